#include "cli/stored_study.h"

#include <stdlib.h>

#include "base/file.h"
#include "cli/stored_command.h"
#include "cli/study_kinds.h"
#include "store/manifest.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/store_texts.h"

/* What to do with each kind. */
struct Use {
    const struct Options *options;
    StoredStudyUse use;
    void *context;
};

static enum Status use_kind(const struct Use *self, const struct StudyKind *kind, struct Store *store,
                            bool last, struct Error *error) {
    struct Job job;
    enum Status status = pipeline_restore(&job, kind, self->options, store, error);
    if (status == STATUS_OK)
        status = kind->read(&job, store, error);
    if (status == STATUS_OK)
        status = self->use(self->context, &job, store, last, error);
    pipeline_release(&job, kind);
    return status;
}

/* Whether the command of a kind has run on this store. */
static enum Status has_run(struct Store *store, const struct StudyKind *kind, bool *ran,
                           struct Error *error) {
    char name[STORED_NAME_SIZE], *command;
    stored_command_name(kind->name, name);
    enum Status status = store_text(store, name, &command, error);
    *ran = command != NULL;
    free(command);
    return status;
}

/* The kinds of plans whose commands have run here, one at least. */
enum { PLAN_KINDS = 6 };

static enum Status find_plan_kinds(struct Store *store, const struct StudyKind *held[PLAN_KINDS],
                                   size_t *count, struct Error *error) {
    static const struct StudyKind *const kinds[PLAN_KINDS] = {&sweep_study,      &sensitivity_study,
                                                              &replicates_study, &decide_study,
                                                              &findings_study,   &calibrate_study};
    enum Status status = STATUS_OK;
    *count = 0;
    for (size_t i = 0; i < PLAN_KINDS && status == STATUS_OK; i++) {
        bool ran = false;
        status = has_run(store, kinds[i], &ran, error);
        if (ran)
            held[(*count)++] = kinds[i];
    }
    if (status == STATUS_OK && *count == 0)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: holds the outputs of a plan, but not the plan: the command that ran it, with "
                           "--out %s, adds it without running anything again",
                           store->directory, store->directory);
    return status;
}

static enum Status use_plan(const struct Use *self, struct Store *store, struct Error *error) {
    const struct StudyKind *held[PLAN_KINDS];
    size_t count = 0;
    enum Status status = find_plan_kinds(store, held, &count, error);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = use_kind(self, held[i], store, i + 1 == count, error);
    return status;
}

enum Status stored_study_manifest(const struct Options *options, struct Store *store, struct Error *error) {
    struct Job job;
    int64_t scenarios = 0, replicates = 0;
    size_t outputs = 0, kinds = 0;
    const struct StudyKind *held[PLAN_KINDS];
    enum Status status = store_output_count(store, &outputs, error);
    if (status == STATUS_OK)
        status = store_scenario_count(store, &scenarios, error);
    if (status == STATUS_OK)
        status = store_replicates(store, &replicates, error);
    if (status == STATUS_OK && outputs > 0)
        status = find_plan_kinds(store, held, &kinds, error);
    if (status != STATUS_OK)
        return status;
    const struct StudyKind *kind = outputs > 0 ? held[0] : scenarios > 1 ? &comparison_study : &run_study;
    status = pipeline_restore(&job, kind, options, store, error);
    if (status == STATUS_OK)
        status = manifest_write(store, &job.drive.study, replicates, error);
    pipeline_release(&job, kind);
    return status;
}

enum Status stored_study_use(const struct Options *options, const char *directory, StoredStudyUse use,
                             void *context, struct Error *error) {
    const struct Use self = {options, use, context};
    struct Store store;
    int64_t scenarios = 0;
    size_t outputs = 0;
    enum Status status = store_open_reading(&store, directory, error);
    if (status == STATUS_OK)
        directory_tidy(directory);
    if (status == STATUS_OK)
        status = store_output_count(&store, &outputs, error);
    if (status == STATUS_OK)
        status = store_scenario_count(&store, &scenarios, error);
    if (status == STATUS_OK)
        status = outputs > 0
                     ? use_plan(&self, &store, error)
                     : use_kind(&self, scenarios > 1 ? &comparison_study : &run_study, &store, true, error);
    store_close(&store);
    return status;
}
