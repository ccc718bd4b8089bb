/* A run comes out of its parcel as it went in; bytes that are no parcel are refused. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "drive/run_parcel.h"
#include "tests/suite.h"

static struct Error error;

static void set_up(void) {
    memset(&error, 0, sizeof error);
}

/* Records of keyed bits, table t with 3 t of them and a NaN among the reals. The caller frees. */
static struct QueuedRun *make_run(uint64_t seed) {
    struct RandomKey key = {seed, 7};
    struct QueuedRun *run = queued_run_new(&(struct RunKey){3, 11, INT64_C(1) << 40});
    ck_assert_ptr_nonnull(run);
    for (int table = 0; table < TABLE_COUNT; table++)
        for (int i = 0; i < 3 * table; i++) {
            double record[64] = {0};
            ck_assert_uint_le(record_table((enum RecordTable)table)->record_size, sizeof record);
            for (uint64_t k = 0; k < 64; k++)
                record[k] = random_uniform(&key, (struct DrawId){.purpose = PURPOSE_CRISIS,
                                                                 .entity = (uint64_t)table,
                                                                 .week = (uint32_t)i,
                                                                 .ordinal = k});
            record[2] = (double)NAN;
            ck_assert_int_eq(run_rows_add(&run->rows, (enum RecordTable)table, record, &error), STATUS_OK);
        }
    ck_assert_int_eq(run_rows_set_summary(&run->rows, &seed, sizeof seed, &error), STATUS_OK);
    return run;
}

static void add_outputs(struct QueuedRun *run, size_t count) {
    ck_assert_int_eq(run_rows_make_outputs(&run->rows, count, &error), STATUS_OK);
    for (size_t i = 0; i + 1 < count; i++)
        run->rows.outputs[i] = 1.0 / (double)(i + 3);
}

static void assert_same(const struct QueuedRun *one, const struct QueuedRun *other) {
    ck_assert_mem_eq(&one->rows.key, &other->rows.key, sizeof one->rows.key);
    ck_assert_int_eq(one->failed, other->failed);
    ck_assert_uint_eq(one->rows.kept, other->rows.kept);
    ck_assert_str_eq(one->cause, other->cause);
    ck_assert_uint_eq(one->rows.output_count, other->rows.output_count);
    if (one->rows.output_count > 0)
        ck_assert_mem_eq(one->rows.outputs, other->rows.outputs, one->rows.output_count * sizeof(double));
    ck_assert_uint_eq(one->rows.summary_size, other->rows.summary_size);
    if (one->rows.summary_size > 0)
        ck_assert_mem_eq(one->rows.summary, other->rows.summary, one->rows.summary_size);
    for (int table = 0; table < TABLE_COUNT; table++) {
        const struct RecordArray *here = &one->rows.tables[table], *there = &other->rows.tables[table];
        ck_assert_uint_eq(here->count, there->count);
        if (here->count > 0)
            ck_assert_mem_eq(here->bytes, there->bytes,
                             here->count * record_table((enum RecordTable)table)->record_size);
    }
}

/* Into a parcel and out of it, and the same parcel of what came out. Frees the run. */
static void there_and_back(struct QueuedRun *run) {
    unsigned char *bytes, *again;
    size_t size, size_again;
    struct QueuedRun *copy;
    ck_assert_int_eq(run_parcel_pack(run, &bytes, &size, &error), STATUS_OK);
    ck_assert_int_eq(run_parcel_unpack(bytes, size, &copy, &error), STATUS_OK);
    assert_same(run, copy);
    ck_assert_int_eq(run_parcel_pack(copy, &again, &size_again, &error), STATUS_OK);
    ck_assert_uint_eq(size, size_again);
    ck_assert_mem_eq(bytes, again, size);
    free(bytes);
    free(again);
    queued_run_free(copy);
    queued_run_free(run);
}

START_TEST(a_finished_run) {
    there_and_back(make_run(1));
    struct QueuedRun *run = make_run(2);
    add_outputs(run, 9);
    there_and_back(run);
}
END_TEST

START_TEST(outputs_without_records) {
    struct QueuedRun *run = make_run(3);
    add_outputs(run, 2);
    run_rows_keep(&run->rows, 1u << TABLE_RUNS);
    there_and_back(run);
}
END_TEST

START_TEST(an_empty_run) {
    struct QueuedRun *run = queued_run_new(&(struct RunKey){0, 0, 0});
    ck_assert_ptr_nonnull(run);
    there_and_back(run);
}
END_TEST

START_TEST(a_failed_run) {
    struct QueuedRun *run = make_run(4);
    run->failed = true;
    strcpy(run->cause, "replicate 3 lost a citizen: 市民");
    there_and_back(run);
    run = make_run(5);
    run->failed = true;
    memset(run->cause, 'x', RUN_CAUSE_SIZE - 1);
    there_and_back(run);
}
END_TEST

/* More can be added to a run that came by parcel, as to any other. */
START_TEST(a_run_can_grow_after_its_journey) {
    unsigned char *bytes;
    size_t size;
    struct QueuedRun *copy, *run = make_run(6);
    struct WeekRecord week = {.week = 99};
    ck_assert_int_eq(run_parcel_pack(run, &bytes, &size, &error), STATUS_OK);
    ck_assert_int_eq(run_parcel_unpack(bytes, size, &copy, &error), STATUS_OK);
    size_t weeks = copy->rows.tables[TABLE_WEEKLY].count;
    ck_assert_int_eq(run_rows_add(&copy->rows, TABLE_WEEKLY, &week, &error), STATUS_OK);
    const struct WeekRecord *last = run_rows_get(&copy->rows, TABLE_WEEKLY, weeks);
    ck_assert_int_eq(last->week, 99);
    free(bytes);
    queued_run_free(copy);
    queued_run_free(run);
}
END_TEST

static void refused(const unsigned char *bytes, size_t size, enum Status wanted) {
    struct QueuedRun *run;
    memset(&error, 0, sizeof error);
    ck_assert_int_eq(run_parcel_unpack(bytes, size, &run, &error), wanted);
    ck_assert_ptr_null(run);
    ck_assert_str_ne(error.text, "");
}

/* Exactly as many bytes as there are: a sanitizer sees one that is read too many. */
static void refused_copy(const unsigned char *bytes, size_t size, enum Status wanted) {
    unsigned char *copy = malloc(size > 0 ? size : 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, bytes, size);
    refused(copy, size, wanted);
    free(copy);
}

START_TEST(a_parcel_cut_short_is_refused) {
    unsigned char *bytes;
    size_t size;
    struct QueuedRun *run = make_run(7);
    add_outputs(run, 3);
    ck_assert_int_eq(run_parcel_pack(run, &bytes, &size, &error), STATUS_OK);
    for (size_t cut = 0; cut < size; cut += cut < 256 ? 1 : 97)
        refused_copy(bytes, cut, STATUS_INTERNAL);
    unsigned char *longer = realloc(bytes, size + 1);
    ck_assert_ptr_nonnull(longer);
    longer[size] = 0;
    refused(longer, size + 1, STATUS_INTERNAL);
    free(longer);
    queued_run_free(run);
}
END_TEST

/* Every count of the label, made wrong: none may be believed. */
START_TEST(a_label_that_lies_is_refused) {
    enum { LAYOUT, KEY, FAILED = 4, WORDS = 8 + TABLE_COUNT };
    const uint64_t lies[] = {1, 3, UINT64_C(1) << 32, UINT64_C(1) << 61, UINT64_MAX};
    unsigned char *bytes;
    size_t size;
    struct QueuedRun *run = make_run(8);
    ck_assert_int_eq(run_parcel_pack(run, &bytes, &size, &error), STATUS_OK);
    for (size_t word = 0; word < WORDS; word++)
        for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
            uint64_t truth, lie;
            if ((word >= KEY && word < FAILED) || (word == FAILED && i == 0))
                continue; /* any key may be, and so may a failure */
            memcpy(&truth, bytes + 8 * word, 8);
            lie = truth + lies[i];
            memcpy(bytes + 8 * word, &lie, 8);
            refused(bytes, size, word == LAYOUT ? STATUS_CONFIGURATION : STATUS_INTERNAL);
            memcpy(bytes + 8 * word, &truth, 8);
        }
    free(bytes);
    queued_run_free(run);
}
END_TEST

/* One byte more of a cause than a run has room for, in a parcel that is whole otherwise. */
START_TEST(a_cause_that_is_too_long_is_refused) {
    enum { CAUSE_LENGTH = 6 };
    unsigned char *bytes;
    size_t size;
    struct QueuedRun *run = queued_run_new(&(struct RunKey){0, 0, 0});
    ck_assert_ptr_nonnull(run);
    run->failed = true;
    memset(run->cause, 'x', RUN_CAUSE_SIZE - 1);
    ck_assert_int_eq(run_parcel_pack(run, &bytes, &size, &error), STATUS_OK);
    const uint64_t length = RUN_CAUSE_SIZE;
    unsigned char *longer = realloc(bytes, size + 1);
    ck_assert_ptr_nonnull(longer);
    longer[size] = 'x';
    memcpy(longer + 8 * CAUSE_LENGTH, &length, 8);
    refused(longer, size + 1, STATUS_INTERNAL);
    free(longer);
    queued_run_free(run);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, NULL);
    tcase_add_test(tests, a_finished_run);
    tcase_add_test(tests, outputs_without_records);
    tcase_add_test(tests, an_empty_run);
    tcase_add_test(tests, a_failed_run);
    tcase_add_test(tests, a_run_can_grow_after_its_journey);
    tcase_add_test(tests, a_parcel_cut_short_is_refused);
    tcase_add_test(tests, a_label_that_lies_is_refused);
    tcase_add_test(tests, a_cause_that_is_too_long_is_refused);
}

int main(void) {
    return run_suite("drive: run parcel", add_tests);
}
