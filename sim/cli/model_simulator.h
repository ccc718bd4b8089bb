/* The model as a simulator that a calibration calls: each call appends points to the design of a study, runs
 * what the store lacks of them and reads their outputs, so that what was stopped goes on where it was. */
#ifndef TANDEM_MODEL_SIMULATOR_H
#define TANDEM_MODEL_SIMULATOR_H

#include "calibrate/simulator.h"
#include "drive/drive.h"
#include "plan/plan.h"
#include "store/store.h"

/* Points in study->points belong to it; the drive's cells as well. */
struct ModelSimulator {
    const struct Plan *plan;
    struct DrivePlan *drive;
    struct Store *store;
    bool reading;                /* from the store alone: nothing is run */
    bool unfinished;             /* while reading, runs were lacking */
    int64_t *cells;              /* cells[points]: replicates of each; owned */
    struct ScenarioField *field; /* field[factors and what moves with them]; owned */
    struct DriveOutcome outcome; /* of all calls */
    enum Status worst;           /* STATUS_RUN_FAILED where runs failed, which are NaN */
    struct Error failures;       /* names them, as of the last call */
};

/* Errors: STATUS_OUT_OF_MEMORY. Free with model_simulator_free, also after failure. */
enum Status model_simulator_init(struct ModelSimulator *self, const struct Plan *plan,
                                 struct DrivePlan *drive, struct Error *error) MUST_CHECK;
void model_simulator_free(struct ModelSimulator *self);

/* Forgets all points. */
void model_simulator_begin(struct ModelSimulator *self, struct Store *store, bool reading);

/* Appends points, unit[points][factors], with so many replicates each, and runs nothing. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status model_simulator_append(struct ModelSimulator *self, size_t points, const double unit[],
                                   size_t replicates, struct Error *error) MUST_CHECK;

/* A SimulatorRun, whose context it is. Errors: those of the store and of drive_run, STATUS_RUN_FAILED only
 * where memory or a file kept a run from its result twice: what comes later would follow from what is not
 * known yet; STATUS_CONFIGURATION where nothing is run and runs are lacking. */
enum Status model_simulator_run(void *context, size_t points, const double unit[], size_t replicates,
                                double numbers[], struct Error *error) MUST_CHECK;

#endif
