/* The options of a decision before they run: what they cost, which can go together, the mixes that come of
 * it. */
#ifndef TANDEM_DECIDE_OPTIONS_H
#define TANDEM_DECIDE_OPTIONS_H

#include "decide/mixes.h"
#include "plan/plan.h"

/* Fills in what options cost where the plan leaves it out: what the model books in one run of `weeks` weeks.
 * Errors: those of the run. */
enum Status decide_options_cost(struct Plan *plan, int64_t weeks, uint64_t seed, bool quiet,
                                struct Error *error) MUST_CHECK;

/* Lists the mixes within the largest budget and makes them the other scenarios of the plan, in their order;
 * says, unless `quiet`, which options no budget pays for and which cannot go together: two that change the
 * same parameter or have the same kind of intervention. Errors: STATUS_CONFIGURATION if no option is left, or
 * too many mixes; STATUS_OUT_OF_MEMORY. */
enum Status decide_options_mix(struct Plan *plan, struct Mixes *mixes, bool quiet,
                               struct Error *error) MUST_CHECK;

#endif
