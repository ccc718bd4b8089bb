#include "sensitivity/rank_regression.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* What one regression works with. Arrays are owned. */
struct Ranks {
    double *output, *input; /* output[n]; input[moving][n]: standardised ranks */
    size_t *order;          /* order[n] */
    size_t *moving;         /* moving[moving_count]: factors that take more than one value */
    size_t moving_count;
    gsl_matrix *inverse; /* of the correlations of the moving factors */
    double *slope, *residual;
};

/* Ranks of values[n] that stand `stride` apart, with mean 0 and variance 1; false if all are equal. */
static bool standardise(const double values[], size_t stride, size_t n, size_t order[], double ranks[]) {
    double sum = 0.0, squares = 0.0;
    gsl_sort_index(order, values, stride, n);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && values[order[end] * stride] == values[order[i] * stride];)
            end++;
        for (size_t k = i; k < end; k++)
            ranks[order[k]] = 0.5 * (double)(i + end - 1);
    }
    for (size_t i = 0; i < n; i++)
        sum += ranks[i];
    for (size_t i = 0; i < n; i++) {
        ranks[i] -= sum / (double)n;
        squares += ranks[i] * ranks[i];
    }
    for (size_t i = 0; i < n && squares > 0.0; i++)
        ranks[i] /= sqrt(squares / (double)n);
    return squares > 0.0;
}

static double product(const double one[], const double other[], size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += one[i] * other[i];
    return sum / (double)n;
}

/* The inverse of the correlations; false where factors are collinear. */
static bool invert(struct Ranks *self, size_t n) {
    for (size_t i = 0; i < self->moving_count; i++)
        for (size_t j = 0; j < self->moving_count; j++)
            gsl_matrix_set(self->inverse, i, j, product(self->input + i * n, self->input + j * n, n));
    if (gsl_linalg_cholesky_decomp1(self->inverse) != GSL_SUCCESS)
        return false;
    for (size_t i = 0; i < self->moving_count; i++)
        if (gsl_matrix_get(self->inverse, i, i) < 1e-6) /* of a factor that others say but for rounding */
            return false;
    return gsl_linalg_cholesky_invert(self->inverse) == GSL_SUCCESS;
}

static void solve(struct Ranks *self, size_t n) {
    size_t k = self->moving_count;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            self->slope[i] +=
                gsl_matrix_get(self->inverse, i, j) * product(self->input + j * n, self->output, n);
    for (size_t p = 0; p < n; p++) {
        self->residual[p] = self->output[p];
        for (size_t i = 0; i < k; i++)
            self->residual[p] -= self->slope[i] * self->input[i * n + p];
    }
}

/* The squared standard error of a slope: what each point adds to it, squared. */
static double squared_error(const struct Ranks *self, size_t slope, size_t n) {
    double squares = 0.0, freedom = (double)n - (double)self->moving_count - 1.0;
    for (size_t p = 0; p < n; p++) {
        double share = 0.0;
        for (size_t j = 0; j < self->moving_count; j++)
            share += gsl_matrix_get(self->inverse, slope, j) * self->input[j * n + p];
        squares += pow(share * self->residual[p] / (double)n, 2.0);
    }
    return squares * (double)n / freedom;
}

static enum Status allocate(struct Ranks *self, size_t n, size_t factors, struct Error *error) {
    self->output = calloc(n + 1, sizeof *self->output);
    self->input = calloc(n * factors + 1, sizeof *self->input);
    self->order = calloc(n + 1, sizeof *self->order);
    self->moving = calloc(factors + 1, sizeof *self->moving);
    self->slope = calloc(factors + 1, sizeof *self->slope);
    self->residual = calloc(n + 1, sizeof *self->residual);
    bool complete = self->output != NULL && self->input != NULL && self->order != NULL &&
                    self->moving != NULL && self->slope != NULL && self->residual != NULL;
    return complete ? STATUS_OK
                    : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a regression on %zu factors",
                                factors);
}

static void ranks_free(struct Ranks *self) {
    free(self->output);
    free(self->input);
    free(self->order);
    free(self->moving);
    free(self->slope);
    free(self->residual);
    if (self->inverse != NULL)
        gsl_matrix_free(self->inverse);
}

static enum Status regress(struct Ranks *self, size_t n, double confidence, struct Estimate coefficient[],
                           double *explained, struct Error *error) {
    self->inverse = gsl_matrix_alloc(self->moving_count, self->moving_count);
    if (self->inverse == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a regression on %zu factors",
                         self->moving_count);
    if (!invert(self, n))
        return STATUS_OK;
    solve(self, n);
    *explained = 1.0 - product(self->residual, self->residual, n);
    for (size_t i = 0; i < self->moving_count; i++)
        coefficient[self->moving[i]] =
            interval_plain(self->slope[i], sqrt(squared_error(self, i, n)),
                           (double)n - (double)self->moving_count - 1.0, (int64_t)n, confidence);
    return STATUS_OK;
}

enum Status rank_regression(size_t n, size_t factors, const double value[], const double unit[],
                            double confidence, struct Estimate coefficient[], double *explained,
                            struct Error *error) {
    struct Ranks ranks = {0};
    for (size_t f = 0; f < factors; f++)
        coefficient[f] = estimate_none();
    *explained = NAN;
    enum Status status = n >= 2 * (factors + 1) ? allocate(&ranks, n, factors, error) : STATUS_OK;
    if (ranks.output != NULL && status == STATUS_OK && standardise(value, 1, n, ranks.order, ranks.output)) {
        for (size_t f = 0; f < factors; f++)
            if (standardise(unit + f, factors, n, ranks.order, ranks.input + ranks.moving_count * n))
                ranks.moving[ranks.moving_count++] = f;
        if (ranks.moving_count > 0)
            status = regress(&ranks, n, confidence, coefficient, explained, error);
    }
    ranks_free(&ranks);
    return status;
}
