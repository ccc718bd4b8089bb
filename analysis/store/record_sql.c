#include "store/record_sql.h"

#include <math.h>
#include <string.h>

#include "store/database.h"
#include "store/table_sql.h"

/* How many values a kind of code has. */
static int64_t code_count(enum ColumnKind kind) {
    switch (kind) {
    case COLUMN_CASE_TYPE:
        return CASE_TYPE_COUNT;
    case COLUMN_PROGRAMME:
        return PROGRAMME_COUNT;
    case COLUMN_EXIT:
        return EXIT_COUNT;
    case COLUMN_STAGE:
        return STAGE_COUNT;
    case COLUMN_REFUSAL:
        return REFUSAL_COUNT;
    case COLUMN_FATE:
        return FATE_COUNT;
    case COLUMN_INTEGER:
    case COLUMN_REAL:
        return 0;
    }
    return 0;
}

static int64_t read_integer(const void *record, const struct Column *column) {
    int64_t value;
    memcpy(&value, (const char *)record + column->offset, sizeof value);
    return value;
}

static int bind_real(sqlite3_stmt *statement, int place, const void *record, const struct Column *column) {
    double value;
    memcpy(&value, (const char *)record + column->offset, sizeof value);
    return isnan(value) ? sqlite3_bind_null(statement, place) : sqlite3_bind_double(statement, place, value);
}

/* Codes have static names, so SQLite need not copy them. */
static enum Status column_bind(sqlite3_stmt *statement, int place, const void *record,
                               const struct Column *column, struct Error *error) {
    int code;
    if (column->kind == COLUMN_REAL)
        code = bind_real(statement, place, record, column);
    else {
        int64_t value = read_integer(record, column);
        if (value == RECORD_MISSING)
            code = sqlite3_bind_null(statement, place);
        else if (column->kind == COLUMN_INTEGER)
            code = sqlite3_bind_int64(statement, place, value);
        else if (value < 0 || value >= code_count(column->kind))
            return error_set(error, STATUS_INTERNAL, "a run recorded %lld, which is no code, as %s",
                             (long long)value, column->name);
        else
            code = sqlite3_bind_text(statement, place, column_code(column->kind, value), -1, SQLITE_STATIC);
    }
    return code == SQLITE_OK ? STATUS_OK : database_error(sqlite3_db_handle(statement), error);
}

enum Status record_bind(sqlite3_stmt *statement, enum RecordTable table, const void *record,
                        struct Error *error) {
    const struct TableRow *row = record_table(table);
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < row->column_count && status == STATUS_OK; i++) {
        int place = table_leading(table) + (int)i + 1;
        if (record == NULL)
            sqlite3_bind_null(statement, place);
        else
            status = column_bind(statement, place, record, &row->columns[i], error);
    }
    return status;
}

static int64_t code_value(enum ColumnKind kind, const char *name) {
    for (int64_t value = 0; value < code_count(kind); value++)
        if (strcmp(column_code(kind, value), name) == 0)
            return value;
    return RECORD_MISSING;
}

/* Names the cell in a message: a damaged or edited database. */
static enum Status cell_error(sqlite3_stmt *statement, int place, struct Error *error) {
    const unsigned char *text = sqlite3_column_text(statement, place);
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: column %s holds \"%s\", which it cannot hold",
                     sqlite3_db_filename(sqlite3_db_handle(statement), "main"),
                     sqlite3_column_name(statement, place), text != NULL ? (const char *)text : "");
}

static enum Status read_number(sqlite3_stmt *statement, int place, const struct Column *column, void *field,
                               struct Error *error) {
    int type = sqlite3_column_type(statement, place);
    bool real = column->kind == COLUMN_REAL;
    double number = type == SQLITE_NULL ? (double)NAN : sqlite3_column_double(statement, place);
    int64_t integer = type == SQLITE_NULL ? RECORD_MISSING : sqlite3_column_int64(statement, place);
    if (type != SQLITE_NULL && type != (real ? SQLITE_FLOAT : SQLITE_INTEGER))
        return cell_error(statement, place, error);
    if (real)
        memcpy(field, &number, sizeof number);
    else
        memcpy(field, &integer, sizeof integer);
    return STATUS_OK;
}

static enum Status read_code(sqlite3_stmt *statement, int place, const struct Column *column, void *field,
                             struct Error *error) {
    const char *name = (const char *)sqlite3_column_text(statement, place);
    int64_t value = name != NULL ? code_value(column->kind, name) : RECORD_MISSING;
    if (name != NULL && value == RECORD_MISSING)
        return cell_error(statement, place, error);
    memcpy(field, &value, sizeof value);
    return STATUS_OK;
}

enum Status record_read(sqlite3_stmt *statement, enum RecordTable table, void *record, struct Error *error) {
    const struct TableRow *row = record_table(table);
    enum Status status = STATUS_OK;
    memset(record, 0, row->record_size);
    for (size_t i = 0; i < row->column_count && status == STATUS_OK; i++) {
        const struct Column *column = &row->columns[i];
        int place = table_leading(table) + (int)i;
        void *field = (char *)record + column->offset;
        bool is_code = code_count(column->kind) > 0;
        status = (is_code ? read_code : read_number)(statement, place, column, field, error);
    }
    return status;
}
