#include "watched.h"

#include <check.h>
#include <math.h>

#include "params/intervention.h"

enum { SEED = 7 };

void watched_scenario(struct Scenario *scenario) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(scenario, &error), STATUS_OK);
    ck_assert_int_eq(scenario_set(scenario, "world.agencies=40", &error), STATUS_OK);
    ck_assert_int_eq(scenario_set(scenario, "world.burn_in_weeks=60", &error), STATUS_OK);
    ck_assert_int_eq(scenario_set(scenario, "diffusion.outside_per_year=1", &error), STATUS_OK);
}

void watched_intervene(struct Scenario *scenario, enum InterventionKind kind, double start, double end) {
    struct Intervention *added = &scenario->interventions[scenario->intervention_count++];
    intervention_default(added, kind);
    added->start_week = start;
    added->end_week = end;
}

static struct ReplicateInput input_of(const struct Scenario *scenario) {
    return (struct ReplicateInput){.scenario = scenario, .seed = SEED, .weeks = WATCHED_WEEKS};
}

void watched_begin(struct Watch *watch, const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct ReplicateInput input = input_of(scenario);
    ck_assert_int_eq(watch_begin(watch, &input, replicate, &error), STATUS_OK);
}

void watched_go_to(struct Watch *watch, int64_t week) {
    struct Error error = {0};
    while (watch->week < week)
        watch_advance(watch);
    while (watch_is_behind(watch))
        ck_assert_int_eq(watch_work(watch, &error), STATUS_OK);
}

void watched_switch(struct Watch *watch, enum InterventionKind kind) {
    struct Error error = {0};
    ck_assert_int_eq(watch_switch(watch, kind, &error), STATUS_OK);
    watched_go_to(watch, watch->week);
}

static enum Status note(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Ran *self = context;
    const struct EpisodeRecord *episode = record;
    const struct WeekRecord *week = record;
    if (table == TABLE_RUNS)
        self->run = *(const struct RunRecord *)record;
    else if (table == TABLE_WEEKLY)
        self->weeks[week->week] = *week;
    else if (table == TABLE_EPISODES && episode->exit != RECORD_MISSING)
        self->ended[episode->case_type][episode->exit]++;
    return STATUS_OK;
}

void ran_alone(struct Ran *self, const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct ReplicateInput input = input_of(scenario);
    struct Recorder recorder = {self, note, ~0u};
    *self = (struct Ran){0};
    ck_assert_int_eq(replicate_run(&input, replicate, &recorder, &error), STATUS_OK);
}

static void same_record(enum RecordTable table, const void *one, const void *other) {
    const struct TableRow *row = record_table(table);
    for (size_t i = 0; i < row->column_count; i++) {
        double a = column_number(&row->columns[i], one), b = column_number(&row->columns[i], other);
        ck_assert_msg((isnan(a) && isnan(b)) || (a <= b && a >= b), "%s: %.17g and %.17g",
                      row->columns[i].name, a, b);
    }
}

void ran_equals(const struct Ran *self, const struct Future *future) {
    ck_assert(future_has_ended(future));
    same_record(TABLE_RUNS, &self->run, &future->run);
    for (int week = 0; week < WATCHED_WEEKS; week++)
        same_record(TABLE_WEEKLY, &self->weeks[week], &future->weeks[week]);
    ck_assert_mem_eq(self->ended, future->ended, sizeof self->ended);
}
