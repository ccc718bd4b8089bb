/* What a run says as a vector of numbers, to see whether a change of parameters changes anything at all. */
#ifndef TANDEM_TESTS_PARAMETER_EFFECTS_H
#define TANDEM_TESTS_PARAMETER_EFFECTS_H

#include "run_fixture.h"

enum { COLUMNS_MOST = 160 };

/* Two weighted sums of every column of every table. */
struct Fingerprint {
    size_t records[TABLE_COUNT];
    double sum[TABLE_COUNT][2 * COLUMNS_MOST];
};

/* A small world in which every mechanism has something to do and every intervention is at work; `variant`
 * chooses the seed and what else differs between such worlds. Free with scenario_free. */
void rich_scenario(struct Scenario *self, int variant);

/* The fingerprint of a run of it. */
void rich_run(const struct Scenario *scenario, int variant, struct Fingerprint *fingerprint);

/* The same within one part in 10^9. */
bool fingerprints_close(const struct Fingerprint *one, const struct Fingerprint *other);

#endif
