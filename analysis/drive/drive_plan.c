#include "drive/drive_plan.h"

#include <inttypes.h>

#include "base/translate.h"
#include "drive/rank_mail.h"
#include "drive/resources.h"
#include "drive/run_set.h"
#include "drive/study_point.h"
#include "run/replicate.h"

static enum Status check_counts(const struct DrivePlan *plan, struct Error *error) {
    int64_t runs;
    if (plan->study.scenario_count == 0 || plan->study.weeks < 1 || plan->replicates < 1 ||
        plan->first_replicate < 0)
        return error_set(error, STATUS_CONFIGURATION,
                         "a study needs a scenario, a week and a replicate at least");
    if (plan->threads < 0)
        return error_set(error, STATUS_CONFIGURATION,
                         "threads are %" PRId64 ", allowed are 1 and more, or 0 for all", plan->threads);
    if (plan->shards < 0 || (plan->shards > 1 && (plan->shard < 1 || plan->shard > plan->shards)))
        return error_set(error, STATUS_CONFIGURATION,
                         "part %" PRId64 " of %" PRId64 " is none of 1 … %" PRId64, plan->shard, plan->shards,
                         plan->shards);
    if (__builtin_mul_overflow((int64_t)plan->study.scenario_count, study_points(&plan->study), &runs) ||
        __builtin_mul_overflow(runs, plan->replicates, &runs) || runs > INT64_MAX / 16)
        return error_set(error, STATUS_CONFIGURATION, "the study asks for too many runs");
    return STATUS_OK;
}

static enum Status check_precision(const struct DrivePlan *plan, struct Error *error) {
    if (!(plan->precision > 0))
        return STATUS_OK;
    if (plan->shards > 1)
        return error_set(error, STATUS_USAGE,
                         "a precision needs all runs in one place: it cannot be had of a part (--shard)");
    if (plan->first_replicate != 0)
        return error_set(error, STATUS_CONFIGURATION, "a precision needs all replicates from the first");
    if (plan->half_width == NULL)
        return error_set(error, STATUS_INTERNAL, "a precision is asked for without saying of what");
    return STATUS_OK;
}

static enum Status check_rounds(const struct DrivePlan *plan, struct Error *error) {
    if (plan->next_round == NULL)
        return STATUS_OK;
    if (plan->shards > 1)
        return error_set(error, STATUS_USAGE,
                         "rounds need all runs in one place: they cannot be had of a part (--shard)");
    return plan->cell_replicates != NULL && !(plan->precision > 0)
               ? STATUS_OK
               : error_set(error, STATUS_INTERNAL, "rounds are asked for without cells, or with a precision");
}

static enum Status check_outputs(const struct DrivePlan *plan, struct Error *error) {
    bool outputs = plan->study.output_count > 0, observed = plan->observe != NULL;
    return outputs == observed ? STATUS_OK
                               : error_set(error, STATUS_INTERNAL,
                                           outputs ? N_("outputs are asked for without saying how")
                                                   : N_("what is observed has no outputs to go to"));
}

enum Status drive_plan_check(const struct DrivePlan *plan, struct Error *error) {
    enum Status status = check_counts(plan, error);
    if (status == STATUS_OK)
        status = check_precision(plan, error);
    if (status == STATUS_OK)
        status = check_rounds(plan, error);
    if (status == STATUS_OK)
        status = check_outputs(plan, error);
    return status == STATUS_OK ? study_point_check(&plan->study, error) : status;
}

/* The most that a replicate of the study takes: a design may change sizes. */
static size_t most_memory(const struct Study *study) {
    size_t most = 1;
    struct Error ignored = {0};
    for (size_t s = 0; s < study->scenario_count; s++) {
        struct Scenario copy = study->scenarios[s];
        struct ReplicateInput input = {.scenario = &copy, .seed = study->seed, .weeks = study->weeks};
        for (int64_t p = 0; p < study_points(study); p++) {
            bool possible = study_point_set(study, (int64_t)s, p, &copy, &ignored) == STATUS_OK;
            size_t memory = possible ? replicate_memory(&input) : 0;
            most = memory > most ? memory : most;
        }
    }
    return most;
}

/* A quarter of the memory is left to the database, the system and an estimate that falls short. */
int64_t drive_threads(const struct DrivePlan *plan) {
    if (plan->oversubscribe && plan->threads > 0)
        return plan->threads;
    int64_t cores = resources_cores(), usual = ranks_count() > 1 ? 1 : cores;
    int64_t threads = plan->threads > 0 ? plan->threads : usual;
    threads = threads < cores ? threads : cores;
    int64_t fitting = resources_memory() / 4 * 3 / (int64_t)most_memory(&plan->study);
    if (fitting < threads)
        threads = fitting;
    return threads > 0 ? threads : 1;
}

int64_t drive_run_count(const struct DrivePlan *plan) {
    struct RunSet set = {.plan = plan};
    return run_set_wanted(&set, 0, plan->replicates * run_set_cells(&set));
}
