#include "cli/stored.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/text.h"
#include "cli/results.h"
#include "compare/combination.h"

void stored_free(struct Stored *self) {
    for (size_t i = 0; i < self->count; i++) {
        scenario_free(&self->scenarios[i]);
        summary_free(&self->summaries[i]);
    }
    free(self->scenarios);
    free(self->summaries);
    free(self->combinations);
    comparison_free(&self->comparison);
}

/* What a replay fills, and up to which replicate. */
struct Intake {
    struct Stored *stored;
    int64_t replicates;
};

static enum Status take(void *context, const struct RunKey *key, enum RecordTable table, const void *record,
                        struct Error *error) {
    const struct Intake *intake = context;
    struct Stored *self = intake->stored;
    if (key->scenario >= (int64_t)self->count || key->point != 0 || key->replicate >= intake->replicates)
        return STATUS_OK;
    enum Status status = summary_record(&self->summaries[key->scenario], key, table, record, error);
    if (status == STATUS_OK && self->count > 1)
        status = comparison_record(&self->comparison, key, table, record, error);
    return status;
}

static enum Status make_room(struct Stored *self, int64_t count, struct Error *error) {
    size_t room = (size_t)count;
    self->scenarios = calloc(room, sizeof *self->scenarios);
    self->summaries = calloc(room, sizeof *self->summaries);
    self->combinations = calloc(room * room, sizeof *self->combinations);
    if (self->scenarios == NULL || self->summaries == NULL || self->combinations == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %" PRId64 " scenarios", count);
    self->count = room;
    return STATUS_OK;
}

static enum Status read_scenarios(struct Stored *self, struct Store *store, struct Error *error) {
    int64_t count = 0;
    enum Status status = store_scenario_count(store, &count, error);
    if (status == STATUS_OK)
        status = make_room(self, count, error);
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = results_scenario(store, (int64_t)i, &self->scenarios[i], error);
    if (status != STATUS_OK)
        return status;
    size_t found =
        combinations_find(self->count, self->scenarios, self->count * self->count, self->combinations);
    self->combination_count = found < self->count * self->count ? found : self->count * self->count;
    return STATUS_OK;
}

static enum Status read_seed(struct Store *store, uint64_t *seed, struct Error *error) {
    char text[32];
    enum Status status = store_fact(store, "seed", text, sizeof text, error);
    if (status == STATUS_OK && !text_to_unsigned(text, seed))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: its seed is \"%s\"", store->directory, text);
    return status;
}

static enum Status begin_statistics(struct Stored *self, int64_t weeks, uint64_t seed, struct Error *error) {
    struct ComparisonPlan plan = {.weeks = weeks,
                                  .scenarios = self->count,
                                  .confidence = RESULTS_CONFIDENCE,
                                  .seed = seed,
                                  .combinations = self->combinations,
                                  .combination_count = self->combination_count};
    enum Status status = self->count > 1 ? comparison_init(&self->comparison, &plan, error) : STATUS_OK;
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++)
        status = summary_init(&self->summaries[i], weeks, RESULTS_CONFIDENCE, error);
    return status;
}

static enum Status finish_statistics(struct Stored *self, struct Store *store, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < self->count && status == STATUS_OK; i++) {
        status = summary_finish(&self->summaries[i], error);
        if (status == STATUS_OK && self->summaries[i].runs == 0)
            status = error_set(error, STATUS_INPUT_OUTPUT, "%s: holds no finished run of %s",
                               store->directory, self->scenarios[i].name);
    }
    if (status == STATUS_OK && self->count > 1)
        status = comparison_finish(&self->comparison, error);
    return status;
}

enum Status stored_read(struct Stored *self, struct Store *store, int64_t replicates, struct Error *error) {
    int64_t weeks = 0;
    uint64_t seed = 0;
    struct Intake intake = {self, replicates};
    enum Status status = read_scenarios(self, store, error);
    if (status == STATUS_OK)
        status = results_weeks(store, &weeks, error);
    if (status == STATUS_OK)
        status = read_seed(store, &seed, error);
    if (status == STATUS_OK)
        status = begin_statistics(self, weeks, seed, error);
    if (status == STATUS_OK)
        status = store_replay(store, (1u << TABLE_COUNT) - 1, take, &intake, error);
    return status == STATUS_OK ? finish_statistics(self, store, error) : status;
}
