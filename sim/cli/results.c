#define _POSIX_C_SOURCE 200809L /* access */
#include "cli/results.h"
#include "cli/run_tally.h"
#include "estimate/tally_csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/terminal.h"
#include "store/export.h"
#include "store/store_read.h"
#include "store/store_runs.h"

enum { PATH_SIZE = STORE_PATH_SIZE + 64, NAMES_SIZE = 128 };

static const unsigned ALL_TABLES = (1u << TABLE_COUNT) - 1;

enum Status results_write_file(const char *directory, const char *name, ResultsWriter write,
                               const void *context, struct Error *error) {
    char path[PATH_SIZE];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    status = write(context, file.stream, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

static void name_tables(char text[NAMES_SIZE], unsigned tables) {
    text[0] = '\0';
    for (int table = 0; table < TABLE_COUNT; table++) {
        size_t used = strlen(text);
        if (tables & (1u << table))
            snprintf(text + used, NAMES_SIZE - used, "%s%s", used > 0 ? ", " : "",
                     record_table((enum RecordTable)table)->name);
    }
}

/* Those of the tables whose rows are stored of as many runs. */
static unsigned alike_tables(const struct StoredRows *rows, unsigned tables, int table) {
    unsigned alike = 0;
    for (int other = 0; other < TABLE_COUNT; other++)
        if (tables & 1u << other && rows->runs_with[other] == rows->runs_with[table] &&
            rows->first_replicates[other] == rows->first_replicates[table])
            alike |= 1u << other;
    return alike;
}

/* Nothing where they are stored of all runs. */
static void note_some(const struct StoredRows *rows, int table, const char *directory, const char *names) {
    int64_t first = rows->first_replicates[table];
    if (first > 0)
        note(rows->runs_with[table] == rows->runs,
             "%s: rows of %s are stored of the first %" PRId64 " of %" PRId64
             " replicates; of the others they are not stored: give --rows all to the command that runs",
             directory, names, first, rows->replicates);
    else
        note(rows->runs_with[table] == rows->runs,
             "%s: rows of %s are stored of %" PRId64 " of %" PRId64
             " runs; of the others they are not stored: give --rows all to the command that runs",
             directory, names, rows->runs_with[table], rows->runs);
}

void results_note_rows(const struct Options *options, struct Store *store) {
    struct Error ignored = {0};
    struct StoredRows rows;
    char names[NAMES_SIZE];
    if (options->quiet || store_rows(store, &rows, &ignored) != STATUS_OK)
        return;
    unsigned asked = options->tables & ALL_TABLES & ~(1u << TABLE_RUNS);
    name_tables(names, asked & ~rows.tables);
    note((asked & ~rows.tables) == 0, "%s: not stored: %s; give --tables to the command that runs",
         store->directory, names);
    unsigned left = asked & rows.tables;
    for (int table = 0; table < TABLE_COUNT; table++)
        if (left & 1u << table) {
            unsigned alike = alike_tables(&rows, left, table);
            name_tables(names, alike);
            note_some(&rows, table, store->directory, names);
            left &= ~alike;
        }
}

/* One table of all summaries. */
struct SummaryFile {
    const struct Summary *summaries;
    size_t count;
    enum SummaryTable table;
};

static enum Status write_summary_table(const void *context, FILE *stream, struct Error *error) {
    const struct SummaryFile *self = context;
    (void)error;
    summary_write_header(self->table, stream);
    for (size_t i = 0; i < self->count; i++)
        summary_write_rows(&self->summaries[i], self->table, stream);
    return STATUS_OK;
}

/* Run by run out of the store. */
struct SummaryRows {
    const struct Store *store;
    int64_t weeks;
    FILE *stream;
};

static enum Status write_tally(void *context, const struct RunKey *key, const unsigned char *bytes,
                               size_t size, struct Error *error) {
    const struct SummaryRows *self = context;
    struct Tally *tally;
    enum Status status = stored_tally(&tally, self->weeks, self->store, key, bytes, size, error);
    if (status == STATUS_OK)
        tally_write_rows(tally, key, self->stream);
    tally_free(tally);
    return status;
}

static enum Status write_summaries(struct Store *store, int64_t weeks, const char *directory,
                                   struct Error *error) {
    char path[PATH_SIZE];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/%s", directory, tally_table()->file);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    struct SummaryRows rows = {store, weeks, file.stream};
    tally_write_header(file.stream);
    status = store_each_summary(store, write_tally, &rows, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

enum Status results_write_csv(struct Store *store, unsigned tables, const struct Summary summaries[],
                              size_t count, const char *directory, struct Error *error) {
    char path[PATH_SIZE];
    struct StoredRows rows;
    enum Status status = store_rows(store, &rows, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++) {
        snprintf(path, sizeof path, "%s/%s.csv", directory, record_table((enum RecordTable)table)->name);
        bool wanted = tables & 1u << table || access(path, F_OK) == 0; /* what is there is not left behind */
        if (table == TABLE_RUNS || (wanted && rows.tables & 1u << table))
            status = export_table(store, (enum RecordTable)table, path, error);
    }
    for (int table = 0; table < SUMMARY_TABLE_COUNT && status == STATUS_OK; table++) {
        struct SummaryFile file = {summaries, count, (enum SummaryTable)table};
        status =
            results_write_file(directory, summary_table(file.table)->file, write_summary_table, &file, error);
    }
    return status == STATUS_OK && (tables & TABLES_SUMMARIES) != 0
               ? write_summaries(store, summaries[0].weeks, directory, error)
               : status;
}
