/* One run as it unfolds, with interventions that are switched while it runs, and the other future: the same
 * run without these switches.
 *
 * A switch edits the scenario from the present week on, and the run is lived again from its keyed draws up to
 * there. So what is seen is, to the byte, the run of a scenario whose file has that intervention with that
 * start_week, and its past is the one that was seen. */
#ifndef TANDEM_WATCH_H
#define TANDEM_WATCH_H

#include "watch/future.h"

struct Watch {
    struct ReplicateInput input;
    struct World start;   /* at the end of the burn-in; every future is a copy of it */
    int64_t week;         /* weeks of the run that were asked for so far: the present */
    struct Future *shown; /* with the switches */
    struct Future *other; /* without them; NULL while they come to nothing */
};

/* The burn-in of a replicate; the present is week 0. What `input` points to is borrowed. Errors as
 * replicate_run. Free with watch_free, also after failure. */
enum Status watch_begin(struct Watch *self, const struct ReplicateInput *input, uint64_t replicate,
                        struct Error *error) MUST_CHECK;
void watch_free(struct Watch *self);

/* The present goes on by one week; nothing happens at the end. */
void watch_advance(struct Watch *self);

/* Whether a future has not lived up to the present yet; lets the one that is furthest behind live one week.
 * Errors as replicate_run. */
bool watch_is_behind(const struct Watch *self);
enum Status watch_work(struct Watch *self, struct Error *error) MUST_CHECK;

/* Lets the present and all futures go on to the end of the quarter, or of the run. Errors as replicate_run.
 */
enum Status watch_live_quarter(struct Watch *self, struct Error *error) MUST_CHECK;

/* Whether the run is at its end, and lived. */
bool watch_has_ended(const struct Watch *self);

/* The intervention of that kind that acts in the week to come, at the end in the last one; NULL if none does.
 */
const struct Intervention *watch_acting(const struct Watch *self, enum InterventionKind kind);

/* Switches a kind of intervention off or on from the week to come on: as it was before if there was one, else
 * at intensity 1 in all agencies. Errors: STATUS_OUT_OF_MEMORY; STATUS_CONFIGURATION, for people to read, if
 * no week is left or there are too many interventions. Nothing has changed then. */
enum Status watch_switch(struct Watch *self, enum InterventionKind kind, struct Error *error) MUST_CHECK;

#endif
