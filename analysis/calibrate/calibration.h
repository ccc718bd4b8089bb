/* A calibration from beginning to end: waves of history matching, then sequential ABC in what is left, its
 * particles adjusted to the figures, and runs at their centre. */
#ifndef TANDEM_CALIBRATION_H
#define TANDEM_CALIBRATION_H

#include "calibrate/adjust.h"
#include "calibrate/history.h"
#include "calibrate/posterior.h"
#include "calibrate/smc.h"

struct CalibrationPlan {
    size_t waves, points, replicates; /* of history matching; 0 waves: none */
    double cutoff;
    bool second;
    struct SmcPlan smc; /* its seed is that of the whole */
    size_t confirm;     /* replicates at the centre */
};

/* Before the first wave, and after each batch of simulations, for those who wait: may be NULL. */
typedef void (*CalibrationTell)(void *context, const struct History *history, const struct Smc *smc);

struct Calibration {
    struct Simulator simulator;
    struct CalibrationPlan plan;
    struct Observation observation[CALIBRATION_NUMBERS_MOST];
    struct History history;
    struct Smc smc;
    double *unit;  /* unit[particles][factors]: the posterior's particles; owned */
    bool adjusted; /* whether they are moved from where the sampler left them */
    struct Posterior posterior;
    double check[CALIBRATION_NUMBERS_MOST];  /* predictive p of each figure among the simulations of the
                                                sampler's particles */
    double centre[CALIBRATION_FACTORS_MOST]; /* of the posterior: one point for all factors together */
    double *confirmed; /* confirmed[confirm][numbers]: runs at it, as the figures are seen; owned */
    double confirmed_p[CALIBRATION_NUMBERS_MOST]; /* of each figure among them; NaN without */
};

/* Points and replicates of the first batch of simulations. */
size_t calibration_first(const struct CalibrationPlan *plan, size_t *replicates);
enum Status calibration_first_points(const struct CalibrationPlan *plan, size_t factors, double unit[],
                                     struct Error *error) MUST_CHECK;

/* Simulations at most. */
size_t calibration_most(const struct CalibrationPlan *plan);

/* Runs it. `self` must not be moved afterwards. Errors: those of its parts. Free with calibration_free, also
 * after failure. */
enum Status calibration_run(struct Calibration *self, const struct Simulator *simulator,
                            const struct Observation observation[], const struct CalibrationPlan *plan,
                            CalibrationTell tell, void *context, struct Error *error) MUST_CHECK;
void calibration_free(struct Calibration *self);

#endif
