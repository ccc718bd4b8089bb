/* What the tests of the store share: a directory, a small study, records that fill every column. */
#ifndef TANDEM_STORE_FIXTURE_H
#define TANDEM_STORE_FIXTURE_H

#include "store/store.h"
#include "store/store_runs.h"

enum { ALL_TABLES = (1u << TABLE_COUNT) - 1 };

struct Fixture {
    char directory[64]; /* does not exist yet; its parent is temporary */
    struct Scenario scenarios[2];
    struct Study study;
    struct Error error;
};

void fixture_set_up(struct Fixture *self);
void fixture_tear_down(struct Fixture *self);

/* Opens the store of the study or fails the test. */
void fixture_open(struct Fixture *self, struct Store *store, enum StoreOpening how);

/* Record `number` of a table: distinct in every column, with missing values now and then. */
void fixture_record(enum RecordTable table, int64_t number, void *record);

/* The summary of a run of fixture_run: text that differs in length as well. Returns its size. */
enum { FIXTURE_SUMMARY = 400 };
size_t fixture_summary(int64_t replicate, char summary[FIXTURE_SUMMARY]);

/* A run with `rows` records in each table but runs, which has one. */
void fixture_run(struct RunRows *rows, struct RunKey key, size_t count);

/* Writes such runs for replicates first … last of scenario 0 and flushes. */
void fixture_write(struct Fixture *self, struct Store *store, int64_t first, int64_t last);

/* The bytes of a file, with a final zero; the caller frees. */
char *fixture_read(const char *directory, const char *name);

/* Eight points of one factor, for keys of more than one. */
void fixture_points(struct Fixture *self);

/* Changes the closed database behind the program's back; `signs` makes what it says of its study look as if
 * the program had written it. */
void fixture_alter(const char *directory, const char *sql, bool signs);

/* Receives a record during the call only; anything but STATUS_OK ends the replay with that status. */
typedef enum Status (*FixtureVisit)(void *context, const struct RunKey *key, enum RecordTable table,
                                    const void *record, struct Error *error);

/* Delivers the records of finished runs, of the tables in the mask, in the order of store_each_rows. */
enum Status fixture_replay(struct Store *self, unsigned tables, FixtureVisit visit, void *context,
                           struct Error *error) MUST_CHECK;

#endif
