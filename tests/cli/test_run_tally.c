#define _POSIX_C_SOURCE 200809L /* mkdtemp */
/* What a store keeps of a run in few bytes is what its rows give: the summary, and the rows read again,
 * packed, are the same bytes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/run_tally.h"
#include "estimate/tally_pack.h"
#include "store/store_runs.h"
#include "store/store_write.h"
#include "tests/suite.h"

enum { WEEKS = 156, REPLICATES = 3, AGENCIES = 30, SEED = 9 };

static const unsigned ALL_TABLES = (1u << TABLE_COUNT) - 1;
static struct Error error;

static void add(struct RunRows *rows, enum RecordTable table, const void *record) {
    ck_assert_int_eq(run_rows_add(rows, table, record, &error), STATUS_OK);
}

/* Some weeks, episodes, services, proposals and agencies of a run. */
static void write_run(struct Store *store, int64_t replicate) {
    struct RunRows rows;
    run_rows_init(&rows, &(struct RunKey){0, 0, replicate});
    for (int64_t week = 0; week < WEEKS; week++)
        add(&rows, TABLE_WEEKLY,
            &(struct WeekRecord){.week = week,
                                 .ever_tried_share = (double)(week / 6) / AGENCIES,
                                 .trust_citizen = 0.5 + 0.1 * sin((double)(week + replicate)),
                                 .trust_citizen_by_ends = 1e-4 * cos((double)week),
                                 .expectation = week < 9 ? NAN : 0.7,
                                 .chosen_outsourced = week % 5,
                                 .chosen_in_house = week % 2});
    for (int64_t i = 0; i < 200; i++)
        add(&rows, TABLE_EPISODES,
            &(struct EpisodeRecord){.case_type = i % CASE_TYPE_COUNT,
                                    .programme = i % PROGRAMME_COUNT,
                                    .stage = RECORD_MISSING,
                                    .refusal = RECORD_MISSING,
                                    .parent_type = RECORD_MISSING,
                                    .start_week = i % 100,
                                    .end_week = i % 3 == 0 ? RECORD_MISSING : i % 100 + i % 50,
                                    .exit = i % 3 == 0 ? RECORD_MISSING : i % EXIT_COUNT});
    for (int64_t i = 0; i < 40; i++)
        add(&rows, TABLE_SERVICES,
            &(struct ServiceRecord){.handed_over = i % 2,
                                    .start_week = i,
                                    .takeover_week = i % 2 == 1 ? i + 5 : RECORD_MISSING,
                                    .end_week = i % 4 == 0 ? RECORD_MISSING : i + 20});
    for (int64_t fate = 0; fate < FATE_COUNT; fate++)
        add(&rows, TABLE_PROPOSALS,
            &(struct ProposalRecord){.fate = fate,
                                     .refusal = fate == FATE_REFUSED ? REFUSAL_LAW : RECORD_MISSING,
                                     .proposals = 7 * fate + replicate});
    for (int64_t i = 0; i < AGENCIES; i++)
        add(&rows, TABLE_AGENCIES,
            &(struct AgencyRecord){.agency = i, .tried_week = i % 2 == 0 ? 6 * i : RECORD_MISSING});
    add(&rows, TABLE_RUNS, &(struct RunRecord){.agencies = AGENCIES, .public_value = 0.1});
    ck_assert_int_eq(run_summarise(WEEKS, &rows, &error), STATUS_OK);
    enum Status status = store_write(store, &rows, &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.text);
    run_rows_free(&rows);
}

/* Both ways to a tally give the same; it is not empty, and small beside its rows. */
static enum Status compare(void *context, const struct RunRows *rows, const char *cause,
                           struct Error *inner) {
    struct Tally *of_rows, *of_summary;
    struct Packing packing = {0};
    const struct Store *store = context;
    ck_assert_ptr_null(cause);
    ck_assert_int_eq(run_tally(&of_rows, WEEKS, rows, ALL_TABLES, inner), STATUS_OK);
    ck_assert_int_eq(tally_pack(of_rows, &packing, inner), STATUS_OK);
    ck_assert_uint_eq(packing.size, rows->summary_size);
    ck_assert_mem_eq(packing.bytes, rows->summary, packing.size);
    ck_assert_int_eq(
        stored_tally(&of_summary, WEEKS, store, &rows->key, rows->summary, rows->summary_size, inner),
        STATUS_OK);
    ck_assert_mem_eq(&of_rows->counts, &of_summary->counts, sizeof of_rows->counts);
    ck_assert_int_gt(of_rows->counts.episodes[GROUP_ALL], 20);
    ck_assert_uint_lt(20 * packing.size, run_rows_bytes(rows));
    free(packing.bytes);
    tally_free(of_rows);
    tally_free(of_summary);
    return STATUS_OK;
}

START_TEST(rows_and_summary_give_the_same) {
    char directory[] = "/tmp/tandem-tally-XXXXXX", command[64];
    struct Scenario scenario;
    struct Store store;
    ck_assert_ptr_nonnull(mkdtemp(directory));
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    strcpy(scenario.name, "small");
    const struct Study study = {
        .scenarios = &scenario, .scenario_count = 1, .weeks = WEEKS, .seed = SEED, .tables = ALL_TABLES};
    ck_assert_int_eq(store_open(&store, directory, &study, STORE_RESUME, &error), STATUS_OK);
    for (int64_t replicate = 0; replicate < REPLICATES; replicate++)
        write_run(&store, replicate);
    enum Status status =
        store_each_rows(&store, ALL_TABLES | 1u << RUN_PART_SUMMARY, compare, &store, &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.text);
    store_close(&store);
    scenario_free(&scenario);
    snprintf(command, sizeof command, "rm -rf %s", directory);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(a_run_without_summary_is_named) {
    struct Store store = {.directory = "results"};
    struct Tally *tally;
    const struct RunKey key = {1, 0, 7};
    ck_assert_int_eq(stored_tally(&tally, WEEKS, &store, &key, NULL, 0, &error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(
        strstr(error.text, "results: run of scenario 1, point 0, replicate 7 has no summary"));
    ck_assert_ptr_null(tally);
    error = (struct Error){0};
    ck_assert_int_eq(stored_tally(&tally, WEEKS, &store, &key, (const unsigned char *)"\x01", 1, &error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "replicate 7 has a summary that no run can have"));
    ck_assert_ptr_null(tally);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, rows_and_summary_give_the_same);
    tcase_add_test(tests, a_run_without_summary_is_named);
}

int main(void) {
    return run_suite("run tally", add_tests);
}
