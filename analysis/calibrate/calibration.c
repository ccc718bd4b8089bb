#include "calibrate/calibration.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "targets/predictive.h"

size_t calibration_first(const struct CalibrationPlan *plan, size_t *replicates) {
    *replicates = plan->waves > 0 ? plan->replicates : plan->smc.replicates;
    return plan->waves > 0 ? plan->points : plan->smc.particles;
}

enum Status calibration_first_points(const struct CalibrationPlan *plan, size_t factors, double unit[],
                                     struct Error *error) {
    struct History none = {.factors = factors};
    size_t replicates;
    return history_sample(&none, calibration_first(plan, &replicates), plan->smc.seed, unit, error);
}

size_t calibration_most(const struct CalibrationPlan *plan) {
    return plan->confirm + plan->waves * plan->points * plan->replicates +
           (plan->smc.generations * SWEEPS_MOST + 1) * plan->smc.particles * plan->smc.replicates;
}

static enum Status no_memory(struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a calibration");
}

static enum Status run_wave(struct Calibration *self, struct Error *error) {
    const struct CalibrationPlan *plan = &self->plan;
    const struct Simulator *simulator = &self->simulator;
    double *unit = calloc(plan->points * simulator->factors + 1, sizeof *unit);
    double *numbers = calloc(plan->points * plan->replicates * simulator->numbers + 1, sizeof *numbers);
    enum Status status = unit != NULL && numbers != NULL ? STATUS_OK : no_memory(error);
    if (status == STATUS_OK)
        status = history_sample(&self->history, plan->points, plan->smc.seed, unit, error);
    if (status == STATUS_OK)
        status = simulator->run(simulator->context, plan->points, unit, plan->replicates, numbers, error);
    if (status == STATUS_OK)
        status = history_add(&self->history, plan->points, unit, plan->replicates, numbers, error);
    if (status == STATUS_OK)
        history_look(&self->history, plan->smc.seed);
    free(unit);
    free(numbers);
    return status;
}

/* The unit of a number's distance is what the last wave knows of reality round the simulator's mean. */
static bool take_scale(const struct Calibration *self, double scale[]) {
    if (self->history.wave_count == 0)
        return false;
    const struct Wave *last = &self->history.wave[self->history.wave_count - 1];
    for (size_t k = 0; k < self->simulator.numbers; k++)
        scale[k] = last->number[k].scale > 0.0 ? last->number[k].scale : 1.0;
    return true;
}

/* Each figure alone among what simulations gave in its place. */
static enum Status check(const struct Calibration *self, size_t simulations, const double numbers[],
                         double p[], struct Error *error) {
    size_t n = self->simulator.numbers;
    double *cloud = calloc(simulations + 1, sizeof *cloud);
    if (cloud == NULL)
        return no_memory(error);
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < simulations; i++)
            cloud[i] = numbers[i * n + k];
        p[k] = predictive_p(1, simulations, cloud, &self->observation[k].figure);
    }
    free(cloud);
    return STATUS_OK;
}

/* Each run at the centre seen with the error of observation; what the model is off by itself is no excuse
 * here. */
static enum Status run_centre(struct Calibration *self, struct Error *error) {
    const struct Simulator *simulator = &self->simulator;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    enum Status status = rng != NULL ? simulator->run(simulator->context, 1, self->centre, self->plan.confirm,
                                                      self->confirmed, error)
                                     : no_memory(error);
    if (status == STATUS_OK)
        gsl_rng_set(rng, (unsigned long)self->plan.smc.seed);
    for (size_t i = 0; i < self->plan.confirm * simulator->numbers && status == STATUS_OK; i++)
        self->confirmed[i] += gsl_ran_gaussian(rng, self->observation[i % simulator->numbers].error);
    gsl_rng_free(rng);
    return status;
}

/* The sampler's particles adjusted, what is known from them, and runs at their centre. */
static enum Status conclude(struct Calibration *self, struct Error *error) {
    const struct Smc *smc = &self->smc;
    size_t particles = self->plan.smc.particles, factors = self->simulator.factors,
           confirm = self->plan.confirm;
    self->unit = calloc(particles * factors + 1, sizeof *self->unit);
    self->confirmed = calloc(confirm * self->simulator.numbers + 1, sizeof *self->confirmed);
    if (self->unit == NULL || self->confirmed == NULL)
        return no_memory(error);
    enum Status status = adjust_particles(smc, self->unit, &self->adjusted, error);
    if (status == STATUS_OK)
        status = posterior_init(&self->posterior, particles, factors, self->unit, error);
    if (status == STATUS_OK)
        status = check(self, particles * self->plan.smc.replicates, smc->numbers, self->check, error);
    if (status != STATUS_OK)
        return status;
    adjust_centre(particles, factors, self->unit, self->centre);
    if (confirm > 0)
        status = run_centre(self, error);
    return status == STATUS_OK ? check(self, confirm, self->confirmed, self->confirmed_p, error) : status;
}

enum Status calibration_run(struct Calibration *self, const struct Simulator *simulator,
                            const struct Observation observation[], const struct CalibrationPlan *plan,
                            CalibrationTell tell, void *context, struct Error *error) {
    *self = (struct Calibration){.simulator = *simulator, .plan = *plan};
    if (simulator->factors < 1 || simulator->factors > CALIBRATION_FACTORS_MOST || simulator->numbers < 1 ||
        simulator->numbers > CALIBRATION_NUMBERS_MOST)
        return error_set(error, STATUS_CONFIGURATION, "a calibration has 1 to %d factors and 1 to %d numbers",
                         CALIBRATION_FACTORS_MOST, CALIBRATION_NUMBERS_MOST);
    memcpy(self->observation, observation, simulator->numbers * sizeof *observation);
    self->history = (struct History){.factors = simulator->factors,
                                     .numbers = simulator->numbers,
                                     .observation = self->observation,
                                     .cutoff = plan->cutoff,
                                     .second = plan->second};
    double scale[CALIBRATION_NUMBERS_MOST];
    enum Status status = STATUS_OK;
    for (size_t w = 0; w < plan->waves && status == STATUS_OK; w++) {
        status = run_wave(self, error);
        if (status == STATUS_OK && tell != NULL)
            tell(context, &self->history, NULL);
    }
    bool known = take_scale(self, scale);
    if (status == STATUS_OK)
        status = smc_run(&self->smc, &self->simulator, self->observation, known ? scale : NULL,
                         known ? &self->history : NULL, &plan->smc, error);
    if (status == STATUS_OK && tell != NULL)
        tell(context, &self->history, &self->smc);
    return status == STATUS_OK ? conclude(self, error) : status;
}

void calibration_free(struct Calibration *self) {
    history_free(&self->history);
    smc_free(&self->smc);
    free(self->unit);
    free(self->confirmed);
    *self = (struct Calibration){0};
}
