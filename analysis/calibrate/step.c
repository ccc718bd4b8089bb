#include "calibrate/step.h"

#include <gsl/gsl_randist.h>

#include "calibrate/simulator.h"

void step_normal(const gsl_rng *rng, const gsl_matrix *root, const double from[], double to[]) {
    double draw[CALIBRATION_FACTORS_MOST];
    for (size_t f = 0; f < root->size1; f++)
        draw[f] = gsl_ran_ugaussian(rng);
    for (size_t f = 0; f < root->size1; f++) {
        to[f] = from[f];
        for (size_t g = 0; g <= f; g++)
            to[f] += gsl_matrix_get(root, f, g) * draw[g];
    }
}

bool step_in_cube(size_t factors, const double x[]) {
    for (size_t f = 0; f < factors; f++)
        if (!(x[f] >= 0.0 && x[f] <= 1.0))
            return false;
    return true;
}
