/* The outputs of runs: to the bit, with the run or not at all, part of the identity, merged and exported. */
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store/export.h"
#include "store/outputs.h"
#include "store/store_merge.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

enum { OUTPUTS = 3 };

static const char *const names[OUTPUTS] = {"completed_52_weeks.public_open", "值 | \\ ' %", "x"};
static struct Fixture fixture;

static void set_up(void) {
    fixture_set_up(&fixture);
    fixture.study.tables = 1u << TABLE_RUNS;
    fixture.study.outputs = names;
    fixture.study.output_count = OUTPUTS;
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

/* Output `output` of a run: every awkward double in turn. */
static double odd_value(const struct RunKey *key, size_t output) {
    static const double odd[] = {
        -0.0,      0.0, 4.9406564584124654e-324, 0.1,      -1e308, 3.0, 9007199254740993.0,
        -INFINITY, NAN, 2.2250738585072011e-308, 1.0 / 3.0};
    size_t number = (size_t)(7 * key->scenario + 5 * key->point + key->replicate) + output;
    return odd[number % (sizeof odd / sizeof odd[0])];
}

static void make_run(struct RunRows *rows, struct RunKey key) {
    run_rows_init(rows, &key);
    ck_assert_int_eq(run_rows_make_outputs(rows, fixture.study.output_count, &fixture.error), STATUS_OK);
    for (size_t i = 0; i < fixture.study.output_count; i++) {
        ck_assert(isnan(rows->outputs[i]));
        rows->outputs[i] = odd_value(&key, i);
    }
}

static void write_run(struct Store *store, struct RunKey key) {
    struct RunRows rows;
    make_run(&rows, key);
    ck_assert_msg(store_write(store, &rows, &fixture.error) == STATUS_OK, "%s", fixture.error.text);
    run_rows_free(&rows);
    run_rows_free(&rows);
}

struct Expectation {
    struct RunKey keys[8];
    size_t count, seen;
};

static enum Status expect(void *context, const struct RunKey *key, const double values[],
                          struct Error *error) {
    struct Expectation *self = context;
    (void)error;
    ck_assert_uint_lt(self->seen, self->count);
    ck_assert_mem_eq(key, &self->keys[self->seen++], sizeof *key);
    for (size_t i = 0; i < OUTPUTS; i++) {
        double wanted = odd_value(key, i);
        bool both_missing = isnan(wanted) && isnan(values[i]);
        ck_assert_msg(both_missing || memcmp(&wanted, &values[i], sizeof wanted) == 0, "%.17g became %.17g",
                      wanted, values[i]);
    }
    return STATUS_OK;
}

START_TEST(outputs_come_back_to_the_bit_in_the_order_of_runs) {
    struct Expectation expectation = {
        .keys = {{0, 0, 0}, {1, 0, 0}, {0, 7, 0}, {1, 0, 1}, {0, 1, 1}, {0, 0, 2}}, .count = 6};
    const size_t order[] = {3, 5, 1, 0, 4, 2};
    struct Store store;
    fixture.study.scenario_count = 2;
    fixture_points(&fixture);
    fixture_open(&fixture, &store, STORE_RESUME);
    for (size_t i = 0; i < 6; i++)
        write_run(&store, expectation.keys[order[i]]);
    write_run(&store, expectation.keys[0]); /* again: stays as it is */
    ck_assert_int_eq(store_write_failed(&store, &(struct RunKey){0, 0, 1}, "because", &fixture.error),
                     STATUS_OK);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_each_output(&store, expect, &expectation, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(expectation.seen, 6);
    store_close(&store);
}
END_TEST

START_TEST(names_come_back) {
    struct Store store;
    char name[OUTPUT_NAME_SIZE];
    size_t count;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_output_count(&store, &count, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(count, OUTPUTS);
    for (size_t i = 0; i < OUTPUTS; i++) {
        ck_assert_int_eq(store_output_name(&store, i, name, &fixture.error), STATUS_OK);
        ck_assert_str_eq(name, names[i]);
    }
    ck_assert_int_eq(store_output_name(&store, OUTPUTS, name, &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

START_TEST(a_study_without_outputs_has_none) {
    struct Store store;
    size_t count = 99;
    fixture.study.output_count = 0;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_output_count(&store, &count, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(count, 0);
    ck_assert_int_eq(store_each_output(&store, expect, NULL, &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_outputs(&store, "/dev/null", &fixture.error), STATUS_INPUT_OUTPUT);
    store_close(&store);
}
END_TEST

static enum Status refuse(void *context, const struct RunKey *key, const double values[],
                          struct Error *error) {
    (void)key, (void)values;
    return ++*(int *)context == 2 ? error_set(error, STATUS_STOPPED, "enough") : STATUS_OK;
}

START_TEST(a_visit_ends_the_reading) {
    struct Store store;
    int visits = 0;
    fixture_open(&fixture, &store, STORE_RESUME);
    for (int64_t replicate = 0; replicate < 5; replicate++)
        write_run(&store, (struct RunKey){0, 0, replicate});
    ck_assert_int_eq(store_each_output(&store, refuse, &visits, &fixture.error), STATUS_STOPPED);
    ck_assert_int_eq(visits, 2);
    store_close(&store);
}
END_TEST

/* What is stored of a run: nothing, or the run with its outputs. */
static int64_t stored_runs(void) {
    struct Store store;
    struct Expectation expectation = {.count = 1};
    int64_t finished, failed;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_each_output(&store, expect, &expectation, &fixture.error), STATUS_OK);
    ck_assert_int_eq((int64_t)expectation.seen, finished);
    store_close(&store);
    return finished;
}

START_TEST(outputs_share_the_fate_of_their_run) {
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, (struct RunKey){0, 0, 0});
    store_close(&store); /* without a flush */
    ck_assert_int_eq(stored_runs(), 0);
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, (struct RunKey){0, 0, 0});
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(stored_runs(), 1);
}
END_TEST

START_TEST(a_run_with_other_outputs_is_an_internal_error) {
    struct Store store;
    struct RunRows rows;
    fixture_open(&fixture, &store, STORE_RESUME);
    make_run(&rows, (struct RunKey){0, 0, 0});
    rows.output_count--;
    ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_INTERNAL);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "a run has 2 outputs, its study 3"));
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    run_rows_free(&rows);
    store_close(&store);
    ck_assert_int_eq(stored_runs(), 0);
}
END_TEST

static void expect_refusal(const char *part) {
    struct Store store;
    struct Error error = {0};
    ck_assert_int_eq(store_open(&store, fixture.directory, &fixture.study, STORE_RESUME, &error),
                     STATUS_CONFIGURATION);
    ck_assert_msg(strstr(error.text, part) != NULL, "\"%s\" is not in: %s", part, error.text);
    store_close(&store);
}

START_TEST(other_outputs_are_refused_with_the_reason) {
    static const char *const other[OUTPUTS] = {"completed_52_weeks.public_open", "x", "y"};
    struct Store store;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_write_failed(&store, &(struct RunKey){0, 0, 0}, "a cause", &fixture.error),
                     STATUS_OK);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    fixture.study.output_count = 2;
    expect_refusal("outputs 3 there, 2 here");
    expect_refusal("output.2 x there, nothing here");
    fixture.study.output_count = 0;
    expect_refusal("outputs 3 there, nothing here");
    fixture.study.output_count = OUTPUTS;
    fixture.study.outputs = other;
    expect_refusal("output.1 值 | \\ ' % there, x here");
}
END_TEST

START_TEST(the_identity_without_outputs_does_not_speak_of_them) {
    struct Identity identity;
    fixture.study.output_count = 0;
    ck_assert_int_eq(identity_init(&identity, &fixture.study, &fixture.error), STATUS_OK);
    ck_assert_ptr_null(strstr(identity.text, "output"));
    identity_free(&identity);
}
END_TEST

static const struct {
    const char *name, *fault;
} bad_names[] = {
    {"", "must have 1 to 127 bytes"},
    {"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
     "0123456789012345678901234567",
     "must have 1 to 127 bytes"},
    {"a,b", "without comma and double quote"},
    {"a\"b", "without comma and double quote"},
    {"a\nb", "on one line"},
    {"a\tb", "on one line"},
    {"\xff", "must be UTF-8"},
    {"Replicate", "is the name of a part of the key"},
    {"X", "stands twice"},
};

START_TEST(names_that_cannot_be) {
    const char *const wrong[] = {"x", bad_names[_i].name};
    fixture.study.outputs = wrong;
    fixture.study.output_count = 2;
    expect_refusal(bad_names[_i].fault);
}
END_TEST

START_TEST(as_many_outputs_as_there_may_be) {
    enum { MOST = 1000 };
    static char text[MOST + 1][16];
    static const char *many[MOST + 1];
    struct Store store;
    for (int i = 0; i <= MOST; i++) {
        snprintf(text[i], sizeof text[i], "output_%d", i);
        many[i] = text[i];
    }
    fixture.study.outputs = many;
    fixture.study.output_count = MOST + 1;
    expect_refusal("the study has 1001 outputs, allowed are at most 1000");
    fixture.study.output_count = MOST;
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, (struct RunKey){0, 0, 0});
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
}
END_TEST

static void write_part(const char *directory, int64_t first, int64_t last, bool failing) {
    struct Store store;
    ck_assert_int_eq(store_open(&store, directory, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    for (int64_t replicate = first; replicate <= last; replicate++)
        write_run(&store, (struct RunKey){0, replicate % 2, replicate});
    for (int64_t replicate = 0; replicate <= 9 && failing; replicate++)
        ck_assert_int_eq(store_write_failed(&store, &(struct RunKey){0, replicate % 2, replicate}, "bad luck",
                                            &fixture.error),
                         STATUS_OK);
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
}

static void assert_same_file(const char *one, const char *other, const char *name) {
    char *here = fixture_read(one, name), *there = fixture_read(other, name);
    ck_assert_str_eq(here, there);
    ck_assert_ptr_nonnull(strchr(strchr(here, '\n') + 1, '\n')); /* a header and a row at least */
    free(here);
    free(there);
}

/* Failed runs of a part give way to finished ones of another, whichever comes first. */
START_TEST(merged_parts_have_the_outputs_of_the_whole) {
    struct ScenarioField factor = {SCENARIO_FIELD_PARAMETER, params_find("legal.ambiguity")};
    double values[] = {0.25, 0.5};
    char part[2][80], whole[80];
    struct Store store;
    fixture.study.points = (struct ScenarioPoints){2, 1, &factor, values, NULL};
    for (int i = 0; i < 2; i++)
        snprintf(part[i], sizeof part[i], "%.60s-%d", fixture.directory, i);
    snprintf(whole, sizeof whole, "%.60s-whole", fixture.directory);
    write_part(fixture.directory, 0, 9, false);
    write_part(part[0], 0, 6, true);
    write_part(part[1], 4, 9, true);
    ck_assert_int_eq(store_open_like(&store, whole, part[0], &fixture.error), STATUS_OK);
    for (int i = 0; i < 2; i++)
        ck_assert_msg(store_merge(&store, part[i], &fixture.error) == STATUS_OK, "%s", fixture.error.text);
    ck_assert_int_eq(store_merge(&store, part[0], &fixture.error), STATUS_OK); /* nothing more to have */
    ck_assert_int_eq(export_all(&store, whole, &fixture.error), STATUS_OK);
    store_close(&store);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    assert_same_file(whole, fixture.directory, "outputs.csv");
    assert_same_file(whole, fixture.directory, "runs.csv");
    assert_same_file(whole, fixture.directory, "design.csv");
    ck_assert_int_eq(store_open(&store, whole, &fixture.study, STORE_RESUME, &fixture.error), STATUS_OK);
    store_close(&store); /* and it is the same study */
}
END_TEST

START_TEST(outputs_are_tidy_csv) {
    struct Store store;
    fixture_points(&fixture);
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, (struct RunKey){0, 1, 3});
    write_run(&store, (struct RunKey){0, 0, 0});
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    ck_assert_int_eq(export_all(&store, fixture.directory, &fixture.error), STATUS_OK);
    store_close(&store);
    char *found = fixture_read(fixture.directory, "outputs.csv");
    ck_assert_str_eq(found, "scenario,point,replicate,completed_52_weeks.public_open,值 | \\ ' %,x\n"
                            "0,0,0,-0,0,5e-324\n"
                            "0,1,3,,2.225073858507201e-308,0.3333333333333333\n");
    free(found);
}
END_TEST

START_TEST(text_among_outputs_is_an_error) {
    struct Store store;
    struct Expectation expectation = {.count = 1};
    fixture_open(&fixture, &store, STORE_RESUME);
    write_run(&store, (struct RunKey){0, 0, 0});
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    fixture_alter(fixture.directory, "UPDATE outputs SET x = 'much'", false);
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_each_output(&store, expect, &expectation, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "x of outputs holds \"much\""));
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, outputs_come_back_to_the_bit_in_the_order_of_runs);
    tcase_add_test(tests, names_come_back);
    tcase_add_test(tests, a_study_without_outputs_has_none);
    tcase_add_test(tests, a_visit_ends_the_reading);
    tcase_add_test(tests, outputs_share_the_fate_of_their_run);
    tcase_add_test(tests, a_run_with_other_outputs_is_an_internal_error);
    tcase_add_test(tests, other_outputs_are_refused_with_the_reason);
    tcase_add_test(tests, the_identity_without_outputs_does_not_speak_of_them);
    tcase_add_loop_test(tests, names_that_cannot_be, 0, (int)(sizeof bad_names / sizeof bad_names[0]));
    tcase_add_test(tests, as_many_outputs_as_there_may_be);
    tcase_add_test(tests, merged_parts_have_the_outputs_of_the_whole);
    tcase_add_test(tests, outputs_are_tidy_csv);
    tcase_add_test(tests, text_among_outputs_is_an_error);
}

int main(void) {
    return run_suite("store: outputs", add_tests);
}
