#include "plots/page/html_report.h"

#include <string.h>

#include "base/translate.h"
#include "plots/figures.h"
#include "plots/page/report_parts.h"

enum { REPORT_PATH_SIZE = 4096 };

static void show(const struct ReportRequest *request, FILE *stream, const struct DrawnFigure *drawn,
                 struct ReportOutcome *outcome, enum Status *status, struct Error *error) {
    char path[REPORT_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s.svg", request->figures, drawn->name);
    enum Status shown = html_picture(stream, path, "image/svg+xml", _(drawn->figure->alternative),
                                     _(drawn->figure->title), error);
    outcome->pictures += shown == STATUS_OK;
    *status = *status == STATUS_OK ? shown : *status;
}

static const char *const missing =
    N_("Pictures are missing because gnuplot was not installed where this report was "
       "written; everything they show is in the tables.");

static enum Status draw(const struct ReportRequest *request, FILE *stream, struct FigureOutcome *figures,
                        struct Error *error) {
    struct FigureRequest wish = {
        .directory = request->figures, .format = FIGURE_SVG, .fonts = request->fonts};
    if (request->comparison == NULL) {
        wish.subject = figure_subject_scenario(&request->scenarios[0], &request->summaries[0]);
    } else if (request->count > SUBJECT_SCENARIOS) {
        html_print(stream, "p class='note'", _("More than %d scenarios do not fit into the pictures."),
                   (int)SUBJECT_SCENARIOS);
        return STATUS_OK;
    } else {
        wish.subject = figure_subject_comparison(request->comparison, request->scenarios, request->summaries);
    }
    return figures_write(&wish, figures, error);
}

static enum Status show_pictures(const struct ReportRequest *request, FILE *stream,
                                 struct ReportOutcome *outcome, struct Error *error) {
    html_element(stream, "h2", _("Pictures"));
    struct FigureOutcome figures = {0};
    enum Status status = draw(request, stream, &figures, error);
    outcome->gnuplot_missing = figures.gnuplot_missing;
    outcome->warnings = figures.warnings;
    for (size_t i = 0; i < figures.drawn_count; i++)
        show(request, stream, &figures.drawn[i], outcome, &status, error);
    if (outcome->gnuplot_missing)
        html_element(stream, "p class='note'", _(missing));
    figure_outcome_free(&figures);
    return status;
}

static void write_parts(const struct ReportRequest *request, FILE *stream, ReportPart *const parts[],
                        size_t n) {
    for (size_t i = 0; i < n; i++)
        parts[i](request, stream);
}

static void write_numbers(const struct ReportRequest *request, FILE *stream) {
    static ReportPart *const compared[] = {report_cost_table, report_outcome_tables, report_ranking_table,
                                           report_synergy_table};
    static ReportPart *const single[] = {report_statistics};
    if (request->comparison != NULL)
        write_parts(request, stream, compared, sizeof compared / sizeof *compared);
    else
        write_parts(request, stream, single, sizeof single / sizeof *single);
}

enum Status html_report_write(const struct ReportRequest *request, FILE *stream,
                              struct ReportOutcome *outcome, struct Error *error) {
    static ReportPart *const opening[] = {report_question, report_answer};
    static ReportPart *const closing[] = {report_assumptions, report_definitions, report_reproduction};
    memset(outcome, 0, sizeof *outcome);
    const char *title = request->comparison != NULL ? _("Data-driven collaboration: scenarios compared")
                                                    : _("Data-driven collaboration: one scenario");
    html_page_open(stream, request->language, title);
    html_element(stream, "h1", title);
    write_parts(request, stream, opening, sizeof opening / sizeof *opening);
    enum Status status = show_pictures(request, stream, outcome, error);
    write_numbers(request, stream);
    write_parts(request, stream, closing, sizeof closing / sizeof *closing);
    html_page_close(stream);
    return status;
}
