#include "plots/page/report_effects.h"

#include <math.h>

#include "base/translate.h"
#include "plots/page/html.h"
#include "plots/page/html_table.h"
#include "tables/comparison_tables.h"
#include "tables/format.h"

static void write_effect(FILE *stream, enum Outcome outcome, const struct ComparedEffect *effect,
                         bool by_type) {
    char text[FORMAT_SIZE], name[256];
    double scale = outcome_display(outcome, 1.0),
           baseline = outcome_display(outcome, effect->paired.baseline_mean);
    struct Estimate difference = estimate_scaled(&effect->difference, scale);
    if (by_type)
        snprintf(name, sizeof name, "%s: %s", outcome_title(outcome), outcome_case_type_title(outcome));
    else
        snprintf(name, sizeof name, "%s", outcome_title(outcome));
    html_row_open(stream, name);
    format_number(text, baseline, baseline, FORMAT_TYPESET);
    html_number(stream, "%s", text);
    format_estimate(text, &difference, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
    html_number(stream, "%s", text);
    html_short(stream, _(outcome_display_unit(outcome)));
    html_short(stream, effect->verdict != VERDICT_NONE ? verdict_title(effect->verdict) : FORMAT_NONE);
    html_row_close(stream);
}

static bool is_of_type(enum Outcome outcome) {
    return outcome != outcome_row(outcome)->first;
}

static void write_effects(const struct ReportRequest *request, FILE *stream, size_t scenario, bool by_type) {
    const char *const columns[] = {_("outcome"), _("baseline"), _("difference"), _("unit"), _("verdict")};
    html_table_open(stream, by_type ? _("By case type") : _("Over all collaborations and agencies"),
                    sizeof columns / sizeof *columns, columns);
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const struct ComparedEffect *effect = &request->comparison->effects[scenario][i];
        if (is_of_type((enum Outcome)i) == by_type && !isnan(effect->paired.difference.value))
            write_effect(stream, (enum Outcome)i, effect, by_type);
    }
    html_table_close(stream);
}

static void write_outcomes(const struct ReportRequest *request, FILE *stream) {
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
    for (size_t i = 1; i < request->count; i++) {
        html_element(stream, "h3", scenario_title(&request->scenarios[i]));
        write_effects(request, stream, i, false);
        write_effects(request, stream, i, true);
    }
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
    write_outcomes(request, stream);
    return write_order(request, stream, error);
}
