/* Weibull lives above a cut-off, with censoring, by maximum likelihood. */
#ifndef TANDEM_WEIBULL_H
#define TANDEM_WEIBULL_H

#include <stdbool.h>
#include <stddef.h>

/* S(t) = exp(-(t/scale)^shape). Errors from the observed information, by the delta method from the log scale.
 * `fitted` is false and all are NaN if there are fewer than two different ends or no convergence. */
struct WeibullFit {
    bool fitted;
    double shape, scale, shape_error, scale_error;
    size_t count, ends; /* lives above the cut-off, and how many of them ended */
};

/* Fits to life[n] with ended[n] true for an end and false for censoring; only lives above `cutoff` ≥ 0 are
 * used, each given that it passed the cut-off (left truncation): log L = Σ_ended log h(t) - Σ (H(t) -
 * H(cutoff)). The scale is profiled out (Cohen 1965, with truncation) and the score solved for the shape
 * within 0.01 to 100 by bisection. */
void weibull_fit(struct WeibullFit *self, size_t n, const double life[], const bool ended[], double cutoff);

#endif
