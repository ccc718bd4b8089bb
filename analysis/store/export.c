#include "store/export.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "store/database.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/store_runs.h"

static void write_cell(FILE *stream, sqlite3_stmt *select, int column) {
    switch (sqlite3_column_type(select, column)) {
    case SQLITE_INTEGER:
        fprintf(stream, "%" PRId64, (int64_t)sqlite3_column_int64(select, column));
        break;
    case SQLITE_FLOAT:
        csv_number(stream, sqlite3_column_double(select, column), '\0');
        break;
    case SQLITE_TEXT:
        csv_text(stream, (const char *)sqlite3_column_text(select, column), '\0');
        break;
    default: /* not available: empty */
        break;
    }
}

/* What the rows of a table go to. */
struct Export {
    FILE *stream;
    enum RecordTable table;
    const char *path;
};

static void write_field(FILE *stream, const struct Column *column, const void *record) {
    const char *field = (const char *)record + column->offset;
    int64_t integer;
    double real;
    memcpy(&integer, field, sizeof integer);
    memcpy(&real, field, sizeof real);
    fputc(',', stream);
    if (column->kind == COLUMN_REAL && !isnan(real))
        csv_number(stream, real, '\0');
    else if (column->kind == COLUMN_INTEGER && integer != RECORD_MISSING)
        fprintf(stream, "%" PRId64, integer);
    else if (column->kind != COLUMN_REAL && integer != RECORD_MISSING)
        csv_text(stream, column_code(column->kind, integer), '\0');
}

static void write_key(FILE *stream, const struct RunKey *key) {
    fprintf(stream, "%" PRId64 ",%" PRId64 ",%" PRId64, key->scenario, key->point, key->replicate);
}

/* NULL: a run that recorded no row of its own. */
static void write_record(const struct Export *self, const struct RunKey *key, const void *record) {
    const struct TableRow *row = record_table(self->table);
    write_key(self->stream, key);
    for (size_t i = 0; i < row->column_count; i++)
        if (record != NULL)
            write_field(self->stream, &row->columns[i], record);
        else
            fputc(',', self->stream);
}

/* A full disk shows soon, not after the last row. */
static enum Status check_stream(const struct Export *self, struct Error *error) {
    return ferror(self->stream) ? error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot write: %s", self->path,
                                            file_cause(self->path, errno))
                                : STATUS_OK;
}

static enum Status write_runs(void *context, const struct RunRows *rows, const char *cause,
                              struct Error *error) {
    const struct Export *self = context;
    write_record(self, &rows->key,
                 rows->tables[TABLE_RUNS].count > 0 ? run_rows_get(rows, TABLE_RUNS, 0) : NULL);
    fprintf(self->stream, ",%s,", cause == NULL ? "finished" : "failed");
    if (cause != NULL)
        csv_text(self->stream, cause, '\0');
    fputc('\n', self->stream);
    return check_stream(self, error);
}

static enum Status write_rows(void *context, const struct RunRows *rows, const char *cause,
                              struct Error *error) {
    const struct Export *self = context;
    size_t count = cause == NULL ? rows->tables[self->table].count : 0;
    for (size_t i = 0; i < count; i++) {
        write_record(self, &rows->key, run_rows_get(rows, self->table, i));
        fputc('\n', self->stream);
    }
    return check_stream(self, error);
}

static void write_header(const struct Export *self) {
    const struct TableRow *row = record_table(self->table);
    fputs("scenario,point,replicate", self->stream);
    for (size_t i = 0; i < row->column_count; i++)
        fprintf(self->stream, ",%s", row->columns[i].name);
    fputs(self->table == TABLE_RUNS ? ",status,cause\n" : "\n", self->stream);
}

static enum Status conclude(struct AtomicFile *file, enum Status status, struct Error *error) {
    if (status == STATUS_OK)
        return atomic_file_commit(file, error);
    atomic_file_abandon(file);
    return status;
}

enum Status export_table(struct Store *store, enum RecordTable table, const char *path, struct Error *error) {
    struct AtomicFile file;
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    struct Export export = {file.stream, table, path};
    write_header(&export);
    status =
        store_each_rows(store, 1u << table, table == TABLE_RUNS ? write_runs : write_rows, &export, error);
    return conclude(&file, status, error);
}

static enum Status write_outputs(void *context, const struct RunRows *rows, const char *cause,
                                 struct Error *error) {
    const struct Export *self = context;
    if (cause != NULL)
        return STATUS_OK;
    write_key(self->stream, &rows->key);
    for (size_t i = 0; i < rows->output_count; i++) {
        fputc(',', self->stream);
        if (!isnan(rows->outputs[i]))
            csv_number(self->stream, rows->outputs[i], '\0');
    }
    fputc('\n', self->stream);
    return check_stream(self, error);
}

static enum Status write_outputs_header(FILE *stream, struct Store *store, struct Error *error) {
    enum Status status = STATUS_OK;
    fputs("scenario,point,replicate", stream);
    for (size_t i = 0; i < store->output_count && status == STATUS_OK; i++) {
        char name[OUTPUT_NAME_SIZE];
        status = store_output_name(store, i, name, error);
        if (status == STATUS_OK)
            fprintf(stream, ",%s", name);
    }
    fputc('\n', stream);
    return status;
}

enum Status export_outputs(struct Store *store, const char *path, struct Error *error) {
    struct AtomicFile file;
    if (store->output_count == 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: its study has no outputs", store->directory);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    struct Export export = {file.stream, TABLE_RUNS, path};
    status = write_outputs_header(file.stream, store, error);
    if (status == STATUS_OK)
        status = store_each_rows(store, 1u << RUN_PART_OUTPUTS, write_outputs, &export, error);
    return conclude(&file, status, error);
}

static enum Status write_design_header(FILE *stream, sqlite3 *database, struct Error *error) {
    sqlite3_stmt *select;
    bool row = true;
    enum Status status =
        database_prepare(database, "SELECT key FROM factors ORDER BY factor", &select, error);
    fputs("point", stream);
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row) {
        fputc(',', stream);
        write_cell(stream, select, 0);
    }
    fputc('\n', stream);
    sqlite3_finalize(select);
    return status;
}

static enum Status write_design(FILE *stream, sqlite3 *database, struct Error *error) {
    sqlite3_stmt *select;
    bool row = true;
    int64_t point = -1;
    enum Status status =
        database_prepare(database, "SELECT point, value FROM design ORDER BY point, factor", &select, error);
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row) {
        int64_t here = sqlite3_column_int64(select, 0);
        if (here != point)
            fprintf(stream, "%s%" PRId64, point < 0 ? "" : "\n", here);
        point = here;
        fputc(',', stream);
        write_cell(stream, select, 1);
    }
    if (point >= 0)
        fputc('\n', stream);
    sqlite3_finalize(select);
    return status;
}

static enum Status export_design(struct Store *store, const char *path, struct Error *error) {
    struct AtomicFile file;
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    status = write_design_header(file.stream, store->database, error);
    if (status == STATUS_OK)
        status = write_design(file.stream, store->database, error);
    return conclude(&file, status, error);
}

static enum Status export_tables(struct Store *store, const char *directory, struct Error *error) {
    char path[FILE_PATH_SIZE + 64];
    struct StoredRows rows;
    enum Status status = store_rows(store, &rows, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++) {
        snprintf(path, sizeof path, "%s/%s.csv", directory, record_table((enum RecordTable)table)->name);
        if (table == TABLE_RUNS || (rows.tables & (1u << table)))
            status = export_table(store, (enum RecordTable)table, path, error);
    }
    return status;
}

enum Status export_all(struct Store *store, const char *directory, struct Error *error) {
    char path[FILE_PATH_SIZE + 64];
    int64_t points = 0;
    size_t outputs = 0;
    enum Status status = export_tables(store, directory, error);
    if (status == STATUS_OK)
        status = store_output_count(store, &outputs, error);
    snprintf(path, sizeof path, "%s/outputs.csv", directory);
    if (status == STATUS_OK && outputs > 0)
        status = export_outputs(store, path, error);
    if (status == STATUS_OK)
        status = database_integer(store->database, "SELECT count(*) FROM (SELECT 1 FROM design LIMIT 1)",
                                  &points, error);
    snprintf(path, sizeof path, "%s/design.csv", directory);
    return status == STATUS_OK && points > 0 ? export_design(store, path, error) : status;
}
