#include "tables/collaborations.h"

#include <math.h>

#include "base/translate.h"
#include "tables/missing.h"

/* A row for all, for each case type, and for the programme that the scenario is about. Returns what comes
 * next after `group`, GROUP_COUNT after the last. */
static int next_group(int group, int focus) {
    if (group + 1 < GROUP_PROGRAMME)
        return group + 1;
    return group < GROUP_PROGRAMME && focus >= GROUP_PROGRAMME ? focus : GROUP_COUNT;
}

void table_completion(struct Tables *tables, const struct Summary *summary, int focus) {
    struct Table *table = tables_add(tables, "completion", _("Collaborations completed"));
    table_column(table, "by_week_26", _("by week 26, %"), CELL_SHARE);
    table_column(table, "by_week_52", _("by week 52, %"), CELL_SHARE);
    table_column(table, "episodes", _("n"), CELL_COUNT);
    for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_group(group, focus)) {
        const struct EpisodeSummary *episodes = &summary->episodes[group];
        table_line(table, summary_group_name(group), summary_group_title(group));
        table_estimate(table, "by_week_26", &episodes->completed[COMPLETION_26]);
        table_estimate(table, "by_week_52", &episodes->completed[COMPLETION_52]);
        table_value(table, "episodes", (double)episodes->cohort);
    }
    table_note(table, "%s",
               _("Share of started collaborations that delivered their object by that week after the start "
                 "(Aalen-Johansen); n: those that started at least 52 weeks before the horizon."));
    run_table_missing(table, summary, SUMMARY_FOLLOW_WEEKS + 1);
}

void table_durations(struct Tables *tables, const struct Summary *summary, int focus) {
    struct Table *table = tables_add(tables, "durations", _("Time to the end"));
    table_column(table, "median_weeks", _("median weeks"), CELL_ESTIMATE);
    table_column(table, "completed_or_partial", _("at least partial by week 52, %"), CELL_SHARE);
    for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_group(group, focus)) {
        const struct EpisodeSummary *episodes = &summary->episodes[group];
        table_line(table, summary_group_name(group), summary_group_title(group));
        table_estimate(table, "median_weeks", &episodes->median_weeks);
        table_estimate(table, "completed_or_partial", &episodes->completed_or_partial[COMPLETION_52]);
    }
    run_table_missing(table, summary, SUMMARY_FOLLOW_WEEKS + 1);
}

/* Columns "all" and, where the scenario is about a group, that group. */
static void add_group_columns(struct Table *table, int focus) {
    table_column(table, summary_group_name(GROUP_ALL), _("all, %"), CELL_SHARE);
    if (focus != GROUP_ALL)
        table_column(table, summary_group_name(focus), summary_group_label(focus), CELL_SHARE);
}

static int next_column(int group, int focus) {
    return group == GROUP_ALL && focus != GROUP_ALL ? focus : GROUP_COUNT;
}

/* What is left of a curve at the week of follow-up. */
static struct Estimate in_progress(const struct EpisodeSummary *episodes) {
    const struct Curve *curve = &episodes->in_progress;
    size_t week = SUMMARY_FOLLOW_WEEKS;
    if (curve->length <= week || isnan(curve->value[week]))
        return estimate_none();
    return (struct Estimate){curve->value[week], curve->low[week], curve->high[week], episodes->cohort};
}

void table_endings(struct Tables *tables, const struct Summary *summary, int focus) {
    struct Table *table = tables_add(tables, "endings", _("Ends by week 52"));
    add_group_columns(table, focus);
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        const struct CodeRow *row = exit_row((enum Exit)exit);
        table_line(table, row->name, _(row->title));
        for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_column(group, focus))
            table_estimate(table, summary_group_name(group), &summary->episodes[group].ended[exit]);
    }
    table_line(table, "in_progress", _("still in progress"));
    for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_column(group, focus)) {
        struct Estimate left = in_progress(&summary->episodes[group]);
        table_estimate(table, summary_group_name(group), &left);
    }
    run_table_missing(table, summary, SUMMARY_FOLLOW_WEEKS + 1);
}

static void note_proposals(struct Table *table, const struct Summary *summary, int focus) {
    int64_t all = summary->proposals[GROUP_ALL].proposals, about = summary->proposals[focus].proposals;
    if (focus == GROUP_ALL)
        table_note(table,
                   translate_plural("Of %lld proposal in all runs.", "Of %lld proposals in all runs.", all),
                   (long long)all);
    else
        table_note(table,
                   translate_plural("Of %lld proposal in all runs, %lld of them in: %s.",
                                    "Of %lld proposals in all runs, %lld of them in: %s.", all),
                   (long long)all, (long long)about, summary_group_title(focus));
}

void table_proposals(struct Tables *tables, const struct Summary *summary, int focus) {
    struct Table *table = tables_add(tables, "proposals", _("Fate of proposals"));
    add_group_columns(table, focus);
    for (int fate = 0; fate < FATE_COUNT; fate++) {
        const struct CodeRow *row = fate_row((enum Fate)fate);
        table_line(table, row->name, _(row->title));
        for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_column(group, focus))
            table_estimate(table, summary_group_name(group), &summary->proposals[group].fate[fate]);
    }
    table_line(table, "completed_per_proposal", _("completed in the run"));
    for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_column(group, focus))
        table_estimate(table, summary_group_name(group), &summary->episodes[group].completed_per_proposal);
    note_proposals(table, summary, focus);
    run_table_missing(table, summary, 0);
}

void table_refusals(struct Tables *tables, const struct Summary *summary, int focus) {
    struct Table *table = tables_add(tables, "refusals", _("Reasons of refused proposals"));
    add_group_columns(table, focus);
    for (int reason = 0; reason < REFUSAL_COUNT; reason++) {
        const struct CodeRow *row = refusal_row((enum Refusal)reason);
        table_line(table, row->name, _(row->title));
        for (int group = GROUP_ALL; group < GROUP_COUNT; group = next_column(group, focus))
            table_estimate(table, summary_group_name(group), &summary->proposals[group].refusal[reason]);
    }
    run_table_missing(table, summary, 0);
}

void table_services(struct Tables *tables, const struct Summary *summary, int focus) {
    static const char *const labels[SERVICE_GROUP_COUNT] = {N_("all"), N_("taken over by an agency"),
                                                            N_("kept up by its makers")};
    struct Table *table = tables_add(tables, "services", _("Life of services"));
    (void)focus;
    table_column(table, "median_weeks", _("median weeks"), CELL_ESTIMATE);
    table_column(table, "mean_weeks", _("weeks of the first 260"), CELL_ESTIMATE);
    table_column(table, "services", _("n"), CELL_COUNT);
    for (int group = 0; group < SERVICE_GROUP_COUNT; group++) {
        const struct ServiceSummary *services = &summary->services[group];
        table_line(table, summary_service_name(group), _(labels[group]));
        table_estimate(table, "median_weeks", &services->median_weeks);
        table_estimate(table, "mean_weeks", &services->restricted_mean_weeks);
        table_value(table, "services", (double)services->services);
    }
    run_table_missing(table, summary, SUMMARY_SERVICE_WEEKS);
}
