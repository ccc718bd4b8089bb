#include "estimate/bass.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>

enum { FEWEST = 8, ITERATIONS_MOST = 200 };
static const double least_rise = 0.01;      /* of the share, below which a curve is called flat */
static const double nearly_all = 0.99;      /* of the share, above which a curve is saturated */
static const double least_condition = 1e-6; /* reciprocal condition number of the Jacobian */

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

struct BassData {
    size_t n;
    const double *years, *share;
    double initial;
};

static int bass_residuals(const gsl_vector *logs, void *data, gsl_vector *residuals) {
    const struct BassData *curve = data;
    double p = exp(gsl_vector_get(logs, 0)), q = exp(gsl_vector_get(logs, 1));
    for (size_t i = 0; i < curve->n; i++)
        gsl_vector_set(residuals, i, bass_share(curve->years[i], p, q, curve->initial) - curve->share[i]);
    return GSL_SUCCESS;
}

static double sum_of_squares(const struct BassData *curve, double p, double q) {
    double sum = 0.0;
    for (size_t i = 0; i < curve->n; i++) {
        double residual = bass_share(curve->years[i], p, q, curve->initial) - curve->share[i];
        sum += residual * residual;
    }
    return sum;
}

/* The best of a coarse grid over all that adoption has been seen to do (Sultan et al. 1990: p 0.03, q 0.38 on
 * average). */
static void choose_start(const struct BassData *curve, double logs[2]) {
    static const double p_grid[] = {0.0003, 0.003, 0.03, 0.3, 3.0},
                        q_grid[] = {0.03, 0.1, 0.3, 1.0, 3.0, 10.0};
    double best = INFINITY;
    for (size_t i = 0; i < sizeof p_grid / sizeof p_grid[0]; i++)
        for (size_t j = 0; j < sizeof q_grid / sizeof q_grid[0]; j++) {
            double sum = sum_of_squares(curve, p_grid[i], q_grid[j]);
            if (sum >= best)
                continue;
            best = sum;
            logs[0] = log(p_grid[i]);
            logs[1] = log(q_grid[j]);
        }
}

static enum BassStatus curve_status(const struct BassData *curve) {
    size_t below = 0;
    double most = 0.0;
    for (size_t i = 0; i < curve->n; i++) {
        most = fmax(most, curve->share[i]);
        below += curve->share[i] < nearly_all ? 1 : 0;
    }
    if (curve->n < FEWEST)
        return BASS_TOO_SHORT;
    if (curve->initial >= nearly_all || (below < 3 && most >= nearly_all))
        return BASS_SATURATED;
    return most - curve->initial < least_rise ? BASS_FLAT : BASS_FITTED;
}

/* Reads the solution and its errors out of a workspace that has converged. */
static void read_fit(struct BassFit *self, const struct BassData *curve,
                     gsl_multifit_nlinear_workspace *work) {
    double covariance[4], condition = 0.0;
    gsl_matrix_view view = gsl_matrix_view_array(covariance, 2, 2);
    const gsl_vector *logs = gsl_multifit_nlinear_position(work);
    double p = exp(gsl_vector_get(logs, 0)), q = exp(gsl_vector_get(logs, 1)),
           sum = sum_of_squares(curve, p, q);
    gsl_multifit_nlinear_rcond(&condition, work);
    int failed = gsl_multifit_nlinear_covar(gsl_multifit_nlinear_jac(work), 0.0, &view.matrix);
    double variance = sum / ((double)curve->n - 2.0);
    double p_error = sqrt(variance * covariance[0]), q_error = sqrt(variance * covariance[3]);
    if (failed || !(condition > least_condition) || !isfinite(p_error) || !isfinite(q_error)) {
        self->status = BASS_SINGULAR;
        return;
    }
    self->p = p;
    self->q = q;
    self->p_error = p * p_error;
    self->q_error = q * q_error;
    self->residual = sqrt(sum / (double)curve->n);
}

/* No progress is what the solver says when it starts the last step at the minimum. */
static int has_converged(int status) {
    return status == GSL_SUCCESS || status == GSL_ENOPROG;
}

enum Status bass_fit(struct BassFit *self, size_t n, const double years[], const double share[],
                     double initial, struct Error *error) {
    struct BassData curve = {n, years, share, initial};
    *self = (struct BassFit){curve_status(&curve), NAN, NAN, NAN, NAN, NAN, 0};
    if (self->status != BASS_FITTED)
        return STATUS_OK;
    gsl_multifit_nlinear_parameters settings = gsl_multifit_nlinear_default_parameters();
    settings.trs = gsl_multifit_nlinear_trs_lmaccel;
    settings.fdtype = GSL_MULTIFIT_NLINEAR_CTRDIFF;
    gsl_multifit_nlinear_workspace *work =
        gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &settings, n, 2);
    if (work == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for Bass's curve at %zu weeks", n);
    gsl_multifit_nlinear_fdf model = {.f = bass_residuals, .n = n, .p = 2, .params = &curve};
    double logs[2] = {0};
    choose_start(&curve, logs);
    gsl_vector_view start = gsl_vector_view_array(logs, 2);
    int info = 0, status = gsl_multifit_nlinear_init(&start.vector, &model, work);
    if (status == GSL_SUCCESS)
        status = gsl_multifit_nlinear_driver(ITERATIONS_MOST, 1e-10, 1e-10, 0.0, NULL, NULL, &info, work);
    self->iterations = (int)gsl_multifit_nlinear_niter(work);
    if (has_converged(status))
        read_fit(self, &curve, work);
    else
        self->status = BASS_NOT_CONVERGED;
    gsl_multifit_nlinear_free(work);
    return STATUS_OK;
}
