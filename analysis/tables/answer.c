#define _POSIX_C_SOURCE 200809L /* strdup */
#include "tables/answer.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/terminal.h"
#include "base/text.h"
#include "base/translate.h"
#include "compare/judgement.h"
#include "compare/money.h"

enum { TEXT_SIZE = 4096, ITEMS_MOST = 4, NAMES_MOST = 6 };

/* What the sentences are about, and the paragraph on its way. */
struct Writing {
    const struct Comparison *comparison;
    const struct Scenario *scenarios;
    enum FormatStyle style;
    char text[TEXT_SIZE];
};

const char *answer_kind_name(enum AnswerKind kind) {
    static const char *const names[] = {"summary", "harms", "mixed", "helps", "unclear", "pairs", "sure"};
    return names[kind];
}

static void say(struct Writing *self, const char *format, ...) PRINTF_LIKE(2, 3);

/* Sentences follow each other with a space between them where the language ends them with a point. */
static void say(struct Writing *self, const char *format, ...) {
    size_t used = strlen(self->text);
    va_list arguments;
    if (used > 0 && used + 1 < sizeof self->text && self->text[used - 1] == '.')
        self->text[used++] = ' ';
    va_start(arguments, format);
    if (used < sizeof self->text)
        vsnprintf(self->text + used, sizeof self->text - used, format, arguments);
    va_end(arguments);
}

/* Ends the paragraph and begins the next. */
static enum Status add_part(struct Answer *self, struct Writing *writing, enum AnswerKind kind,
                            const char *heading, struct Error *error) {
    struct AnswerPart *parts = realloc(self->parts, (self->count + 1) * sizeof *parts);
    if (parts == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the answer");
    self->parts = parts;
    parts[self->count] = (struct AnswerPart){kind, strdup(heading), strdup(writing->text)};
    bool complete = parts[self->count].heading != NULL && parts[self->count].text != NULL;
    self->count++;
    writing->text[0] = '\0';
    return complete ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the answer");
}

void answer_free(struct Answer *self) {
    for (size_t i = 0; i < self->count; i++) {
        free(self->parts[i].heading);
        free(self->parts[i].text);
    }
    free(self->parts);
    *self = (struct Answer){0};
}

void answer_print(const struct Answer *self, FILE *stream) {
    enum { INDENT = 2 };
    for (size_t i = 0; i < self->count; i++) {
        const struct AnswerPart *part = &self->parts[i];
        bool headed = part->heading[0] != '\0';
        if (headed)
            write_bold(stream, part->heading);
        fprintf(stream, headed ? "\n%*s" : "%*s", headed ? INDENT : 0, "");
        print_wrapped(stream, headed ? INDENT : 0, headed ? INDENT : 0, part->text);
        fputc('\n', stream);
    }
}

/* ---- One option. */

static const struct ComparedEffect *effect_of(const struct Writing *self, size_t scenario,
                                              enum Outcome outcome) {
    return &self->comparison->effects[scenario][outcome];
}

/* "from 19.9 % to 0.0 % (difference −22.1 to −17.6 percentage points)"; what has no unit of its own in per
 * cent of the baseline. */
static void describe_change(const struct Writing *self, size_t scenario, enum Outcome outcome, char *text,
                            size_t size) {
    const struct ComparedEffect *effect = effect_of(self, scenario, outcome);
    const struct PairedEffect *paired = &effect->paired;
    char from[FORMAT_SIZE], to[FORMAT_SIZE], band[FORMAT_SIZE], name[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, name);
    bool is_share = outcome_display(outcome, 1.0) == 100.0;
    bool is_relative = strcmp(outcome_row(outcome)->unit, "value units") == 0;
    double scale = is_relative ? 100.0 / paired->baseline_mean : outcome_display(outcome, 1.0);
    struct Estimate difference = estimate_scaled(&effect->difference, scale);
    format_band(band, &difference, FORMAT_AS_DIFFERENCE, self->style);
    if (is_relative) {
        snprintf(text, size, _("%s by %s per cent of the baseline's"), name, band);
        return;
    }
    if (is_share) {
        format_share(from, paired->baseline_mean, self->style);
        format_share(to, paired->scenario_mean, self->style);
    } else {
        format_number(from, round(outcome_display(outcome, paired->baseline_mean)), NAN, self->style);
        format_number(to, round(outcome_display(outcome, paired->scenario_mean)), NAN, self->style);
    }
    snprintf(text, size,
             is_share ? _("%s from %s %% to %s %% (by %s percentage points)") : _("%s from %s to %s (by %s)"),
             name, from, to, band);
}

/* "; "-separated, at most so many; what is left is counted. */
static void list_changes(const struct Writing *self, size_t scenario, size_t count,
                         const enum Outcome outcomes[], char text[TEXT_SIZE]) {
    size_t used = 0, shown = count > ITEMS_MOST ? ITEMS_MOST : count;
    text[0] = '\0';
    for (size_t i = 0; i < shown; i++) {
        char change[512];
        describe_change(self, scenario, outcomes[i], change, sizeof change);
        used += (size_t)snprintf(text + used, TEXT_SIZE - used, "%s%s", i > 0 ? _("; ") : "", change);
    }
    if (count > shown)
        snprintf(text + used, TEXT_SIZE - used, _("; and %zu more"), count - shown);
}

static void say_vanished(struct Writing *self, const struct Judgement *judgement) {
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        if (judgement->vanished[type])
            say(self, _("No collaboration of this kind starts any more: %s."),
                _(case_type_title((enum CaseType)type)));
}

static void say_changes(struct Writing *self, size_t scenario, const struct Judgement *judgement) {
    char text[TEXT_SIZE];
    if (judgement->worse_count > 0) {
        list_changes(self, scenario, judgement->worse_count, judgement->worse, text);
        say(self, _("Worse: %s."), text);
    }
    say_vanished(self, judgement);
    if (judgement->better_count > 0) {
        list_changes(self, scenario, judgement->better_count, judgement->better, text);
        say(self, _("Better: %s."), text);
    }
}

/* What is spent more or less than in the baseline, by what it is spent on, as shown adding up. */
static void say_money(struct Writing *self, size_t scenario, enum JudgementSaving saving) {
    static const char *const reasons[] = {
        [SAVING_FEWER_START] = N_("Less is spent because fewer collaborations start: that is no saving."),
        [SAVING_MORE_REFUSED] = N_("Less is spent because more data is refused: that is no saving."),
        [SAVING_FEWER_COMPLETED] = N_("Less is spent because fewer are completed: that is no saving.")};
    struct Money money = money_further(self->comparison, scenario);
    int digits = money_digits(money.total);
    char part[MONEY_PARTS][FORMAT_SIZE], total[FORMAT_SIZE];
    if (isnan(money.total))
        return;
    money = money_rounded(&money, digits);
    for (int k = 0; k < MONEY_PARTS; k++)
        format_amount(part[k], money.part[k], digits, true, self->style);
    format_amount(total, fabs(money.total), digits, false, self->style);
    if (money.total == 0.0)
        say(self, "%s", _("It costs as much as the baseline."));
    else
        say(self,
            money.total > 0.0
                ? _("Costs %s million NTD more: interventions %s, collaborations %s, opening of "
                    "datasets %s.")
                : _("Costs %s million NTD less: interventions %s, collaborations %s, opening of "
                    "datasets %s."),
            total, part[MONEY_INTERVENTIONS], part[MONEY_COLLABORATIONS], part[MONEY_PUBLICATION]);
    if (saving == SAVING_FEWER_START || saving == SAVING_MORE_REFUSED || saving == SAVING_FEWER_COMPLETED)
        say(self, "%s", _(reasons[saving]));
}

/* What one more costs, where there is more of it beyond chance. */
static void say_price(struct Writing *self, size_t scenario, int per, const char *sentence) {
    const struct CostEffect *cost = &self->comparison->cost_effects[scenario][per];
    struct Estimate price = cost->fieller;
    char value[FORMAT_SIZE], band[FORMAT_SIZE];
    if (cost->kind != COST_EFFECT_PER_GAIN)
        return;
    format_number(value, price.value, price.value, self->style);
    format_band(band, &price, FORMAT_AS_NUMBER, self->style);
    say(self, sentence, value, band);
}

static enum Status add_option(struct Answer *self, struct Writing *writing, size_t scenario,
                              struct Error *error) {
    static const enum AnswerKind kinds[] = {
        [JUDGEMENT_HARMS] = ANSWER_HARMS, [JUDGEMENT_MIXED] = ANSWER_MIXED, [JUDGEMENT_HELPS] = ANSWER_HELPS};
    struct Judgement judgement = judgement_of(writing->comparison, scenario);
    say_changes(writing, scenario, &judgement);
    say_money(writing, scenario, judgement.saving);
    say_price(writing, scenario, COST_PER_COMPLETION,
              _("One more completed collaboration costs %s million NTD (%s)."));
    say_price(writing, scenario, COST_PER_UNIT,
              _("One more agency that tries it costs %s million NTD (%s)."));
    return add_part(self, writing, kinds[judgement.kind], scenario_title(&writing->scenarios[scenario]),
                    error);
}

/* ---- All of them. */

/* “A”, “B” and so many more. */
static void list_names(const struct Writing *self, size_t count, const size_t who[], char text[TEXT_SIZE]) {
    size_t used = 0, shown = count > NAMES_MOST ? NAMES_MOST : count;
    text[0] = '\0';
    for (size_t i = 0; i < shown; i++) {
        const char *title = scenario_title(&self->scenarios[who[i]]);
        used += (size_t)snprintf(text + used, TEXT_SIZE - used, _("%s“%.*s”"), i > 0 ? _(", ") : "",
                                 text_prefix(title, 250), title);
    }
    if (count > shown)
        snprintf(text + used, TEXT_SIZE - used, _(" and %zu more"), count - shown);
}

/* Options of these kinds, in the order in which they are told; returns how many. */
static size_t choose(const struct Writing *self, enum ComparisonRanked ranked, unsigned kinds, size_t who[]) {
    size_t all = judgement_order(self->comparison, ranked, who), count = 0;
    for (size_t i = 0; i < all; i++)
        if ((kinds & 1u << judgement_of(self->comparison, who[i]).kind) != 0)
            who[count++] = who[i];
    return count;
}

enum { WORSE = 1u << JUDGEMENT_HARMS | 1u << JUDGEMENT_MIXED, HELPS = 1u << JUDGEMENT_HELPS };

/* Of what makes nothing worse, what completes one more collaboration for the least money. */
static void say_best_buy(struct Writing *self, size_t count, const size_t who[]) {
    if (count == 0)
        return;
    const struct CostEffect *cost = &self->comparison->cost_effects[who[0]][COST_PER_COMPLETION];
    struct Estimate price = cost->fieller;
    char value[FORMAT_SIZE], band[FORMAT_SIZE];
    if (cost->kind != COST_EFFECT_PER_GAIN) {
        say(self, "%s", _("None of those that make nothing worse is shown to complete more collaborations."));
        return;
    }
    format_number(value, price.value, price.value, self->style);
    format_band(band, &price, FORMAT_AS_NUMBER, self->style);
    say(self,
        _("Of those that make nothing worse, “%s” completes one more collaboration for the least money: %s "
          "million NTD (%s)."),
        scenario_title(&self->scenarios[who[0]]), value, band);
}

static double years(const struct Writing *self) {
    return (double)self->comparison->outcomes.weeks / 52.0;
}

static void say_summary(struct Writing *self, size_t who[]) {
    size_t all = choose(self, RANKED_SINGLES, ~0u, who), worse = choose(self, RANKED_SINGLES, WORSE, who),
           helps = choose(self, RANKED_SINGLES, HELPS, who);
    const char *baseline = scenario_title(&self->scenarios[0]);
    say(self,
        translate_plural("Options against “%s”, over %.3g year: %zu.",
                         "Options against “%s”, over %.3g years: %zu.", years(self) == 1.0 ? 1 : 2),
        baseline, years(self), all);
    if (self->comparison->members == 0)
        return;
    say(self,
        _("Making something worse: %zu; making something better and nothing worse: %zu; no difference shown: "
          "%zu."),
        worse, helps, all - worse - helps);
    say_best_buy(self, helps, who);
}

static void say_names(struct Writing *self, const char *sentence, size_t count, const size_t who[]) {
    char names[TEXT_SIZE];
    if (count == 0)
        return;
    list_names(self, count, who, names);
    say(self, sentence, names);
}

static enum Status add_unclear(struct Answer *self, struct Writing *writing, size_t who[],
                               struct Error *error) {
    char names[TEXT_SIZE];
    size_t count = choose(writing, RANKED_SINGLES, 1u << JUDGEMENT_UNCLEAR, who);
    if (count == 0)
        return STATUS_OK;
    list_names(writing, count, who, names);
    say(writing,
        _("%s. That is no proof that there is none: the table tells how large it may be, and what they "
          "cost."),
        names);
    size_t same = 0;
    for (size_t i = 0; i < count; i++)
        if (judgement_is_of_nothing(writing->comparison, who[i]))
            who[same++] = who[i];
    say_names(writing, _("Without any effect on what is judged, in every run: %s."), same, who);
    return add_part(self, writing, ANSWER_UNCLEAR, _("No difference is shown"), error);
}

/* Pairs of which the excess over the sum goes this way, in completion. */
static size_t choose_synergy(const struct Writing *self, enum SynergyKind kind, size_t who[]) {
    size_t count = 0;
    for (size_t k = 0; k < self->comparison->combination_count; k++)
        if (self->comparison->synergies[k][OUTCOME_COMPLETED_52].kind == kind)
            who[count++] = self->comparison->combinations[k].both;
    return count;
}

static enum Status add_pairs(struct Answer *self, struct Writing *writing, size_t who[],
                             struct Error *error) {
    size_t all = choose(writing, RANKED_PAIRS, ~0u, who);
    if (all == 0 || writing->comparison->members == 0)
        return STATUS_OK;
    say_names(writing, _("Making something worse: %s."), choose(writing, RANKED_PAIRS, WORSE, who), who);
    say_names(writing, _("Making something better and nothing worse: %s."),
              choose(writing, RANKED_PAIRS, HELPS, who), who);
    say_names(writing, _("Completing more than the sum of both: %s."),
              choose_synergy(writing, SYNERGY_MORE, who), who);
    say_names(writing, _("Completing less than the sum of both: %s."),
              choose_synergy(writing, SYNERGY_LESS, who), who);
    if (writing->text[0] == '\0')
        say(writing, "%s", _("None of them is told from the baseline."));
    return add_part(self, writing, ANSWER_PAIRS, _("Two options together"), error);
}

static void say_ranking(struct Writing *self) {
    const struct Ranking *ranking = &self->comparison->rankings[RANKED_SINGLES][RANKING_COMPLETION];
    if (ranking_is_known(ranking))
        say(self,
            _("“%s” completes the largest share of collaborations; if the runs are drawn again, it still "
              "does in "
              "%.0f of 100 draws."),
            scenario_title(&self->scenarios[ranking_at(ranking, 0)]), 100.0 * ranking_held(ranking, 0));
}

static enum Status add_sure(struct Answer *self, struct Writing *writing, struct Error *error) {
    const struct Comparison *comparison = writing->comparison;
    size_t runs = comparison->outcomes.scenario[0].runs;
    if (comparison->members == 0)
        say(writing, "%s",
            _("Not at all: one run of each option gives no interval, no verdict and no ranking. Ask for 20 "
              "or "
              "more (--replicates 20)."));
    else {
        say(writing,
            _("%zu simulated runs of each option, each beside the baseline's run with the same chances. The "
              "%zu "
              "intervals on which verdicts rest hold together: with %g %% confidence none of them misses "
              "what "
              "the model does. Other numbers hold one by one and bear no verdict."),
            runs, comparison->members, 100.0 * comparison->confidence);
        say_ranking(writing);
    }
    say(writing,
        _("Whether the model is right is another question: %zu of its %zu parameters are assumed and not "
          "measured."),
        params_assumed(), params_count());
    return add_part(self, writing, ANSWER_SURE, _("How sure is that?"), error);
}

static enum Status write_parts(struct Answer *self, struct Writing *writing, size_t who[],
                               struct Error *error) {
    say_summary(writing, who);
    enum Status status = add_part(self, writing, ANSWER_SUMMARY, "", error);
    size_t count = choose(writing, RANKED_SINGLES, WORSE | HELPS, who);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = add_option(self, writing, who[i], error);
    if (status == STATUS_OK)
        status = add_unclear(self, writing, who, error);
    if (status == STATUS_OK)
        status = add_pairs(self, writing, who, error);
    return status == STATUS_OK ? add_sure(self, writing, error) : status;
}

enum Status answer_make(struct Answer *self, const struct Comparison *comparison,
                        const struct Scenario scenarios[], enum FormatStyle style, struct Error *error) {
    struct Writing *writing = calloc(1, sizeof *writing);
    size_t most = comparison->scenarios + comparison->combination_count;
    size_t *who = calloc(most > 0 ? most : 1, sizeof *who);
    enum Status status = STATUS_OK;
    if (writing == NULL || who == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the answer");
    else {
        *writing = (struct Writing){.comparison = comparison, .scenarios = scenarios, .style = style};
        status = write_parts(self, writing, who, error);
    }
    free(writing);
    free(who);
    return status;
}
