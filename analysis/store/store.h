/* The durable store of results: results.sqlite in a directory, one table a record table (scenario, point,
 * replicate first) and one for the outputs, one writer, reading in key order. `runs` says of each run whether
 * it finished or failed, and why. A Store is used by one thread at a time. */
#ifndef TANDEM_STORE_H
#define TANDEM_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "store/identity.h"
#include "store/run_rows.h"
#include "world/records.h"

struct sqlite3;
struct sqlite3_stmt;

enum { STORE_SCHEMA_VERSION = 3, STORE_PATH_SIZE = 4096, STORE_BATCH_MILLISECONDS = 200 };

#define STORE_FILE "results.sqlite"

enum StoreOpening {
    STORE_RESUME,     /* create, or go on with the same identity */
    STORE_START_AGAIN /* --force: delete what is there */
};

struct Store {
    char directory[STORE_PATH_SIZE]; /* without slashes at its end */
    struct sqlite3 *database;
    struct sqlite3_stmt *insert[TABLE_COUNT], *find_run;
    struct sqlite3_stmt *insert_outputs; /* NULL without outputs */
    size_t output_count;                 /* of one open for writing */
    int lock;                            /* file descriptor of the lock file, -1 for a reader */
    bool in_batch;                       /* a transaction is open */
    double batch_began;                  /* clock_seconds */
};

/* Makes `self` safe to close. store_open and store_open_reading do this first themselves. */
void store_init(struct Store *self);

/* Opens the directory for writing, creating it (with its parents, umask honoured) and the database if they
 * are missing; a database that holds no run yet is begun anew. What was created is gone again after a
 * failure. Errors: STATUS_CONFIGURATION if the directory holds another identity (each differing item is
 * named), results of another libm fingerprint or a newer schema; STATUS_INPUT_OUTPUT if it cannot be written,
 * is in use by another process, or is no database of this program; STATUS_OUT_OF_MEMORY. Close with
 * store_close, also after failure. */
enum Status store_open(struct Store *self, const char *directory, const struct Study *study,
                       enum StoreOpening how, struct Error *error) MUST_CHECK;

/* Whether store_open would take the directory, as far as can be seen without writing: a place that can be
 * written, nothing there or the same study. Errors: as store_open; STATUS_USAGE for a path that is too long.
 */
enum Status store_check(const char *directory, const struct Study *study, enum StoreOpening how,
                        struct Error *error) MUST_CHECK;

/* Opens what is there for reading only, also while another process writes. Errors: as store_open, but no
 * identity and no fingerprint is asked for. */
enum Status store_open_reading(struct Store *self, const char *directory, struct Error *error) MUST_CHECK;

/* Abandons a batch that was not flushed and releases everything. Idempotent. */
void store_close(struct Store *self);

/* Whether the run has finished; a failed run has not. */
enum Status store_finished(struct Store *self, const struct RunKey *key, bool *finished,
                           struct Error *error) MUST_CHECK;

/* How many runs have finished and failed. */
enum Status store_count(struct Store *self, int64_t *finished, int64_t *failed,
                        struct Error *error) MUST_CHECK;

/* Adds a finished run, records and outputs, to the batch; a run that has finished before is left as it is.
 * The batch is committed once it is STORE_BATCH_MILLISECONDS old; who has nothing to write calls store_flush
 * in time. Errors: STATUS_INPUT_OUTPUT with the cause (the batch is lost, the store stays consistent),
 * STATUS_INTERNAL for a code that has no name or outputs that are not as many as those of the study. */
enum Status store_write(struct Store *self, const struct RunRows *rows, struct Error *error) MUST_CHECK;

/* Adds a failed run: its key and cause, no records. */
enum Status store_write_failed(struct Store *self, const struct RunKey *key, const char *cause,
                               struct Error *error) MUST_CHECK;

/* Commits the batch, if there is one. */
enum Status store_flush(struct Store *self, struct Error *error) MUST_CHECK;

/* Milliseconds until the batch wants to be flushed; -1 without a batch. */
int64_t store_flush_due(const struct Store *self);

/* Receives a record during the call only; anything but STATUS_OK ends the replay with that status. */
typedef enum Status (*StoreVisit)(void *context, const struct RunKey *key, enum RecordTable table,
                                  const void *record, struct Error *error);

/* Delivers the records of finished runs grouped by run in key order (scenario, point, replicate); within a
 * run tables in the order of the enum, rows in the order of insertion. Exact: doubles to the bit, missing
 * values as RECORD_MISSING or NaN. `tables` is a bit mask of 1u << enum RecordTable; a table that was not
 * recorded delivers nothing. Errors: STATUS_INPUT_OUTPUT, or those of `visit`. */
enum Status store_replay(struct Store *self, unsigned tables, StoreVisit visit, void *context,
                         struct Error *error) MUST_CHECK;

/* Receives each run in key order: `cause` is NULL for a finished one. */
typedef enum Status (*StoreVisitRun)(void *context, const struct RunKey *key, const char *cause,
                                     struct Error *error);
enum Status store_each_run(struct Store *self, StoreVisitRun visit, void *context,
                           struct Error *error) MUST_CHECK;

/* How many outputs its study has; 0 for none. */
enum Status store_output_count(struct Store *self, size_t *count, struct Error *error) MUST_CHECK;

/* The name of output `index`. Errors: STATUS_INPUT_OUTPUT if there is none. */
enum { OUTPUT_NAME_SIZE = 128 };
enum Status store_output_name(struct Store *self, size_t index, char name[OUTPUT_NAME_SIZE],
                              struct Error *error) MUST_CHECK;

/* Receives values[store_output_count] of a run during the call only; anything but STATUS_OK ends with that
 * status. */
typedef enum Status (*StoreVisitOutputs)(void *context, const struct RunKey *key, const double values[],
                                         struct Error *error);

/* Delivers the outputs of finished runs in key order, doubles to the bit, NaN for what is not available;
 * nothing if the study has none. Errors: STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY, or those of `visit`. */
enum Status store_each_output(struct Store *self, StoreVisitOutputs visit, void *context,
                              struct Error *error) MUST_CHECK;

/* What the store says of its study, for readers without the scenario files. */
struct StoredScenario {
    char name[SCENARIO_TEXT], title[SCENARIO_TEXT], description[SCENARIO_TEXT];
    char title_zh[SCENARIO_TEXT], description_zh[SCENARIO_TEXT]; /* empty below schema version 3 */
};
enum Status store_scenario_count(struct Store *self, int64_t *count, struct Error *error) MUST_CHECK;
enum Status store_scenario(struct Store *self, int64_t scenario, struct StoredScenario *found,
                           struct Error *error) MUST_CHECK;

/* The bit mask of the tables that are recorded. */
enum Status store_tables(struct Store *self, unsigned *tables, struct Error *error) MUST_CHECK;

/* One stored fact: "identity", "identity_hash", "libm_fingerprint", "model_version", "weeks", "seed".
 * `value[size]`; a longer value is cut. Errors: STATUS_INPUT_OUTPUT if it is not there. */
enum Status store_fact(struct Store *self, const char *name, char *value, size_t size,
                       struct Error *error) MUST_CHECK;

/* Opens a directory for writing as the identity of another directory has it: the target of a merge. Errors as
 * store_open. */
enum Status store_open_like(struct Store *self, const char *directory, const char *model_directory,
                            struct Error *error) MUST_CHECK;

#endif
