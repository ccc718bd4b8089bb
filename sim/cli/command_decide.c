/* tandem decide: which options for what money, over what is uncertain; and when that would be wrong. */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

#include "base/terminal.h"
#include "base/translate.h"
#include "base/version.h"
#include "cli/decide_study.h"
#include "cli/results.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "run/replicate.h"
#include "tables/decision_answer.h"
#include "tables/decision_csv.h"
#include "tables/decision_tables.h"
#include "tables/table_json.h"
#include "tables/table_text.h"
#include "json/json_write.h"

/* One file on its way. */
struct Writing {
    const struct DecisionView *view;
    enum DecisionFile file;
};

static enum Status write_file(const void *context, FILE *stream, struct Error *error) {
    const struct Writing *self = context;
    (void)error;
    decision_file_write(self->file, self->view, stream);
    return STATUS_OK;
}

static enum Status write_files(const struct Job *job, struct Store *store, const char *directory,
                               struct Error *error) {
    const struct DecideStudy *self = job->subject;
    enum Status status = planned_write(&self->planned, store, directory, error);
    for (int file = 0; file < DECISION_FILE_COUNT && status == STATUS_OK && job->lack[0] == '\0'; file++) {
        const struct Writing writing = {&self->view, (enum DecisionFile)file};
        status =
            results_write_file(directory, decision_file(writing.file)->file, write_file, &writing, error);
    }
    return status;
}

static enum Status draw(struct Job *job, struct Error *error) {
    const struct DecideStudy *self = job->subject;
    return pipeline_draw(job, job->directory, figure_subject_decision(&self->view), error);
}

static void print_header(const struct DecideStudy *self) {
    char text[640], points[64], replicates[64], mixes[64], runs[64];
    const struct Planned *planned = &self->planned;
    int64_t saved = decision_runs_saved(&self->decision, planned->collected.replicates);
    print_bold(plan_title(&planned->plan));
    printf("\n");
    translate_count(mixes, sizeof mixes, "%lld mix", "%lld mixes", (long long)self->mixes.count - 1);
    translate_count(points, sizeof points, "%lld point", "%lld points", planned->collected.points);
    translate_count(replicates, sizeof replicates, "%lld replicate", "%lld replicates",
                    planned->collected.replicates);
    translate_count(runs, sizeof runs, "%lld run finished", "%lld runs finished",
                    planned->collected.finished);
    snprintf(text, sizeof text,
             _("%s and doing nothing at %s, %s of %lld weeks each; %s, %lld failed, %lld saved by the race; "
               "seed %llu, "
               "model %s, tandem %s (%s)"),
             mixes, points, replicates, (long long)planned->weeks, runs, (long long)planned->collected.failed,
             (long long)saved, (unsigned long long)planned->seed, model_version(), version_number(),
             version_revision());
    print_wrapped(stdout, 0, 0, text);
    printf("\n");
}

/* The seed is text: JSON readers lose the last digits of 64 bits. */
static json_t *decision_json(const struct DecideStudy *self, const struct Tables *tables,
                             const struct Sentences *answer) {
    const struct Planned *planned = &self->planned;
    char seed[32];
    json_t *sentences = json_object();
    for (int i = 0; i < SENTENCE_COUNT; i++)
        json_object_set_new(sentences, sentence_kind_name((enum SentenceKind)i),
                            json_string(answer->text[i]));
    snprintf(seed, sizeof seed, "%" PRIu64, planned->seed);
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:s, s:I, s:o, s:o}", "plan",
        planned->plan.name, "directory", planned->directory, "version", version_number(), "revision",
        version_revision(), "model", model_version(), "mixes", (json_int_t)self->mixes.count - 1, "points",
        (json_int_t)planned->collected.points, "replicates", (json_int_t)planned->collected.replicates,
        "finished", (json_int_t)planned->collected.finished, "failed", (json_int_t)planned->collected.failed,
        "saved", (json_int_t)decision_runs_saved(&self->decision, planned->collected.replicates), "seed",
        seed, "weeks", (json_int_t)planned->weeks, "answer", sentences, "tables", tables_json(tables));
}

static enum Status tell(struct Job *job, struct Error *error) {
    const struct DecideStudy *self = job->subject;
    struct Tables tables = {0};
    struct Sentences answer = {{""}};
    decision_tables(&tables, &self->view);
    answer_of_decision(&answer, &self->view);
    enum Status status = tables_status(&tables, error);
    if (status == STATUS_OK && job->options->json)
        status = json_write(decision_json(self, &tables, &answer), stdout, error);
    else if (status == STATUS_OK) {
        print_header(self);
        sentences_print(&answer, stdout);
        for (size_t i = 0; i < tables.count; i++)
            table_print(&tables.tables[i], stdout);
        print_text("Results   %s:\n          ", job->directory);
        print_wrapped(
            stdout, 10, 10,
            _("results.sqlite, manifest.json, runs.csv, outputs.csv, design.csv, decision.csv, mixes.csv, "
              "mix_effects.csv, boxes.csv, figures"));
    }
    tables_free(&tables);
    return status;
}

const struct StudyKind decide_study = {
    .name = "decide",
    .folder = "",
    .subject_size = sizeof(struct DecideStudy),
    .prepare = decide_study_prepare,
    .release = decide_study_release,
    .plan = planned_plan,
    .restore = decide_study_restore,
    .texts = decide_study_texts,
    .read = decide_study_read,
    .write = write_files,
    .draw = draw,
    .tell = tell,
};

enum Status command_decide(const struct Options *options, struct Error *error) {
    return pipeline_command(&decide_study, options, error);
}
