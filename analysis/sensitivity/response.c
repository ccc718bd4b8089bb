#include "sensitivity/response.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "sensitivity/moments.h"
#include "sensitivity/response_bins.h"

/* What one factor after the other works with. Arrays are owned. */
struct Room {
    struct PlacedPoint *placed; /* placed[points] */
    int *bin;                   /* bin[points] */
    double *sorted;             /* sorted[points] */
    double *sum, *count;        /* [replicates][FACTOR_BINS_MOST] */
    double *series;             /* series[replicates] */
};

static void room_free(struct Room *self) {
    free(self->placed);
    free(self->bin);
    free(self->sorted);
    free(self->sum);
    free(self->count);
    free(self->series);
}

static enum Status allocate(struct Response *self, struct Room *room, const struct SensitivityData *data,
                            struct Error *error) {
    size_t points = (size_t)data->design->points, replicates = (size_t)data->replicates;
    self->factor = calloc(self->factors + 1, sizeof *self->factor);
    self->point = calloc(points + 1, sizeof *self->point);
    room->placed = calloc(points + 1, sizeof *room->placed);
    room->bin = calloc(points + 1, sizeof *room->bin);
    room->sorted = calloc(points + 1, sizeof *room->sorted);
    room->sum = calloc(replicates * FACTOR_BINS_MOST, sizeof *room->sum);
    room->count = calloc(replicates * FACTOR_BINS_MOST, sizeof *room->count);
    room->series = calloc(replicates, sizeof *room->series);
    bool complete = self->factor != NULL && self->point != NULL && room->placed != NULL &&
                    room->bin != NULL && room->sorted != NULL && room->sum != NULL && room->count != NULL &&
                    room->series != NULL;
    return complete ? STATUS_OK
                    : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the responses of %zu points",
                                points);
}

static void fill_points(struct Response *self, const struct SensitivityData *data, double sorted[]) {
    size_t replicates = (size_t)data->replicates, count = 0;
    for (size_t p = 0; p < (size_t)data->design->points; p++) {
        self->point[p] = interval_mean(data->values + p * replicates, replicates, data->confidence);
        if (!isnan(self->point[p].value))
            sorted[count++] = self->point[p].value;
    }
    gsl_sort(sorted, 1, count);
    self->points = (int64_t)count;
    self->lowest = interval_quantile(sorted, count, 0.0);
    self->median = interval_quantile(sorted, count, 0.5);
    self->highest = interval_quantile(sorted, count, 1.0);
}

static void fill_means(struct FactorResponse *self, const struct Response *response, const int bin[],
                       size_t points) {
    struct Moments moments[FACTOR_BINS_MOST] = {{0}};
    for (size_t p = 0; p < points; p++)
        if (bin[p] != NO_BIN)
            moments_add(&moments[bin[p]], response->point[p].value);
    for (size_t b = 0; b < self->bins; b++)
        self->mean[b] = (struct Estimate){moments[b].mean, NAN, NAN, (int64_t)moments[b].count};
    self->change = estimate_none();
    if (self->bins < 2)
        return;
    const struct Estimate *first = &self->mean[0], *last = &self->mean[self->bins - 1];
    self->change = (struct Estimate){last->value - first->value, NAN, NAN, first->count + last->count};
}

/* ---- Intervals over replicates. */

/* What each replicate adds to the mean of each bin, as deviations from the points' own means, so that a value
 * that is missing changes no level. */
static void sum_deviations(const struct SensitivityData *data, const struct Response *response,
                           struct Room *room) {
    size_t replicates = (size_t)data->replicates;
    for (size_t i = 0; i < replicates * FACTOR_BINS_MOST; i++)
        room->sum[i] = room->count[i] = 0.0;
    for (size_t p = 0; p < (size_t)data->design->points; p++)
        for (size_t r = 0; room->bin[p] != NO_BIN && r < replicates; r++) {
            double deviation = data->values[p * replicates + r] - response->point[p].value;
            if (isnan(deviation))
                continue;
            room->sum[r * FACTOR_BINS_MOST + (size_t)room->bin[p]] += deviation;
            room->count[r * FACTOR_BINS_MOST + (size_t)room->bin[p]] += 1.0;
        }
}

/* 0/0, a replicate that no point of the bin has, is left out. */
static double deviation_at(const struct Room *room, size_t replicate, size_t bin) {
    return room->sum[replicate * FACTOR_BINS_MOST + bin] / room->count[replicate * FACTOR_BINS_MOST + bin];
}

static void set_interval(struct Estimate *estimate, const double deviation[], size_t n, double confidence) {
    struct Estimate mean = interval_mean(deviation, n, confidence);
    double reach = estimate_half_width(&mean);
    estimate->low = estimate->value - reach;
    estimate->high = estimate->value + reach;
}

static void intervals_over_replicates(struct FactorResponse *self, const struct SensitivityData *data,
                                      const struct Response *response, struct Room *room) {
    size_t replicates = (size_t)data->replicates;
    sum_deviations(data, response, room);
    for (size_t b = 0; b < self->bins; b++) {
        for (size_t r = 0; r < replicates; r++)
            room->series[r] = deviation_at(room, r, b);
        set_interval(&self->mean[b], room->series, replicates, data->confidence);
    }
    if (self->bins < 2)
        return;
    for (size_t r = 0; r < replicates; r++)
        room->series[r] = deviation_at(room, r, self->bins - 1) - deviation_at(room, r, 0);
    set_interval(&self->change, room->series, replicates, data->confidence);
}

/* ---- Intervals over points. */

/* Sums over clusters of squares of their residuals, and of products between the first bin and the last. */
struct Clusters {
    double squares[FACTOR_BINS_MOST], count[FACTOR_BINS_MOST];
    double products, shared; /* shared: clusters in both */
};

static void add_cluster(struct Clusters *self, const struct FactorResponse *factor,
                        const struct Response *response, const int bin[], size_t first, size_t end) {
    double residual[FACTOR_BINS_MOST] = {0.0};
    bool touched[FACTOR_BINS_MOST] = {false};
    for (size_t p = first; p < end; p++)
        if (bin[p] != NO_BIN) {
            residual[bin[p]] += response->point[p].value - factor->mean[bin[p]].value;
            touched[bin[p]] = true;
        }
    for (size_t b = 0; b < factor->bins; b++) {
        self->squares[b] += residual[b] * residual[b];
        self->count[b] += touched[b] ? 1.0 : 0.0;
    }
    self->products += residual[0] * residual[factor->bins - 1];
    self->shared += touched[0] && touched[factor->bins - 1] ? 1.0 : 0.0;
}

/* Squared standard error of a bin's mean; NaN with one cluster. */
static double squared_error(const struct Clusters *clusters, const struct FactorResponse *factor,
                            size_t bin) {
    double m = clusters->count[bin], n = (double)factor->mean[bin].count;
    return m >= 2.0 ? m / (m - 1.0) * clusters->squares[bin] / (n * n) : NAN;
}

/* Of the two means at the ends, from the clusters that are in both. */
static double covariance(const struct Clusters *clusters, const struct FactorResponse *factor) {
    double m = clusters->shared, correction = m >= 2.0 ? m / (m - 1.0) : 1.0;
    double low = (double)factor->mean[0].count, high = (double)factor->mean[factor->bins - 1].count;
    return correction * clusters->products / (low * high);
}

static void set_change(struct FactorResponse *self, const struct Clusters *clusters, double confidence) {
    struct Estimate *change = &self->change;
    size_t last = self->bins - 1;
    double low = squared_error(clusters, self, 0), high = squared_error(clusters, self, last);
    double low_freedom = clusters->count[0] - 1.0, high_freedom = clusters->count[last] - 1.0;
    double freedom = low + high > 0.0 ? (low + high) * (low + high) /
                                            (low * low / low_freedom + high * high / high_freedom)
                                      : low_freedom + high_freedom;
    double squared = low + high - 2.0 * covariance(clusters, self);
    double error = isnan(squared) ? squared : sqrt(fmax(squared, 0.0));
    *change = interval_plain(change->value, error, freedom, change->count, confidence);
}

static void intervals_over_points(struct FactorResponse *self, const struct SensitivityData *data,
                                  const struct Response *response, const int bin[]) {
    struct Clusters clusters = {.products = 0.0};
    size_t points = (size_t)data->design->points, width = (size_t)design_block(data->design);
    for (size_t first = 0; self->bins > 0 && first < points; first += width)
        add_cluster(&clusters, self, response, bin, first, first + width);
    for (size_t b = 0; b < self->bins; b++)
        self->mean[b] = interval_plain(self->mean[b].value, sqrt(squared_error(&clusters, self, b)),
                                       clusters.count[b] - 1.0, self->mean[b].count, data->confidence);
    if (self->bins >= 2)
        set_change(self, &clusters, data->confidence);
}

static void fill_factor(struct Response *self, const struct SensitivityData *data, size_t factor,
                        struct Room *room) {
    static const bool by_replicates[DESIGN_COUNT] = {
        [DESIGN_FACTORIAL] = true, [DESIGN_ONE_AT_A_TIME] = true};
    struct FactorResponse *found = &self->factor[factor];
    response_bins(data, self->point, factor, RESPONSE_BINS, room->placed, room->bin, found);
    fill_means(found, self, room->bin, (size_t)data->design->points);
    if (by_replicates[data->design->kind] && data->replicates >= 2)
        intervals_over_replicates(found, data, self, room);
    else
        intervals_over_points(found, data, self, room->bin);
}

enum Status response_init(struct Response *self, const struct SensitivityData *data, struct Error *error) {
    struct Room room = {0};
    *self = (struct Response){.factors = data->design->factors};
    enum Status status = allocate(self, &room, data, error);
    if (status == STATUS_OK)
        status = noise_share_estimate(&self->noise, data, error);
    if (status == STATUS_OK) {
        fill_points(self, data, room.sorted);
        for (size_t f = 0; f < self->factors; f++)
            fill_factor(self, data, f, &room);
    }
    room_free(&room);
    return status;
}

void response_free(struct Response *self) {
    free(self->factor);
    free(self->point);
    *self = (struct Response){0};
}
