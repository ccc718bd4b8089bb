/* What a study rests on: interventions, parameters that differ, how many are assumed; definitions; how to run
 * it again. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "params/intervention.h"
#include "plots/figure/caption.h"
#include "plots/page/report_parts.h"

static void write_intervention(FILE *stream, const struct Intervention *it) {
    const struct InterventionRow *row = intervention_row(it->kind);
    char text[256];
    caption_from_code(text, sizeof text, row->name);
    html_row_open(stream, text);
    html_words(stream, _(row->sentence));
    html_number(stream, "%g–%g", it->start_week, it->end_week);
    snprintf(text, sizeof text, "%g (%s)", it->intensity, _(row->unit));
    html_words(stream, text);
    intervention_describe_target(it, text, sizeof text);
    html_words(stream, text);
    html_number(stream, "%g", intervention_cost(it));
    html_row_close(stream);
}

static void write_interventions(const struct Scenario *scenario, FILE *stream) {
    const char *const columns[] = {_("intervention"), _("what it is"),
                                   _("weeks"),        _("intensity"),
                                   _("target"),       _("thousand NTD a unit, agency and week")};
    if (scenario->intervention_count == 0) {
        html_element(stream, "p", _("No intervention."));
        return;
    }
    html_table_open(stream, _("Interventions"), sizeof columns / sizeof *columns, columns);
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        write_intervention(stream, &scenario->interventions[i]);
    html_table_close(stream);
}

static void write_parameter(FILE *stream, size_t index, double value, double other) {
    const struct ParamRow *row = params_row(index);
    char text[160];
    html_row_open(stream, params_key(index));
    text_from_number_short(text, sizeof text, value);
    html_number(stream, "%s", text);
    text_from_number_short(text, sizeof text, other);
    html_number(stream, "%s", text);
    html_words(stream, _(row->unit));
    html_words(stream, row->sentence);
    html_words(stream, row->source);
    html_row_close(stream);
}

/* The parameters of one scenario that differ from another's. */
static void write_differences(FILE *stream, const struct Params *params, const struct Params *others,
                              const char *value, const char *other) {
    const char *const columns[] = {_("parameter"), value, other, _("unit"), _("meaning"), _("source")};
    size_t differ = 0;
    for (size_t i = 0; i < params_count(); i++)
        differ += params_get(params, i) != params_get(others, i);
    if (differ == 0)
        return;
    html_table_open(stream, _("Parameters that differ"), sizeof columns / sizeof *columns, columns);
    for (size_t i = 0; i < params_count(); i++)
        if (params_get(params, i) != params_get(others, i))
            write_parameter(stream, i, params_get(params, i), params_get(others, i));
    html_table_close(stream);
}

static size_t assumed_count(void) {
    size_t count = 0;
    for (size_t i = 0; i < params_count(); i++)
        count += strstr(params_row(i)->source, "assumed") != NULL;
    return count;
}

void report_assumptions(const struct ReportRequest *request, FILE *stream) {
    struct Params defaults;
    params_default(&defaults);
    html_element(stream, "h2", _("What was assumed"));
    html_print(stream, "p",
               _("The model has %zu parameters; the values of %zu of them are assumed, in whole or in part, "
                 "and have a "
                 "plausible range instead of a measurement. The results hold as far as these values do: "
                 "`tandem params` "
                 "lists each with its source."),
               params_count(), assumed_count());
    for (size_t i = 0; i < request->count; i++) {
        const struct Scenario *scenario = &request->scenarios[i];
        html_element(stream, "h3", scenario_title(scenario));
        write_interventions(scenario, stream);
        if (i == 0)
            write_differences(stream, &scenario->params, &defaults, _("value"), _("default"));
        else
            write_differences(stream, &scenario->params, &request->scenarios[0].params, _("value"),
                              _("baseline"));
    }
}

/* One row a term: the term, and what it means here. */
static const char *const definitions[][2] = {
    {N_("Collaboration"),
     N_("A short data-driven project between a civic team and an agency. It starts when its minimum team "
        "commits; "
        "waiting and tender before that are start lag, and its term runs from the start of the work.")},
    {N_("Completion"), N_("Cumulative incidence (Aalen-Johansen) of completed within 26 or 52 weeks of the "
                          "start, for collaborations that "
                          "started at least 52 weeks before the horizon. With open data and a private start: "
                          "the first public release.")},
    {N_("Adoption"), N_("Ever tried: the agency has had a first trial. Routine: at least two completed "
                        "collaborations of its own in 36 "
                        "months and manager support above a threshold.")},
    {N_("Public value"),
     N_("Value of the issue times scope, quality and weeks alive of the result, discounted.")},
    {N_("Cost of one more"), N_("Ratio of paired mean differences of cost and effect, staff time included, "
                                "with Fieller's interval. Where the "
                                "interval of the effect contains nothing, there is no ratio.")},
    {N_("Interval"), N_("Runs are the independent units: Student's t for means and paired differences, a "
                        "jackknife over runs for pooled "
                        "shares.")},
    {N_("Horizon"),
     N_("The last week of a run. What is in progress there is censored, not counted as ended.")},
};

void report_definitions(const struct ReportRequest *request, FILE *stream) {
    (void)request;
    html_element(stream, "h2", _("What the words mean"));
    fputs("<dl>\n", stream);
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        html_element(stream, "dt", _(definitions[i][0]));
        html_element(stream, "dd", _(definitions[i][1]));
    }
    fputs("</dl>\n", stream);
}

void report_reproduction(const struct ReportRequest *request, FILE *stream) {
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, request->seed);
    html_element(stream, "h2", _("How to reproduce it"));
    html_element(stream, "p", _("The same command gives the same numbers, on any number of threads:"));
    fputs("<pre><code>", stream);
    html_text(stream, request->command);
    fputs("</code></pre>\n<ul>\n", stream);
    html_print(stream, "li", _("seed %s"), seed);
    html_print(stream, "li", _("%zu replicates of %lld weeks"), request->summaries[0].runs,
               (long long)request->weeks);
    html_print(stream, "li", _("tandem %s, revision %s, model %s"), request->version, request->revision,
               request->model);
    fputs("</ul>\n", stream);
}
