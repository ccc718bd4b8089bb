#include "design/design.h"

#include <stdlib.h>

#include "base/translate.h"
#include "design/design_generators.h"
#include "design/sobol_sequence.h"

#define DESIGN(symbol, generator, ...) {.generate = generator, __VA_ARGS__},
static const struct DesignRow rows[DESIGN_COUNT] = {
#include "design/designs.def"
};
#undef DESIGN

const struct DesignRow *design_row(enum DesignKind kind) {
    return &rows[kind];
}

int64_t design_block(const struct Design *self) {
    int64_t factors = (int64_t)self->factors;
    if (self->kind == DESIGN_MORRIS)
        return factors + 1;
    if (self->kind == DESIGN_SALTELLI)
        return self->second_order ? 2 * factors + 2 : factors + 2;
    return 1;
}

static enum Status check_factors(const struct Design *self, struct Error *error) {
    const struct DesignRow *row = &rows[self->kind];
    if (row->factors_most == 0 && self->factors > 0)
        return error_set(error, STATUS_CONFIGURATION, "%s: takes no factors, and there are %zu", row->name,
                         self->factors);
    if (row->factors_most > 0 && self->factors == 0)
        return error_set(error, STATUS_CONFIGURATION, "%s: needs at least one factor", row->name);
    if (self->factors <= row->factors_most)
        return STATUS_OK;
    return error_set(
        error, STATUS_CONFIGURATION, "%s: takes at most %zu factors, and there are %zu%s", row->name,
        row->factors_most, self->factors,
        row->factors_most < DESIGN_FACTORS_MOST ? _("; latin_hypercube and morris have no such limit") : "");
}

static enum Status check_levels(const struct Design *self, struct Error *error) {
    const char *name = rows[self->kind].name;
    for (size_t f = 0; f < self->factors; f++)
        if (self->levels[f] < 2)
            return error_set(error, STATUS_CONFIGURATION, "%s: factor %zu needs at least 2 levels, not %zu",
                             name, f + 1, self->levels[f]);
    return STATUS_OK;
}

static enum Status check_centre(const struct Design *self, struct Error *error) {
    for (size_t f = 0; f < self->factors; f++)
        if (!(self->centre[f] >= 0.0 && self->centre[f] <= 1.0))
            return error_set(error, STATUS_CONFIGURATION,
                             "one_at_a_time: the scenario's own value of factor %zu is out of its range",
                             f + 1);
    return STATUS_OK;
}

static enum Status check_size(const struct Design *self, struct Error *error) {
    const struct DesignRow *row = &rows[self->kind];
    int64_t block = design_block(self), most = DESIGN_POINTS_MOST / block;
    if (self->size < row->least)
        return error_set(error, STATUS_CONFIGURATION, "%s: %s must be at least %lld, not %lld", row->name,
                         row->size, (long long)row->least, (long long)self->size);
    if (self->size > most)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: %s must be at most %lld, not %lld: a design has at most %d points, and each "
                         "of its %s is %lld here",
                         row->name, row->size, (long long)most, (long long)self->size, DESIGN_POINTS_MOST,
                         row->size, (long long)block);
    return STATUS_OK;
}

static enum Status check_grid(const struct Design *self, struct Error *error) {
    if (self->kind == DESIGN_MORRIS && (self->grid < 4 || self->grid % 2 != 0))
        return error_set(error, STATUS_CONFIGURATION,
                         "morris: grid must be an even number of levels, at least 4, not %lld",
                         (long long)self->grid);
    return STATUS_OK;
}

static bool is_sized(const struct Design *self) {
    return rows[self->kind].size[0] != '\0' || self->kind == DESIGN_FILE;
}

static enum Status check_request(const struct Design *self, struct Error *error) {
    enum Status status = check_factors(self, error);
    bool sized = is_sized(self);
    if (status == STATUS_OK && !sized)
        status = check_levels(self, error);
    if (status == STATUS_OK && self->kind == DESIGN_ONE_AT_A_TIME)
        status = check_centre(self, error);
    if (status == STATUS_OK && sized)
        status = check_size(self, error);
    if (status == STATUS_OK)
        status = check_grid(self, error);
    return status;
}

/* Points of a grid, or a number above DESIGN_POINTS_MOST for any that has more. */
static int64_t grid_points(const struct Design *self) {
    size_t most = DESIGN_POINTS_MOST, points = 1;
    for (size_t f = 0; f < self->factors; f++) {
        size_t levels = self->levels[f];
        if (levels > most)
            return DESIGN_POINTS_MOST + 1;
        points = self->kind == DESIGN_FACTORIAL ? points * levels : points + levels;
        if (points > most)
            return DESIGN_POINTS_MOST + 1;
    }
    return (int64_t)points;
}

enum Status design_points(const struct Design *self, int64_t *points, struct Error *error) {
    enum Status status = check_request(self, error);
    if (status != STATUS_OK)
        return status;
    int64_t found = is_sized(self) ? self->size * design_block(self) : grid_points(self);
    if (found > DESIGN_POINTS_MOST)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: the levels of %zu factors give more than %d points: take fewer levels or "
                         "factors, or a latin_hypercube",
                         rows[self->kind].name, self->factors, DESIGN_POINTS_MOST);
    *points = found;
    return STATUS_OK;
}

enum Status design_make(struct Design *self, struct Error *error) {
    enum Status status = design_points(self, &self->points, error);
    if (status != STATUS_OK)
        return status;
    size_t factors = self->factors > 0 ? self->factors : 1;
    self->unit = calloc((size_t)self->points, factors * sizeof *self->unit);
    if (self->unit == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %lld points of %zu factors",
                         (long long)self->points, self->factors);
    return rows[self->kind].generate(self, error);
}

void design_free(struct Design *self) {
    free(self->unit);
    self->unit = NULL;
    self->points = 0;
}
