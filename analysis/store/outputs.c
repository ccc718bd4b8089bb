#include "store/outputs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "store/database.h"

/* The parts of the key come first, the number of the run last. */
#define RUN_COLUMN_NAME "run"
enum { KEY_COLUMNS = 3, OWN_COLUMNS = KEY_COLUMNS + 1 };

static const char *const own_columns[OWN_COLUMNS] = {"scenario", "point", "replicate", RUN_COLUMN_NAME};

/* What is wrong with a name, NULL if nothing is. */
static const char *name_fault(const char *name) {
    if (name[0] == '\0' || strlen(name) >= OUTPUT_NAME_SIZE)
        return _("must have 1 to 127 bytes");
    if (!text_is_clean_utf8(name) || strpbrk(name, ",\"\n\t") != NULL)
        return _("must be UTF-8 on one line without comma and double quote");
    for (int i = 0; i < OWN_COLUMNS; i++)
        if (sqlite3_stricmp(name, own_columns[i]) == 0)
            return _("is the name of a part of the key");
    return NULL;
}

static enum Status check_name(const struct Study *study, size_t place, struct Error *error) {
    const char *name = study->outputs[place], *fault = name_fault(name);
    if (fault != NULL)
        return error_set(error, STATUS_CONFIGURATION, "output \"%.*s\": %s", text_prefix(name, 200), name,
                         fault);
    for (size_t i = 0; i < place; i++)
        if (sqlite3_stricmp(name, study->outputs[i]) == 0)
            return error_set(error, STATUS_CONFIGURATION, "output \"%s\": stands twice", name);
    return STATUS_OK;
}

enum Status outputs_check(const struct Study *study, struct Error *error) {
    if (study->output_count > OUTPUTS_MOST)
        return error_set(error, STATUS_CONFIGURATION, "the study has %zu outputs, allowed are at most %d",
                         study->output_count, OUTPUTS_MOST);
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < study->output_count; i++) {
        enum Status checked = check_name(study, i, error);
        status = status == STATUS_OK ? checked : status;
    }
    return status;
}

/* Reals go without a type, as in table_sql.c: -0.0 would lose its sign. */
enum Status outputs_create(sqlite3 *database, const char *const names[], size_t count, struct Error *error) {
    sqlite3_str *sql = sqlite3_str_new(NULL);
    sqlite3_str_appendall(sql, "CREATE TABLE outputs (");
    for (int i = 0; i < KEY_COLUMNS; i++)
        sqlite3_str_appendf(sql, "%s INTEGER NOT NULL, ", own_columns[i]);
    for (size_t i = 0; i < count; i++)
        sqlite3_str_appendf(sql, "\"%w\", ", names[i]);
    sqlite3_str_appendall(sql, RUN_COLUMN_NAME " INTEGER PRIMARY KEY)");
    char *text = sqlite3_str_finish(sql);
    enum Status status =
        text != NULL ? database_execute(database, text, error) : database_error(database, error);
    sqlite3_free(text);
    return status;
}

enum Status outputs_create_like(struct Store *self, struct Store *model, struct Error *error) {
    char(*name)[OUTPUT_NAME_SIZE] = NULL;
    const char **names = NULL;
    size_t count = 0;
    enum Status status = store_output_count(model, &count, error);
    if (status != STATUS_OK || count == 0)
        return status;
    name = calloc(count, sizeof *name);
    names = calloc(count, sizeof *names);
    if (name == NULL || names == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the names of %zu outputs", count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = store_output_name(model, i, name[i], error);
        names[i] = name[i];
    }
    if (status == STATUS_OK)
        status = outputs_create(self->database, names, count, error);
    free(names);
    free(name);
    return status;
}

enum Status outputs_prepare(sqlite3 *database, size_t count, sqlite3_stmt **insert, struct Error *error) {
    sqlite3_str *sql = sqlite3_str_new(NULL);
    sqlite3_str_appendall(sql, "INSERT INTO outputs VALUES (?, ?, ?, ?");
    for (size_t i = 0; i < count; i++)
        sqlite3_str_appendall(sql, ", ?");
    sqlite3_str_appendall(sql, ")");
    char *text = sqlite3_str_finish(sql);
    enum Status status =
        text != NULL ? database_prepare(database, text, insert, error) : database_error(database, error);
    sqlite3_free(text);
    return status;
}

enum Status outputs_write(struct Store *self, const struct RunRows *rows, struct Error *error) {
    if (rows->output_count != self->output_count)
        return error_set(error, STATUS_INTERNAL, "a run has %zu outputs, its study %zu", rows->output_count,
                         self->output_count);
    if (self->output_count == 0)
        return STATUS_OK;
    key_bind(self->insert_outputs, &rows->key);
    for (size_t i = 0; i < rows->output_count; i++) {
        int place = KEY_COLUMNS + (int)i + 1;
        if (isnan(rows->outputs[i]))
            sqlite3_bind_null(self->insert_outputs, place);
        else
            sqlite3_bind_double(self->insert_outputs, place, rows->outputs[i]);
    }
    sqlite3_bind_int64(self->insert_outputs, OWN_COLUMNS + (int)rows->output_count,
                       store_run_number(self, &rows->key));
    return database_run(self->insert_outputs, error);
}

enum Status store_output_count(struct Store *self, size_t *count, struct Error *error) {
    int64_t columns = 0;
    enum Status status = database_integer(
        self->database, "SELECT count(*) FROM pragma_table_info('outputs', 'main')", &columns, error);
    *count = columns > OWN_COLUMNS ? (size_t)columns - OWN_COLUMNS : 0;
    return status;
}

enum Status store_output_name(struct Store *self, size_t index, char name[OUTPUT_NAME_SIZE],
                              struct Error *error) {
    sqlite3_stmt *select = NULL;
    bool row = false;
    if (index >= self->output_count)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: has no output number %zu", self->directory, index);
    enum Status status = database_prepare(
        self->database, "SELECT name FROM pragma_table_info('outputs', 'main') WHERE cid = ?", &select,
        error);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(select, 1, KEY_COLUMNS + (int64_t)index);
        status = database_step(select, &row, error);
    }
    if (row)
        snprintf(name, OUTPUT_NAME_SIZE, "%s", (const char *)sqlite3_column_text(select, 0));
    else if (status == STATUS_OK)
        status =
            error_set(error, STATUS_INPUT_OUTPUT, "%s: has no output number %zu", self->directory, index);
    sqlite3_finalize(select);
    return status;
}

bool outputs_read(sqlite3_stmt *select, size_t count, int64_t number, double values[], int *fault) {
    *fault = KEY_COLUMNS + (int)count;
    if (sqlite3_column_int64(select, *fault) != number)
        return false;
    for (size_t i = 0; i < count; i++) {
        *fault = KEY_COLUMNS + (int)i;
        int type = sqlite3_column_type(select, *fault);
        if (type != SQLITE_FLOAT && type != SQLITE_NULL)
            return false;
        values[i] = type == SQLITE_NULL ? (double)NAN : sqlite3_column_double(select, *fault);
    }
    return true;
}
