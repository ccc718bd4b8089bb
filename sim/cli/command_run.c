/* tandem run: replicates of scenarios into result directories, tables to the terminal. */
#include "cli/input.h"
#include "cli/run_output.h"
#include "cli/scenario_study.h"
#include "cli/study_kinds.h"

static enum Status half_width(void *context, struct Store *store, int64_t replicates, double *width,
                              struct Error *error) {
    struct ScenarioStudy *self = context;
    char lack[JOB_LACK_SIZE];
    enum Status status = scenario_study_estimate(self, store, replicates, lack, error);
    if (status == STATUS_OK)
        *width = summary_precision(&self->summaries[0]);
    return status;
}

static enum Status prepare(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error) {
    struct ScenarioStudy *self = job->subject;
    enum Status status = scenario_study_init(self, (size_t)count, error);
    if (status == STATUS_OK)
        status = (job->options->null_model ? input_null_model : input_scenario)(
            &self->scenarios[0], arguments[0], &job->options->set, job->options->quiet, error);
    if (status != STATUS_OK)
        return status;
    scenario_study_prepared(self, job);
    job->drive.half_width = half_width;
    *name = self->scenarios[0].name;
    return STATUS_OK;
}

static enum Status draw(struct Job *job, struct Error *error) {
    return scenario_study_draw(job->subject, job, 0, job->directory, error);
}

static enum Status tell(struct Job *job, struct Error *error) {
    enum Status status = run_output_tell(job, error);
    scenario_study_forget(job->subject);
    return status;
}

const struct StudyKind run_study = {
    .name = "run",
    .folder = "",
    .each = true,
    .subject_size = sizeof(struct ScenarioStudy),
    .prepare = prepare,
    .release = scenario_study_release,
    .restore = scenario_study_restore,
    .read = scenario_study_read,
    .write = scenario_study_write,
    .draw = draw,
    .tell = tell,
    .finish = run_output_finish,
};

enum Status command_run(const struct Options *options, struct Error *error) {
    return pipeline_command(&run_study, options, error);
}
