/* Which mixes of options a budget pays for. */
#ifndef TANDEM_MIXES_H
#define TANDEM_MIXES_H

#include "base/error.h"
#include "decide/question.h"

/* Zero-initialise it. */
struct Mixes {
    struct DecisionMix *mix; /* mix[count], owned: doing nothing, then single options, pairs, … each in the
                                order of the options */
    size_t count;
    size_t unaffordable; /* options that no budget pays for, alone */
    size_t in_conflict;  /* mixes within the budget that cannot be, by their pairs */
};

/* Lists all mixes of at most `at_once` of the options whose costs[options] add up to at most `budget`, and of
 * which no two are in conflict: conflict[options][options], symmetric. Errors: STATUS_CONFIGURATION for more
 * than DECISION_MIXES_MOST; STATUS_OUT_OF_MEMORY. Free with mixes_free, also after failure. */
enum Status mixes_list(struct Mixes *self, size_t options, const double costs[],
                       const unsigned char conflict[], double budget, size_t at_once,
                       struct Error *error) MUST_CHECK;
void mixes_free(struct Mixes *self);

#endif
