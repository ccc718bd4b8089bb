#define _POSIX_C_SOURCE 200809L /* getline */
#include "cli/datapackage.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/result_files.h"
#include "cli/schema.h"

enum { TABLE_NAME_SIZE = 64, COLUMN_NAME_SIZE = 256 };

static const char package_file[] = "datapackage.json";

#define RUN "scenario,point,replicate"

/* Which columns tell the rows of a table apart. */
static const struct PrimaryKey {
    const char *table, *columns;
} primary_keys[] = {
    {"scenarios", "scenario"},
    {"runs", RUN},
    {"outputs", RUN},
    {"weekly", RUN ",week"},
    {"episodes", RUN ",key"},
    {"services", RUN ",key"},
    {"agencies", RUN ",agency"},
    {"design", "point"},
    {"points", "point,output"},
    {"survival", "scenario,point,case_type,programme,exit,week"},
    {"adoption", "scenario,point,week,measure"},
    {"comparison", "scenario,outcome,case_type"},
    {"decision", "budget"},
    {"mixes", "budget,mix"},
    {"mix_effects", "mix,outcome"},
};

/* Which columns of a table find a row of another, where they are called the same. Of the others that lie
 * there the first counts: some readers of packages put the row that they found in place of the columns, so
 * that a second key of the same columns fails. Episodes that a service, a pitch or an episode came from may
 * have begun in the burn-in: then they have no row. */
static const struct ForeignKey {
    const char *table, *columns, *other;
} foreign_keys[] = {
    {"outputs", RUN, "runs"},  {"weekly", RUN, "runs"},     {"episodes", RUN ",agency", "agencies"},
    {"episodes", RUN, "runs"}, {"services", RUN, "runs"},   {"proposals", RUN, "runs"},
    {"agencies", RUN, "runs"}, {"runs", "point", "design"}, {"points", "point", "design"},
};

/* Columns that are separated by commas, as an array. */
static json_t *columns_json(const char *columns) {
    json_t *names = json_array();
    for (const char *at = columns; *at != '\0';) {
        size_t length = strcspn(at, ",");
        names = described_with(names, json_stringn(at, length));
        at += length + (at[length] == ',');
    }
    return names;
}

/* What gathers the tables of a directory. */
struct TableList {
    const char *directory;
    json_t *resources;
    int cause;                       /* why a file of it cannot be read; 0 */
    char unreadable[FILE_PATH_SIZE]; /* which */
};

static void cannot_be_read(struct TableList *self, const char *name, int cause) {
    if (self->cause != 0)
        return;
    self->cause = cause;
    snprintf(self->unreadable, sizeof self->unreadable, "%s/%s", self->directory, name);
}

/* NULL where there is none. */
static FILE *open_file(struct TableList *self, const char *name) {
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", self->directory, name);
    FILE *file = fopen(path, "r");
    if (file == NULL && errno != ENOENT)
        cannot_be_read(self, name, errno);
    return file;
}

/* Whether a table lies in the directory, with more than its head. */
static bool has_rows(struct TableList *self, const char *table) {
    char name[TABLE_NAME_SIZE + 8], *line = NULL;
    size_t size = 0;
    snprintf(name, sizeof name, "%s.csv", table);
    FILE *file = open_file(self, name);
    bool found = file != NULL && getline(&line, &size, file) > 0 && getline(&line, &size, file) > 0;
    free(line);
    if (file != NULL)
        fclose(file);
    return found;
}

static json_t *foreign_keys_json(struct TableList *self, const char *table) {
    for (size_t i = 0; i < COUNT_OF(foreign_keys); i++) {
        const struct ForeignKey *row = &foreign_keys[i];
        if (strcmp(row->table, table) == 0 && has_rows(self, row->other))
            return json_pack("[{s:o, s:{s:s, s:o}}]", "fields", columns_json(row->columns), "reference",
                             "resource", row->other, "fields", columns_json(row->columns));
    }
    return json_array();
}

static json_t *primary_key_json(const char *table) {
    for (size_t i = 0; i < COUNT_OF(primary_keys); i++)
        if (strcmp(primary_keys[i].table, table) == 0)
            return columns_json(primary_keys[i].columns);
    return json_array();
}

static json_t *field_json(const char *table, const char *name) {
    struct SchemaColumn column;
    schema_find(table, name, &column);
    return json_pack("{s:s, s:s, s:s, s:s, s:s*}", "name", name, "type", column.type, "description",
                     column.meaning, "unit", column.unit, "title", column.title);
}

/* The next name of a line of CSV; false after the last. */
static bool next_name(const char **line, char name[COLUMN_NAME_SIZE]) {
    const char *from = *line;
    bool quoted = *from == '"';
    size_t length = 0;
    if (*from == '\0')
        return false;
    for (from += quoted; *from != '\0' && (quoted || (*from != ',' && *from != '\n')); from++) {
        if (quoted && *from == '"' && *++from != '"')
            break;
        if (length + 1 < COLUMN_NAME_SIZE)
            name[length++] = *from;
    }
    name[length] = '\0';
    *line = *from == ',' ? from + 1 : "";
    return true;
}

/* The columns that a file has are those of its first line. */
static json_t *fields_json(struct TableList *self, const char *path, const char *table) {
    char *line = NULL, name[COLUMN_NAME_SIZE];
    size_t size = 0;
    FILE *file = open_file(self, path);
    json_t *fields = json_array();
    if (file != NULL && getline(&line, &size, file) > 0)
        for (const char *rest = line; next_name(&rest, name);) {
            if (!text_is_clean_utf8(name)) {
                cannot_be_read(self, path, EILSEQ);
                break;
            }
            fields = described_with(fields, field_json(table, name));
        }
    free(line);
    if (file != NULL)
        fclose(file);
    return fields;
}

/* An empty list of keys would not be valid: it is left out. */
static json_t *schema_json(struct TableList *self, const char *path, const char *table) {
    json_t *primary = primary_key_json(table), *foreign = foreign_keys_json(self, table);
    json_t *schema = json_pack("{s:o, s:[s]}", "fields", fields_json(self, path, table), "missingValues", "");
    bool whole = schema != NULL && primary != NULL && foreign != NULL;
    if (whole && json_array_size(primary) > 0)
        whole = json_object_set(schema, "primaryKey", primary) == 0;
    if (whole && json_array_size(foreign) > 0)
        whole = json_object_set(schema, "foreignKeys", foreign) == 0;
    json_decref(primary);
    json_decref(foreign);
    if (whole)
        return schema;
    json_decref(schema);
    return NULL;
}

static enum Status add_table(void *context, const struct ResultFile *file, struct Error *error) {
    struct TableList *self = context;
    char table[TABLE_NAME_SIZE];
    snprintf(table, sizeof table, "%.*s", (int)strcspn(file->name, "."), file->name);
    if (strcmp(file->kind->ending, ".csv") != 0 || schema_rows(table) == NULL)
        return STATUS_OK;
    self->resources = described_with(
        self->resources,
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:o}", "profile", "tabular-data-resource", "name",
                  table, "path", file->path, "description", schema_rows(table), "format", "csv", "mediatype",
                  "text/csv", "encoding", "utf-8", "bytes", (json_int_t)file->bytes, "schema",
                  schema_json(self, file->path, table)));
    if (self->cause != 0)
        return error_set(error, self->cause == ENOMEM ? STATUS_OUT_OF_MEMORY : STATUS_INPUT_OUTPUT,
                         "%s: cannot be read: %s", self->unreadable, strerror(self->cause));
    return self->resources != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", package_file);
}

enum Status datapackage_write(const struct Described *self, struct Error *error) {
    struct TableList tables = {.directory = self->directory, .resources = json_array()};
    enum Status status = result_files_each(self->directory, "", add_table, &tables, error);
    if (status != STATUS_OK) {
        json_decref(tables.resources);
        return status;
    }
    return described_write(self, package_file,
                           json_pack("{s:s, s:s, s:o, s:o, s:s, s:o}", "profile", "tabular-data-package",
                                     "name", self->name, "title", described_text(self->title), "description",
                                     described_text(self->baseline.description), "created", self->when,
                                     "resources", tables.resources),
                           error);
}
