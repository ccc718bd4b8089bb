/* What can be said of an option, as those who decide on it have to hear it: harm first. */
#ifndef TANDEM_JUDGEMENT_H
#define TANDEM_JUDGEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "compare/comparison.h"

/* In the order in which options are told. */
enum JudgementKind {
    JUDGEMENT_HARMS,   /* something gets worse beyond chance and nothing better */
    JUDGEMENT_MIXED,   /* something worse, something better */
    JUDGEMENT_HELPS,   /* something better and nothing worse */
    JUDGEMENT_UNCLEAR, /* no primary outcome is told from the baseline's */
    JUDGEMENT_UNKNOWN, /* no interval at all, as after one replicate */
    JUDGEMENT_COUNT
};

/* Why less is spent where it is: a saving is none where it comes of what is not done. By plain intervals. */
enum JudgementSaving {
    SAVING_NONE,
    SAVING_FEWER_START,
    SAVING_MORE_REFUSED,
    SAVING_FEWER_COMPLETED,
    SAVING_PLAIN
};

struct Judgement {
    enum JudgementKind kind;
    size_t worse_count, better_count;
    enum Outcome worse[OUTCOME_COUNT], better[OUTCOME_COUNT]; /* the largest share of the baseline first */
    bool vanished[CASE_TYPE_COUNT]; /* collaborations of this type start in the baseline and in no run here: a
                                       harm that no interval can show */
    enum JudgementSaving saving;
};

/* Of a scenario other than the baseline, after comparison_finish. */
struct Judgement judgement_of(const struct Comparison *self, size_t scenario);

/* The scenarios of a ranked group (comparison.h) but the baseline in the order in which they are told: by
 * kind, within it by what one more completed collaboration costs, those without a ratio last and in their
 * order. order[self->scenarios]; returns how many. */
size_t judgement_order(const struct Comparison *self, enum ComparisonRanked ranked, size_t order[]);

/* Whether no primary outcome differs from the baseline's in any run, as of what never acts. */
bool judgement_is_of_nothing(const struct Comparison *comparison, size_t scenario);

#endif
