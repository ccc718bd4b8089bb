#include "plots/page/report_effects.h"

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_table.h"
#include "tables/comparison_tables.h"

static enum Status write_outcomes(const struct ReportRequest *request, FILE *stream, struct Error *error) {
    enum Status status = STATUS_OK;
    html_element(stream, "h2", _("Effects in numbers"));
    if (request->comparison->members == 0)
        html_element(
            stream, "p class='note'",
            _("Differences to the baseline, scenario minus baseline. One run of each scenario has no "
              "interval and gives no verdict."));
    else
        html_print(
            stream, "p class='note'",
            _("Differences to the baseline, scenario minus baseline. The %zu intervals with a verdict hold "
              "together: with %g %% confidence none of them is wrong, and a verdict stands where its "
              "interval leaves out 0. The other intervals hold one by one and give no verdict."),
            request->comparison->members, 100.0 * request->comparison->confidence);
    for (size_t i = 1; i < request->count && status == STATUS_OK; i++) {
        struct Tables tables = {0};
        status = comparison_scenario(&tables, request->comparison, i, error);
        html_element(stream, "h3", scenario_title(&request->scenarios[i]));
        html_tables(stream, &tables);
        tables_free(&tables);
    }
    return status;
}

/* The ranking, and what pairs do, as on the terminal. */
static enum Status write_order(const struct ReportRequest *request, FILE *stream, struct Error *error) {
    static const char *const keys[] = {"ranking", "ranking_pairs", "combinations"};
    struct Tables tables = {0};
    enum Status status = comparison_tables(&tables, request->comparison, request->scenarios, error);
    html_element(stream, "h2", _("How sure the ranking is"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct Table *table = tables_find(&tables, keys[i]);
        if (table != NULL)
            html_table(stream, table);
    }
    tables_free(&tables);
    return status;
}

enum Status report_effects(const struct ReportRequest *request, FILE *stream, struct Error *error) {
    enum Status status = write_outcomes(request, stream, error);
    return status == STATUS_OK ? write_order(request, stream, error) : status;
}
