#include "sensitivity/block_bootstrap.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/bootstrap.h"

/* Samples that go through the terms together: one reading of a term serves them all, and their sums are the
 * lanes of a vector. */
enum { LANES = 8 };
_Static_assert(BLOCK_BOOTSTRAP % LANES == 0, "the last samples would be half a vector");

/* What one bootstrap works with; arrays are owned. */
struct Room {
    double *weight;           /* weight[blocks][LANES]: how often a sample has each block */
    size_t *index;            /* index[blocks] */
    double *sum;              /* sum[terms] over all blocks */
    double *mean, *lane_mean; /* mean[terms], lane_mean[terms][LANES] of samples */
    double *result, *full;    /* result[results] of one sample, full[results] of all blocks */
    double *sample;           /* sample[results][BLOCK_BOOTSTRAP] */
    double *skewness;         /* skewness[results]: acceleration a of BCa, 0 for percentiles */
};

enum Status block_terms_init(struct BlockTerms *self, size_t terms, size_t blocks, struct Error *error) {
    *self = (struct BlockTerms){terms, blocks, calloc(terms * blocks, sizeof *self->value)};
    return self->value != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY,
                           "memory ran out for %zu terms of %zu blocks of points", terms, blocks);
}

void block_terms_free(struct BlockTerms *self) {
    free(self->value);
    *self = (struct BlockTerms){0};
}

static void room_free(struct Room *self) {
    free(self->weight);
    free(self->index);
    free(self->sum);
    free(self->mean);
    free(self->lane_mean);
    free(self->result);
    free(self->full);
    free(self->sample);
    free(self->skewness);
}

static enum Status room_init(struct Room *self, const struct BlockEstimator *estimator, size_t blocks,
                             struct Error *error) {
    size_t terms = estimator->term_count, results = estimator->results;
    self->weight = calloc(blocks * LANES, sizeof *self->weight);
    self->index = calloc(blocks, sizeof *self->index);
    self->sum = calloc(terms, sizeof *self->sum);
    self->mean = calloc(terms, sizeof *self->mean);
    self->lane_mean = calloc(terms * LANES, sizeof *self->lane_mean);
    self->result = calloc(results, sizeof *self->result);
    self->full = calloc(results, sizeof *self->full);
    self->sample = calloc(results * BLOCK_BOOTSTRAP, sizeof *self->sample);
    self->skewness = calloc(results, sizeof *self->skewness);
    if (self->weight == NULL || self->index == NULL || self->sum == NULL || self->mean == NULL ||
        self->lane_mean == NULL || self->result == NULL || self->full == NULL || self->sample == NULL ||
        self->skewness == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a bootstrap of %zu blocks", blocks);
    return STATUS_OK;
}

static const double *term_of(const struct BlockEstimator *self, size_t term) {
    return self->terms->value + term * self->terms->blocks;
}

static void estimate_full(const struct BlockEstimator *self, size_t blocks, struct Room *room) {
    for (size_t t = 0; t < self->term_count; t++) {
        for (size_t j = 0; j < blocks; j++)
            room->sum[t] += term_of(self, t)[j];
        room->mean[t] = room->sum[t] / (double)blocks;
    }
    self->statistics(self->context, room->mean, (double)blocks, room->full);
}

static void draw_lanes(uint64_t seed, size_t sample, size_t blocks, struct Room *room) {
    memset(room->weight, 0, blocks * LANES * sizeof *room->weight);
    for (size_t lane = 0; lane < LANES; lane++) {
        bootstrap_draw(seed, sample + lane, blocks, room->index);
        for (size_t j = 0; j < blocks; j++)
            room->weight[room->index[j] * LANES + lane] += 1.0;
    }
}

static void average_lanes(const struct BlockEstimator *self, size_t blocks, struct Room *room) {
    for (size_t t = 0; t < self->term_count; t++) {
        const double *value = term_of(self, t);
        double sum[LANES] = {0.0};
        for (size_t j = 0; j < blocks; j++)
            for (size_t lane = 0; lane < LANES; lane++)
                sum[lane] += value[j] * room->weight[j * LANES + lane];
        for (size_t lane = 0; lane < LANES; lane++)
            room->lane_mean[t * LANES + lane] = sum[lane] / (double)blocks;
    }
}

static void draw_samples(const struct BlockEstimator *self, size_t blocks, struct Room *room) {
    for (size_t sample = 0; sample < BLOCK_BOOTSTRAP; sample += LANES) {
        draw_lanes(self->seed, sample, blocks, room);
        average_lanes(self, blocks, room);
        for (size_t lane = 0; lane < LANES; lane++) {
            for (size_t t = 0; t < self->term_count; t++)
                room->mean[t] = room->lane_mean[t * LANES + lane];
            self->statistics(self->context, room->mean, (double)blocks, room->result);
            for (size_t i = 0; i < self->results; i++)
                room->sample[i * BLOCK_BOOTSTRAP + sample + lane] = room->result[i];
        }
    }
}

/* Moments of what a result loses when a block is left out. */
struct Loss {
    double sum, squares, cubes;
};

/* Σ d³ / (6 (Σ d²)^1.5) of the deviations d from their mean (Efron & Tibshirani 1993, equation 14.15). */
static double acceleration(const struct Loss *loss, double n) {
    double mean = loss->sum / n;
    double squares = loss->squares - n * mean * mean;
    double cubes = loss->cubes - 3.0 * mean * loss->squares + 2.0 * n * mean * mean * mean;
    double a = cubes / (6.0 * squares * sqrt(squares));
    return squares > 0.0 && isfinite(a) ? a : 0.0;
}

static enum Status find_skewness(const struct BlockEstimator *self, size_t blocks, struct Room *room,
                                 struct Error *error) {
    double n = (double)blocks;
    struct Loss *loss = calloc(self->results, sizeof *loss);
    if (loss == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a jackknife of %zu results",
                         self->results);
    for (size_t j = 0; j < blocks; j++) {
        for (size_t t = 0; t < self->term_count; t++)
            room->mean[t] = (room->sum[t] - term_of(self, t)[j]) / (n - 1.0);
        self->statistics(self->context, room->mean, n - 1.0, room->result);
        for (size_t i = 0; i < self->results; i++) {
            double lost = room->full[i] - room->result[i];
            loss[i].sum += lost;
            loss[i].squares += lost * lost;
            loss[i].cubes += lost * lost * lost;
        }
    }
    for (size_t i = 0; i < self->results; i++)
        room->skewness[i] = acceleration(&loss[i], n);
    free(loss);
    return STATUS_OK;
}

/* Moves what is available to the front, sorted; returns how much it is. */
static size_t sort_available(double values[], size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            values[kept++] = values[i];
    gsl_sort(values, 1, kept);
    return kept;
}

/* The normal quantile of the share of samples below the estimate, ties half; never infinite. */
static double bias(const double sorted[], size_t n, double full) {
    double below = 0.0;
    for (size_t i = 0; i < n; i++)
        below += sorted[i] < full ? 1.0 : sorted[i] > full ? 0.0 : 0.5;
    double most = (double)n - 0.5;
    return gsl_cdf_ugaussian_Pinv(fmin(fmax(below, 0.5), most) / (double)n);
}

/* Which quantile of the samples is the end of the interval that the normal quantile z asks for. */
static double corrected_share(double z, double shift, double skewness) {
    double asked = shift + z, shrinkage = 1.0 - skewness * asked;
    if (shrinkage <= 0.0)
        return asked > 0.0 ? 1.0 : 0.0;
    return gsl_cdf_ugaussian_P(shift + asked / shrinkage);
}

/* The quantile is wider than normal, because samples of n blocks scatter by sqrt((n-1)/n) too little and take
 * that for known: with it ten trajectories hold a mean in 95 % of cases, without in 90 %. */
static void set_interval(const struct BlockEstimator *self, double sorted[], double skewness, size_t blocks,
                         struct Estimate *estimate) {
    size_t n = sort_available(sorted, BLOCK_BOOTSTRAP);
    if (n == 0)
        return;
    double freedom = (double)blocks - 1.0;
    double z = interval_critical(self->confidence, freedom) * sqrt((double)blocks / freedom);
    double shift = self->bca ? bias(sorted, n, estimate->value) : 0.0;
    double low = interval_quantile(sorted, n, corrected_share(-z, shift, skewness));
    double high = interval_quantile(sorted, n, corrected_share(z, shift, skewness));
    estimate->low = fmin(low, estimate->value); /* rounding may leave samples of equal blocks beside it */
    estimate->high = fmax(high, estimate->value);
}

enum Status block_bootstrap(const struct BlockEstimator *self, size_t blocks, struct Estimate estimate[],
                            struct Error *error) {
    struct Room room = {0};
    enum Status status = room_init(&room, self, blocks, error);
    if (status == STATUS_OK) {
        estimate_full(self, blocks, &room);
        status = self->bca ? find_skewness(self, blocks, &room, error) : STATUS_OK;
    }
    if (status == STATUS_OK) {
        draw_samples(self, blocks, &room);
        for (size_t i = 0; i < self->results; i++) {
            estimate[i] = estimate_none();
            if (isnan(room.full[i]))
                continue;
            estimate[i].value = room.full[i];
            estimate[i].count = (int64_t)blocks;
            set_interval(self, room.sample + i * BLOCK_BOOTSTRAP, room.skewness[i], blocks, &estimate[i]);
        }
    }
    room_free(&room);
    return status;
}
