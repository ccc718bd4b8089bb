#include "world/network_ring.h"

#include <igraph/igraph.h>
#include <math.h>
#include <stdlib.h>

#define NO_END UINT32_MAX

/* Each tie has two ends: those of tie t are 2t, first at its lower unit, and 2t + 1. */
struct Ring {
    uint32_t units, ties;
    uint32_t *unit;  /* [2 × ties] where an end is */
    uint32_t *next;  /* [2 × ties] another end at the same unit, or NO_END */
    uint32_t *first; /* [units] an end at each unit, or NO_END */
    uint32_t *order; /* [ties] */
    uint32_t *place; /* [units + 1] scratch of the sort */
};

static bool ring_allocate(struct Ring *self, uint32_t units, uint32_t each_side) {
    size_t ties = (size_t)units * each_side;
    *self = (struct Ring){.units = units, .ties = (uint32_t)ties};
    self->unit = malloc(2 * ties * sizeof *self->unit);
    self->next = malloc(2 * ties * sizeof *self->next);
    self->first = malloc(units * sizeof *self->first);
    self->order = malloc(ties * sizeof *self->order);
    self->place = malloc(((size_t)units + 1) * sizeof *self->place);
    return self->unit != NULL && self->next != NULL && self->first != NULL && self->order != NULL &&
           self->place != NULL;
}

static void ring_free(struct Ring *self) {
    void *const blocks[] = {self->unit, self->next, self->first, self->order, self->place};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        free(blocks[i]);
}

static void end_link(struct Ring *self, uint32_t end) {
    uint32_t unit = self->unit[end];
    self->next[end] = self->first[unit];
    self->first[unit] = end;
}

static void end_unlink(struct Ring *self, uint32_t end) {
    uint32_t *link = &self->first[self->unit[end]];
    while (*link != end)
        link = &self->next[*link];
    *link = self->next[end];
}

static bool is_tied(const struct Ring *self, uint32_t unit, uint32_t other) {
    for (uint32_t end = self->first[unit]; end != NO_END; end = self->next[end])
        if (self->unit[end ^ 1] == other)
            return true;
    return false;
}

static void tie_set(struct Ring *self, uint32_t tie, uint32_t one, uint32_t other) {
    self->unit[2 * tie] = one < other ? one : other;
    self->unit[2 * tie + 1] = one < other ? other : one;
    end_link(self, 2 * tie);
    end_link(self, 2 * tie + 1);
}

/* Ties are numbered as in igraph's ring, since the moves go by their numbers: next neighbours first, then
 * unit by unit and, for each, by distance, its lower neighbour before its higher one (but for unit 0). */
static void ties_set(struct Ring *self, uint32_t each_side) {
    uint32_t units = self->units, tie = 0;
    for (uint32_t unit = 0; unit < units; unit++)
        self->first[unit] = NO_END;
    for (uint32_t unit = 0; unit < units; unit++)
        tie_set(self, tie++, unit, (unit + 1) % units);
    for (uint32_t unit = 0; unit < units; unit++)
        for (uint32_t distance = 2; distance <= each_side; distance++)
            for (int turn = 0; turn < 2; turn++) {
                bool forward = (turn == 0) == (unit == 0);
                uint32_t other = (unit + (forward ? distance : units - distance)) % units;
                if (other > unit)
                    tie_set(self, tie++, unit, other);
            }
}

/* Ties by the unit at one end, and those of a unit from the last to the first: a counting sort. */
static void ties_sort(struct Ring *self, uint32_t side) {
    for (uint32_t unit = 0; unit <= self->units; unit++)
        self->place[unit] = 0;
    for (uint32_t tie = 0; tie < self->ties; tie++)
        self->place[self->unit[2 * tie + side] + 1]++;
    for (uint32_t unit = 0; unit < self->units; unit++)
        self->place[unit + 1] += self->place[unit];
    for (uint32_t tie = self->ties; tie-- > 0;)
        self->order[self->place[self->unit[2 * tie + side]]++] = tie;
}

/* To a unit drawn from all but the one at the other end, until it is not tied to that. */
static void end_move(struct Ring *self, uint32_t end, igraph_rng_t *generator) {
    uint32_t kept = self->unit[end ^ 1], from = self->unit[end], to;
    do {
        to = (uint32_t)igraph_rng_get_integer(generator, 0, (igraph_integer_t)self->units - 2);
        to = to == kept ? self->units - 1 : to;
    } while (to != from && is_tied(self, kept, to));
    if (to == from)
        return;
    end_unlink(self, end);
    self->unit[end] = to;
    end_link(self, end);
}

/* Moves the ends opposite to `side`, each with this probability: from one that moves to the next is a
 * geometric number of ties. */
static void side_rewire(struct Ring *self, uint32_t side, double probability, igraph_rng_t *generator) {
    ties_sort(self, side);
    double turn = igraph_rng_get_geom(generator, probability);
    for (; turn < (double)self->ties; turn += 1.0 + igraph_rng_get_geom(generator, probability))
        end_move(self, 2 * self->order[(size_t)turn] + 1 - side, generator);
}

/* igraph's generator belongs to the whole process; it is seeded anew for each ring, so that nothing done with
 * it before can matter. */
static void ring_rewire(struct Ring *self, double rewiring, uint64_t seed) {
    /* Each end moves by itself; a tie with an end moved is a tie rewired. */
    double moved_end = 1.0 - sqrt(1.0 - rewiring);
    if (moved_end <= 0.0)
        return;
#pragma omp critical(igraph)
    {
        igraph_rng_seed(igraph_rng_default(), seed);
        side_rewire(self, 0, moved_end, igraph_rng_default());
        side_rewire(self, 1, moved_end, igraph_rng_default());
    }
}

static enum Status ties_append(const struct Ring *self, struct TieList *ties, uint32_t start,
                               struct Error *error) {
    enum Status status = STATUS_OK;
    for (uint32_t tie = 0; tie < self->ties && status == STATUS_OK; tie++) {
        uint32_t one = start + self->unit[2 * tie], other = start + self->unit[2 * tie + 1];
        struct Tie made = {one < other ? one : other, one < other ? other : one, 0, 1.0};
        status = tie_list_add(ties, made, error);
    }
    return status;
}

enum Status ring_add(struct TieList *ties, uint32_t start, uint32_t units, uint32_t each_side,
                     double rewiring, uint64_t seed, struct Error *error) {
    struct Ring ring;
    enum Status status = STATUS_OK;
    if (ring_allocate(&ring, units, each_side)) {
        ties_set(&ring, each_side);
        ring_rewire(&ring, rewiring, seed);
        status = ties_append(&ring, ties, start, error);
    } else {
        status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a ring of %u agencies", units);
    }
    ring_free(&ring);
    return status;
}
