/* Scenarios that start from a copy of a common burn-in give the same bytes as those that run their own. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "run/trunk.h"
#include "tests/suite.h"

enum { WEEKS = 60 };

/* All records of a run as bytes, digested in the order in which they came. */
struct Digest {
    uint64_t value;
    size_t records;
};

static void digest_column(struct Digest *self, const struct Column *column, const void *record) {
    uint64_t word;
    memcpy(&word, (const char *)record + column->offset, sizeof word);
    self->value = random_mix(self->value, word);
}

static enum Status digest(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Digest *self = context;
    const struct TableRow *row = record_table(table);
    for (size_t i = 0; i < row->column_count; i++)
        digest_column(self, &row->columns[i], record);
    self->records++;
    return STATUS_OK;
}

static void scenario_small(struct Scenario *scenario) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(scenario, &error), STATUS_OK);
    ck_assert_int_eq(scenario_set(scenario, "world.agencies=40", &error), STATUS_OK);
    ck_assert_int_eq(scenario_set(scenario, "world.burn_in_weeks=60", &error), STATUS_OK);
}

static void intervene(struct Scenario *scenario, enum InterventionKind kind, double start) {
    scenario->interventions[scenario->intervention_count++] = (struct Intervention){.kind = kind,
                                                                                    .start_week = start,
                                                                                    .end_week = WEEKS,
                                                                                    .intensity = 1.0,
                                                                                    .target = TARGET_RANDOM,
                                                                                    .share = 0.5,
                                                                                    .cost = 1.0};
}

static struct Digest alone(const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct Digest result = {0};
    struct ReplicateInput input = {.scenario = scenario, .seed = 7, .weeks = WEEKS};
    struct Recorder recorder = {&result, digest, ~0u};
    ck_assert_int_eq(replicate_run(&input, replicate, &recorder, &error), STATUS_OK);
    return result;
}

static struct Digest from_trunk(struct Trunk *trunk, const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct Digest result = {0};
    struct ReplicateInput input = {.scenario = scenario, .seed = 7, .weeks = WEEKS};
    struct Recorder recorder = {&result, digest, ~0u};
    ck_assert_int_eq(trunk_run(trunk, &input, replicate, &recorder, &error), STATUS_OK);
    return result;
}

START_TEST(same_bytes) {
    struct Scenario scenario[4];
    for (int i = 0; i < 4; i++)
        scenario_small(&scenario[i]);
    intervene(&scenario[1], INTERVENTION_WORKSHOP, 0.0);
    intervene(&scenario[2], INTERVENTION_DEMONSTRATION, -30.0); /* acts in the burn-in: cannot share it */
    struct Error error = {0};
    ck_assert_int_eq(scenario_set(&scenario[3], "manager.mean=0.6", &error), STATUS_OK);
    struct Trunk *trunk = trunk_new();
    ck_assert_ptr_nonnull(trunk);
    for (uint64_t replicate = 0; replicate < 3; replicate++)
        for (int i = 0; i < 4; i++) {
            struct Digest expected = alone(&scenario[i], replicate),
                          found = from_trunk(trunk, &scenario[i], replicate);
            ck_assert_uint_eq(found.value, expected.value);
            ck_assert_uint_eq(found.records, expected.records);
        }
    trunk_free(trunk);
    for (int i = 0; i < 4; i++)
        scenario_free(&scenario[i]);
}
END_TEST

START_TEST(scenarios_differ) {
    struct Scenario plain, other;
    scenario_small(&plain);
    scenario_small(&other);
    intervene(&other, INTERVENTION_WORKSHOP, 0.0);
    ck_assert_uint_ne(alone(&plain, 0).value, alone(&other, 0).value);
    scenario_free(&plain);
    scenario_free(&other);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, same_bytes);
    tcase_add_test(tests, scenarios_differ);
}

int main(void) {
    return run_suite("trunk", add_tests);
}
