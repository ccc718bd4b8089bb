/* The baseline against public figures, as VALIDATION.md shows it. Usage: validate_baseline [REPLICATES
 * [KEY=VALUE …]]; with values of one's own only the first table. */
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compare/multiplicity.h"
#include "estimate/interval.h"
#include "informed.h"
#include "measure_runs.h"
#include "scenario/reader.h"
#include "targets/targets.h"

enum { REPLICATES = 200, REPLICATES_MOST = 10000, DRAWS = 25 };
static const uint64_t validation_seed = 20150406; /* calibration used seed 20130401 */
static const double level = 0.05;

static int ascending(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Three digits, of a share two behind the point. */
static int decimals(enum Scale scale, double number) {
    return scale == SCALE_LOGIT ? 2 : number < 1.0 ? 3 : number < 10.0 ? 2 : number < 100.0 ? 1 : 0;
}

static void print_numbers(const struct Target *target, const double on_scale[], char *text, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < target->dimensions; i++) {
        double number = scale_number(target->scale[i], on_scale[i]);
        length += (size_t)snprintf(text + length, size - length, "%s%.*f", i > 0 ? "; " : "",
                                   decimals(target->scale[i], number), number);
    }
}

static void print_factors(size_t count, const double factors[], char *text, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, size - length, "%s%.1f", i > 0 ? "; " : "", factors[i]);
}

/* ---- The figures that can fail. */

struct Row {
    double figure[DIMENSIONS_MOST], middle[DIMENSIONS_MOST], low[DIMENSIONS_MOST], high[DIMENSIONS_MOST];
    double noticed[DIMENSIONS_MOST]; /* factors off that one number would be rejected for in four of five
                                        worlds */
};

static void row_of(const struct Target *target, const struct Runs *runs, double *cloud, struct Row *row,
                   double *p) {
    size_t n = runs->count * DRAWS, k = target->dimensions;
    double *column = cloud + n * k;
    target->figure(target, row->figure);
    target_cloud(target, runs, DRAWS, cloud);
    *p = predictive_p(k, n, cloud, row->figure);
    for (size_t i = 0; i < k; i++) {
        size_t there = 0;
        for (size_t j = 0; j < n; j++)
            if (!isnan(cloud[j * k + i]))
                column[there++] = cloud[j * k + i];
        qsort(column, there, sizeof *column, ascending);
        row->middle[i] = interval_quantile(column, there, 0.5);
        row->low[i] = interval_quantile(column, there, 0.05);
        row->high[i] = interval_quantile(column, there, 0.95);
        row->noticed[i] = exp((1.96 + 0.84) * gsl_stats_sd(column, 1, there));
    }
}

static enum Status print_figures(const struct Runs *runs, struct Error *error) {
    size_t count = target_count(), rejected = 0;
    double *cloud = calloc(runs->count * DRAWS * (DIMENSIONS_MOST + 1), sizeof *cloud);
    struct Row *rows = calloc(count, sizeof *rows);
    double *p = calloc(count, sizeof *p), *adjusted = calloc(count, sizeof *adjusted);
    enum Status status = STATUS_OK;
    if (cloud == NULL || rows == NULL || p == NULL || adjusted == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu figures", count);
    for (size_t t = 0; t < count && status == STATUS_OK; t++)
        row_of(target_row(t), runs, cloud, &rows[t], &p[t]);
    if (status == STATUS_OK)
        status = multiplicity_holm(count, p, adjusted, error);
    if (status == STATUS_OK)
        printf("| figure | what | public | model: median | 5 %% | 95 %% | counted as | noticed from | p | "
               "Holm | verdict |\n"
               "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (size_t t = 0; t < count && status == STATUS_OK; t++) {
        const struct Target *target = target_row(t);
        char figure[128], middle[128], low[128], high[128], noticed[128];
        print_numbers(target, rows[t].figure, figure, sizeof figure);
        print_numbers(target, rows[t].middle, middle, sizeof middle);
        print_numbers(target, rows[t].low, low, sizeof low);
        print_numbers(target, rows[t].high, high, sizeof high);
        bool fails = !(adjusted[t] > level);
        rejected += fails;
        print_factors(target->dimensions, rows[t].noticed, noticed, sizeof noticed);
        printf("| %s | %s | %s | %s | %s | %s | %s | %s | %.2g | %.2g | %s |\n", target->id, target->what,
               figure, middle, low, high, target->model, noticed, p[t], adjusted[t],
               fails ? "**rejected**" : "not rejected");
    }
    if (status == STATUS_OK)
        printf("\n%zu of %zu rejected at %.2g after Holm.\n", rejected, count, level);
    free(cloud);
    free(rows);
    free(p);
    free(adjusted);
    return status;
}

/* ---- What is true by construction, and what is only plausible. */

struct Plain {
    const char *id, *what, *figure;
    double (*number)(const struct Measured *);
};

static double peak_1(const struct Measured *m) {
    return m->peak_weeks[CASE_PUBLIC_INTERNAL];
}
static double peak_2(const struct Measured *m) {
    return m->peak_weeks[CASE_PRIVATE_INTERNAL];
}
static double peak_3(const struct Measured *m) {
    return m->peak_weeks[CASE_PUBLIC_OPEN];
}
static double in_time_1(const struct Measured *m) {
    return m->in_time_share[CASE_PUBLIC_INTERNAL];
}
static double in_time_3(const struct Measured *m) {
    return m->in_time_share[CASE_PUBLIC_OPEN];
}
static double pitches(const struct Measured *m) {
    return m->counts[COUNTED_PITCHES][0] + m->counts[COUNTED_PITCHES][1];
}
static double registered(const struct Measured *m) {
    return m->registered_share;
}
static double unused(const struct Measured *m) {
    return m->unused_share;
}
static double crises(const struct Measured *m) {
    return m->crises_a_year;
}

static const struct Plain constructed[] = {
    {"N1", "type 1: completions peak at week", "26", peak_1},
    {"N1", "type 1: ended by 1.5 terms, share", "most", in_time_1},
    {"N2", "type 2: completions peak at week", "13", peak_2},
    {"N2", "type 3: completions peak at week", "13", peak_3},
    {"N2", "type 3: ended by 1.5 terms, share", "most", in_time_3},
    {"N6 N7", "g0v: pitches from April 2013 to December 2018", "532", pitches},
};
static const struct Plain plausible[] = {
    {"N9", "g0v: projects with an episode that register code, share", "0.18 of those pitched", registered},
    {"N17", "open datasets that nobody has used, share", "0.08 to 0.37 in most county portals", unused},
    {"N23", "public crises a year", "0.5 to 1", crises},
};

static enum Status print_plain(size_t rows, const struct Plain plain[], size_t count,
                               const struct Measured measured[], struct Error *error) {
    double *values = calloc(count, sizeof *values);
    if (values == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu values", count);
    printf(
        "| figure | what | public | model: mean | 5 to 95 %% of runs |\n| --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < rows; i++) {
        for (size_t r = 0; r < count; r++)
            values[r] = plain[i].number(&measured[r]);
        struct Spread spread = interval_spread(values, count, 0.95);
        printf("| %s | %s | %s | %.3g | %.3g to %.3g |\n", plain[i].id, plain[i].what, plain[i].figure,
               spread.mean.value, spread.band_low, spread.band_high);
    }
    free(values);
    return STATUS_OK;
}

static enum Status print_all(const struct Scenario *scenario, size_t count, bool whole, struct Error *error) {
    struct Measured *measured = calloc(count, sizeof *measured);
    struct Runs runs = {0};
    struct Informed informed = {0};
    enum Status status = measured != NULL
                             ? measure_runs(scenario, validation_seed, count, measured, error)
                             : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu runs", count);
    if (status == STATUS_OK)
        status = runs_init(&runs, count, measured, error);
    if (status == STATUS_OK)
        status = print_figures(&runs, error);
    if (status == STATUS_OK && whole) {
        printf(
            "\n### True by construction\n\nThey follow from a definition or an input and test nothing.\n\n");
        status = print_plain(sizeof constructed / sizeof *constructed, constructed, count, measured, error);
    }
    if (status == STATUS_OK && whole) {
        printf("\n### Orders of magnitude\n\n");
        status = print_plain(sizeof plausible / sizeof *plausible, plausible, count, measured, error);
    }
    if (status == STATUS_OK && whole)
        status = informed_init(&informed, scenario, &runs, validation_seed, count / 4, error);
    if (status == STATUS_OK && whole)
        status = informed_print(&informed, scenario, error);
    informed_free(&informed);
    runs_free(&runs);
    free(measured);
    return status;
}

int main(int argc, char *argv[]) {
    struct Error error = {0};
    struct Scenario scenario;
    uint64_t replicates = REPLICATES;
    enum Status status = scenario_init(&scenario, &error);
    if (status == STATUS_OK && argc > 1 &&
        (!text_to_unsigned(argv[1], &replicates) || replicates < 8 || replicates > REPLICATES_MOST))
        status = error_set(&error, STATUS_USAGE, "the number of replicates is 8 to %d", REPLICATES_MOST);
    for (int i = 2; i < argc && status == STATUS_OK; i++)
        status = scenario_set(&scenario, argv[i], &error);
    if (status == STATUS_OK)
        status = print_all(&scenario, (size_t)replicates, argc <= 2, &error);
    if (status != STATUS_OK)
        fprintf(stderr, "validate: %s\n", error.text);
    scenario_free(&scenario);
    return status_exit(status);
}
