#include "world/network_ties.h"

#include <stdlib.h>
#include <string.h>

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

static bool weights_alike(const struct TieList *ties) {
    for (size_t i = 1; i < ties->count; i++)
        if (ties->tie[i].weight != ties->tie[0].weight)
            return false;
    return true;
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
        self->alike = weights_alike(ties);
    }
    network_free(&unordered);
    free(used);
    return status;
}
