#include "world/network_generate.h"

#include <math.h>
#include <stdlib.h>

#include "world/network_ring.h"

/* Governments as runs of units, and how many pairs of units of different governments come before each: pairs
 * are numbered by their lower unit, then by their higher one. */
struct Governments {
    size_t count;
    size_t *start;   /* start[count + 1] */
    uint64_t *pairs; /* pairs[count + 1] */
};

/* A set of pair numbers by open addressing; a slot holds the number plus one, or 0 if it is free. */
struct PairSet {
    uint64_t *slot;
    size_t mask;
};

static bool shape_is_sound(const struct NetworkShape *shape) {
    bool sound = shape->agencies <= UINT32_MAX && shape->peers_within >= 0.0 &&
                 isfinite(shape->peers_within) && shape->rewiring >= 0.0 && shape->rewiring <= 1.0 &&
                 shape->peers_between >= 0.0 && isfinite(shape->peers_between) &&
                 shape->weight_between > 0.0 && isfinite(shape->weight_between);
    for (size_t i = 1; sound && !shape->complete && i < shape->agencies; i++)
        sound = shape->government[i - 1] <= shape->government[i];
    return sound;
}

static enum Status governments_init(struct Governments *self, const struct NetworkShape *shape,
                                    struct Error *error) {
    size_t count = 0;
    for (size_t i = 0; i < shape->agencies; i++)
        count += i == 0 || shape->government[i] != shape->government[i - 1];
    *self = (struct Governments){.count = count};
    self->start = calloc(count + 1, sizeof *self->start);
    self->pairs = calloc(count + 1, sizeof *self->pairs);
    if (self->start == NULL || self->pairs == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu governments", count);
    size_t next = 0;
    for (size_t i = 0; i < shape->agencies; i++)
        if (i == 0 || shape->government[i] != shape->government[i - 1])
            self->start[next++] = i;
    self->start[count] = shape->agencies;
    for (size_t g = 0; g < count; g++) {
        uint64_t units = self->start[g + 1] - self->start[g];
        self->pairs[g + 1] = self->pairs[g] + units * (shape->agencies - self->start[g + 1]);
    }
    return STATUS_OK;
}

static void governments_free(struct Governments *self) {
    free(self->start);
    free(self->pairs);
}

static enum Status add_all_pairs(struct TieList *ties, size_t start, size_t end, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t low = start; low < end; low++)
        for (size_t high = low + 1; high < end && status == STATUS_OK; high++)
            status = tie_list_add(ties, (struct Tie){(uint32_t)low, (uint32_t)high, 0, 1.0}, error);
    return status;
}

static enum Status add_ties_within(struct TieList *ties, const struct NetworkShape *shape,
                                   const struct Governments *governments, const struct RandomKey *key,
                                   struct Error *error) {
    enum Status status = STATUS_OK;
    /* More neighbours than units is the same as all of them. */
    size_t each_side = (size_t)(fmin(shape->peers_within, (double)shape->agencies + 1.0) / 2.0);
    for (size_t g = 0; g < governments->count && status == STATUS_OK; g++) {
        size_t start = governments->start[g], end = governments->start[g + 1];
        if (each_side > 0 && end - start <= 2 * each_side + 1) {
            status = add_all_pairs(ties, start, end, error);
        } else if (each_side > 0) {
            status = ring_add(ties, (uint32_t)start, (uint32_t)(end - start), (uint32_t)each_side,
                              shape->rewiring, key, error);
        }
    }
    return status;
}

static enum Status pair_set_init(struct PairSet *self, size_t members, struct Error *error) {
    size_t slots = 16;
    while (slots / 2 < members)
        slots *= 2;
    self->mask = slots - 1;
    self->slot = calloc(slots, sizeof *self->slot);
    if (self->slot == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu ties between governments", members);
    return STATUS_OK;
}

/* False if the pair was a member already. */
static bool pair_set_add(struct PairSet *self, uint64_t pair) {
    size_t place = (size_t)random_mix(pair, 0) & self->mask;
    while (self->slot[place] != 0 && self->slot[place] != pair + 1)
        place = (place + 1) & self->mask;
    bool added = self->slot[place] == 0;
    self->slot[place] = pair + 1;
    return added;
}

static struct Tie pair_tie(const struct Governments *governments, size_t agencies, uint64_t pair,
                           double weight) {
    size_t low = 0, high = governments->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (governments->pairs[middle] <= pair)
            low = middle;
        else
            high = middle;
    }
    size_t end = governments->start[low + 1];
    uint64_t place = pair - governments->pairs[low], others = agencies - end;
    return (struct Tie){(uint32_t)(governments->start[low] + place / others),
                        (uint32_t)(end + place % others), 0, weight};
}

/* Pairs drawn without replacement (Floyd's method, Bentley & Floyd 1987): as many draws as ties, however
 * dense. The remainder's bias is below pairs / 2^64. */
static enum Status add_ties_between(struct TieList *ties, const struct NetworkShape *shape,
                                    const struct Governments *governments, const struct RandomKey *key,
                                    struct Error *error) {
    uint64_t pairs = governments->pairs[governments->count];
    double wanted = floor(shape->peers_between * (double)shape->agencies / 2.0 + 0.5);
    uint64_t count = wanted < (double)pairs ? (uint64_t)wanted : pairs;
    struct PairSet chosen;
    enum Status status = pair_set_init(&chosen, (size_t)count, error);
    for (uint64_t i = 0; i < count && status == STATUS_OK; i++) {
        uint64_t words[4], last = pairs - count + i;
        random_words(key, PURPOSE_NETWORK, i, 0, 0, words);
        uint64_t pair = words[0] % (last + 1);
        if (!pair_set_add(&chosen, pair)) {
            pair = last;
            pair_set_add(&chosen, pair);
        }
        status =
            tie_list_add(ties, pair_tie(governments, shape->agencies, pair, shape->weight_between), error);
    }
    free(chosen.slot);
    return status;
}

enum Status network_generate(struct Network *self, const struct NetworkShape *shape,
                             const struct RandomKey *key, struct Error *error) {
    *self = (struct Network){0};
    if (!shape_is_sound(shape))
        return error_set(error, STATUS_INTERNAL, "the shape of the network is out of its domain");
    if (shape->complete) {
        *self = (struct Network){.agencies = shape->agencies, .complete = true};
        return STATUS_OK;
    }
    struct TieList ties = {0};
    struct Governments governments;
    enum Status status = governments_init(&governments, shape, error);
    if (status == STATUS_OK)
        status = add_ties_within(&ties, shape, &governments, key, error);
    if (status == STATUS_OK)
        status = add_ties_between(&ties, shape, &governments, key, error);
    if (status == STATUS_OK)
        status = network_from_ties(self, shape->agencies, &ties, error);
    governments_free(&governments);
    tie_list_free(&ties);
    return status;
}
