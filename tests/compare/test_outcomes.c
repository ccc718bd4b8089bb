#include "compare/outcome_table.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/tally.h"
#include "tests/run_intake.h"
#include "tests/suite.h"

enum { WEEKS = 312 };

static struct RunIntake intake; /* of the table that was begun last */

static enum Status take(void *target, const struct RunKey *key, const struct Tally *tally,
                        struct Error *error) {
    return outcome_table_add(target, key, tally, error);
}

static void start(struct OutcomeTable *table, size_t scenarios) {
    struct Error error = {0};
    ck_assert_int_eq(outcome_table_init(table, WEEKS, scenarios, &error), STATUS_OK);
    intake = (struct RunIntake){.weeks = WEEKS, .take = take, .target = table};
}

static void add(struct OutcomeTable *self, int64_t scenario, int64_t replicate, enum RecordTable table,
                const void *record) {
    ck_assert_ptr_eq(self, intake.target);
    run_intake_add(&intake, &(struct RunKey){scenario, 0, replicate}, table, record);
}

static void finish(struct OutcomeTable *self) {
    run_intake_close(&intake);
    outcome_table_finish(self);
}

static void add_episode(struct OutcomeTable *self, int64_t replicate, enum CaseType type, int64_t start_week,
                        int64_t end_week, int64_t exit) {
    struct EpisodeRecord record;
    memset(&record, 0, sizeof record);
    record.case_type = type;
    record.start_week = start_week;
    record.end_week = end_week;
    record.exit = exit;
    add(self, 0, replicate, TABLE_EPISODES, &record);
}

/* The share that ever tried rises by `step` a week; all issues of the last year are outsourced, none before.
 */
static void add_weeks(struct OutcomeTable *self, int64_t replicate, double step) {
    for (int64_t week = 0; week < WEEKS; week++) {
        struct WeekRecord record;
        memset(&record, 0, sizeof record);
        record.week = week;
        record.ever_tried_share = step * (double)week;
        record.trust_citizen = (double)week / 1000.0;
        record.chosen_in_house = week < WEEKS - 52 ? 4 : 1;
        record.chosen_outsourced = week < WEEKS - 52 ? 0 : 3;
        add(self, 0, replicate, TABLE_WEEKLY, &record);
    }
}

static void add_run(struct OutcomeTable *self, int64_t scenario, int64_t replicate, double share) {
    struct RunRecord record;
    memset(&record, 0, sizeof record);
    record.agencies = 50;
    record.ever_tried_share = share;
    record.collaboration_cost = 100.0;
    record.intervention_cost = 20.0;
    record.total_cost = 120.0;
    add(self, scenario, replicate, TABLE_RUNS, &record);
}

static double value(const struct OutcomeTable *self, size_t run, int outcome) {
    return self->scenario[0].values[run][outcome];
}

START_TEST(rows_are_whole) {
    int next = 0;
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const struct OutcomeRow *row = outcome_row((enum Outcome)i);
        ck_assert(i >= (int)row->first && i < (int)row->first + row->groups);
        if (i > (int)row->first)
            continue;
        ck_assert_int_eq(row->first, next);
        next += row->groups;
        ck_assert(row->groups == OUTCOME_GROUPS_ALL || row->groups == OUTCOME_GROUPS_BY_CASE_TYPE);
        ck_assert_str_eq(outcome_case_type((enum Outcome)i), "all");
        ck_assert_uint_gt(strlen(row->sentence), 20);
        const struct TableRow *table = record_table(row->table);
        bool found = row->column == NULL;
        for (size_t k = 0; k < table->column_count; k++)
            found = found || strcmp(table->columns[k].name, row->column) == 0;
        ck_assert_msg(found, "%s reads %s, which %s has not", row->name, row->column, table->name);
        for (int other = 0; other < i; other++)
            ck_assert(outcome_row((enum Outcome)other) == row ||
                      strcmp(outcome_row((enum Outcome)other)->name, row->name) != 0);
    }
    ck_assert_int_eq(next, OUTCOME_COUNT);
    ck_assert_str_eq(outcome_case_type((enum Outcome)(OUTCOME_COMPLETED_52 + 1 + CASE_PUBLIC_OPEN)),
                     "public_open");
    ck_assert_str_eq(outcome_display_unit(OUTCOME_TRUST_CITIZEN), "percentage points");
    ck_assert_double_eq(outcome_display(OUTCOME_TRUST_CITIZEN, 0.25), 25.0);
    ck_assert_str_eq(outcome_display_unit(OUTCOME_ADOPTION_WEEKS), "weeks");
    ck_assert_double_eq(outcome_display(OUTCOME_ADOPTION_WEEKS, 7.0), 7.0);
}
END_TEST

/* Type 1: completed in week 52, two partial, one running at the horizon after the least follow-up of 52
 * weeks, completed after 53; refused. Type 2: started too late for the cohort. */
START_TEST(episodes_by_hand) {
    struct OutcomeTable table;
    start(&table, 1);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 0, 52, EXIT_COMPLETED);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 5, 15, EXIT_PARTIAL);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 5, 16, EXIT_PARTIAL);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, WEEKS - 53, RECORD_MISSING, RECORD_MISSING);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 0, 53, EXIT_COMPLETED);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 0, 3, EXIT_REFUSED);
    add_episode(&table, 0, CASE_PRIVATE_INTERNAL, WEEKS - 52, WEEKS - 40, EXIT_COMPLETED);
    finish(&table);
    const int type_1 = 1 + CASE_PUBLIC_INTERNAL, type_2 = 1 + CASE_PRIVATE_INTERNAL;
    ck_assert_double_eq_tol(value(&table, 0, OUTCOME_COMPLETED_52), 1.0 / 6.0, 1e-12);
    ck_assert_double_eq_tol(value(&table, 0, OUTCOME_COMPLETED_52 + type_1), 1.0 / 6.0, 1e-12);
    ck_assert_double_nan(value(&table, 0, OUTCOME_COMPLETED_52 + type_2));
    ck_assert_double_eq_tol(value(&table, 0, OUTCOME_COMPLETED_OR_PARTIAL_52), 0.5, 1e-12);
    ck_assert_double_eq_tol(value(&table, 0, OUTCOME_REFUSED_52), 1.0 / 6.0, 1e-12);
    ck_assert_double_eq(value(&table, 0, OUTCOME_COMPLETED_EPISODES), 3.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_COMPLETED_EPISODES + type_2), 1.0);
    ck_assert_double_nan(value(&table, 0, OUTCOME_PUBLIC_VALUE));
    outcome_table_free(&table);
    outcome_table_free(&table);
}
END_TEST

/* Of 16 issues of type 1 four start and one is completed: a quarter, a sixteenth, and a quarter of those that
 * started. */
START_TEST(per_issue_by_hand) {
    struct OutcomeTable table;
    struct RunRecord run;
    memset(&run, 0, sizeof run);
    run.issues_public_internal = 16;
    run.issues_private_open = 4;
    start(&table, 1);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 0, 52, EXIT_COMPLETED);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 0, 9, EXIT_DROPOUT);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, 3, 9, EXIT_REFUSED);
    add_episode(&table, 0, CASE_PUBLIC_INTERNAL, WEEKS - 2, RECORD_MISSING, RECORD_MISSING);
    add_episode(&table, 0, CASE_PRIVATE_OPEN, 3, 9, EXIT_COMPLETED);
    add(&table, 0, 0, TABLE_RUNS, &run);
    add_episode(&table, 1, CASE_PUBLIC_INTERNAL, 0, 52, EXIT_COMPLETED);
    finish(&table);
    const int type_1 = 1 + CASE_PUBLIC_INTERNAL, type_2 = 1 + CASE_PRIVATE_INTERNAL;
    ck_assert_double_eq(value(&table, 0, OUTCOME_STARTS_PER_ISSUE), 5.0 / 20.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_STARTS_PER_ISSUE + type_1), 4.0 / 16.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_COMPLETIONS_PER_ISSUE), 2.0 / 20.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_COMPLETIONS_PER_ISSUE + type_1), 1.0 / 16.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_STARTS_COMPLETED), 2.0 / 5.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_STARTS_COMPLETED + type_1), 1.0 / 4.0);
    ck_assert_double_nan(value(&table, 0, OUTCOME_STARTS_PER_ISSUE + type_2)); /* no issue of that type */
    ck_assert_double_nan(value(&table, 1, OUTCOME_STARTS_PER_ISSUE));          /* a run that did not end */
    outcome_table_free(&table);
}
END_TEST

START_TEST(series_and_run_by_hand) {
    struct OutcomeTable table;
    struct AgencyRecord agency;
    memset(&agency, 0, sizeof agency);
    start(&table, 1);
    add_weeks(&table, 0, 0.01);
    agency.tried_week = 40;
    add(&table, 0, 0, TABLE_AGENCIES, &agency);
    agency.tried_week = RECORD_MISSING;
    add(&table, 0, 0, TABLE_AGENCIES, &agency);
    add_run(&table, 0, 0, 0.9);
    add_weeks(&table, 1, 0.0001);
    finish(&table);
    ck_assert_double_eq(value(&table, 0, OUTCOME_HALF_ADOPTION_WEEK), 50.0);
    ck_assert_double_eq(value(&table, 1, OUTCOME_HALF_ADOPTION_WEEK), WEEKS); /* never reached */
    ck_assert_double_eq_tol(value(&table, 0, OUTCOME_EVER_TRIED_5_YEARS), 2.59, 1e-12);
    ck_assert_double_eq(value(&table, 0, OUTCOME_EVER_TRIED_HORIZON), 0.9);
    ck_assert_double_eq(value(&table, 0, OUTCOME_ADOPTING_UNITS), 45.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_ADOPTION_WEEKS), (40.0 + WEEKS) / 2.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_TRUST_CITIZEN), (WEEKS - 1) / 1000.0);
    ck_assert_double_eq(value(&table, 0, OUTCOME_OUTSOURCED_LAST_YEAR), 0.75);
    ck_assert_double_eq(value(&table, 0, OUTCOME_TOTAL_COST), 120.0);
    ck_assert_double_nan(value(&table, 1, OUTCOME_ADOPTION_WEEKS));
    ck_assert_double_nan(value(&table, 1, OUTCOME_TOTAL_COST));
    ck_assert_double_nan(value(&table, 0, OUTCOME_COMPLETED_EPISODES)); /* not recorded, not 0 */
    outcome_table_free(&table);
}
END_TEST

START_TEST(runs_are_lined_up_by_replicate) {
    const int64_t replicate[] = {0, 1, 2, 7};
    double values[4];
    struct OutcomeTable table;
    start(&table, 2);
    add_run(&table, 0, 0, 0.1);
    add_run(&table, 1, 1, 0.2);
    add_run(&table, 1, 3, 0.3);
    for (int64_t r = 4; r < 40; r++) /* past the first room */
        add_run(&table, 1, r, 0.01 * (double)r);
    finish(&table);
    outcome_table_values(&table, 1, OUTCOME_EVER_TRIED_HORIZON, 4, replicate, values);
    ck_assert_double_nan(values[0]);
    ck_assert_double_eq(values[1], 0.2);
    ck_assert_double_nan(values[2]);
    ck_assert_double_eq(values[3], 0.07);
    ck_assert_uint_eq(table.scenario[1].runs, 38);
    outcome_table_free(&table);
}
END_TEST

static void refuse(struct OutcomeTable *table, struct RunKey key) {
    struct Error error = {0};
    struct Tally *empty = tally_new(WEEKS);
    run_intake_close(&intake);
    ck_assert_int_eq(outcome_table_add(table, &key, empty, &error), STATUS_INTERNAL);
    tally_free(empty);
}

START_TEST(keys_out_of_order) {
    const struct RunKey bad[] = {{1, 0, 2}, {0, 0, 9}, {1, 1, 4}, {2, 0, 4}, {-1, 0, 4}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct OutcomeTable table;
        start(&table, 2);
        add_run(&table, 0, 0, 0.1);
        add_run(&table, 1, 3, 0.1);
        refuse(&table, bad[i]);
        outcome_table_free(&table);
    }
    struct Error error = {0};
    struct OutcomeTable table;
    ck_assert_int_eq(outcome_table_init(&table, 0, 2, &error), STATUS_INTERNAL);
    outcome_table_free(&table);
    ck_assert_int_eq(outcome_table_init(&table, 10, 0, &error), STATUS_INTERNAL);
    outcome_table_free(&table);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, rows_are_whole);
    tcase_add_test(tests, episodes_by_hand);
    tcase_add_test(tests, per_issue_by_hand);
    tcase_add_test(tests, series_and_run_by_hand);
    tcase_add_test(tests, runs_are_lined_up_by_replicate);
    tcase_add_test(tests, keys_out_of_order);
}

int main(void) {
    return run_suite("outcomes", add_tests);
}
