/* The durable store of results: results.sqlite in a directory, one table a record table (scenario, point,
 * replicate first), one for the outputs and one for the summaries of runs, one writer, reading in key order.
 * `runs` says of each run whether it finished or failed, and why. A Store is used by one thread at a time. */
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

enum { STORE_SCHEMA_VERSION = 6, STORE_PATH_SIZE = 4096 };

/* Runs are committed in batches: what is 200 ms old once it takes 32 KiB of the file, what is small after a
 * third of the time that had passed before it, at most a minute. Each commit writes anew some pages that are
 * not full, so that more of them would write far more than is kept. */
enum {
    STORE_PAGE_BYTES = 4096,
    STORE_BATCH_MILLISECONDS = 200,
    STORE_BATCH_BYTES = 8 * STORE_PAGE_BYTES,
    STORE_BATCH_WAIT_MILLISECONDS = 60000
};

#define STORE_FILE "results.sqlite"

enum StoreOpening {
    STORE_RESUME,     /* create, or go on with the same identity */
    STORE_START_AGAIN /* --force: delete what is there */
};

struct Store {
    char directory[STORE_PATH_SIZE]; /* without slashes at its end */
    struct sqlite3 *database;
    struct sqlite3_stmt *insert[TABLE_COUNT], *find_run, *page_count;
    struct sqlite3_stmt *insert_outputs; /* NULL without outputs */
    struct sqlite3_stmt *insert_summary;
    size_t output_count;
    int64_t scenario_count, point_count; /* of its study: within them are the keys of its runs */
    int64_t point_room;                  /* numbers of runs leave room for so many points */
    uint64_t runs_digest;                /* of a batch: the sum of run_digest_mark over all runs */
    int lock;                            /* file descriptor of the lock file, -1 for a reader */
    bool in_batch;                       /* a transaction is open */
    double opened, batch_began;          /* clock_seconds */
    int64_t rows_added;                  /* runs that were stored before it was opened and have got rows */
    int64_t batch_pages;                 /* of the file when it began */
};

/* The number of a run, its primary key in `runs` and `outputs`: in the order in which runs are run,
 * replicates outermost, so that writing appends and no page is written again and again. A key that is none
 * may have any number. */
static inline int64_t store_run_number(const struct Store *self, const struct RunKey *key) {
    uint64_t place = (uint64_t)key->replicate * (uint64_t)self->point_room + (uint64_t)key->point;
    return (int64_t)(place * (uint64_t)self->scenario_count + (uint64_t)key->scenario);
}

/* The key of a number; without sense where no run of the study has it. */
static inline struct RunKey store_run_key(const struct Store *self, int64_t number) {
    int64_t scenarios = self->scenario_count > 0 ? self->scenario_count : 1,
            points = self->point_room > 0 ? self->point_room : 1;
    return (struct RunKey){number % scenarios, number / scenarios % points, number / scenarios / points};
}

/* In key order (scenario, point, replicate), or as runs are numbered (store_run_number): runs and outputs
 * alone, which lie in that order and need not be sorted. */
enum RunOrder { ORDER_BY_KEY, ORDER_BY_NUMBER };

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

/* Opens a directory for writing as the identity of another directory has it: the target of a merge. Errors as
 * store_open. */
enum Status store_open_like(struct Store *self, const char *directory, const char *model_directory,
                            struct Error *error) MUST_CHECK;

#endif
