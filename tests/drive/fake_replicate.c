/* Stands in for the model: a few hundred rows of keyed draws. The scenario's title, which is no part of the
 * identity of results, may ask for behaviour: "fail", or for want of memory "starve", or of a file
 * "illegible" (replicates 3, 8, 13, …), "slow" (a pause that heeds the stop flag), "deaf" (one that does
 * not), "endless" (until the stop flag), "meet" (until each rank is at a run), "huge" (much memory). */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/random.h"
#include "fake_ranks.h"
#include "run/trunk.h"

const char *model_version(void) {
    return "fake";
}

static bool asks(const struct ReplicateInput *input, const char *behaviour) {
    return strstr(input->scenario->title, behaviour) != NULL;
}

size_t replicate_memory(const struct ReplicateInput *input) {
    return asks(input, "huge") ? SIZE_MAX / 4 : 1000000;
}

static bool stopped(const struct ReplicateInput *input) {
    return input->stop != NULL && atomic_load(input->stop);
}

static void pause_milliseconds(long milliseconds) {
    struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&pause, NULL);
}

static double draw(const struct ReplicateInput *input, uint64_t replicate, enum Purpose purpose,
                   uint64_t entity) {
    struct RandomKey key = {input->seed, replicate};
    return 0.5 * (random_uniform(&key, (struct DrawId){.purpose = purpose, .entity = entity}) +
                  input->scenario->params.legal_ambiguity);
}

static enum Status record_weeks(const struct ReplicateInput *input, uint64_t replicate,
                                const struct Recorder *recorder, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int64_t week = 0; week < input->weeks && status == STATUS_OK; week++) {
        struct WeekRecord record = {.week = week,
                                    .visibility = draw(input, replicate, PURPOSE_CRISIS, (uint64_t)week)};
        status = recorder->record(recorder->context, TABLE_WEEKLY, &record, error);
    }
    return status;
}

static enum Status record_episodes(const struct ReplicateInput *input, uint64_t replicate,
                                   const struct Recorder *recorder, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int64_t i = 0; i < 5 && status == STATUS_OK; i++) {
        struct EpisodeRecord record = {.key = i,
                                       .end_week = i == 2 ? RECORD_MISSING : i,
                                       .stage = STAGE_WORK,
                                       .refusal = RECORD_MISSING,
                                       .cost = draw(input, replicate, PURPOSE_FRAILTY, (uint64_t)i)};
        status = recorder->record(recorder->context, TABLE_EPISODES, &record, error);
    }
    return status;
}

enum Status replicate_run(const struct ReplicateInput *input, uint64_t replicate,
                          const struct Recorder *recorder, struct Error *error) {
    while (asks(input, "endless") && !stopped(input))
        pause_milliseconds(1);
    if (asks(input, "meet"))
        fake_ranks_meet();
    pause_milliseconds(asks(input, "deaf") ? 1000 : asks(input, "slow") ? 4 : 0);
    if (stopped(input) && !asks(input, "deaf"))
        return error_set(error, STATUS_STOPPED, "stopped");
    enum Status status = STATUS_OK;
    if (recorder->wanted & (1u << TABLE_WEEKLY))
        status = record_weeks(input, replicate, recorder, error);
    if (asks(input, "fail") && replicate % 5 == 3)
        return error_set(error, STATUS_INTERNAL, "replicate %d lost a citizen", (int)replicate);
    if (asks(input, "starve") && replicate % 5 == 3)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a citizen");
    if (asks(input, "illegible") && replicate % 5 == 3)
        return error_set(error, STATUS_INPUT_OUTPUT, "a citizen cannot be read");
    if (status == STATUS_OK && recorder->wanted & (1u << TABLE_EPISODES))
        status = record_episodes(input, replicate, recorder, error);
    struct RunRecord run = {.agencies = input->network != NULL ? (int64_t)input->network->agencies : 0,
                            .public_value = draw(input, replicate, PURPOSE_FRAILTY, 99)};
    return status == STATUS_OK ? recorder->record(recorder->context, TABLE_RUNS, &run, error) : status;
}

struct Trunk {
    int unused;
};

struct Trunk *trunk_new(void) {
    return calloc(1, sizeof(struct Trunk));
}

void trunk_free(struct Trunk *self) {
    free(self);
}

enum Status trunk_run(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                      const struct Recorder *recorder, struct Error *error) {
    (void)self;
    return replicate_run(input, replicate, recorder, error);
}
