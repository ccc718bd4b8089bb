#include "world/network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/network_read.h"
#include "world/network_ring.h"

enum { ORDINAL_WITHIN = 0, ORDINAL_BETWEEN = 1 };

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

enum Status tie_list_add(struct TieList *self, struct Tie tie, struct Error *error) {
    if (self->count == self->capacity) {
        size_t capacity = self->capacity == 0 ? 1024 : 2 * self->capacity;
        struct Tie *grown =
            capacity <= SIZE_MAX / sizeof *grown ? realloc(self->tie, capacity * sizeof *grown) : NULL;
        if (grown == NULL)
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu ties of the network", capacity);
        self->tie = grown;
        self->capacity = capacity;
    }
    self->tie[self->count++] = tie;
    return STATUS_OK;
}

void tie_list_free(struct TieList *self) {
    free(self->tie);
    *self = (struct TieList){0};
}

void network_free(struct Network *self) {
    free(self->first);
    free(self->peer);
    free(self->weight);
    *self = (struct Network){0};
}

double network_strength(const struct Network *self, size_t agency) {
    if (self->complete)
        return (double)self->agencies - 1.0;
    double strength = 0.0;
    for (size_t i = self->first[agency]; i < self->first[agency + 1]; i++)
        strength += self->weight[i];
    return strength;
}

/* calloc(0) may give NULL, which would look like a lack of memory. */
static void *allocate(size_t count, size_t size) {
    return calloc(count > 0 ? count : 1, size);
}

static enum Status rows_allocate(struct Network *self, size_t agencies, size_t peers, struct Error *error) {
    *self = (struct Network){.agencies = agencies};
    self->first = allocate(agencies + 1, sizeof *self->first);
    self->peer = allocate(peers, sizeof *self->peer);
    self->weight = allocate(peers, sizeof *self->weight);
    if (self->first != NULL && self->peer != NULL && self->weight != NULL)
        return STATUS_OK;
    network_free(self);
    return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a network of %zu agencies", agencies);
}

static void row_append(struct Network *self, size_t *used, uint32_t agency, uint32_t peer, double weight) {
    size_t place = self->first[agency] + used[agency]++;
    self->peer[place] = peer;
    self->weight[place] = weight;
}

static void rows_fill(struct Network *self, size_t *used, const struct TieList *ties) {
    for (size_t i = 0; i < ties->count; i++) {
        struct Tie tie = ties->tie[i];
        row_append(self, used, tie.low, tie.high, tie.weight);
        row_append(self, used, tie.high, tie.low, tie.weight);
    }
}

/* The transpose of a symmetric matrix is itself, and writing it row by row puts each row in ascending order.
 */
static void rows_transpose(struct Network *self, size_t *used, const struct Network *unordered) {
    for (uint32_t agency = 0; agency < unordered->agencies; agency++)
        for (size_t i = unordered->first[agency]; i < unordered->first[agency + 1]; i++)
            row_append(self, used, unordered->peer[i], agency, unordered->weight[i]);
}

static void rows_count(struct Network *self, const struct TieList *ties) {
    for (size_t i = 0; i < ties->count; i++) {
        self->first[ties->tie[i].low + 1]++;
        self->first[ties->tie[i].high + 1]++;
    }
    for (size_t agency = 0; agency < self->agencies; agency++)
        self->first[agency + 1] += self->first[agency];
}

enum Status network_from_ties(struct Network *self, size_t agencies, const struct TieList *ties,
                              struct Error *error) {
    struct Network unordered = {0};
    size_t *used = allocate(2 * agencies + 2, sizeof *used);
    *self = (struct Network){0};
    enum Status status = STATUS_OK;
    if (used == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a network of %zu agencies", agencies);
    if (status == STATUS_OK)
        status = rows_allocate(&unordered, agencies, 2 * ties->count, error);
    if (status == STATUS_OK)
        status = rows_allocate(self, agencies, 2 * ties->count, error);
    if (status == STATUS_OK) {
        rows_count(&unordered, ties);
        memcpy(self->first, unordered.first, (agencies + 1) * sizeof *self->first);
        rows_fill(&unordered, used, ties);
        rows_transpose(self, used + agencies, &unordered);
    }
    network_free(&unordered);
    free(used);
    return status;
}

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
    self->start = allocate(count + 1, sizeof *self->start);
    self->pairs = allocate(count + 1, sizeof *self->pairs);
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
            struct DrawId id = {PURPOSE_NETWORK, shape->government[start], 0, ORDINAL_WITHIN};
            uint64_t words[4];
            random_block(key, id, 0, words);
            status = ring_add(ties, (uint32_t)start, (uint32_t)(end - start), (uint32_t)each_side,
                              shape->rewiring, words[0], error);
        }
    }
    return status;
}

static enum Status pair_set_init(struct PairSet *self, size_t members, struct Error *error) {
    size_t slots = 16;
    while (slots / 2 < members)
        slots *= 2;
    self->mask = slots - 1;
    self->slot = allocate(slots, sizeof *self->slot);
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
        random_block(key, (struct DrawId){PURPOSE_NETWORK, i, 0, ORDINAL_BETWEEN}, 0, words);
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
