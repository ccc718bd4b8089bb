/* Scenarios in memory: --set, its round trip, interventions and the check of the whole. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "params/intervention.h"
#include "params/scenario_combine.h"
#include "tests/suite.h"

static struct Scenario scenario;
static struct Error error;

static void set_up(void) {
    error = (struct Error){0};
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
}

static void tear_down(void) {
    scenario_free(&scenario);
}

static void set_as_text(size_t index, double value) {
    char assignment[192], number[32];
    text_from_number(number, sizeof number, value);
    snprintf(assignment, sizeof assignment, "%s=%s", params_key(index), number);
    ck_assert_msg(scenario_set(&scenario, assignment, &error) == STATUS_OK, "%s", error.text);
    ck_assert_msg(params_get(&scenario.params, index) == value, "%s became %.17g", assignment,
                  params_get(&scenario.params, index));
}

START_TEST(test_init_and_free) {
    ck_assert_int_eq(scenario.intervention_count, 0);
    ck_assert_str_eq(scenario.network_file, "");
    for (size_t i = 0; i < params_count(); i++) {
        ck_assert_int_eq(scenario.origin[i], ORIGIN_DEFAULT);
        ck_assert_double_eq(params_get(&scenario.params, i), params_row(i)->value);
    }
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_OK);
    scenario_free(&scenario);
    scenario_free(&scenario);
    ck_assert_ptr_null(scenario.origin);
}
END_TEST

/* Printed and read back every parameter keeps its bits: defaults, limits, sweep ends and awkward fractions.
 */
START_TEST(test_round_trip) {
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        const double values[] = {row->low, row->high, row->sweep_low, row->sweep_high, row->value};
        for (int k = 0; k < 5; k++)
            set_as_text(i, values[k]);
        if (row->kind == KIND_REAL && row->low < row->high) {
            set_as_text(i, row->low + (row->high - row->low) / 3.0);
            set_as_text(i, nextafter(row->low, row->high));
        }
        ck_assert_int_eq(scenario.origin[i], ORIGIN_COMMAND_LINE);
    }
}
END_TEST

START_TEST(test_set_takes_words_for_switches) {
    ck_assert_int_eq(scenario_set(&scenario, "mechanism.alignment=false", &error), STATUS_OK);
    ck_assert_double_eq(scenario.params.mechanism_alignment, 0.0);
    ck_assert_int_eq(scenario_set(&scenario, "mechanism.alignment=true", &error), STATUS_OK);
    ck_assert_double_eq(scenario.params.mechanism_alignment, 1.0);
}
END_TEST

static const struct {
    const char *assignment, *message;
} refused[] = {
    {"trust.memory_per_month", "trust.memory_per_month: not an assignment, write group.name=value"},
    {"", ": not an assignment"},
    {"=1", ": unknown parameter"},
    {"trust.memry_per_month=1",
     "trust.memry_per_month: unknown parameter, you may have meant trust.memory_per_month"},
    {"world.government_spread=1",
     "world.government_spread: unknown parameter, retired with model version 2: the log size"},
    {"qqqqqqqqqqqqqqqqqq=1", "qqqqqqqqqqqqqqqqqq: unknown parameter, `tandem params` lists them"},
    {"legal.ambiguity=", "legal.ambiguity: \"\" is not a finite decimal number"},
    {"legal.ambiguity= 0.5", "legal.ambiguity: \" 0.5\" is not a finite decimal number"},
    {"legal.ambiguity=0,5", "legal.ambiguity: \"0,5\" is not a finite decimal number"},
    {"legal.ambiguity=0x1p-1", "legal.ambiguity: \"0x1p-1\" is not a finite decimal number"},
    {"legal.ambiguity=nan", "legal.ambiguity: \"nan\" is not a finite decimal number"},
    {"legal.ambiguity=1e400", "legal.ambiguity: \"1e400\" is not a finite decimal number"},
    {"legal.ambiguity=true", "legal.ambiguity: \"true\" is not a finite decimal number"},
    {"legal.ambiguity=1.5", "legal.ambiguity = 1.5: out of range, allowed 0 to 1"},
    {"world.agencies=1.5", "world.agencies = 1.5: not a whole number"},
    {"mechanism.alignment=2", "mechanism.alignment = 2: not a switch, allowed 0 or 1"},
};

START_TEST(test_set_refuses) {
    ck_assert_int_eq(scenario_set(&scenario, refused[_i].assignment, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 1);
    ck_assert_msg(strncmp(error.text, refused[_i].message, strlen(refused[_i].message)) == 0, "%s",
                  error.text);
    for (size_t i = 0; i < params_count(); i++) {
        ck_assert_int_eq(scenario.origin[i], ORIGIN_DEFAULT);
        ck_assert_double_eq(params_get(&scenario.params, i), params_row(i)->value);
    }
}
END_TEST

START_TEST(test_set_survives_a_long_key) {
    char assignment[600];
    memset(assignment, 'k', sizeof assignment);
    memcpy(assignment + 500, "=1", 3);
    ck_assert_int_eq(scenario_set(&scenario, assignment, &error), STATUS_CONFIGURATION);
}
END_TEST

static struct Intervention *add(enum InterventionKind kind) {
    struct Intervention *added = &scenario.interventions[scenario.intervention_count++];
    intervention_default(added, kind);
    added->end_week = 52.0;
    return added;
}

static void expect_fault(const char *message) {
    error = (struct Error){0};
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 1);
    ck_assert_msg(strncmp(error.text, message, strlen(message)) == 0, "%s", error.text);
}

START_TEST(test_default_intervention_is_sound) {
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++) {
        const struct Intervention *added = add((enum InterventionKind)kind);
        ck_assert(isnan(added->cost));
        ck_assert_double_eq(added->intensity, 1.0);
        ck_assert_int_eq(added->target, TARGET_ALL);
    }
    ck_assert_msg(scenario_check(&scenario, &error) == STATUS_OK, "%s", error.text);
}
END_TEST

/* One field of a sound intervention is made wrong. */
static const struct {
    const char *message;
    size_t offset;
    double value;
} wrong_numbers[] = {
    {"intervention 1 (workshop): start_week = -1: out of range, allowed 0 to 1000000 (weeks)",
     offsetof(struct Intervention, start_week), -1.0},
    {"intervention 1 (workshop): start_week = 60: after end_week = 52",
     offsetof(struct Intervention, start_week), 60.0},
    {"intervention 1 (workshop): end_week = inf: out of range", offsetof(struct Intervention, end_week),
     INFINITY},
    {"intervention 1 (workshop): end_week = nan: out of range", offsetof(struct Intervention, end_week), NAN},
    {"intervention 1 (workshop): ramp_weeks = -0.5: out of range", offsetof(struct Intervention, ramp_weeks),
     -0.5},
    {"intervention 1 (workshop): intensity = -1: out of range", offsetof(struct Intervention, intensity),
     -1.0},
    {"intervention 1 (workshop): intensity = nan: out of range", offsetof(struct Intervention, intensity),
     NAN},
    {"intervention 1 (workshop): cost = -1: out of range", offsetof(struct Intervention, cost), -1.0},
    {"intervention 1 (workshop): cost = 10000000: out of range", offsetof(struct Intervention, cost), 1e7},
    {"intervention 1 (workshop): cost = inf: out of range", offsetof(struct Intervention, cost), INFINITY},
};

START_TEST(test_check_refuses_numbers) {
    struct Intervention *added = add(INTERVENTION_WORKSHOP);
    memcpy((char *)added + wrong_numbers[_i].offset, &wrong_numbers[_i].value, sizeof(double));
    expect_fault(wrong_numbers[_i].message);
}
END_TEST

START_TEST(test_check_of_shares) {
    struct Intervention *added = add(INTERVENTION_WORKSHOP);
    added->target = TARGET_RANDOM;
    const double allowed[] = {0.0, 0.5, 1.0}, wrong[] = {-0.1, 1.1, NAN, INFINITY};
    for (int i = 0; i < 3; i++) {
        added->share = allowed[i];
        ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_OK);
    }
    for (int i = 0; i < 4; i++) {
        added->share = wrong[i];
        expect_fault("intervention 1 (workshop): target random_share = ");
    }
}
END_TEST

START_TEST(test_check_of_agencies) {
    struct Intervention *added = add(INTERVENTION_WORKSHOP);
    added->target = TARGET_AGENCIES;
    expect_fault("intervention 1 (workshop): target has 0 agencies, allowed 1 to 64");
    added->agency_count = INTERVENTION_AGENCIES + 1;
    expect_fault("intervention 1 (workshop): target has 65 agencies, allowed 1 to 64");
    added->agency_count = 2;
    expect_fault("intervention 1 (workshop): target agency 0 stands twice");
    added->agencies[1] = -1;
    expect_fault("intervention 1 (workshop): target agency -1: agencies count from 0");
    scenario.params.world_agencies = 10.0;
    added->agencies[1] = 9;
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_OK);
    added->agencies[1] = 10;
    expect_fault("intervention 1 (workshop): target agency 10, allowed 0 to 9 (world.agencies)");
}
END_TEST

START_TEST(test_check_of_best_connected) {
    struct Intervention *added = add(INTERVENTION_WORKSHOP);
    added->target = TARGET_BEST_CONNECTED;
    expect_fault("intervention 1 (workshop): target best_connected = 0: out of range, allowed 1 or more");
    scenario.params.world_agencies = 10.0;
    added->agency_count = 11;
    expect_fault("intervention 1 (workshop): target best_connected = 11, allowed 1 to 10 (world.agencies)");
    added->agency_count = 10;
    error = (struct Error){0};
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_OK);
}
END_TEST

START_TEST(test_check_of_government) {
    struct Intervention *added = add(INTERVENTION_WORKSHOP);
    added->target = TARGET_GOVERNMENT;
    added->government = -1;
    expect_fault("intervention 1 (workshop): target government -1: governments count from 0");
    scenario.params.world_governments = 3.0;
    added->government = 3;
    expect_fault("intervention 1 (workshop): target government 3, allowed 0 to 2 (world.governments)");
    added->government = 2;
    error = (struct Error){0};
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_OK);
}
END_TEST

START_TEST(test_check_of_counts_and_kinds) {
    struct Intervention *added = add(INTERVENTION_WORKSHOP);
    added->kind = INTERVENTION_COUNT;
    expect_fault("intervention 1: kind ");
    added->kind = INTERVENTION_WORKSHOP;
    added->target = (enum TargetKind)99;
    expect_fault("intervention 1 (workshop): target kind 99 is unknown");
    scenario.intervention_count = INTERVENTIONS_MOST + 1;
    expect_fault("65 interventions, allowed 0 to 64");
    scenario.intervention_count = -1;
    expect_fault("-1 interventions, allowed 0 to 64");
}
END_TEST

START_TEST(test_all_faults_come_at_once) {
    add(INTERVENTION_WORKSHOP)->ramp_weeks = -1.0;
    add(INTERVENTION_WORKSHOP);
    struct Intervention *last = add(INTERVENTION_FELLOWSHIP);
    last->intensity = -1.0;
    last->start_week = 53.0;
    ck_assert_int_eq(scenario_check(&scenario, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 3);
    ck_assert_ptr_nonnull(strstr(error.text, "intervention 3 (fellowship): intensity"));
}
END_TEST

START_TEST(test_tables_of_levers) {
    for (int lever = 0; lever < LEVER_COUNT; lever++) {
        bool moved = false;
        for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
            moved = moved || intervention_row((enum InterventionKind)kind)->lever == (enum Lever)lever;
        ck_assert_msg(moved, "nothing moves the lever %s", lever_row((enum Lever)lever)->name);
    }
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++) {
        ck_assert(intervention_row((enum InterventionKind)kind)->cost >= 0.0);
        ck_assert(intervention_row((enum InterventionKind)kind)->per_unit > 0.0);
        for (int other = 0; other < kind; other++)
            ck_assert_str_ne(intervention_row((enum InterventionKind)kind)->name,
                             intervention_row((enum InterventionKind)other)->name);
    }
}
END_TEST

/* One has titles, the other only a name. */
START_TEST(test_combined_titles) {
    struct Scenario one, other, both;
    ck_assert_int_eq(scenario_init(&one, &error), STATUS_OK);
    ck_assert_int_eq(scenario_init(&other, &error), STATUS_OK);
    strcpy(one.name, "match");
    strcpy(one.title, "A matchmaker");
    strcpy(one.title_zh, "媒合者");
    strcpy(other.name, "guide");
    ck_assert_int_eq(scenario_combine(&both, &scenario, &one, &other, &error), STATUS_OK);
    ck_assert_str_eq(both.name, "match+guide");
    ck_assert_str_eq(both.title, "A matchmaker + guide");
    ck_assert_str_eq(both.title_zh, "");
    scenario_free(&both);
    for (size_t i = 0; i < 150; i++)
        strcat(other.title_zh, "導");
    ck_assert_int_eq(scenario_combine(&both, &scenario, &one, &other, &error), STATUS_OK);
    ck_assert(strncmp(both.title_zh, "媒合者＋導導", strlen("媒合者＋導導")) == 0);
    ck_assert_msg(text_is_clean_utf8(both.title_zh), "a letter is cut in two: %s", both.title_zh);
    ck_assert_msg(text_is_clean_utf8(both.description_zh), "a letter is cut in two: %s", both.description_zh);
    scenario_free(&both);
    scenario_free(&other);
    scenario_free(&one);
}
END_TEST

/* What cannot hold at once is refused with what both want, whichever comes first. */
static void refuse_both(const struct Scenario *one, const struct Scenario *other, const char *why) {
    for (int order = 0; order < 2; order++) {
        struct Scenario both;
        error = (struct Error){0};
        ck_assert_int_eq(
            scenario_combine(&both, &scenario, order == 0 ? one : other, order == 0 ? other : one, &error),
            STATUS_CONFIGURATION);
        ck_assert_msg(strstr(error.text, why) != NULL, "%s", error.text);
        scenario_free(&both);
    }
}

START_TEST(test_combinations_that_cannot_be) {
    struct Scenario one, other;
    ck_assert_int_eq(scenario_init(&one, &error), STATUS_OK);
    ck_assert_int_eq(scenario_init(&other, &error), STATUS_OK);
    one.params.manager_mean = 0.7;
    other.params.manager_mean = 0.7; /* the same is both, too */
    refuse_both(&one, &other, "both change manager.mean");
    other.params.manager_mean = scenario.params.manager_mean;
    one.intervention_count = INTERVENTIONS_MOST;
    other.intervention_count = 1;
    refuse_both(&one, &other, "interventions");
    one.intervention_count = 0;
    strcpy(one.network_file, "a.csv");
    strcpy(other.network_file, "b.csv");
    refuse_both(&one, &other, "different networks");
    scenario_free(&other);
    scenario_free(&one);
}
END_TEST

START_TEST(test_a_combination_takes_the_network_of_either) {
    struct Scenario one, other, both;
    ck_assert_int_eq(scenario_init(&one, &error), STATUS_OK);
    ck_assert_int_eq(scenario_init(&other, &error), STATUS_OK);
    strcpy(other.network_file, "b.csv");
    ck_assert_int_eq(scenario_combine(&both, &scenario, &one, &other, &error), STATUS_OK);
    ck_assert_str_eq(both.network_file, "b.csv");
    scenario_free(&both);
    scenario_free(&other);
    scenario_free(&one);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_init_and_free);
    tcase_add_test(cases, test_round_trip);
    tcase_add_test(cases, test_set_takes_words_for_switches);
    tcase_add_loop_test(cases, test_set_refuses, 0, sizeof refused / sizeof refused[0]);
    tcase_add_test(cases, test_set_survives_a_long_key);
    tcase_add_test(cases, test_default_intervention_is_sound);
    tcase_add_loop_test(cases, test_check_refuses_numbers, 0, sizeof wrong_numbers / sizeof wrong_numbers[0]);
    tcase_add_test(cases, test_check_of_shares);
    tcase_add_test(cases, test_check_of_agencies);
    tcase_add_test(cases, test_check_of_best_connected);
    tcase_add_test(cases, test_check_of_government);
    tcase_add_test(cases, test_check_of_counts_and_kinds);
    tcase_add_test(cases, test_all_faults_come_at_once);
    tcase_add_test(cases, test_tables_of_levers);
    tcase_add_test(cases, test_combined_titles);
    tcase_add_test(cases, test_combinations_that_cannot_be);
    tcase_add_test(cases, test_a_combination_takes_the_network_of_either);
}

int main(void) {
    return run_suite("scenario in memory", add_tests);
}
