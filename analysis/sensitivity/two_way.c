#include "sensitivity/two_way.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "sensitivity/moments.h"

enum { FIT_ROUNDS = 200 };

/* Effects of points or replicates; arrays are owned. */
struct Effects {
    size_t count;
    double *effect, *sum, *values; /* [count] */
};

struct TwoWay {
    const struct SensitivityData *data;
    struct Effects point, replicate;
    double origin;   /* a value, so that equal ones leave exactly 0 */
    double rounding; /* differences below it are */
};

static enum Status effects_init(struct Effects *self, size_t count, struct Error *error) {
    self->count = count;
    self->effect = calloc(count + 1, sizeof *self->effect);
    self->sum = calloc(count + 1, sizeof *self->sum);
    self->values = calloc(count + 1, sizeof *self->values);
    return self->effect != NULL && self->sum != NULL && self->values != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the noise of %zu points", count);
}

static void effects_free(struct Effects *self) {
    free(self->effect);
    free(self->sum);
    free(self->values);
}

static bool counts(const struct SensitivityData *data, size_t point) {
    return data->design->kind != DESIGN_SALTELLI || point % (size_t)design_block(data->design) < 2;
}

static double value_at(const struct TwoWay *self, size_t point, size_t replicate) {
    if (!counts(self->data, point))
        return NAN;
    return self->data->values[point * self->replicate.count + replicate] - self->origin;
}

static void count_values(struct TwoWay *self) {
    for (size_t p = 0; p < self->point.count; p++)
        for (size_t r = 0; counts(self->data, p) && r < self->replicate.count; r++) {
            double value = self->data->values[p * self->replicate.count + r];
            if (isnan(value))
                continue;
            self->origin = value;
            self->rounding = fmax(self->rounding, 16.0 * DBL_EPSILON * fabs(value));
            self->point.values[p] += 1.0;
            self->replicate.values[r] += 1.0;
        }
}

/* One round: means of points without the effects of replicates, then effects of replicates. Returns the
 * largest change of these. */
static double fit_round(struct TwoWay *self) {
    struct Effects *point = &self->point, *replicate = &self->replicate;
    for (size_t r = 0; r < replicate->count; r++)
        replicate->sum[r] = 0.0;
    for (size_t p = 0; p < point->count; p++) {
        double sum = 0.0;
        for (size_t r = 0; r < replicate->count; r++) {
            double value = value_at(self, p, r);
            sum += isnan(value) ? 0.0 : value - replicate->effect[r];
        }
        point->effect[p] = point->values[p] > 0.0 ? sum / point->values[p] : 0.0;
        for (size_t r = 0; r < replicate->count; r++) {
            double value = value_at(self, p, r);
            replicate->sum[r] += isnan(value) ? 0.0 : value - point->effect[p];
        }
    }
    struct Moments moments = {0};
    for (size_t r = 0; r < replicate->count; r++)
        if (replicate->values[r] > 0.0)
            moments_add(&moments, replicate->sum[r] / replicate->values[r]);
    double change = 0.0;
    for (size_t r = 0; r < replicate->count; r++) {
        double effect =
            replicate->values[r] > 0.0 ? replicate->sum[r] / replicate->values[r] - moments.mean : 0.0;
        change = fmax(change, fabs(effect - replicate->effect[r]));
        replicate->effect[r] = effect;
    }
    return change;
}

/* Without missing values the second round changes nothing; with some, each round leaves a share of the change
 * that is about theirs. */
static void fit(struct TwoWay *self) {
    double first = fit_round(self), change = first;
    for (int round = 1; round < FIT_ROUNDS && change > 1e-12 * first; round++)
        change = fit_round(self);
}

/* Mean and variance of the effects that rest on values, how many those are less one, and their harmonic mean
 * of values. */
static struct Moments describe(const struct Effects *self, double *freedom, double *values) {
    struct Moments moments = {0};
    double inverse = 0.0;
    for (size_t i = 0; i < self->count; i++)
        if (self->values[i] > 0.0) {
            moments_add(&moments, self->effect[i]);
            inverse += 1.0 / self->values[i];
        }
    *freedom = moments.count - 1.0;
    *values = moments.count / inverse;
    return moments;
}

/* Squares of a block of points and how many there are; sums over blocks of these, their squares and products.
 */
struct Squares {
    double block, block_count;
    double sum, count, sum_2, count_2, product, blocks;
};

static void end_block(struct Squares *self) {
    self->sum += self->block;
    self->count += self->block_count;
    self->sum_2 += self->block * self->block;
    self->count_2 += self->block_count * self->block_count;
    self->product += self->block * self->block_count;
    self->blocks += self->block_count > 0.0 ? 1.0 : 0.0;
    self->block = self->block_count = 0.0;
}

/* 2 V² over the variance of V = sum / count as a ratio over blocks, in 1 … nominal. */
static double effective_freedom(const struct Squares *self, double nominal) {
    double mean = self->sum / self->count;
    double scatter = self->sum_2 - 2.0 * mean * self->product + mean * mean * self->count_2;
    double variance = self->blocks / (self->blocks - 1.0) * scatter / (self->count * self->count);
    double freedom = 2.0 * mean * mean / variance;
    return freedom < nominal ? fmax(freedom, 1.0) : nominal; /* 0/0: nominal */
}

/* Mean squares of rounding are none: their ratios would be any. */
static double not_rounding(const struct TwoWay *self, double mean_square) {
    return mean_square > self->rounding * self->rounding ? mean_square : 0.0;
}

static void add_point(const struct TwoWay *self, size_t p, double mean, struct Squares *points,
                      struct Squares *rest) {
    double deviation = self->point.effect[p] - mean;
    if (self->point.values[p] > 0.0) {
        points->block += deviation * deviation;
        points->block_count += 1.0;
    }
    for (size_t r = 0; r < self->replicate.count; r++) {
        double residual = value_at(self, p, r) - self->point.effect[p] - self->replicate.effect[r];
        if (isnan(residual))
            continue;
        rest->block += residual * residual;
        rest->block_count += 1.0;
    }
}

static struct MeanSquares mean_squares(const struct TwoWay *self) {
    struct MeanSquares found = {0};
    struct Squares points = {0}, rest = {0};
    struct Moments point = describe(&self->point, &found.point_freedom, &found.values_of_point);
    struct Moments replicate =
        describe(&self->replicate, &found.replicate_freedom, &found.values_of_replicate);
    size_t width = (size_t)design_block(self->data->design);
    for (size_t p = 0; p < self->point.count; p++) {
        add_point(self, p, point.mean, &points, &rest);
        if ((p + 1) % width == 0) {
            end_block(&points);
            end_block(&rest);
        }
    }
    found.interaction_freedom = rest.count - found.point_freedom - found.replicate_freedom - 1.0;
    found.interaction = not_rounding(self, rest.sum / found.interaction_freedom);
    found.point = not_rounding(self, found.values_of_point * moments_variance(&point));
    found.replicate = not_rounding(self, found.values_of_replicate * moments_variance(&replicate));
    found.values = (int64_t)rest.count;
    found.known =
        self->replicate.count < 2 ? NOISE_ONE_REPLICATE
        : !(found.point_freedom >= 1.0 && found.replicate_freedom >= 1.0 && found.interaction_freedom >= 1.0)
            ? NOISE_TOO_FEW
        : !(found.point + found.replicate + found.interaction > 0.0) ? NOISE_CONSTANT
        : !(found.point + found.interaction > 0.0)                   ? NOISE_POINTS_ALIKE
                                                                     : NOISE_KNOWN;
    if (found.known == NOISE_KNOWN) {
        found.point_freedom = effective_freedom(&points, found.point_freedom);
        found.interaction_freedom = effective_freedom(&rest, found.interaction_freedom);
    }
    return found;
}

enum Status two_way_fit(struct MeanSquares *found, const struct SensitivityData *data, struct Error *error) {
    struct TwoWay self = {.data = data};
    enum Status status = effects_init(&self.point, (size_t)data->design->points, error);
    if (status == STATUS_OK)
        status = effects_init(&self.replicate, (size_t)data->replicates, error);
    if (status == STATUS_OK) {
        count_values(&self);
        fit(&self);
        *found = mean_squares(&self);
    }
    effects_free(&self.point);
    effects_free(&self.replicate);
    return status;
}
