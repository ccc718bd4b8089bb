/* A small world under watch, for the suites of this room. Everything is asserted to succeed. */
#ifndef TANDEM_TEST_WATCHED_H
#define TANDEM_TEST_WATCHED_H

#include "watch/watch.h"

enum { WATCHED_WEEKS = 78 };

/* Forty agencies that have lived sixty weeks, of which interventions are switched in tests. */
void watched_scenario(struct Scenario *scenario);
void watched_intervene(struct Scenario *scenario, enum InterventionKind kind, double start, double end);

void watched_begin(struct Watch *watch, const struct Scenario *scenario, uint64_t replicate);

/* Lets the present go on to `week`, and all futures with it. */
void watched_go_to(struct Watch *watch, int64_t week);
void watched_switch(struct Watch *watch, enum InterventionKind kind);

/* What the same replicate gives when it is run. */
struct Ran {
    struct RunRecord run;
    struct WeekRecord weeks[WATCHED_WEEKS];
    uint64_t ended[CASE_TYPE_COUNT][EXIT_COUNT];
};
void ran_alone(struct Ran *self, const struct Scenario *scenario, uint64_t replicate);

/* Asserts that a future that has ended is that run, in every column. */
void ran_equals(const struct Ran *self, const struct Future *future);

#endif
