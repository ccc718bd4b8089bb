/* What the commands on plans say on stdout: a header, sections for each output, where the files are; or JSON.
 */
#ifndef TANDEM_EXPERIMENT_OUTPUT_H
#define TANDEM_EXPERIMENT_OUTPUT_H

#include <jansson.h>

#include "cli/planned.h"
#include "cli/section.h"
#include "plots/figures.h"
#include "sensitivity/sensitivity_csv.h"

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

/* One section about output number `output`: printed under the output's name, or kept for JSON. */
void experiment_output_section(struct ExperimentOutput *self, size_t output, const struct Section *section);

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

/* The unit of an output's means for people, that of its differences, and what its numbers are multiplied by.
 */
const char *experiment_unit(const struct Planned *planned, size_t output);
const char *experiment_difference_unit(const struct Planned *planned, size_t output);
double experiment_scale(const struct Planned *planned, size_t output);

/* The places of the largest of |size[count]| in falling order, NaN left out: at most SECTION_ROWS of them, in
 * order[]. Returns how many. */
size_t experiment_largest(const double size[], size_t count, size_t order[SECTION_ROWS]);

/* Adds to a section's note that `shown` of `count` factors are in the table, where it is not all. */
void experiment_note_shown(struct Section *section, size_t shown, size_t count);

/* Puts what was found about output number `output` into its figure, which has the texts. */
typedef void (*ExperimentFigure)(const void *subject, size_t output, struct OutputFindings *figure);

/* Draws all outputs, as `fill` gives them from the subject, into <directory>/figures, counts the pictures in
 * its struct Planned and, unless --quiet, says on stderr what is missing. Errors: STATUS_OUT_OF_MEMORY; as
 * figures_write. */
enum Status experiment_draw(struct Job *job, ExperimentFigure fill, struct Error *error) MUST_CHECK;

#endif
