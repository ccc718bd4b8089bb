/* Measures of sensitivity from points as they are, of any design whose points are independent: how far the
 * whole distribution of the output moves with a factor, and the regression of its ranks. */
#include "sensitivity/given_data.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "estimate/bootstrap.h"
#include "sensitivity/conditional.h"
#include "sensitivity/moments.h"
#include "sensitivity/rank_regression.h"
#include "sensitivity/response_bins.h"

/* Samples of the bootstrap, and labels dealt out anew for a factor without effect. */
enum { SAMPLES = 100, DEALS = 200, CLASSES_MOST = 48 };

static const struct SensitivityMeasure delta_measure = {"delta", MEASURE_DISTANCE},
                                       pawn = {"pawn", MEASURE_DISTANCE},
                                       pawn_inert = {"pawn_inert", MEASURE_DISTANCE},
                                       rank_coefficient = {"rank_coefficient", MEASURE_COEFFICIENT},
                                       rank_explained = {"rank_explained", MEASURE_SHARE};

/* Of the variance of ranks; a regression that explains less misses what is not monotone. */
static const double little = 0.7;

/* What one factor after the other works with. Arrays are owned. */
struct Given {
    const struct SensitivityData *data;
    struct Conditional conditional;
    double *value, *unit; /* value[points]; unit[points][factors] */
    size_t *point;        /* point[points]: of the design */
    size_t points;
    struct Estimate *mean;      /* mean[design points]: of replicates, NaN for a point that is left out */
    struct PlacedPoint *placed; /* placed[design points] */
    int *bin;                   /* bin[design points] */
    int *label, *dealt;         /* label[points] in the order of the values; dealt out anew */
    unsigned *weight;           /* weight[points] */
    size_t *index;              /* index[points] */
    struct Estimate *coefficient;
    size_t counts[FACTOR_BINS_MOST], classes; /* of the last factor for which inert ones were looked at */
    double inert;
};

bool given_data_allowed(enum DesignKind kind) {
    return kind != DESIGN_POINT && kind != DESIGN_ONE_AT_A_TIME && kind != DESIGN_MORRIS;
}

/* Of saltelli the points of A and B; all others are made of these. */
static bool is_independent(const struct Design *design, size_t point) {
    return design->kind != DESIGN_SALTELLI || point % (size_t)design_block(design) < 2;
}

static double mean_of(const struct SensitivityData *data, size_t point) {
    struct Moments moments = {0};
    for (size_t r = 0; r < (size_t)data->replicates; r++) {
        double value = data->values[point * (size_t)data->replicates + r];
        if (!isnan(value))
            moments_add(&moments, value);
    }
    return moments.count > 0.0 ? moments.mean : NAN;
}

static void given_free(struct Given *self) {
    conditional_free(&self->conditional);
    free(self->value);
    free(self->unit);
    free(self->point);
    free(self->mean);
    free(self->placed);
    free(self->bin);
    free(self->label);
    free(self->dealt);
    free(self->weight);
    free(self->index);
    free(self->coefficient);
}

static enum Status given_init(struct Given *self, const struct SensitivityData *data, struct Error *error) {
    size_t points = (size_t)data->design->points, factors = data->design->factors, room = points + 1;
    *self = (struct Given){.data = data,
                           .value = calloc(room, sizeof *self->value),
                           .unit = calloc(room * factors, sizeof *self->unit),
                           .point = calloc(room, sizeof *self->point),
                           .mean = calloc(room, sizeof *self->mean),
                           .placed = calloc(room, sizeof *self->placed),
                           .bin = calloc(room, sizeof *self->bin),
                           .label = calloc(room, sizeof *self->label),
                           .dealt = calloc(room, sizeof *self->dealt),
                           .weight = calloc(room, sizeof *self->weight),
                           .index = calloc(room, sizeof *self->index),
                           .coefficient = calloc(factors + 1, sizeof *self->coefficient)};
    if (self->value == NULL || self->unit == NULL || self->point == NULL || self->mean == NULL ||
        self->placed == NULL || self->bin == NULL || self->label == NULL || self->dealt == NULL ||
        self->weight == NULL || self->index == NULL || self->coefficient == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu points", points);
    for (size_t p = 0; p < points; p++) {
        double mean = is_independent(data->design, p) ? mean_of(data, p) : NAN;
        self->mean[p] = (struct Estimate){mean, NAN, NAN, 1};
        if (isnan(mean))
            continue;
        self->value[self->points] = mean;
        self->point[self->points] = p;
        memcpy(self->unit + self->points * factors, data->design->unit + p * factors,
               factors * sizeof(double));
        self->points++;
    }
    return conditional_init(&self->conditional, self->points, self->value, self->point, error);
}

/* Classes by the number of points (Plischke, Borgonovo & Smith 2013, section 4), but ten where each has
 * twenty points: with fewer a factor that acts by turns is not seen (Pianosi & Wagener 2018, section 3). */
static size_t classes_of(size_t points) {
    double n = (double)points, classes = ceil(pow(n, 2.0 / (7.0 + tanh((1500.0 - n) / 500.0))));
    return (size_t)fmin(fmax(classes, fmin(n / 20.0, 10.0)), CLASSES_MOST);
}

/* Mean value ± what its samples scatter by. */
static void set_interval(struct Estimate *estimate, const struct Moments *samples, double confidence) {
    double reach = interval_critical(confidence, INFINITY) * sqrt(moments_variance(samples));
    estimate->low = estimate->value - reach;
    estimate->high = estimate->value + reach;
}

/* Of delta what samples overstate is taken off (Plischke, Borgonovo & Smith 2013, equation 30); pawn is held
 * against what a factor without effect reaches instead. */
static void add_distances(struct Sensitivity *found, struct Given *self, size_t factor, size_t classes) {
    struct Estimate of_delta = {conditional_delta(&self->conditional, classes, self->label, NULL), NAN, NAN,
                                (int64_t)self->points},
                    of_pawn = {conditional_pawn(&self->conditional, classes, self->label, NULL), NAN, NAN,
                               (int64_t)self->points};
    struct Moments deltas = {0}, pawns = {0};
    for (size_t sample = 0; sample < SAMPLES; sample++) {
        bootstrap_draw(self->data->seed, sample, self->points, self->index);
        memset(self->weight, 0, self->points * sizeof *self->weight);
        for (size_t i = 0; i < self->points; i++)
            self->weight[self->index[i]]++;
        double one = conditional_delta(&self->conditional, classes, self->label, self->weight),
               other = conditional_pawn(&self->conditional, classes, self->label, self->weight);
        if (!isnan(one))
            moments_add(&deltas, one);
        if (!isnan(other))
            moments_add(&pawns, other);
    }
    of_delta.value = 2.0 * of_delta.value - deltas.mean;
    set_interval(&of_delta, &deltas, self->data->confidence);
    set_interval(&of_pawn, &pawns, self->data->confidence);
    sensitivity_add(found, &delta_measure, factor, of_delta, false);
    sensitivity_add(found, &pawn, factor, of_pawn, false);
}

/* What pawn of a factor without effect stays below as often as intervals hold, with classes as large as those
 * of this one: labels are dealt out by chance (the dummy of Pianosi & Wagener 2018, section 2.4). */
static double inert_pawn(struct Given *self, size_t classes) {
    size_t counts[FACTOR_BINS_MOST] = {0};
    double sample[DEALS];
    for (size_t i = 0; i < self->points; i++)
        counts[self->label[i]]++;
    if (self->classes == classes && memcmp(counts, self->counts, sizeof counts) == 0)
        return self->inert;
    memcpy(self->counts, counts, sizeof counts);
    memcpy(self->dealt, self->label, self->points * sizeof *self->dealt);
    self->classes = classes;
    for (size_t s = 0; s < DEALS; s++) {
        bootstrap_shuffle(self->data->seed, s, self->points, self->index);
        for (size_t i = 0; i < self->points; i++)
            self->dealt[i] = self->label[self->index[i]];
        sample[s] = conditional_pawn(&self->conditional, classes, self->dealt, NULL);
    }
    gsl_sort(sample, 1, DEALS);
    return self->inert = interval_quantile(sample, DEALS, self->data->confidence);
}

static void add_factor(struct Sensitivity *found, struct Given *self, size_t factor) {
    struct FactorResponse bins;
    response_bins(self->data, self->mean, factor, classes_of(self->points), self->placed, self->bin, &bins);
    if (bins.bins < 2)
        return;
    for (size_t i = 0; i < self->points; i++)
        self->label[i] = self->bin[self->conditional.point[i]];
    add_distances(found, self, factor, bins.bins);
    sensitivity_add(found, &pawn_inert, factor,
                    (struct Estimate){inert_pawn(self, bins.bins), NAN, NAN, (int64_t)self->points}, false);
}

static enum Status add_regression(struct Sensitivity *found, struct Given *self, struct Error *error) {
    double explained;
    enum Status status = rank_regression(self->points, found->factors, self->value, self->unit,
                                         self->data->confidence, self->coefficient, &explained, error);
    for (size_t f = 0; f < found->factors && status == STATUS_OK; f++)
        sensitivity_add(found, &rank_coefficient, f, self->coefficient[f], false);
    sensitivity_add(found, &rank_explained, SENSITIVITY_OF_ALL,
                    (struct Estimate){explained, NAN, NAN, (int64_t)self->points}, false);
    return status;
}

static enum Status estimate(struct Sensitivity *found, const struct SensitivityData *data,
                            struct Error *error) {
    struct Given given;
    enum Status status = given_init(&given, data, error);
    if (status == STATUS_OK)
        sensitivity_add(found, &measure_output_mean, SENSITIVITY_OF_ALL,
                        interval_mean(given.value, given.points, data->confidence), false);
    bool enough = given.points >= GIVEN_DATA_POINTS && !conditional_is_constant(&given.conditional);
    for (size_t f = 0; f < found->factors && status == STATUS_OK && enough; f++)
        add_factor(found, &given, f);
    if (status == STATUS_OK && enough)
        status = add_regression(found, &given, error);
    given_free(&given);
    return status;
}

/* How many factors reach more than one without effect, and how much of the ranks the regression tells. */
static bool remark(const struct Sensitivity *self, char *buffer, size_t size) {
    size_t known = 0, above = 0, used;
    for (size_t f = 0; f < self->factors; f++) {
        const struct SensitivityRow *row = sensitivity_find(self, pawn.name, f, SENSITIVITY_OF_ALL, 0),
                                    *inert =
                                        sensitivity_find(self, pawn_inert.name, f, SENSITIVITY_OF_ALL, 0);
        if (row == NULL || inert == NULL)
            continue;
        known++;
        above += row->estimate.value > inert->estimate.value ? 1 : 0;
    }
    if (known == 0) {
        snprintf(buffer, size, _("Measures from given data take at least %d points that have a value."),
                 GIVEN_DATA_POINTS);
        return true;
    }
    snprintf(
        buffer, size,
        _("PAWN of %zu of %zu factors is above what a factor without effect reaches in 5 %% of cases; by "
          "chance it would be about %.0f."),
        above, known, 0.05 * (double)known);
    used = strlen(buffer);
    const struct SensitivityRow *row =
        sensitivity_find(self, rank_explained.name, SENSITIVITY_OF_ALL, SENSITIVITY_OF_ALL, 0);
    if (row == NULL || isnan(row->estimate.value))
        snprintf(
            buffer + used, size - used, " %s",
            _("There is no rank regression: it takes twice as many points as factors, and none that others "
              "determine."));
    else
        snprintf(buffer + used, size - used, " ");
    used = strlen(buffer);
    if (row != NULL && !isnan(row->estimate.value))
        snprintf(buffer + used, size - used,
                 row->estimate.value < little
                     ? _("The rank regression explains %.0f %% of the variance of ranks, too little for its "
                         "coefficients to tell the whole.")
                     : _("The rank regression explains %.0f %% of the variance of ranks."),
                 100.0 * row->estimate.value);
    return true;
}

static const struct EstimatorColumn columns[] = {
    {"delta", N_("delta"), &delta_measure, COLUMN_WHOLE, true},
    {"pawn", N_("PAWN"), &pawn, COLUMN_WHOLE, true},
    {"pawn_inert", N_("PAWN of no effect"), &pawn_inert, COLUMN_WHOLE, false},
    {"rank_coefficient", N_("rank regression"), &rank_coefficient, COLUMN_WHOLE, true},
};

const struct Estimator estimator_given_data = {
    .key = "given_data",
    .design = DESIGN_COUNT,
    .title = "measures from given data",
    .heading = N_("How far each factor moves the whole distribution"),
    .sentence =
        N_("How far the whole distribution moves with a factor, from 0 to 1; coefficients from -1 to 1."),
    .headline = N_("“%s” depends most on %s, which moves its whole distribution by %s %s."),
    .intervals = N_("With %d %% intervals."),
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .ranking = &delta_measure,
    .estimate = estimate,
    .remark = remark,
};
