/* Reuse: results spawn a Poisson number of projects of their own type or the next, unfinished pitches come
 * back, start-ups grow at their share. */
#include <math.h>

#include "small_world.h"

enum { ENDS = 4000 };

static void reuse_scenario(struct Scenario *scenario) {
    small_scenario(scenario, 10);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        scenario->params.case_descendants[type] = 0.8;
        scenario->params.case_startups[type] = 0.2;
    }
}

/* Ends `count` episodes with keys from `first` on. */
static void end_episodes(struct World *world, enum Programme programme, enum Exit exit, uint64_t first,
                         size_t count) {
    for (uint64_t i = 0; i < count; i++) {
        struct Episode episode = {.record = {.key = (int64_t)(first + i), .exit = exit},
                                  .type = CASE_PUBLIC_OPEN,
                                  .programme = programme,
                                  .agency = (uint32_t)(i % 10)};
        drive_end(world, &reuse_mechanism, &episode);
    }
}

/* How many of those who wait descend from `key`. */
static void count_children(const struct World *world, uint64_t first, size_t children[ENDS]) {
    for (size_t i = 0; i < world->later.count; i++)
        children[(uint64_t)world->later.item[i].parent_key - first]++;
}

START_TEST(descendants_are_poisson_and_stay_or_move_nearer) {
    static size_t children[ENDS];
    struct Scenario scenario;
    struct World world;
    double seen[8] = {0}, expected[8], types[CASE_TYPE_COUNT] = {0};
    reuse_scenario(&scenario);
    const struct Params *p = &scenario.params;
    small_world(&world, &scenario, 51, 20);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_COMPLETED, 1000, ENDS);
    count_children(&world, 1000, children);
    for (size_t i = 0; i < ENDS; i++)
        seen[children[i] < 7 ? children[i] : 7]++;
    double left = 1.0, probability = exp(-0.8);
    for (int k = 0; k < 7; k++) {
        expected[k] = ENDS * probability;
        left -= probability;
        probability *= 0.8 / (k + 1);
    }
    expected[7] = ENDS * left;
    check_counts("descendants of a result", seen, expected, 8);
    for (size_t i = 0; i < world.later.count; i++) {
        types[world.later.item[i].type]++;
        ck_assert_int_eq(world.later.item[i].parent_type, CASE_PUBLIC_OPEN);
        ck_assert_int_eq(world.later.item[i].programme, PROGRAMME_DESCENDANT);
        ck_assert_uint_gt(world.later.item[i].ready, world.week);
    }
    /* They stay of their parent's type or move one step nearer to the administration. */
    ck_assert_double_eq(types[CASE_PUBLIC_OPEN] + types[CASE_PUBLIC_INTERNAL], (double)world.later.count);
    check_binomial("descendants that move", types[CASE_PUBLIC_INTERNAL], world.later.count, p->reuse_nearer);
    check_binomial("start-ups", (double)world.startups, ENDS, 0.2);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(partial_results_spawn_a_share_and_no_start_up) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.reuse_partial_share = 0.25;
    small_world(&world, &scenario, 52, 20);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_PARTIAL, 1000, ENDS);
    check_mean("descendants of a partial result", (double)world.later.count / ENDS, 0.2, sqrt(0.2), ENDS);
    ck_assert_uint_eq(world.startups, 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(incubation_adds_its_gain) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.reuse_incubation_gain = 1.5;
    small_world(&world, &scenario, 53, 20);
    set_lever(&world, LEVER_INCUBATION, 0.5);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_COMPLETED, 1000, ENDS);
    check_mean("descendants under incubation", (double)world.later.count / ENDS, 1.4, sqrt(1.4), ENDS);
    check_binomial("start-ups under incubation", (double)world.startups, ENDS, 0.35);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Of programmes whose pitches return, what was broken off waits for an event; of others nothing is left. */
START_TEST(unfinished_pitches_wait_where_they_can_return) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    small_world(&world, &scenario, 54, 20);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_DROPOUT, 1000, 30);
    ck_assert_uint_eq(world.later.count, 0);
    end_episodes(&world, PROGRAMME_G0V, EXIT_DROPOUT, 2000, 30);
    ck_assert_uint_eq(world.later.count, 30);
    for (size_t i = 0; i < 30; i++) {
        ck_assert_uint_eq(world.later.item[i].ready, UINT32_MAX);
        ck_assert_int_eq(world.later.item[i].parent_key, 2000 + (int64_t)i);
    }
    ck_assert_uint_eq(world.startups, 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(off_nothing_follows) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.mechanism_reuse = 0.0;
    small_world(&world, &scenario, 55, 20);
    end_episodes(&world, PROGRAMME_G0V, EXIT_COMPLETED, 1000, 100);
    end_episodes(&world, PROGRAMME_G0V, EXIT_DROPOUT, 2000, 100);
    ck_assert_uint_eq(world.later.count + world.startups, 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, descendants_are_poisson_and_stay_or_move_nearer);
    tcase_add_test(tests, partial_results_spawn_a_share_and_no_start_up);
    tcase_add_test(tests, incubation_adds_its_gain);
    tcase_add_test(tests, unfinished_pitches_wait_where_they_can_return);
    tcase_add_test(tests, off_nothing_follows);
}

int main(void) {
    return run_suite("reuse", add);
}
