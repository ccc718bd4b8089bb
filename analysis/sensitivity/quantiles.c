#include "sensitivity/quantiles.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* From here on cube roots are normal to six digits (Wilson & Hilferty 1931, Paulson 1942), while the
 * functions of GSL lose theirs. */
static const double large_freedom = 1000.0;

double chi_squared_quantile(double probability, double freedom) {
    if (freedom < large_freedom)
        return gsl_cdf_chisq_Pinv(probability, freedom);
    double variance = 2.0 / (9.0 * freedom);
    double root = 1.0 - variance + gsl_cdf_ugaussian_Pinv(probability) * sqrt(variance);
    return freedom * root * root * root;
}

static double f_below(double f, double above, double below) {
    if (fmin(above, below) < large_freedom)
        return gsl_cdf_fdist_P(f, above, below);
    double root = cbrt(f), a = 2.0 / (9.0 * above), b = 2.0 / (9.0 * below);
    return gsl_cdf_ugaussian_P(((1.0 - b) * root - (1.0 - a)) / sqrt(b * root * root + a));
}

/* By bisection of the logarithm. */
double f_quantile(double probability, double above, double below) {
    double low = -300.0, high = 300.0;
    for (int i = 0; i < 70; i++) {
        double middle = 0.5 * (low + high);
        *(f_below(exp(middle), above, below) < probability ? &low : &high) = middle;
    }
    return exp(0.5 * (low + high));
}
