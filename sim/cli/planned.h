/* A plan on its way through a command: read, set, made into an experiment, run, and its outputs collected.
 * The same for tandem sweep, sensitivity and replicates; what they make of the outputs is theirs. */
#ifndef TANDEM_PLANNED_H
#define TANDEM_PLANNED_H

#include "cli/options.h"
#include "drive/drive.h"
#include "plan/experiment.h"

/* Must not be moved once it is made: its parts point at one another. */
struct Planned {
    struct Plan plan;
    struct Experiment experiment;
    int64_t replicates, weeks; /* the command line's, else the plan's, else the usual ones */
    uint64_t seed;
    char directory[STORE_PATH_SIZE];
};

/* The outputs of all finished runs. */
struct Collected {
    int64_t points, replicates;
    size_t outputs;
    double *values; /* values[output][point][replicate], NaN: not there; owned */
    int64_t finished, failed;
};

/* One output's values[points][replicates]. */
const double *collected_values(const struct Collected *self, size_t output);

/* From the plan at `path`. Errors: those of the reader of plans, of --set, of scenario_check, of
 * experiment_init. Free with planned_free, also after failure. */
enum Status planned_init(struct Planned *self, const struct Options *options, const char *path,
                         struct Error *error) MUST_CHECK;
void planned_free(struct Planned *self);

/* The runs that it asks for. */
struct DrivePlan planned_drive(const struct Planned *self, const struct Options *options,
                               const atomic_bool *stop);

/* What a command makes of the outputs, with the store open. */
typedef enum Status (*PlannedPublish)(const struct Planned *planned, const struct Options *options,
                                      const struct Collected *collected, struct Error *error);

/* What a command asks of a plan before anything is run. NULL: nothing. */
typedef enum Status (*PlannedFits)(const struct Planned *planned, struct Error *error);

/* The whole command: with --dry-run says what it would take, otherwise runs what is missing, writes
 * outputs.csv, design.csv, runs.csv and the tables that the plan keeps, and publishes. Errors: those of all
 * of these. */
enum Status planned_command(const struct Options *options, PlannedFits fits, PlannedPublish publish,
                            struct Error *error) MUST_CHECK;

#endif
