/* The diffusion curve of Bass (1969, Management Science 15, 215-227) fitted to shares of adopters. */
#ifndef TANDEM_BASS_H
#define TANDEM_BASS_H

#include <stddef.h>

#include "base/error.h"
#include "base/translate.h"

/* Why there is no fit; one row each. */
#define BASS_TABLE(ROW)                                                                                      \
    ROW(BASS_FITTED, N_("fitted"))                                                                           \
    ROW(BASS_TOO_SHORT, N_("fewer than eight observations"))                                                 \
    ROW(BASS_FLAT, N_("the curve is flat: next to nobody adopts"))                                           \
    ROW(BASS_SATURATED, N_("nearly all have adopted at the first observations"))                             \
    ROW(BASS_NOT_CONVERGED, N_("least squares did not converge"))                                            \
    ROW(BASS_SINGULAR, N_("p or q is undetermined: singular covariance"))
#define BASS_ENUM(code, reason) code,
enum BassStatus { BASS_TABLE(BASS_ENUM) BASS_STATUS_COUNT };
#undef BASS_ENUM

/* p, q per year with standard errors of least squares. The residuals of one adoption curve are correlated, so
 * these errors are too small: with replicates use the spread of p and q over them. NaN unless `status` is
 * BASS_FITTED. */
struct BassFit {
    enum BassStatus status;
    double p, q, p_error, q_error;
    double residual; /* root mean square, share */
    int iterations;
};

/* Share of adopters `years` after a time at which it was `initial` in [0, 1): solves dF/dt = (p + qF)(1 - F),
 * F = (1 - pCe)/(1 + qCe), e = exp(-(p+q)t), C = (1 - initial)/(p + q initial). With initial 0 it is Bass's
 * (1 - e)/(1 + (q/p) e). p > 0, q ≥ 0 per year. */
double bass_share(double years, double p, double q, double initial);

/* Fits p and q by nonlinear least squares in log p, log q (Levenberg-Marquardt with geodesic acceleration,
 * GSL) to share[n] at years[n] ascending from 0, where the share was `initial`. Errors: STATUS_OUT_OF_MEMORY;
 * that there is no fit is no error but a status of the fit. GSL's error handler must be off
 * (gsl_set_error_handler_off), or GSL aborts without memory. */
enum Status bass_fit(struct BassFit *self, size_t n, const double years[], const double share[],
                     double initial, struct Error *error) MUST_CHECK;

/* One phrase that says what a status means. */
const char *bass_reason(enum BassStatus status);

#endif
