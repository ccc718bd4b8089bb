/* A run under watch is the run; switched interventions are those of a scenario that has them. */
#include <string.h>

#include "tests/suite.h"
#include "watched.h"

enum { SWITCHED = 26 };

START_TEST(what_is_watched_is_the_run) {
    struct Scenario scenario;
    struct Watch watch;
    struct Ran ran;
    watched_scenario(&scenario);
    watched_intervene(&scenario, INTERVENTION_WORKSHOP, 30.0, 50.0);
    /* one that acts in the burn-in already, and fades afterwards */
    watched_intervene(&scenario, INTERVENTION_PUSH_TRUST_CITIZEN, -20.0, -2.0);
    for (uint64_t replicate = 0; replicate < 2; replicate++) {
        ran_alone(&ran, &scenario, replicate);
        ck_assert(ran.run.ever_tried_share > 0.0);
        watched_begin(&watch, &scenario, replicate);
        watched_go_to(&watch, WATCHED_WEEKS);
        ck_assert(watch_has_ended(&watch));
        ran_equals(&ran, watch.shown);
        watch_free(&watch);
    }
    scenario_free(&scenario);
}
END_TEST

/* Switched live, written into the file: the same run. The other future is the run without. */
START_TEST(a_switch_is_a_scenario) {
    struct Scenario plain, with;
    struct Watch watch;
    struct Ran ran;
    watched_scenario(&plain);
    watched_scenario(&with);
    watched_intervene(&with, INTERVENTION_DEMONSTRATION, SWITCHED, 60.0);
    watched_intervene(&with, INTERVENTION_MAINTENANCE_BUDGET, 40.0, WATCHED_WEEKS);
    watched_begin(&watch, &plain, 0);
    watched_go_to(&watch, SWITCHED);
    ck_assert_ptr_null(watch.other);
    watched_switch(&watch, INTERVENTION_DEMONSTRATION);
    ck_assert_ptr_nonnull(watch_acting(&watch, INTERVENTION_DEMONSTRATION));
    for (int week = 0; week < SWITCHED; week++)
        ck_assert_double_eq(watch.shown->weeks[week].ever_tried_share,
                            watch.other->weeks[week].ever_tried_share);
    watched_go_to(&watch, 40);
    watched_switch(&watch, INTERVENTION_MAINTENANCE_BUDGET);
    watched_go_to(&watch, 60);
    watched_switch(&watch, INTERVENTION_DEMONSTRATION);
    ck_assert_ptr_null(watch_acting(&watch, INTERVENTION_DEMONSTRATION));
    watched_go_to(&watch, WATCHED_WEEKS);
    ran_alone(&ran, &with, 0);
    ran_equals(&ran, watch.shown);
    ran_alone(&ran, &plain, 0);
    ran_equals(&ran, watch.other);
    ck_assert_int_gt(watch.shown->run.issues_all, watch.other->run.issues_all);
    watch_free(&watch);
    scenario_free(&plain);
    scenario_free(&with);
}
END_TEST

START_TEST(what_comes_to_nothing_leaves_one_future) {
    struct Scenario scenario;
    struct Watch watch;
    watched_scenario(&scenario);
    watched_intervene(&scenario, INTERVENTION_WORKSHOP, 10.0, WATCHED_WEEKS);
    watched_begin(&watch, &scenario, 0);
    watched_go_to(&watch, SWITCHED);
    const struct Future *only = watch.shown;
    watched_switch(&watch, INTERVENTION_MATCHMAKER);
    ck_assert_ptr_nonnull(watch.other);
    watched_switch(&watch, INTERVENTION_MATCHMAKER);
    ck_assert_ptr_null(watch.other);
    ck_assert_ptr_eq(watch.shown, only);
    /* and so with what the scenario has */
    watched_switch(&watch, INTERVENTION_WORKSHOP);
    ck_assert_ptr_null(watch_acting(&watch, INTERVENTION_WORKSHOP));
    ck_assert_ptr_nonnull(watch.other);
    watched_switch(&watch, INTERVENTION_WORKSHOP);
    ck_assert_ptr_null(watch.other);
    ck_assert_double_eq(watch_acting(&watch, INTERVENTION_WORKSHOP)->start_week, 10.0);
    watch_free(&watch);
    scenario_free(&scenario);
}
END_TEST

START_TEST(what_cannot_be_switched) {
    struct Scenario scenario;
    struct Watch watch;
    struct Error error = {0};
    watched_scenario(&scenario);
    while (scenario.intervention_count < INTERVENTIONS_MOST)
        watched_intervene(&scenario, INTERVENTION_WORKSHOP, 10.0, 20.0);
    watched_begin(&watch, &scenario, 0);
    watched_go_to(&watch, SWITCHED);
    ck_assert_int_eq(watch_switch(&watch, INTERVENTION_MATCHMAKER, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "at most 64"));
    ck_assert_ptr_null(watch.other);
    watched_go_to(&watch, WATCHED_WEEKS);
    watch_advance(&watch);
    ck_assert_int_eq(watch.week, WATCHED_WEEKS);
    error = (struct Error){0};
    ck_assert_int_eq(watch_switch(&watch, INTERVENTION_WORKSHOP, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "no week left"));
    watch_free(&watch);
    scenario_free(&scenario);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, what_is_watched_is_the_run);
    tcase_add_test(tests, a_switch_is_a_scenario);
    tcase_add_test(tests, what_comes_to_nothing_leaves_one_future);
    tcase_add_test(tests, what_cannot_be_switched);
}

int main(void) {
    return run_suite("watch", add_tests);
}
