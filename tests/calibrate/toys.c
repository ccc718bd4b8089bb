#include "tests/calibrate/toys.h"

#include <gsl/gsl_randist.h>
#include <math.h>

void toy_init(struct Toy *self, size_t factors, size_t numbers, double sd, unsigned long seed) {
    *self = (struct Toy){.factors = factors, .numbers = numbers, .sd = sd};
    self->rng = gsl_rng_alloc(gsl_rng_taus2);
    gsl_rng_set(self->rng, seed);
    for (size_t k = 0; k < numbers && k < factors; k++)
        self->weight[k][k] = 1.0;
}

void toy_draw(const struct Toy *self, const double x[], double numbers[]) {
    bool there = gsl_rng_uniform(self->rng) >= self->missing;
    double common = self->shared > 0.0 ? gsl_ran_gaussian(self->rng, self->sd * sqrt(self->shared)) : 0.0;
    for (size_t k = 0; k < self->numbers; k++) {
        numbers[k] = common + gsl_ran_gaussian(self->rng, self->sd * sqrt(1.0 - self->shared));
        for (size_t f = 0; f < self->factors; f++)
            numbers[k] += self->weight[k][f] * x[f];
        numbers[k] = there ? numbers[k] : (double)NAN;
    }
}

static enum Status run(void *context, size_t points, const double unit[], size_t replicates, double numbers[],
                       struct Error *error) {
    struct Toy *self = context;
    (void)error;
    for (size_t i = 0; i < points * replicates; i++)
        toy_draw(self, unit + i / replicates * self->factors, numbers + i * self->numbers);
    self->simulated += points * replicates;
    self->batches++;
    return STATUS_OK;
}

struct Simulator toy_simulator(struct Toy *self) {
    return (struct Simulator){self->factors, self->numbers, run, self};
}

void toy_free(struct Toy *self) {
    gsl_rng_free(self->rng);
}
