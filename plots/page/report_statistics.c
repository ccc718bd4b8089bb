/* Main statistics of one scenario. */
#include <math.h>

#include "base/translate.h"
#include "plots/figure/caption.h"
#include "plots/page/report_parts.h"

static void write_estimate(FILE *stream, const struct Estimate *estimate) {
    char value[REPORT_NUMBER_SIZE], low[REPORT_NUMBER_SIZE], high[REPORT_NUMBER_SIZE];
    report_share(value, estimate->value);
    report_share(low, estimate->low);
    report_share(high, estimate->high);
    html_number(stream, isnan(estimate->value) ? "%s" : "%s [%s, %s]", value, low, high);
}

static void write_group(FILE *stream, const struct Summary *summary, int group, const char *name) {
    const struct EpisodeSummary *episodes = &summary->episodes[group];
    char count[32], weeks[REPORT_NUMBER_SIZE];
    caption_from_count(count, sizeof count, (long long)episodes->cohort);
    report_number(weeks, episodes->median_weeks.value, 10.0, false);
    html_row_open(stream, name);
    for (int i = 0; i < COMPLETION_COUNT; i++)
        write_estimate(stream, &episodes->completed[i]);
    write_estimate(stream, &episodes->completed_or_partial[COMPLETION_52]);
    html_number(stream, "%s", weeks);
    html_number(stream, "%s", count);
    html_row_close(stream);
}

static void write_completion(const struct ReportRequest *request, FILE *stream) {
    const struct Summary *summary = &request->summaries[0];
    const char *const columns[] = {_("case type"),     _("completed by week 26, %"),
                                   _("by week 52, %"), _("or a stage goal met by week 52, %"),
                                   _("median weeks"),  _("collaborations")};
    html_table_open(stream, _("Collaborations completed, with 95 % intervals"),
                    sizeof columns / sizeof *columns, columns);
    write_group(stream, summary, GROUP_ALL, _("all"));
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        write_group(stream, summary, GROUP_CASE_TYPE + type, _(case_type_title((enum CaseType)type)));
    if (request->focus >= GROUP_PROGRAMME)
        write_group(stream, summary, request->focus,
                    _(programme_title((enum Programme)(request->focus - GROUP_PROGRAMME))));
    html_table_close(stream);
}

static void write_ends(const struct ReportRequest *request, FILE *stream) {
    const struct EpisodeSummary *episodes = &request->summaries[0].episodes[request->focus];
    const char *const columns[] = {_("end"), _("by week 52, %")};
    html_table_open(stream, _("How collaborations end"), sizeof columns / sizeof *columns, columns);
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        char name[96];
        snprintf(name, sizeof name, "%s", _(exit_row((enum Exit)exit)->title));
        html_row_open(stream, name);
        write_estimate(stream, &episodes->ended[exit]);
        html_row_close(stream);
    }
    html_table_close(stream);
}

static void write_spread(FILE *stream, const char *name, const struct Spread *spread) {
    char low[REPORT_NUMBER_SIZE], high[REPORT_NUMBER_SIZE];
    html_row_open(stream, name);
    write_estimate(stream, &spread->mean);
    report_share(low, spread->band_low);
    report_share(high, spread->band_high);
    html_number(stream, "%s–%s", low, high);
    html_row_close(stream);
}

static void write_adoption(const struct ReportRequest *request, FILE *stream) {
    const struct AdoptionSummary *adoption = &request->summaries[0].adoption;
    const char *const columns[] = {_("agencies"), _("mean over runs, %"), _("5–95 % of runs")};
    html_table_open(stream, _("Agencies that practise it"), sizeof columns / sizeof *columns, columns);
    write_spread(stream, _("ever tried, after 5 years"), &adoption->ever_tried_at[ADOPTION_YEARS_5]);
    write_spread(stream, _("routine, after 5 years"), &adoption->routine_at[ADOPTION_YEARS_5]);
    write_spread(stream, _("ever tried, at the horizon"), &adoption->ever_tried_at[ADOPTION_HORIZON]);
    write_spread(stream, _("routine, at the horizon"), &adoption->routine_at[ADOPTION_HORIZON]);
    html_table_close(stream);
}

static void write_constructs(const struct ReportRequest *request, FILE *stream) {
    static const struct {
        const char *column, *title;
    } rows[] = {{"trust_citizen", N_("trust of citizens")},
                {"trust_administrator", N_("trust of administrators")},
                {"data_quality", N_("data quality")},
                {"manager_support", N_("manager support")},
                {"conservatism", N_("legal conservatism")}};
    const char *const columns[] = {_("construct"), _("after a year"), _("at the horizon")};
    html_table_open(stream, _("Means over runs, from 0 to 1"), sizeof columns / sizeof *columns, columns);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct Series *series = summary_series(&request->summaries[0], rows[i].column);
        html_row_open(stream, _(rows[i].title));
        for (int k = 0; k < 2; k++) {
            char text[REPORT_NUMBER_SIZE];
            size_t length = series != NULL ? series->length : 0,
                   week = k == 0 ? SUMMARY_YEAR_WEEKS - 1 : (size_t)request->weeks - 1;
            report_number(text, week < length ? series->value[week] : (double)NAN, 1.0, false);
            html_number(stream, "%s", text);
        }
        html_row_close(stream);
    }
    html_table_close(stream);
}

void report_statistics(const struct ReportRequest *request, FILE *stream) {
    html_element(stream, "h2", _("Results in numbers"));
    write_completion(request, stream);
    write_ends(request, stream);
    write_adoption(request, stream);
    write_constructs(request, stream);
}
