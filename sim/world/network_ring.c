#include "world/network_ring.h"

#include <stdlib.h>

#define NO_END UINT32_MAX

/* The tie of unit u and the neighbour at distance d ahead has the number t = (d - 1) units + u, and two ends:
 * 2t, which stays at u, and 2t + 1. */
struct Ring {
    uint32_t units, ties;
    uint32_t *unit;  /* [2 × ties] where an end is */
    uint32_t *next;  /* [2 × ties] another end at the same unit, or NO_END */
    uint32_t *first; /* [units] an end at each unit, or NO_END */
    uint32_t *taken; /* [units] scratch: the units that one unit is tied with, and itself */
};

static bool ring_allocate(struct Ring *self, uint32_t units, uint32_t each_side) {
    size_t ties = (size_t)units * each_side;
    *self = (struct Ring){.units = units, .ties = (uint32_t)ties};
    self->unit = malloc(2 * ties * sizeof *self->unit);
    self->next = malloc(2 * ties * sizeof *self->next);
    self->first = malloc(units * sizeof *self->first);
    self->taken = malloc(units * sizeof *self->taken);
    return ties <= UINT32_MAX / 2 && self->unit != NULL && self->next != NULL && self->first != NULL &&
           self->taken != NULL;
}

static void ring_free(struct Ring *self) {
    free(self->unit);
    free(self->next);
    free(self->first);
    free(self->taken);
}

static void end_set(struct Ring *self, uint32_t end, uint32_t unit) {
    self->unit[end] = unit;
    self->next[end] = self->first[unit];
    self->first[unit] = end;
}

static void end_unset(struct Ring *self, uint32_t end) {
    uint32_t *link = &self->first[self->unit[end]];
    while (*link != end)
        link = &self->next[*link];
    *link = self->next[end];
}

static void ring_tie(struct Ring *self) {
    for (uint32_t unit = 0; unit < self->units; unit++)
        self->first[unit] = NO_END;
    for (uint32_t tie = 0; tie < self->ties; tie++) {
        uint32_t unit = tie % self->units, distance = tie / self->units + 1;
        end_set(self, 2 * tie, unit);
        end_set(self, 2 * tie + 1, (unit + distance) % self->units);
    }
}

static int compare_units(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

/* Writes the units that `unit` cannot be tied with anew, ascending, and returns their number. */
static uint32_t list_taken(struct Ring *self, uint32_t unit) {
    uint32_t count = 0;
    self->taken[count++] = unit;
    for (uint32_t end = self->first[unit]; end != NO_END; end = self->next[end])
        self->taken[count++] = self->unit[end ^ 1];
    qsort(self->taken, count, sizeof *self->taken, compare_units);
    return count;
}

/* To one of the units that are not taken, each as likely: the one that as many free units come before as
 * `bits` says. The remainder's bias is below units / 2^64. */
static void tie_move(struct Ring *self, uint32_t tie, uint64_t bits) {
    uint32_t taken = list_taken(self, self->unit[2 * tie]);
    if (taken == self->units)
        return;
    uint32_t to = (uint32_t)(bits % (self->units - taken));
    for (uint32_t i = 0; i < taken && self->taken[i] <= to; i++)
        to++;
    end_unset(self, 2 * tie + 1);
    end_set(self, 2 * tie + 1, to);
}

static void ring_rewire(struct Ring *self, uint32_t start, double rewiring, const struct RandomKey *key) {
    for (uint32_t tie = 0; tie < self->ties && rewiring > 0.0; tie++) {
        struct DrawId id = {PURPOSE_REWIRING, (uint64_t)start + tie % self->units, 0, tie / self->units};
        uint64_t words[4];
        random_block(key, id, 0, words);
        if (uniform_of_bits(words[0]) < rewiring)
            tie_move(self, tie, words[1]);
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
