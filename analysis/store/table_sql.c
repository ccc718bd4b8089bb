#include "store/table_sql.h"

#include "store/database.h"

int table_leading(enum RecordTable table) {
    return table == TABLE_RUNS ? 3 : 4;
}

static sqlite3_str *sql_start(const char *verb, enum RecordTable table) {
    sqlite3_str *sql = sqlite3_str_new(NULL);
    sqlite3_str_appendf(sql, verb, record_table(table)->name);
    return sql;
}

/* A column of type REAL would lose the sign of -0.0 (SQLite 3.40 stores whole numbers there as integers), so
 * reals go without a type. */
static const char *column_type(const struct Column *column) {
    return column->kind == COLUMN_INTEGER ? " INTEGER" : column->kind == COLUMN_REAL ? "" : " TEXT";
}

char *table_create_sql(enum RecordTable table) {
    const struct TableRow *row = record_table(table);
    sqlite3_str *sql = sql_start("CREATE TABLE \"%w\" (scenario INTEGER NOT NULL, point INTEGER NOT NULL, "
                                 "replicate INTEGER NOT NULL",
                                 table);
    if (table != TABLE_RUNS)
        sqlite3_str_appendall(sql, ", row INTEGER NOT NULL");
    for (size_t i = 0; i < row->column_count; i++)
        sqlite3_str_appendf(sql, ", \"%w\"%s", row->columns[i].name, column_type(&row->columns[i]));
    if (table == TABLE_RUNS)
        sqlite3_str_appendall(
            sql, ", status TEXT NOT NULL, cause TEXT, digest BLOB NOT NULL, run INTEGER PRIMARY KEY)");
    else
        sqlite3_str_appendall(sql, ", PRIMARY KEY (scenario, point, replicate, row)) WITHOUT ROWID");
    return sqlite3_str_finish(sql);
}

static void append_names(sqlite3_str *sql, enum RecordTable table) {
    const struct TableRow *row = record_table(table);
    sqlite3_str_appendf(sql, "scenario, point, replicate%s", table == TABLE_RUNS ? "" : ", row");
    for (size_t i = 0; i < row->column_count; i++)
        sqlite3_str_appendf(sql, ", \"%w\"", row->columns[i].name);
    if (table == TABLE_RUNS)
        sqlite3_str_appendall(sql, ", status, cause, digest");
}

/* A failed run's row gives way to that of a later attempt. */
char *table_insert_sql(enum RecordTable table) {
    int columns =
        table_leading(table) + (int)record_table(table)->column_count + (table == TABLE_RUNS ? 4 : 0);
    sqlite3_str *sql =
        sql_start(table == TABLE_RUNS ? "INSERT OR REPLACE INTO \"%w\" (" : "INSERT INTO \"%w\" (", table);
    append_names(sql, table);
    sqlite3_str_appendall(sql, table == TABLE_RUNS ? ", run) VALUES (" : ") VALUES (");
    for (int i = 0; i < columns; i++)
        sqlite3_str_appendall(sql, i == 0 ? "?" : ", ?");
    sqlite3_str_appendall(sql, ")");
    return sqlite3_str_finish(sql);
}

char *table_select_sql(enum RecordTable table) {
    sqlite3_str *sql = sqlite3_str_new(NULL);
    sqlite3_str_appendall(sql, "SELECT ");
    append_names(sql, table);
    sqlite3_str_appendf(sql, "%s FROM \"%w\"", table == TABLE_RUNS ? ", run" : "", record_table(table)->name);
    return sqlite3_str_finish(sql);
}
