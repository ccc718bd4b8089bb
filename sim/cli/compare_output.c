#include "cli/compare_output.h"

#include <jansson.h>
#include <stdio.h>

#include "base/terminal.h"
#include "base/translate.h"
#include "cli/terminal.h"
#include "tables/answer.h"
#include "tables/answer_tables.h"
#include "tables/comparison_tables.h"
#include "tables/table_csv.h"
#include "tables/table_text.h"
#include "json/json_write.h"

/* The answer comes first, in the sentences of the report, then what it rests on. */
enum Status compare_output_print(const struct Comparison *comparison, const struct Scenario *scenarios,
                                 const char *directory, struct Error *error) {
    char text[1024];
    struct Answer answer = {0};
    struct Tables tables = {0}, spent = {0};
    long long replicates = (long long)comparison->outcomes.scenario[0].runs;
    enum Status status = answer_make(&answer, comparison, scenarios, FORMAT_PLAIN, error);
    if (status == STATUS_OK)
        status = answer_tables(&spent, comparison, scenarios, error);
    if (status == STATUS_OK)
        status = comparison_tables(&tables, comparison, scenarios, error);
    const struct Table *money = tables_find(&spent, "money"); /* the table of options is too wide here */
    answer_print(&answer, stdout);
    if (status == STATUS_OK && money != NULL)
        table_print(money, stdout);
    snprintf(text, sizeof text,
             translate_plural("%lld replicate; baseline: %s", "%lld replicates; baseline: %s", replicates),
             replicates, scenario_title(&scenarios[0]));
    print_wrapped(stdout, 0, 0, text);
    for (size_t i = 0; i < tables.count && status == STATUS_OK; i++)
        table_print(&tables.tables[i], stdout);
    print_wrapped(
        stdout, 0, 0,
        replicates < 2
            ? _("One replicate has no interval and no verdict: ask for more (--replicates).")
            : _("Differences to the baseline are paired, replicate by replicate; of shares they are "
                "in percentage points. Intervals with a verdict hold together at 95 %, and a "
                "verdict stands where its interval leaves out 0; the others hold one by one. "
                "comparison.csv has p and correlations."));
    printf("\n");
    print_text("Results   %s: results.sqlite, comparison.csv, figures, manifest.json\n", directory);
    print_text("Report    `tandem report %s` writes one page to hand round\n", directory);
    tables_free(&tables);
    tables_free(&spent);
    answer_free(&answer);
    return status;
}

static json_t *scenario_json(const struct Comparison *comparison, const struct Scenario *scenarios,
                             size_t index, const struct Table *effects) {
    return json_pack("{s:s, s:s, s:s, s:I, s:o}", "scenario", scenarios[index].name, "title",
                     scenarios[index].title, "baseline", scenarios[0].name, "replicates",
                     (json_int_t)comparison->outcomes.scenario[index].runs, "effects",
                     table_records(effects, (index - 1) * OUTCOME_COUNT, OUTCOME_COUNT));
}

enum Status compare_output_json(const struct Comparison *comparison, const struct Scenario *scenarios,
                                struct Error *error) {
    struct Table effects = {0};
    json_t *all = json_array();
    enum Status status = comparison_effects(&effects, comparison, error);
    bool complete = all != NULL;
    for (size_t i = 1; i < comparison->scenarios; i++)
        complete =
            json_array_append_new(all, scenario_json(comparison, scenarios, i, &effects)) == 0 && complete;
    if (status == STATUS_OK && !complete)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for JSON");
    if (status == STATUS_OK)
        status = json_write(all, stdout, error);
    else
        json_decref(all);
    table_free(&effects);
    return status;
}
