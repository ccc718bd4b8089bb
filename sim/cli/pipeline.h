/* The way of every command that runs something: all studies of the command line are prepared, and every fault
 * of them is told, before anything is written; then each is opened, driven, read, written, drawn, told and
 * closed. What is a study's own stands in its kind. */
#ifndef TANDEM_PIPELINE_H
#define TANDEM_PIPELINE_H

#include <stdint.h>

#include "cli/options.h"
#include "drive/drive.h"
#include "plan/plan.h"
#include "plots/figures.h"
#include "store/store.h"
#include "store/store_texts.h"
#include "tables/sentences.h"
#include "tables/table.h"

enum { JOB_LACK_SIZE = 256, STUDY_REMARKS_SIZE = 2048, STUDY_TEXTS_MOST = 64 };

struct StudyKind; /* below */

/* One study on its way. Must not be moved once it is prepared: `drive` points into the subject. */
struct Job {
    const struct StudyKind *kind;
    const struct Options *options;
    void *subject; /* what its kind makes of it; owned */
    struct DrivePlan drive;
    char directory[STORE_PATH_SIZE]; /* of its results */
    int64_t replicates;              /* found in the store */
    char lack[JOB_LACK_SIZE];        /* why there is nothing to draw and to tell; empty if there is */
    struct FigureOutcome pictures;   /* drawn so far */
    bool lists_pictures;             /* each goes to stdout as soon as it is drawn */
};

/* A kind of study: what `tandem run`, compare, sweep, … differ in. */
struct StudyKind {
    const char *name;    /* of its command */
    const char *folder;  /* results go to out/, this and the study's name */
    bool each;           /* every argument is a study of its own; else all of them are one */
    bool unremarked;     /* its scenarios switch things off on purpose: nothing is said of that */
    size_t subject_size; /* of the subject, which is zeroed before prepare */

    /* Reads and checks all that count arguments name into the subject, fills `drive` (which pipeline_drive
     * has begun) and points `name` at the study's name. Errors: whatever is wrong with any of it. */
    enum Status (*prepare)(struct Job *job, char *const arguments[], int count, const char **name,
                           struct Error *error);
    void (*release)(void *subject);

    /* Of kinds that have a plan, NULL of others: the plan of the subject; what was found about an output, for
     * its figures; its tables, and remarks, a paragraph a line, that stand alone where there is nothing to
     * tell; the answer in three sentences, NULL of a kind without one; what its part of a page is called;
     * what is told of the files. */
    const struct Plan *(*plan)(const void *subject);
    void (*find)(const void *subject, size_t output, struct OutputFindings *findings);
    void (*describe)(const void *subject, size_t output, struct Tables *tables,
                     char remarks[STUDY_REMARKS_SIZE]);
    void (*answer)(const void *subject, struct Sentences *sentences);
    const char *heading, *files;

    /* What else the store has to keep to be restored: fills texts[most] and returns how many; NULL: nothing.
     */
    size_t (*texts)(const void *subject, struct StoreText texts[], size_t most);

    /* The same as prepare from the store alone; weeks and seed of `drive` are the store's already. */
    enum Status (*restore)(struct Job *job, struct Store *store, struct Error *error);

    /* Runs what is missing; NULL: drive_run does. Errors: those of drive_run. */
    enum Status (*run)(struct Job *job, struct Store *store, struct DriveOutcome *outcome,
                       struct Error *error);

    /* Reads what the store holds into the subject, sets `replicates` and, if that is not enough, `lack`. */
    enum Status (*read)(struct Job *job, struct Store *store, struct Error *error);

    /* Writes the CSV files into `directory`: of what is stored always, of what was read unless it lacks. */
    enum Status (*write)(const struct Job *job, struct Store *store, const char *directory,
                         struct Error *error);

    /* Draws the figures through pipeline_draw, and says what there is on stdout. */
    enum Status (*draw)(struct Job *job, struct Error *error);
    enum Status (*tell)(struct Job *job, struct Error *error);

    /* Says on stdout what comes after the last of all jobs; NULL: nothing. */
    enum Status (*finish)(const struct Job jobs[], size_t count, struct Error *error);
};

/* The whole command. Errors: those of its parts; STATUS_RUN_FAILED if runs failed and nothing worse came. */
enum Status pipeline_command(const struct StudyKind *kind, const struct Options *options,
                             struct Error *error) MUST_CHECK;

/* Prepares one study and checks that all of it could be run. Errors: every fault of what it reads. Release
 * with pipeline_release, also after failure. */
enum Status pipeline_prepare(struct Job *job, const struct StudyKind *kind, const struct Options *options,
                             char *const arguments[], int count, const char **name,
                             struct Error *error) MUST_CHECK;
void pipeline_release(struct Job *job, const struct StudyKind *kind);

/* Makes a job again from a store alone, with the store's weeks and seed. Errors: those of the store and of
 * the kind's restore. Release with pipeline_release, also after failure. */
enum Status pipeline_restore(struct Job *job, const struct StudyKind *kind, const struct Options *options,
                             struct Store *store, struct Error *error) MUST_CHECK;

/* Draws the figures of a subject into <directory>/figures. Errors: as figures_write. */
enum Status pipeline_draw(struct Job *job, const char *directory, struct FigureSubject subject,
                          struct Error *error) MUST_CHECK;

/* Says, unless --quiet, that gnuplot is missing or what it warned of. */
void pipeline_note_pictures(const struct Job *job);

#endif
