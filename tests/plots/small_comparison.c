#include "small_comparison.h"

#include <check.h>
#include <string.h>

#include "tests/run_intake.h"

enum { WEEKS = 120, EPISODES = 40 };

/* What the scenarios do: further completions and refusals among 40 episodes, cost, spread. */
static const struct Change {
    int64_t completed, refused;
    double cost, tried, value;
} CHANGES[] = {
    {0, 0, 0.0, 0.0, 0.0}, {8, 0, 50.0, 0.3, 20.0}, {-6, 4, 20.0, -0.1, -30.0}, {0, 0, 0.0, 0.0, 0.0}};

struct Sink {
    struct Comparison *comparison;
    struct Summary *summary;
    struct RunKey key;
    struct Change change;
    struct RunIntake intake;
};

static enum Status take(void *target, const struct RunKey *key, const struct Tally *tally,
                        struct Error *error) {
    struct Sink *self = target;
    enum Status status = comparison_add(self->comparison, key, tally, error);
    return status == STATUS_OK ? summary_add(self->summary, key, tally, error) : status;
}

static void add(struct Sink *self, enum RecordTable table, const void *record) {
    run_intake_add(&self->intake, &self->key, table, record);
}

static double share_tried(const struct Sink *self, int64_t week) {
    return (0.4 + self->change.tried + 0.01 * (double)self->key.replicate) * (double)(week + 1) / WEEKS;
}

static void add_weeks(struct Sink *self) {
    for (int64_t week = 0; week < WEEKS; week++) {
        struct WeekRecord record;
        memset(&record, 0, sizeof record);
        record.week = week;
        record.ever_tried_share = share_tried(self, week);
        record.routine_share = 0.5 * record.ever_tried_share;
        record.trust_citizen = 0.5 + 0.1 * self->change.tried;
        record.conservatism = 0.5 - 0.1 * self->change.tried * (double)week / WEEKS;
        add(self, TABLE_WEEKLY, &record);
    }
}

/* Of each type but private_open a third; a run completes 20 and one more for every other replicate. */
static void add_episodes(struct Sink *self) {
    int64_t completed =
        20 + self->key.replicate % 2 + self->change.completed * (self->key.replicate % 4 != 3);
    for (int64_t i = 0; i < EPISODES; i++) {
        struct EpisodeRecord record;
        memset(&record, 0, sizeof record);
        record.case_type = i % 3;
        record.end_week = 10 + i % 30;
        record.exit = i < completed                              ? EXIT_COMPLETED
                      : i >= EPISODES - self->change.refused - 2 ? EXIT_REFUSED
                                                                 : EXIT_PARTIAL;
        add(self, TABLE_EPISODES, &record);
    }
}

static void add_run(struct Sink *self) {
    struct RunRecord record;
    memset(&record, 0, sizeof record);
    add_weeks(self);
    add_episodes(self);
    record.agencies = 100;
    record.ever_tried_share = share_tried(self, WEEKS - 1);
    record.routine_share = 0.5 * record.ever_tried_share;
    record.public_value = 100.0 + self->change.value + (double)self->key.replicate;
    record.total_cost = record.collaboration_cost =
        1.0 + self->change.cost + 0.9 * (double)(self->key.replicate % 3) * (self->change.cost > 0.0);
    add(self, TABLE_RUNS, &record);
}

static void begin(struct Comparison *comparison, struct Summary summaries[], size_t scenarios) {
    struct Error error = {0};
    const struct ComparisonPlan plan = {WEEKS, scenarios, 0.95, 7, NULL, 0, NULL};
    ck_assert_int_eq(comparison_init(comparison, &plan, &error), STATUS_OK);
    for (size_t s = 0; s < scenarios; s++)
        ck_assert_int_eq(summary_init(&summaries[s], WEEKS, 0.95, &error), STATUS_OK);
}

static void finish(struct Comparison *comparison, struct Summary summaries[], size_t scenarios) {
    struct Error error = {0};
    ck_assert_int_eq(comparison_finish(comparison, &error), STATUS_OK);
    for (size_t s = 0; s < scenarios; s++)
        ck_assert_int_eq(summary_finish(&summaries[s], &error), STATUS_OK);
}

void small_comparison(struct Comparison *comparison, struct Summary summaries[], size_t scenarios,
                      int64_t runs) {
    begin(comparison, summaries, scenarios);
    for (size_t s = 0; s < scenarios; s++)
        for (int64_t r = 0; r < runs; r++) {
            const size_t count = sizeof CHANGES / sizeof *CHANGES;
            struct Sink sink = {comparison, &summaries[s], {(int64_t)s, 0, r}, CHANGES[s % count], {0}};
            sink.intake = (struct RunIntake){.weeks = WEEKS, .take = take, .target = &sink};
            add_run(&sink);
            run_intake_close(&sink.intake);
        }
    finish(comparison, summaries, scenarios);
}

void empty_comparison(struct Comparison *comparison, struct Summary summaries[], size_t scenarios) {
    begin(comparison, summaries, scenarios);
    finish(comparison, summaries, scenarios);
}
