/* Burden: an inverted U of pressing data work, with its peak where the closed form has it; load, literacy. */
#include <math.h>
#include <stdlib.h>

#include "small_world.h"

/* No emphasis but by the mandate, so that the lever is the emphasis. */
static void pressed_scenario(struct Scenario *scenario, double literacy, double harm) {
    small_scenario(scenario, 2);
    struct Params *p = &scenario->params;
    p->burden_literacy_mean = literacy;
    p->work_staff_loss_per_year = 0.0;
    p->burden_emphasis = 0.0;
    p->burden_emphasis_mandate = 1.0;
    p->burden_harm = harm;
    p->burden_incentive_worth = 0.5;
}

static double net(struct World *world, double emphasis, double incentive) {
    set_lever(world, LEVER_MANDATE, emphasis);
    set_lever(world, LEVER_INCENTIVE, incentive);
    drive_step(world, &burden_mechanism);
    return world->agencies.emphasis_net[0];
}

START_TEST(test_pressing_helps_first_and_harms_when_overdone) {
    static const struct {
        double literacy, harm, incentive;
    } rows[] = {{0.4, 0.4, 0.0}, {0.2, 0.4, 0.0}, {0.2, 0.4, 0.5}, {0.6, 1.2, 0.3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct Scenario scenario;
        struct World world;
        pressed_scenario(&scenario, rows[i].literacy, rows[i].harm);
        small_world(&world, &scenario, 121, 10);
        drive_start(&world, &burden_mechanism);
        double resource = rows[i].literacy + 0.5 * rows[i].incentive, best = 0.0, highest = -INFINITY;
        for (int step = 0; step <= 100; step++) {
            double emphasis = step / 100.0, effect = net(&world, emphasis, rows[i].incentive);
            ck_assert_double_eq_tol(effect, emphasis - rows[i].harm * emphasis * emphasis / resource, 1e-12);
            if (effect > highest) {
                highest = effect;
                best = emphasis;
            }
        }
        double peak = resource / (2.0 * rows[i].harm);
        ck_assert_double_eq_tol(best, peak, 0.005 + 1e-9);
        ck_assert_double_gt(highest, net(&world, 1.0, rows[i].incentive));
        ck_assert_double_gt(highest, 0.0);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* Counted from no emphasis at all: the usual emphasis acts, so that a shift of it does. */
START_TEST(test_the_usual_emphasis_acts) {
    static const double usual[] = {0.0, 0.1, 0.3};
    for (int i = 0; i < 3; i++) {
        struct Scenario scenario;
        struct World world;
        pressed_scenario(&scenario, 0.5, 0.6);
        scenario.params.burden_emphasis = usual[i];
        small_world(&world, &scenario, 122, 10);
        drive_start(&world, &burden_mechanism);
        drive_step(&world, &burden_mechanism);
        ck_assert_double_eq_tol(world.agencies.emphasis_net[0], usual[i] - 1.2 * usual[i] * usual[i], 1e-12);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

START_TEST(test_load_is_routine_work_and_the_share_of_staff_in_teams) {
    struct Scenario scenario;
    struct World world;
    pressed_scenario(&scenario, 0.4, 0.4);
    scenario.params.burden_base_load = 0.4;
    scenario.params.burden_episode_load = 0.5;
    small_world(&world, &scenario, 123, 10);
    drive_start(&world, &burden_mechanism);
    double staff = world.agencies.staff_count[1];
    world.agencies.members_now[1] = 2;
    drive_step(&world, &burden_mechanism);
    ck_assert_double_eq_tol(world.agencies.load[0], 0.4, 1e-12);
    ck_assert_double_eq_tol(world.agencies.load[1], 0.4 + 0.5 * 2.0 / staff, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_training_raises_literacy_to_one_and_turnover_takes_it_back) {
    struct Scenario scenario;
    struct World world;
    pressed_scenario(&scenario, 0.4, 0.4);
    small_world(&world, &scenario, 124, 600);
    drive_start(&world, &burden_mechanism);
    set_lever(&world, LEVER_TRAINING, 0.26);
    for (; world.week < 100; world.week++)
        drive_step(&world, &burden_mechanism);
    ck_assert_double_eq_tol(world.agencies.literacy[0], 1.0 - 0.6 * exp(-0.26 * 100.0 / 52.0), 1e-9);
    double gained = world.agencies.literacy[0] - 0.4;
    set_lever(&world, LEVER_TRAINING, 0.0);
    scenario.params.work_staff_loss_per_year = -log(0.8);
    for (; world.week < 152; world.week++)
        drive_step(&world, &burden_mechanism);
    ck_assert_double_eq_tol(world.agencies.literacy[0], 0.4 + 0.8 * gained, 1e-9);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_off_there_is_no_burden_and_literacy_stays) {
    struct Scenario scenario;
    struct World world;
    pressed_scenario(&scenario, 0.4, 0.4);
    scenario.params.mechanism_burden = 0.0;
    small_world(&world, &scenario, 125, 100);
    drive_start(&world, &burden_mechanism);
    set_lever(&world, LEVER_TRAINING, 1.0);
    world.agencies.members_now[0] = 2;
    for (; world.week < 50; world.week++)
        net(&world, 0.9, 0.0);
    ck_assert_double_eq(world.agencies.burden[0], 0.0);
    ck_assert_double_eq(world.agencies.emphasis_net[0], 0.0);
    ck_assert_double_eq_tol(world.agencies.literacy[0], 0.4, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_pressing_helps_first_and_harms_when_overdone);
    tcase_add_test(tests, test_the_usual_emphasis_acts);
    tcase_add_test(tests, test_load_is_routine_work_and_the_share_of_staff_in_teams);
    tcase_add_test(tests, test_training_raises_literacy_to_one_and_turnover_takes_it_back);
    tcase_add_test(tests, test_off_there_is_no_burden_and_literacy_stays);
}

int main(void) {
    return run_suite("burden", add);
}
