#include "run_fixture.h"

#include <stdlib.h>
#include <string.h>

void moderate_scenario(struct Scenario *self) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(self, &error), STATUS_OK);
    struct Params *p = &self->params;
    p->world_agencies = 60.0;
    p->world_governments = 6.0;
    p->world_staff_mean = 8.0;
    p->world_citizens = 600.0;
    p->world_burn_in_weeks = 26.0;
    p->diffusion_outside_per_year = 2.0;
    p->publication_initial_open_share = 0.05;
    p->programme_slots[PROGRAMME_G0V] = 20.0;
    p->programme_slots[PROGRAMME_COMPETITION] = 60.0;
    p->programme_selected[PROGRAMME_COMPETITION] = 8.0;
}

static enum Status keep(void *context, enum RecordTable table, const void *record, struct Error *error) {
    struct Records *self = context;
    size_t size = record_table(table)->record_size, count = self->count[table];
    if ((count & (count - 1)) == 0) { /* full at every power of two */
        unsigned char *grown = realloc(self->bytes[table], (count == 0 ? 1 : 2 * count) * size);
        if (grown == NULL)
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for records");
        self->bytes[table] = grown;
    }
    memcpy(self->bytes[table] + count * size, record, size);
    self->count[table]++;
    return STATUS_OK;
}

void records_run(struct Records *self, const struct Scenario *scenario, uint64_t seed, uint64_t replicate,
                 int64_t weeks) {
    records_witness(self, scenario, seed, replicate, weeks, NULL);
}

void records_witness(struct Records *self, const struct Scenario *scenario, uint64_t seed, uint64_t replicate,
                     int64_t weeks, const struct Witness *witness) {
    struct Error error = {0};
    memset(self, 0, sizeof *self);
    struct ReplicateInput input = {.scenario = scenario, .seed = seed, .weeks = weeks, .witness = witness};
    struct Recorder recorder = {self, keep, ~0u};
    ck_assert_msg(replicate_run(&input, replicate, &recorder, &error) == STATUS_OK, "%s", error.text);
}

void records_free(struct Records *self) {
    for (int table = 0; table < TABLE_COUNT; table++)
        free(self->bytes[table]);
    memset(self, 0, sizeof *self);
}

const void *records_at(const struct Records *self, enum RecordTable table, size_t index) {
    ck_assert_uint_lt(index, self->count[table]);
    return self->bytes[table] + index * record_table(table)->record_size;
}

bool records_same_table(const struct Records *self, const struct Records *other, enum RecordTable table) {
    size_t size = record_table(table)->record_size * self->count[table];
    return self->count[table] == other->count[table] &&
           (size == 0 || memcmp(self->bytes[table], other->bytes[table], size) == 0);
}

bool records_same(const struct Records *self, const struct Records *other) {
    bool same = true;
    for (int table = 0; table < TABLE_COUNT; table++)
        same = same && records_same_table(self, other, (enum RecordTable)table);
    return same;
}

void world_start(struct World *self, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks) {
    struct Error error = {0};
    struct RandomKey key = {UINT64_C(20190308), replicate};
    ck_assert_int_eq(world_create(self, scenario, NULL, key, weeks, &error), STATUS_OK);
    ck_assert_int_eq(week_first(self, &error), STATUS_OK);
}

void world_week(struct World *self) {
    struct Error error = {0};
    ck_assert_msg(week_run(self, &error) == STATUS_OK, "%s", error.text);
    self->week++;
}
