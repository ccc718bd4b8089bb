#include "small_sensitivity.h"

#include <check.h>
#include <math.h>
#include <string.h>

#include "sensitivity/estimator.h"
#include "sensitivity/given_data.h"

/* Some of the model's factors. `weight` and `bend` are what they do to the output here. */
static const struct {
    const char *key, *unit;
    enum ParamKind kind;
    enum ParamScale scale;
    double low, high, weight, bend;
} ROWS[] = {
    {"legal.review_weeks", "weeks", KIND_REAL, SCALE_LOG, 1.0, 4.0, -0.045, 0.1},
    {"trust.citizen_mean", "probability", KIND_REAL, SCALE_LINEAR, 0.3, 0.6, 0.11, 0.05},
    {"data_quality.mean_machine_readable", "score", KIND_REAL, SCALE_LINEAR, 0.2, 0.7, 0.07, 0.9},
    {"interventions.legal_guideline.intensity", "share of the ambiguity removed", KIND_REAL, SCALE_LINEAR,
     0.0, 0.8, 0.052, 0.35},
    {"alignment.understanding_administrator", "score", KIND_REAL, SCALE_LINEAR, 0.2, 0.6, 0.038, 0.6},
    {"world.active_share", "share", KIND_REAL, SCALE_LOG, 0.0075, 0.03, 0.03, 1.3},
    {"trust.memory_per_month", "share a month", KIND_REAL, SCALE_LINEAR, 0.9, 1.0, 0.021, 0.3},
    {"outside.election_interval_weeks", "weeks", KIND_INTEGER, SCALE_LINEAR, 104.0, 208.0, 0.004, 2.0},
    {"trust.loss_aversion", "ratio", KIND_REAL, SCALE_LINEAR, 1.0, 5.0, -0.026, 0.7},
    {"burden.literacy_turnover_per_year", "share a year", KIND_REAL, SCALE_LINEAR, 0.05, 0.25, -0.009, 0.2},
    {"outside.crisis_proposals", "proposals", KIND_REAL, SCALE_LOG, 4.0, 16.0, 0.0022, 1.8},
    {"sourcing.capability_collaboration", "weight", KIND_REAL, SCALE_LINEAR, 0.5, 2.0, 0.013, 0.45},
    {"legal.incident_per_year", "1/year", KIND_REAL, SCALE_LOG, 0.005, 0.05, -0.0012, 1.0},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

static double weight_of(size_t factor) {
    return ROWS[factor % ROW_COUNT].weight * pow(0.8, (double)(factor / ROW_COUNT));
}

static double bend_of(size_t factor) {
    return ROWS[factor % ROW_COUNT].bend;
}

/* An even spread of numbers in [0, 1) that is the same on every machine (Weyl 1916). */
static double even(size_t point, size_t factor) {
    const double step = sqrt((double)(2 + 3 * factor) + 0.5);
    const double product = (double)(point + 1) * (step - floor(step));
    return product - floor(product);
}

static struct Estimate estimate(double value, double half_width, int64_t count, bool interval) {
    return (struct Estimate){value, interval ? value - half_width : NAN, interval ? value + half_width : NAN,
                             count};
}

static void fill_factor(struct SmallSensitivity *self, size_t k) {
    struct Factor *factor = &self->factors[k];
    const size_t row = k % ROW_COUNT;
    factor->kind = ROWS[row].kind;
    factor->scale = ROWS[row].scale;
    factor->low = ROWS[row].low;
    factor->high = ROWS[row].high;
    factor->level_count = SMALL_LEVELS;
    if (k < ROW_COUNT)
        snprintf(factor->key, sizeof factor->key, "%s", ROWS[row].key);
    else
        snprintf(factor->key, sizeof factor->key, "%s_%zu", ROWS[row].key, 1 + k / ROW_COUNT);
    self->units[k] = ROWS[row].unit;
    self->levels[k] = SMALL_LEVELS;
}

void small_factors(struct SmallSensitivity *self, size_t factors, enum DesignKind kind, int64_t points) {
    memset(self, 0, sizeof *self);
    ck_assert_uint_le(factors, SMALL_FACTORS);
    ck_assert_int_le(points, SMALL_POINTS);
    self->factor_count = factors;
    for (size_t k = 0; k < factors; k++)
        fill_factor(self, k);
    self->design = (struct Design){
        .kind = kind, .factors = factors, .levels = self->levels, .points = points, .unit = self->unit};
    for (size_t point = 0; point < (size_t)points; point++)
        for (size_t k = 0; k < factors; k++)
            self->unit[point * factors + k] = kind == DESIGN_FACTORIAL || kind == DESIGN_MORRIS
                                                  ? floor(SMALL_LEVELS * even(point, k)) / (SMALL_LEVELS - 1)
                                                  : even(point, k);
}

/* Outputs that hardly change, or never, are about as large as those that do. */
static double level_of(double scale) {
    return 0.441 * fmax(scale, 1.0);
}

static void begin(struct SmallSensitivity *self, bool intervals) {
    self->sensitivity =
        (struct Sensitivity){.estimator = estimator_of(self->design.kind),
                             .factors = self->factor_count,
                             .rows = self->rows,
                             .row_capacity = SMALL_ROWS,
                             .noise = {.known = intervals ? NOISE_KNOWN : NOISE_ONE_REPLICATE,
                                       .of_runs = estimate(0.31, 0.04, 10, intervals),
                                       .of_means = estimate(intervals ? 0.034 : NAN, 0.006, 10, intervals),
                                       .runs = 10 * self->design.points - 3,
                                       .missing = 3},
                             .constant_value = NAN};
}

/* Levels at 0, 1/(n-1), …, 1 around a centre of 0.45; bent factors turn back. */
void small_one_at_a_time(struct SmallSensitivity *self, size_t levels, double scale, bool intervals) {
    ck_assert_uint_le(levels, SMALL_LEVELS);
    begin(self, intervals);
    sensitivity_add(&self->sensitivity, &measure_output_mean, SENSITIVITY_OF_ALL,
                    estimate(level_of(scale), 0.005 * scale, 10, intervals), false);
    for (size_t k = 0; k < self->factor_count; k++)
        for (size_t level = 0; level < levels; level++) {
            const double unit = (double)level / (double)(levels - 1), from = unit - 0.45;
            const double value = scale * weight_of(k) * (from - 2.0 * bend_of(k) * from * from);
            const double half_width = scale * (0.003 + 0.1 * fabs(weight_of(k)));
            sensitivity_add_row(
                &self->sensitivity,
                (struct SensitivityRow){.factor = k,
                                        .other = SENSITIVITY_OF_ALL,
                                        .unit = unit,
                                        .measure = self->sensitivity.estimator->ranking,
                                        .estimate = estimate(value, half_width, 10, intervals)});
        }
}

/* The rows of a factor's measure: some that come nearer to the last one as trajectories or base samples grow.
 */
static void add_looks(struct SmallSensitivity *self, size_t column, size_t factor, struct Estimate last,
                      bool intervals) {
    const size_t looks = 6;
    const struct SensitivityMeasure *measure = self->sensitivity.estimator->columns[column].measure;
    for (size_t i = 0; i + 1 < looks; i++) {
        const double off = 1.0 / sqrt((double)(1 << i)) - 1.0 / sqrt((double)(1 << (looks - 1)));
        sensitivity_add(&self->sensitivity, measure, factor,
                        estimate(last.value * (1.0 + off * (0.6 - 1.2 * even(i, factor))),
                                 estimate_half_width(&last) * sqrt((double)(1 << (looks - 1 - i))),
                                 last.count >> (looks - 1 - i), intervals && i > 0),
                        true);
    }
    sensitivity_add(&self->sensitivity, measure, factor, last, false);
}

void small_morris(struct SmallSensitivity *self, double scale, bool intervals) {
    begin(self, intervals);
    const struct EstimatorColumn *columns = self->sensitivity.estimator->columns;
    for (size_t k = 0; k < self->factor_count; k++) {
        const double mu = scale * weight_of(k), mu_star = fabs(mu) * (1.0 + 0.1 * bend_of(k)),
                     sigma = fabs(mu) * bend_of(k);
        add_looks(self, 0, k, estimate(mu_star, 0.08 * mu_star + 0.1 * sigma, 64, intervals), intervals);
        sensitivity_add(&self->sensitivity, columns[1].measure, k,
                        estimate(mu, 0.15 * mu_star + 0.2 * sigma, 64, intervals), false);
        sensitivity_add(&self->sensitivity, columns[2].measure, k,
                        estimate(sigma, 0.12 * sigma + 0.01 * mu_star, 64, intervals), false);
    }
}

/* Shares of the squares of weights; what interacts is as large as the bend. */
void small_saltelli(struct SmallSensitivity *self, double scale, bool intervals) {
    static const struct SensitivityMeasure interactions = {"interactions", MEASURE_SHARE};
    double sum = 0.0;
    begin(self, intervals);
    self->sensitivity.constant = !(scale > 0.0);
    self->sensitivity.constant_value = 0.441;
    for (size_t k = 0; k < self->factor_count; k++)
        sum += weight_of(k) * weight_of(k) * (1.0 + 0.5 * bend_of(k));
    for (size_t k = 0; k < self->factor_count; k++) {
        const double first = scale > 0.0 ? weight_of(k) * weight_of(k) / sum - 0.004 : NAN,
                     total = scale > 0.0 ? (first + 0.004) * (1.0 + 0.5 * bend_of(k)) : NAN;
        add_looks(self, 0, k, estimate(first, 0.012 + 0.1 * fabs(first), 1024, intervals), intervals);
        add_looks(self, 1, k, estimate(total, 0.004 + 0.06 * fabs(total), 1024, intervals), intervals);
    }
    sensitivity_add(&self->sensitivity, &interactions, SENSITIVITY_OF_ALL,
                    estimate(scale > 0.0 ? 0.173 : NAN, 0.031, 1024, intervals), false);
}

/* Distances go with the weights, and what does nothing reaches 0.17. */
void small_given_data(struct SmallSensitivity *self, double scale, bool intervals) {
    const struct EstimatorColumn *columns = estimator_given_data.columns;
    double most = 0.0;
    begin(self, intervals);
    self->sensitivity.estimator = &estimator_given_data;
    self->sensitivity.constant = !(scale > 0.0);
    for (size_t k = 0; k < self->factor_count; k++)
        most = fmax(most, fabs(weight_of(k)));
    for (size_t k = 0; k < self->factor_count && scale > 0.0; k++) {
        const double delta = 0.6 * fabs(weight_of(k)) / most;
        sensitivity_add(&self->sensitivity, columns[0].measure, k, estimate(delta, 0.05, 400, intervals),
                        false);
        sensitivity_add(&self->sensitivity, columns[1].measure, k,
                        estimate(0.1 + 0.9 * delta, 0.06, 400, intervals), false);
        sensitivity_add(&self->sensitivity, columns[2].measure, k, estimate(0.17, 0.0, 400, false), false);
    }
}

static double output_at(const struct SmallSensitivity *self, size_t point, double scale) {
    double value = level_of(scale) + scale * 0.03 * (even(point, SMALL_FACTORS) - 0.5);
    for (size_t k = 0; k < self->factor_count; k++) {
        const double from = self->unit[point * self->factor_count + k] - 0.45;
        value += scale * weight_of(k) * (from - 2.0 * bend_of(k) * (from * from - 0.1));
    }
    return value;
}

static void fill_response(struct SmallSensitivity *self, size_t k, double scale, bool intervals) {
    struct FactorResponse *response = &self->factor_response[k];
    const bool is_grid = self->design.kind == DESIGN_FACTORIAL || self->design.kind == DESIGN_MORRIS;
    response->bins = is_grid ? SMALL_LEVELS : RESPONSE_BINS;
    for (size_t bin = 0; bin < response->bins; bin++) {
        response->unit[bin] = is_grid ? (double)bin / (double)(response->bins - 1)
                                      : ((double)bin + 0.5) / (double)response->bins;
        const double from = response->unit[bin] - 0.45;
        const double value =
            level_of(scale) + scale * weight_of(k) * (from - 2.0 * bend_of(k) * (from * from - 0.1));
        response->mean[bin] = estimate(value, 0.008 * scale, self->design.points / 10, intervals);
    }
    response->change = estimate(response->mean[response->bins - 1].value - response->mean[0].value,
                                0.012 * scale, self->design.points / 10, intervals);
}

void small_response(struct SmallSensitivity *self, double scale, bool intervals) {
    struct Response *response = &self->response;
    *response = (struct Response){.factors = self->factor_count,
                                  .factor = self->factor_response,
                                  .points = self->design.points,
                                  .point = self->point,
                                  .lowest = INFINITY,
                                  .highest = -INFINITY,
                                  .noise = {.runs = 10 * self->design.points}};
    for (size_t point = 0; point < (size_t)self->design.points; point++) {
        self->point[point] = estimate(output_at(self, point, scale), 0.01, 10, intervals);
        response->lowest = fmin(response->lowest, self->point[point].value);
        response->highest = fmax(response->highest, self->point[point].value);
    }
    for (size_t k = 0; k < self->factor_count; k++)
        fill_response(self, k, scale, intervals);
}

/* As if the measured widths strayed about the expected ones, less and less. */
void small_replicates(struct SmallSensitivity *self, int64_t replicates, double deviation) {
    struct ReplicatesNeeded *needed = &self->replicates;
    *needed =
        (struct ReplicatesNeeded){.deviation = {replicates > 1 ? deviation : NAN, NAN, NAN, replicates}};
    if (replicates > 2) {
        needed->deviation.low = deviation * (1.0 - 1.2 / sqrt((double)replicates));
        needed->deviation.high = deviation * (1.0 + 2.0 / sqrt((double)replicates));
    }
    for (int64_t n = 2; n <= replicates; n = n == replicates      ? n + 1
                                             : 2 * n < replicates ? 2 * n
                                                                  : replicates) {
        const double expected = deviation * interval_critical(0.95, (double)(n - 1)) / sqrt((double)n);
        const double stray = 1.0 + (even(needed->look_count, 3) - 0.5) / sqrt((double)n);
        needed->looks[needed->look_count++] =
            (struct WidthLook){n, estimate(level_of(1.0), expected * stray, n, true), expected};
    }
}
