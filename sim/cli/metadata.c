#define _POSIX_C_SOURCE 200809L /* scandir, strdup, getline */
#include "cli/metadata.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"
#include "base/version.h"
#include "cli/schema.h"
#include "cli/stored_command.h"
#include "store/manifest.h"
#include "store/store_read.h"
#include "json/json_write.h"

enum { NAME_SIZE = 64, PACKAGE_NAME_SIZE = 32, COLUMN_NAME_SIZE = 256 };

static const char package_file[] = "datapackage.json", crate_file[] = "ro-crate-metadata.json";

/* What is said of a directory as a whole. */
struct Subject {
    const char *directory;
    const struct Plan *plan; /* NULL: none */
    char name[PACKAGE_NAME_SIZE];
    char when[MANIFEST_TIME_SIZE];
    struct StoredScenario scenario;
    struct StoredCommand command;
};

static json_t *array_with(json_t *array, json_t *item) {
    if (array != NULL && json_array_append_new(array, item) == 0)
        return array;
    json_decref(array);
    return NULL;
}

/* Names of files and commands need not be UTF-8; JSON must. */
static json_t *text_json(const char *value) {
    json_t *string = json_string(value);
    char *ascii = string == NULL ? strdup(value) : NULL;
    for (char *at = ascii; at != NULL && *at != '\0'; at++)
        if ((unsigned char)*at >= 0x80)
            *at = '?';
    if (ascii != NULL)
        string = json_string(ascii);
    free(ascii);
    return string;
}

/* ---- Files. */

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

/* What files of each kind are; others (locks, logs, what is being written) are passed over. */
static const struct FileKind {
    const char *ending, *format, *meaning;
} file_kinds[] = {
    {".csv", "text/csv", "table"},
    {".sqlite", "application/vnd.sqlite3", "store of all runs, from which everything else is made"},
    {"manifest.json", "application/json", "program, machine, scenarios in full, seed"},
    {package_file, "application/json", "type, unit and meaning of every column of the tables"},
    {".html", "text/html", "report"},
    {".png", "image/png", "picture"},
    {".svg", "image/svg+xml", "picture"},
    {".pdf", "application/pdf", "picture"},
    {".gp", "text/plain", "script of a picture, for gnuplot"},
    {".dat", "text/plain", "data of a picture"},
};

static const struct FileKind *file_kind(const char *name) {
    for (size_t i = 0; i < COUNT_OF(file_kinds); i++)
        if (ends_with(name, file_kinds[i].ending) || strcmp(name, file_kinds[i].ending) == 0)
            return &file_kinds[i];
    return NULL;
}

static int is_visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **one, const struct dirent **other) {
    return strcmp((*one)->d_name, (*other)->d_name);
}

typedef enum Status (*FileVisit)(void *context, const char *path, const char *name, int64_t bytes,
                                 struct Error *error);

/* Every file of a known kind in <directory>/<folder>, in the order of its names; `path` is from the
 * directory. */
static enum Status each_file(const char *directory, const char *folder, FileVisit visit, void *context,
                             struct Error *error) {
    char path[FILE_PATH_SIZE + NAME_SIZE];
    struct dirent **entries;
    enum Status status = STATUS_OK;
    snprintf(path, sizeof path, "%s/%s", directory, folder);
    int count = scandir(path, &entries, is_visible, by_name);
    if (count < 0)
        return errno == ENOENT ? STATUS_OK
                               : error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", path, strerror(errno));
    for (int i = 0; i < count; i++) {
        char relative[FILE_PATH_SIZE], whole[2 * FILE_PATH_SIZE];
        struct stat found;
        snprintf(relative, sizeof relative, "%s%s", folder, entries[i]->d_name);
        snprintf(whole, sizeof whole, "%s/%s", directory, relative);
        if (status == STATUS_OK && file_kind(entries[i]->d_name) != NULL && lstat(whole, &found) == 0 &&
            S_ISREG(found.st_mode))
            status = visit(context, relative, entries[i]->d_name, (int64_t)found.st_size, error);
        free(entries[i]);
    }
    free(entries);
    return status;
}

/* ---- datapackage.json. */

static json_t *field_json(const char *table, const char *name) {
    struct SchemaColumn column;
    schema_find(table, name, &column);
    json_t *field = json_pack("{s:s, s:s, s:s, s:s}", "name", name, "type", column.type, "description",
                              column.meaning, "unit", column.unit);
    if (column.title != NULL && json_object_set_new(field, "title", json_string(column.title)) != 0) {
        json_decref(field);
        return NULL;
    }
    return field;
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
static json_t *fields_json(const char *path, const char *table) {
    char *line = NULL, name[COLUMN_NAME_SIZE];
    size_t size = 0;
    FILE *file = fopen(path, "r");
    json_t *fields = json_array();
    if (file != NULL && getline(&line, &size, file) > 0)
        for (const char *rest = line; next_name(&rest, name);)
            fields = array_with(fields, field_json(table, name));
    free(line);
    if (file != NULL)
        fclose(file);
    return fields;
}

static json_t *primary_key(const char *table) {
    if (strcmp(table, "runs") == 0 || strcmp(table, "outputs") == 0)
        return json_pack("[s, s, s]", "scenario", "point", "replicate");
    if (strcmp(table, "weekly") == 0)
        return json_pack("[s, s, s, s]", "scenario", "point", "replicate", "week");
    return strcmp(table, "design") == 0 ? json_pack("[s]", "point") : NULL;
}

/* What gathers the tables of a directory. */
struct TableList {
    const char *directory;
    json_t *resources;
};

static enum Status add_table(void *context, const char *path, const char *name, int64_t bytes,
                             struct Error *error) {
    struct TableList *self = context;
    char table[NAME_SIZE], whole[2 * FILE_PATH_SIZE];
    snprintf(table, sizeof table, "%.*s", (int)strcspn(name, "."), name);
    if (!ends_with(name, ".csv") || schema_rows(table) == NULL)
        return STATUS_OK;
    snprintf(whole, sizeof whole, "%s/%s", self->directory, path);
    json_t *schema = json_pack("{s:o, s:[s]}", "fields", fields_json(whole, table), "missingValues", "");
    json_t *key = primary_key(table);
    if (key != NULL && json_object_set_new(schema, "primaryKey", key) != 0) {
        json_decref(schema);
        schema = NULL;
    }
    self->resources = array_with(
        self->resources,
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:o}", "profile", "tabular-data-resource", "name",
                  table, "path", path, "description", schema_rows(table), "format", "csv", "mediatype",
                  "text/csv", "encoding", "utf-8", "bytes", (json_int_t)bytes, "schema", schema));
    return self->resources != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", package_file);
}

static enum Status write_file(const char *directory, const char *name, json_t *content, struct Error *error) {
    char path[FILE_PATH_SIZE + NAME_SIZE];
    struct AtomicFile file;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    enum Status status = atomic_file_open(&file, path, error);
    if (status != STATUS_OK) {
        json_decref(content);
        return status;
    }
    status = json_write(content, file.stream, error);
    if (status == STATUS_OK)
        return atomic_file_commit(&file, error);
    atomic_file_abandon(&file);
    return status;
}

static const char *title_of(const struct Subject *self) {
    if (self->plan != NULL && self->plan->title[0] != '\0')
        return self->plan->title;
    return self->scenario.title[0] != '\0' ? self->scenario.title : self->scenario.name;
}

static enum Status write_package(const struct Subject *self, struct Error *error) {
    struct TableList tables = {self->directory, json_array()};
    enum Status status = each_file(self->directory, "", add_table, &tables, error);
    if (status != STATUS_OK) {
        json_decref(tables.resources);
        return status;
    }
    return write_file(self->directory, package_file,
                      json_pack("{s:s, s:s, s:o, s:o, s:s, s:o}", "profile", "tabular-data-package", "name",
                                self->name, "title", text_json(title_of(self)), "description",
                                text_json(self->scenario.description), "created", self->when, "resources",
                                tables.resources),
                      error);
}

/* ---- ro-crate-metadata.json. */

/* The graph that grows, and the parts of its root. */
struct Crate {
    json_t *graph, *parts;
};

static enum Status add_part(void *context, const char *path, const char *name, int64_t bytes,
                            struct Error *error) {
    struct Crate *self = context;
    const struct FileKind *kind = file_kind(name);
    char table[NAME_SIZE];
    snprintf(table, sizeof table, "%.*s", (int)strcspn(name, "."), name);
    const char *rows = ends_with(name, ".csv") ? schema_rows(table) : NULL;
    self->parts = array_with(self->parts, json_pack("{s:s}", "@id", path));
    json_t *part =
        json_pack("{s:s, s:s, s:s, s:s, s:s}", "@id", path, "@type", "File", "name", path, "description",
                  rows != NULL ? rows : kind->meaning, "encodingFormat", kind->format);
    bool grows = ends_with(name, ".sqlite"); /* it is not closed yet */
    if (!grows && json_object_set_new(part, "contentSize", json_sprintf("%lld", (long long)bytes)) != 0) {
        json_decref(part);
        part = NULL;
    }
    self->graph = array_with(self->graph, part);
    return self->graph != NULL && self->parts != NULL
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", crate_file);
}

/* The file itself, what made the rest, and the root, which names its parts. */
static json_t *crate_json(const struct Subject *self, struct Crate *crate) {
    json_t *about = json_pack("{s:s, s:s, s:{s:s}, s:{s:s}}", "@id", crate_file, "@type", "CreativeWork",
                              "conformsTo", "@id", "https://w3id.org/ro/crate/1.1", "about", "@id", "./");
    json_t *program = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s}", "@id", "#tandem", "@type", "SoftwareApplication", "name", "tandem",
        "description", "agent-based simulator of data-driven collaboration between government and citizens",
        "softwareVersion", self->command.version, "version", self->command.revision);
    json_t *licence = json_pack("{s:s, s:s, s:s, s:s}", "@id", "#licence", "@type", "CreativeWork", "name",
                                "no licence yet", "description",
                                "Whoever publishes these results says here under which licence.");
    json_t *action = json_pack("{s:s, s:s, s:o, s:s, s:{s:s}, s:[{s:s}]}", "@id", "#run", "@type",
                               "CreateAction", "name", text_json(self->command.command), "endTime",
                               self->when, "instrument", "@id", "#tandem", "result", "@id", "./");
    json_t *root = json_pack(
        "{s:s, s:s, s:o, s:o, s:s, s:s, s:{s:s}, s:o, s:[{s:s}]}", "@id", "./", "@type", "Dataset", "name",
        text_json(title_of(self)), "description",
        text_json(self->scenario.description[0] != '\0' ? self->scenario.description : title_of(self)),
        "datePublished", self->when, "identifier", self->name, "license", "@id", "#licence", "hasPart",
        crate->parts, "mentions", "@id", "#run");
    crate->graph = array_with(
        array_with(array_with(array_with(array_with(crate->graph, about), root), program), licence), action);
    return json_pack("{s:s, s:o}", "@context", "https://w3id.org/ro/crate/1.1/context", "@graph",
                     crate->graph);
}

static enum Status write_crate(const struct Subject *self, struct Error *error) {
    struct Crate crate = {json_array(), json_array()};
    enum Status status = each_file(self->directory, "", add_part, &crate, error);
    if (status == STATUS_OK)
        status = each_file(self->directory, "figures/", add_part, &crate, error);
    if (status == STATUS_OK)
        return write_file(self->directory, crate_file, crate_json(self, &crate), error);
    json_decref(crate.graph);
    json_decref(crate.parts);
    return status;
}

/* Names of packages are of small letters, digits and few marks: the identity has them. */
static enum Status subject_read(struct Subject *self, const struct Job *job, struct Store *store,
                                struct Error *error) {
    char hash[HASH_TEXT_SIZE];
    self->plan = job->kind->plan != NULL ? job->kind->plan(job->subject) : NULL;
    enum Status status = store_fact(store, "identity_hash", hash, sizeof hash, error);
    snprintf(self->name, sizeof self->name, "tandem-%.12s", hash);
    if (status == STATUS_OK)
        status = manifest_time(self->when, error);
    if (status == STATUS_OK)
        status = store_scenario(store, 0, &self->scenario, error);
    return status == STATUS_OK
               ? stored_command_read(&self->command, store, job->kind->name, job->replicates, error)
               : status;
}

enum Status metadata_write(const struct Job *job, struct Store *store, const char *directory,
                           struct Error *error) {
    struct Subject *subject = calloc(1, sizeof *subject);
    if (subject == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for what describes %s", directory);
    subject->directory = directory;
    enum Status status = subject_read(subject, job, store, error);
    if (status == STATUS_OK)
        status = write_package(subject, error);
    if (status == STATUS_OK)
        status = write_crate(subject, error);
    free(subject);
    return status;
}
