/* tandem plot: the figures of everything that a result directory holds again. */
#include <stdio.h>

#include "base/file.h"
#include "cli/metadata.h"
#include "cli/scenario_study.h"
#include "cli/stored_study.h"
#include "cli/study_kinds.h"

/* Of a comparison each scenario's own figures as well, below its name. */
static enum Status draw_scenarios(struct Job *job, struct Error *error) {
    const struct ScenarioStudy *study = job->subject;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < study->count && status == STATUS_OK; i++) {
        char directory[STORE_PATH_SIZE + SCENARIO_TEXT];
        snprintf(directory, sizeof directory, "%s/%s", job->directory, study->scenarios[i].name);
        status = directory_create(directory, error);
        if (status == STATUS_OK)
            status = scenario_study_draw(study, job, i, directory, error);
    }
    return status;
}

static enum Status draw(void *context, struct Job *job, struct Store *store, bool last, struct Error *error) {
    (void)context;
    if (job->lack[0] != '\0')
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", store->directory, job->lack);
    job->lists_pictures = true;
    enum Status status = job->kind->draw(job, error);
    if (status == STATUS_OK && job->kind == &comparison_study)
        status = draw_scenarios(job, error);
    pipeline_note_pictures(job);
    if (!last)
        return status;
    enum Status told = metadata_write(job, store, job->directory, error);
    return status == STATUS_OK ? told : status;
}

enum Status command_plot(const struct Options *options, struct Error *error) {
    return stored_study_use(options, options->arguments[0], draw, NULL, error);
}
