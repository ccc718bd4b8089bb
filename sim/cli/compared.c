#include "cli/compared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/jobs.h"

/* Every other scenario on its own, and every pair of these. */
static size_t most_scenarios(size_t given, bool combine) {
    size_t others = given - 1;
    return given + (combine ? others * (others - 1) / 2 : 0);
}

static enum Status read_given(struct Compared *self, const struct Options *options, struct Error *error) {
    enum Status worst = STATUS_OK;
    for (int i = 0; i < options->argument_count; i++) {
        enum Status status =
            job_read(&self->scenarios[self->count++], options->arguments[i], &options->set, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    for (size_t i = 0; i < self->count && worst == STATUS_OK; i++)
        for (size_t k = 0; k < i && worst == STATUS_OK; k++)
            if (strcmp(self->scenarios[i].name, self->scenarios[k].name) == 0)
                worst =
                    error_set(error, STATUS_USAGE, "two scenarios have the name %s", self->scenarios[i].name);
    return worst;
}

static enum Status add_pairs(struct Compared *self, struct Error *error) {
    size_t given = self->count;
    enum Status status = STATUS_OK;
    for (size_t one = 1; one < given; one++)
        for (size_t other = one + 1; other < given && status == STATUS_OK; other++) {
            status = scenario_combine(&self->scenarios[self->count++], &self->scenarios[0],
                                      &self->scenarios[one], &self->scenarios[other], error);
        }
    return status;
}

enum Status compared_init(struct Compared *self, const struct Options *options, struct Error *error) {
    size_t given = (size_t)options->argument_count, most = most_scenarios(given, options->combine);
    *self = (struct Compared){0};
    self->scenarios = calloc(most, sizeof *self->scenarios);
    if (self->scenarios == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the scenarios");
    enum Status status = read_given(self, options, error);
    if (status == STATUS_OK && options->combine)
        status = add_pairs(self, error);
    int length = options->out != NULL ? snprintf(self->directory, sizeof self->directory, "%s", options->out)
                                      : snprintf(self->directory, sizeof self->directory, "out/compare-%s",
                                                 self->scenarios[0].name);
    if (status == STATUS_OK && length >= (int)sizeof self->directory)
        status = error_set(error, STATUS_USAGE, "the path of the result directory is too long");
    return status;
}

void compared_free(struct Compared *self) {
    for (size_t i = 0; i < self->count; i++)
        scenario_free(&self->scenarios[i]);
    free(self->scenarios);
    *self = (struct Compared){0};
}

struct Study compared_study(const struct Compared *self, const struct Options *options) {
    return (struct Study){.scenarios = self->scenarios,
                          .scenario_count = self->count,
                          .weeks = options->weeks,
                          .seed = options->seed,
                          .tables = options->tables};
}
