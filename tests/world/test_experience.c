/* Pools of experience: what is added once is counted once in one's own view, rho in that of each other unit
 * of the government and rho^2 in that of each other unit of the nation; it fades in closed form. */
#include "tests/suite.h"
#include <math.h>
#include <stdlib.h>

#include "world/experience.h"
#include "world/world.h"

struct Nation {
    struct Scenario scenario;
    struct World world;
};

static void nation_of(struct Nation *self, double agencies, double governments, double sharing,
                      double memory) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(&self->scenario, &error), STATUS_OK);
    struct Params *p = &self->scenario.params;
    p->world_agencies = agencies;
    p->world_governments = governments;
    p->world_staff_mean = 3.0;
    p->trust_sharing = sharing;
    p->trust_memory_per_month = memory;
    struct RandomKey key = {17, 0};
    ck_assert_msg(world_create(&self->world, &self->scenario, NULL, key, 600, &error) == STATUS_OK, "%s",
                  error.text);
}

static void nation_end(struct Nation *self) {
    world_free(&self->world);
    scenario_free(&self->scenario);
}

START_TEST(test_one_experience_counts_once_then_rho_then_its_square) {
    struct Nation nation;
    nation_of(&nation, 9, 3, 0.3, 1.0);
    struct World *world = &nation.world;
    pool_add(world, POOL_STAFF, 4, 2.0, 1.0);
    for (size_t a = 0; a < 9; a++) {
        struct Experience view = pool_read(world, POOL_STAFF, a);
        bool same = world->agencies.government[a] == world->agencies.government[4];
        double weight = a == 4 ? 1.0 : same ? 0.3 : 0.09;
        ck_assert_double_eq_tol(view.good, 2.0 * weight, 1e-12);
        ck_assert_double_eq_tol(view.bad, weight, 1e-12);
        ck_assert_double_eq(pool_read(world, POOL_CITIZENS, a).good, 0.0); /* kinds do not mix */
    }
    nation_end(&nation);
}
END_TEST

/* All that is lived through is in somebody's own view, once, whoever it happened to and in whatever order. */
START_TEST(test_own_views_add_up_to_all_that_happened) {
    struct Nation nation;
    nation_of(&nation, 40, 5, 0.0, 1.0);
    struct World *world = &nation.world;
    double good = 0.0, bad = 0.0, seen_good = 0.0, seen_bad = 0.0;
    for (int i = 0; i < 500; i++) {
        double g = (i % 7) / 3.0, b = (i % 5) / 4.0;
        pool_add(world, POOL_STAFF, (size_t)(i * 17 % 40), g, b);
        good += g;
        bad += b;
        world->week += i % 3 == 0;
    }
    for (size_t a = 0; a < 40; a++) {
        seen_good += pool_read(world, POOL_STAFF, a).good;
        seen_bad += pool_read(world, POOL_STAFF, a).bad;
    }
    ck_assert_double_eq_tol(seen_good, good, 1e-9);
    ck_assert_double_eq_tol(seen_bad, bad, 1e-9);
    ck_assert_double_eq_tol(world->pool[POOL_STAFF].nation.sum.good, good, 1e-9);
    nation_end(&nation);
}
END_TEST

START_TEST(test_experience_fades_by_the_same_share_in_every_view) {
    struct Nation nation;
    nation_of(&nation, 9, 3, 0.3, 0.9);
    struct World *world = &nation.world;
    double kept = pow(0.9, 12.0 / 52.0), own = 0.0, others = 0.0;
    for (uint32_t week = 0; week < 300; week += 10) {
        world->week = week;
        pool_add(world, POOL_STAFF, week % 20 == 0 ? 8 : 0, 1.0, 0.0); /* 0: another government */
        (week % 20 == 0 ? &own : &others)[0] += pow(kept, 320.0 - week);
    }
    world->week = 320;
    ck_assert_double_eq_tol(pool_read(world, POOL_STAFF, 8).good, own + 0.09 * others, 1e-12);
    nation_end(&nation);
}
END_TEST

/* What a unit reads does not grow with the nation once more than EXPERIENCE_HEARD others live the same life.
 */
START_TEST(test_a_larger_nation_teaches_no_more) {
    static const double sizes[] = {60, 600, 3000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct Nation nation;
        nation_of(&nation, sizes[i], 2, 0.5, 1.0);
        struct World *world = &nation.world;
        ck_assert_uint_gt(world->governments[0].count, EXPERIENCE_HEARD + 1);
        ck_assert_uint_gt(world->governments[1].count, EXPERIENCE_HEARD + 1);
        for (size_t a = 0; a < world->agencies.count; a++)
            pool_add(world, POOL_STAFF, a, 1.0, 2.0);
        double multiple = 1.0 + 0.5 * EXPERIENCE_HEARD + 0.25 * EXPERIENCE_HEARD;
        struct Experience view = pool_read(world, POOL_STAFF, world->agencies.count - 1);
        ck_assert_double_eq_tol(view.good, multiple, 1e-9);
        ck_assert_double_eq_tol(view.bad, 2.0 * multiple, 1e-9);
        nation_end(&nation);
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_one_experience_counts_once_then_rho_then_its_square);
    tcase_add_test(tests, test_own_views_add_up_to_all_that_happened);
    tcase_add_test(tests, test_experience_fades_by_the_same_share_in_every_view);
    tcase_add_test(tests, test_a_larger_nation_teaches_no_more);
}

int main(void) {
    return run_suite("experience", add_tests);
}
