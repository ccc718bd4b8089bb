/* A store writes at most three times what it keeps and a quarter of a megabyte, also where each run takes
 * long. Bytes are counted, and the clock of a batch is set, so that no speed of the machine matters. */
#define _GNU_SOURCE
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_write.h"
#include "store_fixture.h"
#include "tests/suite.h"

enum { OUTPUTS = 5 };

static struct Fixture fixture;
static const char *const outputs[OUTPUTS] = {"one", "two", "three", "four", "five"};
static int64_t written;

/* All that SQLite writes, whichever of the two it was built to use. */
static ssize_t counted_pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    written += (int64_t)size;
    return pwrite64(descriptor, bytes, size, offset);
}

static ssize_t counted_pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    written += (int64_t)size;
    return pwrite(descriptor, bytes, size, offset);
}

static void set_up(void) {
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    system->xSetSystemCall(system, "pwrite64", (sqlite3_syscall_ptr)counted_pwrite64);
    system->xSetSystemCall(system, "pwrite", (sqlite3_syscall_ptr)counted_pwrite);
    fixture_set_up(&fixture);
    written = 0;
}

static void tear_down(void) {
    fixture_tear_down(&fixture);
}

static int64_t file_bytes(void) {
    char path[128];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s", fixture.directory, STORE_FILE);
    ck_assert_int_eq(stat(path, &found), 0);
    return found.st_size;
}

/* What runs leave: rows of each table, bytes of a summary, numbers. */
struct Kept {
    size_t rows, summary, outputs;
};

static void make_run(struct RunRows *rows, struct RunKey key, const struct Kept *kept) {
    fixture_run(rows, key, kept->rows);
    char *summary = calloc(kept->summary + 1, 1);
    ck_assert_ptr_nonnull(summary);
    ck_assert_int_eq(run_rows_set_summary(rows, summary, kept->summary, &fixture.error), STATUS_OK);
    free(summary);
    ck_assert_int_eq(run_rows_make_outputs(rows, kept->outputs, &fixture.error), STATUS_OK);
    for (size_t i = 0; i < kept->outputs; i++)
        rows->outputs[i] = 1.0 / (double)(key.replicate + (int64_t)i + 1);
}

/* Writes as many runs of each scenario, one every so many seconds; gives how many commits it took. */
static int64_t write_slowly(const struct Kept *kept, int64_t replicates, double seconds) {
    struct Store store;
    int64_t commits = 0;
    fixture.study.output_count = kept->outputs;
    fixture.study.outputs = outputs;
    fixture_open(&fixture, &store, STORE_RESUME);
    for (int64_t replicate = 0; replicate < replicates; replicate++)
        for (int64_t scenario = 0; scenario < (int64_t)fixture.study.scenario_count; scenario++) {
            struct RunRows rows;
            make_run(&rows, (struct RunKey){scenario, 0, replicate}, kept);
            ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_OK);
            run_rows_free(&rows);
            store.batch_began -= seconds;
            store.opened -= seconds;
            if (store_flush_due(&store) == 0)
                ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
            commits += !store.in_batch;
        }
    ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
    store_close(&store);
    return commits;
}

static void expect_three_times(int64_t besides) {
    int64_t kept = file_bytes();
    printf("written %.2f times what is kept\n", (double)written / (double)kept);
    ck_assert_int_gt(written, kept); /* somebody counts */
    ck_assert_int_le(written, 3 * kept + besides);
}

START_TEST(outputs_of_slow_runs) {
    write_slowly(&(struct Kept){0, 0, OUTPUTS}, 1500, 0.5);
    expect_three_times(250000);
}
END_TEST

START_TEST(summaries_of_slow_runs) {
    fixture.study.scenario_count = 2;
    ck_assert_int_gt(write_slowly(&(struct Kept){0, 8000, 0}, 50, 0.5), 10);
    expect_three_times(0);
}
END_TEST

START_TEST(rows_of_slow_runs) {
    fixture.study.scenario_count = 2;
    ck_assert_int_eq(write_slowly(&(struct Kept){200, 8000, 0}, 10, 0.5), 20);
    expect_three_times(0);
}
END_TEST

/* Small runs wait for others, a kill at any time costs at most a quarter of the work, and a minute. */
START_TEST(what_a_kill_costs) {
    struct Store store;
    struct Kept kept = {0, 0, OUTPUTS};
    double now = 0.0, stored = 0.0;
    int64_t commits = 0;
    fixture.study.output_count = OUTPUTS;
    fixture.study.outputs = outputs;
    fixture_open(&fixture, &store, STORE_RESUME);
    for (int64_t replicate = 0; now < 600.0; replicate++) {
        struct RunRows rows;
        make_run(&rows, (struct RunKey){0, 0, replicate}, &kept);
        ck_assert_int_eq(store_write(&store, &rows, &fixture.error), STATUS_OK);
        run_rows_free(&rows);
        const double step = now < 2.0 ? 0.1 : 1.0;
        now += step;
        store.batch_began -= step;
        store.opened -= step;
        if (store_flush_due(&store) == 0) {
            ck_assert_int_eq(store_flush(&store, &fixture.error), STATUS_OK);
            stored = now;
            commits++;
        }
        ck_assert_double_le(now - stored, fmin(61.0, 0.3 + now / 4.0 + step));
    }
    ck_assert_int_le(commits, 35);
    store_close(&store);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, outputs_of_slow_runs);
    tcase_add_test(tests, summaries_of_slow_runs);
    tcase_add_test(tests, rows_of_slow_runs);
    tcase_add_test(tests, what_a_kill_costs);
}

int main(void) {
    return run_suite("store: bytes written", add_tests);
}
