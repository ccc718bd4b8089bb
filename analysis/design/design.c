#include "design/design.h"

#include <stdlib.h>

#include "design/design_generators.h"
#include "design/sobol_sequence.h"

#define DESIGN(symbol, name, size, least, factors_most, generate, sentence)                                  \
    {name, size, sentence, least, factors_most, generate},
static const struct DesignRow rows[DESIGN_COUNT] = {
#include "design/designs.def"
};
#undef DESIGN

const struct DesignRow *design_row(enum DesignKind kind) {
    return &rows[kind];
}

int64_t design_block(const struct DesignRequest *request) {
    int64_t factors = (int64_t)request->factors;
    if (request->kind == DESIGN_MORRIS)
        return factors + 1;
    if (request->kind == DESIGN_SALTELLI)
        return request->second_order ? 2 * factors + 2 : factors + 2;
    return 1;
}

static enum Status check_factors(const struct DesignRequest *request, struct Error *error) {
    const struct DesignRow *row = &rows[request->kind];
    if (row->factors_most == 0 && request->factors > 0)
        return error_set(error, STATUS_CONFIGURATION, "%s: takes no factors, and there are %zu", row->name,
                         request->factors);
    if (row->factors_most > 0 && request->factors == 0)
        return error_set(error, STATUS_CONFIGURATION, "%s: needs at least one factor", row->name);
    if (request->factors <= row->factors_most)
        return STATUS_OK;
    return error_set(
        error, STATUS_CONFIGURATION, "%s: takes at most %zu factors, and there are %zu%s", row->name,
        row->factors_most, request->factors,
        row->factors_most < DESIGN_FACTORS_MOST ? "; latin_hypercube and morris have no such limit" : "");
}

static enum Status check_levels(const struct DesignRequest *request, struct Error *error) {
    const char *name = rows[request->kind].name;
    for (size_t f = 0; f < request->factors; f++)
        if (request->levels[f] < 2)
            return error_set(error, STATUS_CONFIGURATION, "%s: factor %zu needs at least 2 levels, not %zu",
                             name, f + 1, request->levels[f]);
    return STATUS_OK;
}

static enum Status check_centre(const struct DesignRequest *request, struct Error *error) {
    for (size_t f = 0; f < request->factors; f++)
        if (!(request->centre[f] >= 0.0 && request->centre[f] <= 1.0))
            return error_set(error, STATUS_CONFIGURATION,
                             "one_at_a_time: the scenario's own value of factor %zu is out of its range",
                             f + 1);
    return STATUS_OK;
}

static enum Status check_size(const struct DesignRequest *request, struct Error *error) {
    const struct DesignRow *row = &rows[request->kind];
    int64_t block = design_block(request), most = DESIGN_POINTS_MOST / block;
    if (request->size < row->least)
        return error_set(error, STATUS_CONFIGURATION, "%s: %s must be at least %lld, not %lld", row->name,
                         row->size, (long long)row->least, (long long)request->size);
    if (request->size > most)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: %s must be at most %lld, not %lld: a design has at most %d points, and each "
                         "of its %s is %lld here",
                         row->name, row->size, (long long)most, (long long)request->size, DESIGN_POINTS_MOST,
                         row->size, (long long)block);
    return STATUS_OK;
}

static enum Status check_grid(const struct DesignRequest *request, struct Error *error) {
    if (request->kind == DESIGN_MORRIS && (request->grid < 4 || request->grid % 2 != 0))
        return error_set(error, STATUS_CONFIGURATION,
                         "morris: grid must be an even number of levels, at least 4, not %lld",
                         (long long)request->grid);
    return STATUS_OK;
}

static enum Status check_request(const struct DesignRequest *request, struct Error *error) {
    enum Status status = check_factors(request, error);
    bool sized = rows[request->kind].size[0] != '\0';
    if (status == STATUS_OK && !sized)
        status = check_levels(request, error);
    if (status == STATUS_OK && request->kind == DESIGN_ONE_AT_A_TIME)
        status = check_centre(request, error);
    if (status == STATUS_OK && sized)
        status = check_size(request, error);
    if (status == STATUS_OK)
        status = check_grid(request, error);
    return status;
}

/* Points of a grid, or a number above DESIGN_POINTS_MOST for any that has more. */
static int64_t grid_points(const struct DesignRequest *request) {
    size_t most = DESIGN_POINTS_MOST, points = 1;
    for (size_t f = 0; f < request->factors; f++) {
        size_t levels = request->levels[f];
        if (levels > most)
            return DESIGN_POINTS_MOST + 1;
        points = request->kind == DESIGN_FACTORIAL ? points * levels : points + levels;
        if (points > most)
            return DESIGN_POINTS_MOST + 1;
    }
    return (int64_t)points;
}

enum Status design_points(const struct DesignRequest *request, int64_t *points, struct Error *error) {
    enum Status status = check_request(request, error);
    if (status != STATUS_OK)
        return status;
    bool sized = rows[request->kind].size[0] != '\0';
    int64_t found = sized ? request->size * design_block(request) : grid_points(request);
    if (found > DESIGN_POINTS_MOST)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s: the levels of %zu factors give more than %d points: take fewer levels or "
                         "factors, or a latin_hypercube",
                         rows[request->kind].name, request->factors, DESIGN_POINTS_MOST);
    *points = found;
    return STATUS_OK;
}

enum Status design_init(struct Design *self, const struct DesignRequest *request, struct Error *error) {
    *self = (struct Design){.factors = request->factors};
    enum Status status = design_points(request, &self->points, error);
    if (status != STATUS_OK)
        return status;
    size_t factors = request->factors > 0 ? request->factors : 1;
    self->unit = calloc((size_t)self->points, factors * sizeof *self->unit);
    if (self->unit == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %lld points of %zu factors",
                         (long long)self->points, request->factors);
    return rows[request->kind].generate(request, self, error);
}

void design_free(struct Design *self) {
    free(self->unit);
    *self = (struct Design){0};
}
