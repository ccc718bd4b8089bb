/* Runs are delivered in key order although they are stored as they were run, and no statement sorts for that,
 * which would write rows to temporary files. */
#include <sqlite3.h>
#include <string.h>

#include "store/store_read.h"
#include "store/store_repair.h"
#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

enum { SCENARIOS = 2, POINTS = 8, REPLICATES = 5, KEPT = 3, RUNS = SCENARIOS * POINTS * REPLICATES };

static struct Fixture fixture;
static const char *const outputs[] = {"x"};

static struct RunKey key_of(int64_t number) {
    return (struct RunKey){number % SCENARIOS, number / SCENARIOS % POINTS, number / SCENARIOS / POINTS};
}

/* A third of the study is another part's (--shard), a run of each replicate has failed. */
static bool is_stored(int64_t number) {
    return number % KEPT != 0;
}

static bool has_failed(const struct RunKey *key) {
    return key->scenario == 1 && key->point == key->replicate;
}

static void write_run(struct Store *store, struct RunKey key) {
    struct RunRows rows;
    fixture_run(&rows, key, 2);
    ck_assert_int_eq(run_rows_make_outputs(&rows, 1, &fixture.error), STATUS_OK);
    rows.outputs[0] = (double)(100 * key.scenario + 10 * key.point + key.replicate);
    ck_assert_int_eq(has_failed(&key) ? store_write_failed(store, &key, "bad luck", &fixture.error)
                                      : store_write(store, &rows, &fixture.error),
                     STATUS_OK);
    run_rows_free(&rows);
}

static void set_up(void) {
    struct Store store;
    fixture_set_up(&fixture);
    fixture.study.scenario_count = SCENARIOS;
    fixture.study.outputs = outputs;
    fixture.study.output_count = 1;
    fixture_points(&fixture);
    fixture_open(&fixture, &store, STORE_RESUME);
    for (int64_t number = RUNS - 1; number >= 0; number--)
        if (is_stored(number))
            write_run(&store, key_of(number));
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

/* What a reader has seen. */
struct Seen {
    struct RunKey last;
    int64_t runs, sum;
};

static enum Status look(void *context, const struct RunRows *rows, const char *cause, struct Error *error) {
    struct Seen *self = context;
    const struct RunKey *key = &rows->key, *last = &self->last;
    (void)error;
    int64_t here = (key->scenario * POINTS + key->point) * REPLICATES + key->replicate,
            before = (last->scenario * POINTS + last->point) * REPLICATES + last->replicate;
    ck_assert(self->runs == 0 || here > before);
    ck_assert_int_eq(cause != NULL, has_failed(key));
    if (cause == NULL)
        ck_assert_double_eq(rows->outputs[0],
                            (double)(100 * key->scenario + 10 * key->point + key->replicate));
    self->last = *key;
    self->sum += here;
    self->runs++;
    return STATUS_OK;
}

/* A statement has ended. */
static int count_sorts(unsigned kind, void *context, void *statement, void *time) {
    (void)kind, (void)time;
    *(int *)context += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_SORT, 0);
    return 0;
}

static enum Status read_parts(unsigned parts, struct Seen *seen, struct Error *error) {
    struct Store store;
    struct StoredRows rows;
    int sorts = 0;
    enum Status status = store_open_reading(&store, fixture.directory, error);
    ck_assert_int_eq(status, STATUS_OK);
    sqlite3_trace_v2(store.database, SQLITE_TRACE_PROFILE, count_sorts, &sorts);
    status = store_each_rows(&store, parts, look, seen, error);
    if (status == STATUS_OK)
        status = store_rows(&store, &rows, error);
    store_close(&store);
    ck_assert_int_eq(sorts, 0);
    return status;
}

START_TEST(runs_come_in_key_order_and_nothing_is_sorted) {
    const unsigned with_outputs = 1u << RUN_PART_OUTPUTS;
    const unsigned parts[] = {with_outputs, with_outputs | 1u << RUN_PART_SUMMARY, (1u << RUN_PARTS) - 1};
    struct Seen seen = {0}, wanted = {0};
    for (int64_t number = 0; number < RUNS; number++)
        if (is_stored(number)) {
            const struct RunKey key = key_of(number);
            wanted.sum += (key.scenario * POINTS + key.point) * REPLICATES + key.replicate;
            wanted.runs++;
        }
    ck_assert_msg(read_parts(parts[_i], &seen, &fixture.error) == STATUS_OK, "%s", fixture.error.text);
    ck_assert_int_eq(seen.runs, wanted.runs);
    ck_assert_int_eq(seen.sum, wanted.sum);
}
END_TEST

/* The counter counts. */
START_TEST(a_sort_is_noticed) {
    struct Store store;
    int sorts = 0;
    ck_assert_int_eq(store_open_reading(&store, fixture.directory, &fixture.error), STATUS_OK);
    sqlite3_trace_v2(store.database, SQLITE_TRACE_PROFILE, count_sorts, &sorts);
    ck_assert_int_eq(
        sqlite3_exec(store.database, "SELECT run FROM runs ORDER BY replicate, point", NULL, NULL, NULL),
        SQLITE_OK);
    store_close(&store);
    ck_assert_int_eq(sorts, 1);
}
END_TEST

/* Numbers that no run has, and those of other runs: each is found, and a repair takes that run and at most
 * one more. */
START_TEST(odd_numbers_are_found) {
    static const char *const changes[] = {
        "UPDATE runs SET run = -5 WHERE run = 32",
        "UPDATE runs SET run = 9223372036854775807 WHERE run = 32",
        "UPDATE runs SET run = 9223372036854775800 WHERE run = 32",
        "UPDATE runs SET run = -9223372036854775807 - 1 WHERE run = 32",
        "UPDATE runs SET run = 33 WHERE run = 32",
        "UPDATE outputs SET run = -5 WHERE run = 32",
        "UPDATE outputs SET run = 33 WHERE run = 32",
        "UPDATE runs SET point = 7 WHERE run = 32",
        "UPDATE runs SET replicate = 4611686018427387904 WHERE run = 32",
    };
    struct Seen seen = {0};
    struct Store store;
    int64_t removed = 0, finished, failed, finished_before, failed_before;
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_count(&store, &finished_before, &failed_before, &fixture.error), STATUS_OK);
    store_close(&store);
    fixture_alter(fixture.directory, changes[_i], false);
    ck_assert_int_eq(read_parts((1u << RUN_PARTS) - 1, &seen, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "damaged"));
    fixture_open(&fixture, &store, STORE_RESUME);
    ck_assert_int_eq(store_repair(&store, &removed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(store_count(&store, &finished, &failed, &fixture.error), STATUS_OK);
    ck_assert_int_eq(failed, failed_before);
    ck_assert_int_ge(finished, finished_before - 2);
    for (int64_t number = 0; number < RUNS; number++)
        if (is_stored(number))
            write_run(&store, key_of(number));
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    seen = (struct Seen){0};
    ck_assert_msg(read_parts((1u << RUN_PARTS) - 1, &seen, &fixture.error) == STATUS_OK, "%s",
                  fixture.error.text);
    ck_assert_int_eq(seen.runs, finished_before + failed_before);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, runs_come_in_key_order_and_nothing_is_sorted, 0, 3);
    tcase_add_test(tests, a_sort_is_noticed);
    tcase_add_loop_test(tests, odd_numbers_are_found, 0, 9);
}

int main(void) {
    return run_suite("store: order", add_tests);
}
