#include "cli/run_output.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/translate.h"
#include "base/version.h"
#include "cli/terminal.h"
#include "run/replicate.h"
#include "tables/run_tables.h"
#include "tables/table_json.h"
#include "tables/table_text.h"
#include "json/json_write.h"

static void print_header(const struct Options *options, const struct Scenario *scenario,
                         const struct Summary *summary) {
    char text[256];
    int focus = summary_focus(&scenario->params);
    print_bold(scenario_title(scenario));
    printf("\n");
    snprintf(text, sizeof text,
             translate_plural("%lld replicate of %lld weeks, seed %llu, model %s, tandem %s (%s)",
                              "%lld replicates of %lld weeks, seed %llu, model %s, tandem %s (%s)",
                              (long long)summary->runs),
             (long long)summary->runs, (long long)options->weeks, (unsigned long long)options->seed,
             model_version(), version_number(), version_revision());
    print_wrapped(stdout, 0, 0, text);
    if (focus != GROUP_ALL)
        printf(_("about: %s\n"), summary_group_title(focus));
    printf("\n");
}

static void print_files(const struct Job *job) {
    const struct FigureOutcome *figures = &job->pictures;
    char names[256] = "";
    for (size_t i = 0, used = 0; i < figures->drawn_count && used < sizeof names; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%s.%s", used > 0 ? ", " : "",
                                 figures->drawn[i].name, figure_format_name(job->options->format));
    print_text("Results   %s:\n          ", job->directory);
    printf("%s\n", _("results.sqlite, manifest.json, CSV files"));
    if (figures->drawn_count > 0) {
        print_text("Pictures  %s/figures:\n          ", job->directory);
        print_wrapped(stdout, 10, 10, names);
    }
    printf("\n");
}

static json_t *pictures_json(const struct Job *job) {
    const struct FigureOutcome *figures = &job->pictures;
    json_t *all = json_array();
    for (size_t i = 0; i < figures->drawn_count; i++)
        json_array_append_new(all, json_sprintf("%s/figures/%s.%s", job->directory, figures->drawn[i].name,
                                                figure_format_name(job->options->format)));
    return all;
}

/* The seed is text: JSON readers lose the last digits of 64 bits. */
static json_t *job_json(const struct Job *job, const struct ScenarioStudy *study, json_t *results) {
    char seed[32];
    const struct Scenario *scenario = &study->scenarios[0];
    const struct Summary *summary = &study->summaries[0];
    int focus = summary_focus(&scenario->params);
    snprintf(seed, sizeof seed, "%" PRIu64, study->seed);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:s, s:I, s:o, s:o}", "scenario",
                     scenario->name, "title", scenario->title, "focus", summary_group_name(focus),
                     "directory", job->directory, "version", version_number(), "revision", version_revision(),
                     "model", model_version(), "replicates", (json_int_t)summary->runs, "seed", seed, "weeks",
                     (json_int_t)study->weeks, "pictures", pictures_json(job), "results", results);
}

static void keep_line(struct ScenarioStudy *study) {
    const struct Summary *summary = &study->summaries[0];
    int focus = summary_focus(&study->scenarios[0].params);
    int time = summary->weeks >= summary_adoption_weeks(ADOPTION_YEARS_10, summary->weeks) ? ADOPTION_YEARS_10
                                                                                           : ADOPTION_HORIZON;
    study->line = (struct ScenarioLine){
        .told = true,
        .focus = focus,
        .episodes = (double)summary->episodes[focus].cohort,
        .completed = summary->episodes[focus].completed[COMPLETION_52],
        .median_weeks = summary->episodes[focus].median_weeks,
        .tried = summary->adoption.at[CURVE_TRIED][time].mean,
    };
}

enum Status run_output_tell(struct Job *job, struct Error *error) {
    struct ScenarioStudy *study = job->subject;
    const struct Scenario *scenario = &study->scenarios[0];
    struct Tables tables = {0};
    enum Status status = run_tables(&tables, &study->summaries[0], summary_focus(&scenario->params), error);
    keep_line(study);
    if (status == STATUS_OK && job->options->json) {
        study->report = job_json(job, study, tables_json(&tables));
        if (study->report == NULL)
            status = error_set(
                error, STATUS_OUT_OF_MEMORY,
                "the report on %s cannot be written as JSON: memory ran out, or a path is not UTF-8",
                scenario->name);
    } else if (status == STATUS_OK) {
        print_header(job->options, scenario, &study->summaries[0]);
        for (size_t i = 0; i < tables.count; i++)
            table_print(&tables.tables[i], stdout);
        print_wrapped(stdout, 0, 0, run_tables_legend(&study->summaries[0]));
        printf("\n");
        print_files(job);
    }
    tables_free(&tables);
    return status;
}

static enum Status print_all(const struct Job *const told[], size_t count, struct Error *error) {
    int64_t weeks = told[0]->options->weeks, ten_years = summary_adoption_weeks(ADOPTION_YEARS_10, weeks);
    struct Table table;
    table_init(&table, "scenarios", _("All scenarios"));
    table_column(&table, "completed", _("completed, %"), CELL_SHARE);
    table_column(&table, "episodes", _("n"), CELL_COUNT);
    table_column(&table, "median_weeks", _("weeks"), CELL_ESTIMATE);
    table_column(&table, "tried", _("tried, %"), CELL_SHARE);
    for (size_t i = 0; i < count; i++) {
        const struct ScenarioStudy *study = told[i]->subject;
        table_line(&table, study->scenarios[0].name, study->scenarios[0].name);
        table_estimate(&table, "completed", &study->line.completed);
        table_value(&table, "episodes", study->line.episodes);
        table_estimate(&table, "median_weeks", &study->line.median_weeks);
        table_estimate(&table, "tried", &study->line.tried);
    }
    table_note(
        &table,
        _("completed: by week 52 after the start, of n collaborations of what the scenario is about; weeks: "
          "median time to the end; tried: agencies that have ever tried the practice by week %lld."),
        (long long)(weeks < ten_years ? weeks : ten_years));
    table_missing(&table, _("–: not available; the tables above say why."));
    enum Status status = table_status(&table, error);
    if (status == STATUS_OK)
        table_print(&table, stdout);
    table_free(&table);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const struct ScenarioStudy *study = told[i]->subject;
        int focus = study->line.focus;
        char pictures[ERROR_TEXT_SIZE];
        printf("%s  %s\n", i > 0 ? "\n" : "", study->scenarios[0].name);
        print_labelled("about", focus == GROUP_ALL ? _("all collaborations") : summary_group_title(focus));
        snprintf(pictures, sizeof pictures, "%s/figures", told[i]->directory);
        print_labelled("pictures", pictures);
    }
    return status;
}

static enum Status print_json(const struct Job *const told[], size_t count, struct Error *error) {
    json_t *all = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct ScenarioStudy *study = told[i]->subject;
        json_array_append(all, study->report);
    }
    return json_write(all, stdout, error);
}

enum Status run_output_finish(const struct Job jobs[], size_t count, struct Error *error) {
    const struct Job **told = calloc(count, sizeof *told);
    if (told == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the report");
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct ScenarioStudy *study = jobs[i].subject;
        if (study->line.told)
            told[found++] = &jobs[i];
    }
    enum Status status = STATUS_OK;
    if (jobs[0].options->json)
        status = print_json(told, found, error);
    else if (found > 1)
        status = print_all(told, found, error);
    free(told);
    return status;
}
