#include "cli/pipeline.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/signals.h"
#include "base/text.h"
#include "base/translate.h"
#include "base/version.h"
#include "cli/dry_run.h"
#include "cli/metadata.h"
#include "cli/remarks.h"
#include "cli/stored_command.h"
#include "cli/terminal.h"
#include "compare/outcomes.h"
#include "drive/drive_plan.h"
#include "drive/ranks.h"
#include "drive/study_networks.h"
#include "store/manifest.h"
#include "store/store_read.h"
#include "store/store_repair.h"
#include "store/store_texts.h"

enum { MOST_WITH_PRECISION = 1024 };

/* All studies of one command line. */
struct Jobs {
    const struct StudyKind *kind;
    struct Job *jobs; /* jobs[count], owned */
    size_t count;
};

/* What the options say of how a study is run. */
static struct DrivePlan drive_of(const struct Options *options) {
    bool open_ended = options->precision > 0 && !option_is_given(options, OPTION_REPLICATES);
    return (struct DrivePlan){
        .study = {.weeks = options->weeks,
                  .seed = options->seed,
                  .tables = options->tables & ~TABLES_SUMMARIES},
        .replicates = open_ended ? MOST_WITH_PRECISION : options->replicates,
        .precision = options->precision,
        .threads = options->threads,
        .oversubscribe = options->oversubscribe,
        .shard = options->shard.part,
        .shards = options->shard.parts,
        .retry = options->retry,
        .quiet = options->quiet,
    };
}

/* A precision that no number of replicates reaches would only be found out after all of them. */
static enum Status check_precision(const struct Job *job, struct Error *error) {
    const struct DrivePlan *drive = &job->drive;
    const struct OutcomeRow *completed = outcome_row(OUTCOME_COMPLETED_52);
    if (!(drive->precision > 0))
        return STATUS_OK;
    if (drive->study.weeks < completed->least_weeks)
        return error_set(error, STATUS_USAGE,
                         "--precision is of completion within 52 weeks, which needs runs of at least %" PRId64
                         " weeks, and these have %" PRId64,
                         completed->least_weeks, drive->study.weeks);
    if (drive->replicates < 2)
        return error_set(error, STATUS_USAGE, "--precision needs 2 replicates at least, allowed is 1");
    return STATUS_OK;
}

static enum Status check_networks(const struct Study *study, bool quiet, struct Error *error) {
    struct Network *networks;
    struct Error notes = {0};
    enum Status status = study_networks_read(&networks, study, &notes, error);
    study_networks_free(&networks, study);
    note(quiet || notes.count == 0, "%s", notes.text);
    return status;
}

enum Status pipeline_prepare(struct Job *job, const struct StudyKind *kind, const struct Options *options,
                             char *const arguments[], int count, const char **name, struct Error *error) {
    *job = (struct Job){.kind = kind,
                        .options = options,
                        .subject = calloc(1, kind->subject_size),
                        .drive = drive_of(options)};
    if (job->subject == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a study");
    enum Status status = kind->prepare(job, arguments, count, name, error);
    if (status == STATUS_OK)
        status = check_precision(job, error);
    if (status == STATUS_OK)
        status = drive_plan_check(&job->drive, error);
    if (status == STATUS_OK)
        status = check_networks(&job->drive.study, options->quiet, error);
    if (status == STATUS_OK)
        remarks_on_study(&job->drive.study, options->quiet || kind->unremarked);
    return status;
}

void pipeline_release(struct Job *job, const struct StudyKind *kind) {
    if (job->subject != NULL)
        kind->release(job->subject);
    free(job->subject);
    figure_outcome_free(&job->pictures);
    *job = (struct Job){0};
}

enum Status pipeline_draw(struct Job *job, const char *directory, struct FigureSubject subject,
                          struct Error *error) {
    char folder[2 * STORE_PATH_SIZE];
    size_t before = job->pictures.drawn_count;
    snprintf(folder, sizeof folder, "%s/figures", directory);
    directory_tidy(folder);
    const struct FigureRequest request = {.directory = folder,
                                          .format = job->options->format,
                                          .fonts = job->options->fonts,
                                          .subject = subject};
    enum Status status = figures_write(&request, &job->pictures, error);
    for (size_t i = before; job->lists_pictures && i < job->pictures.drawn_count; i++)
        printf("%s/%s.%s\n", folder, job->pictures.drawn[i].name, figure_format_name(job->options->format));
    return status;
}

void pipeline_note_pictures(const struct Job *job) {
    bool quiet = job->options->quiet;
    const char *warnings = job->pictures.warnings.text;
    note(quiet || !job->pictures.gnuplot_missing,
         "gnuplot is not installed: %s/figures has scripts and data, but no pictures", job->directory);
    note(quiet || warnings[0] == '\0', "%s", warnings);
}

static enum Status decide_directory(struct Job *job, const struct Jobs *jobs, const char *name,
                                    struct Error *error) {
    const char *out = job->options->out;
    int bytes = out != NULL ? (int)strlen(out) : 0;
    while (bytes > 1 && out[bytes - 1] == '/')
        bytes--;
    int length = out == NULL ? snprintf(job->directory, STORE_PATH_SIZE, "out/%s%s", jobs->kind->folder, name)
                 : jobs->count > 1 ? snprintf(job->directory, STORE_PATH_SIZE, "%.*s/%s", bytes, out, name)
                                   : snprintf(job->directory, STORE_PATH_SIZE, "%.*s", bytes, out);
    if (length >= STORE_PATH_SIZE)
        return error_set(error, STATUS_USAGE, "the path of the result directory is too long");
    if (job->options->json && !text_is_clean_utf8(job->directory))
        return error_set(error, STATUS_USAGE, "--json is UTF-8, and the path of the result directory is not");
    for (const struct Job *other = jobs->jobs; other < job; other++)
        if (strcmp(other->directory, job->directory) == 0)
            return error_set(error, STATUS_USAGE, "two scenarios would share the result directory %s",
                             job->directory);
    return STATUS_OK;
}

/* What would keep a study from being opened, as far as can be seen without writing. */
static enum Status check_places(const struct Jobs *self, struct Error *error) {
    enum Status worst = STATUS_OK;
    for (size_t i = 0; i < self->count; i++) {
        const struct Job *job = &self->jobs[i];
        enum StoreOpening how = job->options->force ? STORE_START_AGAIN : STORE_RESUME;
        enum Status status = store_check(job->directory, &job->drive.study, how, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

static enum Status jobs_prepare(struct Jobs *self, const struct StudyKind *kind,
                                const struct Options *options, struct Error *error) {
    enum Status worst = STATUS_OK;
    int each = kind->each ? 1 : options->argument_count;
    *self = (struct Jobs){.kind = kind, .count = kind->each ? (size_t)options->argument_count : 1};
    self->jobs = calloc(self->count, sizeof *self->jobs);
    if (self->jobs == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the studies");
    for (size_t i = 0; i < self->count; i++) {
        struct Job *job = &self->jobs[i];
        const char *name = "";
        enum Status status = pipeline_prepare(job, kind, options, options->arguments + i, each, &name, error);
        if (status == STATUS_OK)
            status = decide_directory(job, self, name, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    if (worst == STATUS_OK)
        worst = manifest_check(error);
    return worst == STATUS_OK && !ranks_is_worker() ? check_places(self, error) : worst;
}

static void jobs_free(struct Jobs *self) {
    for (size_t i = 0; self->jobs != NULL && i < self->count; i++)
        pipeline_release(&self->jobs[i], self->kind);
    free(self->jobs);
    *self = (struct Jobs){0};
}

static void note_outcome(const struct Job *job, const struct DriveOutcome *outcome) {
    const struct Options *options = job->options;
    note(options->quiet || outcome->again == 0,
         outcome->again == 1
             ? N_("%s: a run that was stored without these rows was run again for them")
             : N_("%s: %lld runs that were stored without these rows were run again for them"),
         job->directory, (long long)outcome->again);
    if (outcome->finished == 0 && outcome->failed == 0)
        note(options->quiet,
             outcome->wanted == 1 ? N_("%s: complete, its run was stored before")
                                  : N_("%s: complete, all %lld runs were stored before"),
             job->directory, (long long)outcome->wanted);
    else if (outcome->reused > 0)
        note(options->quiet, "%s: %lld of %lld runs were stored before", job->directory,
             (long long)outcome->reused, (long long)outcome->wanted);
    if (options->precision > 0 && !(outcome->half_width <= options->precision))
        note(options->quiet,
             isfinite(outcome->half_width)
                 ? N_("%s: after %lld replicates the precision is %.3g, not yet %.3g")
                 : N_("%s: after %lld replicates there is no precision, since no interval is known"),
             job->directory, (long long)outcome->replicates, outcome->half_width, options->precision);
    if (options->shard.parts > 1)
        note(options->quiet,
             "%s: part %" PRId64 " of %" PRId64 " is done; `tandem merge` puts the parts together",
             job->directory, options->shard.part, options->shard.parts);
}

/* Everything that is made out of the stored runs. A part of a study is for merging: it has its files. */
static enum Status publish(struct Job *job, const struct StudyKind *kind, struct Store *store,
                           int64_t replicates, struct Error *error) {
    const struct Options *options = job->options;
    int64_t held = 0;
    enum Status status = kind->read(job, store, error);
    if (status == STATUS_OK)
        status = kind->write(job, store, job->directory, error);
    if (status == STATUS_OK)
        status = manifest_write(store, &job->drive.study, job->replicates, error);
    if (status == STATUS_OK)
        status = metadata_write(job, store, job->directory, error);
    if (status == STATUS_OK)
        status = store_replicates(store, &held, error);
    note(options->quiet || held <= replicates || job->replicates < held,
         "%s: holds %" PRId64 " replicates; all of them are in tables and files", job->directory, held);
    note(options->quiet || held <= replicates || job->replicates >= held,
         "%s: holds %" PRId64 " replicates; tables and figures are of the first %" PRId64, job->directory,
         held, job->replicates);
    if (status != STATUS_OK || options->shard.parts > 1)
        return status;
    if (job->lack[0] != '\0')
        return error_set(error, STATUS_CONFIGURATION, "%s: %s", job->directory, job->lack);
    status = kind->draw(job, error);
    pipeline_note_pictures(job);
    /* A picture that fails does not keep the tables back. */
    enum Status told = metadata_write(job, store, job->directory, error); /* with the pictures */
    if (told == STATUS_OK)
        told = kind->tell(job, error);
    return status == STATUS_OK ? told : status;
}

/* What the store has to know to be restored without its files, and titles as they are now. */
static enum Status describe(const struct Job *job, const struct StudyKind *kind, struct Store *store,
                            struct Error *error) {
    enum { WITHOUT_PLAN = 3 };
    char name[STORED_NAME_SIZE], command[STORED_COMMAND_SIZE];
    const struct Plan *plan = kind->plan != NULL ? kind->plan(job->subject) : NULL;
    stored_command_name(kind->name, name);
    enum Status status = stored_command_write(command, job->options, plan != NULL, error);
    if (status != STATUS_OK)
        return status;
    const struct StoreText texts[] = {
        {name, command},
        {STORED_VERSION, version_number()},
        {STORED_REVISION, version_revision()},
        {"plan", plan != NULL ? plan->text : ""},
        {"plan_name", plan != NULL ? plan->name : ""},
        {"plan_title", plan != NULL ? plan->title : ""},
        {"plan_title_zh", plan != NULL ? plan->title_zh : ""},
        {"plan_points", plan != NULL && plan->points_text != NULL ? plan->points_text : ""}};
    size_t count = plan != NULL ? sizeof texts / sizeof texts[0] : WITHOUT_PLAN;
    struct StoreText all[sizeof texts / sizeof texts[0] + STUDY_TEXTS_MOST];
    memcpy(all, texts, sizeof texts);
    if (kind->texts != NULL)
        count += kind->texts(job->subject, all + count, STUDY_TEXTS_MOST);
    return store_describe(store, &job->drive.study, all, count, error);
}

/* What is damaged is as good as failed. */
static enum Status repair(const struct Job *job, struct Store *store, struct Error *error) {
    int64_t removed = 0;
    enum Status status = store_repair(store, &removed, error);
    note(job->options->quiet || removed == 0,
         removed == 1 ? N_("%s: %lld run was damaged and is computed again")
                      : N_("%s: %lld runs were damaged and are computed again"),
         job->directory, (long long)removed);
    return status;
}

static enum Status run_job(struct Job *job, const struct StudyKind *kind, struct Error *error) {
    struct Store store;
    struct DriveOutcome outcome = {0};
    job->drive.stop = signals_stop();
    if (ranks_is_worker())
        return ranks_serve(&job->drive, error);
    enum StoreOpening how = job->options->force ? STORE_START_AGAIN : STORE_RESUME;
    enum Status status = store_open(&store, job->directory, &job->drive.study, how, error);
    if (status == STATUS_OK)
        directory_tidy(job->directory);
    if (status == STATUS_OK && job->options->retry)
        status = repair(job, &store, error);
    if (status == STATUS_OK)
        status = describe(job, kind, &store, error);
    signals_be_patient(true);
    if (status == STATUS_OK)
        status = kind->run != NULL ? kind->run(job, &store, &outcome, error)
                                   : drive_run(&job->drive, &store, &outcome, error);
    if (status != STATUS_STOPPED) /* what is stored is closed in peace */
        signals_be_patient(false);
    if (status == STATUS_OK || status == STATUS_RUN_FAILED) {
        note_outcome(job, &outcome);
        enum Status published = publish(job, kind, &store, outcome.replicates, error);
        /* What is lacking after runs that failed is lacking because they did. */
        bool explained =
            status == STATUS_RUN_FAILED && published == STATUS_CONFIGURATION && job->lack[0] != '\0';
        status = published == STATUS_OK || explained ? status : published;
    }
    store_close(&store);
    return status;
}

/* Studies with failed runs do not keep the others back; anything else does. */
static enum Status run_all(struct Jobs *self, struct Error *error) {
    enum Status worst = STATUS_OK, status = STATUS_OK;
    size_t done = 0;
    for (; done < self->count && status == STATUS_OK; done++) {
        status = run_job(&self->jobs[done], self->kind, error);
        if (status == STATUS_RUN_FAILED) {
            worst = status;
            status = STATUS_OK;
        }
    }
    if (self->kind->finish != NULL && !ranks_is_worker() && (status == STATUS_OK || done > 1)) {
        enum Status finished = self->kind->finish(self->jobs, done, error);
        status = status == STATUS_OK ? finished : status;
    }
    return status == STATUS_OK ? worst : status;
}

enum Status pipeline_command(const struct StudyKind *kind, const struct Options *options,
                             struct Error *error) {
    struct Jobs jobs;
    enum Status status = jobs_prepare(&jobs, kind, options, error);
    if (status == STATUS_OK && options->dry_run)
        for (size_t i = 0; i < jobs.count && status == STATUS_OK; i++)
            status = dry_run(&jobs.jobs[i].drive, jobs.jobs[i].directory, error);
    else if (status == STATUS_OK)
        status = run_all(&jobs, error);
    jobs_free(&jobs);
    return status;
}

/* Weeks and seed are facts of every store. */
enum Status pipeline_restore(struct Job *job, const struct StudyKind *kind, const struct Options *options,
                             struct Store *store, struct Error *error) {
    char weeks[32], seed[32];
    uint64_t number = 0;
    *job = (struct Job){.kind = kind, .options = options, .subject = calloc(1, kind->subject_size)};
    if (job->subject == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a study");
    strcpy(job->directory, store->directory);
    enum Status status = store_fact(store, "weeks", weeks, sizeof weeks, error);
    if (status == STATUS_OK)
        status = store_fact(store, "seed", seed, sizeof seed, error);
    if (status == STATUS_OK && (!text_to_unsigned(weeks, &number) || number < 1 || number > PLAN_WEEKS_MOST ||
                                !text_to_unsigned(seed, &job->drive.study.seed)))
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: its weeks are \"%s\", its seed \"%s\"",
                           store->directory, weeks, seed);
    job->drive.study.weeks = (int64_t)number;
    return status == STATUS_OK ? kind->restore(job, store, error) : status;
}
