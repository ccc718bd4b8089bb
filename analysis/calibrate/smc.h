/* Approximate Bayesian computation by a sequential Monte Carlo sampler with an adaptive tolerance (Del Moral,
 * Doucet & Jasra 2012, section 3), prior uniform over what history matching has left of the cube. Steps are
 * normal, of the covariance that is optimal for the next tolerance (Filippi et al. 2013, section 3.2,
 * "multivariate normal"); where there are emulators, a move is a walk of many such steps over what they hold
 * likely (surrogate.h). After each resampling particles move until most have (Drovandi & Pettitt 2011). */
#ifndef TANDEM_SMC_H
#define TANDEM_SMC_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

#include "calibrate/history.h"
#include "calibrate/trials.h"

enum { GENERATIONS_MOST = 200, SWEEPS_MOST = 10 };

struct SmcPlan {
    size_t particles, replicates; /* simulations of each particle (M of the paper) */
    size_t generations;           /* at most, the sample of the prior not counted */
    double keep;           /* share of the effective sample that a new tolerance keeps (alpha): 0 to 1 */
    double tolerance;      /* stop here; 0: never for that */
    double least_accepted; /* stop when a smaller share of moves is accepted */
    double moved; /* a generation goes on until such a share of the particles has moved, ten times at most */
    uint64_t seed;
};

/* What came of one generation; 0 is the sample of the prior. */
struct Generation {
    double tolerance, effective; /* effective particles before they are resampled */
    double accepted, moved;      /* share of moves, of particles that moved at least once; NaN for 0 */
    size_t sweeps, proposed,
        simulated; /* moves of each; in all; those of them that were not ruled out before */
};

struct Smc {
    const struct Simulator *simulator;
    const struct Observation *observation;  /* observation[numbers] */
    double scale[CALIBRATION_NUMBERS_MOST]; /* the unit of a number's distance */
    const struct History *history;          /* what it leaves open is the prior; NULL: the cube */
    struct SmcPlan plan;
    double *unit, *numbers, *distance; /* [particles][factors], [particles][replicates][numbers],
                                          [particles][replicates]; owned */
    double *weight;                    /* weight[particles], sum 1; all alike after a generation; owned */
    struct Trials trials;              /* simulations of moves that emulators proposed; none without */
    double tolerance;
    struct Generation generation[GENERATIONS_MOST + 1];
    size_t generations;
    const char *ended; /* why it stopped: a sentence, marked for translation */
};

/* Runs it to its end; the particles have equal weights then. The distance of a simulation is the root mean
 * square of its numbers' distances from the figures in units of scale, after an error of observation and
 * discrepancy has been drawn for it (Wilkinson 2013), so that the posterior is exact as the tolerance falls;
 * infinite where a number is missing. `scale` NULL: the standard deviation of the simulations of the prior
 * and of the error of observation and discrepancy together. Borrowed arguments must outlive it. Errors: those
 * of the simulator; STATUS_CONFIGURATION where no simulation has all numbers; STATUS_OUT_OF_MEMORY. Free with
 * smc_free, also after failure. */
enum Status smc_run(struct Smc *self, const struct Simulator *simulator,
                    const struct Observation observation[], const double scale[],
                    const struct History *history, const struct SmcPlan *plan,
                    struct Error *error) MUST_CHECK;
void smc_free(struct Smc *self);

#endif
