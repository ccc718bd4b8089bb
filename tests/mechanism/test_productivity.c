/* What a week is worth: the CES mean and its limits, roles that complement each other, time that managers
 * free. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/productivity.h"
#include "small_world.h"

static const double X[] = {0.2, 0.9, 0.5, 0.6}, W[] = {1.0, 2.0, 0.5, 1.5};

static double geometric(void) {
    double sum = 0.0;
    for (int i = 0; i < 4; i++)
        sum += W[i] / 5.0 * log(X[i]);
    return exp(sum);
}

START_TEST(test_ces_is_the_mean_of_its_exponent) {
    double arithmetic = 0.0, harmonic = 0.0;
    for (int i = 0; i < 4; i++) {
        arithmetic += W[i] / 5.0 * X[i];
        harmonic += W[i] / 5.0 / X[i];
    }
    ck_assert_double_eq_tol(ces_mean(X, W, 4, 1.0), arithmetic, 1e-14);
    ck_assert_double_eq_tol(ces_mean(X, W, 4, -1.0), 1.0 / harmonic, 1e-14);
    ck_assert_double_eq_tol(ces_mean(X, W, 4, 0.0), geometric(), 1e-14);
}
END_TEST

START_TEST(test_ces_nears_the_geometric_mean_and_the_weakest_link) {
    double before = INFINITY;
    for (double rho = 0.1; rho > 1e-7; rho /= 10.0) {
        double distance = fabs(ces_mean(X, W, 4, rho) - geometric());
        ck_assert_double_lt(distance, before);
        ck_assert_double_eq_tol(ces_mean(X, W, 4, -rho), geometric(), 2.0 * rho);
        before = distance;
    }
    ck_assert_double_eq_tol(ces_mean(X, W, 4, -400.0), 0.2, 1e-2);
    ck_assert_double_eq_tol(ces_mean(X, W, 4, -20.0), 0.2 * pow(0.2, -1.0 / 20.0),
                            1e-3); /* weight 1/5 of the least */
    ck_assert_double_eq_tol(ces_mean(X, W, 4, 1e-12), geometric(), 1e-9);
}
END_TEST

START_TEST(test_ces_is_monotone_homogeneous_and_between_least_and_most) {
    static const double exponents[] = {-20.0, -4.0, -1.0, -0.1, 0.0, 0.3, 1.0};
    double before = 0.0;
    for (size_t k = 0; k < sizeof exponents / sizeof *exponents; k++) {
        double rho = exponents[k], mean = ces_mean(X, W, 4, rho);
        ck_assert_double_ge(mean, before); /* in the exponent */
        before = mean;
        ck_assert(mean >= 0.2 && mean <= 0.9);
        for (int i = 0; i < 4; i++) {
            double raised[4] = {X[0], X[1], X[2], X[3]}, doubled[4];
            raised[i] += 0.05;
            ck_assert_double_gt(ces_mean(raised, W, 4, rho), mean);
            for (int j = 0; j < 4; j++)
                doubled[j] = 2.0 * X[j];
            ck_assert_double_eq_tol(ces_mean(doubled, W, 4, rho), 2.0 * mean, 1e-12);
        }
        const double same[4] = {0.37, 0.37, 0.37, 0.37};
        ck_assert_double_eq_tol(ces_mean(same, W, 4, rho), 0.37, 1e-12);
    }
}
END_TEST

static void plain_team(struct World *world, struct Episode *episode, bool data_role, bool business_role) {
    ck_assert(LIST_RESERVE(&world->members));
    world->members.item[0] =
        (struct Member){.side = SIDE_ADMINISTRATOR, .here = data_role, .data_role = true};
    world->members.item[1] =
        (struct Member){.side = SIDE_ADMINISTRATOR, .here = business_role, .data_role = false};
    world->members.count = 2;
    *episode =
        (struct Episode){.type = CASE_PUBLIC_OPEN, .member_count = 2, .owner_count = 1, .quality = 0.5};
}

START_TEST(test_both_roles_are_worth_more_than_either) {
    struct Scenario scenario;
    struct World world;
    struct Episode episode;
    small_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->work_joint_roles = 0.3;
    p->burden_literacy_mean = p->manager_mean = 0.5;
    p->mechanism_manager_support = 0.0;
    p->work_weakest_link = -2.0;
    p->case_staff_link[CASE_PUBLIC_OPEN] = 1.0;
    p->programme_office_help[PROGRAMME_AGENCY] = 0.0;
    small_world(&world, &scenario, 1, 5);
    world.governments[0].office = 0.1; /* half of the help there is */
    drive_start(&world, &manager_support_mechanism);
    plain_team(&world, &episode, true, false);
    double alone = productivity(&world, &episode);
    const double x[] = {0.5, 0.5, 1.0, 0.5}, w[] = {1.0, 1.0, 1.0, 1.0};
    ck_assert_double_eq_tol(alone, ces_mean(x, w, 4, -2.0), 1e-12);
    plain_team(&world, &episode, false, true);
    ck_assert_double_eq(productivity(&world, &episode), alone);
    plain_team(&world, &episode, true, true);
    ck_assert_double_eq_tol(productivity(&world, &episode), 1.3 * alone, 1e-12);
    p->programme_office_help[PROGRAMME_AGENCY] = 1.0;
    ck_assert_double_eq_tol(productivity(&world, &episode), 1.3 * 1.5 * alone, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* C66: raising one of quality, support and literacy gives less than a third of raising all where one link is
 * weak. */
START_TEST(test_one_factor_alone_gives_less_than_its_part_of_all) {
    struct Scenario scenario;
    struct World world;
    struct Episode episode;
    small_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->work_weakest_link = -1.0;
    p->legal_parochialism = 0.0;
    p->case_staff_link[CASE_PUBLIC_OPEN] = 1.0;
    small_world(&world, &scenario, 1, 5);
    double *const factor[3] = {&episode.quality, &world.agencies.support[0], &world.agencies.literacy[0]};
    double value[4], low = 0.25, high = 0.75;
    plain_team(&world, &episode, true, true);
    for (int which = 0; which < 4; which++) { /* one, another, the third, all */
        for (int i = 0; i < 3; i++)
            *factor[i] = low;
        double base = productivity(&world, &episode);
        for (int i = 0; i < 3; i++)
            *factor[i] = which == i || which == 3 ? high : low;
        value[which] = productivity(&world, &episode) - base;
    }
    for (int i = 0; i < 3; i++)
        ck_assert_double_lt(value[i], 0.5 * value[3]);
    ck_assert_double_lt(value[0] + value[1] + value[2], value[3]);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Relative to fixed references: support and load of one half free what a member gives, and their means act.
 */
START_TEST(test_managers_free_time_and_load_takes_it) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 1);
    small_world(&world, &scenario, 1, 5);
    struct Member member = {.agency = 0, .time = 0.25f, .side = SIDE_ADMINISTRATOR};
    world.agencies.load[0] = 0.5;
    world.agencies.support[0] = 0.5;
    ck_assert_double_eq_tol(staff_time(&world, &member), 0.25, 1e-12);
    world.agencies.support[0] = 0.8;
    ck_assert_double_eq_tol(staff_time(&world, &member), 0.25 * 1.6, 1e-12);
    world.agencies.load[0] = 0.7;
    ck_assert_double_eq_tol(staff_time(&world, &member), 0.25 * 1.6 * 0.6, 1e-12);
    world.agencies.emphasis_net[0] = -0.2;
    ck_assert_double_eq_tol(staff_time(&world, &member), 0.25 * 1.6 * 0.6 * 0.8, 1e-12);
    world.agencies.emphasis_net[0] = -1e6;
    ck_assert_double_eq(staff_time(&world, &member), 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_ces_is_the_mean_of_its_exponent);
    tcase_add_test(tests, test_ces_nears_the_geometric_mean_and_the_weakest_link);
    tcase_add_test(tests, test_ces_is_monotone_homogeneous_and_between_least_and_most);
    tcase_add_test(tests, test_both_roles_are_worth_more_than_either);
    tcase_add_test(tests, test_one_factor_alone_gives_less_than_its_part_of_all);
    tcase_add_test(tests, test_managers_free_time_and_load_takes_it);
}

int main(void) {
    return run_suite("productivity", add);
}
