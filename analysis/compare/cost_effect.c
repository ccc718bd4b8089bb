#include "compare/cost_effect.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "estimate/bootstrap.h"

/* The pairs that are available, and what the bootstrap works with. Arrays are owned. */
struct Pairs {
    size_t n;
    double *cost, *effect; /* [n] */
    size_t *index;         /* [n] */
    double *ratio;         /* [samples] */
};

static void pairs_free(struct Pairs *self) {
    free(self->cost);
    free(self->effect);
    free(self->index);
    free(self->ratio);
}

static enum Status pairs_init(struct Pairs *self, size_t n, const double cost[], const double effect[],
                              size_t samples, struct Error *error) {
    size_t room = n > 0 ? n : 1;
    self->cost = calloc(room, sizeof *self->cost);
    self->effect = calloc(room, sizeof *self->effect);
    self->index = calloc(room, sizeof *self->index);
    self->ratio = calloc(samples > 0 ? samples : 1, sizeof *self->ratio);
    if (self->cost == NULL || self->effect == NULL || self->index == NULL || self->ratio == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to relate cost and effect of %zu runs", n);
    for (size_t i = 0; i < n; i++)
        if (!isnan(cost[i]) && !isnan(effect[i])) {
            self->cost[self->n] = cost[i];
            self->effect[self->n++] = effect[i];
        }
    return STATUS_OK;
}

static double covariance_of_means(const struct Pairs *pairs, double cost, double effect) {
    double n = (double)pairs->n, sum = 0.0;
    for (size_t i = 0; i < pairs->n; i++)
        sum += (pairs->cost[i] - cost) * (pairs->effect[i] - effect);
    return sum / (n - 1.0) / n;
}

/* With a = low high of the effect = ȳ² - t² s_yy > 0, and the same of the cost, both roots are real. */
static struct Estimate fieller(const struct CostEffect *self, const struct Pairs *pairs, double confidence) {
    double t = interval_critical(confidence, (double)pairs->n - 1.0);
    double a = self->effect.low * self->effect.high, c = self->cost.low * self->cost.high;
    double b = self->cost.value * self->effect.value -
               t * t * covariance_of_means(pairs, self->cost.value, self->effect.value);
    double root = sqrt(fmax(b * b - a * c, 0.0));
    return (struct Estimate){self->cost.value / self->effect.value, (b - root) / a, (b + root) / a,
                             (int64_t)pairs->n};
}

static int quadrant_of(double cost, double effect) {
    bool costlier = cost >= 0.0;
    if (effect >= 0.0)
        return costlier ? QUADRANT_MORE_COSTLIER : QUADRANT_MORE_CHEAPER;
    return costlier ? QUADRANT_FEWER_COSTLIER : QUADRANT_FEWER_CHEAPER;
}

static enum Status fill_plane(struct CostEffect *self, const struct Pairs *pairs, size_t samples,
                              uint64_t seed, struct Error *error) {
    self->plane_cost = calloc(samples > 0 ? samples : 1, sizeof *self->plane_cost);
    self->plane_effect = calloc(samples > 0 ? samples : 1, sizeof *self->plane_effect);
    if (self->plane_cost == NULL || self->plane_effect == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu bootstrap samples", samples);
    self->samples = samples;
    for (size_t k = 0; k < samples; k++) {
        bootstrap_draw(seed, k, pairs->n, pairs->index);
        self->plane_cost[k] = bootstrap_mean(pairs->cost, pairs->n, pairs->index);
        self->plane_effect[k] = bootstrap_mean(pairs->effect, pairs->n, pairs->index);
        self->quadrant[quadrant_of(self->plane_cost[k], self->plane_effect[k])] += 1.0 / (double)samples;
    }
    return STATUS_OK;
}

/* On its way through 0 the effect takes the ratio past every number: a sample beyond lies at that end. */
static double sample_ratio(double cost, double effect, double mean_effect) {
    return effect * mean_effect > 0.0 ? cost / effect : copysign(INFINITY, cost * mean_effect);
}

static struct Estimate percentile(const struct CostEffect *self, double ratio[], double confidence) {
    for (size_t k = 0; k < self->samples; k++)
        ratio[k] = sample_ratio(self->plane_cost[k], self->plane_effect[k], self->effect.value);
    gsl_sort(ratio, 1, self->samples);
    double low = interval_quantile(ratio, self->samples, 0.5 * (1.0 - confidence)),
           high = interval_quantile(ratio, self->samples, 0.5 * (1.0 + confidence));
    return (struct Estimate){self->fieller.value, isfinite(low) ? low : NAN, isfinite(high) ? high : NAN,
                             self->fieller.count};
}

static enum CostEffectKind kind_of(const struct Estimate *effect) {
    if (effect->low > 0.0)
        return COST_EFFECT_PER_GAIN;
    return effect->high < 0.0 ? COST_EFFECT_PER_LOSS : COST_EFFECT_PLANE;
}

enum Status cost_effect_estimate(struct CostEffect *self, size_t n, const double cost[],
                                 const double effect[], double confidence, size_t samples, uint64_t seed,
                                 struct Error *error) {
    struct Pairs pairs = {0};
    cost_effect_free(self);
    enum Status status = pairs_init(&pairs, n, cost, effect, samples, error);
    if (status == STATUS_OK && pairs.n >= 2) {
        self->cost = interval_mean(pairs.cost, pairs.n, confidence);
        self->effect = interval_mean(pairs.effect, pairs.n, confidence);
        self->kind = kind_of(&self->effect);
        status = fill_plane(self, &pairs, samples, seed, error);
    }
    if (status == STATUS_OK && (self->kind == COST_EFFECT_PER_GAIN || self->kind == COST_EFFECT_PER_LOSS)) {
        self->fieller = fieller(self, &pairs, confidence);
        self->bootstrap = percentile(self, pairs.ratio, confidence);
    }
    pairs_free(&pairs);
    return status;
}

void cost_effect_free(struct CostEffect *self) {
    free(self->plane_cost);
    free(self->plane_effect);
    *self = (struct CostEffect){.cost = estimate_none(),
                                .effect = estimate_none(),
                                .fieller = estimate_none(),
                                .bootstrap = estimate_none()};
}
