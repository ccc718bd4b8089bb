#include "compare/paired_course.h"

#include <math.h>
#include <stdlib.h>

/* Mean and centred sum of squares of differences (Welford 1962). */
struct CourseSums {
    int64_t count;
    double mean, squares;
};

enum Status paired_course_init(struct PairedCourse *self, const char *column, int64_t weeks, size_t scenarios,
                               struct Error *error) {
    *self = (struct PairedCourse){
        .grid = week_grid(weeks, KEEP_LEVEL), .column = tally_weekly_column(column), .scenarios = scenarios};
    if (self->column >= tally_weekly_columns())
        return error_set(error, STATUS_INTERNAL, "%s is no weekly column", column);
    self->places = week_grid_places(&self->grid);
    self->sums = calloc(scenarios * self->places, sizeof *self->sums);
    return self->sums != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "no memory to compare %zu scenarios", scenarios);
}

void paired_course_free(struct PairedCourse *self) {
    free(self->replicate);
    free(self->baseline);
    free(self->sums);
    *self = (struct PairedCourse){0};
}

static enum Status make_room(struct PairedCourse *self, struct Error *error) {
    if (self->runs < self->capacity)
        return STATUS_OK;
    size_t capacity = self->capacity > 0 ? 2 * self->capacity : 16;
    int64_t *replicate = realloc(self->replicate, capacity * sizeof *replicate);
    if (replicate != NULL)
        self->replicate = replicate;
    double *baseline = realloc(self->baseline, capacity * self->places * sizeof *baseline);
    if (baseline != NULL)
        self->baseline = baseline;
    if (replicate == NULL || baseline == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to compare %zu runs of a scenario",
                         capacity);
    self->capacity = capacity;
    return STATUS_OK;
}

/* The column's level at a place; it may be kept on a finer grid. */
static double level(const struct PairedCourse *self, const struct Tally *tally, size_t place) {
    struct WeekGrid kept = tally_grid(self->column, tally->weeks);
    return tally->weekly[self->column][week_grid_place(&kept, week_grid_week(&self->grid, place))];
}

static enum Status keep_baseline(struct PairedCourse *self, const struct RunKey *key,
                                 const struct Tally *tally, struct Error *error) {
    if (make_room(self, error) != STATUS_OK)
        return STATUS_OUT_OF_MEMORY;
    for (size_t place = 0; place < self->places; place++)
        self->baseline[self->runs * self->places + place] = level(self, tally, place);
    self->replicate[self->runs++] = key->replicate;
    return STATUS_OK;
}

static void add_difference(struct CourseSums *self, double difference) {
    if (isnan(difference))
        return;
    double step = difference - self->mean;
    self->count++;
    self->mean += step / (double)self->count;
    self->squares += step * (difference - self->mean);
}

enum Status paired_course_add(struct PairedCourse *self, const struct RunKey *key, const struct Tally *tally,
                              struct Error *error) {
    if (key->scenario == 0)
        return keep_baseline(self, key, tally, error);
    if (key->scenario != self->scenario)
        self->next = 0;
    self->scenario = key->scenario;
    while (self->next < self->runs && self->replicate[self->next] < key->replicate)
        self->next++;
    if (self->next == self->runs || self->replicate[self->next] != key->replicate)
        return STATUS_OK;
    const double *baseline = self->baseline + self->next * self->places;
    struct CourseSums *sums = self->sums + (size_t)key->scenario * self->places;
    for (size_t place = 0; place < self->places; place++)
        add_difference(&sums[place], level(self, tally, place) - baseline[place]);
    return STATUS_OK;
}

struct Estimate paired_course_at(const struct PairedCourse *self, size_t scenario, size_t place,
                                 double confidence) {
    const struct CourseSums *sums = &self->sums[scenario * self->places + place];
    double freedom = (double)sums->count - 1.0;
    if (sums->count == 0)
        return estimate_none();
    return interval_plain(sums->mean, sqrt(sums->squares / freedom / (double)sums->count), freedom,
                          sums->count, confidence);
}
