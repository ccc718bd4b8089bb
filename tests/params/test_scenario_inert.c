/* Parameters without effect: which, why, and that all others can have one. */
#include <stdlib.h>
#include <string.h>

#include "params/intervention.h"
#include "params/scenario_inert.h"
#include "tests/suite.h"

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
    ck_assert_uint_eq(count_inert(), 4);
    ck_assert_str_eq(why("network.peers_within"), "network.file says who is tied");
    ck_assert_str_eq(why("network.rewiring"), "network.file says who is tied");
    ck_assert_str_eq(why("network.peers_between"), "network.file says who is tied");
    ck_assert_ptr_nonnull(why("network.weight_between"));
}
END_TEST

START_TEST(a_complete_network_has_no_shape) {
    scenario.params.network_peers_within = scenario.params.world_agencies - 1.0;
    ck_assert_uint_eq(count_inert(), 3);
    ck_assert_ptr_null(why("network.peers_within"));
    ck_assert_str_eq(why("network.rewiring"), "network.peers_within ties everyone with everyone");
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

/* An intervention of week 10 to 20, changed in one respect. */
static bool never_acts(void (*change)(struct Intervention *it), const char *part) {
    char reason[SCENARIO_INERT_REASON] = "";
    intervention_default(&scenario.interventions[0], INTERVENTION_WORKSHOP);
    scenario.interventions[0].start_week = 10.0;
    scenario.interventions[0].end_week = 20.0;
    scenario.intervention_count = 1;
    change(&scenario.interventions[0]);
    bool inert = scenario_intervention_inert(&scenario, 0, 52, reason);
    ck_assert_msg(strstr(reason, part) != NULL, "%s", reason);
    return inert;
}

static void nothing(struct Intervention *it) {
    (void)it;
}
static void late(struct Intervention *it) {
    it->start_week = 52.0;
    it->end_week = 60.0;
}
static void last_week(struct Intervention *it) {
    it->start_week = 51.0;
    it->end_week = 60.0;
}
static void short_of_a_week(struct Intervention *it) {
    it->start_week = 10.2;
    it->end_week = 10.8;
}
static void empty(struct Intervention *it) {
    it->end_week = 10.0;
}
static void weak(struct Intervention *it) {
    it->intensity = 0.0;
}
static void nobody(struct Intervention *it) {
    it->target = TARGET_RANDOM;
    it->share = 0.0;
}
static void somebody(struct Intervention *it) {
    it->target = TARGET_RANDOM;
    it->share = 0.01;
}

START_TEST(interventions_that_never_act) {
    ck_assert(!never_acts(nothing, ""));
    ck_assert(!never_acts(last_week, ""));
    ck_assert(!never_acts(somebody, ""));
    ck_assert(never_acts(late, "begins in week 52, and runs have 52 weeks"));
    ck_assert(never_acts(short_of_a_week, "no whole week"));
    ck_assert(never_acts(empty, "no whole week"));
    ck_assert(never_acts(weak, "intensity is 0"));
    ck_assert(never_acts(nobody, "reaches no agency"));
}
END_TEST

static void add_tests(TCase *rules) {
    tcase_add_checked_fixture(rules, setup, teardown);
    tcase_add_test(rules, by_default_every_parameter_can_matter);
    tcase_add_test(rules, a_network_file_decides_the_whole_network);
    tcase_add_test(rules, a_complete_network_has_no_shape);
    tcase_add_test(rules, what_there_are_no_ties_for_is_inert);
    tcase_add_test(rules, interventions_that_never_act);
}

int main(void) {
    return run_suite("scenario_inert", add_tests);
}
