#include "world/world_copy.h"

#include <stdlib.h>
#include <string.h>

#include "world/citizens.h"
#include "world/experience.h"

static void *block_copy(const void *block, size_t size, bool *complete) {
    if (block == NULL)
        return NULL;
    void *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL)
        *complete = false;
    else
        memcpy(copy, block, size);
    return copy;
}

#define BLOCK_COPY(field, count)                                                                             \
    self->field = block_copy(original->field, (count) * sizeof *self->field, &complete)
#define LIST_COPY(list)                                                                                      \
    self->list.item =                                                                                        \
        block_copy(original->list.item, original->list.room * sizeof *self->list.item, &complete)

static bool agencies_copy(struct Agencies *self, const struct Agencies *original) {
    bool complete = true;
#define AGENCY_FIELD(type, name, writer, sentence)                                                           \
    self->name = block_copy(original->name, original->count * sizeof *self->name, &complete);
#include "world/agency_fields.def"
#undef AGENCY_FIELD
    return complete;
}

static bool network_copy(struct Network *self, const struct Network *original) {
    bool complete = true;
    *self = *original;
    size_t ties = original->first == NULL ? 0 : original->first[original->agencies];
    self->first = block_copy(original->first, (original->agencies + 1) * sizeof *self->first, &complete);
    self->peer = block_copy(original->peer, ties * sizeof *self->peer, &complete);
    self->weight = block_copy(original->weight, ties * sizeof *self->weight, &complete);
    self->strength = block_copy(original->strength, original->agencies * sizeof *self->strength, &complete);
    return complete;
}

static bool lists_copy(struct World *self, const struct World *original) {
    bool complete = true;
    LIST_COPY(citizens);
    LIST_COPY(members);
    LIST_COPY(arrivals);
    LIST_COPY(proposals);
    LIST_COPY(episodes);
    LIST_COPY(running);
    LIST_COPY(ended);
    LIST_COPY(sourced);
    LIST_COPY(moves);
    LIST_COPY(services);
    LIST_COPY(alive);
    LIST_COPY(later);
    return complete;
}

enum Status world_copy(struct World *self, const struct World *original, const struct Scenario *scenario,
                       struct Error *error) {
    *self = *original;
    self->scenario = scenario;
    self->params = &scenario->params;
    self->witness = NULL;
    self->citizen_index = (struct CitizenIndex){0};
    self->intervention_hits = NULL;
    self->levels = NULL;
    memset(self->lever, 0, sizeof self->lever);
    bool complete = agencies_copy(&self->agencies, &original->agencies);
    complete = network_copy(&self->own_network, &original->own_network) && complete;
    complete = pools_copy(self, original) && complete;
    complete = lists_copy(self, original) && complete;
    complete = occasions_copy(&self->occasions, &original->occasions) && complete;
    BLOCK_COPY(governments, original->government_count);
    BLOCK_COPY(administrators, original->administrator_count);
    BLOCK_COPY(memory, original->end_week + 2);
    BLOCK_COPY(open_until, original->agencies.count);
    BLOCK_COPY(staff_until, original->agencies.count);
    if (original->network == &original->own_network)
        self->network = &self->own_network;
    if (!complete || !citizens_index(self, self->citizens.count) || !world_levers(self))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a copy of the world");
    for (int lever = 0; lever < LEVER_COUNT; lever++)
        if (self->lever[lever] != NULL && original->lever[lever] != NULL)
            memcpy(self->lever[lever], original->lever[lever],
                   original->agencies.count * sizeof *self->lever[lever]);
    return STATUS_OK;
}
