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

enum Status run_output_init(struct RunOutput *self, size_t scenarios, struct Error *error) {
    *self = (struct RunOutput){.lines = calloc(scenarios, sizeof *self->lines), .reports = json_array()};
    if (self->lines == NULL || self->reports == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the report");
    return STATUS_OK;
}

void run_output_free(struct RunOutput *self) {
    free(self->lines);
    json_decref(self->reports);
    *self = (struct RunOutput){0};
}

static const char *title_of(const struct Job *job) {
    return job->scenario.title[0] != '\0' ? job->scenario.title : job->scenario.name;
}

static void print_header(const struct Options *options, const struct Job *job,
                         const struct Summary *summary) {
    char text[256];
    int focus = report_focus(&job->scenario.params);
    print_bold(title_of(job));
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

static void print_files(const struct Options *options, const struct Job *job,
                        const struct FigureOutcome *figures) {
    char names[256] = "";
    for (int i = 0, used = 0; i < FIGURE_COUNT && used < (int)sizeof names; i++)
        if (figures->drawn[i])
            used += snprintf(names + used, sizeof names - (size_t)used, "%s%s.%s", used > 0 ? ", " : "",
                             figure_row((enum FigureId)i)->name, figure_format_name(options->format));
    printf("Results   %s:\n          results.sqlite, manifest.json, CSV files\n", job->directory);
    if (figures->drawn_count > 0) {
        printf("Pictures  %s/figures:\n          ", job->directory);
        print_wrapped(stdout, 10, 10, names);
    }
    printf("\n");
}

static json_t *pictures_json(const struct Options *options, const struct Job *job,
                             const struct FigureOutcome *figures) {
    json_t *all = json_array();
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (figures->drawn[i])
            json_array_append_new(all, json_sprintf("%s/figures/%s.%s", job->directory,
                                                    figure_row((enum FigureId)i)->name,
                                                    figure_format_name(options->format)));
    return all;
}

/* The seed is text: JSON readers lose the last digits of 64 bits. */
static json_t *job_json(const struct Options *options, const struct Job *job, const struct Summary *summary,
                        const struct FigureOutcome *figures) {
    char seed[32];
    int focus = report_focus(&job->scenario.params);
    snprintf(seed, sizeof seed, "%" PRIu64, options->seed);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:s, s:I, s:o, s:o}", "scenario",
                     job->scenario.name, "title", job->scenario.title, "focus", summary_group_name(focus),
                     "directory", job->directory, "version", TANDEM_VERSION, "revision", TANDEM_REVISION,
                     "model", model_version(), "replicates", (json_int_t)summary->runs, "seed", seed, "weeks",
                     (json_int_t)options->weeks, "pictures", pictures_json(options, job, figures), "results",
                     report_json(summary, focus));
}

enum Status run_output_add(struct RunOutput *self, const struct Options *options, const struct Job *job,
                           const struct Summary *summary, const struct FigureOutcome *figures,
                           struct Error *error) {
    int focus = report_focus(&job->scenario.params);
    int time = summary->weeks >= summary_adoption_weeks(ADOPTION_YEARS_10, summary->weeks) ? ADOPTION_YEARS_10
                                                                                           : ADOPTION_HORIZON;
    self->lines[self->count++] = (struct RunLine){
        .job = job,
        .focus = focus,
        .completed = summary->episodes[focus].completed[COMPLETION_52],
        .median_weeks = summary->episodes[focus].median_weeks,
        .tried = summary->adoption.ever_tried_at[time].mean,
    };
    if (options->json) {
        if (json_array_append_new(self->reports, job_json(options, job, summary, figures)) != 0)
            return error_set(
                error, STATUS_OUT_OF_MEMORY,
                "the report on %s cannot be written as JSON: memory ran out, or a path is not UTF-8",
                job->scenario.name);
        return STATUS_OK;
    }
    print_header(options, job, summary);
    report_print(summary, focus);
    print_files(options, job, figures);
    return STATUS_OK;
}

/* Lines first … end - 1 as one table. */
static void print_lines(const struct RunOutput *self, size_t first, size_t end) {
    struct Section section = {.key = "scenarios", .title = N_("All scenarios")};
    section_column(&section, "completed", N_("completed, %"), CELL_SHARE);
    section_column(&section, "episodes", "n", CELL_COUNT);
    section_column(&section, "median_weeks", N_("weeks"), CELL_NUMBER);
    section_column(&section, "tried", N_("tried, %"), CELL_SHARE);
    for (size_t i = first; i < end; i++) {
        const struct RunLine *line = &self->lines[i];
        struct SectionRow *row = section_row(&section, line->job->scenario.name, line->job->scenario.name);
        row->cells[0] = line->completed;
        row->cells[1] = cell_value((double)line->completed.count);
        row->cells[2] = line->median_weeks;
        row->cells[3] = line->tried;
    }
    section_print(&section);
}

static void print_all(const struct RunOutput *self, const struct Options *options) {
    char text[SECTION_TEXT];
    int64_t ten_years = summary_adoption_weeks(ADOPTION_YEARS_10, options->weeks);
    snprintf(text, sizeof text,
             "completed: by week 52 after the start, of n collaborations of what the scenario is about; "
             "weeks: median "
             "time to the end; tried: agencies that have ever tried the practice by week %" PRId64 ".",
             options->weeks < ten_years ? options->weeks : ten_years);
    for (size_t i = 0; i < self->count; i += SECTION_ROWS)
        print_lines(self, i, i + SECTION_ROWS < self->count ? i + SECTION_ROWS : self->count);
    print_wrapped(stdout, 0, 0, text);
    for (size_t i = 0; i < self->count; i++) {
        const struct RunLine *line = &self->lines[i];
        printf("\n  %s\n", line->job->scenario.name);
        print_labelled("about",
                       line->focus == GROUP_ALL ? "all collaborations" : report_group_title(line->focus));
        printf("  pictures      %s/figures\n", line->job->directory);
    }
}

enum Status run_output_finish(struct RunOutput *self, const struct Options *options, struct Error *error) {
    if (options->json) {
        if (json_dumpf(self->reports, stdout, JSON_INDENT(2)) != 0 && !ferror(stdout))
            return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for JSON");
        printf("\n");
    } else if (self->count > 1)
        print_all(self, options);
    return STATUS_OK;
}
