/* What one run leaves for the estimates: weekly counts and series of fixed size, however many episodes there
 * were. */
#ifndef TANDEM_TALLY_H
#define TANDEM_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "estimate/summary.h"

enum {
    EPISODE_ROWS =
        SUMMARY_EPISODE_WEEKS + 1,    /* durations 0..104 weeks; longer ones count as censored in the last */
    EPISODE_COLUMNS = EXIT_COUNT + 2, /* ends by exit, then censored, then those who entered late (none) */
    SERVICE_ROWS = SUMMARY_SERVICE_WEEKS + 1,
    SERVICE_COLUMNS = 3 /* ended, then censored, then those who entered late, at that age */
};

struct Tally {
    int64_t episodes[GROUP_COUNT];  /* started from week 0 on */
    int64_t completed[GROUP_COUNT]; /* of these, completed in the run */
    int64_t proposals[GROUP_COUNT];
    int64_t fate[GROUP_COUNT][FATE_COUNT];
    int64_t refusal[GROUP_COUNT][REFUSAL_COUNT];
    int64_t services[SERVICE_GROUP_COUNT];
    uint32_t episode_counts[GROUP_COUNT][EPISODE_ROWS][EPISODE_COLUMNS]; /* of the cohort */
    uint32_t service_counts[SERVICE_GROUP_COUNT][SERVICE_ROWS][SERVICE_COLUMNS];
    int64_t agencies;
    double waited_weeks; /* sum over agencies of min(week tried, horizon) */
    int64_t weeks;
    double *weekly; /* weekly[column * weeks + week], columns of TABLE_WEEKLY without the week; NaN: not
                       recorded */
    double *run;    /* run[columns of TABLE_RUNS]; NaN: not recorded */
};

/* A new empty tally, or NULL without memory. The caller frees it; freeing NULL does nothing. */
struct Tally *tally_new(int64_t weeks);
void tally_free(struct Tally *self);

/* Counts one record. Errors: STATUS_INTERNAL for weeks out of order or past the horizon. */
enum Status tally_add(struct Tally *self, enum RecordTable table, const void *record,
                      struct Error *error) MUST_CHECK;

/* A weekly value of a run by the column's place in TABLE_WEEKLY without the week. */
double tally_weekly(const struct Tally *self, size_t column, size_t week);

#endif
