/* A result directory between store and reader: the summary of what is stored, the files made from it, and
 * what it says of its study. */
#ifndef TANDEM_RESULTS_H
#define TANDEM_RESULTS_H

#include <stdint.h>
#include <stdio.h>

#include "cli/options.h"
#include "estimate/summary.h"
#include "params/params.h"
#include "params/scenario.h"
#include "plots/figures.h"
#include "store/store.h"

#define RESULTS_CONFIDENCE 0.95

/* Summarises the finished runs of one scenario (at design point 0) with replicates below `replicates`.
 * Errors: those of store and summary. The caller frees with summary_free, also after failure. */
enum Status results_summarise(struct Store *store, int64_t scenario, int64_t replicates,
                              struct Summary *summary, struct Error *error) MUST_CHECK;

/* Whether the store holds the outputs of a plan. */
enum Status results_are_of_plan(struct Store *store, bool *plan, struct Error *error) MUST_CHECK;

/* Refuses a store that holds the outputs of a plan, for commands that need records. Errors:
 * STATUS_CONFIGURATION with what to do instead; those of the store. */
enum Status results_refuse_plan(struct Store *store, struct Error *error) MUST_CHECK;

/* Writes to `directory` the CSV files of the stored tables in the mask, and of the summary. Errors:
 * STATUS_INPUT_OUTPUT. */
enum Status results_write_csv(struct Store *store, unsigned tables, const struct Summary *summary,
                              const char *directory, struct Error *error) MUST_CHECK;

/* Writes <directory>/<name>, whole or not at all, with what `write` gives. Errors: STATUS_INPUT_OUTPUT, or
 * those of `write`. */
typedef enum Status (*ResultsWriter)(const void *context, FILE *stream, struct Error *error);
enum Status results_write_file(const char *directory, const char *name, ResultsWriter write,
                               const void *context, struct Error *error) MUST_CHECK;

/* Draws the figures of a scenario into `directory`/figures and, unless --quiet, says on stderr what is
 * missing. Errors: as figures_write. */
enum Status results_draw(const struct Options *options, const struct Scenario *scenario,
                         const struct Summary *summary, const char *directory, struct FigureOutcome *outcome,
                         struct Error *error) MUST_CHECK;

/* The weeks, and the parameters of a scenario, as the identity of the stored study has them. Errors:
 * STATUS_INPUT_OUTPUT if they are not there. */
enum Status results_weeks(struct Store *store, int64_t *weeks, struct Error *error) MUST_CHECK;
enum Status results_params(struct Store *store, int64_t scenario, struct Params *params,
                           struct Error *error) MUST_CHECK;

/* A scenario as the store has it: texts, parameters and interventions, each with its cost; the origin of
 * values and the path of a network are not stored. Errors: as results_params; STATUS_OUT_OF_MEMORY. Free with
 * scenario_free, also after failure. */
enum Status results_scenario(struct Store *store, int64_t index, struct Scenario *scenario,
                             struct Error *error) MUST_CHECK;

#endif
