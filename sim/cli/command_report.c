/* tandem report: a result directory as one HTML file. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/translate.h"
#include "cli/calibrate_study.h"
#include "cli/decide_study.h"
#include "cli/experiment_output.h"
#include "cli/findings_study.h"
#include "cli/metadata.h"
#include "cli/scenario_study.h"
#include "cli/stored_command.h"
#include "cli/stored_study.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "plots/page/calibration_page.h"
#include "plots/page/claims_page.h"
#include "plots/page/decision_page.h"
#include "plots/page/html_page.h"
#include "plots/page/html_report.h"
#include "plots/page/plan_page.h"
#include "plots/page/report_assumptions.h"
#include "tables/calibration_answer.h"
#include "tables/calibration_tables.h"
#include "tables/decision_answer.h"
#include "tables/decision_tables.h"
#include "tables/findings_tables.h"

enum { REPORT_PATH_SIZE = STORE_PATH_SIZE + 64 };

/* A page on its way: of a plan the kinds that a directory holds write it one after the other. */
struct PageFile {
    struct AtomicFile file;
    char path[REPORT_PATH_SIZE];
    bool open;
    struct PageOutcome outcome;
};

/* "report.html", or of another language "report.zh-TW.html", so that neither takes the other's place. */
static enum Status page_open(struct PageFile *self, const struct Options *options, const struct Store *store,
                             struct Error *error) {
    bool english = strcmp(options->language, "en") == 0;
    if (options->out != NULL)
        snprintf(self->path, REPORT_PATH_SIZE, "%s", options->out);
    else
        snprintf(self->path, REPORT_PATH_SIZE, "%s/report%s%s.html", store->directory, english ? "" : ".",
                 english ? "" : options->language);
    enum Status status = html_page_check(self->path, error);
    if (status == STATUS_OK)
        status = atomic_file_open(&self->file, self->path, error);
    self->open = status == STATUS_OK;
    return status;
}

static enum Status page_close(struct PageFile *self, const struct Options *options, struct Error *error) {
    note(options->quiet || !self->outcome.gnuplot_missing,
         "gnuplot is not installed: the report has its tables, but no pictures");
    note(options->quiet || self->outcome.warnings.text[0] == '\0', "%s", self->outcome.warnings.text);
    self->open = false;
    enum Status status = atomic_file_commit(&self->file, error);
    if (status == STATUS_OK)
        printf("%s\n", self->path);
    return status;
}

static struct ReportOrigin origin_of(const struct Job *job, const struct StoredCommand *command) {
    return (struct ReportOrigin){.command = command->command,
                                 .seed = job->drive.study.seed,
                                 .replicates = (size_t)job->replicates,
                                 .weeks = job->drive.study.weeks,
                                 .version = command->version,
                                 .revision = command->revision,
                                 .model = command->model};
}

static enum Status report_scenarios(struct PageFile *self, const struct Job *job,
                                    const struct StoredCommand *command, struct Error *error) {
    const struct ScenarioStudy *study = job->subject;
    const struct Options *options = job->options;
    const struct ReportRequest request = {.language = options->language,
                                          .count = study->count,
                                          .scenarios = study->scenarios,
                                          .summaries = study->summaries,
                                          .comparison = study->count > 1 ? &study->comparison : NULL,
                                          .focus = summary_focus(&study->scenarios[0].params),
                                          .origin = origin_of(job, command),
                                          .fonts = options->fonts};
    return html_report_write(&request, self->file.stream, &self->outcome, error);
}

static enum Status report_outputs(struct PageFile *self, const struct Job *job,
                                  const struct PlanSubject *plan, struct Error *error) {
    const struct Planned *planned = job->subject;
    enum Status worst = STATUS_OK;
    for (size_t i = 0; i < planned->plan.output_count; i++) {
        struct OutputFindings findings = output_findings(planned->plan.outputs[i]);
        struct Tables tables = {0};
        char remarks[STUDY_REMARKS_SIZE] = "";
        job->kind->find(job->subject, i, &findings);
        job->kind->describe(job->subject, i, &tables, remarks);
        enum Status status = tables_status(&tables, error);
        const struct FigureSubject subject = figure_subject_output(plan, &findings);
        if (status == STATUS_OK)
            status = plan_page_output(self->file.stream, &tables, remarks, &subject, job->options->fonts,
                                      &self->outcome, error);
        tables_free(&tables);
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

static enum Status report_plan(struct PageFile *self, const struct Job *job,
                               const struct StoredCommand *command, bool first, bool last,
                               struct Error *error) {
    const struct Planned *planned = job->subject;
    const struct ReportOrigin origin = origin_of(job, command);
    const char **units = calloc(planned->plan.factor_count + 1, sizeof *units);
    if (units == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the report");
    const struct PlanSubject plan = experiment_subject(planned, units);
    struct Sentences answer = {{""}};
    if (job->kind->answer != NULL)
        job->kind->answer(job->subject, &answer);
    const struct PlanPage page = {
        .language = job->options->language,
        .title = plan_title(&planned->plan),
        .description = translate_choose(planned->plan.description, planned->plan.description_zh),
        .plan = &plan,
        .scenario = &planned->plan.scenario,
        .points = planned->collected.points,
        .finished = planned->collected.finished,
        .failed = planned->collected.failed,
        .outputs = planned->plan.outputs,
        .output_count = planned->plan.output_count,
        .answer = job->kind->answer != NULL ? &answer : NULL};
    if (first)
        plan_page_open(&page, self->file.stream);
    plan_page_part(_(job->kind->heading), first ? NULL : page.answer, self->file.stream);
    enum Status status = report_outputs(self, job, &plan, error);
    if (last)
        plan_page_close(&page, &origin, self->file.stream);
    else
        report_reproduction(&origin, self->file.stream);
    free(units);
    return status;
}

static enum Status report_findings(struct PageFile *self, const struct Job *job,
                                   const struct StoredCommand *command, struct Error *error) {
    const struct FindingsStudy *study = job->subject;
    const struct ReportOrigin origin = origin_of(job, command);
    struct Tables tables = {0};
    findings_tables(&tables, &study->findings);
    const struct ClaimsPage page = {.language = job->options->language,
                                    .findings = &study->findings,
                                    .tables = &tables,
                                    .origin = &origin,
                                    .fonts = job->options->fonts};
    enum Status status = tables_status(&tables, error);
    if (status == STATUS_OK)
        status = claims_page_write(&page, self->file.stream, &self->outcome, error);
    tables_free(&tables);
    return status;
}

static enum Status report_calibration(struct PageFile *self, const struct Job *job,
                                      const struct StoredCommand *command, struct Error *error) {
    const struct CalibrateStudy *study = job->subject;
    const struct ReportOrigin origin = origin_of(job, command);
    const char *asked = translate_choose(study->plan.description, study->plan.description_zh);
    struct Tables tables = {0};
    struct Sentences answer = {{""}};
    calibration_tables(&tables, &study->found);
    answer_of_calibration(&answer, &study->found);
    const struct CalibrationPage page = {
        .head = {.language = job->options->language,
                 .title = study->found.title,
                 .question = asked[0] != '\0' ? asked : _("At which values does the model give the figures?"),
                 .answer = &answer},
        .found = &study->found,
        .tables = &tables,
        .scenario = &study->plan.scenario,
        .origin = &origin,
        .fonts = job->options->fonts};
    enum Status status = tables_status(&tables, error);
    if (status == STATUS_OK)
        status = calibration_page_write(&page, self->file.stream, &self->outcome, error);
    tables_free(&tables);
    return status;
}

static enum Status report_decision(struct PageFile *self, const struct Job *job,
                                   const struct StoredCommand *command, struct Error *error) {
    const struct DecideStudy *study = job->subject;
    const struct Plan *plan = &study->planned.plan;
    const struct ReportOrigin origin = origin_of(job, command);
    struct Tables tables = {0};
    struct Sentences answer = {{""}};
    decision_tables(&tables, &study->view);
    answer_of_decision(&answer, &study->view);
    const struct DecisionPage page = {.language = job->options->language,
                                      .title = plan_title(plan),
                                      .question = translate_choose(plan->description, plan->description_zh),
                                      .view = &study->view,
                                      .answer = &answer,
                                      .tables = &tables,
                                      .origin = &origin,
                                      .fonts = job->options->fonts,
                                      .assumed = params_assumed(),
                                      .parameters = params_count()};
    enum Status status = tables_status(&tables, error);
    if (status == STATUS_OK)
        status = decision_page_write(&page, self->file.stream, &self->outcome, error);
    tables_free(&tables);
    return status;
}

static enum Status report(void *context, struct Job *job, struct Store *store, bool last,
                          struct Error *error) {
    struct PageFile *self = context;
    struct StoredCommand command;
    bool first = !self->open;
    if (job->lack[0] != '\0')
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", store->directory, job->lack);
    enum Status status = stored_command_read(&command, store, job->kind->name, job->replicates, error);
    if (status == STATUS_OK && first)
        status = page_open(self, job->options, store, error);
    if (status != STATUS_OK)
        return status;
    if (job->kind == &findings_study)
        status = report_findings(self, job, &command, error);
    else if (job->kind == &calibrate_study)
        status = report_calibration(self, job, &command, error);
    else if (job->kind == &decide_study)
        status = report_decision(self, job, &command, error);
    else
        status = job->kind->plan != NULL ? report_plan(self, job, &command, first, last, error)
                                         : report_scenarios(self, job, &command, error);
    /* A picture that fails does not keep the page back. */
    enum Status closed = last ? page_close(self, job->options, error) : STATUS_OK;
    if (last && closed == STATUS_OK && job->options->out == NULL)
        closed = metadata_write(job, store, store->directory, error);
    return status == STATUS_OK ? closed : status;
}

enum Status command_report(const struct Options *options, struct Error *error) {
    struct PageFile page = {0};
    enum Status status = stored_study_use(options, options->arguments[0], report, &page, error);
    if (page.open)
        atomic_file_abandon(&page.file);
    return status;
}
