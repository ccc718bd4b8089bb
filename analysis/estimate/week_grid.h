/* The weeks of which a summary keeps what weekly rows say: the first and then each step's last, so that
 * levels at those weeks and sums of the weeks between them are what is left of a column. Steps divide a year.
 */
#ifndef TANDEM_WEEK_GRID_H
#define TANDEM_WEEK_GRID_H

#include <stddef.h>
#include <stdint.h>

#include "world/records.h"

struct WeekGrid {
    int64_t weeks, step; /* of the run; 1, 2, 4, 13, 26 or 52 */
};

/* For a weekly column: every week where that is kept (KEEP_WEEKS), else the finest grid of at most 52 steps,
 * of quarters for ten years; beyond 52 years it has a step a year. weeks ≥ 1. */
struct WeekGrid week_grid(int64_t weeks, enum ColumnKeep keep);

/* How many places a column has: one a week, or the first week and one a step. */
size_t week_grid_places(const struct WeekGrid *self);

/* The place whose sum a week in [0, weeks) is part of, and the last week of a place, whose level is kept. */
size_t week_grid_place(const struct WeekGrid *self, int64_t week);
int64_t week_grid_week(const struct WeekGrid *self, size_t place);

#endif
