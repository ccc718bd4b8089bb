#include "run/unit_map.h"

#include <stdlib.h>
#include <string.h>

#include "run/world_run.h"

struct Mapping {
    struct UnitMap *map;
    const struct World *world;
};

static enum Status take_week(void *context, enum RecordTable table, const void *record, struct Error *error) {
    const struct Mapping *mapping = context;
    const struct WeekRecord *week = record;
    (void)error;
    for (int time = 0; table == TABLE_WEEKLY && time < UNIT_MAP_TIMES; time++)
        if (week->week == mapping->map->week[time])
            memcpy(mapping->map->practice[time], mapping->world->agencies.practice, mapping->map->units);
    return STATUS_OK;
}

static enum Status copy_ties(struct UnitMap *self, const struct Network *network, struct Error *error) {
    self->complete = network->complete;
    if (network->complete)
        return STATUS_OK;
    self->tie = malloc((network->first[self->units] / 2 + 1) * sizeof *self->tie);
    if (self->tie == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the ties of %zu units", self->units);
    for (uint32_t a = 0; a < self->units; a++)
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++)
            if (network->peer[i] > a)
                self->tie[self->ties++] = (struct MappedTie){a, network->peer[i]};
    return STATUS_OK;
}

static enum Status copy_units(struct UnitMap *self, const struct World *world, int64_t weeks,
                              struct Error *error) {
    const int64_t times[UNIT_MAP_TIMES] = {0, weeks / 5 - 1, weeks / 2 - 1, weeks - 1};
    self->units = world->agencies.count;
    self->governments = world->government_count;
    self->government = malloc(self->units * sizeof *self->government);
    bool room = self->government != NULL;
    for (int time = 0; time < UNIT_MAP_TIMES; time++) {
        self->week[time] = times[time] > 0 ? times[time] : 0;
        self->practice[time] = calloc(self->units, 1);
        room = room && self->practice[time] != NULL;
    }
    if (!room)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to map %zu units", self->units);
    memcpy(self->government, world->agencies.government, self->units * sizeof *self->government);
    return copy_ties(self, world->network, error);
}

enum Status unit_map_make(struct UnitMap *self, const struct ReplicateInput *input, uint64_t replicate,
                          struct Error *error) {
    struct World world = {0};
    struct Mapping mapping = {self, &world};
    const struct Recorder recorder = {&mapping, take_week, 1u << TABLE_WEEKLY};
    enum Status status = world_burn_in(&world, input, replicate, error);
    if (status == STATUS_OK)
        status = copy_units(self, &world, input->weeks, error);
    if (status == STATUS_OK)
        status = world_report(&world, input, &recorder, error);
    world_free(&world);
    return status;
}

void unit_map_free(struct UnitMap *self) {
    for (int time = 0; time < UNIT_MAP_TIMES; time++)
        free(self->practice[time]);
    free(self->government);
    free(self->tie);
    *self = (struct UnitMap){0};
}
