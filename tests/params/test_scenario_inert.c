/* Parameters without effect: which, why, and that all others can have one. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "params/scenario_inert.h"

static struct Scenario scenario;

static void setup(void) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
}

static void teardown(void) {
    scenario_free(&scenario);
}

static const char *why(const char *key) {
    return scenario_inert(&scenario, params_find(key));
}

static size_t count_inert(void) {
    size_t count = 0;
    for (size_t i = 0; i < params_count(); i++)
        count += scenario_inert(&scenario, i) != NULL;
    return count;
}

START_TEST(by_default_every_parameter_can_matter) {
    ck_assert_uint_eq(count_inert(), 0);
    ck_assert_ptr_null(scenario_inert(&scenario, params_count()));
}
END_TEST

START_TEST(a_network_file_decides_the_whole_network) {
    strcpy(scenario.network_file, "ties.csv");
    ck_assert_uint_eq(count_inert(), 5);
    ck_assert_str_eq(why("network.complete"), "network.file says who is tied");
    ck_assert_str_eq(why("network.peers_within"), "network.file says who is tied");
    ck_assert_str_eq(why("network.rewiring"), "network.file says who is tied");
    ck_assert_str_eq(why("network.peers_between"), "network.file says who is tied");
    ck_assert_ptr_nonnull(why("network.weight_between"));
}
END_TEST

START_TEST(a_complete_network_has_no_shape) {
    scenario.params.network_complete = 1.0;
    ck_assert_uint_eq(count_inert(), 4);
    ck_assert_ptr_null(why("network.complete"));
    ck_assert_str_eq(why("network.rewiring"), "network.complete ties everyone with everyone");
}
END_TEST

START_TEST(what_there_are_no_ties_for_is_inert) {
    scenario.params.network_peers_within = 1.9;
    scenario.params.network_peers_between = 0.0;
    ck_assert_uint_eq(count_inert(), 2);
    ck_assert_ptr_nonnull(why("network.rewiring"));
    ck_assert_ptr_nonnull(why("network.weight_between"));
    scenario.params.network_peers_between = 1.0;
    scenario.params.world_governments = 1.0;
    ck_assert_str_eq(why("network.peers_between"), "there is one government");
    ck_assert_ptr_nonnull(why("network.weight_between"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("scenario_inert");
    TCase *rules = tcase_create("rules");
    tcase_set_timeout(rules, 30);
    tcase_add_checked_fixture(rules, setup, teardown);
    tcase_add_test(rules, by_default_every_parameter_can_matter);
    tcase_add_test(rules, a_network_file_decides_the_whole_network);
    tcase_add_test(rules, a_complete_network_has_no_shape);
    tcase_add_test(rules, what_there_are_no_ties_for_is_inert);
    suite_add_tcase(suite, rules);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
