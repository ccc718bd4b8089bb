#include "plots/page/plan_page.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "params/intervention.h"
#include "plots/page/html.h"
#include "plots/page/html_table.h"
#include "plots/page/report_assumptions.h"
#include "plots/page/three_sentences.h"

enum { PARAGRAPH_SIZE = 1024, NUMBER_SIZE = 32 };

static void write_number(FILE *stream, double value) {
    char text[NUMBER_SIZE];
    text_from_number(text, sizeof text, value);
    html_number(stream, "%s", text);
}

/* What a parameter or a field of an intervention means; `named`: the factor's name does not say which it is.
 */
static void write_field(const struct PlanPage *page, const struct ScenarioField field, bool named,
                        FILE *stream) {
    const struct Scenario *scenario = page->scenario;
    const bool parameter = field.intervention == SCENARIO_FIELD_PARAMETER;
    if (named) {
        char key[SCENARIO_FIELD_KEY];
        scenario_field_key(scenario, field, key);
        html_text(stream, key);
        fputs(": ", stream);
    }
    html_text(stream,
              _(parameter ? params_row(field.index)->sentence
                          : intervention_row(scenario->interventions[field.intervention].kind)->sentence));
}

static void write_meaning(const struct PlanPage *page, size_t index, FILE *stream) {
    const struct PlanSubject *plan = page->plan;
    char key[SCENARIO_FIELD_KEY];
    scenario_field_key(page->scenario, plan->factors[index].field, key);
    fputs("<td>", stream);
    write_field(page, plan->factors[index].field, strcmp(key, plan->factors[index].key) != 0, stream);
    for (size_t i = 0; i < plan->linked_count; i++)
        if (plan->linked[i].with == index) {
            fputs("<br>", stream);
            write_field(page, plan->linked[i].field, true, stream);
        }
    fputs("</td>", stream);
}

/* A factor's row: the range that the design moved it over, and where the scenario stands. */
static void write_factor(const struct PlanPage *page, size_t index, FILE *stream) {
    const struct Factor *factor = &page->plan->factors[index];
    html_row_open(stream, factor->key);
    write_number(stream, factor->low);
    write_number(stream, factor->high);
    write_number(stream, scenario_field_get(page->scenario, factor->field));
    html_words(stream, factor->scale == SCALE_LOG ? _("logarithmic") : _("linear"));
    html_words(stream, _(scenario_field_unit(page->scenario, factor->field)));
    write_meaning(page, index, stream);
    html_row_close(stream);
}

static void write_factors(const struct PlanPage *page, FILE *stream) {
    const struct HtmlColumn columns[] = {
        {_("factor"), false}, {_("from"), true},  {_("to"), true},      {_("in the scenario"), true},
        {_("scale"), false},  {_("unit"), false}, {_("meaning"), false}};
    if (page->plan->factor_count == 0)
        return;
    html_table_open(stream, _("What was moved"), sizeof columns / sizeof *columns, columns);
    for (size_t f = 0; f < page->plan->factor_count; f++)
        write_factor(page, f, stream);
    html_table_close(stream);
}

static void write_outputs(const struct PlanPage *page, FILE *stream) {
    html_element(stream, "h3", _("What was looked at"));
    fputs("<dl>\n", stream);
    for (size_t i = 0; i < page->output_count; i++) {
        html_element(stream, "dt", output_texts(page->outputs[i]).title);
        html_element(stream, "dd", outcome_row(page->outputs[i])->sentence);
    }
    fputs("</dl>\n", stream);
}

void plan_page_open(const struct PlanPage *page, FILE *stream) {
    const struct PageHead head = {.language = page->language,
                                  .title = page->title,
                                  .question = page->description[0] != '\0'
                                                  ? page->description
                                                  : _("Which of the factors move what the plan looks at?"),
                                  .answer = page->answer};
    three_sentences_open(&head, stream);
}

void plan_page_part(const char *heading, const struct Sentences *answer, FILE *stream) {
    html_element(stream, "h2", heading);
    if (answer != NULL)
        three_sentences_write(answer, stream);
}

static void write_remarks(const char *remarks, FILE *stream) {
    char text[PARAGRAPH_SIZE];
    for (size_t length; *remarks != '\0'; remarks += length + (remarks[length] == '\n' ? 1 : 0)) {
        length = strcspn(remarks, "\n");
        snprintf(text, sizeof text, "%.*s", (int)length, remarks);
        html_element(stream, "p", text);
    }
}

enum Status plan_page_output(FILE *stream, const struct Tables *tables, const char *remarks,
                             const struct FigureSubject *subject, struct Fonts *fonts,
                             struct PageOutcome *outcome, struct Error *error) {
    html_element(stream, "h3", output_texts(subject->output->outcome).title);
    html_tables(stream, tables);
    write_remarks(remarks, stream);
    bool said = outcome->gnuplot_missing; /* once is enough */
    return said ? STATUS_OK : pictures_write(stream, subject, fonts, outcome, error);
}

/* What was run: the design, what it moved, what was looked at. */
static void write_experiment(const struct PlanPage *page, FILE *stream) {
    const struct DesignRow *design = design_row(page->plan->design->kind);
    char points[64], replicates[64], runs[64];
    html_element(stream, "h2", _("What was run"));
    html_print(stream, "p", _("Scenario: %s"), scenario_title(page->scenario));
    html_print(stream, "p", _("Design: %s. %s"), design->name, _(design->sentence));
    translate_count(points, sizeof points, "%lld point", "%lld points", page->points);
    translate_count(replicates, sizeof replicates, "%lld replicate", "%lld replicates",
                    page->plan->replicates);
    translate_count(runs, sizeof runs, "%lld run finished", "%lld runs finished", page->finished);
    html_print(stream, "p", _("%s, %s of each; %s, %lld failed."), points, replicates, runs,
               (long long)page->failed);
    write_factors(page, stream);
    write_outputs(page, stream);
}

void plan_page_close(const struct PlanPage *page, const struct ReportOrigin *origin, FILE *stream) {
    const struct ReportRequest request = {.count = 1, .scenarios = page->scenario};
    write_experiment(page, stream);
    report_assumptions(&request, stream);
    report_definitions(stream);
    three_sentences_close(origin, stream);
}
