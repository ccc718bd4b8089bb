/* The study of `tandem calibrate`: a plan, its targets as numbers of runs, and what calibrating to them gave.
 */
#ifndef TANDEM_CALIBRATE_STUDY_H
#define TANDEM_CALIBRATE_STUDY_H

#include "calibrate/calibrated.h"
#include "cli/model_simulator.h"
#include "cli/pipeline.h"
#include "targets/targets.h"

/* What one number of the runs is. */
struct CalibratedSource {
    const struct Target *target; /* a figure, and which of its numbers; NULL: an outcome */
    size_t dimension;
    enum Outcome outcome;
};

/* Must not be moved once it is prepared. */
struct CalibrateStudy {
    struct Plan plan;
    int64_t weeks;
    uint64_t seed;
    struct CalibratedSource source[CALIBRATION_NUMBERS_MOST];
    struct Observation observation[CALIBRATION_NUMBERS_MOST];
    const char *outputs[CALIBRATION_NUMBERS_MOST]; /* names; they stand in `found` */
    char *rule;                                    /* that gives the points, for the identity; owned */
    struct CalibrationPlan calibration_plan;
    struct ModelSimulator simulator;
    struct Calibration calibration;
    struct Calibrated found;
    bool done;
};

/* Parts of the kind. Errors: of prepare those of the reader of plans, of --set and of scenario_check, and
 * STATUS_CONFIGURATION for weeks that a target cannot have or options that a calibration has not; of run and
 * read those of model_simulator_run and calibration_run. */
enum Status calibrate_study_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                                    struct Error *error) MUST_CHECK;
enum Status calibrate_study_restore(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
enum Status calibrate_study_run(struct Job *job, struct Store *store, struct DriveOutcome *outcome,
                                struct Error *error) MUST_CHECK;
enum Status calibrate_study_read(struct Job *job, struct Store *store, struct Error *error) MUST_CHECK;
const struct Plan *calibrate_study_plan(const void *subject);
void calibrate_study_release(void *subject);

#endif
