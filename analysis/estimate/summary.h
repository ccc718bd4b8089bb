/* Everything that is reported about one scenario (at one design point): estimates, curves and time series,
 * each with its interval and how many observations it rests on. It is made of the tallies of runs, whether
 * they come from a store or directly from runs, and takes memory of fixed size however many they are.
 *
 * Conventions. Weeks are 0-based; the last of them, weeks - 1, is the horizon of observation. A duration is
 * end week minus start week; what runs at the horizon is censored there. Episodes and services that started
 * in the burn-in (negative week) are left out, because their like that ended in it were never seen. The
 * cohort of all episode statistics are episodes that started at least 52 weeks before the horizon, so that
 * table and curves show the same episodes. Intervals over several runs rest on runs as the independent units:
 * Student's t for means, delete-one-run jackknife for pooled survival and shares; where fewer than two runs
 * contribute there is none. No interval leaves the range in which its quantity can lie (interval_within). */
#ifndef TANDEM_SUMMARY_H
#define TANDEM_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "estimate/groups.h"
#include "estimate/interval.h"
#include "estimate/run_numbers.h"
#include "estimate/summary_numbers.h"
#include "world/records.h"

/* Kaplan-Meier or Aalen-Johansen curve. Each array has `length` entries, all owned; length 0 (and NULL)
 * without observations. value, low, high are NaN where nobody is at risk any more; at_risk just before the
 * week. */
struct Curve {
    size_t length;
    double *time, *value, *low, *high, *at_risk, *events;
};

/* Mean over runs at each time: interval of the mean (low, high), 5 % and 95 % of runs (band_low, band_high),
 * how many runs (count). Each array has `length` entries, all owned; length 0 (and NULL) where it was not
 * recorded. */
struct Series {
    const char *name, *unit, *sentence;
    size_t length;
    double *time, *value, *low, *high, *band_low, *band_high, *count;
};

/* One group of episodes. Counts of estimates are episodes of the cohort unless said otherwise. */
struct EpisodeSummary {
    int64_t episodes;                            /* started from week 0 on, all runs */
    int64_t cohort;                              /* of these, started at least 52 weeks before the horizon */
    struct Estimate completed[COMPLETION_COUNT]; /* Aalen-Johansen incidence of completed */
    struct Estimate completed_or_partial[COMPLETION_COUNT]; /* of completed or partial */
    struct Estimate ended[EXIT_COUNT];                      /* incidence of each exit at 52 weeks */
    struct Estimate completed_per_proposal; /* completed in the run over proposals; count: proposals */
    struct Estimate median_weeks;       /* time to the end, whatever it is; NaN if not reached in 104 weeks */
    struct Curve incidence[EXIT_COUNT]; /* weeks 0..104 */
    struct Curve in_progress;           /* Kaplan-Meier, weeks 0..104 */
};

/* Shares of the fates of a group's proposals, and of the reasons among its refused ones. Count: proposals. */
struct ProposalSummary {
    int64_t proposals;
    struct Estimate fate[FATE_COUNT];
    struct Estimate refusal[REFUSAL_COUNT];
};

/* Life of services: all from their first release; kept by their makers from then until a takeover, where they
 * are censored; handed over from the takeover on, at the age that they then have. Counts of estimates are
 * services. */
struct ServiceSummary {
    int64_t services;
    struct Curve alive;                    /* Kaplan-Meier, weeks 0..260 */
    struct Estimate median_weeks;          /* NaN if not reached in 260 weeks */
    struct Estimate restricted_mean_weeks; /* over 260 weeks */
};

/* One level of adoption: which share of runs reach it, and when those do. */
struct ReachSummary {
    double level;                /* share of agencies that have ever tried */
    struct Estimate runs;        /* share of runs, Wilson; count: runs */
    struct Estimate median_week; /* among the runs that reach it; count: those runs */
};

/* Bass's curve fitted run by run. Estimates: means over the runs with a fit. */
struct BassSummary {
    struct Estimate p, q;                 /* per year; count: runs with a fit */
    int64_t runs;                         /* runs that were tried */
    int64_t by_status[BASS_STATUS_COUNT]; /* runs by status of the fit */
};

/* Curves of the practice: of agencies that ever tried of their own choice, that ever did through a programme,
 * that have decided, and where it is routine. */
enum AdoptionCurve { CURVE_TRIED, CURVE_PROGRAMME, CURVE_DECIDED, CURVE_ROUTINE, CURVE_COUNT };

/* Diffusion of the practice. The curves themselves are weekly series. */
struct AdoptionSummary {
    const struct Series *curve[CURVE_COUNT];            /* among the weekly series; not owned */
    struct Spread at[CURVE_COUNT][ADOPTION_TIME_COUNT]; /* after 260, 520, all weeks */
    struct Estimate
        restricted_mean_weeks; /* mean over agencies of min(week tried, horizon), 0 if before; count: runs */
    struct ReachSummary reach[REACH_COUNT]; /* 0.1, 0.5, 0.9 */
    struct BassSummary bass;
};

/* Zero-initialise or summary_init it. Members below the line hold after summary_finish. */
struct Summary {
    int64_t weeks;
    double confidence;
    struct RunKey key; /* of the last run; scenario and point are the same for all */
    size_t runs;
    struct TallyCounts *total;                 /* of all runs; owned */
    struct Spill counts;                       /* of each run, packed, with their size before them */
    struct RunNumbers numbers;                 /* of each run, in the order of summary_numbers.h */
    int64_t bass_by_status[BASS_STATUS_COUNT]; /* runs by status of the fit */
    /* ---- */
    struct EpisodeSummary episodes[GROUP_COUNT];
    struct ProposalSummary proposals[GROUP_COUNT];
    struct ServiceSummary services[SERVICE_GROUP_COUNT];
    struct AdoptionSummary adoption;
    struct Series sourcing[SOURCING_COUNT]; /* share of the year's issues; time: year 1, 2, … */
    size_t weekly_count;   /* columns of record_table(TABLE_WEEKLY) without the week itself */
    struct Series *weekly; /* weekly[weekly_count], in the table's order; time: weeks of tally_grid, of which
                              the levels are, or up to which the sums go from the time before on */
    size_t run_column_count;    /* columns of record_table(TABLE_RUNS) */
    struct Spread *run_columns; /* run_columns[run_column_count], in the table's order */
};

/* For runs of `weeks` weeks (≥ 1) and intervals of `confidence` in (0, 1). Errors: STATUS_INTERNAL for
 * arguments out of range; STATUS_OUT_OF_MEMORY. Free in any case. */
enum Status summary_init(struct Summary *self, int64_t weeks, double confidence,
                         struct Error *error) MUST_CHECK;

/* Takes what a run that has finished left. Replicates ascend, of one scenario and point. Errors:
 * STATUS_OUT_OF_MEMORY; STATUS_INTERNAL for keys out of order or other weeks; STATUS_INPUT_OUTPUT where there
 * is no room for a temporary file. */
enum Status summary_add(struct Summary *self, const struct RunKey *key, const struct Tally *tally,
                        struct Error *error) MUST_CHECK;

/* Computes all statistics from the runs so far. May be called again after further runs. Errors:
 * STATUS_OUT_OF_MEMORY; STATUS_INPUT_OUTPUT for the temporary file. */
enum Status summary_finish(struct Summary *self, struct Error *error) MUST_CHECK;

/* Releases what further runs would need and keeps the statistics. */
void summary_close(struct Summary *self);

void summary_free(struct Summary *self);

/* The weekly series of a column of records.def, NULL if there is none of that name. */
const struct Series *summary_series(const struct Summary *self, const char *name);

/* The place of a week in a series, past its end if it has no such time. */
size_t series_place(const struct Series *self, int64_t week);

/* The largest half-width among completion at 52 weeks by case type and the share that ever tried at the
 * horizon; those not available are passed over. INFINITY if no interval is known, as after one run. After
 * summary_finish. */
double summary_precision(const struct Summary *self);

#endif
