#include "watch/future.h"

#include <stdlib.h>

#include "mechanism/interventions.h"
#include "run/world_run.h"
#include "world/world_copy.h"

static enum Status note_record(void *context, enum RecordTable table, const void *record,
                               struct Error *error) {
    (void)error;
    struct Future *self = context;
    if (table == TABLE_WEEKLY)
        self->weeks[self->lived] = *(const struct WeekRecord *)record;
    else
        self->run = *(const struct RunRecord *)record;
    return STATUS_OK;
}

static struct Recorder recorder_of(struct Future *self) {
    return (struct Recorder){self, note_record, 1u << TABLE_WEEKLY | 1u << TABLE_RUNS};
}

/* What people would tell each other of. */
static bool is_news(const struct Testimony *testimony) {
    switch (testimony->moment) {
    case MOMENT_CRISIS:
    case MOMENT_HEAD_CHANGED:
    case MOMENT_STARTED:
    case MOMENT_OWNER_REFUSED_BY_LAW:
    case MOMENT_OWNER_FEARED:
    case MOMENT_INCIDENT:
    case MOMENT_TERM_EXTENDED:
    case MOMENT_ENDED:
    case MOMENT_SERVICE_TAKEN_OVER:
    case MOMENT_STARTUP_FOUNDED:
        return true;
    case MOMENT_PRACTICE_CHANGED: /* to practice it, or to give it up */
        return testimony->value[0] >= PRACTICE_TRIED || testimony->value[1] >= PRACTICE_TRIED;
    default:
        return false;
    }
}

static void hear(void *context, const struct World *world, const struct Testimony *testimony) {
    (void)world;
    struct Future *self = context;
    if (is_news(testimony))
        self->news[self->news_count++ % NEWS_MOST] = *testimony;
}

static enum Status future_begin(struct Future *self, const struct World *start, struct Error *error) {
    if (self->weeks == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %lld weeks",
                         (long long)self->input.weeks);
    struct Recorder recorder = recorder_of(self);
    enum Status status = world_copy(&self->world, start, &self->scenario, error);
    self->witness = (struct Witness){self, hear};
    self->world.witness = &self->witness;
    if (status == STATUS_OK)
        status = interventions_aim(&self->world, error);
    return status == STATUS_OK ? world_report_begin(&self->world, &self->run, &recorder, error) : status;
}

struct Future *future_new(const struct World *start, const struct ReplicateInput *input,
                          const struct Scenario *scenario, struct Error *error) {
    struct Future *self = calloc(1, sizeof *self);
    if (self == NULL) {
        error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a future");
        return NULL;
    }
    self->scenario = *scenario;
    self->input = *input;
    self->input.scenario = &self->scenario;
    self->weeks = calloc((size_t)input->weeks, sizeof *self->weeks);
    if (future_begin(self, start, error) == STATUS_OK)
        return self;
    future_free(self);
    return NULL;
}

void future_free(struct Future *self) {
    if (self == NULL)
        return;
    world_free(&self->world);
    free(self->weeks);
    free(self);
}

bool future_has_ended(const struct Future *self) {
    return self->lived == self->input.weeks;
}

/* As in the table of episodes: what began in the burn-in was not seen whole. */
static void count_ended(struct Future *self) {
    const struct World *world = &self->world;
    for (size_t i = 0; i < world->ended.count; i++) {
        const struct Episode *episode = &world->episodes.item[world->ended.item[i]];
        if (episode->record.start_week >= 0)
            self->ended[episode->type][episode->record.exit]++;
    }
}

enum Status future_live(struct Future *self, struct Error *error) {
    struct Recorder recorder = recorder_of(self);
    enum Status status = world_report_week(&self->world, &self->input, &self->run, &recorder, error);
    if (status != STATUS_OK)
        return status;
    count_ended(self);
    self->lived++;
    return future_has_ended(self) ? world_report_end(&self->world, &self->run, &recorder, error) : STATUS_OK;
}

const struct WeekRecord *future_now(const struct Future *self) {
    return self == NULL ? NULL : &self->weeks[self->lived > 0 ? self->lived - 1 : 0];
}

const struct Testimony *future_news(const struct Future *self, uint64_t back) {
    bool kept = back < self->news_count && back < NEWS_MOST;
    return kept ? &self->news[(self->news_count - 1 - back) % NEWS_MOST] : NULL;
}

uint64_t future_open(const struct Future *self, enum Stage stage) {
    const struct World *world = &self->world;
    uint64_t open = 0;
    for (size_t i = 0; i < world->running.count; i++)
        open += world->episodes.item[world->running.item[i].episode].stage == stage;
    return open;
}

uint64_t future_ended(const struct Future *self, enum Exit exit) {
    uint64_t ended = 0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        ended += self->ended[type][exit];
    return ended;
}
