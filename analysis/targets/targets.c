#include "targets/targets.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"

/* ---- Figures. Sources: sim/ODD.md, section 6. */

/* N8: 560 pitches at 33 events to December 2018, 438 of them of new projects. N9: 56 registered projects, 43
 * % beta or better, 14 % stable or in production. N13: 3,310 requests, 50 % refused, 13 % unanswered, 37 %
 * granted. N27: 301 projects, at least 2, 3, 4, 5, 6 pitches: 44, 19, 8, 7, 3. */
static const double counted_figures[COUNTED_KINDS][CLASSES_MOST] = {
    [COUNTED_PITCHES] = {438, 122},
    [COUNTED_BETA] = {32, 24},
    [COUNTED_STABLE] = {48, 8},
    [COUNTED_REQUESTS] = {1655, 430, 1225},
    [COUNTED_PROJECTS] = {257, 25, 11, 1, 4, 3},
};

/* N10: repositories created from October 2012 to December 2015 that were pushed to for more than 7 days,
 * followed to the end of 2017; alive if pushed to after that, as dead means a year without a push. */
static const struct LifeTable repositories = {
    .at_risk = {202, 187, 171, 167, 161, 146, 137, 119, 112, 101, 92, 81, 60, 47, 30, 11},
    .ended = {15, 16, 4, 6, 15, 9, 18, 7, 11, 9, 8, 9, 8, 2, 2, 0},
};
/* How many of them were created in each half-year from the second of 2012 on, and for how long these were
 * followed. */
static const double created[] = {10, 37, 46, 47, 28, 26, 8};
static const double followed_days[] = {1864, 1731, 1558, 1366, 1165, 999, 837};
enum { HALF_YEARS = sizeof created / sizeof *created };

/* N14: datasets on data.gov.tw, told by the month and rounded. */
static const struct Stock {
    size_t month; /* from April 2013 */
    double datasets, rounded_to;
} stocks[] = {{0, 490, 10}, {20, 3400, 100}, {28, 10000, 1000}, {50, 27000, 1000}, {59, 35474, 1}};
enum { STOCKS = sizeof stocks / sizeof *stocks };

/* N16: Taipei and Taoyuan, July 2018. */
static const struct City {
    size_t offices;
    double gini;
} cities[] = {{90, 0.70}, {34, 0.52}};
enum { CITIES = sizeof cities / sizeof *cities };

static const double government_median = 330, government_gini = 0.55; /* N15, 22 governments */

static double logit(double share) {
    return log(share / (1.0 - share));
}

/* ---- Counts in classes. */

static void counts_figure(const struct Target *self, double figure[]) {
    sampling_logits(self->dimensions + 1, counted_figures[self->counted], figure);
}

static void counts_draw(const struct Target *self, const struct Runs *runs, size_t r, const gsl_rng *rng,
                        double drawn[]) {
    double size = 0.0, counts[CLASSES_MOST];
    for (size_t k = 0; k <= self->dimensions; k++)
        size += counted_figures[self->counted][k];
    sampling_counts(rng, self->dimensions + 1, runs->shares[self->counted][r], size, counts);
    sampling_logits(self->dimensions + 1, counts, drawn);
}

static void counts_run(const struct Target *self, const struct Runs *runs, size_t r, double shown[]) {
    sampling_logits(self->dimensions + 1, runs->measured[r].counts[self->counted], shown);
}

/* ---- Lives. */

static void lives_figure(const struct Target *self, double figure[]) {
    (void)self;
    struct LifeFit fit;
    life_table_fit(&repositories, &fit);
    figure[0] = log(fit.shape);
    figure[1] = log(fit.scale);
}

static void lives_draw(const struct Target *self, const struct Runs *runs, size_t r, const gsl_rng *rng,
                       double drawn[]) {
    (void)self;
    struct LifeTable table;
    struct LifeFit fit;
    sampling_table(rng, exp(runs->laws[r][0]), exp(runs->laws[r][1]), HALF_YEARS, followed_days, created,
                   &table);
    life_table_fit(&table, &fit);
    drawn[0] = log(fit.shape);
    drawn[1] = log(fit.scale);
}

static void lives_run(const struct Target *self, const struct Runs *runs, size_t r, double shown[]) {
    (void)self;
    shown[0] = log(runs->fits[r].shape);
    shown[1] = log(runs->fits[r].scale);
}

/* ---- The stock of open datasets. */

static void stock_figure(const struct Target *self, double figure[]) {
    for (size_t i = 0; i < self->dimensions; i++)
        figure[i] = log(stocks[i].datasets);
}

static double stock_of(const struct Runs *runs, size_t r, size_t i, double within_month) {
    return runs->measured[r].open_datasets[(size_t)(((double)stocks[i].month + within_month) * 52.0 / 12.0)];
}

static void stock_draw(const struct Target *self, const struct Runs *runs, size_t r, const gsl_rng *rng,
                       double drawn[]) {
    for (size_t i = 0; i < self->dimensions; i++) {
        double unit = stocks[i].rounded_to, datasets = stock_of(runs, r, i, gsl_rng_uniform(rng));
        drawn[i] = log(fmax(0.5, round(datasets / unit)) * unit);
    }
}

static void stock_run(const struct Target *self, const struct Runs *runs, size_t r, double shown[]) {
    for (size_t i = 0; i < self->dimensions; i++)
        shown[i] = log(fmax(0.5, stock_of(runs, r, i, 0.5)));
}

/* ---- Inequality. The governments of a run are a draw of their own; offices are drawn in the number that the
 * cities have. */

static void governments_figure(const struct Target *self, double figure[]) {
    (void)self;
    figure[0] = log(government_median);
    figure[1] = logit(government_gini);
}

static void governments_run(const struct Target *self, const struct Runs *runs, size_t r, double shown[]) {
    (void)self;
    shown[0] = log(fmax(0.5, runs->measured[r].government_median));
    shown[1] = logit(runs->measured[r].government_gini);
}

static void governments_draw(const struct Target *self, const struct Runs *runs, size_t r, const gsl_rng *rng,
                             double drawn[]) {
    (void)rng;
    governments_run(self, runs, r, drawn);
}

static int ascending(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Without the bias of small samples, n/(n - 1); sorts values. */
static double gini_of(double values[], size_t n) {
    double sum = 0.0, ranked = 0.0;
    qsort(values, n, sizeof *values, ascending);
    for (size_t i = 0; i < n; i++) {
        sum += values[i];
        ranked += (2.0 * (double)i - (double)n + 1.0) * values[i];
    }
    return ranked / ((double)(n - 1) * sum);
}

static double unbiased(double gini, size_t n) {
    return gini * (double)n / (double)(n - 1);
}

static void offices_figure(const struct Target *self, double figure[]) {
    for (size_t i = 0; i < self->dimensions; i++)
        figure[i] = logit(unbiased(cities[i].gini, cities[i].offices));
}

static void offices_draw(const struct Target *self, const struct Runs *runs, size_t r, const gsl_rng *rng,
                         double drawn[]) {
    const struct Measured *m = &runs->measured[r];
    double values[100];
    for (size_t i = 0; i < self->dimensions; i++) {
        for (size_t office = 0; office < cities[i].offices && m->offices > 0; office++)
            values[office] = m->office[gsl_rng_uniform_int(rng, m->offices)];
        drawn[i] = m->offices > 0 ? logit(fmin(0.999, gini_of(values, cities[i].offices))) : (double)NAN;
    }
}

static void offices_run(const struct Target *self, const struct Runs *runs, size_t r, double shown[]) {
    double values[OFFICES_MOST];
    size_t n = runs->measured[r].offices;
    for (size_t i = 0; i < n; i++)
        values[i] = runs->measured[r].office[i];
    for (size_t i = 0; i < self->dimensions; i++)
        shown[i] = logit(gini_of(values, n));
}

static const struct Target targets[] = {
    {"N8",
     N_("g0v: share of pitches that return"),
     {"N8_returning"},
     "560 pitches, binomial",
     1,
     {SCALE_LOGIT},
     COUNTED_PITCHES,
     false,
     counts_figure,
     counts_draw,
     counts_run},
    {"N9",
     N_("g0v: registered projects that are beta or better"),
     {"N9_beta"},
     "56 projects, binomial",
     1,
     {SCALE_LOGIT},
     COUNTED_BETA,
     false,
     counts_figure,
     counts_draw,
     counts_run},
    {"N9",
     N_("g0v: registered projects that are stable or in production"),
     {"N9_stable"},
     "56 projects, binomial",
     1,
     {SCALE_LOGIT},
     COUNTED_STABLE,
     false,
     counts_figure,
     counts_draw,
     counts_run},
    {"N10",
     N_("g0v: shape; scale in days of the Weibull law of lives above 7 days"),
     {"N10_shape", "N10_scale"},
     "202 censored lives in a table",
     2,
     {SCALE_OF_LOG, SCALE_OF_LOG},
     COUNTED_KINDS,
     false,
     lives_figure,
     lives_draw,
     lives_run},
    {"N13",
     N_("requests: not refused; of these answered"),
     {"N13_not_refused", "N13_answered"},
     "3,310 requests, multinomial",
     2,
     {SCALE_LOGIT, SCALE_LOGIT},
     COUNTED_REQUESTS,
     false,
     counts_figure,
     counts_draw,
     counts_run},
    {"N14",
     N_("open datasets, April 2013; December 2014; August 2015; June 2017; March 2018"),
     {"N14_2013_04", "N14_2014_12", "N14_2015_08", "N14_2017_06", "N14_2018_03"},
     "one stock, its day in the month unknown, rounded",
     STOCKS,
     {SCALE_OF_LOG, SCALE_OF_LOG, SCALE_OF_LOG, SCALE_OF_LOG, SCALE_OF_LOG},
     COUNTED_KINDS,
     true,
     stock_figure,
     stock_draw,
     stock_run},
    {"N15",
     N_("datasets of a local government: median; Gini"),
     {"N15_median", "N15_gini"},
     "one draw of 22 governments",
     2,
     {SCALE_OF_LOG, SCALE_LOGIT},
     COUNTED_KINDS,
     false,
     governments_figure,
     governments_draw,
     governments_run},
    {"N16",
     N_("Gini between offices: Taipei; Taoyuan"),
     {"N16_taipei", "N16_taoyuan"},
     "bootstrap of 90 and of 34 offices",
     CITIES,
     {SCALE_LOGIT, SCALE_LOGIT},
     COUNTED_KINDS,
     true,
     offices_figure,
     offices_draw,
     offices_run},
    {"N27",
     N_("g0v: pitched again after pitch 1; 2; 3; 4; 5"),
     {"N27_pitch_1", "N27_pitch_2", "N27_pitch_3", "N27_pitch_4", "N27_pitch_5"},
     "301 projects, multinomial",
     5,
     {SCALE_LOGIT, SCALE_LOGIT, SCALE_LOGIT, SCALE_LOGIT, SCALE_LOGIT},
     COUNTED_PROJECTS,
     false,
     counts_figure,
     counts_draw,
     counts_run},
};

size_t target_count(void) {
    return sizeof targets / sizeof *targets;
}

const struct Target *target_row(size_t index) {
    return &targets[index];
}

const char *target_id(const char *word) {
    for (size_t t = 0; t < target_count(); t++)
        if (strcmp(targets[t].id, word) == 0)
            return targets[t].id;
    return NULL;
}

void target_publish(const struct Target *self, const struct Measured *measured, const gsl_rng *rng,
                    double published[]) {
    struct LifeFit fit;
    const struct Runs alone = {.count = 1, .measured = measured, .fits = &fit};
    life_table_fit(&measured->lives, &fit);
    if (self->seen_in_part)
        self->draw(self, &alone, 0, rng, published);
    else
        self->run(self, &alone, 0, published);
}

double scale_number(enum Scale scale, double on_scale) {
    return scale == SCALE_LOGIT    ? 1.0 / (1.0 + exp(-on_scale))
           : scale == SCALE_OF_LOG ? exp(on_scale)
                                   : on_scale;
}

void target_cloud(const struct Target *self, const struct Runs *runs, size_t draws, double cloud[]) {
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (size_t i = 0; i < runs->count * draws; i++)
        self->draw(self, runs, i / draws, rng, cloud + i * self->dimensions);
    gsl_rng_free(rng);
}

/* ---- Runs. */

enum Status runs_init(struct Runs *self, size_t count, const struct Measured measured[],
                      struct Error *error) {
    *self = (struct Runs){.count = count, .measured = measured};
    double(*counts)[CLASSES_MOST] = calloc(count, sizeof *counts);
    self->fits = calloc(count, sizeof *self->fits);
    self->laws = calloc(count, sizeof *self->laws);
    bool there = counts != NULL && self->fits != NULL && self->laws != NULL;
    for (int kind = 0; kind < COUNTED_KINDS; kind++)
        there = (self->shares[kind] = calloc(count, sizeof *self->shares[kind])) != NULL && there;
    for (int kind = 0; kind < COUNTED_KINDS && there; kind++) {
        for (size_t r = 0; r < count; r++)
            for (size_t k = 0; k < CLASSES_MOST; k++)
                counts[r][k] = measured[r].counts[kind][k];
        sampling_shares(counted_classes((enum Counted)kind), count, counts, self->shares[kind]);
    }
    for (size_t r = 0; r < count && there; r++)
        life_table_fit(&measured[r].lives, &self->fits[r]);
    if (there)
        sampling_lives(count, self->fits, self->laws);
    free(counts);
    return there ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu runs", count);
}

void runs_free(struct Runs *self) {
    for (int kind = 0; kind < COUNTED_KINDS; kind++)
        free(self->shares[kind]);
    free(self->fits);
    free(self->laws);
    *self = (struct Runs){0};
}
