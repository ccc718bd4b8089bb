/* Whole runs of a world of moderate size, and all their records in memory. */
#ifndef TANDEM_TESTS_RUN_FIXTURE_H
#define TANDEM_TESTS_RUN_FIXTURE_H

#include "tests/suite.h"

#include "run/replicate.h"
#include "run/week.h"
#include "world/world.h"

/* The records of one run, table by table, in the order in which they came. */
struct Records {
    unsigned char *bytes[TABLE_COUNT];
    size_t count[TABLE_COUNT];
};

/* Some sixty agencies of six governments, enough people for them, a short burn-in; default parameters
 * otherwise. Free with scenario_free. */
void moderate_scenario(struct Scenario *self);

/* Runs one replicate and keeps what it records. Free with records_free. */
void records_run(struct Records *self, const struct Scenario *scenario, uint64_t seed, uint64_t replicate,
                 int64_t weeks);
/* The same, followed by a witness. */
void records_witness(struct Records *self, const struct Scenario *scenario, uint64_t seed, uint64_t replicate,
                     int64_t weeks, const struct Witness *witness);
void records_free(struct Records *self);

/* Record number `index` of a table. */
const void *records_at(const struct Records *self, enum RecordTable table, size_t index);

/* Whether a table, or every table, holds the same bytes in both. */
bool records_same_table(const struct Records *self, const struct Records *other, enum RecordTable table);
bool records_same(const struct Records *self, const struct Records *other);

/* The world of a replicate, ready for week_run; free with world_free. */
void world_start(struct World *self, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks);

/* One week, counted up. */
void world_week(struct World *self);

#endif
