/* What the commands on plans say on stdout: a header, tables about each output, where the files are; or JSON.
 */
#ifndef TANDEM_EXPERIMENT_OUTPUT_H
#define TANDEM_EXPERIMENT_OUTPUT_H

#include <jansson.h>

#include "cli/planned.h"
#include "plots/figures.h"
#include "sensitivity/sensitivity_csv.h"
#include "tables/table.h"

struct ExperimentOutput {
    const struct Planned *planned;
    const struct Options *options;
    const struct Collected *collected;
    json_t *outputs; /* owned */
};

/* Prints the header, unless JSON is wanted. Errors: STATUS_OUT_OF_MEMORY. */
enum Status experiment_output_init(struct ExperimentOutput *self, const struct Planned *planned,
                                   const struct Options *options, const struct Collected *collected,
                                   struct Error *error) MUST_CHECK;

/* The tables about output number `output`: printed, or kept for JSON; frees them. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status experiment_output_tables(struct ExperimentOutput *self, size_t output, struct Tables *tables,
                                     struct Error *error) MUST_CHECK;

/* In place of a section: why there is none. JSON has null and the reason. */
void experiment_output_nothing(struct ExperimentOutput *self, size_t output, const char *key,
                               const char *why);

/* Says where files and pictures are, or prints the JSON. Frees `self`, also after failure. `pictures` counts
 * what was drawn. Errors: STATUS_OUT_OF_MEMORY. */
enum Status experiment_output_finish(struct ExperimentOutput *self, const char *files, size_t pictures,
                                     struct Error *error) MUST_CHECK;

/* The data of one output for the statistics. */
struct SensitivityData experiment_data(const struct Planned *planned, const struct Collected *collected,
                                       size_t output);

/* Names for the CSV files; `keys` has room for the factors. */
struct SensitivityNames experiment_names(const struct Planned *planned, size_t output, const char *keys[]);

/* The unit of an output's means for people, and what its numbers are multiplied by. */
const char *experiment_unit(const struct Planned *planned, size_t output);
double experiment_scale(const struct Planned *planned, size_t output);

/* Puts what was found about output number `output` into its figure, which has the texts. */
typedef void (*ExperimentFigure)(const void *subject, size_t output, struct OutputFindings *figure);

/* Draws all outputs, as `fill` gives them from the subject. Errors: STATUS_OUT_OF_MEMORY; as
 * figures_write. */
enum Status experiment_draw(struct Job *job, ExperimentFigure fill, struct Error *error) MUST_CHECK;

#endif
