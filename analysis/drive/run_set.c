#include "drive/run_set.h"
#include "base/translate.h"
#include "drive/run_queue.h"
#include "store/store_read.h"
#include "store/store_runs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { CAUSES_NAMED = 3 };

enum Status run_set_init(struct RunSet *self, const struct DrivePlan *plan, struct Error *error) {
    *self = (struct RunSet){.plan = plan};
    size_t runs = (size_t)(plan->replicates * run_set_cells(self));
    self->finished = calloc(runs / 8 + 1, 1);
    self->failed = calloc(runs / 8 + 1, 1);
    return self->finished != NULL && self->failed != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a list of %zu runs", runs);
}

void run_set_free(struct RunSet *self) {
    free(self->finished);
    free(self->failed);
    self->finished = self->failed = NULL;
}

static bool bit(const unsigned char bits[], int64_t index) {
    return (bits[index / 8] >> (index % 8) & 1) != 0;
}

static void set_bit(unsigned char bits[], int64_t index) {
    bits[index / 8] = (unsigned char)(bits[index / 8] | (1u << (index % 8)));
}

int64_t run_set_cells(const struct RunSet *self) {
    return (int64_t)self->plan->study.scenario_count * study_points(&self->plan->study);
}

struct RunKey run_set_key(const struct RunSet *self, int64_t index) {
    int64_t scenarios = (int64_t)self->plan->study.scenario_count, points = study_points(&self->plan->study);
    return (struct RunKey){
        .scenario = index % scenarios,
        .point = index / scenarios % points,
        .replicate = self->plan->first_replicate + index / scenarios / points,
    };
}

/* The place of a key in the order, -1 if the plan does not ask for it. */
static int64_t key_index(const struct RunSet *self, const struct RunKey *key) {
    int64_t scenarios = (int64_t)self->plan->study.scenario_count, points = study_points(&self->plan->study);
    int64_t replicate = key->replicate - self->plan->first_replicate;
    bool inside = key->scenario >= 0 && key->scenario < scenarios && key->point >= 0 && key->point < points &&
                  replicate >= 0 && replicate < self->plan->replicates;
    return inside ? (replicate * points + key->point) * scenarios + key->scenario : -1;
}

static enum Status mark_stored(void *context, const struct RunRows *rows, const char *cause,
                               struct Error *error) {
    struct RunSet *self = context;
    int64_t index = key_index(self, &rows->key);
    (void)error;
    bool again = cause != NULL && strncmp(cause, CAUSE_OF_MACHINE, strlen(CAUSE_OF_MACHINE)) == 0;
    if (index < 0 || again)
        return STATUS_OK;
    if (cause != NULL)
        set_bit(self->failed, index);
    else if ((study_kept(&self->plan->study, rows->key.replicate) & ~rows->kept) == 0)
        set_bit(self->finished, index);
    return STATUS_OK;
}

enum Status run_set_look(struct RunSet *self, struct Store *store, struct Error *error) {
    return store_each_ordered(store, 0, ORDER_BY_NUMBER, mark_stored, self, error);
}

/* Whether the plan asks for a run: some cells may need fewer replicates than others. */
static bool is_asked(const struct RunSet *self, const struct RunKey *key) {
    const int64_t *most = self->plan->cell_replicates;
    int64_t cell = key->scenario * study_points(&self->plan->study) + key->point;
    return most == NULL || key->replicate - self->plan->first_replicate < most[cell];
}

/* The part of a run depends on its key alone, so that more replicates do not move runs between parts; the sum
 * deals out evenly what varies fastest. */
static bool is_ours(const struct RunSet *self, int64_t index) {
    struct RunKey key = run_set_key(self, index);
    int64_t shards = self->plan->shards;
    if (!is_asked(self, &key))
        return false;
    return shards <= 1 || (key.scenario + key.point + key.replicate) % shards == self->plan->shard - 1;
}

/* Failed, and to stay so. */
static bool is_given_up(const struct RunSet *self, int64_t index) {
    return bit(self->failed, index) && !self->plan->retry;
}

bool run_set_is_missing(const struct RunSet *self, int64_t index) {
    return is_ours(self, index) && !bit(self->finished, index) && !is_given_up(self, index);
}

int64_t run_set_wanted(const struct RunSet *self, int64_t begin, int64_t end) {
    int64_t count = 0;
    for (int64_t i = begin; i < end; i++)
        count += is_ours(self, i);
    return count;
}

int64_t run_set_missing(const struct RunSet *self, int64_t begin, int64_t end) {
    int64_t count = 0;
    for (int64_t i = begin; i < end; i++)
        count += run_set_is_missing(self, i);
    return count;
}

int64_t run_set_failed(const struct RunSet *self, int64_t begin, int64_t end) {
    int64_t count = 0;
    for (int64_t i = begin; i < end; i++)
        count += is_ours(self, i) && is_given_up(self, i);
    return count;
}

struct FailureReport {
    const struct RunSet *set;
    int named;
};

static enum Status name_failure(void *context, const struct RunKey *key, const char *cause,
                                struct Error *error) {
    struct FailureReport *self = context;
    int64_t index = key_index(self->set, key);
    if (cause == NULL || index < 0 || !is_ours(self->set, index) || self->named++ >= CAUSES_NAMED)
        return STATUS_OK;
    error_set(error, STATUS_RUN_FAILED,
              "  scenario %" PRId64 ", point %" PRId64 ", replicate %" PRId64 ": %s", key->scenario,
              key->point, key->replicate, cause);
    return STATUS_OK;
}

enum Status run_set_report(const struct RunSet *self, struct Store *store, int64_t failed,
                           struct Error *error) {
    struct FailureReport report = {.set = self};
    error_set(error, STATUS_RUN_FAILED,
              failed == 1 ? N_("%lld run failed (try again with --retry); the others are stored:")
                          : N_("%lld runs failed (try again with --retry); the others are stored:"),
              (long long)failed);
    enum Status status = store_each_run(store, name_failure, &report, error);
    return status == STATUS_OK ? STATUS_RUN_FAILED : status;
}
