/* Citizens: found by their id, the familiar ones drawn alike, described by keyed draws, of kinds with their
 * shares. Each statistical test raises a false alarm on one seed in a million; there are two of them, on
 * fixed seeds. */
#include "made_world.h"

#include <gsl/gsl_cdf.h>

#include "world/citizens.h"
#include "world/draws.h"
#include "world/world_copy.h"

/* However many are stored, whichever others are asked for. */
START_TEST(test_citizens_are_found_by_their_id) {
    enum { STORED = 700, APART = 3 };
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, 10, 1);
    made_world(&world, &scenario, 4);
    for (size_t i = 0; i < STORED; i++)
        ck_assert_uint_eq(world_store_citizen(&world, &(struct Citizen){.id = i * APART}), i);
    for (uint64_t id = 0; id < STORED * APART; id++)
        ck_assert_uint_eq(world_find_citizen(&world, id), id % APART == 0 ? id / APART : SIZE_MAX);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

enum { FAMILIAR = 300 };

/* A world of `count` citizens with the ids that follow each other by `step` from `first` on. */
static void build_familiar(struct World *world, struct Scenario *scenario, uint64_t first, int64_t step,
                           size_t count) {
    made_scenario(scenario, 10, 1);
    made_world(world, scenario, 4);
    for (size_t i = 0; i < count; i++)
        ck_assert_uint_eq(
            world_store_citizen(world, &(struct Citizen){.id = first + (uint64_t)((int64_t)i * step)}), i);
}

START_TEST(test_each_familiar_citizen_has_the_same_chance) {
    enum { DRAWS = 100 * FAMILIAR };
    struct Scenario scenario;
    struct World world;
    build_familiar(&world, &scenario, 0, 1, FAMILIAR);
    double count[FAMILIAR] = {0.0}, square = 0.0, expected = (double)DRAWS / FAMILIAR;
    for (uint64_t i = 0; i < DRAWS; i++)
        count[world_familiar_citizen(&world, (uint64_t)(world_trait(&world, PURPOSE_CONTACT, i, 0) * 0x1p53))
                  ->id] += 1.0;
    for (size_t i = 0; i < FAMILIAR; i++)
        square += (count[i] - expected) * (count[i] - expected) / expected;
    ck_assert_double_gt(gsl_cdf_chisq_Q(square, FAMILIAR - 1), FALSE_ALARM);
    ck_assert_double_gt(gsl_cdf_chisq_P(square, FAMILIAR - 1), FALSE_ALARM);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Two worlds share all but three in a hundred, who came in the opposite order; a copy finds the same. */
START_TEST(test_nearly_the_same_people_are_familiar_to_nearly_the_same_worlds) {
    enum { MORE = FAMILIAR / 33, DRAWS = 2000 };
    struct Scenario scenario, other;
    struct World world, backward, copy;
    struct Error error = {0};
    build_familiar(&world, &scenario, 0, 1, FAMILIAR);
    build_familiar(&backward, &other, FAMILIAR + MORE - 1, -1, FAMILIAR + MORE);
    ck_assert_int_eq(world_copy(&copy, &world, &scenario, &error), STATUS_OK);
    int same = 0;
    for (uint64_t i = 0; i < DRAWS; i++) {
        uint64_t word = random_mix(i, 3), found = world_familiar_citizen(&world, word)->id;
        ck_assert_uint_eq(world_familiar_citizen(&copy, word)->id, found);
        same += world_familiar_citizen(&backward, word)->id == found;
    }
    ck_assert_int_gt(same, DRAWS * 9 / 10);
    world_free(&copy);
    world_free(&world);
    world_free(&backward);
    scenario_free(&scenario);
    scenario_free(&other);
}
END_TEST

/* A copy's index has as many slots as that of its original, or it would find others. */
START_TEST(test_an_index_has_the_slots_that_it_would_have_grown_to) {
    struct Scenario scenario;
    struct World world;
    build_familiar(&world, &scenario, 0, 1, 0);
    for (uint64_t i = 0; i < FAMILIAR; i++) {
        ck_assert_uint_eq(world_store_citizen(&world, &(struct Citizen){.id = i}), i);
        size_t grown = world.citizen_index.slots;
        ck_assert(citizens_index(&world, world.citizens.count));
        ck_assert_uint_eq(world.citizen_index.slots, grown);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A citizen who is stored is the one that its keyed draws describe, whoever was stored before. */
START_TEST(test_citizens_cost_nothing_until_they_are_touched) {
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, 10, 1);
    made_world(&world, &scenario, 4);
    static const uint64_t ids[] = {5, UINT64_C(999999999), 0, 77};
    for (size_t i = 0; i < 4; i++) {
        struct Citizen before, after;
        ck_assert_uint_eq(world_find_citizen(&world, ids[i]), SIZE_MAX);
        before = made_citizen(&world, ids[i]);
        ck_assert_uint_eq(world.citizens.count, i);
        ck_assert_uint_eq(world_store_citizen(&world, &before), i);
        ck_assert_uint_eq(world_find_citizen(&world, ids[i]), i);
        after = world.citizens.item[i];
        ck_assert_uint_eq(after.id, ids[i]);
        ck_assert_double_eq(after.trust_mean, before.trust_mean);
        ck_assert_double_eq(after.skill, before.skill);
        ck_assert_int_eq(after.kind, before.kind);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_kinds_of_citizens_have_their_shares) {
    enum { CITIZENS = 20000 };
    struct Scenario scenario;
    struct World world;
    double seen[CITIZEN_KIND_COUNT] = {0}, sum = 0.0, statistic = 0.0;
    made_scenario(&scenario, 2, 1);
    made_world(&world, &scenario, 5);
    for (uint64_t id = 0; id < CITIZENS; id++) {
        seen[made_citizen(&world, id).kind]++;
    }
    for (int kind = 0; kind < CITIZEN_KIND_COUNT; kind++) {
        double expected = citizen_kind_row((enum CitizenKind)kind)->share * CITIZENS;
        sum += expected;
        statistic += (seen[kind] - expected) * (seen[kind] - expected) / expected;
    }
    ck_assert_double_eq_tol(sum, CITIZENS, 1e-6);
    ck_assert_double_gt(gsl_cdf_chisq_Q(statistic, CITIZEN_KIND_COUNT - 1), FALSE_ALARM);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_citizens_are_found_by_their_id);
    tcase_add_test(tests, test_each_familiar_citizen_has_the_same_chance);
    tcase_add_test(tests, test_nearly_the_same_people_are_familiar_to_nearly_the_same_worlds);
    tcase_add_test(tests, test_an_index_has_the_slots_that_it_would_have_grown_to);
    tcase_add_test(tests, test_citizens_cost_nothing_until_they_are_touched);
    tcase_add_test(tests, test_kinds_of_citizens_have_their_shares);
}

int main(void) {
    return run_suite("citizens", add_tests);
}
