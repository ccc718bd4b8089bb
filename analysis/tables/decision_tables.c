#include "tables/decision_tables.h"

#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "base/translate.h"

enum { RANKED = 12, LABEL_SIZE = 1200, KEY_SIZE = 64 };

static const struct DecisionQuestion *question_of(const struct DecisionView *view) {
    return view->decision->question;
}

/* ---- Harm. */

/* The outcomes that a mix makes worse, of mixes that some budget pays for and the race has left. */
static void add_harm(struct Tables *tables, const struct DecisionView *view) {
    const struct DecisionQuestion *question = question_of(view);
    struct Table *table = tables_add(tables, "harm", _("Harm"));
    table_column(table, "effect", _("effect"), CELL_DIFFERENCE);
    table_column(table, "worse", _("worse, % of points"), CELL_SHARE);
    for (size_t m = 1; m < question->mix_count; m++)
        for (size_t i = 0; i < question->aim_count && !view->decision->race.stopped[m]; i++) {
            const struct Standing *standing = &view->decision->mixes[m];
            char label[LABEL_SIZE], outcome[OUTCOME_LABEL_SIZE], key[LABEL_SIZE];
            if ((standing->harms & 1u << i) == 0)
                continue;
            outcome_label(question->aims[i].outcome, outcome);
            snprintf(label, sizeof label, _("%s: %s (%s)"), decision_view_title(view, m), outcome,
                     _(outcome_display_unit(question->aims[i].outcome)));
            outcome_name(question->aims[i].outcome, outcome);
            snprintf(key, sizeof key, "%s:%s", view->scenarios[m].name, outcome);
            table_line(table, key, label);
            table_scale(table, outcome_display(question->aims[i].outcome, 1.0));
            table_estimate(table, "effect", &standing->aims[i].effect);
            table_value(table, "worse", standing->worse[i]);
        }
    table->most = RANKED;
    table_note(
        table, "%s",
        _("Outcomes whose mean over the points, against doing nothing, is worse with its whole 95 % "
          "interval. "
          "The intervals hold one by one: of twenty outcomes that do not change one is told so by chance."));
    table_empty(
        table,
        _("No mix that is left makes an outcome of the plan worse on average, as far as that is told from "
          "chance."));
}

/* ---- Budgets. */

static void budget_label(char label[KEY_SIZE], double budget) {
    snprintf(label, KEY_SIZE, _("%g million NTD"), budget);
}

static void add_budgets(struct Tables *tables, const struct DecisionView *view) {
    const struct DecisionQuestion *question = question_of(view);
    struct Table *table = tables_add(tables, "decision", _("Best for the money"));
    table_column(table, "best", _("best"), CELL_TEXT);
    table_column(table, "effect", _("effect"), CELL_DIFFERENCE);
    table_column(table, "lead", _("lead"), CELL_DIFFERENCE);
    table_column(table, "best_share", _("best, % of points"), CELL_SHARE);
    table_column(table, "regret_least", _("regret from"), CELL_VALUE);
    table_column(table, "regret", _("to"), CELL_VALUE);
    table_column(table, "regret_90", _("90 % regret"), CELL_VALUE);
    for (size_t b = 0; b < question->budget_count; b++) {
        const struct BudgetStanding *standing = &view->decision->budgets[b];
        char label[KEY_SIZE], key[KEY_SIZE];
        size_t best = standing->best;
        budget_label(label, question->budgets[b]);
        text_from_number(key, sizeof key, question->budgets[b]);
        table_line(table, key, label);
        table_scale(table, decision_view_scale(view));
        if (best == SIZE_MAX)
            continue;
        table_text(table, "best", view->scenarios[best].name, decision_view_title(view, best));
        table_estimate(table, "effect", &view->decision->mixes[best].score.effect);
        table_estimate(table, "lead", &standing->lead.effect);
        table_value(table, "best_share", standing->best_share[best]);
        table_value(table, "regret_least", standing->regret_least[best]);
        table_value(table, "regret", standing->regret[best]);
        table_value(table, "regret_90", standing->regret_90[best]);
    }
    table_note(
        table,
        _("Effect against doing nothing, lead over the second best, in %s, with 95 %% intervals over "
          "the points. "
          "Regret: what the best at a point has more, mean over points; it lies between the two "
          "numbers, of which "
          "the lower one chooses with half of the replicates and looks at the other half. Shares and the "
          "90 %% quantile rest on differences of which the noise of replicates is taken away, where "
          "there are two or more."),
        decision_view_unit(view));
    table_missing(table, _("–: not available, or no mix is admissible."));
}

/* ---- Mixes within a budget. */

static void mix_remark(const struct DecisionView *view, size_t budget, size_t mix, struct Table *table) {
    const struct Standing *standing = &view->decision->mixes[mix];
    const char *code = "", *text = "";
    if (view->decision->race.stopped[mix]) {
        code = "stopped";
        text = _("stopped");
    } else if (!standing->admissible) {
        code = "inadmissible";
        text = _("breaks a limit");
    } else if (mix == view->decision->budgets[budget].best) {
        code = "best";
        text = _("best");
    }
    if (standing->harms != 0 && !view->decision->race.stopped[mix]) {
        code = "harms";
        text = mix == view->decision->budgets[budget].best ? _("best, harm") : _("harm");
    }
    table_text(table, "remark", code, text);
}

static void add_mixes(struct Tables *tables, const struct DecisionView *view, size_t budget) {
    const struct BudgetStanding *standing = &view->decision->budgets[budget];
    char key[KEY_SIZE], title[LABEL_SIZE], label[KEY_SIZE];
    size_t ranked[RANKED], count = decision_view_ranking(view, budget, true, RANKED, ranked);
    budget_label(label, question_of(view)->budgets[budget]);
    snprintf(key, sizeof key, "mixes_%zu", budget);
    snprintf(title, sizeof title, _("Within %s"), label);
    struct Table *table = tables_add(tables, key, title);
    table_column(table, "remark", _("remark"), CELL_TEXT);
    table_column(table, "cost", _("million NTD"), CELL_PLAIN);
    table_column(table, "effect", _("effect"), CELL_DIFFERENCE);
    table_column(table, "per_million", _("a million"), CELL_DIFFERENCE);
    table_column(table, "best_share", _("best, %"), CELL_SHARE);
    table_column(table, "regret_least", _("regret from"), CELL_VALUE);
    table_column(table, "regret", _("to"), CELL_VALUE);
    table_column(table, "score_worse", _("worse, %"), CELL_SHARE);
    for (size_t i = 0; i < count && i < RANKED; i++) {
        size_t m = ranked[i];
        const struct Standing *mix = &view->decision->mixes[m];
        table_line(table, view->scenarios[m].name, decision_view_title(view, m));
        table_scale(table, decision_view_scale(view));
        table_value(table, "cost", question_of(view)->mixes[m].cost);
        table_estimate(table, "effect", &mix->score.effect);
        table_estimate(table, "per_million", &mix->per_money);
        table_value(table, "best_share", standing->best_share[m]);
        table_value(table, "regret_least", standing->regret_least[m]);
        table_value(table, "regret", standing->regret[m]);
        table_value(table, "score_worse", m == 0 ? (double)NAN : mix->score_worse);
        mix_remark(view, budget, m, table);
    }
    size_t stopped = 0;
    for (size_t m = 0; m < question_of(view)->mix_count; m++)
        stopped += view->decision->race.stopped[m] && question_affords(question_of(view), budget, m);
    if (count > RANKED)
        table_note(table, _("The %d best of %zu; mixes.csv has all."), RANKED, count);
    if (stopped > 0)
        table_note(table,
                   _("Stopped early, since clearly behind: %zu; the best of a budget is among these with "
                     "probability at "
                     "most %g."),
                   stopped, question_of(view)->race_error);
    table_note(table, _("Effect in %s against doing nothing; worse: points where it is below that."),
               decision_view_unit(view));
    if (stopped > 0)
        table_note(table, "%s",
                   _("Regret of a stopped mix is at least by how much the best leads where both were run; "
                     "how often it "
                     "would be the best is not estimated."));
    table_missing(table, _("–: not available; effect a million where the effect is told from 0."));
}

/* ---- Effects on each outcome of what is recommended. */

static bool was_shown(const struct DecisionView *view, size_t budget) {
    for (size_t b = 0; b < budget; b++)
        if (view->decision->budgets[b].best == view->decision->budgets[budget].best)
            return true;
    return false;
}

static void add_effects(struct Tables *tables, const struct DecisionView *view) {
    const struct DecisionQuestion *question = question_of(view);
    struct Table *table = tables_add(tables, "effects", _("What the best mixes change"));
    char keys[DECISION_BUDGETS_MOST][KEY_SIZE];
    for (size_t b = 0; b < question->budget_count; b++) {
        size_t best = view->decision->budgets[b].best;
        snprintf(keys[b], KEY_SIZE, "best_%zu", b);
        if (best != SIZE_MAX && !was_shown(view, b))
            table_column(table, keys[b], decision_view_title(view, best), CELL_DIFFERENCE);
    }
    for (size_t i = 0; i < question->aim_count; i++) {
        enum Outcome outcome = question->aims[i].outcome;
        char name[OUTCOME_NAME_SIZE], label[OUTCOME_LABEL_SIZE], line[LABEL_SIZE];
        outcome_name(outcome, name);
        outcome_label(outcome, label);
        snprintf(line, sizeof line,
                 question->aims[i].direction > 0 ? _("%s (%s; more is wanted)")
                                                 : _("%s (%s; less is wanted)"),
                 label, _(outcome_display_unit(outcome)));
        table_line(table, name, line);
        table_scale(table, outcome_display(outcome, 1.0));
        for (size_t b = 0; b < question->budget_count; b++) {
            size_t best = view->decision->budgets[b].best;
            if (best != SIZE_MAX && !was_shown(view, b))
                table_estimate(table, keys[b], &view->decision->mixes[best].aims[i].effect);
        }
    }
    for (size_t i = 0; i < question->aim_count && view->limited != NULL; i++)
        if (view->limited[i] > OUTCOME_LIMITED)
            table_note(table,
                       _("“%s” is the horizon in up to %.0f %% of runs: its means are restricted ones."),
                       outcome_title(question->aims[i].outcome), 100.0 * view->limited[i]);
    table_note(table, "%s", _("Against doing nothing, with 95 % intervals over the points."));
    table_missing(table, _("–: not available."));
}

/* ---- The frontier. */

static void add_frontier(struct Tables *tables, const struct DecisionView *view) {
    const struct DecisionQuestion *question = question_of(view);
    struct Table *table = tables_add(tables, "frontier", _("More effect for more money"));
    table_column(table, "cost", _("million NTD"), CELL_PLAIN);
    table_column(table, "booked", _("booked"), CELL_PLAIN);
    table_column(table, "effect", _("effect"), CELL_DIFFERENCE);
    table_column(table, "points", _("points"), CELL_COUNT);
    double below = -1.0;
    for (size_t next = 0; next != SIZE_MAX;) {
        next = SIZE_MAX;
        for (size_t m = 0; m < question->mix_count; m++)
            if (view->decision->mixes[m].on_frontier && question->mixes[m].cost > below &&
                (next == SIZE_MAX || question->mixes[m].cost < question->mixes[next].cost))
                next = m;
        if (next == SIZE_MAX)
            break;
        below = question->mixes[next].cost;
        table_line(table, view->scenarios[next].name, decision_view_title(view, next));
        table_scale(table, decision_view_scale(view));
        table_value(table, "cost", below);
        table_value(table, "booked", view->booked != NULL ? view->booked[next] : (double)NAN);
        table_estimate(table, "effect", &view->decision->mixes[next].score.effect);
        table_value(table, "points", (double)view->decision->mixes[next].score.effect.count);
    }
    for (size_t b = 0; b < question->budget_count; b++) {
        const struct BudgetStanding *standing = &view->decision->budgets[b];
        char further[FORMAT_SIZE];
        if (standing->next == SIZE_MAX)
            continue;
        const struct Estimate shown = estimate_scaled(&standing->further, decision_view_scale(view));
        format_estimate(further, &shown, FORMAT_AS_DIFFERENCE, FORMAT_PLAIN);
        table_note(table, _("Beyond %g million NTD the next step is “%s”: %s %s for each further million."),
                   question->budgets[b], decision_view_title(view, standing->next), further,
                   decision_view_unit(view));
    }
    table_note(
        table, "%s",
        _("A mix is listed if none that costs as much or less has a higher mean. Booked: what the model "
          "spends on its interventions, where an option is said to cost something else."));
}

/* ---- When it would be wrong. */

static void add_boxes(struct Table *table, const struct DecisionView *view, size_t budget,
                      enum Circumstance event) {
    const struct PrimBoxes *boxes = &view->circumstances[budget].boxes[event];
    for (size_t i = 0; i < boxes->count; i++) {
        const struct PrimBox *box = &boxes->box[i];
        char words[DECISION_WORDS_SIZE], label[LABEL_SIZE + DECISION_WORDS_SIZE], key[KEY_SIZE];
        decision_view_words(view, box, words);
        snprintf(key, sizeof key, "%s_%zu_%zu", event == CIRCUMSTANCE_HARM ? "harm" : "not_best", budget, i);
        snprintf(label, sizeof label,
                 event == CIRCUMSTANCE_HARM ? _("%g million: worse than nothing when %s")
                                            : _("%g million: not the best when %s"),
                 question_of(view)->budgets[budget], words);
        table_line(table, key, label);
        table_value(table, "density", box->density);
        table_value(table, "coverage", box->coverage);
        table_value(table, "base", boxes->base);
        table_value(table, "held",
                    box->held_points > 0 ? (double)box->held_events / (double)box->held_points : (double)NAN);
        table_value(table, "p", box->p);
        table_text(table, "holds", box->holds ? "yes" : "no", box->holds ? _("yes") : _("no"));
    }
}

static void add_circumstances(struct Tables *tables, const struct DecisionView *view) {
    struct Table *table = tables_add(tables, "circumstances", _("When it would be wrong"));
    table_column(table, "density", _("there, %"), CELL_SHARE);
    table_column(table, "base", _("anywhere, %"), CELL_SHARE);
    table_column(table, "coverage", _("of all cases, %"), CELL_SHARE);
    table_column(table, "held", _("held back, %"), CELL_SHARE);
    table_column(table, "p", _("p"), CELL_P);
    table_column(table, "holds", _("holds"), CELL_TEXT);
    for (size_t b = 0; b < question_of(view)->budget_count; b++)
        for (int event = CIRCUMSTANCE_COUNT; event-- > 0;)
            add_boxes(table, view, b, (enum Circumstance)event);
    table_note(
        table, "%s",
        _("Boxes by PRIM in two thirds of the points, looked at again in the third that was held back: a box "
          "holds "
          "if it is no chance there (one of twenty decisions without any rule has a box that holds)."));
    table_empty(
        table,
        _("No circumstances are found in which the best mix would be wrong more often than elsewhere, or "
          "there are too few points or cases to look for them."));
    table_missing(table, _("–: no point that was held back lies there."));
}

void decision_tables(struct Tables *tables, const struct DecisionView *view) {
    add_harm(tables, view);
    add_budgets(tables, view);
    for (size_t b = 0; b < question_of(view)->budget_count; b++)
        add_mixes(tables, view, b);
    add_effects(tables, view);
    add_frontier(tables, view);
    add_circumstances(tables, view);
}
