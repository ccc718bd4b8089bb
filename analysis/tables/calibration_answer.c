#include "tables/calibration_answer.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"

enum { LIST_SIZE = SENTENCE_SIZE / 2 };

static void list_add(char list[LIST_SIZE], size_t *used, const char *name) {
    if (*used < LIST_SIZE)
        *used += (size_t)snprintf(list + *used, LIST_SIZE - *used, "%s%s", *used > 0 ? ", " : "", name);
}

/* Which factors are identified, the best known first told with its values. */
static void say_found(struct Sentences *self, const struct Calibrated *found) {
    const struct Margin *margin = found->calibration->posterior.margin;
    size_t identified = 0, best = 0;
    for (size_t f = 0; f < found->factor_count; f++) {
        identified += margin[f].identified;
        best = margin[f].kept < margin[best].kept ? f : best;
    }
    sentences_say(self, SENTENCE_FOUND, _("The figures say something of %zu of %zu factors."), identified,
                  found->factor_count);
    if (identified > 0)
        sentences_say(
            self, SENTENCE_FOUND,
            _("Best known is %s: %.3g, with nine tenths of the posterior from %.3g to %.3g; the scenario "
              "has %.3g."),
            found->factor[best].factor->key, calibrated_value(found, best, margin[best].middle),
            calibrated_value(found, best, margin[best].low), calibrated_value(found, best, margin[best].high),
            found->factor[best].own);
}

/* The names of the figures that runs do not reach; how much of the list is used. */
static size_t list_missed(char list[LIST_SIZE], const struct Calibrated *found, const double p[]) {
    size_t used = 0;
    list[0] = '\0';
    for (size_t k = 0; k < found->number_count; k++)
        if (!(p[k] > 0.05))
            list_add(list, &used, found->number[k].name);
    return used;
}

static void say_sure(struct Sentences *self, const struct Calibrated *found) {
    const struct Smc *smc = &found->calibration->smc;
    char names[LIST_SIZE];
    if (list_missed(names, found, found->calibration->check) == 0)
        sentences_say(
            self, SENTENCE_SURE, "%s",
            _("The calibrated model could have given every figure (each predictive p above 0.05)."));
    else
        sentences_say(self, SENTENCE_SURE,
                      _("The calibrated model does not reach %s (predictive p at most 0.05)."), names);
    if (found->calibration->plan.confirm > 0 &&
        list_missed(names, found, found->calibration->confirmed_p) == 0)
        sentences_say(self, SENTENCE_SURE, "%s",
                      _("With all factors set together to the centre of the posterior it could as well."));
    else if (found->calibration->plan.confirm > 0)
        sentences_say(self, SENTENCE_SURE,
                      _("With all factors set together to the centre of the posterior it does not reach %s."),
                      names);
    sentences_say(
        self, SENTENCE_SURE,
        _("The sampler ended by %s, at a tolerance of %.2f standard deviations a figure; of its %zu "
          "particles %zu are different ones."),
        _(smc->ended), smc->tolerance, smc->plan.particles, found->calibration->posterior.distinct);
}

static void say_fails(struct Sentences *self, const struct Calibrated *found) {
    const struct Posterior *posterior = &found->calibration->posterior;
    char names[LIST_SIZE] = "";
    size_t used = 0;
    for (size_t f = 0; f < found->factor_count; f++)
        if (!posterior->margin[f].identified)
            list_add(names, &used, found->factor[f].factor->key);
    if (used == 0)
        sentences_say(self, SENTENCE_FAILS, "%s",
                      _("Every factor is identified: the figures leave at most nine tenths of the standard "
                        "deviation of its range."));
    else
        sentences_say(
            self, SENTENCE_FAILS,
            _("Not identified, since the figures leave more than nine tenths of the standard deviation of "
              "the range, or no less than so few particles would by chance: %s; use these over their "
              "whole range, not at a value."),
            names);
    for (size_t i = 0; i < posterior->strong_count; i++) {
        const struct StrongPair *pair = &posterior->strong[i];
        sentences_say(self, SENTENCE_FAILS, _("Known only together: %s and %s (rank correlation %.2f)."),
                      found->factor[pair->one].factor->key, found->factor[pair->other].factor->key,
                      pair->correlation);
    }
}

void answer_of_calibration(struct Sentences *self, const struct Calibrated *found) {
    say_found(self, found);
    say_sure(self, found);
    say_fails(self, found);
}
