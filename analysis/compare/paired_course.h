/* How scenarios part from the baseline over the years: paired differences of a weekly column, replicate by
 * replicate, at the weeks of the grid of levels (week_grid.h). Only the baseline's runs are kept, 8 bytes a
 * time; those of other scenarios are counted as they come. */
#ifndef TANDEM_PAIRED_COURSE_H
#define TANDEM_PAIRED_COURSE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "estimate/interval.h"
#include "estimate/tally.h"

struct CourseSums;

/* Zero-initialise or paired_course_init it. */
struct PairedCourse {
    struct WeekGrid grid;
    size_t column; /* of the tally's weekly columns */
    size_t places, scenarios;
    size_t runs, capacity;   /* of the baseline */
    int64_t *replicate;      /* replicate[runs], ascending; owned */
    double *baseline;        /* baseline[runs * places]; owned */
    struct CourseSums *sums; /* sums[scenarios * places]; owned */
    size_t next;             /* the baseline's run that the next one of this scenario may belong to */
    int64_t scenario;
};

/* Of a weekly column by its name. weeks and scenarios ≥ 1. Errors: STATUS_INTERNAL for a name that is no
 * column's; STATUS_OUT_OF_MEMORY. Free in any case. */
enum Status paired_course_init(struct PairedCourse *self, const char *column, int64_t weeks, size_t scenarios,
                               struct Error *error) MUST_CHECK;

/* Takes what a run left; keys ascend as in outcome_table_add, which has checked them. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status paired_course_add(struct PairedCourse *self, const struct RunKey *key, const struct Tally *tally,
                              struct Error *error) MUST_CHECK;

/* Scenario minus baseline at a place of the grid, with Student's t interval over the pairs that have both;
 * value, interval and count as paired_effect gives them. */
struct Estimate paired_course_at(const struct PairedCourse *self, size_t scenario, size_t place,
                                 double confidence);

/* Idempotent. */
void paired_course_free(struct PairedCourse *self);

#endif
