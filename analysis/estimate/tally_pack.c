#include "estimate/tally_pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No run has more of anything: sums of a billion runs do not overflow. */
static const int64_t MOST = 1000000000;

/* Adds `sign` times what the case types have to what all have: groups[GROUP_COUNT][width]. */
static void add_types(int64_t groups[], size_t width, int64_t sign) {
    for (size_t type = 0; type < CASE_TYPE_COUNT; type++) {
        const int64_t *of_type = groups + (GROUP_CASE_TYPE + type) * width;
        for (size_t cell = 0; cell < width; cell++)
            groups[GROUP_ALL * width + cell] += sign * of_type[cell];
    }
}

/* What has a case type stands there alone: of all only the rest is packed, which is most often nothing. */
static void add_types_to_all(struct TallyCounts *self, int64_t sign) {
    add_types(self->episodes, 1, sign);
    add_types(self->completed, 1, sign);
    add_types(self->proposals, 1, sign);
    add_types(&self->fate[0][0], FATE_COUNT, sign);
    add_types(&self->refusal[0][0], REFUSAL_COUNT, sign);
    add_types(&self->episode_counts[0][0][0], (size_t)EPISODE_ROWS * EPISODE_COLUMNS, sign);
}

void tally_pack_counts(const struct TallyCounts *self, struct Packing *packing) {
    struct TallyCounts *less = malloc(sizeof *less);
    packing->failed = packing->failed || less == NULL;
    if (less != NULL) {
        *less = *self;
        add_types_to_all(less, -1);
        pack_counts(packing, (const int64_t *)less, TALLY_CELLS);
    }
    free(less);
}

void tally_unpack_counts(struct TallyCounts *self, struct Unpacking *packing) {
    unpack_counts(packing, (int64_t *)self, TALLY_CELLS, MOST);
    if (!packing->failed)
        add_types_to_all(self, 1);
}

/* Shares of agencies are whole numbers over theirs. */
static double divisor_of(const struct Tally *self) {
    return self->agencies > 0 ? (double)self->agencies : 1.0;
}

static size_t places_of(const struct Tally *self, size_t column) {
    struct WeekGrid grid = tally_grid(column, self->weeks);
    return week_grid_places(&grid);
}

enum Status tally_pack(const struct Tally *self, struct Packing *packing, struct Error *error) {
    pack_whole(packing, (uint64_t)self->weeks);
    pack_whole(packing, self->tables);
    pack_whole(packing, (uint64_t)self->agencies);
    pack_real(packing, self->waited_weeks);
    pack_series(packing, self->last_year, SOURCING_COUNT, 1.0);
    tally_pack_counts(&self->counts, packing);
    for (size_t i = 0; i < record_table(TABLE_RUNS)->column_count; i++)
        pack_series(packing, &self->run[i], 1, 1.0);
    for (size_t i = 0; i < tally_weekly_columns(); i++)
        pack_series(packing, self->weekly[i], places_of(self, i), divisor_of(self));
    return packing->failed ? error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the summary of a run")
                           : STATUS_OK;
}

/* What a run records is a number or missing. */
static bool are_possible(const double values[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (isinf(values[i]))
            return false;
    return true;
}

/* What stands before the counts: bytes that are no tally are most often known by it, before there is room for
 * all. */
struct Facts {
    unsigned tables;
    int64_t agencies;
    double waited_weeks, last_year[SOURCING_COUNT];
};

static bool unpack_facts(struct Facts *self, int64_t weeks, struct Unpacking *packing) {
    bool possible = unpack_whole(packing) == (uint64_t)weeks;
    uint64_t tables = unpack_whole(packing), agencies = unpack_whole(packing);
    possible = possible && tables < 1u << TABLE_COUNT && agencies <= (uint64_t)MOST;
    self->tables = (unsigned)tables;
    self->agencies = (int64_t)agencies;
    self->waited_weeks = unpack_real(packing);
    unpack_series(packing, self->last_year, SOURCING_COUNT, 1.0);
    return possible && !packing->failed && isfinite(self->waited_weeks) &&
           are_possible(self->last_year, SOURCING_COUNT);
}

static bool unpack_numbers(struct Tally *self, struct Unpacking *packing) {
    size_t runs = record_table(TABLE_RUNS)->column_count;
    tally_unpack_counts(&self->counts, packing);
    for (size_t i = 0; i < runs && !packing->failed; i++)
        unpack_series(packing, &self->run[i], 1, 1.0);
    bool possible = !packing->failed && are_possible(self->run, runs);
    for (size_t i = 0; i < tally_weekly_columns() && possible && !packing->failed; i++) {
        unpack_series(packing, self->weekly[i], places_of(self, i), divisor_of(self));
        possible = are_possible(self->weekly[i], places_of(self, i));
    }
    return possible && !packing->failed && packing->next == packing->end;
}

enum Status tally_unpack(struct Tally **self, int64_t weeks, const unsigned char *bytes, size_t size,
                         struct Error *error) {
    struct Unpacking packing = {bytes, bytes != NULL ? bytes + size : NULL, false};
    struct Facts facts = {0};
    bool possible = unpack_facts(&facts, weeks, &packing);
    *self = possible ? tally_new(weeks) : NULL;
    if (possible && *self == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the summary of a run");
    if (possible) {
        (*self)->tables = facts.tables;
        (*self)->agencies = facts.agencies;
        (*self)->waited_weeks = facts.waited_weeks;
        memcpy((*self)->last_year, facts.last_year, sizeof facts.last_year);
        possible = unpack_numbers(*self, &packing);
    }
    if (possible)
        return STATUS_OK;
    tally_free(*self);
    *self = NULL;
    return error_set(error, STATUS_INPUT_OUTPUT, "a summary that no run can have");
}
