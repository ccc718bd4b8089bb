#include "tables/experiment_answer.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/translate.h"
#include "sensitivity/estimator.h"
#include "sensitivity/power.h"
#include "tables/format.h"

static bool leaves_out_zero(const struct Estimate *estimate) {
    return estimate->low > 0.0 || estimate->high < 0.0;
}

static void say_further(struct Sentences *self, enum Outcome outcome, const char *factor) {
    char label[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, label);
    sentences_say(self, SENTENCE_FOUND, _("“%s” depends most on %s."), label, factor);
}

static void say_no_factor(struct Sentences *self, enum Outcome outcome) {
    char label[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, label);
    sentences_say(self, SENTENCE_FOUND, _("No factor is seen to move “%s”."), label);
}

static void say_too_few(struct Sentences *self, size_t factors, enum Outcome outcome) {
    char label[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, label);
    if (factors > 0)
        sentences_say(self, SENTENCE_FOUND, _("Too few points have a value to tell which factor moves “%s”."),
                      label);
}

static void say_noise(struct Sentences *self, const struct NoiseShare *noise) {
    char share[FORMAT_SIZE];
    format_share(share, noise->of_runs.value, FORMAT_TYPESET);
    if (noise->known == NOISE_ONE_REPLICATE)
        sentences_say(self, SENTENCE_SURE, "%s",
                      _("How far chance alone moves it is not known: each point was run once."));
    else if (noise->known == NOISE_KNOWN)
        sentences_say(
            self, SENTENCE_SURE,
            _("Chance alone, between runs of the same point, makes %s %% of the variance of single runs."),
            share);
}

static void say_where(struct Sentences *self) {
    sentences_say(
        self, SENTENCE_FAILS, "%s",
        _("It holds over the ranges that the plan moved these factors, with all else as in the scenario: "
          "other ranges may put another factor first, and what is assumed elsewhere is in no interval."));
}

void answer_of_limit(struct Sentences *self, enum Outcome outcome, double share) {
    char label[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, label);
    if (share > OUTCOME_LIMITED)
        sentences_say(self, SENTENCE_SURE,
                      _("“%s” is the horizon in %.0f %% of runs: its means are restricted ones."), label,
                      100.0 * share);
}

/* ---- A sweep: from the lowest values of a factor to its highest. */

static void say_change(struct Sentences *self, const struct FactorResponse *factor, enum Outcome outcome,
                       const char *key) {
    const struct UnitRow unit = outcome_unit(outcome);
    char label[OUTCOME_LABEL_SIZE], from[FORMAT_SIZE], to[FORMAT_SIZE], by[FORMAT_SIZE];
    struct Estimate change = interval_cut(&factor->change, unit.low - unit.high, unit.high - unit.low);
    double low = unit.scale * factor->mean[0].value, high = unit.scale * factor->mean[factor->bins - 1].value;
    change = estimate_scaled(&change, unit.scale);
    outcome_label(outcome, label);
    format_number(from, low, high, FORMAT_TYPESET);
    format_number(to, high, low, FORMAT_TYPESET);
    format_estimate(by, &change, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
    sentences_say(
        self, SENTENCE_FOUND,
        _("“%s” depends most on %s: from the lowest values of that to the highest it goes from %s to %s "
          "%s, a change of %s %s."),
        label, key, from, to, _(unit.shown), by, _(unit.difference));
}

static void say_spread(struct Sentences *self, const struct Response *response, enum Outcome outcome) {
    const struct UnitRow unit = outcome_unit(outcome);
    char low[FORMAT_SIZE], high[FORMAT_SIZE];
    format_number(low, unit.scale * response->lowest, unit.scale * response->highest, FORMAT_TYPESET);
    format_number(high, unit.scale * response->highest, unit.scale * response->lowest, FORMAT_TYPESET);
    sentences_say(self, SENTENCE_FAILS,
                  _("Between the points of the plan it lies anywhere from %s to %s %s."), low, high,
                  _(unit.shown));
}

/* The factor with the largest delta of those that are surely above one without effect; `factors` if there is
 * none. */
static size_t moves_distribution(const struct Sensitivity *given) {
    size_t best = given->factors;
    double most = 0.0;
    for (size_t f = 0; f < given->factors; f++) {
        const struct SensitivityRow *delta = sensitivity_find(given, "delta", f, SENSITIVITY_OF_ALL, 0),
                                    *pawn = sensitivity_find(given, "pawn", f, SENSITIVITY_OF_ALL, 0),
                                    *inert = sensitivity_find(given, "pawn_inert", f, SENSITIVITY_OF_ALL, 0);
        if (delta != NULL && pawn != NULL && inert != NULL && pawn->estimate.low > inert->estimate.value &&
            delta->estimate.value > most) {
            best = f;
            most = delta->estimate.value;
        }
    }
    return best;
}

static void say_no_change(struct Sentences *self, const struct Sensitivity *given, enum Outcome outcome,
                          const char *const factors[]) {
    size_t best = given == NULL ? SIZE_MAX : moves_distribution(given);
    char label[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, label);
    if (given == NULL || best == given->factors)
        say_no_factor(self, outcome);
    else
        sentences_say(
            self, SENTENCE_FOUND,
            _("“%s” depends most on %s, though not in one direction: its lowest values and its highest give "
              "much the same, those between do not."),
            label, factors[best]);
}

/* The factor with the largest change of those that are told from chance, or of all; `factors` if there is
 * none. What has no interval is taken as it is. */
static size_t largest_change(const struct Response *response, bool told) {
    size_t best = response->factors;
    for (size_t f = 0; f < response->factors; f++) {
        const struct Estimate *change = &response->factor[f].change;
        if (!isnan(change->value) && (!told || isnan(change->low) || leaves_out_zero(change)) &&
            (best == response->factors || fabs(change->value) > fabs(response->factor[best].change.value)))
            best = f;
    }
    return best;
}

void answer_of_response(struct Sentences *self, const struct Response *response,
                        const struct Sensitivity *given, enum Outcome outcome, const char *const factors[]) {
    bool first = self->text[SENTENCE_FOUND][0] == '\0';
    const size_t none = response->factors, told = largest_change(response, true),
                 largest = largest_change(response, false), best = told < none ? told : largest;
    size_t moving = 0;
    for (size_t f = 0; f < none; f++)
        moving += leaves_out_zero(&response->factor[f].change);
    if (best == none) {
        say_too_few(self, none, outcome);
        return;
    }
    if (told == none)
        say_no_change(self, given, outcome, factors);
    else if (first)
        say_change(self, &response->factor[best], outcome, factors[best]);
    else
        say_further(self, outcome, factors[best]);
    if (!first)
        return;
    char label[OUTCOME_LABEL_SIZE];
    outcome_label(outcome, label);
    if (!isnan(response->factor[best].change.low))
        sentences_say(self, SENTENCE_SURE,
                      _("“%s” moves beyond chance with %zu of %zu factors (95 %% intervals, one by one)."),
                      label, moving, none);
    if (told < none && largest != told)
        sentences_say(self, SENTENCE_SURE,
                      _("Whether %s moves it further is not told from chance by these runs."),
                      factors[largest]);
    say_noise(self, &response->noise);
    say_where(self);
    say_spread(self, response, outcome);
}

/* ---- A sensitivity study: what its estimator ranks by. */

/* What the factor is ranked by, with the interval of a measure that has one number a factor. */
static struct Estimate size_of(const struct Sensitivity *found, size_t factor) {
    for (size_t c = 0; c < found->estimator->column_count; c++) {
        const struct EstimatorColumn *column = &found->estimator->columns[c];
        if (column->measure == found->estimator->ranking && column->level == COLUMN_WHOLE)
            return sensitivity_cell(found, c, factor);
    }
    return (struct Estimate){sensitivity_size(found, factor), NAN, NAN, 0};
}

/* The factor that matters most but for one; `factors` of them if nothing is known of any. */
static size_t most_but(const struct Sensitivity *found, size_t without) {
    size_t best = found->factors;
    for (size_t f = 0; f < found->factors; f++) {
        double size = f == without ? NAN : sensitivity_size(found, f);
        if (!isnan(size) && (best == found->factors || size > sensitivity_size(found, best)))
            best = f;
    }
    return best;
}

static void say_most(struct Sentences *self, const struct Sensitivity *found, size_t factor,
                     enum Outcome outcome, const char *key) {
    const struct Estimator *estimator = found->estimator;
    bool share = estimator->ranking->unit == MEASURE_SHARE;
    char label[OUTCOME_LABEL_SIZE], text[FORMAT_SIZE];
    struct Estimate size = size_of(found, factor);
    outcome_label(outcome, label);
    size = share ? size : estimate_scaled(&size, outcome_display(outcome, 1.0));
    format_estimate(text, &size, share ? FORMAT_AS_SHARE : FORMAT_AS_NUMBER, FORMAT_TYPESET);
    sentences_say(self, SENTENCE_FOUND, _(estimator->headline), label, key, text,
                  share ? "%" : _(outcome_display_unit(outcome)));
}

/* Whether the second might as well be the first. */
static void say_second(struct Sentences *self, const struct Sensitivity *found, size_t best,
                       const char *const factors[]) {
    size_t second = most_but(found, best);
    if (second == found->factors)
        return;
    const struct Estimate one = size_of(found, best), other = size_of(found, second);
    if (isnan(one.low) || isnan(other.high))
        return;
    sentences_say(self, SENTENCE_SURE,
                  other.high < one.low
                      ? _("That it comes before the next, %s, is sure at 95 %%.")
                      : _("Whether it or %s comes first is not sure: their 95 %% intervals overlap."),
                  factors[second]);
}

void answer_of_sensitivity(struct Sentences *self, const struct Sensitivity *found, enum Outcome outcome,
                           const char *const factors[]) {
    bool first = self->text[SENTENCE_FOUND][0] == '\0';
    size_t best = found->constant ? found->factors : most_but(found, found->factors);
    bool moved = best < found->factors && sensitivity_size(found, best) > 0.0;
    if (!moved)
        say_no_factor(self, outcome);
    else if (first)
        say_most(self, found, best, outcome, factors[best]);
    else
        say_further(self, outcome, factors[best]);
    if (!first)
        return;
    if (moved)
        say_second(self, found, best, factors);
    say_noise(self, &found->noise);
    say_where(self);
}

/* ---- How many replicates are needed. */

static void count_words(char words[FORMAT_SIZE], int64_t count) {
    double value = count == INT64_MAX ? (double)NAN : (double)count;
    format_number(words, value, value, FORMAT_TYPESET);
}

static void amount_words(char words[2 * FORMAT_SIZE], enum Outcome outcome, double amount) {
    char number[FORMAT_SIZE];
    double shown = outcome_display(outcome, amount);
    format_number(number, shown, shown, FORMAT_TYPESET);
    snprintf(words, 2 * FORMAT_SIZE, "%s %s", number, _(outcome_display_unit(outcome)));
}

static void say_effect(struct Sentences *self, const struct NeedsOfReplicates *needs, double deviation,
                       enum Outcome outcome) {
    char effect[2 * FORMAT_SIZE], count[FORMAT_SIZE];
    bool paired = !isnan(needs->paired);
    amount_words(effect, outcome, needs->effect);
    count_words(count, paired ? replicates_for_effect_paired(needs->effect, needs->paired, needs->confidence,
                                                             needs->power)
                              : replicates_for_effect_two_samples(needs->effect, deviation, needs->confidence,
                                                                  needs->power));
    sentences_say(self, SENTENCE_FAILS,
                  paired ? _("To see a difference of %s with a power of %.0f %% takes %s replicates of each "
                             "scenario, with random numbers in common.")
                         : _("To see a difference of %s with a power of %.0f %% takes %s replicates of each "
                             "scenario, run apart."),
                  effect, 100.0 * needs->power, count);
    sentences_say(self, SENTENCE_FAILS, "%s",
                  _("That is so at the first point of the plan; elsewhere runs may vary more."));
}

void answer_of_needs(struct Sentences *self, const struct ReplicatesNeeded *needed,
                     const struct NeedsOfReplicates *needs, enum Outcome outcome) {
    bool first = self->text[SENTENCE_FOUND][0] == '\0';
    const struct Estimate *deviation = &needed->deviation;
    char label[OUTCOME_LABEL_SIZE], width[2 * FORMAT_SIZE], count[FORMAT_SIZE], least[FORMAT_SIZE],
        most[FORMAT_SIZE];
    outcome_label(outcome, label);
    amount_words(width, outcome, needs->half_width);
    count_words(count, replicates_for_half_width(deviation->value, needs->half_width, needs->confidence));
    count_words(least, replicates_for_half_width(deviation->low, needs->half_width, needs->confidence));
    count_words(most, replicates_for_half_width(deviation->high, needs->half_width, needs->confidence));
    sentences_say(self, SENTENCE_FOUND,
                  first ? _("To know the mean of “%s” to %s on either side takes %s replicates.")
                        : _("“%s” to %s: %s replicates."),
                  label, width, count);
    if (!first)
        return;
    sentences_say(self, SENTENCE_SURE,
                  _("How far runs vary is itself known from %zu of them only: it may take %s or %s (95 %%)."),
                  deviation->count, least, most);
    say_effect(self, needs, deviation->value, outcome);
}
