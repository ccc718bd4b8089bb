/* What the commands on plans say on stdout: a header, tables about each output, where the files are; or JSON.
 */
#ifndef TANDEM_EXPERIMENT_OUTPUT_H
#define TANDEM_EXPERIMENT_OUTPUT_H

#include "cli/planned.h"
#include "plots/figures.h"
#include "sensitivity/sensitivity_csv.h"

/* Draws and tells about all outputs, as the job's kind gives them: draw and tell of kinds that have a plan.
 * Errors: STATUS_OUT_OF_MEMORY; as figures_write. */
enum Status experiment_draw(struct Job *job, struct Error *error) MUST_CHECK;
enum Status experiment_tell(struct Job *job, struct Error *error) MUST_CHECK;

/* The plan for figures; units[factors] is filled. */
struct PlanSubject experiment_subject(const struct Planned *planned, const char *units[]);

/* The data of one output for the statistics. */
struct SensitivityData experiment_data(const struct Planned *planned, const struct Collected *collected,
                                       size_t output);

/* Adds to an answer which outputs are at their limit in many runs. */
void experiment_limits(const struct Planned *planned, struct Sentences *sentences);

/* Names for the CSV files; `keys` has room for the factors. */
struct SensitivityNames experiment_names(const struct Planned *planned, size_t output, const char *keys[]);

/* The unit of an output's means for people, and what its numbers are multiplied by. */
const char *experiment_unit(const struct Planned *planned, size_t output);
double experiment_scale(const struct Planned *planned, size_t output);

#endif
