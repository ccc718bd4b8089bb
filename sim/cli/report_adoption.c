/* Sections about the spread of the practice, what moves it, and what it is worth. */
#include <math.h>
#include <stdio.h>

#include "base/translate.h"
#include "cli/report.h"

static void add_adoption(struct Section *section, const char *key, const char *label,
                         const struct Spread *spread) {
    struct SectionRow *row = section_row(section, key, label);
    row->cells[0] = spread->mean;
    row->cells[1] = cell_band(spread);
}

void report_adoption(struct Section *section, const struct Summary *summary, int focus) {
    static const char *const keys[ADOPTION_TIME_COUNT][2] = {{"ever_tried_260", "routine_260"},
                                                             {"ever_tried_520", "routine_520"},
                                                             {"ever_tried_horizon", "routine_horizon"}};
    static const char *const labels[ADOPTION_TIME_COUNT][2] = {
        {N_("ever tried, after 5 years"), N_("routine, after 5 years")},
        {N_("ever tried, after 10 years"), N_("routine, after 10 years")},
        {N_("ever tried, at the horizon"), N_("routine, at the horizon")}};
    const struct AdoptionSummary *adoption = &summary->adoption;
    (void)focus;
    section->key = "adoption";
    section->title = N_("Agencies that practise it");
    section_column(section, "mean", N_("mean over runs, %"), CELL_SHARE);
    section_column(section, "runs", N_("5–95 % of runs"), CELL_SHARE_BAND);
    for (int i = 0; i < ADOPTION_TIME_COUNT; i++) {
        int64_t weeks = summary_adoption_weeks(i, summary->weeks);
        if (i == ADOPTION_HORIZON && (weeks == summary_adoption_weeks(ADOPTION_YEARS_5, weeks) ||
                                      weeks == summary_adoption_weeks(ADOPTION_YEARS_10, weeks)))
            continue;
        add_adoption(section, keys[i][0], labels[i][0], &adoption->ever_tried_at[i]);
        add_adoption(section, keys[i][1], labels[i][1], &adoption->routine_at[i]);
    }
}

void report_reach(struct Section *section, const struct Summary *summary, int focus) {
    static const char *const keys[REACH_COUNT] = {"10_percent", "50_percent", "90_percent"};
    static const char *const labels[REACH_COUNT] = {N_("10 % of agencies"), N_("50 % of agencies"),
                                                    N_("90 % of agencies")};
    (void)focus;
    section->key = "reach";
    section->title = N_("Runs in which it reaches");
    section_column(section, "runs", N_("runs, %"), CELL_SHARE);
    section_column(section, "median_week", N_("median week"), CELL_NUMBER);
    for (int i = 0; i < REACH_COUNT; i++) {
        struct SectionRow *row = section_row(section, keys[i], labels[i]);
        row->cells[0] = summary->adoption.reach[i].runs;
        row->cells[1] = summary->adoption.reach[i].median_week;
    }
    const struct Estimate *wait = &summary->adoption.restricted_mean_weeks;
    if (!isnan(wait->value))
        snprintf(
            section->note, sizeof section->note,
            _("An agency waits %.0f [%.0f, %.0f] weeks for its first trial, counting the horizon of %lld "
              "weeks for "
              "those that never try."),
            wait->value, wait->low, wait->high, (long long)summary->weeks);
}

/* What the half-width of an interval of a mean over runs comes from. */
static double standard_error(const struct Estimate *estimate, double confidence) {
    double freedom = estimate->count > 1 ? (double)estimate->count - 1.0 : (double)INFINITY;
    return estimate_half_width(estimate) / interval_critical(confidence, freedom);
}

static void explain_fits(struct Section *section, const struct BassSummary *bass) {
    int used = snprintf(section->note, sizeof section->note, _("Bass's curve fits %lld of %lld runs"),
                        (long long)bass->by_status[BASS_FITTED], (long long)bass->runs);
    for (int i = 0; i < BASS_STATUS_COUNT && used < SECTION_TEXT; i++)
        if (i != BASS_FITTED && bass->by_status[i] > 0)
            used += snprintf(section->note + used, (size_t)(SECTION_TEXT - used), _("; %lld: %s"),
                             (long long)bass->by_status[i], _(bass_reason((enum BassStatus)i)));
    if (used < SECTION_TEXT)
        snprintf(section->note + used, (size_t)(SECTION_TEXT - used), ".");
}

void report_bass(struct Section *section, const struct Summary *summary, int focus) {
    const struct BassSummary *bass = &summary->adoption.bass;
    const struct Estimate *estimates[] = {&bass->p, &bass->q};
    static const char *const keys[] = {"p", "q"};
    static const char *const labels[] = {N_("p, innovation"), N_("q, imitation")};
    (void)focus;
    section->key = "bass";
    section->title = N_("Diffusion curve of Bass");
    section_column(section, "per_year", N_("a year"), CELL_NUMBER);
    section_column(section, "standard_error", N_("standard error"), CELL_PLAIN);
    for (size_t i = 0; i < sizeof estimates / sizeof estimates[0]; i++) {
        struct SectionRow *row = section_row(section, keys[i], labels[i]);
        row->cells[0] = *estimates[i];
        row->cells[1] = cell_value(standard_error(estimates[i], summary->confidence));
    }
    explain_fits(section, bass);
}
