/* One run after another out of the tables of a store, each checked against its digest. */
#ifndef TANDEM_RUN_READER_H
#define TANDEM_RUN_READER_H

#include <sqlite3.h>
#include <stdbool.h>

#include "store/digest.h"
#include "store/run_list.h"
#include "store/store.h"

/* A part read in order; `waiting` says that its current row is still to be delivered. */
struct Cursor {
    sqlite3_stmt *select; /* NULL: this part is not wanted */
    struct RunList list;  /* what it reads by number; empty where its rows lie in that order */
    bool by_number, waiting;
    size_t next; /* of the list */
};

/* The row of a run leads, and the other parts follow its key. */
struct RunReader {
    struct Store *store;
    enum RunOrder order;
    unsigned parts;
    struct Cursor cursors[RUN_PARTS];
    struct RunRows rows;   /* of the current run */
    unsigned char *record; /* room for a record of any table */
    struct RunDigest digest;
    int64_t number;    /* of the current run, as it is stored */
    const char *cause; /* of the current run, NULL if it finished */
    uint64_t sum;      /* of run_digest_mark over the runs that were read */
};

/* The name of a part in messages and of its table. */
const char *run_part_name(int part);

/* Begins to read `parts` (a bit mask of 1u << part) of all runs; cursors[TABLE_RUNS] stands at the first of
 * them. The caller has begun a transaction, and closes in any case. */
enum Status run_reader_open(struct RunReader *self, struct Store *store, unsigned parts, enum RunOrder order,
                            struct Error *error) MUST_CHECK;
void run_reader_close(struct RunReader *self);

/* Reads the run of that key, at which cursors[TABLE_RUNS] stands, into rows, digest and cause. Errors:
 * STATUS_INPUT_OUTPUT where it is damaged, which names it and says what to do. */
enum Status run_reader_next(struct RunReader *self, const struct RunKey *key, struct Error *error) MUST_CHECK;

/* Goes on to the row of the next run. */
enum Status run_reader_advance(struct RunReader *self, struct Error *error) MUST_CHECK;

/* Passes over all rows up to and of the current run, whose number says which it is. */
enum Status run_reader_pass_over(struct RunReader *self, struct Error *error) MUST_CHECK;

/* After all runs: STATUS_INPUT_OUTPUT for rows of runs that are not there, and for runs that are missing. */
enum Status run_reader_end(struct RunReader *self, struct Error *error) MUST_CHECK;

#endif
