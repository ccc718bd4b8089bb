/* A study of a plan, read, set, made into an experiment, and the outputs of its runs: what the kinds of
 * `tandem sweep`, sensitivity and replicates share. Each has a struct Planned as the first member of its
 * subject. */
#ifndef TANDEM_PLANNED_H
#define TANDEM_PLANNED_H

#include "cli/pipeline.h"
#include "compare/paired_design.h"
#include "plan/experiment.h"
#include "tables/pairs_table.h"

/* The outputs of all finished runs. */
struct Collected {
    int64_t points, replicates;
    size_t outputs;
    double *values; /* values[output][point][replicate], NaN: not there; owned */
    int64_t finished, failed;
};

/* One output's values[points][replicates]. */
const double *collected_values(const struct Collected *self, size_t output);

/* Must not be moved once it is prepared: its parts point at one another. */
struct Planned {
    struct Plan plan;
    struct Experiment experiment;
    int64_t replicates, weeks; /* the command line's, else the plan's, else the usual ones */
    int64_t points;            /* of the design; 0: as many as the plan says */
    uint64_t seed;
    const char *directory; /* of the results; borrowed from the job */
    struct Collected collected;
    struct PairedDesign pairs; /* of all scenarios, where the plan has several */
};

/* Refuses a plan of several scenarios for a command that is about one, and one of options for all of these.
 */
enum Status planned_check_single(const struct Planned *self, const char *command,
                                 struct Error *error) MUST_CHECK;

/* One output of the pairs. */
struct ScenarioPairs planned_pairs(const struct Planned *self, size_t output);

/* Parts of those kinds. Errors: of prepare those of the reader of plans, of --set, of scenario_check and of
 * experiment_init; of read and write those of the store. */
enum Status planned_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                            struct Error *error) MUST_CHECK;
enum Status planned_restore(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
/* A plan as the store has it. Errors: those of the store and of plan_restore. */
enum Status planned_restore_plan(struct Plan *plan, struct Store *store, struct Error *error) MUST_CHECK;
const struct Plan *planned_plan(const void *subject);

/* The two halves of planned_prepare, for a kind that has something to do to the plan between them. */
enum Status planned_read_plan(struct Job *job, const char *argument, struct Error *error) MUST_CHECK;
enum Status planned_make(struct Job *job, const char **name, struct Error *error) MUST_CHECK;

enum Status planned_read(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
enum Status planned_write(const struct Planned *self, struct Store *store, const char *directory,
                          struct Error *error) MUST_CHECK;
void planned_release(void *subject);

#endif
