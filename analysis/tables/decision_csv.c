#include "tables/decision_csv.h"

#include <math.h>
#include <stdint.h>

#include "base/array.h"
#include "base/csv.h"
#include "base/translate.h"

static const struct SummaryColumn budget_columns[] = {
    SUMMARY_COLUMN("budget", "million NTD", "what may be spent, a run"),
    SUMMARY_COLUMN("best", "",
                   "mix with the highest mean score among those that are admissible and were not stopped"),
    SUMMARY_COLUMN("cost", "million NTD", "what it costs"),
    SUMMARY_COLUMN("effect", "score", "its mean score less that of doing nothing"),
    SUMMARY_COLUMN("effect_low", "score", "lower end of its interval (t over points)"),
    SUMMARY_COLUMN("effect_high", "score", "upper end of its interval"),
    SUMMARY_COLUMN("second", "", "mix with the second highest"),
    SUMMARY_COLUMN("lead", "score", "mean difference of the two"),
    SUMMARY_COLUMN("lead_low", "score", "lower end of its interval"),
    SUMMARY_COLUMN("lead_high", "score", "upper end of its interval"),
    SUMMARY_COLUMN("lead_p", "probability", "two-sided p of no difference"),
    SUMMARY_COLUMN("points", "points", "points where all mixes that are left have values"),
    SUMMARY_COLUMN("best_share", "share",
                   "of these, where the best has the highest score, the noise of replicates taken away"),
    SUMMARY_COLUMN("regret_least", "score",
                   "its mean regret, too low by noise (chosen with half of the replicates)"),
    SUMMARY_COLUMN("regret", "score", "its mean regret, too high by noise"),
    SUMMARY_COLUMN("regret_90", "score",
                   "90 % quantile of its regret over points, the noise of replicates taken away"),
    SUMMARY_COLUMN("worse_share", "share", "points where it is worse than doing nothing"),
    SUMMARY_COLUMN("not_best_share", "share", "points where another mix is better"),
    SUMMARY_COLUMN("next", "", "next mix of the frontier, which costs more"),
    SUMMARY_COLUMN("further", "score a million NTD", "what it gives more, for each further million"),
    SUMMARY_COLUMN("further_low", "score a million NTD", "lower end of its interval"),
    SUMMARY_COLUMN("further_high", "score a million NTD", "upper end of its interval"),
};
static const struct SummaryColumn mix_columns[] = {
    SUMMARY_COLUMN("budget", "million NTD", "what may be spent, a run"),
    SUMMARY_COLUMN("mix", "", "options that are taken together"),
    SUMMARY_COLUMN("options", "options", "how many"),
    SUMMARY_COLUMN("cost", "million NTD", "what they cost"),
    SUMMARY_COLUMN("booked", "million NTD",
                   "what the model books for its interventions above doing nothing, mean over points"),
    SUMMARY_COLUMN("points", "points", "points that it was run at"),
    SUMMARY_COLUMN("stopped", "switch", "1 if the race stopped it early"),
    SUMMARY_COLUMN("behind", "", "the mix that it was clearly behind"),
    SUMMARY_COLUMN("effect", "score", "mean score less that of doing nothing"),
    SUMMARY_COLUMN("effect_low", "score", "lower end of its interval (t over points)"),
    SUMMARY_COLUMN("effect_high", "score", "upper end of its interval"),
    SUMMARY_COLUMN("effect_p", "probability", "two-sided p of no effect"),
    SUMMARY_COLUMN("per_million", "score a million NTD", "effect over cost, where the effect is told from 0"),
    SUMMARY_COLUMN("per_million_low", "score a million NTD", "lower end of its interval"),
    SUMMARY_COLUMN("per_million_high", "score a million NTD", "upper end of its interval"),
    SUMMARY_COLUMN("best_share", "share",
                   "points where it has the highest score of those left within the budget, without noise"),
    SUMMARY_COLUMN("regret_least", "score",
                   "mean regret, too low by noise; of a stopped mix what the best leads by"),
    SUMMARY_COLUMN("regret", "score", "mean regret, too high by noise"),
    SUMMARY_COLUMN("regret_90", "score", "90 % quantile of the regret over points, without noise"),
    SUMMARY_COLUMN("worse_share", "share", "points where it is worse than doing nothing"),
    SUMMARY_COLUMN("admissible", "switch", "1 if its means meet the constraints"),
    SUMMARY_COLUMN("admissible_share", "share", "points where they do; empty without constraints"),
    SUMMARY_COLUMN("frontier", "switch", "1 if none that costs as much or less has a higher mean score"),
};
static const struct SummaryColumn effect_columns[] = {
    SUMMARY_COLUMN("mix", "", "options that are taken together"),
    SUMMARY_COLUMN("outcome", "", "outcome of the plan"),
    SUMMARY_COLUMN("unit", "", "unit of the effect"),
    SUMMARY_COLUMN("direction", "", "1: more is wanted, -1: less"),
    SUMMARY_COLUMN("points", "points", "points that it rests on"),
    SUMMARY_COLUMN("effect", "as the column unit says", "mean difference against doing nothing"),
    SUMMARY_COLUMN("effect_low", "as the column unit says", "lower end of its interval (t over points)"),
    SUMMARY_COLUMN("effect_high", "as the column unit says", "upper end of its interval"),
    SUMMARY_COLUMN("effect_p", "probability", "two-sided p of no effect"),
    SUMMARY_COLUMN("worse_share", "share", "points where the outcome is worse"),
    SUMMARY_COLUMN("harm", "switch", "1 if the whole interval is on the worse side"),
};
static const struct SummaryColumn box_columns[] = {
    SUMMARY_COLUMN("budget", "million NTD", "of the best mix that the box is about"),
    SUMMARY_COLUMN("event", "", "not_best: another mix is better; harm: doing nothing is"),
    SUMMARY_COLUMN("box", "", "number of the box, the first found first"),
    SUMMARY_COLUMN("factor", "", "factor that it restricts"),
    SUMMARY_COLUMN("low", "as the factor", "lower end; empty: none"),
    SUMMARY_COLUMN("high", "as the factor", "upper end; empty: none"),
    SUMMARY_COLUMN("quasi_p", "probability",
                   "of so many events by chance without this restriction (binomial)"),
    SUMMARY_COLUMN("points", "points", "points inside, of those that it was found in"),
    SUMMARY_COLUMN("events", "points", "of these, points with the event"),
    SUMMARY_COLUMN("density", "share", "events of the points inside"),
    SUMMARY_COLUMN("coverage", "share", "events inside, of all events"),
    SUMMARY_COLUMN("base", "share", "events of all points"),
    SUMMARY_COLUMN("held_points", "points", "points inside, of those that were held back"),
    SUMMARY_COLUMN("held_events", "points", "of these, points with the event"),
    SUMMARY_COLUMN("held_p", "probability", "of so many of them by chance (hypergeometric, one-sided)"),
    SUMMARY_COLUMN("holds", "switch", "1 if that is below 0.05 over the most boxes that are looked for"),
};

const struct SummaryTableRow *decision_file(enum DecisionFile file) {
    static const struct SummaryTableRow rows[DECISION_FILE_COUNT] = {
        {"decision.csv", N_("one row a budget"), budget_columns, COUNT_OF(budget_columns)},
        {"mixes.csv", N_("one row a budget and mix that it pays for"), mix_columns, COUNT_OF(mix_columns)},
        {"mix_effects.csv", N_("one row a mix and outcome"), effect_columns, COUNT_OF(effect_columns)},
        {"boxes.csv", N_("one row a box and factor that it restricts"), box_columns, COUNT_OF(box_columns)},
    };
    return &rows[file];
}

static void write_estimate(FILE *stream, const struct Estimate *estimate, char after) {
    csv_number(stream, estimate->value, ',');
    csv_number(stream, estimate->low, ',');
    csv_number(stream, estimate->high, after);
}

static void write_name(FILE *stream, const struct DecisionView *view, size_t mix) {
    csv_text(stream, mix == SIZE_MAX ? "" : view->scenarios[mix].name, ',');
}

static double at_mix(const double values[], size_t mix) {
    return mix == SIZE_MAX ? (double)NAN : values[mix];
}

static void write_budgets(const struct DecisionView *view, FILE *stream) {
    const struct DecisionQuestion *question = view->decision->question;
    const struct Estimate none = estimate_none();
    for (size_t b = 0; b < question->budget_count; b++) {
        const struct BudgetStanding *standing = &view->decision->budgets[b];
        size_t best = standing->best;
        csv_number(stream, question->budgets[b], ',');
        write_name(stream, view, best);
        csv_number(stream, best == SIZE_MAX ? (double)NAN : question->mixes[best].cost, ',');
        write_estimate(stream, best == SIZE_MAX ? &none : &view->decision->mixes[best].score.effect, ',');
        write_name(stream, view, standing->second);
        write_estimate(stream, &standing->lead.effect, ',');
        csv_number(stream, standing->lead.p, ',');
        fprintf(stream, "%zu,", standing->points);
        csv_number(stream, at_mix(standing->best_share, best), ',');
        csv_number(stream, at_mix(standing->regret_least, best), ',');
        csv_number(stream, at_mix(standing->regret, best), ',');
        csv_number(stream, at_mix(standing->regret_90, best), ',');
        csv_number(stream, view->circumstances[b].share[CIRCUMSTANCE_HARM], ',');
        csv_number(stream, view->circumstances[b].share[CIRCUMSTANCE_NOT_BEST], ',');
        write_name(stream, view, standing->next);
        write_estimate(stream, &standing->further, '\n');
    }
}

static void write_mix(const struct DecisionView *view, size_t budget, size_t mix, FILE *stream) {
    const struct Decision *decision = view->decision;
    const struct BudgetStanding *of_budget = &decision->budgets[budget];
    const struct Standing *standing = &decision->mixes[mix];
    csv_number(stream, decision->question->budgets[budget], ',');
    write_name(stream, view, mix);
    fprintf(stream, "%zu,", decision->question->mixes[mix].count);
    csv_number(stream, decision->question->mixes[mix].cost, ',');
    csv_number(stream, view->booked != NULL ? view->booked[mix] : (double)NAN, ',');
    fprintf(stream, "%lld,%d,", (long long)standing->score.effect.count, decision->race.stopped[mix]);
    write_name(stream, view, decision->race.behind[mix]);
    write_estimate(stream, &standing->score.effect, ',');
    csv_number(stream, standing->score.p, ',');
    write_estimate(stream, &standing->per_money, ',');
    csv_number(stream, of_budget->best_share[mix], ',');
    csv_number(stream, of_budget->regret_least[mix], ',');
    csv_number(stream, of_budget->regret[mix], ',');
    csv_number(stream, of_budget->regret_90[mix], ',');
    csv_number(stream, standing->score_worse, ',');
    fprintf(stream, "%d,", standing->admissible);
    csv_number(stream, standing->admissible_share, ',');
    fprintf(stream, "%d\n", standing->on_frontier);
}

static void write_mixes(const struct DecisionView *view, FILE *stream) {
    const struct DecisionQuestion *question = view->decision->question;
    for (size_t b = 0; b < question->budget_count; b++)
        for (size_t m = 0; m < question->mix_count; m++)
            if (question_affords(question, b, m))
                write_mix(view, b, m, stream);
}

static void write_effects(const struct DecisionView *view, FILE *stream) {
    const struct DecisionQuestion *question = view->decision->question;
    for (size_t m = 1; m < question->mix_count; m++)
        for (size_t i = 0; i < question->aim_count; i++) {
            const struct Standing *standing = &view->decision->mixes[m];
            char name[OUTCOME_NAME_SIZE];
            outcome_name(question->aims[i].outcome, name);
            write_name(stream, view, m);
            csv_text(stream, name, ',');
            csv_text(stream, outcome_row(question->aims[i].outcome)->unit, ',');
            fprintf(stream, "%d,%lld,", question->aims[i].direction,
                    (long long)standing->aims[i].effect.count);
            write_estimate(stream, &standing->aims[i].effect, ',');
            csv_number(stream, standing->aims[i].p, ',');
            csv_number(stream, standing->worse[i], ',');
            fprintf(stream, "%d\n", (standing->harms >> i & 1u) != 0);
        }
}

static double end_of(double value) {
    return isinf(value) ? (double)NAN : value;
}

static void write_box(const struct DecisionView *view, size_t budget, enum Circumstance event, size_t index,
                      FILE *stream) {
    const struct PrimBoxes *boxes = &view->circumstances[budget].boxes[event];
    const struct PrimBox *box = &boxes->box[index];
    for (size_t f = 0; f < view->factor_count; f++) {
        if (isinf(box->low[f]) && isinf(box->high[f]))
            continue;
        csv_number(stream, view->decision->question->budgets[budget], ',');
        fprintf(stream, "%s,%zu,", event == CIRCUMSTANCE_HARM ? "harm" : "not_best", index);
        csv_text(stream, view->factors[f].key, ',');
        csv_number(stream, end_of(box->low[f]), ',');
        csv_number(stream, end_of(box->high[f]), ',');
        csv_number(stream, box->quasi_p[f], ',');
        fprintf(stream, "%zu,%zu,", box->points, box->events);
        csv_number(stream, box->density, ',');
        csv_number(stream, box->coverage, ',');
        csv_number(stream, boxes->base, ',');
        fprintf(stream, "%zu,%zu,", box->held_points, box->held_events);
        csv_number(stream, box->p, ',');
        fprintf(stream, "%d\n", box->holds);
    }
}

static void write_boxes(const struct DecisionView *view, FILE *stream) {
    for (size_t b = 0; b < view->decision->question->budget_count; b++)
        for (int event = 0; event < CIRCUMSTANCE_COUNT; event++)
            for (size_t i = 0; i < view->circumstances[b].boxes[event].count; i++)
                write_box(view, b, (enum Circumstance)event, i, stream);
}

void decision_file_write(enum DecisionFile file, const struct DecisionView *view, FILE *stream) {
    static void (*const writers[DECISION_FILE_COUNT])(const struct DecisionView *view, FILE *stream) = {
        write_budgets, write_mixes, write_effects, write_boxes};
    const struct SummaryTableRow *row = decision_file(file);
    for (size_t i = 0; i < row->column_count; i++)
        fprintf(stream, "%s%c", row->columns[i].name, i + 1 < row->column_count ? ',' : '\n');
    writers[file](view, stream);
}
