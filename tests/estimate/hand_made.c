#include "hand_made.h"

#include <check.h>
#include <math.h>
#include <string.h>

#include "tests/run_intake.h"

static struct RunIntake intake; /* of the summary that was begun last */

static enum Status take(void *target, const struct RunKey *key, const struct Tally *tally,
                        struct Error *error) {
    return summary_add(target, key, tally, error);
}

void start(struct Summary *summary, int64_t weeks) {
    struct Error error = {0};
    ck_assert_int_eq(summary_init(summary, weeks, 0.95, &error), STATUS_OK);
    intake = (struct RunIntake){.weeks = weeks, .take = take, .target = summary};
}

void add(struct Summary *summary, int64_t replicate, enum RecordTable table, const void *record) {
    ck_assert_ptr_eq(summary, intake.target);
    run_intake_add(&intake, &(struct RunKey){2, 5, replicate}, table, record);
}

void finish(struct Summary *summary) {
    struct Error error = {0};
    run_intake_close(&intake);
    ck_assert_int_eq(summary_finish(summary, &error), STATUS_OK);
}

void add_episode(struct Summary *summary, int64_t replicate, int64_t start_week, int64_t end_week,
                 int64_t exit) {
    struct EpisodeRecord record;
    memset(&record, 0, sizeof record);
    record.case_type = CASE_PUBLIC_INTERNAL;
    record.programme = PROGRAMME_TASK_FORCE;
    record.start_week = start_week;
    record.end_week = end_week;
    record.exit = exit;
    add(summary, replicate, TABLE_EPISODES, &record);
}

void add_weeks(struct Summary *summary, int64_t replicate, double step) {
    for (int64_t week = 0; week < summary->weeks; week++) {
        struct WeekRecord record;
        memset(&record, 0, sizeof record);
        record.week = week;
        record.ever_tried_share = fmin(step * (double)week, 1.0);
        record.routine_share = 0.5 * record.ever_tried_share;
        record.open_datasets = RECORD_MISSING;
        record.chosen_in_house = 1;
        record.chosen_outsourced = 2;
        record.chosen_collaboration = 1;
        add(summary, replicate, TABLE_WEEKLY, &record);
    }
}

void assert_none(const struct Estimate *estimate) {
    ck_assert_int_eq(estimate->count, 0);
    ck_assert_double_nan(estimate->value);
    ck_assert_double_nan(estimate->low);
    ck_assert_double_nan(estimate->high);
}

void add_known_episodes(struct Summary *summary) {
    add_episode(summary, 0, 0, 10, EXIT_COMPLETED);
    add_episode(summary, 0, 0, 20, EXIT_REFUSED);
    add_episode(summary, 0, 10, 62, EXIT_DROPOUT);
    add_episode(summary, 0, 67, RECORD_MISSING, RECORD_MISSING);
    add_episode(summary, 0, 68, 69, EXIT_COMPLETED);
    add_episode(summary, 0, -1, 5, EXIT_COMPLETED);
}
