/* The sufficient statistics of one run: what all tables, figures and comparisons are made of, counts and
 * series of fixed size however many episodes there were. A store keeps it packed (tally_pack.h). */
#ifndef TANDEM_TALLY_H
#define TANDEM_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "estimate/groups.h"
#include "estimate/week_grid.h"

enum {
    EPISODE_ROWS =
        SUMMARY_EPISODE_WEEKS + 1,    /* durations 0..104 weeks; longer ones count as censored in the last */
    EPISODE_COLUMNS = EXIT_COUNT + 2, /* ends by exit, then censored, then those who entered late (none) */
    SERVICE_ROWS = SUMMARY_SERVICE_WEEKS + 1,
    SERVICE_COLUMNS = 3 /* ended, then censored, then those who entered late, at that age */
};

/* What is added up over runs. All members are int64_t, without gaps: they are also read as one array. */
struct TallyCounts {
    int64_t episodes[GROUP_COUNT];  /* started from week 0 on */
    int64_t completed[GROUP_COUNT]; /* of these, completed in the run */
    int64_t proposals[GROUP_COUNT];
    int64_t fate[GROUP_COUNT][FATE_COUNT];
    int64_t refusal[GROUP_COUNT][REFUSAL_COUNT];
    int64_t services[SERVICE_GROUP_COUNT];
    int64_t episode_counts[GROUP_COUNT][EPISODE_ROWS][EPISODE_COLUMNS]; /* of the cohort */
    int64_t service_counts[SERVICE_GROUP_COUNT][SERVICE_ROWS][SERVICE_COLUMNS];
};
enum { TALLY_CELLS = sizeof(struct TallyCounts) / sizeof(int64_t) };

struct Tally {
    int64_t weeks;
    unsigned tables; /* of which records came or are known to be all: mask of 1u << enum RecordTable */
    struct TallyCounts counts;
    int64_t agencies;
    double waited_weeks;              /* sum over agencies of min(week tried, horizon) */
    double last_year[SOURCING_COUNT]; /* issues of the last 52 weeks by the way that was chosen */
    double **weekly; /* weekly[column][place], columns of TABLE_WEEKLY without the week, places of tally_grid;
                        NaN: not recorded */
    double *run;     /* run[columns of TABLE_RUNS]; NaN: not recorded */
};

/* A new empty tally, or NULL without memory. The caller frees it; freeing NULL does nothing. */
struct Tally *tally_new(int64_t weeks);
void tally_free(struct Tally *self);

/* Counts one record. Errors: STATUS_INTERNAL for weeks out of order or past the horizon. */
enum Status tally_add(struct Tally *self, enum RecordTable table, const void *record,
                      struct Error *error) MUST_CHECK;

/* How many weekly columns there are, the week itself not counted; the place of one by its name, past the end
 * if there is none; the grid of one. */
size_t tally_weekly_columns(void);
size_t tally_weekly_column(const char *name);
struct WeekGrid tally_grid(size_t column, int64_t weeks);

/* The weekly column that counts the issues of a way (SOURCING_IN_HOUSE, …). */
size_t tally_sourcing_column(int way);

#endif
