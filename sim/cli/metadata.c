#include "cli/metadata.h"

#include <stdlib.h>

#include "cli/crate.h"
#include "cli/datapackage.h"
#include "cli/described.h"
#include "cli/scenarios_csv.h"

static const char *title_of(const struct Described *self, const struct Plan *plan) {
    if (plan != NULL && plan->title[0] != '\0')
        return plan->title;
    return self->baseline.title[0] != '\0' ? self->baseline.title : self->baseline.name;
}

/* Names of packages are of small letters, digits and few marks: the identity has them. */
static enum Status describe(struct Described *self, const struct Job *job, struct Error *error) {
    char hash[HASH_TEXT_SIZE];
    enum Status status = store_fact(self->store, "identity_hash", hash, sizeof hash, error);
    snprintf(self->name, sizeof self->name, "tandem-%.12s", hash);
    if (status == STATUS_OK)
        status = manifest_time(self->when, error);
    if (status == STATUS_OK)
        status = store_scenario(self->store, 0, &self->baseline, error);
    self->title = title_of(self, job->kind->plan != NULL ? job->kind->plan(job->subject) : NULL);
    return status == STATUS_OK
               ? stored_command_read(&self->command, self->store, job->kind->name, job->replicates, error)
               : status;
}

enum Status metadata_write(const struct Job *job, struct Store *store, const char *directory,
                           struct Error *error) {
    struct Described *described = calloc(1, sizeof *described);
    if (described == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for what describes %s", directory);
    described->directory = directory;
    described->store = store;
    enum Status status = describe(described, job, error);
    if (status == STATUS_OK)
        status = scenarios_csv_write(store, directory, error);
    if (status == STATUS_OK)
        status = datapackage_write(described, error);
    if (status == STATUS_OK)
        status = crate_write(described, error);
    free(described);
    return status;
}
