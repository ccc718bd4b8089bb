#include "small_summary.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/run_intake.h"

static struct RunIntake intake; /* of the summary that was begun last */

static enum Status take(void *target, const struct RunKey *key, const struct Tally *tally,
                        struct Error *error) {
    return summary_add(target, key, tally, error);
}

static void add(struct Summary *summary, int64_t replicate, enum RecordTable table, const void *record) {
    ck_assert_ptr_eq(summary, intake.target);
    run_intake_add(&intake, &(struct RunKey){0, 0, replicate}, table, record);
}

static void add_week(struct Summary *summary, int64_t replicate, int64_t week) {
    double years = (double)week / SUMMARY_YEAR_WEEKS, shift = 0.02 * (double)replicate;
    struct WeekRecord record;
    memset(&record, 0, sizeof record);
    record.week = week;
    record.ever_tried_share = bass_share(years, 0.05 + shift, 0.9 + shift, 0.01);
    record.decided_share = 0.9 * record.ever_tried_share;
    record.tried_programme_share = 0.2 * record.ever_tried_share;
    record.routine_share = 0.5 * record.ever_tried_share;
    record.trust_citizen = 0.4 + shift;
    record.trust_administrator = 0.5 - shift;
    record.data_quality = 0.5;
    record.expectation = 0.7;
    record.manager_support = 0.3 + 0.1 * years;
    record.manager_support_p10 = record.manager_support - 0.1;
    record.manager_support_p50 = record.manager_support + 0.01;
    record.manager_support_p90 = record.manager_support + 0.2;
    record.manager_support_by_ends = 0.3 / SUMMARY_YEAR_WEEKS; /* of which its own course takes 0.2 back */
    record.conservatism = 0.6;
    record.ambiguity = 0.5;
    record.chosen_in_house = 2;
    record.chosen_outsourced = 1;
    record.chosen_collaboration = 1 + replicate;
    add(summary, replicate, TABLE_WEEKLY, &record);
}

static void add_episode(struct Summary *summary, int64_t replicate, int64_t type, int64_t end_week,
                        int64_t exit) {
    struct EpisodeRecord record;
    memset(&record, 0, sizeof record);
    record.case_type = type;
    record.programme = PROGRAMME_G0V;
    record.end_week = end_week;
    record.exit = exit;
    add(summary, replicate, TABLE_EPISODES, &record);
}

static void add_service(struct Summary *summary, int64_t replicate, int64_t handed_over, int64_t end_week) {
    struct ServiceRecord record;
    memset(&record, 0, sizeof record);
    record.handed_over = handed_over;
    record.takeover_week = handed_over == 1 ? summary->weeks / 10 : RECORD_MISSING;
    record.end_week = end_week;
    add(summary, replicate, TABLE_SERVICES, &record);
}

static void add_proposals(struct Summary *summary, int64_t replicate, int64_t programme, int64_t fate,
                          int64_t n) {
    struct ProposalRecord record;
    memset(&record, 0, sizeof record);
    record.programme = programme;
    record.fate = fate;
    record.proposals = n;
    record.refusal = fate == FATE_REFUSED ? REFUSAL_LAW : RECORD_MISSING;
    add(summary, replicate, TABLE_PROPOSALS, &record);
}

/* Of public_internal an episode a way of ending and two more that are completed, some of the next two types.
 */
static void add_run(struct Summary *summary, int64_t replicate) {
    int64_t weeks = summary->weeks;
    for (int64_t week = 0; week < weeks; week++)
        add_week(summary, replicate, week);
    for (int64_t exit = 0; exit < EXIT_COUNT && weeks > 60; exit++)
        add_episode(summary, replicate, CASE_PUBLIC_INTERNAL, 5 * (exit + 1) + replicate, exit);
    for (int64_t i = 0; i < 2 && weeks > 60; i++)
        add_episode(summary, replicate, CASE_PUBLIC_INTERNAL, 30 + i, EXIT_COMPLETED);
    for (int64_t i = 0; i < 3 && weeks > 60; i++)
        add_episode(summary, replicate, CASE_PRIVATE_INTERNAL, 10 + i, i);
    if (weeks > 60)
        add_episode(summary, replicate, CASE_PUBLIC_OPEN, RECORD_MISSING, RECORD_MISSING);
    add_service(summary, replicate, 0, weeks / 2);
    add_service(summary, replicate, 1, RECORD_MISSING);
    add_proposals(summary, replicate, PROGRAMME_G0V, FATE_STARTED, 1200);
    add_proposals(summary, replicate, PROGRAMME_G0V, FATE_REFUSED, 300 + replicate);
    add_proposals(summary, replicate, PROGRAMME_COMPETITION, FATE_NOT_SELECTED, 50);
}

static void finish(struct Summary *summary) {
    struct Error error = {0};
    run_intake_close(&intake);
    ck_assert_int_eq(summary_finish(summary, &error), STATUS_OK);
}

void small_summary(struct Summary *summary, int64_t runs, int64_t weeks) {
    struct Error error = {0};
    ck_assert_int_eq(summary_init(summary, weeks, 0.95, &error), STATUS_OK);
    intake = (struct RunIntake){.weeks = weeks, .take = take, .target = summary};
    for (int64_t replicate = 0; replicate < runs; replicate++)
        add_run(summary, replicate);
    finish(summary);
}

void empty_summary(struct Summary *summary) {
    struct Error error = {0};
    ck_assert_int_eq(summary_init(summary, 520, 0.95, &error), STATUS_OK);
    finish(summary);
}

void small_map(struct UnitMap *map) {
    enum { UNITS = 12, TIES = 14 };
    static const uint32_t government[UNITS] = {0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2};
    static const struct MappedTie ties[TIES] = {{0, 1}, {1, 2}, {2, 3},  {3, 4},   {4, 5},  {5, 6},  {0, 6},
                                                {0, 3}, {8, 9}, {9, 10}, {10, 11}, {8, 11}, {2, 10}, {6, 7}};
    *map = (struct UnitMap){.units = UNITS, .ties = TIES, .governments = 3};
    map->government = malloc(sizeof government);
    map->tie = malloc(sizeof ties);
    ck_assert(map->government != NULL && map->tie != NULL);
    memcpy(map->government, government, sizeof government);
    memcpy(map->tie, ties, sizeof ties);
    for (int time = 0; time < UNIT_MAP_TIMES; time++) {
        map->week[time] = 30 * time;
        map->practice[time] = malloc(UNITS);
        ck_assert_ptr_nonnull(map->practice[time]);
        for (int u = 0; u < UNITS; u++)
            map->practice[time][u] = (unsigned char)(u < time ? 3 : u == 5 ? 4 : u % 3);
    }
}
