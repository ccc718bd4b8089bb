#include "cli/run_output.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/translate.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "run/replicate.h"

#ifndef TANDEM_VERSION
#define TANDEM_VERSION "unknown"
#endif
#ifndef TANDEM_REVISION
#define TANDEM_REVISION "unknown"
#endif

static void print_header(const struct Options *options, const struct Scenario *scenario,
                         const struct Summary *summary) {
    char text[256];
    int focus = report_focus(&scenario->params);
    print_bold(scenario_title(scenario));
    printf("\n");
    snprintf(text, sizeof text,
             "%zu replicate%s of %" PRId64 " weeks, seed %" PRIu64 ", model %s, tandem %s (%s)",
             summary->runs, summary->runs == 1 ? "" : "s", options->weeks, options->seed, model_version(),
             TANDEM_VERSION, TANDEM_REVISION);
    print_wrapped(stdout, 0, 0, text);
    if (focus != GROUP_ALL)
        printf(_("about: %s\n"), report_group_title(focus));
    printf("\n");
}

static void print_files(const struct Job *job, const struct FigureOutcome *figures) {
    char names[256] = "";
    for (size_t i = 0, used = 0; i < figures->drawn_count && used < sizeof names; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%s.%s", used > 0 ? ", " : "",
                                 figures->drawn[i].name, figure_format_name(job->options->format));
    printf("Results   %s:\n          results.sqlite, manifest.json, CSV files\n", job->directory);
    if (figures->drawn_count > 0) {
        printf("Pictures  %s/figures:\n          ", job->directory);
        print_wrapped(stdout, 10, 10, names);
    }
    printf("\n");
}

static json_t *pictures_json(const struct Job *job, const struct FigureOutcome *figures) {
    json_t *all = json_array();
    for (size_t i = 0; i < figures->drawn_count; i++)
        json_array_append_new(all, json_sprintf("%s/figures/%s.%s", job->directory, figures->drawn[i].name,
                                                figure_format_name(job->options->format)));
    return all;
}

/* The seed is text: JSON readers lose the last digits of 64 bits. */
static json_t *job_json(const struct Job *job, const struct ScenarioStudy *study) {
    char seed[32];
    const struct Scenario *scenario = &study->scenarios[0];
    const struct Summary *summary = &study->summaries[0];
    int focus = report_focus(&scenario->params);
    snprintf(seed, sizeof seed, "%" PRIu64, study->seed);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:s, s:I, s:o, s:o}", "scenario",
                     scenario->name, "title", scenario->title, "focus", summary_group_name(focus),
                     "directory", job->directory, "version", TANDEM_VERSION, "revision", TANDEM_REVISION,
                     "model", model_version(), "replicates", (json_int_t)summary->runs, "seed", seed, "weeks",
                     (json_int_t)study->weeks, "pictures", pictures_json(job, &study->figures), "results",
                     report_json(summary, focus));
}

static void keep_line(struct ScenarioStudy *study) {
    const struct Summary *summary = &study->summaries[0];
    int focus = report_focus(&study->scenarios[0].params);
    int time = summary->weeks >= summary_adoption_weeks(ADOPTION_YEARS_10, summary->weeks) ? ADOPTION_YEARS_10
                                                                                           : ADOPTION_HORIZON;
    study->line = (struct ScenarioLine){
        .told = true,
        .focus = focus,
        .completed = summary->episodes[focus].completed[COMPLETION_52],
        .median_weeks = summary->episodes[focus].median_weeks,
        .tried = summary->adoption.ever_tried_at[time].mean,
    };
}

enum Status run_output_tell(struct Job *job, struct Error *error) {
    struct ScenarioStudy *study = job->subject;
    const struct Scenario *scenario = &study->scenarios[0];
    keep_line(study);
    if (job->options->json) {
        study->report = job_json(job, study);
        if (study->report == NULL)
            return error_set(
                error, STATUS_OUT_OF_MEMORY,
                "the report on %s cannot be written as JSON: memory ran out, or a path is not UTF-8",
                scenario->name);
        return STATUS_OK;
    }
    print_header(job->options, scenario, &study->summaries[0]);
    report_print(&study->summaries[0], report_focus(&scenario->params));
    print_files(job, &study->figures);
    return STATUS_OK;
}

/* Some of the jobs as one table. */
static void print_lines(const struct Job *const told[], size_t count) {
    struct Section section = {.key = "scenarios", .title = N_("All scenarios")};
    section_column(&section, "completed", N_("completed, %"), CELL_SHARE);
    section_column(&section, "episodes", "n", CELL_COUNT);
    section_column(&section, "median_weeks", N_("weeks"), CELL_NUMBER);
    section_column(&section, "tried", N_("tried, %"), CELL_SHARE);
    for (size_t i = 0; i < count; i++) {
        const struct ScenarioStudy *study = told[i]->subject;
        const char *name = study->scenarios[0].name;
        struct SectionRow *row = section_row(&section, name, name);
        row->cells[0] = study->line.completed;
        row->cells[1] = cell_value((double)study->line.completed.count);
        row->cells[2] = study->line.median_weeks;
        row->cells[3] = study->line.tried;
    }
    section_print(&section);
}

static void print_all(const struct Job *const told[], size_t count) {
    char text[SECTION_TEXT];
    int64_t weeks = told[0]->options->weeks, ten_years = summary_adoption_weeks(ADOPTION_YEARS_10, weeks);
    snprintf(text, sizeof text,
             "completed: by week 52 after the start, of n collaborations of what the scenario is about; "
             "weeks: median "
             "time to the end; tried: agencies that have ever tried the practice by week %" PRId64 ".",
             weeks < ten_years ? weeks : ten_years);
    for (size_t i = 0; i < count; i += SECTION_ROWS)
        print_lines(told + i, count - i < SECTION_ROWS ? count - i : SECTION_ROWS);
    print_wrapped(stdout, 0, 0, text);
    for (size_t i = 0; i < count; i++) {
        const struct ScenarioStudy *study = told[i]->subject;
        int focus = study->line.focus;
        printf("\n  %s\n", study->scenarios[0].name);
        print_labelled("about", focus == GROUP_ALL ? "all collaborations" : report_group_title(focus));
        printf("  pictures      %s/figures\n", told[i]->directory);
    }
}

static enum Status print_json(const struct Job *const told[], size_t count, struct Error *error) {
    json_t *all = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct ScenarioStudy *study = told[i]->subject;
        json_array_append(all, study->report);
    }
    bool written = all != NULL && json_dumpf(all, stdout, JSON_INDENT(2)) == 0;
    json_decref(all);
    printf("\n");
    return written || ferror(stdout) ? STATUS_OK
                                     : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for JSON");
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
        print_all(told, found);
    free(told);
    return status;
}
