#include "drive/run_one.h"

#include <stdio.h>

#include "drive/study_point.h"

static const unsigned ALL_TABLES = (1u << TABLE_COUNT) - 1;

static enum Status replicate(const struct DrivePlan *plan, const struct Network networks[],
                             struct Trunk *trunk, struct RunRows *rows, struct Error *error) {
    struct Scenario scenario;
    const struct RunKey *key = &rows->key;
    const struct Network *network = &networks[key->scenario];
    unsigned wanted = plan->study.tables | plan->observe_tables | (plan->summarise != NULL ? ALL_TABLES : 0);
    struct Recorder recorder = run_rows_recorder(rows, wanted);
    enum Status status = study_point_scenario(&plan->study, key->scenario, key->point, &scenario, error);
    if (status != STATUS_OK)
        return status;
    struct ReplicateInput input = {
        .scenario = &scenario,
        .network = network->agencies > 0 ? network : NULL,
        .seed = plan->study.seed,
        .weeks = plan->study.weeks,
        .kept_levels =
            ((study_kept(&plan->study, key->replicate) | plan->observe_tables) & 1u << TABLE_WEEKLY) == 0,
        .stop = plan->stop};
    uint64_t stream = study_stream(&plan->study, key->point, key->replicate);
    return trunk != NULL ? trunk_run(trunk, &input, stream, &recorder, error)
                         : replicate_run(&input, stream, &recorder, error);
}

static enum Status observe(const struct DrivePlan *plan, struct RunRows *rows, struct Error *error) {
    if (plan->observe == NULL)
        return STATUS_OK;
    enum Status status = run_rows_make_outputs(rows, plan->study.output_count, error);
    return status == STATUS_OK ? plan->observe(plan->observe_context, rows, rows->outputs, error) : status;
}

static enum Status summarise(const struct DrivePlan *plan, struct RunRows *rows, struct Error *error) {
    return plan->summarise != NULL ? plan->summarise(plan->study.weeks, rows, error) : STATUS_OK;
}

bool run_one(const struct DrivePlan *plan, const struct Network networks[], struct Trunk *trunk,
             struct QueuedRun *run) {
    struct Error error = {0};
    enum Status status = replicate(plan, networks, trunk, &run->rows, &error);
    if (status == STATUS_STOPPED && plan->stop != NULL && atomic_load(plan->stop))
        return false;
    if (status == STATUS_OK)
        status = observe(plan, &run->rows, &error);
    if (status == STATUS_OK)
        status = summarise(plan, &run->rows, &error);
    run->failed = status != STATUS_OK;
    run_rows_keep(&run->rows, run->failed ? 0 : study_kept(&plan->study, run->rows.key.replicate));
    if (run->failed) {
        const char *cause = error.text[0] != '\0' ? error.text : status_meaning(status);
        bool by_machine = status == STATUS_OUT_OF_MEMORY || status == STATUS_INPUT_OUTPUT;
        snprintf(run->cause, sizeof run->cause, "%s%.*s", by_machine ? CAUSE_OF_MACHINE : "",
                 RUN_CAUSE_SIZE - (int)sizeof CAUSE_OF_MACHINE, cause);
    }
    return true;
}
