/* What is part of the identity of results, what is not, and how another identity is refused. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_read.h"
#include "store_fixture.h"
#include "tests/suite.h"

static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static void hash_of(const struct Study *study, char hash[HASH_TEXT_SIZE]) {
    struct Identity identity;
    ck_assert_int_eq(identity_init(&identity, study, &fixture.error), STATUS_OK);
    strcpy(hash, identity.hash);
    identity_free(&identity);
    identity_free(&identity);
}

/* Asserts that the study, changed since `before` was taken, has another hash. */
static void assert_differs(const char *before) {
    char after[HASH_TEXT_SIZE];
    hash_of(&fixture.study, after);
    ck_assert_uint_eq(strlen(after), 64);
    ck_assert_str_ne(before, after);
}

START_TEST(every_parameter_counts) {
    char before[HASH_TEXT_SIZE];
    hash_of(&fixture.study, before);
    for (size_t i = 0; i < params_count(); i++) {
        struct Params kept = fixture.scenarios[0].params;
        double *field = (double *)((char *)&fixture.scenarios[0].params + params_row(i)->offset);
        *field = nextafter(*field, INFINITY);
        assert_differs(before);
        fixture.scenarios[0].params = kept;
    }
}
END_TEST

/* Which rows are stored does not. */
START_TEST(horizon_seed_and_scenarios_count) {
    char before[HASH_TEXT_SIZE], after[HASH_TEXT_SIZE];
    struct Study kept = fixture.study;
    hash_of(&fixture.study, before);
    fixture.study.weeks++;
    assert_differs(before);
    fixture.study = kept;
    fixture.study.seed = UINT64_MAX;
    assert_differs(before);
    fixture.study = kept;
    fixture.study.tables &= ~(1u << TABLE_WEEKLY);
    fixture.study.rows = 2;
    hash_of(&fixture.study, after);
    ck_assert_str_eq(before, after);
    fixture.study = kept;
    fixture.study.scenario_count = 2;
    assert_differs(before);
}
END_TEST

START_TEST(interventions_count_as_far_as_they_are_read) {
    char before[HASH_TEXT_SIZE], after[HASH_TEXT_SIZE];
    struct Scenario *scenario = &fixture.scenarios[0];
    scenario->interventions[0] = (struct Intervention){.start_week = 4, .end_week = 30, .intensity = 0.5};
    hash_of(&fixture.study, before);
    scenario->intervention_count = 1;
    assert_differs(before);
    hash_of(&fixture.study, before);
    scenario->interventions[0].government = 3; /* the target is all */
    hash_of(&fixture.study, after);
    ck_assert_str_eq(before, after);
    scenario->interventions[0].target = TARGET_GOVERNMENT;
    assert_differs(before);
    scenario->interventions[0].target = TARGET_ALL;
    scenario->interventions[0].ramp_weeks = 1;
    assert_differs(before);
}
END_TEST

START_TEST(design_points_count) {
    char before[HASH_TEXT_SIZE];
    struct ScenarioField factors[] = {{SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")},
                                      {SCENARIO_FIELD_PARAMETER, params_find("sourcing.trait_spread")}};
    double values[] = {0.1, 0.2};
    hash_of(&fixture.study, before);
    fixture.study.points = (struct ScenarioPoints){2, 1, factors, values, NULL};
    assert_differs(before);
    hash_of(&fixture.study, before);
    values[1] = 0.3;
    assert_differs(before);
    hash_of(&fixture.study, before);
    fixture.study.points.field = &factors[1];
    assert_differs(before);
    hash_of(&fixture.study, before);
    fixture.study.points =
        (struct ScenarioPoints){1, 2, factors, values, NULL}; /* the same values otherwise */
    assert_differs(before);
}
END_TEST

START_TEST(factors_are_named_by_their_keys) {
    struct Identity identity;
    struct Scenario *scenario = &fixture.scenarios[0];
    struct ScenarioField factors[] = {
        {SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")}, {0, 3}, {1, 0}};
    double values[] = {0.1, 0.2, 0.3};
    for (int i = 0; i < 2; i++)
        scenario->interventions[i] = (struct Intervention){.kind = INTERVENTION_WORKSHOP, .end_week = 9};
    scenario->intervention_count = 1;
    fixture.study.points = (struct ScenarioPoints){1, 2, factors, values, NULL};
    ck_assert_int_eq(identity_init(&identity, &fixture.study, &fixture.error), STATUS_OK);
    ck_assert_ptr_nonnull(
        strstr(identity.text, "factor.0 legal.ambiguity\nfactor.1 interventions.workshop.intensity\n"));
    identity_free(&identity);
    scenario->intervention_count = 2;
    fixture.study.points.factors = 3;
    ck_assert_int_eq(identity_init(&identity, &fixture.study, &fixture.error), STATUS_OK);
    ck_assert_ptr_nonnull(
        strstr(identity.text, "factor.1 interventions.0.intensity\nfactor.2 interventions.1.start_week\n"));
    identity_free(&identity);
}
END_TEST

START_TEST(a_network_counts_by_content) {
    char before[HASH_TEXT_SIZE];
    struct Scenario *scenario = &fixture.scenarios[0];
    const char *contents[] = {"0,1\n", "0,1\n", "0,2\n"};
    char hashes[3][HASH_TEXT_SIZE];
    for (int i = 0; i < 3; i++) {
        snprintf(scenario->network_file, sizeof scenario->network_file, "%.24s/net%d.csv", fixture.directory,
                 i);
        FILE *stream = fopen(scenario->network_file, "w");
        ck_assert_ptr_nonnull(stream);
        fputs(contents[i], stream);
        fclose(stream);
        hash_of(&fixture.study, hashes[i]);
    }
    ck_assert_str_eq(hashes[0], hashes[1]);
    ck_assert_str_ne(hashes[0], hashes[2]);
    scenario->network_file[0] = '\0';
    hash_of(&fixture.study, before);
    ck_assert_str_ne(hashes[0], before);
    strcpy(scenario->network_file, "/nowhere/net.csv");
    struct Identity identity;
    ck_assert_int_eq(identity_init(&identity, &fixture.study, &fixture.error), STATUS_INPUT_OUTPUT);
    identity_free(&identity);
}
END_TEST

START_TEST(names_do_not_count) {
    char before[HASH_TEXT_SIZE], after[HASH_TEXT_SIZE];
    hash_of(&fixture.study, before);
    strcpy(fixture.scenarios[0].name, "other");
    strcpy(fixture.scenarios[0].title, "other");
    strcpy(fixture.scenarios[0].description, "other");
    fixture.scenarios[0].origin[0] = ORIGIN_COMMAND_LINE;
    hash_of(&fixture.study, after);
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(refusal_names_what_differs) {
    struct Store store;
    fixture.scenarios[0].params.legal_ambiguity = 0.5;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 0);
    store_close(&store);
    fixture.scenarios[0].params.legal_ambiguity = 0.4;
    fixture.study.seed = 7;
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &fixture.error),
                     STATUS_CONFIGURATION);
    store_close(&store);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "legal.ambiguity 0.5 there, 0.4 here"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "seed 1 there, 7 here"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "--force"));
    ck_assert_int_eq(fixture.error.count, 3);
}
END_TEST

START_TEST(refusal_names_what_is_only_on_one_side) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 0);
    store_close(&store);
    fixture.study.scenario_count = 2;
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &fixture.error),
                     STATUS_CONFIGURATION);
    store_close(&store);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "scenarios 1 there, 2 here"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "nothing there"));
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "more"));
}
END_TEST

START_TEST(force_starts_again) {
    struct Store store;
    int64_t done, failed;
    fixture_open(&fixture, &store, STORE_RESUME);
    fixture_write(&fixture, &store, 0, 3);
    store_close(&store);
    fixture.study.seed = 2;
    fixture_open(&fixture, &store, STORE_START_AGAIN);
    ck_assert_int_eq(store_count(&store, &done, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(done, 0);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_parameter_counts);
    tcase_add_test(tests, horizon_seed_and_scenarios_count);
    tcase_add_test(tests, interventions_count_as_far_as_they_are_read);
    tcase_add_test(tests, design_points_count);
    tcase_add_test(tests, factors_are_named_by_their_keys);
    tcase_add_test(tests, a_network_counts_by_content);
    tcase_add_test(tests, names_do_not_count);
    tcase_add_test(tests, refusal_names_what_differs);
    tcase_add_test(tests, refusal_names_what_is_only_on_one_side);
    tcase_add_test(tests, force_starts_again);
}

int main(void) {
    return run_suite("store: identity", add_tests);
}
