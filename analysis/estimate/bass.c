#include "estimate/bass.h"

#include <math.h>
#include <stdbool.h>

enum { FEWEST = 8, ITERATIONS_MOST = 200, WEEKS_A_YEAR = 52 };
static const double least_rise = 0.01;      /* of the share, below which a curve is called flat */
static const double nearly_all = 0.99;      /* of the share, above which a curve is saturated */
static const double least_condition = 1e-9; /* of the information, scaled to 1 on its diagonal */

const char *bass_reason(enum BassStatus status) {
#define BASS_REASON(code, reason) reason,
    static const char *const reasons[BASS_STATUS_COUNT] = {BASS_TABLE(BASS_REASON)};
#undef BASS_REASON
    return reasons[status];
}

double bass_share(double years, double p, double q, double initial) {
    double decay = exp(-(p + q) * years) * (1.0 - initial) / (p + q * initial);
    return (1.0 - p * decay) / (1.0 + q * decay);
}

/* Log-likelihood of an agency at p, q, its slope and the information (minus its curvature). */
struct Likelihood {
    double value, slope[2], information[2][2];
};

static struct Likelihood likelihood(size_t weeks, const double share[], const double rate[2]) {
    struct Likelihood at = {0};
    for (size_t i = 1; i < weeks; i++) {
        double new_share = share[i] - share[i - 1], left = 1.0 - share[i];
        const double by[2] = {1.0 / WEEKS_A_YEAR, share[i - 1] / WEEKS_A_YEAR};
        double hazard = rate[0] * by[0] + rate[1] * by[1];
        at.value += (new_share > 0.0 ? new_share * log(-expm1(-hazard)) : 0.0) - left * hazard;
        double slope = (new_share > 0.0 ? new_share / expm1(hazard) : 0.0) - left;
        double curvature = new_share > 0.0 ? new_share * exp(hazard) / pow(expm1(hazard), 2.0) : 0.0;
        for (int j = 0; j < 2; j++) {
            at.slope[j] += slope * by[j];
            for (int k = 0; k < 2; k++)
                at.information[j][k] += curvature * by[j] * by[k];
        }
    }
    return at;
}

static double determinant(const struct Likelihood *at) {
    return at->information[0][0] * at->information[1][1] - at->information[0][1] * at->information[1][0];
}

static bool is_singular(const struct Likelihood *at) {
    return !(determinant(at) > least_condition * at->information[0][0] * at->information[1][1]);
}

/* Newton's step; a rate that stands at 0 and would fall stays there. */
static void newton_step(const struct Likelihood *at, const double rate[2], double step[2]) {
    const bool fixed[2] = {rate[0] <= 0.0 && at->slope[0] <= 0.0, rate[1] <= 0.0 && at->slope[1] <= 0.0};
    for (int j = 0; j < 2; j++) {
        int other = 1 - j;
        double both =
            (at->slope[j] * at->information[other][other] - at->slope[other] * at->information[0][1]) /
            determinant(at);
        double alone = at->slope[j] / at->information[j][j];
        step[j] = fixed[j] ? 0.0 : fixed[other] || is_singular(at) ? alone : both;
    }
}

/* Moves along `step` as far as the likelihood rises, within the bounds; false where it does not. */
static bool climb(size_t weeks, const double share[], double rate[2], const double step[2], double value) {
    for (double part = 1.0; part > 1e-9; part /= 2.0) {
        const double next[2] = {fmax(0.0, rate[0] + part * step[0]), fmax(0.0, rate[1] + part * step[1])};
        if (!(likelihood(weeks, share, next).value > value))
            continue;
        rate[0] = next[0];
        rate[1] = next[1];
        return true;
    }
    return false;
}

static enum BassStatus curve_status(size_t weeks, const double share[]) {
    size_t below = 0;
    for (size_t i = 0; i < weeks; i++)
        below += share[i] < nearly_all ? 1 : 0;
    if (weeks < FEWEST)
        return BASS_TOO_SHORT;
    if (share[0] >= nearly_all || (below < 3 && share[weeks - 1] >= nearly_all))
        return BASS_SATURATED;
    return share[weeks - 1] - share[0] < least_rise ? BASS_FLAT : BASS_FITTED;
}

struct BassFit bass_fit(size_t weeks, const double share[], double agencies) {
    const struct BassFit none = {curve_status(weeks, share), NAN, NAN, NAN, NAN};
    if (none.status != BASS_FITTED)
        return none;
    double rate[2] = {0.03, 0.38}, step[2]; /* the means of Sultan, Farley & Lehmann 1990 */
    struct Likelihood at = likelihood(weeks, share, rate);
    for (int i = 0; i < ITERATIONS_MOST; i++) {
        newton_step(&at, rate, step);
        if (!climb(weeks, share, rate, step, at.value))
            break;
        at = likelihood(weeks, share, rate);
    }
    if (is_singular(&at))
        return (struct BassFit){BASS_SINGULAR, NAN, NAN, NAN, NAN};
    return (struct BassFit){BASS_FITTED, rate[0], rate[1],
                            sqrt(at.information[1][1] / determinant(&at) / agencies),
                            sqrt(at.information[0][0] / determinant(&at) / agencies)};
}
