/* The scenarios of one comparison: those of the command line, and their pairs if they are asked for. */
#ifndef TANDEM_COMPARED_H
#define TANDEM_COMPARED_H

#include "cli/options.h"
#include "params/scenario.h"
#include "store/store.h"

struct Compared {
    struct Scenario *scenarios; /* scenarios[count], owned; 0 is the baseline */
    size_t count;
    char directory[STORE_PATH_SIZE];
};

/* Reads the scenarios of the command line and adds their pairs with --combine. Errors: as job_read;
 * STATUS_USAGE for a single scenario or two of one name; those of scenario_combine. Free with compared_free,
 * also after failure. */
enum Status compared_init(struct Compared *self, const struct Options *options,
                          struct Error *error) MUST_CHECK;
void compared_free(struct Compared *self);

/* The study that runs them. */
struct Study compared_study(const struct Compared *self, const struct Options *options);

#endif
