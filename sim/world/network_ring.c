#include "world/network_ring.h"

#include <stdlib.h>

#define NO_TIE UINT32_MAX

/* Ordinals of destinations come after those of the distances, in which is drawn whether a tie moves. */
static const uint64_t WHERE_TO = UINT64_C(1) << 32;

/* The tie of unit u and the neighbour at distance d ahead has the number t = (d - 1) units + u; it stays with
 * u, and its far end can move. */
struct Ring {
    uint32_t units, each_side;
    uint32_t *far;   /* [ties] */
    uint32_t *first; /* [units] a tie that was moved to a unit, or NO_TIE */
    uint32_t *next;  /* [ties] another one that was moved to the same unit, or NO_TIE */
    uint32_t *taken; /* [units] scratch: the units that one unit is tied with, and itself */
};

static size_t ring_ties(const struct Ring *self) {
    return (size_t)self->units * self->each_side;
}

static bool ring_allocate(struct Ring *self, uint32_t units, uint32_t each_side) {
    *self = (struct Ring){.units = units, .each_side = each_side};
    size_t ties = ring_ties(self);
    self->far = malloc(ties * sizeof *self->far);
    self->next = malloc(ties * sizeof *self->next);
    self->first = malloc(units * sizeof *self->first);
    self->taken = malloc(units * sizeof *self->taken);
    return ties < NO_TIE && self->far != NULL && self->next != NULL && self->first != NULL &&
           self->taken != NULL;
}

static void ring_free(struct Ring *self) {
    free(self->far);
    free(self->next);
    free(self->first);
    free(self->taken);
}

static uint32_t unit_ahead(const struct Ring *self, uint32_t unit, uint32_t distance) {
    return unit < self->units - distance ? unit + distance : unit - (self->units - distance);
}

static uint32_t unit_behind(const struct Ring *self, uint32_t unit, uint32_t distance) {
    return unit >= distance ? unit - distance : unit + (self->units - distance);
}

static void ring_tie(struct Ring *self) {
    uint32_t tie = 0;
    for (uint32_t unit = 0; unit < self->units; unit++)
        self->first[unit] = NO_TIE;
    for (uint32_t distance = 1; distance <= self->each_side; distance++)
        for (uint32_t unit = 0; unit < self->units; unit++)
            self->far[tie++] = unit_ahead(self, unit, distance);
}

/* Writes the units that `unit` cannot be tied with anew and returns their number. */
static uint32_t list_taken(struct Ring *self, uint32_t unit) {
    uint32_t count = 0;
    self->taken[count++] = unit;
    for (uint32_t distance = 1; distance <= self->each_side; distance++) {
        uint32_t behind = unit_behind(self, unit, distance);
        const uint32_t *far = self->far + (size_t)(distance - 1) * self->units;
        self->taken[count++] = far[unit];
        if (far[behind] == unit)
            self->taken[count++] = behind;
    }
    for (uint32_t tie = self->first[unit]; tie != NO_TIE; tie = self->next[tie])
        self->taken[count++] = tie % self->units;
    return count;
}

/* To one of the units that are not taken, each as likely: the one that as many free units come before as
 * `bits` says, which is that number and as many as are taken up to it. The remainder's bias is below units /
 * 2^64. */
static void tie_move(struct Ring *self, uint32_t tie, uint64_t bits) {
    uint32_t taken = list_taken(self, tie % self->units);
    if (taken == self->units)
        return;
    uint32_t free_before = (uint32_t)(bits % (self->units - taken)), to = free_before, last;
    do {
        last = to;
        to = free_before;
        for (uint32_t i = 0; i < taken; i++)
            to += self->taken[i] <= last;
    } while (to != last);
    self->far[tie] = to;
    self->next[tie] = self->first[to];
    self->first[to] = tie;
}

static void ring_rewire(struct Ring *self, uint32_t start, double rewiring, const struct RandomKey *key) {
    uint32_t tie = 0;
    for (uint32_t distance = 0; distance < self->each_side && rewiring > 0.0; distance++) {
        struct RandomRow row = random_row(key, PURPOSE_REWIRING, 0, distance);
        for (uint32_t unit = 0; unit < self->units; unit++, tie++) {
            uint64_t entity = (uint64_t)start + unit;
            if (uniform_of_bits(random_row_bits(&row, entity)) < rewiring)
                tie_move(self, tie, random_bits(key, PURPOSE_REWIRING, entity, 0, WHERE_TO + distance));
        }
    }
}

static enum Status ties_append(const struct Ring *self, struct TieList *ties, uint32_t start,
                               struct Error *error) {
    enum Status status = tie_list_reserve(ties, ring_ties(self), error);
    for (uint32_t unit = 0; unit < self->units; unit++) /* so that the rows made of them are nearly sorted */
        for (uint32_t distance = 0; distance < self->each_side && status == STATUS_OK; distance++) {
            uint32_t one = start + unit, other = start + self->far[(size_t)distance * self->units + unit];
            struct Tie made = {one < other ? one : other, one < other ? other : one, 0, 1.0};
            status = tie_list_add(ties, made, error);
        }
    return status;
}

enum Status ring_add(struct TieList *ties, uint32_t start, uint32_t units, uint32_t each_side,
                     double rewiring, const struct RandomKey *key, struct Error *error) {
    struct Ring ring;
    enum Status status = STATUS_OK;
    if (ring_allocate(&ring, units, each_side)) {
        ring_tie(&ring);
        ring_rewire(&ring, start, rewiring, key);
        status = ties_append(&ring, ties, start, error);
    } else {
        status =
            error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a ring of %u agencies", (unsigned)units);
    }
    ring_free(&ring);
    return status;
}
