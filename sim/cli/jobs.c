#include "cli/jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/remarks.h"
#include "scenario/reader.h"

enum Status job_read(struct Scenario *scenario, const char *path, const struct TextList *set,
                     struct Error *error) {
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status = scenario_read(scenario, path, error);
    for (size_t i = 0; i < set->count && (status == STATUS_OK || status == STATUS_CONFIGURATION); i++) {
        enum Status assigned = scenario_set(scenario, set->items[i], error);
        status = status == STATUS_OK ? assigned : status;
    }
    return status == STATUS_OK ? scenario_check(scenario, error) : status;
}

static enum Status decide_directory(struct Job *job, const struct Options *options, struct Error *error) {
    const char *name = job->scenario.name;
    int length = options->out == NULL ? snprintf(job->directory, STORE_PATH_SIZE, "out/%s", name)
                 : options->argument_count > 1
                     ? snprintf(job->directory, STORE_PATH_SIZE, "%s/%s", options->out, name)
                     : snprintf(job->directory, STORE_PATH_SIZE, "%s", options->out);
    if (length >= STORE_PATH_SIZE)
        return error_set(error, STATUS_USAGE, "the path of the result directory is too long");
    return STATUS_OK;
}

static enum Status check_directories(const struct Jobs *self, struct Error *error) {
    for (size_t i = 0; i < self->count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(self->jobs[i].directory, self->jobs[k].directory) == 0)
                return error_set(error, STATUS_USAGE, "two scenarios would share the result directory %s",
                                 self->jobs[i].directory);
    return STATUS_OK;
}

enum Status jobs_init(struct Jobs *self, const struct Options *options, struct Error *error) {
    enum Status worst = STATUS_OK;
    *self = (struct Jobs){0};
    self->jobs = calloc((size_t)options->argument_count, sizeof *self->jobs);
    if (self->jobs == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the scenarios");
    for (int i = 0; i < options->argument_count; i++) {
        struct Job *job = &self->jobs[self->count++];
        enum Status status = job_read(&job->scenario, options->arguments[i], &options->set, error);
        if (status == STATUS_OK) {
            remarks_on_scenario(&job->scenario, options->quiet);
            status = decide_directory(job, options, error);
        }
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst == STATUS_OK ? check_directories(self, error) : worst;
}

void jobs_free(struct Jobs *self) {
    for (size_t i = 0; i < self->count; i++)
        scenario_free(&self->jobs[i].scenario);
    free(self->jobs);
    *self = (struct Jobs){0};
}
