/* The public library: its tables are the internal ones, its numbers those of the rooms below, and misuse is
 * refused. */
#define _POSIX_C_SOURCE 200809L /* mkdtemp, setenv */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/summary.h"
#include "library/tandem.h"
#include "run/replicate.h"
#include "tests/locale/comma.h"
#include "tests/suite.h"

enum { WEEKS = 120, REPLICATES = 3 };

static struct TandemError error;

static void ck_done(enum TandemStatus status) {
    ck_assert_msg(status == TANDEM_OK, "%s", error.text);
}

static void ck_refused(enum TandemStatus status, enum TandemStatus wanted, const char *text) {
    ck_assert_int_eq(status, wanted);
    ck_assert_msg(strstr(error.text, text) != NULL, "\"%s\" lacks \"%s\"", error.text, text);
}

static struct TandemScenario *small_scenario(void) {
    struct TandemScenario *scenario = tandem_scenario_new();
    ck_assert_ptr_nonnull(scenario);
    ck_done(tandem_scenario_set(scenario, "world.agencies", 20, &error));
    ck_done(tandem_scenario_set(scenario, "world.burn_in_weeks", 20, &error));
    ck_done(tandem_scenario_check(scenario, &error));
    return scenario;
}

START_TEST(parameters_are_the_table) {
    struct TandemParameter parameter;
    struct TandemScenario *scenario = tandem_scenario_new();
    for (size_t i = 0; i < tandem_parameter_count(); i++) {
        char key[128];
        double value;
        ck_assert(tandem_parameter(i, &parameter));
        snprintf(key, sizeof key, "%s.%s", parameter.group, parameter.name);
        ck_done(tandem_scenario_get(scenario, key, &value, &error));
        ck_assert_double_eq(value, parameter.value);
        ck_assert(parameter.low <= value && value <= parameter.high && strlen(parameter.sentence) > 0);
    }
    ck_assert_uint_gt(tandem_parameter_count(), 100);
    ck_assert(!tandem_parameter(tandem_parameter_count(), &parameter));
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(a_wrong_value_changes_nothing) {
    struct TandemScenario *scenario = small_scenario();
    double value;
    ck_refused(tandem_scenario_set(scenario, "world.agencies", 20.5, &error), TANDEM_CONFIGURATION,
               "world.agencies");
    ck_refused(tandem_scenario_set(scenario, "world.agencis", 20, &error), TANDEM_CONFIGURATION,
               "did you mean world.agencies?");
    ck_refused(tandem_scenario_get(scenario, "world", &value, &error), TANDEM_CONFIGURATION, "world");
    ck_done(tandem_scenario_get(scenario, "world.agencies", &value, NULL));
    ck_assert_double_eq(value, 20);
    struct TandemRun run = {.scenario = scenario, .weeks = 2};
    ck_done(tandem_run(&run, &error));
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_said) {
    struct TandemScenario *scenario = tandem_scenario_new();
    ck_refused(tandem_scenario_read(scenario, "no/such.cfg", &error), TANDEM_INPUT_OUTPUT, "no/such.cfg");
    ck_assert_int_eq(tandem_scenario_read(scenario, "no/such.cfg", NULL), TANDEM_INPUT_OUTPUT);
    tandem_scenario_free(scenario);
    tandem_scenario_free(NULL);
}
END_TEST

START_TEST(a_text_is_read_as_a_file_is) {
    const char good[] = "trust: { citizen_mean = 0.7; };", bad[] = "trust: {\n  citizen_mean = 7.0; };";
    struct TandemScenario *scenario = tandem_scenario_new();
    double value;
    ck_done(tandem_scenario_read_text(scenario, good, strlen(good), "good", &error));
    ck_done(tandem_scenario_get(scenario, "trust.citizen_mean", &value, &error));
    ck_assert_double_eq(value, 0.7);
    ck_refused(tandem_scenario_read_text(scenario, bad, strlen(bad), "bad", &error), TANDEM_CONFIGURATION,
               "bad:2: ");
    tandem_scenario_free(scenario);
}
END_TEST

/* What a run sent: rows a table, and the sum of all numbers. */
struct Received {
    size_t rows[TANDEM_TABLE_COUNT], stop_after;
    double sum;
    bool ended; /* a code "completed" was among them */
};

static int receive(void *context, enum TandemTable table, const struct TandemValue *values) {
    struct Received *self = context;
    self->rows[table]++;
    for (size_t i = 0; i < tandem_table_width(table); i++) {
        struct TandemColumn column;
        ck_assert(tandem_table_column(table, i, &column));
        ck_assert_int_eq(values[i].missing,
                         column.kind == TANDEM_CODE ? values[i].code == NULL : isnan(values[i].real));
        if (column.kind == TANDEM_CODE)
            self->ended = self->ended || (values[i].code != NULL && strcmp(values[i].code, "completed") == 0);
        else if (!values[i].missing)
            self->sum += values[i].real;
        if (column.kind == TANDEM_INTEGER && !values[i].missing)
            ck_assert_double_eq(values[i].real, (double)values[i].integer);
    }
    return self->rows[TANDEM_WEEKLY] == self->stop_after;
}

/* A program may have any locale. */
START_TEST(commas_of_the_locale_change_nothing) {
    const char text[] = "world: { agencies = 20; burn_in_weeks = 20; }; trust: { citizen_mean = 0.75; };";
    struct TandemScenario *scenario = tandem_scenario_new();
    struct Received points = {0}, commas = {0};
    struct TandemRun run = {
        .scenario = scenario, .weeks = WEEKS, .receive = receive, .context = &points, .tables = ~0u};
    struct CommaLocale locale;
    ck_done(tandem_scenario_read_text(scenario, text, strlen(text), "text", &error));
    ck_done(tandem_scenario_check(scenario, &error));
    ck_done(tandem_run(&run, &error));
    tandem_scenario_free(scenario);
    run.scenario = scenario = tandem_scenario_new();
    run.context = &commas;
    if (comma_begin(&locale)) {
        ck_done(tandem_scenario_read_text(scenario, text, strlen(text), "text", &error));
        ck_done(tandem_scenario_check(scenario, &error));
        ck_done(tandem_run(&run, &error));
        ck_assert_double_eq(points.sum, commas.sum);
    }
    comma_end(&locale);
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(runs_are_refused_before_a_check_and_out_of_domain) {
    struct TandemScenario *scenario = small_scenario();
    struct TandemRun run = {.scenario = scenario, .weeks = 0};
    ck_refused(tandem_run(&run, &error), TANDEM_MISUSE, "0 weeks");
    run.weeks = TANDEM_WEEKS_MOST + 1;
    ck_refused(tandem_run(&run, &error), TANDEM_MISUSE, "10401 weeks");
    run.weeks = 2;
    ck_done(tandem_scenario_set(scenario, "world.agencies", 21, &error));
    ck_refused(tandem_run(&run, &error), TANDEM_MISUSE, "checked");
    ck_done(tandem_scenario_check(scenario, &error));
    ck_done(tandem_run(&run, &error));
    run.scenario = NULL;
    ck_refused(tandem_run(&run, &error), TANDEM_MISUSE, "checked");
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(records_come_as_asked_and_again_the_same) {
    struct TandemScenario *scenario = small_scenario();
    struct Received first = {0}, again = {0}, weekly = {0};
    struct TandemRun run = {
        .scenario = scenario, .seed = 7, .weeks = WEEKS, .receive = receive, .tables = ~0u};
    run.context = &first;
    ck_done(tandem_run(&run, &error));
    run.context = &again;
    ck_done(tandem_run(&run, &error));
    ck_assert_uint_eq(first.rows[TANDEM_RUNS], 1);
    ck_assert_uint_eq(first.rows[TANDEM_WEEKLY], WEEKS);
    ck_assert_uint_eq(first.rows[TANDEM_AGENCIES], 20);
    ck_assert_uint_gt(first.rows[TANDEM_EPISODES], 10);
    ck_assert(first.ended);
    ck_assert_double_eq(first.sum, again.sum);
    run.context = &weekly;
    run.tables = 1u << TANDEM_WEEKLY;
    ck_done(tandem_run(&run, &error));
    ck_assert_uint_eq(weekly.rows[TANDEM_WEEKLY], WEEKS);
    ck_assert_uint_eq(weekly.rows[TANDEM_RUNS] + weekly.rows[TANDEM_EPISODES], 0);
    tandem_scenario_free(scenario);
}
END_TEST

static void *run_in_a_thread(void *run) {
    return tandem_run(run, NULL) == TANDEM_OK ? run : NULL;
}

START_TEST(threads_share_a_scenario) {
    enum { THREADS = 3 };
    struct TandemScenario *scenario = small_scenario();
    struct Received received[THREADS];
    memset(received, 0, sizeof received);
    struct TandemRun run[THREADS];
    pthread_t thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
        run[t] = (struct TandemRun){scenario, 7, 0, WEEKS, receive, &received[t], ~0u};
        ck_assert_int_eq(pthread_create(&thread[t], NULL, run_in_a_thread, &run[t]), 0);
    }
    for (int t = 0; t < THREADS; t++) {
        void *result;
        ck_assert_int_eq(pthread_join(thread[t], &result), 0);
        ck_assert_ptr_nonnull(result);
        ck_assert_double_eq(received[t].sum, received[0].sum);
    }
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(the_receiver_stops_the_run) {
    struct TandemScenario *scenario = small_scenario();
    struct Received received = {.stop_after = 5};
    struct TandemRun run = {scenario, 7, 0, WEEKS, receive, &received, 1u << TANDEM_WEEKLY};
    ck_refused(tandem_run(&run, &error), TANDEM_STOPPED, "stopped");
    ck_assert_uint_eq(received.rows[TANDEM_WEEKLY], 5);
    tandem_scenario_free(scenario);
}
END_TEST

static enum Status record_tally(void *context, enum RecordTable table, const void *record,
                                struct Error *inner) {
    return tally_add(context, table, record, inner);
}

/* The summary of the same runs from the rooms themselves. */
static void summarise(struct Summary *summary) {
    struct Error inner = {0};
    struct Scenario scenario;
    ck_assert_int_eq(scenario_init(&scenario, &inner), STATUS_OK);
    ck_assert_int_eq(scenario_set(&scenario, "world.agencies=20", &inner), STATUS_OK);
    ck_assert_int_eq(scenario_set(&scenario, "world.burn_in_weeks=20", &inner), STATUS_OK);
    ck_assert_int_eq(summary_init(summary, WEEKS, 0.95, &inner), STATUS_OK);
    struct ReplicateInput input = {.scenario = &scenario, .seed = 7, .weeks = WEEKS};
    for (uint64_t r = 0; r < REPLICATES; r++) {
        struct Tally *tally = tally_new(WEEKS);
        struct Recorder recorder = {tally, record_tally, ~0u};
        ck_assert_int_eq(replicate_run(&input, r, &recorder, &inner), STATUS_OK);
        ck_assert_int_eq(summary_add(summary, &(struct RunKey){0, 0, (int64_t)r}, tally, &inner), STATUS_OK);
        tally_free(tally);
    }
    ck_assert_int_eq(summary_finish(summary, &inner), STATUS_OK);
    scenario_free(&scenario);
}

static void ck_same(struct TandemEstimate one, struct Estimate other) {
    ck_assert(!isnan(one.value) && !isnan(one.low));
    ck_assert_double_eq(one.value, other.value);
    ck_assert_double_eq(one.low, other.low);
    ck_assert_double_eq(one.high, other.high);
    ck_assert_int_eq(one.count, other.count);
}

START_TEST(a_summary_is_that_of_the_rooms) {
    struct Summary inner = {0};
    struct TandemScenario *scenario = small_scenario();
    struct TandemSummary *summary = tandem_summary_new(WEEKS, 0.95);
    struct TandemRun run = {.scenario = scenario, .seed = 7, .weeks = WEEKS};
    summarise(&inner);
    ck_assert(isnan(tandem_summary_completion(summary, TANDEM_ALL_TYPES).value));
    for (; run.replicate < REPLICATES; run.replicate++)
        ck_done(tandem_summary_run(summary, &run, &error));
    ck_assert(isnan(tandem_summary_completion(summary, TANDEM_ALL_TYPES).value)); /* not finished */
    ck_done(tandem_summary_finish(summary, &error));
    for (int type = 0; type < TANDEM_CASE_TYPE_COUNT; type++)
        ck_same(tandem_summary_completion(summary, (enum TandemCaseType)type),
                inner.episodes[type].completed[COMPLETION_52]);
    ck_same(tandem_summary_adoption(summary, TANDEM_EVER_TRIED),
            inner.adoption.at[CURVE_TRIED][ADOPTION_HORIZON].mean);
    ck_same(tandem_summary_adoption(summary, TANDEM_ROUTINE),
            inner.adoption.at[CURVE_ROUTINE][ADOPTION_HORIZON].mean);
    ck_assert_str_eq(tandem_case_type_name(TANDEM_PRIVATE_OPEN), "private_open");
    ck_assert_ptr_null(tandem_case_type_name(TANDEM_CASE_TYPE_COUNT));
    summary_free(&inner);
    tandem_summary_free(summary);
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(a_summary_refuses_what_does_not_belong) {
    struct TandemScenario *scenario = small_scenario();
    struct TandemSummary *summary = tandem_summary_new(60, 0.95);
    struct TandemRun run = {.scenario = scenario, .weeks = 61, .replicate = 3};
    ck_refused(tandem_summary_run(summary, &run, &error), TANDEM_MISUSE, "61 weeks");
    run.weeks = 60;
    ck_done(tandem_summary_run(summary, &run, &error));
    ck_refused(tandem_summary_run(summary, &run, &error), TANDEM_MISUSE, "replicate 3");
    ck_assert_ptr_null(tandem_summary_new(0, 0.95));
    ck_assert_ptr_null(tandem_summary_new(TANDEM_WEEKS_MOST + 1, 0.95));
    ck_assert_ptr_null(tandem_summary_new(60, 1.0));
    tandem_summary_free(summary);
    tandem_summary_free(NULL);
    tandem_scenario_free(scenario);
}
END_TEST

START_TEST(tables_past_the_end_are_none) {
    struct TandemColumn column;
    ck_assert_str_eq(tandem_table_name(TANDEM_EPISODES), "episodes");
    ck_assert_ptr_null(tandem_table_name(TANDEM_TABLE_COUNT));
    ck_assert_uint_eq(tandem_table_width(TANDEM_TABLE_COUNT), 0);
    ck_assert(!tandem_table_column(TANDEM_RUNS, tandem_table_width(TANDEM_RUNS), &column));
    ck_assert(tandem_table_column(TANDEM_WEEKLY, 0, &column));
    ck_assert_str_eq(column.name, "week");
    ck_assert_int_eq(column.kind, TANDEM_INTEGER);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, parameters_are_the_table);
    tcase_add_test(tests, a_wrong_value_changes_nothing);
    tcase_add_test(tests, a_file_that_is_not_there_is_said);
    tcase_add_test(tests, a_text_is_read_as_a_file_is);
    tcase_add_test(tests, commas_of_the_locale_change_nothing);
    tcase_add_test(tests, runs_are_refused_before_a_check_and_out_of_domain);
    tcase_add_test(tests, records_come_as_asked_and_again_the_same);
    tcase_add_test(tests, threads_share_a_scenario);
    tcase_add_test(tests, the_receiver_stops_the_run);
    tcase_add_test(tests, a_summary_is_that_of_the_rooms);
    tcase_add_test(tests, a_summary_refuses_what_does_not_belong);
    tcase_add_test(tests, tables_past_the_end_are_none);
}

int main(void) {
    return run_suite("library", add_tests);
}
