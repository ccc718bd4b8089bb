/* Points and replicates as two random effects without repetition: y = mean + point + replicate + interaction.
 * The fit is by least squares and sums of squares are of unweighted means (Searle 1971, Linear Models,
 * section 8.3), which is the usual analysis of variance where no value is missing. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "estimators.h"

enum { FIT_ROUNDS = 200 };

/* Effects of points[0] or replicates[1]; arrays are owned. */
struct Effects {
    size_t count;
    double *effect, *sum, *values; /* [count] */
};

struct TwoWay {
    const struct SensitivityData *data;
    struct Effects point, replicate;
    double origin; /* a value, so that equal ones leave exactly 0 */
};

/* Mean squares with their degrees of freedom, and how many values a point and a replicate have (harmonic
 * means). */
struct MeanSquares {
    double point, replicate, interaction;
    double point_freedom, replicate_freedom, interaction_freedom;
    double values_of_point, values_of_replicate;
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

/* Of saltelli A and B alone: the crossings share all but one coordinate with them. */
static bool counts(const struct SensitivityData *data, size_t point) {
    return data->request->kind != DESIGN_SALTELLI || point % (size_t)design_block(data->request) < 2;
}

static double value_at(const struct TwoWay *self, size_t point, size_t replicate) {
    if (!counts(self->data, point))
        return NAN;
    return self->data->values[point * self->replicate.count + replicate] - self->origin;
}

static void count_values(struct TwoWay *self, struct NoiseShare *share) {
    const struct SensitivityData *data = self->data;
    size_t replicates = self->replicate.count;
    for (size_t i = 0; i < self->point.count * replicates; i++) {
        if (isnan(data->values[i])) {
            share->missing++;
            continue;
        }
        share->runs++;
        if (!counts(data, i / replicates))
            continue;
        self->origin = data->values[i];
        self->point.values[i / replicates] += 1.0;
        self->replicate.values[i % replicates] += 1.0;
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

/* Variance of the effects that rest on values, how many those are less one, and their harmonic mean of
 * values. */
static double describe(const struct Effects *self, double *freedom, double *values) {
    struct Moments moments = {0};
    double inverse = 0.0;
    for (size_t i = 0; i < self->count; i++)
        if (self->values[i] > 0.0) {
            moments_add(&moments, self->effect[i]);
            inverse += 1.0 / self->values[i];
        }
    *freedom = moments.count - 1.0;
    *values = moments.count / inverse;
    return moments_variance(&moments);
}

static struct MeanSquares mean_squares(const struct TwoWay *self) {
    struct MeanSquares found = {0};
    double points = describe(&self->point, &found.point_freedom, &found.values_of_point);
    double replicates = describe(&self->replicate, &found.replicate_freedom, &found.values_of_replicate);
    double rest = 0.0, values = 0.0;
    for (size_t p = 0; p < self->point.count; p++)
        for (size_t r = 0; r < self->replicate.count; r++) {
            double value = value_at(self, p, r);
            if (isnan(value))
                continue;
            double residual = value - self->point.effect[p] - self->replicate.effect[r];
            rest += residual * residual;
            values += 1.0;
        }
    found.interaction_freedom = values - found.point_freedom - found.replicate_freedom - 1.0;
    found.interaction = rest / found.interaction_freedom;
    found.point = found.values_of_point * points;
    found.replicate = found.values_of_replicate * replicates;
    return found;
}

static double in_share(double value) {
    return isnan(value) ? value : fmin(fmax(value, 0.0), 1.0);
}

/* The mean square of points over that of the interaction, less the ratio of their expectations, is F. */
static struct Estimate share_of_means(const struct MeanSquares *all, double confidence, int64_t values) {
    double ratio = all->interaction / all->point, tail = 0.5 * (1.0 - confidence);
    double low = gsl_cdf_fdist_Pinv(tail, all->point_freedom, all->interaction_freedom);
    double high = gsl_cdf_fdist_Qinv(tail, all->point_freedom, all->interaction_freedom);
    return (struct Estimate){in_share(ratio), in_share(ratio * low), in_share(ratio * high), values};
}

/* Degrees of freedom of a · replicate + b · interaction, the noise that a share of points goes with
 * (Satterthwaite 1946), with a and b as McGraw & Wong 1996 have them but for a common factor. */
static double noise_freedom(const struct MeanSquares *all, double points) {
    double n = all->values_of_replicate, k = all->values_of_point;
    double a = k * points * all->replicate,
           b = (n * (1.0 - points) + k * points * (n - 1.0)) * all->interaction;
    double below = a * a / all->replicate_freedom + b * b / all->interaction_freedom;
    return below > 0.0 ? (a + b) * (a + b) / below : all->interaction_freedom;
}

/* One less the intraclass correlation of absolute agreement of single values, ICC(A,1), and its interval
 * (McGraw & Wong 1996, Psychological Methods 1(1), 30-46, table 7). */
static struct Estimate share_of_runs(const struct MeanSquares *all, double confidence, int64_t values) {
    double n = all->values_of_replicate, k = all->values_of_point, tail = 0.5 * (1.0 - confidence);
    double noise = k * all->replicate + (k * n - k - n) * all->interaction;
    double points = in_share(n * (all->point - all->interaction) / (n * all->point + noise));
    double freedom = noise_freedom(all, points);
    double above = gsl_cdf_fdist_Qinv(tail, all->point_freedom, freedom);
    double below = gsl_cdf_fdist_Qinv(tail, freedom, all->point_freedom);
    double low = n * (all->point - above * all->interaction) / (above * noise + n * all->point);
    double high = n * (below * all->point - all->interaction) / (noise + n * below * all->point);
    return (struct Estimate){1.0 - points, in_share(1.0 - high), in_share(1.0 - low), values};
}

static void set_shares(struct NoiseShare *share, const struct TwoWay *fitted) {
    struct MeanSquares all = mean_squares(fitted);
    bool enough = all.point_freedom >= 1.0 && all.replicate_freedom >= 1.0 && all.interaction_freedom >= 1.0;
    if (!enough || !(all.point + all.replicate + all.interaction > 0.0))
        return;
    int64_t values = (int64_t)(all.interaction_freedom + all.point_freedom + all.replicate_freedom + 1.0);
    share->of_means = share_of_means(&all, fitted->data->confidence, values);
    share->of_runs = share_of_runs(&all, fitted->data->confidence, values);
}

enum Status noise_share_estimate(struct NoiseShare *share, const struct SensitivityData *data,
                                 struct Error *error) {
    struct TwoWay two_way = {.data = data};
    *share = (struct NoiseShare){.of_runs = estimate_none(), .of_means = estimate_none()};
    enum Status status = effects_init(&two_way.point, (size_t)data->design->points, error);
    if (status == STATUS_OK)
        status = effects_init(&two_way.replicate, (size_t)data->replicates, error);
    if (status == STATUS_OK) {
        count_values(&two_way, share);
        fit(&two_way);
        set_shares(share, &two_way);
    }
    effects_free(&two_way.point);
    effects_free(&two_way.replicate);
    return status;
}
