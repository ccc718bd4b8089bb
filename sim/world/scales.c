#include "world/scales.h"

#include <math.h>

double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}

double logit(double share) {
    return log(share / (1.0 - share));
}

double score_draw(double mean, double spread, double normal) {
    return mean / (mean + (1.0 - mean) * exp(-spread * normal)); /* logistic(logit(mean) + …) */
}

double weekly_share_of_month(double share_per_month) {
    return 1.0 - pow(1.0 - share_per_month, (double)MONTHS_PER_YEAR / WEEKS_PER_YEAR);
}

double weekly_probability(double hazard_per_year) {
    return -expm1(-hazard_per_year / WEEKS_PER_YEAR);
}
