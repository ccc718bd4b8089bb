/* The diffusion curve of Bass (1969, Management Science 15, 215-227) fitted to the increments of adoption. */
#ifndef TANDEM_BASS_H
#define TANDEM_BASS_H

#include <stddef.h>

#include "base/translate.h"

/* Why there is no fit; one row each. */
#define BASS_TABLE(ROW)                                                                                      \
    ROW(BASS_FITTED, N_("fitted"))                                                                           \
    ROW(BASS_TOO_SHORT, N_("fewer than eight observations"))                                                 \
    ROW(BASS_FLAT, N_("the curve is flat: next to nobody adopts"))                                           \
    ROW(BASS_SATURATED, N_("nearly all have adopted at the first observations"))                             \
    ROW(BASS_SINGULAR, N_("p or q is undetermined: too few weeks tell them apart"))
#define BASS_ENUM(code, reason) code,
enum BassStatus { BASS_TABLE(BASS_ENUM) BASS_STATUS_COUNT };
#undef BASS_ENUM

/* p, q per year with standard errors from the curvature of the likelihood; an estimate may be 0, the end of
 * its range. NaN unless `status` is BASS_FITTED. */
struct BassFit {
    enum BassStatus status;
    double p, q, p_error, q_error;
};

/* Share of adopters `years` after a time at which it was `initial` in [0, 1): solves dF/dt = (p + qF)(1 - F),
 * F = (1 - pCe)/(1 + qCe), e = exp(-(p+q)t), C = (1 - initial)/(p + q initial). With initial 0 it is Bass's
 * (1 - e)/(1 + (q/p) e). p > 0, q ≥ 0 per year. */
double bass_share(double years, double p, double q, double initial);

/* Fits p, q ≥ 0 by maximum likelihood to share[weeks], the share of `agencies` that have adopted by the end
 * of each week, ascending: of those who have not, the new adopters of a week are binomial with probability 1
 * - exp(-(p + q F)/52), F the share of the week before. Weeks are independent given the past. The likelihood
 * is concave; Newton's method within the bounds. `agencies` matters to the errors only. */
struct BassFit bass_fit(size_t weeks, const double share[], double agencies);

/* One phrase that says what a status means. */
const char *bass_reason(enum BassStatus status);

#endif
