/* Compares the baseline with public figures: one row a target. Reality is one run, so a target is met where
 * it lies in the 5-95 % band of runs (or its own interval overlaps the band). Usage: validate [REPLICATES
 * [KEY=VALUE …]] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "estimate/interval.h"
#include "run/replicate.h"
#include "scenario/reader.h"
#include "weibull.h"

enum {
    WEEKS = 520,
    YEAR = 52,
    REPLICATES = 100,
    REPLICATES_MOST = 1000,
    LIVES_MOST = 4000,
    DURATION_MOST = 200
};
static const uint64_t validation_seed = 20150406; /* calibration used seed 20130401 */

/* What is measured in one run. */
struct Measured {
    double fates[FATE_COUNT]; /* of requests outside a programme */
    double pitches, returned; /* g0v */
    double life[LIVES_MOST];  /* of g0v projects: episode and service, weeks */
    bool ended[LIVES_MOST];
    int64_t life_key[LIVES_MOST], life_start[LIVES_MOST];
    size_t lives;
    double g0v_ended, g0v_completed, g0v_production;
    double completed_after[CASE_TYPE_COUNT][DURATION_MOST]; /* completions by weeks since the start of work */
    double worked[CASE_TYPE_COUNT], in_time[CASE_TYPE_COUNT]; /* ended, and of these by 1.5 terms */
    double open_datasets[WEEKS];
    struct RunRecord run;
};

static void measure_episode(struct Measured *self, const struct EpisodeRecord *record) {
    bool running = record->end_week == RECORD_MISSING;
    if (record->work_week != RECORD_MISSING && record->term_weeks != RECORD_MISSING && !running) {
        int64_t weeks = record->end_week - record->work_week;
        self->worked[record->case_type] += 1.0;
        self->in_time[record->case_type] += (double)weeks <= 1.5 * (double)record->term_weeks ? 1.0 : 0.0;
        if (record->exit == EXIT_COMPLETED && weeks < DURATION_MOST)
            self->completed_after[record->case_type][weeks] += 1.0;
    }
    if (record->programme != PROGRAMME_G0V || self->lives == LIVES_MOST)
        return;
    size_t i = self->lives++;
    self->life_key[i] = record->key;
    self->life_start[i] = record->start_week;
    self->ended[i] = !running;
    self->life[i] = (double)((running ? WEEKS - 1 : record->end_week) - record->start_week);
    self->g0v_ended += running ? 0.0 : 1.0;
    self->g0v_completed += record->exit == EXIT_COMPLETED ? 1.0 : 0.0;
}

/* A completed project lives on as its service; episodes come before services. */
static void measure_service(struct Measured *self, const struct ServiceRecord *record) {
    for (size_t i = 0; i < self->lives; i++) {
        if (self->life_key[i] != record->key)
            continue;
        bool running = record->end_week == RECORD_MISSING;
        int64_t end = running ? WEEKS - 1 : record->end_week;
        self->ended[i] = !running;
        self->life[i] = (double)(end - self->life_start[i]);
        self->g0v_production += end - record->start_week >= YEAR || running ? 1.0 : 0.0;
    }
}

static enum Status measure(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Measured *self = context;
    if (table == TABLE_WEEKLY) {
        const struct WeekRecord *week = record;
        self->open_datasets[week->week] = (double)week->open_datasets;
    } else if (table == TABLE_EPISODES) {
        measure_episode(self, record);
    } else if (table == TABLE_SERVICES) {
        measure_service(self, record);
    } else if (table == TABLE_PROPOSALS) {
        const struct ProposalRecord *proposal = record;
        if (proposal->programme == PROGRAMME_CIVIC_REQUEST)
            self->fates[proposal->fate] += (double)proposal->proposals;
        if (proposal->programme == PROGRAMME_G0V)
            self->pitches += (double)proposal->proposals;
    } else if (table == TABLE_RUNS) {
        self->run = *(const struct RunRecord *)record;
    }
    return STATUS_OK;
}

static double mode_of(const double counts[], size_t length) {
    size_t best = 0;
    for (size_t i = 1; i < length; i++)
        best = counts[i] > counts[best] ? i : best;
    return counts[best] > 0.0 ? (double)best : (double)NAN;
}

static double answered(const struct Measured *m) {
    return m->fates[FATE_REFUSED] + m->fates[FATE_UNANSWERED] + m->fates[FATE_STARTED] +
           m->fates[FATE_NO_TEAM];
}

static double share_of_requests(const struct Measured *m, double count) {
    return count / answered(m);
}

static double peak_type_1(const struct Measured *m) {
    return mode_of(m->completed_after[CASE_PUBLIC_INTERNAL], DURATION_MOST);
}
static double in_time_type_1(const struct Measured *m) {
    return m->in_time[CASE_PUBLIC_INTERNAL] / m->worked[CASE_PUBLIC_INTERNAL];
}
static double peak_type_2(const struct Measured *m) {
    return mode_of(m->completed_after[CASE_PRIVATE_INTERNAL], DURATION_MOST);
}
static double peak_type_3(const struct Measured *m) {
    return mode_of(m->completed_after[CASE_PUBLIC_OPEN], DURATION_MOST);
}
static double in_time_type_3(const struct Measured *m) {
    return m->in_time[CASE_PUBLIC_OPEN] / m->worked[CASE_PUBLIC_OPEN];
}
static double new_an_event(const struct Measured *m) {
    double events = WEEKS / 9.7714;
    return m->pitches / events * (1.0 - m->run.repitch_share);
}
static double new_share(const struct Measured *m) {
    return 1.0 - m->run.repitch_share;
}
static double beta_or_better(const struct Measured *m) {
    return m->g0v_completed / m->g0v_ended;
}
static double production(const struct Measured *m) {
    return m->g0v_production / m->g0v_ended;
}
static double life_shape(const struct Measured *m) {
    struct WeibullFit fit;
    weibull_fit(&fit, m->lives, m->life, m->ended, 1.0);
    return fit.shape;
}
static double life_scale(const struct Measured *m) {
    struct WeibullFit fit;
    weibull_fit(&fit, m->lives, m->life, m->ended, 1.0);
    return 7.0 * fit.scale;
}
static double refused(const struct Measured *m) {
    return share_of_requests(m, m->fates[FATE_REFUSED]);
}
static double unanswered(const struct Measured *m) {
    return share_of_requests(m, m->fates[FATE_UNANSWERED]);
}
static double granted(const struct Measured *m) {
    return share_of_requests(m, m->fates[FATE_STARTED] + m->fates[FATE_NO_TEAM]);
}
static double open_2013(const struct Measured *m) {
    return m->open_datasets[0];
}
static double open_2014(const struct Measured *m) {
    return m->open_datasets[87];
}
static double open_2015(const struct Measured *m) {
    return m->open_datasets[122];
}
static double open_2017(const struct Measured *m) {
    return m->open_datasets[217];
}
static double open_2018(const struct Measured *m) {
    return m->open_datasets[256];
}
static double open_2020(const struct Measured *m) {
    return m->open_datasets[365];
}
static double median_government(const struct Measured *m) {
    return m->run.datasets_median_government;
}
static double gini_government(const struct Measured *m) {
    return m->run.datasets_gini_government;
}
static double gini_agency(const struct Measured *m) {
    return m->run.datasets_gini_agency;
}

/* One row a target; low and high bound the target itself where it has an interval or is a range. */
struct Target {
    const char *id, *item;
    double target, low, high;
    double (*measure)(const struct Measured *);
};

static const struct Target targets[] = {
    {"N1", "type 1: completions peak at week", 26, 26, 26, peak_type_1},
    {"N1", "type 1: ended by 1.5 terms, share (most)", 0.75, 0.5, 1.0, in_time_type_1},
    {"N2", "type 2: completions peak at week", 13, 13, 13, peak_type_2},
    {"N2", "type 3: completions peak at week", 13, 13, 13, peak_type_3},
    {"N2", "type 3: ended by 1.5 terms, share (most)", 0.75, 0.5, 1.0, in_time_type_3},
    {"N8", "g0v: new projects an event", 11.6, 11.6, 11.6, new_an_event},
    {"N8", "g0v: share of pitches that are new", 0.70, 0.70, 0.70, new_share},
    {"N9", "g0v: beta or better (n = 56)", 0.43, 0.31, 0.56, beta_or_better},
    {"N9", "g0v: stable or in production (n = 56)", 0.14, 0.07, 0.26, production},
    {"N10", "g0v: Weibull shape of lives above 7 days", 0.46, 0.41, 0.51, life_shape},
    {"N10", "g0v: Weibull scale of lives, days", 433, 330, 560, life_scale},
    {"N13", "requests refused, share", 0.50, 0.48, 0.52, refused},
    {"N13", "requests unanswered, share", 0.13, 0.12, 0.14, unanswered},
    {"N13", "requests granted, share", 0.37, 0.35, 0.39, granted},
    {"N14", "open datasets, April 2013", 490, 490, 490, open_2013},
    {"N14", "open datasets, December 2014", 3400, 3400, 3400, open_2014},
    {"N14", "open datasets, August 2015", 10000, 10000, 10000, open_2015},
    {"N14", "open datasets, June 2017", 27000, 27000, 27000, open_2017},
    {"N14", "open datasets, March 2018", 35474, 35474, 35474, open_2018},
    {"N14", "open datasets, 2020", 47000, 47000, 47000, open_2020},
    {"N15", "datasets of a local government, median", 330, 330, 330, median_government},
    {"N15", "Gini between local governments", 0.55, 0.55, 0.55, gini_government},
    {"N16", "Gini between offices of one city", 0.61, 0.52, 0.70, gini_agency},
};
enum { TARGETS = sizeof targets / sizeof *targets };

static void print_row(const struct Target *target, double values[], size_t count, bool *met) {
    struct Spread spread = interval_spread(values, count, 0.95);
    char bounds[48] = "";
    if (target->low < target->high)
        snprintf(bounds, sizeof bounds, " (%.4g to %.4g)", target->low, target->high);
    *met = target->low <= spread.band_high && target->high >= spread.band_low;
    printf("| %s | %s | %.5g%s | %.4g | %.4g to %.4g | %.4g to %.4g | %s |\n", target->id, target->item,
           target->target, bounds, spread.mean.value, spread.mean.low, spread.mean.high, spread.band_low,
           spread.band_high, *met ? "met" : "missed");
}

static enum Status run_all(const struct Scenario *scenario, size_t replicates, double *values,
                           struct Measured *m, struct Error *error) {
    struct ReplicateInput input = {.scenario = scenario, .seed = validation_seed, .weeks = WEEKS};
    struct Recorder recorder = {m, measure, ~0u};
    for (uint64_t r = 0; r < replicates; r++) {
        memset(m, 0, sizeof *m);
        enum Status status = replicate_run(&input, r, &recorder, error);
        if (status != STATUS_OK)
            return status;
        for (size_t t = 0; t < TARGETS; t++)
            values[t * replicates + r] = targets[t].measure(m);
    }
    return STATUS_OK;
}

int main(int argc, char *argv[]) {
    struct Error error = {0};
    struct Scenario scenario;
    struct Measured *measured = malloc(sizeof *measured);
    uint64_t replicates = REPLICATES;
    enum Status status = scenario_init(&scenario, &error);
    if (status == STATUS_OK && argc > 1 &&
        (!text_to_unsigned(argv[1], &replicates) || replicates < 2 || replicates > REPLICATES_MOST))
        status = error_set(&error, STATUS_USAGE, "the number of replicates is 2 to %d", REPLICATES_MOST);
    for (int i = 2; i < argc && status == STATUS_OK; i++)
        status = scenario_set(&scenario, argv[i], &error);
    double *values = calloc(TARGETS * (size_t)replicates, sizeof *values);
    if (status == STATUS_OK && (measured == NULL || values == NULL))
        status = error_set(&error, STATUS_OUT_OF_MEMORY, "no memory");
    if (status == STATUS_OK)
        status = run_all(&scenario, replicates, values, measured, &error);
    size_t met = 0;
    if (status == STATUS_OK) {
        fprintf(stderr, "%llu replicates of the baseline, seed %llu\n", (unsigned long long)replicates,
                (unsigned long long)validation_seed);
        printf("| figure | what | target | simulated | 95 %% interval of the mean | 5-95 %% of runs | "
               "verdict |\n"
               "| --- | --- | --- | --- | --- | --- | --- |\n");
        for (size_t t = 0; t < TARGETS; t++) {
            bool row_met;
            print_row(&targets[t], values + t * replicates, replicates, &row_met);
            met += row_met;
        }
        fprintf(stderr, "%zu of %d targets met\n", met, TARGETS);
    } else {
        fprintf(stderr, "validate: %s\n", error.text);
    }
    free(values);
    free(measured);
    scenario_free(&scenario);
    return status_exit(status);
}
