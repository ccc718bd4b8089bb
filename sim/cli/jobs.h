/* The scenarios of one command line, read, set and checked. */
#ifndef TANDEM_JOBS_H
#define TANDEM_JOBS_H

#include <stddef.h>

#include "cli/options.h"
#include "params/scenario.h"
#include "store/store.h"

struct Job {
    struct Scenario scenario;
    char directory[STORE_PATH_SIZE]; /* of its results */
};

struct Jobs {
    struct Job *jobs; /* jobs[count], owned */
    size_t count;
};

/* Reads one scenario, applies --set and checks the whole; every fault is reported. Errors: those of the
 * reader, of scenario_set and of scenario_check. Free with scenario_free, also after failure. */
enum Status job_read(struct Scenario *scenario, const char *path, const struct TextList *set,
                     struct Error *error) MUST_CHECK;

/* Reads a scenario an argument and decides where results go. Errors: as job_read; STATUS_USAGE for two
 * scenarios that would share a directory. Free with jobs_free, also after failure. */
enum Status jobs_init(struct Jobs *self, const struct Options *options, struct Error *error) MUST_CHECK;
void jobs_free(struct Jobs *self);

#endif
