#include "compare/outcomes.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "estimate/survival.h"
#include "estimate/tally.h"

static double run_value(const struct Tally *run, const char *name) {
    const struct Column *column = record_column(TABLE_RUNS, name);
    return run->run[column - record_table(TABLE_RUNS)->columns];
}

/* A weekly column: of what keeps its weeks, each of them. */
static const double *weekly_of(const struct Tally *run, const char *name) {
    return run->weekly[tally_weekly_column(name)];
}

/* The rows of a tally fit the stack: reading a run allocates nothing and cannot fail. */
static double incidence_52(const struct Tally *run, int group, const bool chosen[EXIT_COUNT]) {
    double time[EPISODE_ROWS], incidence[EPISODE_ROWS], survival[EPISODE_ROWS];
    int64_t at_risk[EPISODE_ROWS], events[EPISODE_ROWS * EXIT_COUNT], censored[EPISODE_ROWS], later = 0;
    int64_t entered[EPISODE_ROWS] = {0}; /* nobody late */
    for (size_t i = EPISODE_ROWS; i-- > 0;) {
        const int64_t *counts = run->counts.episode_counts[group][i];
        time[i] = (double)i;
        censored[i] = counts[EXIT_COUNT];
        later += censored[i];
        for (size_t exit = 0; exit < EXIT_COUNT; exit++) {
            events[i * EXIT_COUNT + exit] = counts[exit];
            later += counts[exit];
        }
        at_risk[i] = later;
    }
    const struct LifeTable table = {EPISODE_ROWS, EXIT_COUNT, time, at_risk, events, censored, entered};
    survival_kaplan_meier(&table, survival, NULL);
    survival_incidence(&table, chosen, incidence, NULL);
    bool known = survival_is_known(&table, SUMMARY_FOLLOW_WEEKS, survival[SUMMARY_FOLLOW_WEEKS]);
    return known ? incidence[SUMMARY_FOLLOW_WEEKS] : NAN;
}

static double read_completed_52(const struct OutcomeRow *row, const struct Tally *run, int group) {
    const bool chosen[EXIT_COUNT] = {[EXIT_COMPLETED] = true};
    (void)row;
    return incidence_52(run, group, chosen);
}

static double read_completed_or_partial_52(const struct OutcomeRow *row, const struct Tally *run, int group) {
    const bool chosen[EXIT_COUNT] = {[EXIT_COMPLETED] = true, [EXIT_PARTIAL] = true};
    (void)row;
    return incidence_52(run, group, chosen);
}

static double read_refused_52(const struct OutcomeRow *row, const struct Tally *run, int group) {
    const bool chosen[EXIT_COUNT] = {[EXIT_REFUSED] = true};
    (void)row;
    return incidence_52(run, group, chosen);
}

static double read_completed_count(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    return (double)run->counts.completed[group];
}

static double read_started_count(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    return (double)run->counts.episodes[group];
}

/* Occasions on which a collaboration of the group could start. */
static double issues_of(const struct Tally *run, int group) {
    double issues = 0.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        char column[OUTCOME_NAME_SIZE];
        snprintf(column, sizeof column, "issues_%s", summary_group_name(GROUP_CASE_TYPE + type));
        if (group == GROUP_ALL || group == GROUP_CASE_TYPE + type)
            issues += run_value(run, column);
    }
    return issues;
}

static double read_starts_per_issue(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    return (double)run->counts.episodes[group] / issues_of(run, group); /* no issues: 0/0, not available */
}

static double read_completions_per_issue(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    return (double)run->counts.completed[group] / issues_of(run, group);
}

static double read_starts_completed(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    return (double)run->counts.completed[group] / (double)run->counts.episodes[group];
}

static double read_run_column(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)group;
    return run_value(run, row->column);
}

static double read_adopting_units(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)group;
    return run_value(run, row->column) * run_value(run, "agencies");
}

static double read_weekly_last(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)group;
    const struct WeekGrid grid = tally_grid(tally_weekly_column(row->column), run->weeks);
    return weekly_of(run, row->column)[week_grid_places(&grid) - 1];
}

static double read_tried_after_5_years(const struct OutcomeRow *row, const struct Tally *run, int group) {
    enum { LAST = 5 * SUMMARY_YEAR_WEEKS - 1 };
    (void)group;
    return run->weeks > LAST ? weekly_of(run, row->column)[LAST] : NAN;
}

static double read_half_reached(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)group;
    const double *tried = weekly_of(run, row->column);
    int64_t week = 0;
    while (week < run->weeks && tried[week] < 0.5)
        week++;
    bool recorded = week == run->weeks || !isnan(tried[week]);
    return recorded ? (double)week : NAN;
}

static double read_mean_wait(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    (void)group;
    return run->waited_weeks / (double)run->agencies; /* 0/0: not available */
}

static double read_outsourced_last_year(const struct OutcomeRow *row, const struct Tally *run, int group) {
    (void)row;
    (void)group;
    double total = 0.0;
    for (int way = 0; way < SOURCING_COUNT; way++)
        total += run->last_year[way];
    return run->last_year[SOURCING_OUTSOURCED] / total; /* no issues: 0/0, not available */
}

const struct OutcomeRow *outcome_row(enum Outcome outcome) {
#define OUTCOME(symbol, grouping, ...)                                                                       \
    {.first = OUTCOME_##symbol, .groups = OUTCOME_GROUPS_##grouping, __VA_ARGS__},
    static const struct OutcomeRow rows[] = {
#include "compare/outcomes.def"
    };
#undef OUTCOME
    const struct OutcomeRow *row = rows;
    while ((int)outcome >= (int)row->first + row->groups)
        row++;
    return row;
}

double outcome_read(enum Outcome outcome, const struct Tally *run) {
    const struct OutcomeRow *row = outcome_row(outcome);
    return row->read(row, run, (int)outcome - (int)row->first);
}

void outcome_name(enum Outcome outcome, char name[OUTCOME_NAME_SIZE]) {
    const struct OutcomeRow *row = outcome_row(outcome);
    bool all = outcome == row->first;
    snprintf(name, OUTCOME_NAME_SIZE, "%s%s%s", row->name, all ? "" : ".",
             all ? "" : outcome_case_type(outcome));
}

enum Outcome outcome_find(const char *name) {
    char known[OUTCOME_NAME_SIZE];
    int i = 0;
    for (; i < OUTCOME_COUNT; i++) {
        outcome_name((enum Outcome)i, known);
        if (strcmp(known, name) == 0)
            break;
    }
    return (enum Outcome)i;
}

void outcome_suggest(char text[SUGGESTION_SIZE], const char *word) {
    const char *known[OUTCOME_COUNT];
    char names[OUTCOME_COUNT][OUTCOME_NAME_SIZE];
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        outcome_name((enum Outcome)i, names[i]);
        known[i] = names[i];
    }
    suggest_word(text, word, known, OUTCOME_COUNT);
}

const char *outcome_case_type(enum Outcome outcome) {
    return summary_group_name((int)outcome - (int)outcome_row(outcome)->first);
}

double outcome_limited_share(enum Outcome outcome, size_t n, const double values[], int64_t weeks) {
    double known = 0.0, limited = 0.0;
    for (size_t i = 0; i < n && outcome_row(outcome)->limited; i++)
        if (!isnan(values[i])) {
            known += 1.0;
            limited += values[i] >= (double)weeks ? 1.0 : 0.0;
        }
    return known > 0.0 ? limited / known : 0.0;
}

bool outcome_is_primary(enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    return row->role == OUTCOME_ROLE_PRIMARY || (row->role == OUTCOME_ROLE_OVERALL && outcome == row->first);
}

const char *outcome_role_name(enum Outcome outcome) {
    if (outcome_is_primary(outcome))
        return N_("primary");
    return outcome_row(outcome)->role == OUTCOME_ROLE_SHOWN ? N_("shown") : N_("secondary");
}

const char *outcome_title(enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    return _(row->title != NULL ? row->title : record_column(row->table, row->column)->title);
}

const char *outcome_case_type_title(enum Outcome outcome) {
    return summary_group_title((int)outcome - (int)outcome_row(outcome)->first);
}

void outcome_label(enum Outcome outcome, char label[OUTCOME_LABEL_SIZE]) {
    if (outcome == outcome_row(outcome)->first)
        snprintf(label, OUTCOME_LABEL_SIZE, "%s", outcome_title(outcome));
    else
        snprintf(label, OUTCOME_LABEL_SIZE, _("%s (%s)"), outcome_title(outcome),
                 outcome_case_type_title(outcome));
}

struct UnitRow outcome_unit(enum Outcome outcome) {
    return unit_row(outcome_row(outcome)->unit);
}

const char *outcome_display_unit(enum Outcome outcome) {
    return outcome_unit(outcome).difference;
}

double outcome_display(enum Outcome outcome, double value) {
    return outcome_unit(outcome).scale * value;
}
