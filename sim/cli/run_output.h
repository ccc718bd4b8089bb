/* What `tandem run` says on stdout: a report a scenario, and a table of all of them where there are several;
 * or JSON. */
#ifndef TANDEM_RUN_OUTPUT_H
#define TANDEM_RUN_OUTPUT_H

#include <jansson.h>

#include "cli/jobs.h"
#include "cli/results.h"

/* One row of the table of all scenarios. */
struct RunLine {
    const struct Job *job;
    int focus;
    struct Estimate completed, median_weeks, tried;
};

struct RunOutput {
    struct RunLine *lines; /* lines[count], owned */
    size_t count;
    json_t *reports; /* owned */
};

/* Room for `scenarios` of them. Errors: STATUS_OUT_OF_MEMORY. Free with run_output_free, also after failure.
 */
enum Status run_output_init(struct RunOutput *self, size_t scenarios, struct Error *error) MUST_CHECK;
void run_output_free(struct RunOutput *self);

/* Prints, or keeps for JSON, what came of one scenario; `job` must outlive `self`. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status run_output_add(struct RunOutput *self, const struct Options *options, const struct Job *job,
                           const struct Summary *summary, const struct FigureOutcome *figures,
                           struct Error *error) MUST_CHECK;

/* Prints what comes after the last. Errors: STATUS_OUT_OF_MEMORY. */
enum Status run_output_finish(struct RunOutput *self, const struct Options *options,
                              struct Error *error) MUST_CHECK;

#endif
