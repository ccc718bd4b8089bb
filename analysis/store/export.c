#include "store/export.h"

#include <inttypes.h>
#include <string.h>

#include "base/csv.h"
#include "store/database.h"
#include "store/file.h"
#include "store/outputs.h"
#include "store/store_read.h"
#include "store/table_sql.h"

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

enum { ALL_COLUMNS = -1 };

/* The row's place in its run (the last leading column of a table that has it) orders rows and is not
 * exported. */
static int left_out(enum RecordTable table) {
    return table == TABLE_RUNS ? ALL_COLUMNS : table_leading(table) - 1;
}

static void write_header(FILE *stream, sqlite3_stmt *select, int without) {
    for (int column = 0; column < sqlite3_column_count(select); column++)
        if (column != without)
            fprintf(stream, "%s%s", column == 0 ? "" : ",", sqlite3_column_name(select, column));
    fputc('\n', stream);
}

/* A full disk shows soon, not after the last row. */
static enum Status write_rows(FILE *stream, sqlite3_stmt *select, int without, struct Error *error) {
    bool row = true;
    enum Status status = STATUS_OK;
    while (status == STATUS_OK && !ferror(stream)) {
        status = database_step(select, &row, error);
        if (status != STATUS_OK || !row)
            break;
        for (int column = 0; column < sqlite3_column_count(select); column++)
            if (column != without) {
                if (column > 0)
                    fputc(',', stream);
                write_cell(stream, select, column);
            }
        fputc('\n', stream);
    }
    return status;
}

static enum Status export_rows(sqlite3_stmt *select, int without, const char *path, struct Error *error) {
    struct AtomicFile file;
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK)
        return status;
    write_header(file.stream, select, without);
    status = write_rows(file.stream, select, without, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

enum Status export_table(struct Store *store, enum RecordTable table, const char *path, struct Error *error) {
    sqlite3_stmt *select = NULL;
    char *sql = table_select_sql(table);
    enum Status status = sql != NULL ? database_prepare(store->database, sql, &select, error)
                                     : database_error(store->database, error);
    sqlite3_free(sql);
    if (status == STATUS_OK)
        status = export_rows(select, left_out(table), path, error);
    sqlite3_finalize(select);
    return status;
}

enum Status export_outputs(struct Store *store, const char *path, struct Error *error) {
    sqlite3_stmt *select;
    enum Status status = database_prepare(
        store->database, "SELECT * FROM outputs ORDER BY scenario, point, replicate", &select, error);
    if (status == STATUS_OK)
        status = export_rows(select, ALL_COLUMNS, path, error);
    sqlite3_finalize(select);
    return status;
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
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

static enum Status export_tables(struct Store *store, const char *directory, struct Error *error) {
    char path[FILE_PATH_SIZE + 64];
    unsigned tables = 0;
    enum Status status = store_tables(store, &tables, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++) {
        snprintf(path, sizeof path, "%s/%s.csv", directory, record_table((enum RecordTable)table)->name);
        if (table == TABLE_RUNS || (tables & (1u << table)))
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
