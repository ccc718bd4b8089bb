#include "cli/stored_study.h"

#include <stdlib.h>

#include "cli/stored_command.h"
#include "cli/study_kinds.h"
#include "store/store_texts.h"

static enum Status use_kind(const struct StudyKind *kind, const struct Options *options, struct Store *store,
                            StoredStudyUse use, struct Error *error) {
    struct Job job;
    enum Status status = pipeline_restore(&job, kind, options, store, error);
    if (status == STATUS_OK)
        status = kind->read(&job, store, error);
    if (status == STATUS_OK)
        status = use(&job, kind, store, error);
    pipeline_release(&job, kind);
    return status;
}

/* The kinds of a plan's study whose commands the store keeps. */
static enum Status use_plan(const struct Options *options, struct Store *store, StoredStudyUse use,
                            struct Error *error) {
    static const struct StudyKind *const kinds[] = {&sweep_study, &sensitivity_study, &replicates_study};
    size_t found = 0;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && status == STATUS_OK; i++) {
        char name[STORED_NAME_SIZE], *command;
        stored_command_name(kinds[i]->name, name);
        status = store_text(store, name, &command, error);
        if (status == STATUS_OK && command != NULL) {
            status = use_kind(kinds[i], options, store, use, error);
            found++;
        }
        free(command);
    }
    if (status == STATUS_OK && found == 0)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: holds the outputs of a plan, but not the plan: the command that ran it, with "
                           "--out %s, adds it without running anything again",
                           store->directory, store->directory);
    return status;
}

enum Status stored_study_use(const struct Options *options, const char *directory, StoredStudyUse use,
                             struct Error *error) {
    struct Store store;
    int64_t scenarios = 0;
    size_t outputs = 0;
    enum Status status = store_open_reading(&store, directory, error);
    if (status == STATUS_OK)
        status = store_output_count(&store, &outputs, error);
    if (status == STATUS_OK)
        status = store_scenario_count(&store, &scenarios, error);
    if (status == STATUS_OK)
        status = outputs > 0
                     ? use_plan(options, &store, use, error)
                     : use_kind(scenarios > 1 ? &comparison_study : &run_study, options, &store, use, error);
    store_close(&store);
    return status;
}
