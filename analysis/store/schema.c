#define _GNU_SOURCE /* open, strdup */
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/replicate.h"
#include "store/database.h"
#include "store/file.h"
#include "store/filesystem.h"
#include "store/libm.h"
#include "store/store.h"
#include "store/table_sql.h"

enum { APPLICATION_ID = 0x54414e44, PATIENCE_MILLISECONDS = 10000 };

/* A pipe would be waited for. */
static bool is_special(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode);
}

/* SQLite would create the file with rights of its own; made here it has those of the umask, and SQLite keeps
 * to them. */
static enum Status file_create(const char *path, struct Error *error) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", path, strerror(errno));
    close(descriptor);
    return STATUS_OK;
}

/* True if the journal mode was taken; SQLite answers with the mode that holds. */
static bool journal_mode(sqlite3 *database, const char *pragma, const char *mode) {
    sqlite3_stmt *statement = NULL;
    bool taken = sqlite3_prepare_v2(database, pragma, -1, &statement, NULL) == SQLITE_OK &&
                 sqlite3_step(statement) == SQLITE_ROW &&
                 strcmp((const char *)sqlite3_column_text(statement, 0), mode) == 0;
    sqlite3_finalize(statement);
    return taken;
}

static enum Status prepare_writing(sqlite3 *database, const char *directory, struct Error *error) {
    enum Status status =
        database_execute(database, "PRAGMA page_size = 16384; PRAGMA synchronous = FULL", error);
    if (status != STATUS_OK)
        return status;
    bool log =
        !filesystem_is_network(directory) && journal_mode(database, "PRAGMA journal_mode = WAL", "wal");
    if (!log && !journal_mode(database, "PRAGMA journal_mode = TRUNCATE", "truncate"))
        return database_error(database, error);
    return STATUS_OK;
}

enum Status schema_open(sqlite3 **database, const char *directory, bool writing, struct Error *error) {
    char path[FILE_PATH_SIZE + sizeof STORE_FILE];
    *database = NULL;
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    if (!writing && access(path, R_OK) != 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: holds no results: %s: %s", directory, STORE_FILE,
                         strerror(errno));
    if (is_special(path))
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: is not a regular file", path);
    if (writing && file_create(path, error) != STATUS_OK)
        return STATUS_INPUT_OUTPUT;
    int flags = writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path, database, flags, NULL) != SQLITE_OK)
        return *database != NULL ? database_error(*database, error)
                                 : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
    sqlite3_busy_timeout(*database, PATIENCE_MILLISECONDS);
    enum Status status = database_execute(*database, "PRAGMA trusted_schema = OFF", error);
    return status == STATUS_OK && writing ? prepare_writing(*database, directory, error) : status;
}

enum Status schema_check(sqlite3 *database, const char *directory, bool *empty, struct Error *error) {
    int64_t application = 0, version = 0, tables = 0;
    enum Status status = database_integer(database, "PRAGMA application_id", &application, error);
    if (status == STATUS_OK)
        status = database_integer(database, "PRAGMA user_version", &version, error);
    if (status == STATUS_OK)
        status = database_integer(database, "SELECT count(*) FROM sqlite_schema", &tables, error);
    *empty = status == STATUS_OK && application == 0 && version == 0 && tables == 0;
    if (status != STATUS_OK || *empty)
        return status;
    if (application != APPLICATION_ID)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s/%s: is a database of another program", directory,
                         STORE_FILE);
    if (version < 1 || version > STORE_SCHEMA_VERSION)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s/%s: has schema version %" PRId64
                         ", this program knows versions 1 to %d: use a newer tandem",
                         directory, STORE_FILE, version, STORE_SCHEMA_VERSION);
    return STATUS_OK;
}

static enum Status create_table(sqlite3 *database, enum RecordTable table, struct Error *error) {
    char *sql = table_create_sql(table);
    enum Status status =
        sql != NULL ? database_execute(database, sql, error) : database_error(database, error);
    sqlite3_free(sql);
    return status;
}

enum Status schema_create(sqlite3 *database, struct Error *error) {
    char pragmas[96];
    snprintf(pragmas, sizeof pragmas, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID,
             STORE_SCHEMA_VERSION);
    enum Status status = database_execute(database, pragmas, error);
    if (status == STATUS_OK)
        status = database_execute(
            database,
            "CREATE TABLE facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE scenarios (scenario INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, "
            "description TEXT NOT NULL, title_zh TEXT NOT NULL, description_zh TEXT NOT NULL);"
            "CREATE TABLE factors (factor INTEGER PRIMARY KEY, key TEXT NOT NULL);"
            "CREATE TABLE design (point INTEGER NOT NULL, factor INTEGER NOT NULL, value NOT NULL, "
            "PRIMARY KEY (point, factor)) WITHOUT ROWID",
            error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++)
        status = create_table(database, (enum RecordTable)table, error);
    return status;
}

static enum Status fill_facts(sqlite3 *database, const struct Study *study, const struct Identity *identity,
                              struct Error *error) {
    char weeks[32], seed[32], tables[32], fingerprint[HASH_TEXT_SIZE];
    snprintf(weeks, sizeof weeks, "%" PRId64, study->weeks);
    snprintf(seed, sizeof seed, "%" PRIu64, study->seed);
    snprintf(tables, sizeof tables, "%u", study->tables);
    libm_fingerprint(fingerprint);
    const struct {
        const char *name, *value;
    } facts[] = {
        {"identity", identity->text},
        {"identity_hash", identity->hash},
        {"libm_fingerprint", fingerprint},
        {"weeks", weeks},
        {"model_version", model_version()},
        {"seed", seed},
        {"tables", tables},
    };
    sqlite3_stmt *insert;
    enum Status status = database_prepare(database, "INSERT INTO facts VALUES (?, ?)", &insert, error);
    for (size_t i = 0; i < sizeof facts / sizeof facts[0] && status == STATUS_OK; i++) {
        sqlite3_bind_text(insert, 1, facts[i].name, -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(insert, 2, facts[i].value, -1, SQLITE_TRANSIENT);
        status = database_run(insert, error);
    }
    sqlite3_finalize(insert);
    return status;
}

static enum Status fill_scenarios(sqlite3 *database, const struct Study *study, struct Error *error) {
    sqlite3_stmt *insert;
    enum Status status =
        database_prepare(database, "INSERT INTO scenarios VALUES (?, ?, ?, ?, ?, ?)", &insert, error);
    for (size_t i = 0; i < study->scenario_count && status == STATUS_OK; i++) {
        const struct Scenario *scenario = &study->scenarios[i];
        const char *const texts[] = {scenario->name, scenario->title, scenario->description,
                                     scenario->title_zh, scenario->description_zh};
        sqlite3_bind_int64(insert, 1, (int64_t)i);
        for (int k = 0; k < (int)(sizeof texts / sizeof *texts); k++)
            sqlite3_bind_text(insert, 2 + k, texts[k], -1, SQLITE_TRANSIENT);
        status = database_run(insert, error);
    }
    sqlite3_finalize(insert);
    return status;
}

static enum Status fill_factors(sqlite3 *database, const struct Study *study, struct Error *error) {
    sqlite3_stmt *insert;
    char key[SCENARIO_FIELD_KEY];
    enum Status status = database_prepare(database, "INSERT INTO factors VALUES (?, ?)", &insert, error);
    for (size_t f = 0; f < study->points.factors && status == STATUS_OK; f++) {
        scenario_field_key(&study->scenarios[0], study->points.field[f], key);
        sqlite3_bind_int64(insert, 1, (int64_t)f);
        sqlite3_bind_text(insert, 2, key, -1, SQLITE_TRANSIENT);
        status = database_run(insert, error);
    }
    sqlite3_finalize(insert);
    return status;
}

static enum Status fill_design(sqlite3 *database, const struct ScenarioPoints *points, struct Error *error) {
    sqlite3_stmt *insert;
    enum Status status = database_prepare(database, "INSERT INTO design VALUES (?, ?, ?)", &insert, error);
    for (size_t i = 0; i < (size_t)points->count * points->factors && status == STATUS_OK; i++) {
        sqlite3_bind_int64(insert, 1, (int64_t)(i / points->factors));
        sqlite3_bind_int64(insert, 2, (int64_t)(i % points->factors));
        sqlite3_bind_double(insert, 3, points->value[i]);
        status = database_run(insert, error);
    }
    sqlite3_finalize(insert);
    return status;
}

enum Status schema_fill(sqlite3 *database, const struct Study *study, const struct Identity *identity,
                        struct Error *error) {
    enum Status status = fill_facts(database, study, identity, error);
    if (status == STATUS_OK)
        status = fill_scenarios(database, study, error);
    if (status == STATUS_OK && study->points.count > 0)
        status = fill_factors(database, study, error);
    return status == STATUS_OK ? fill_design(database, &study->points, error) : status;
}

enum Status schema_copy(sqlite3 *database, struct Error *error) {
    int64_t version = 0;
    enum Status status = database_integer(database, "PRAGMA model.user_version", &version, error);
    if (status == STATUS_OK)
        status = database_execute(
            database,
            version < 3
                ? "INSERT INTO facts SELECT name, value FROM model.facts;"
                  "INSERT INTO scenarios SELECT scenario, name, title, description, '', '' FROM "
                  "model.scenarios"
                : "INSERT INTO facts SELECT name, value FROM model.facts;"
                  "INSERT INTO scenarios SELECT scenario, name, title, description, title_zh, description_zh "
                  "FROM model.scenarios",
            error);
    if (status != STATUS_OK || version == 1)
        return status;
    return database_execute(database,
                            "INSERT INTO factors SELECT factor, key FROM model.factors;"
                            "INSERT INTO design SELECT point, factor, value FROM model.design",
                            error);
}

enum Status schema_fact(sqlite3 *database, const char *name, char **value, struct Error *error) {
    sqlite3_stmt *select;
    bool row = false;
    *value = NULL;
    enum Status status = database_prepare(database, "SELECT value FROM facts WHERE name = ?", &select, error);
    if (status == STATUS_OK) {
        sqlite3_bind_text(select, 1, name, -1, SQLITE_TRANSIENT);
        status = database_step(select, &row, error);
    }
    const char *text = row ? (const char *)sqlite3_column_text(select, 0) : NULL;
    if (text != NULL)
        *value = strdup(text);
    if (status == STATUS_OK && text == NULL)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: has no entry \"%s\"",
                           sqlite3_db_filename(database, "main"), name);
    else if (status == STATUS_OK && *value == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
    sqlite3_finalize(select);
    return status;
}
