/* Numbers of a scenario by key: parameters, and fields of interventions by kind or number. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "params/intervention.h"
#include "params/scenario_field.h"
#include "tests/suite.h"

static struct Scenario scenario;
static struct Error error;

static void add(enum InterventionKind kind) {
    intervention_default(&scenario.interventions[scenario.intervention_count++], kind);
}

/* A workshop, two fellowships. */
static void set_up(void) {
    error = (struct Error){0};
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    add(INTERVENTION_FELLOWSHIP);
    add(INTERVENTION_WORKSHOP);
    add(INTERVENTION_FELLOWSHIP);
}

static void tear_down(void) {
    scenario_free(&scenario);
}

static struct ScenarioField find(const char *key) {
    struct ScenarioField field;
    enum Status status = scenario_field_find(&scenario, key, &field, NULL, 0, &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.text);
    return field;
}

static void assert_key(struct ScenarioField field, const char *wanted) {
    char key[SCENARIO_FIELD_KEY];
    scenario_field_key(&scenario, field, key);
    ck_assert_str_eq(key, wanted);
}

START_TEST(every_parameter_is_found_by_its_key) {
    for (size_t i = 0; i < params_count(); i++) {
        struct ScenarioField field = find(params_key(i));
        ck_assert_int_eq(field.intervention, SCENARIO_FIELD_PARAMETER);
        ck_assert_uint_eq(field.index, i);
        assert_key(field, params_key(i));
        ck_assert_str_eq(scenario_field_unit(&scenario, field), params_row(i)->unit);
        ck_assert_double_eq(scenario_field_get(&scenario, field), params_row(i)->value);
    }
}
END_TEST

START_TEST(every_field_of_every_intervention_has_one_key) {
    for (int64_t place = 0; place < scenario.intervention_count; place++)
        for (size_t i = 0; i < intervention_field_count(); i++) {
            char key[SCENARIO_FIELD_KEY], wanted[SCENARIO_FIELD_KEY];
            struct ScenarioField field = {place, i};
            if (place == 1)
                snprintf(wanted, sizeof wanted, "interventions.workshop.%s", intervention_field(i)->name);
            else
                snprintf(wanted, sizeof wanted, "interventions.%d.%s", (int)place,
                         intervention_field(i)->name);
            assert_key(field, wanted);
            scenario_field_key(&scenario, field, key);
            struct ScenarioField found = find(key);
            ck_assert_int_eq(found.intervention, place);
            ck_assert_uint_eq(found.index, i);
        }
    assert_key(find("interventions.1.cost"), "interventions.workshop.cost");
}
END_TEST

START_TEST(values_are_set_and_given_back) {
    struct ScenarioField intensity = find("interventions.2.intensity"), ambiguity = find("legal.ambiguity");
    const struct Scenario before = scenario;
    ck_assert_int_eq(scenario_field_set(&scenario, intensity, 0.3, &error), STATUS_OK);
    ck_assert_int_eq(scenario_field_set(&scenario, ambiguity, 0.125, &error), STATUS_OK);
    ck_assert_double_eq(scenario.interventions[2].intensity, 0.3);
    ck_assert_double_eq(scenario.params.legal_ambiguity, 0.125);
    ck_assert_double_eq(scenario_field_get(&scenario, intensity), 0.3);
    ck_assert_double_eq(scenario_field_get(&scenario, ambiguity), 0.125);
    scenario.interventions[2].intensity = before.interventions[2].intensity;
    scenario.params.legal_ambiguity = before.params.legal_ambiguity;
    ck_assert_mem_eq(&scenario, &before, sizeof before); /* nothing else was changed */
}
END_TEST

START_TEST(a_cost_left_to_the_table_is_the_tables) {
    struct ScenarioField cost = find("interventions.workshop.cost");
    ck_assert(isnan(scenario.interventions[1].cost));
    ck_assert_double_eq(scenario_field_get(&scenario, cost), intervention_row(INTERVENTION_WORKSHOP)->cost);
    ck_assert_int_eq(scenario_field_set(&scenario, cost, 0.0, &error), STATUS_OK);
    ck_assert_double_eq(scenario_field_get(&scenario, cost), 0.0);
}
END_TEST

START_TEST(an_intensity_has_the_unit_of_its_kind) {
    const char *fellows = intervention_row(INTERVENTION_FELLOWSHIP)->unit;
    ck_assert_str_eq(scenario_field_unit(&scenario, find("interventions.0.intensity")), fellows);
    ck_assert_str_eq(scenario_field_unit(&scenario, find("interventions.0.start_week")), "weeks");
}
END_TEST

static const struct {
    const char *key, *message;
} refused[] = {
    {"legal.ambigity", "legal.ambigity: unknown parameter, you may have meant legal.ambiguity"},
    {"world.government_spread", "unknown parameter, retired with model version 2: the log size of"},
    {"qqqqqqqqqqqqqqqqqq", "unknown parameter, `tandem params` lists them"},
    {"", "unknown parameter"},
    {"interventions", "unknown parameter"},
    {"interventions.", "must be interventions.kind.field or interventions.number.field"},
    {"interventions.workshop", "must be interventions.kind.field"},
    {"interventions.workshop.", "must be interventions.kind.field"},
    {"interventions..cost", "must be interventions.kind.field"},
    {"interventions.fellowship.intensity",
     "the scenario has 2 interventions fellowship; say which by its number from 0, interventions.0.intensity "
     "for the first"},
    {"interventions.matchmaker.cost", "the scenario has no intervention matchmaker"},
    {"interventions.workshp.cost", "workshp is no kind of intervention, you may have meant workshop"},
    {"interventions.qqqqqqqqqqqqqqqqq.cost",
     "is no kind of intervention, allowed: competition, demonstration"},
    {"interventions.workshop.intensty",
     "intensty is no number of an intervention, you may have meant intensity"},
    {"interventions.workshop.target.share",
     "is no number of an intervention, allowed: start_week, end_week, ramp_weeks, intensity, cost"},
    {"interventions.3.cost", "there is no intervention number 3, allowed 0 to 2"},
    {"interventions.18446744073709551615.cost", "allowed 0 to 2"},
    {"interventions.-1.cost", "-1 is no kind of intervention"},
};

START_TEST(unknown_keys_are_refused_with_what_is_near) {
    struct ScenarioField field;
    ck_assert_int_eq(scenario_field_find(&scenario, refused[_i].key, &field, NULL, 0, &error),
                     STATUS_CONFIGURATION);
    ck_assert_msg(strstr(error.text, refused[_i].message) != NULL, "%s", error.text);
    ck_assert_int_eq(error.count, 1);
}
END_TEST

START_TEST(messages_have_their_place) {
    struct ScenarioField field;
    enum Status status =
        scenario_field_find(&scenario, "interventions.9.cost", &field, "sweep.cfg", 12, &error);
    ck_assert_int_eq(status, STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text,
                     "sweep.cfg:12: interventions.9.cost: there is no intervention number 9, allowed 0 to 2");
    scenario.intervention_count = 0;
    error = (struct Error){0};
    ck_assert_int_eq(scenario_field_find(&scenario, "interventions.0.cost", &field, NULL, 0, &error),
                     STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "the scenario has no interventions"));
}
END_TEST

START_TEST(a_key_longer_than_any_buffer) {
    static char key[20000];
    struct ScenarioField field;
    memset(key, 'x', sizeof key - 1);
    memcpy(key, "interventions.", 14);
    ck_assert_int_eq(scenario_field_find(&scenario, key, &field, NULL, 0, &error), STATUS_CONFIGURATION);
    memcpy(key + sizeof key - 6, ".cost", 5);
    ck_assert_int_eq(scenario_field_find(&scenario, key, &field, NULL, 0, &error), STATUS_CONFIGURATION);
    memcpy(key, "interventions.1.", 16);
    ck_assert_int_eq(scenario_field_find(&scenario, key, &field, NULL, 0, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(scenario_field_find(&scenario, key + 20, &field, NULL, 0, &error), STATUS_CONFIGURATION);
}
END_TEST

static void assert_refused(const char *key, double value, const char *message) {
    const struct Scenario before = scenario;
    error = (struct Error){0};
    ck_assert_int_eq(scenario_field_set(&scenario, find(key), value, &error), STATUS_CONFIGURATION);
    ck_assert_msg(strstr(error.text, message) != NULL, "%s", error.text);
    ck_assert_mem_eq(&scenario, &before, sizeof before);
}

START_TEST(values_out_of_limits_change_nothing) {
    assert_refused("legal.ambiguity", 1.5, "legal.ambiguity = 1.5: out of range, allowed 0 to 1");
    assert_refused("legal.ambiguity", NAN, "not a finite number");
    assert_refused("world.agencies", 2.5, "not a whole number");
    assert_refused("interventions.workshop.cost", -1.0,
                   "interventions.workshop.cost = -1: out of range, allowed 0 to 1000000 (million NTD)");
    assert_refused("interventions.0.intensity", 1e7, "out of range, allowed 0 to 1000000");
    assert_refused("interventions.0.end_week", INFINITY, "not a finite number");
    assert_refused("interventions.0.cost", NAN, "interventions.0.cost = nan: not a finite number");
}
END_TEST

START_TEST(a_field_of_another_scenario_is_refused) {
    const struct ScenarioField strange[] = {
        {3, 0}, {-2, 0}, {0, intervention_field_count()}, {SCENARIO_FIELD_PARAMETER, params_count()}};
    for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
        char key[SCENARIO_FIELD_KEY];
        error = (struct Error){0};
        ck_assert_int_eq(scenario_field_set(&scenario, strange[i], 1.0, &error), STATUS_CONFIGURATION);
        ck_assert_ptr_nonnull(strstr(error.text, "the scenario has no such field"));
        ck_assert(isnan(scenario_field_get(&scenario, strange[i])));
        ck_assert_str_eq(scenario_field_unit(&scenario, strange[i]), "");
        scenario_field_key(&scenario, strange[i], key);
        ck_assert_str_ne(key, "");
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_parameter_is_found_by_its_key);
    tcase_add_test(tests, every_field_of_every_intervention_has_one_key);
    tcase_add_test(tests, values_are_set_and_given_back);
    tcase_add_test(tests, a_cost_left_to_the_table_is_the_tables);
    tcase_add_test(tests, an_intensity_has_the_unit_of_its_kind);
    tcase_add_loop_test(tests, unknown_keys_are_refused_with_what_is_near, 0,
                        (int)(sizeof refused / sizeof refused[0]));
    tcase_add_test(tests, messages_have_their_place);
    tcase_add_test(tests, a_key_longer_than_any_buffer);
    tcase_add_test(tests, values_out_of_limits_change_nothing);
    tcase_add_test(tests, a_field_of_another_scenario_is_refused);
}

int main(void) {
    return run_suite("params: scenario field", add_tests);
}
