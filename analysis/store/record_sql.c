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
    if (!column_allows(column, column_number(column, record)))
        return error_set(error, STATUS_INTERNAL, "a run recorded %g, which cannot be, as %s",
                         column_number(column, record), column->name);
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

static bool read_integer_cell(sqlite3_stmt *statement, int place, const struct Column *column,
                              int64_t *integer) {
    int type = sqlite3_column_type(statement, place);
    *integer = type == SQLITE_NULL ? RECORD_MISSING : sqlite3_column_int64(statement, place);
    return type == SQLITE_NULL || (type == SQLITE_INTEGER && column_allows(column, (double)*integer));
}

static bool read_real_cell(sqlite3_stmt *statement, int place, const struct Column *column, double *real) {
    int type = sqlite3_column_type(statement, place);
    *real = type == SQLITE_NULL ? (double)NAN : sqlite3_column_double(statement, place);
    return type == SQLITE_NULL || (type == SQLITE_FLOAT && column_allows(column, *real));
}

static bool read_code_cell(sqlite3_stmt *statement, int place, const struct Column *column, int64_t *code) {
    const char *name = (const char *)sqlite3_column_text(statement, place);
    *code = name != NULL ? code_value(column->kind, name) : RECORD_MISSING;
    return name == NULL || *code != RECORD_MISSING;
}

bool record_read(sqlite3_stmt *statement, enum RecordTable table, void *record, int *fault) {
    const struct TableRow *row = record_table(table);
    memset(record, 0, row->record_size);
    for (size_t i = 0; i < row->column_count; i++) {
        const struct Column *column = &row->columns[i];
        void *field = (char *)record + column->offset;
        int64_t integer = 0;
        double real;
        *fault = table_leading(table) + (int)i;
        if (column->kind == COLUMN_REAL) {
            if (!read_real_cell(statement, *fault, column, &real))
                return false;
            memcpy(field, &real, sizeof real);
            continue;
        }
        bool is_code = code_count(column->kind) > 0;
        if (is_code ? !read_code_cell(statement, *fault, column, &integer)
                    : !read_integer_cell(statement, *fault, column, &integer))
            return false;
        memcpy(field, &integer, sizeof integer);
    }
    return true;
}
