#include "plots/page/html_report.h"

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_page.h"
#include "plots/page/html_table.h"
#include "plots/page/report_answer.h"
#include "plots/page/report_assumptions.h"
#include "plots/page/report_effects.h"
#include "tables/run_tables.h"

static enum Status write_pictures(const struct ReportRequest *request, FILE *stream,
                                  struct PageOutcome *outcome, struct Error *error) {
    html_element(stream, "h2", _("Pictures"));
    if (request->comparison != NULL && request->count > SUBJECT_SCENARIOS) {
        html_print(stream, "p class='note'", _("More than %d scenarios do not fit into the pictures."),
                   (int)SUBJECT_SCENARIOS);
        return STATUS_OK;
    }
    struct FigureSubject subject =
        request->comparison == NULL
            ? figure_subject_scenario(&request->scenarios[0], &request->summaries[0])
            : figure_subject_comparison(request->comparison, request->scenarios, request->summaries);
    return pictures_write(stream, &subject, request->fonts, outcome, error);
}

static enum Status write_numbers(const struct ReportRequest *request, FILE *stream, struct Error *error) {
    if (request->comparison != NULL)
        return report_effects(request, stream, error);
    struct Tables tables = {0};
    enum Status status = run_tables(&tables, &request->summaries[0], request->focus, error);
    html_element(stream, "h2", _("Results in numbers"));
    html_element(stream, "p class='note'", run_tables_legend(&request->summaries[0]));
    html_tables(stream, &tables);
    tables_free(&tables);
    return status;
}

enum Status html_report_write(const struct ReportRequest *request, FILE *stream, struct PageOutcome *outcome,
                              struct Error *error) {
    html_page_open(stream, request->language,
                   request->comparison != NULL ? _("Data-driven collaboration: options compared")
                                               : scenario_title(&request->scenarios[0]));
    html_page_answer_open(stream);
    enum Status answered = report_answer(request, stream, error);
    html_page_part_close(stream);
    html_page_appendix_open(stream);
    report_question(request, stream);
    enum Status drawn = write_pictures(request, stream, outcome, error);
    enum Status told = write_numbers(request, stream, error);
    report_assumptions(request, stream);
    report_definitions(stream);
    report_reproduction(&request->origin, stream);
    html_page_part_close(stream);
    html_page_close(stream);
    return answered != STATUS_OK ? answered : drawn != STATUS_OK ? drawn : told;
}
