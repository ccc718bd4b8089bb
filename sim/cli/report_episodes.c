/* Sections about collaborations: how they end, what becomes of proposals, how long services live. */
#include <math.h>
#include <stdio.h>

#include "base/translate.h"
#include "cli/report.h"

/* A row for all, for each case type, and for the programme that the scenario is about. */
static void add_groups(struct Section *section, int focus, int groups[SECTION_ROWS]) {
    groups[section->row_count] = GROUP_ALL;
    section_row(section, summary_group_name(GROUP_ALL), report_group_title(GROUP_ALL));
    for (int group = GROUP_CASE_TYPE; group < GROUP_PROGRAMME; group++) {
        groups[section->row_count] = group;
        section_row(section, summary_group_name(group), report_group_title(group));
    }
    if (focus >= GROUP_PROGRAMME) {
        groups[section->row_count] = focus;
        section_row(section, summary_group_name(focus), summary_group_name(focus));
    }
}

void report_completion(struct Section *section, const struct Summary *summary, int focus) {
    int groups[SECTION_ROWS];
    section->key = "completion";
    section->title = N_("Collaborations completed");
    section_column(section, "by_week_26", N_("by week 26, %"), CELL_SHARE);
    section_column(section, "by_week_52", N_("by week 52, %"), CELL_SHARE);
    section_column(section, "episodes", N_("n"), CELL_COUNT);
    add_groups(section, focus, groups);
    for (int i = 0; i < section->row_count; i++) {
        const struct EpisodeSummary *episodes = &summary->episodes[groups[i]];
        section->rows[i].cells[0] = episodes->completed[COMPLETION_26];
        section->rows[i].cells[1] = episodes->completed[COMPLETION_52];
        section->rows[i].cells[2] = cell_value((double)episodes->cohort);
    }
    snprintf(section->note, sizeof section->note, "%s",
             _("Share of started collaborations that delivered their object by that week after the start "
               "(Aalen-Johansen); n: those that started at least 52 weeks before the horizon."));
}

void report_durations(struct Section *section, const struct Summary *summary, int focus) {
    int groups[SECTION_ROWS];
    section->key = "durations";
    section->title = N_("Time to the end");
    section_column(section, "median_weeks", N_("median weeks"), CELL_NUMBER);
    section_column(section, "completed_or_partial", N_("at least partial by week 52, %"), CELL_SHARE);
    add_groups(section, focus, groups);
    for (int i = 0; i < section->row_count; i++) {
        const struct EpisodeSummary *episodes = &summary->episodes[groups[i]];
        section->rows[i].cells[0] = episodes->median_weeks;
        section->rows[i].cells[1] = episodes->completed_or_partial[COMPLETION_52];
    }
}

/* Columns "all" and, where the scenario is about a group, that group. Returns the groups. */
static int add_group_columns(struct Section *section, int focus, int groups[2]) {
    groups[0] = GROUP_ALL;
    groups[1] = focus;
    int count = focus == GROUP_ALL ? 1 : 2;
    for (int i = 0; i < count; i++)
        section_column(section, summary_group_name(groups[i]),
                       i == 0 ? N_("all, %") : summary_group_name(groups[i]), CELL_SHARE);
    return count;
}

/* What is left of a curve at the week of follow-up. */
static struct Estimate in_progress(const struct EpisodeSummary *episodes) {
    const struct Curve *curve = &episodes->in_progress;
    size_t week = SUMMARY_FOLLOW_WEEKS;
    if (curve->length <= week || isnan(curve->value[week]))
        return estimate_none();
    return (struct Estimate){curve->value[week], curve->low[week], curve->high[week], episodes->cohort};
}

void report_endings(struct Section *section, const struct Summary *summary, int focus) {
    int groups[2], count = add_group_columns(section, focus, groups);
    section->key = "endings";
    section->title = N_("Ends by week 52");
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        struct SectionRow *row = section_row(section, exit_name((enum Exit)exit), exit_name((enum Exit)exit));
        for (int i = 0; i < count; i++)
            row->cells[i] = summary->episodes[groups[i]].ended[exit];
    }
    struct SectionRow *row = section_row(section, "in_progress", N_("still in progress"));
    for (int i = 0; i < count; i++)
        row->cells[i] = in_progress(&summary->episodes[groups[i]]);
}

void report_proposals(struct Section *section, const struct Summary *summary, int focus) {
    int groups[2], count = add_group_columns(section, focus, groups);
    section->key = "proposals";
    section->title = N_("Fate of proposals");
    for (int fate = 0; fate < FATE_COUNT; fate++) {
        struct SectionRow *row = section_row(section, fate_name((enum Fate)fate), fate_name((enum Fate)fate));
        for (int i = 0; i < count; i++)
            row->cells[i] = summary->proposals[groups[i]].fate[fate];
    }
    struct SectionRow *completed = section_row(section, "completed_per_proposal", N_("completed in the run"));
    for (int i = 0; i < count; i++)
        completed->cells[i] = summary->episodes[groups[i]].completed_per_proposal;
    if (count == 1)
        snprintf(section->note, sizeof section->note, _("Of %lld proposals in all runs."),
                 (long long)summary->proposals[GROUP_ALL].proposals);
    else
        snprintf(section->note, sizeof section->note, _("Of %lld proposals in all runs, %lld of them in %s."),
                 (long long)summary->proposals[GROUP_ALL].proposals,
                 (long long)summary->proposals[focus].proposals, summary_group_name(focus));
}

void report_refusals(struct Section *section, const struct Summary *summary, int focus) {
    int groups[2], count = add_group_columns(section, focus, groups);
    section->key = "refusals";
    section->title = N_("Reasons of refused proposals");
    for (int reason = 0; reason < REFUSAL_COUNT; reason++) {
        const char *name = refusal_name((enum Refusal)reason);
        struct SectionRow *row = section_row(section, name, name);
        for (int i = 0; i < count; i++)
            row->cells[i] = summary->proposals[groups[i]].refusal[reason];
    }
}

void report_services(struct Section *section, const struct Summary *summary, int focus) {
    static const char *const labels[SERVICE_GROUP_COUNT] = {N_("all"), N_("taken over by an agency"),
                                                            N_("kept up by its makers")};
    (void)focus;
    section->key = "services";
    section->title = N_("Life of services");
    section_column(section, "median_weeks", N_("median weeks"), CELL_NUMBER);
    section_column(section, "mean_weeks", N_("weeks of the first 260"), CELL_NUMBER);
    section_column(section, "services", N_("n"), CELL_COUNT);
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++) {
        const struct ServiceSummary *services = &summary->services[group];
        struct SectionRow *row = section_row(section, summary_service_name(group), labels[group]);
        row->cells[0] = services->median_weeks;
        row->cells[1] = services->restricted_mean_weeks;
        row->cells[2] = cell_value((double)services->services);
    }
}
