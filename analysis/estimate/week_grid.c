#include "estimate/week_grid.h"

struct WeekGrid week_grid(int64_t weeks, enum ColumnKeep keep) {
    return (struct WeekGrid){weeks, keep == KEEP_WEEKS ? 1 : weeks_step(weeks)};
}

size_t week_grid_places(const struct WeekGrid *self) {
    return week_grid_place(self, self->weeks - 1) + 1;
}

/* Of steps of more than a week the first week has a place of its own: what comes after can be told from it.
 */
size_t week_grid_place(const struct WeekGrid *self, int64_t week) {
    if (self->step == 1 || week == 0)
        return (size_t)week;
    return 1 + (size_t)(week / self->step);
}

int64_t week_grid_week(const struct WeekGrid *self, size_t place) {
    if (self->step == 1 || place == 0)
        return (int64_t)place;
    int64_t end = (int64_t)place * self->step;
    return (end < self->weeks ? end : self->weeks) - 1;
}
