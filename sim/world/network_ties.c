#include "world/network_ties.h"

#include <stdlib.h>

enum Status tie_list_reserve(struct TieList *self, size_t more, struct Error *error) {
    if (more <= self->capacity - self->count)
        return STATUS_OK;
    size_t twice = self->capacity < 512 ? 1024 : 2 * self->capacity;
    size_t capacity = self->count + more > twice ? self->count + more : twice;
    struct Tie *grown =
        capacity <= SIZE_MAX / sizeof *grown ? realloc(self->tie, capacity * sizeof *grown) : NULL;
    if (grown == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu ties of the network", capacity);
    self->tie = grown;
    self->capacity = capacity;
    return STATUS_OK;
}

enum Status tie_list_add(struct TieList *self, struct Tie tie, struct Error *error) {
    if (self->count == self->capacity) {
        enum Status status = tie_list_reserve(self, 1, error);
        if (status != STATUS_OK)
            return status;
    }
    self->tie[self->count++] = tie;
    return STATUS_OK;
}

void tie_list_free(struct TieList *self) {
    free(self->tie);
    *self = (struct TieList){0};
}

/* calloc(0) may give NULL, which would look like a lack of memory. */
static void *allocate(size_t count, size_t size) {
    return calloc(count > 0 ? count : 1, size);
}

static bool weights_alike(const struct TieList *ties) {
    for (size_t i = 1; i < ties->count; i++)
        if (ties->tie[i].weight != ties->tie[0].weight)
            return false;
    return true;
}

static enum Status rows_allocate(struct Network *self, size_t agencies, const struct TieList *ties,
                                 struct Error *error) {
    bool alike = weights_alike(ties);
    *self = (struct Network){.agencies = agencies, .common = ties->count > 0 ? ties->tie[0].weight : 1.0};
    self->first = allocate(agencies + 1, sizeof *self->first);
    self->peer = allocate(2 * ties->count, sizeof *self->peer);
    if (!alike) {
        self->weight = allocate(2 * ties->count, sizeof *self->weight);
        self->strength = allocate(agencies, sizeof *self->strength);
    }
    if (self->first != NULL && self->peer != NULL &&
        (alike || (self->weight != NULL && self->strength != NULL)))
        return STATUS_OK;
    network_free(self);
    return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a network of %zu agencies", agencies);
}

static void row_append(struct Network *self, uint32_t *used, uint32_t agency, uint32_t peer, double weight) {
    size_t place = self->first[agency] + used[agency]++;
    self->peer[place] = peer;
    if (self->weight != NULL)
        self->weight[place] = weight;
}

static void rows_fill(struct Network *self, uint32_t *used, const struct TieList *ties) {
    for (size_t i = 0; i < ties->count; i++) {
        struct Tie tie = ties->tie[i];
        row_append(self, used, tie.low, tie.high, tie.weight);
        row_append(self, used, tie.high, tie.low, tie.weight);
    }
}

/* Shell 1959: rows are short but for hubs. `weight` may be NULL. */
static void row_sort(uint32_t *peer, double *weight, size_t count) {
    size_t gap = 1;
    while (9 * gap < count)
        gap = 3 * gap + 1;
    for (; gap > 0; gap /= 3)
        for (size_t i = gap; i < count; i++) {
            uint32_t moved = peer[i];
            if (peer[i - gap] <= moved)
                continue;
            double its_weight = weight == NULL ? 0.0 : weight[i];
            size_t place = i;
            for (; place >= gap && peer[place - gap] > moved; place -= gap) {
                peer[place] = peer[place - gap];
                if (weight != NULL)
                    weight[place] = weight[place - gap];
            }
            peer[place] = moved;
            if (weight != NULL)
                weight[place] = its_weight;
        }
}

static void rows_sort(struct Network *self) {
    for (size_t a = 0; a < self->agencies; a++) {
        size_t first = self->first[a], count = self->first[a + 1] - first;
        row_sort(self->peer + first, self->weight == NULL ? NULL : self->weight + first, count);
        for (size_t i = first; self->weight != NULL && i < first + count; i++)
            self->strength[a] += self->weight[i];
    }
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
    *self = (struct Network){0};
    uint32_t *used = allocate(agencies, sizeof *used);
    if (used == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a network of %zu agencies", agencies);
    enum Status status = rows_allocate(self, agencies, ties, error);
    if (status == STATUS_OK) {
        rows_count(self, ties);
        rows_fill(self, used, ties);
        rows_sort(self);
    }
    free(used);
    return status;
}
