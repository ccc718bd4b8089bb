#include "calibrate/calibration.h"

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
    return plan->waves * plan->points * plan->replicates +
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
    if (status == STATUS_OK)
        status =
            posterior_init(&self->posterior, plan->smc.particles, simulator->factors, self->smc.unit, error);
    if (status == STATUS_OK)
        status =
            check(self, plan->smc.particles * plan->smc.replicates, self->smc.numbers, self->check, error);
    return status;
}

void calibration_free(struct Calibration *self) {
    history_free(&self->history);
    smc_free(&self->smc);
    *self = (struct Calibration){0};
}
