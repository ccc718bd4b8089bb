#include "plots/page/report_assumptions.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "params/intervention.h"
#include "plots/figure/caption.h"
#include "plots/page/html.h"

void report_question(const struct ReportRequest *request, FILE *stream) {
    if (request->comparison == NULL)
        return;
    html_element(stream, "h2", _("What is compared"));
    fputs("<dl>\n", stream);
    for (size_t i = 0; i < request->count; i++) {
        const struct Scenario *scenario = &request->scenarios[i];
        if (i == 0)
            html_print(stream, "dt", _("Baseline: %s"), scenario_title(scenario));
        else
            html_element(stream, "dt", scenario_title(scenario));
        if (scenario_description(scenario)[0] != '\0')
            html_element(stream, "dd", scenario_description(scenario));
    }
    fputs("</dl>\n", stream);
}

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
    const struct HtmlColumn columns[] = {
        {_("intervention"), false}, {_("what it is"), false},
        {_("weeks"), true},         {_("intensity"), false},
        {_("target"), false},       {_("million NTD a unit, agency and week"), true}};
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
    char text[256];
    html_row_open(stream, params_key(index));
    text_from_number(text, sizeof text, value);
    html_number(stream, "%s", text);
    text_from_number(text, sizeof text, other);
    html_number(stream, "%s", text);
    html_words(stream, _(row->unit));
    html_words(stream, _(row->sentence));
    params_describe_basis(row, text, sizeof text);
    html_words(stream, text);
    html_row_close(stream);
}

/* The parameters of one scenario that differ from another's. */
static void write_differences(FILE *stream, const struct Params *params, const struct Params *others,
                              const char *value, const char *other) {
    const struct HtmlColumn columns[] = {{_("parameter"), false}, {value, true},         {other, true},
                                         {_("unit"), false},      {_("meaning"), false}, {_("basis"), false}};
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

void report_assumptions(const struct ReportRequest *request, FILE *stream) {
    struct Params defaults;
    params_default(&defaults);
    html_element(stream, "h2", _("What was assumed"));
    html_print(stream, "p",
               _("The model has %zu parameters; the values of %zu of them are assumed and have a "
                 "plausible range instead of a measurement. The results hold as far as these values do: "
                 "`tandem params` "
                 "lists each with what it rests on."),
               params_count(), params_assumed());
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
    {N_("Collaboration"), N_("A short project in which a civic team and an agency work on data together. It "
                             "starts when enough of both "
                             "have committed themselves; waiting and tender before that do not count, and "
                             "its term runs from the start "
                             "of the work.")},
    {N_("Completion"), N_("The result is handed over or published. Told is the share of collaborations "
                          "completed within 26 or 52 "
                          "weeks of their start (cumulative incidence, Aalen-Johansen), of those that "
                          "started at least 52 weeks "
                          "before the end. With open data and a private start: the first public release.")},
    {N_("Adoption"),
     N_("Ever tried: the agency has led a collaboration of its own choice; one of a programme is "
        "told apart. Routine: a useful completion made it so, and it has not decayed since.")},
    {N_("Public value"), N_("Value of the issue times scope, quality and weeks alive of the result, later "
                            "weeks counting less. It has "
                            "no unit of its own: only comparisons mean something.")},
    {N_("Money"),
     N_("Million NTD, mean of the runs: what interventions cost, what collaborations cost with the "
        "time of staff, and what it costs to prepare datasets for opening. These three are the total.")},
    {N_("What one more costs"),
     N_("Further money over further completed collaborations, or agencies, both against "
        "the baseline (Fieller's interval). It is told only where there are more beyond "
        "chance; otherwise the ratio means nothing.")},
    {N_("Verdict"),
     N_("Better or worse is said where the whole interval lies on one side of no difference. "
        "Intervals of completion of starts and of issues, completed collaborations, adoption and public "
        "value are widened so "
        "that they hold together (Bonferroni); all others hold one by one and bear no verdict.")},
    {N_("Interval"), N_("Runs are the independent units: Student's t for means and paired differences, a "
                        "jackknife over runs for pooled "
                        "shares.")},
    {N_("Horizon"),
     N_("The last week of a run. What is in progress there is censored, not counted as ended.")},
};

void report_definitions(FILE *stream) {
    html_element(stream, "h2", _("What the words mean"));
    fputs("<dl>\n", stream);
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        html_element(stream, "dt", _(definitions[i][0]));
        html_element(stream, "dd", _(definitions[i][1]));
    }
    fputs("</dl>\n", stream);
}

void report_reproduction(const struct ReportOrigin *origin, FILE *stream) {
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, origin->seed);
    html_element(stream, "h2", _("How to reproduce it"));
    html_element(stream, "p", _("The same command gives the same numbers, on any number of threads:"));
    fputs("<pre><code>", stream);
    html_text(stream, origin->command);
    fputs("</code></pre>\n", stream);
    if (strstr(origin->command, " - ") != NULL)
        html_element(
            stream, "p",
            _("The word - is the standard input, which is not kept: give it the same scenario again."));
    fputs("<ul>\n", stream);
    html_print(stream, "li", _("seed %s"), seed);
    html_print(stream, "li",
               translate_plural("%zu replicate of %lld weeks", "%zu replicates of %lld weeks",
                                (long long)origin->replicates),
               origin->replicates, (long long)origin->weeks);
    html_print(stream, "li", _("tandem %s, revision %s, model %s"), origin->version, origin->revision,
               origin->model);
    fputs("</ul>\n", stream);
}
