/* A scenario as text: what is written reads back to the same scenario, and what decides nothing is not there.
 */
#define _GNU_SOURCE /* open_memstream */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "params/intervention.h"
#include "params/scenario_text.h"
#include "tests/suite.h"

static struct Scenario scenario, again;
static struct Error error;

static struct Intervention *add(enum InterventionKind kind, enum TargetKind target) {
    struct Intervention *it = &scenario.interventions[scenario.intervention_count++];
    intervention_default(it, kind);
    it->start_week = 3.0;
    it->end_week = 52.25;
    it->ramp_weeks = 1.0 / 3.0;
    it->intensity = 0.7;
    it->target = target;
    return it;
}

static void set_up(void) {
    error = (struct Error){0};
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    ck_assert_int_eq(scenario_init(&again, &error), STATUS_OK);
}

static void tear_down(void) {
    scenario_free(&scenario);
    scenario_free(&again);
}

/* The caller frees. */
static char *written(const struct Scenario *self) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    scenario_text_write(self, "scenario.7.", stream);
    ck_assert_int_eq(fclose(stream), 0);
    return text;
}

START_TEST(every_number_and_target_reads_back) {
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        double value = row->kind == KIND_REAL ? row->low + (row->high - row->low) / 3.0 : row->high;
        ck_assert_int_eq(params_set(&scenario.params, i, value, NULL, 0, &error), STATUS_OK);
    }
    for (int kind = 0; kind < INTERVENTION_COUNT; kind++)
        add((enum InterventionKind)kind, TARGET_ALL);
    add(INTERVENTION_WORKSHOP, TARGET_GOVERNMENT)->government = 4;
    add(INTERVENTION_WORKSHOP, TARGET_BEST_CONNECTED)->agency_count = 12;
    add(INTERVENTION_WORKSHOP, TARGET_RANDOM)->share = 0.1;
    struct Intervention *named = add(INTERVENTION_WORKSHOP, TARGET_AGENCIES);
    named->agency_count = INTERVENTION_AGENCIES;
    for (int64_t i = 0; i < INTERVENTION_AGENCIES; i++)
        named->agencies[i] = 100000 * i;
    named->cost = 2.5;
    char *text = written(&scenario);
    ck_assert_msg(scenario_text_read(&again, "scenario.7.", text, &error) == STATUS_OK, "%s", error.text);
    free(text);
    ck_assert_mem_eq(&again.params, &scenario.params, sizeof scenario.params);
    ck_assert_int_eq(again.intervention_count, scenario.intervention_count);
    for (int64_t i = 0; i < scenario.intervention_count; i++) {
        scenario.interventions[i].cost = intervention_cost(&scenario.interventions[i]);
        ck_assert_msg(memcmp(&again.interventions[i], &scenario.interventions[i], sizeof *named) == 0,
                      "intervention %d", (int)i);
    }
}
END_TEST

START_TEST(what_a_target_does_not_read_is_not_written) {
    struct Intervention *it = add(INTERVENTION_WORKSHOP, TARGET_ALL);
    it->government = it->agency_count = 3;
    it->share = 0.5;
    char *text = written(&scenario);
    ck_assert_ptr_nonnull(strstr(text, "scenario.7.interventions 1\nscenario.7.intervention.0.kind workshop\n"
                                       "scenario.7.intervention.0.target all\n"
                                       "scenario.7.intervention.0.start_week 3\n"));
    ck_assert(strstr(text, "0.government ") == NULL && strstr(text, "agency_count") == NULL &&
              strstr(text, "intervention.0.share") == NULL);
    free(text);
}
END_TEST

START_TEST(a_text_without_a_parameter_is_refused) {
    char *text = written(&scenario);
    char *line = strstr(text, "scenario.7.legal.ambiguity ");
    ck_assert_ptr_nonnull(line);
    line[0] = 'S';
    ck_assert_int_eq(scenario_text_read(&again, "scenario.7.", text, &error), STATUS_INPUT_OUTPUT);
    free(text);
    error = (struct Error){0};
    ck_assert_int_eq(scenario_text_read(&again, "scenario.7.", "", &error), STATUS_INPUT_OUTPUT);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_number_and_target_reads_back);
    tcase_add_test(tests, what_a_target_does_not_read_is_not_written);
    tcase_add_test(tests, a_text_without_a_parameter_is_refused);
}

int main(void) {
    return run_suite("scenario text", add_tests);
}
