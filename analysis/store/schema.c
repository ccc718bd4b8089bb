#define _GNU_SOURCE /* open, strdup */
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/translate.h"
#include "run/replicate.h"
#include "store/database.h"
#include "store/fact.h"
#include "store/filesystem.h"
#include "store/libm.h"
#include "store/store.h"
#include "store/study_digest.h"
#include "store/summaries.h"
#include "store/table_sql.h"

enum { APPLICATION_ID = 0x54414e44, PATIENCE_MILLISECONDS = 10000 };

/* What stands at fixed places of the first page of every SQLite database (its file format, 1.3). */
enum { HEADER_SIZE = 100, VERSION_PLACE = 60, APPLICATION_PLACE = 68 };

static int64_t header_number(const unsigned char header[HEADER_SIZE], int place) {
    return (int64_t)header[place] << 24 | header[place + 1] << 16 | header[place + 2] << 8 |
           header[place + 3];
}

static enum Status check_version(const char *path, int64_t version, struct Error *error) {
    if (version == STORE_SCHEMA_VERSION)
        return STATUS_OK;
    return error_set(
        error, STATUS_CONFIGURATION, "%s: has schema version %" PRId64 ", this program knows version %d: %s",
        path, version, STORE_SCHEMA_VERSION,
        version > STORE_SCHEMA_VERSION ? _("use a newer tandem")
                                       : _("use the tandem that wrote it, or compute it again (--force)"));
}

/* Its first bytes, how many there are; `size` is -1 where there is no file. SQLite writes into what it opens,
 * a journal at least: another program's file is looked at before. A pipe would be waited for. */
static enum Status read_header(const char *path, bool writing, unsigned char header[HEADER_SIZE],
                               ssize_t *size, struct Error *error) {
    enum Status status = STATUS_OK;
    struct stat found;
    int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    *size = -1;
    if (descriptor < 0 && errno == ENOENT)
        return STATUS_OK;
    if (descriptor < 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", path,
                         errno == ELOOP ? _("is a symbolic link, and those are not followed")
                                        : strerror(errno));
    bool regular = fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
    *size = regular ? pread(descriptor, header, HEADER_SIZE, 0) : 0;
    int cause = errno;
    if (!regular)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: is not a regular file", path);
    else if (*size < 0)
        status = error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be read: %s", path, strerror(cause));
    else if (writing)
        status = file_check_in_place(path, descriptor, error);
    close(descriptor);
    return status;
}

/* SQLite names the database where what it keeps beside it cannot be used. */
static enum Status look_beside(const char *path, struct Error *error) {
    static const char *const endings[] = {"-journal", "-wal", "-shm"};
    struct stat found;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char beside[FILE_PATH_SIZE + sizeof STORE_FILE + 16];
        snprintf(beside, sizeof beside, "%s%s", path, endings[i]);
        if (lstat(beside, &found) != 0 || S_ISREG(found.st_mode))
            continue;
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: %s", beside,
                         S_ISLNK(found.st_mode) ? _("is a symbolic link, and those are not followed")
                                                : _("is not a regular file"));
    }
    return STATUS_OK;
}

static bool is_database(const unsigned char header[HEADER_SIZE], ssize_t size) {
    return size == HEADER_SIZE && memcmp(header, "SQLite format 3", 16) == 0;
}

static enum Status foreign(const char *path, struct Error *error) {
    return error_set(error, STATUS_INPUT_OUTPUT, "%s: is a database of another program", path);
}

/* Nothing, an empty file, or a store of this schema. */
static enum Status look(const char *path, bool writing, bool *there, struct Error *error) {
    unsigned char header[HEADER_SIZE];
    ssize_t size;
    enum Status status = read_header(path, writing, header, &size, error);
    *there = size >= 0;
    if (status != STATUS_OK || size <= 0)
        return status;
    if (!is_database(header, size))
        return error_set(
            error, STATUS_INPUT_OUTPUT,
            "%s: is not a database; put a copy of it back, or start again (--force), which deletes it", path);
    if (header_number(header, APPLICATION_PLACE) != APPLICATION_ID)
        return foreign(path, error);
    return check_version(path, header_number(header, VERSION_PLACE), error);
}

enum Status schema_refuse_foreign(const char *path, struct Error *error) {
    unsigned char header[HEADER_SIZE];
    struct Error ignored = {0};
    ssize_t size;
    bool readable = read_header(path, false, header, &size, &ignored) == STATUS_OK;
    return readable && is_database(header, size) && header_number(header, APPLICATION_PLACE) != APPLICATION_ID
               ? foreign(path, error)
               : STATUS_OK;
}

/* SQLite would create the file with rights of its own; made here it has those of the umask, and SQLite keeps
 * to them. */
static enum Status file_create(const char *path, struct Error *error) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be written: %s", path,
                         file_cause(path, errno));
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

/* Whose file it is stands in the file itself before there is a log beside it. */
static enum Status sign(sqlite3 *database, struct Error *error) {
    char pragmas[128];
    int64_t application = 0;
    enum Status status = database_integer(database, "PRAGMA application_id", &application, error);
    if (status != STATUS_OK || application == APPLICATION_ID)
        return status;
    snprintf(pragmas, sizeof pragmas,
             "BEGIN IMMEDIATE; PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", APPLICATION_ID,
             STORE_SCHEMA_VERSION);
    return database_execute(database, pragmas, error);
}

static enum Status prepare_writing(sqlite3 *database, const char *directory, struct Error *error) {
    char pragmas[64];
    snprintf(pragmas, sizeof pragmas, "PRAGMA page_size = %d; PRAGMA synchronous = FULL", STORE_PAGE_BYTES);
    enum Status status = database_execute(database, pragmas, error);
    if (status == STATUS_OK)
        status = sign(database, error);
    if (status != STATUS_OK)
        return status;
    bool log =
        !filesystem_is_network(directory) && journal_mode(database, "PRAGMA journal_mode = WAL", "wal");
    if (!log && !journal_mode(database, "PRAGMA journal_mode = TRUNCATE", "truncate"))
        return database_error(database, error);
    return STATUS_OK;
}

/* By the path from the root, in which nothing is a link any more: SQLite refuses one in its place, and takes
 * no name for an address ("file:…"). */
static enum Status database_open(sqlite3 **database, const char *directory, bool writing,
                                 struct Error *error) {
    char path[FILE_PATH_SIZE + sizeof STORE_FILE], *folder = realpath(directory, NULL);
    if (folder == NULL)
        return error_set(error, errno == ENOMEM ? STATUS_OUT_OF_MEMORY : STATUS_INPUT_OUTPUT, "%s: %s",
                         directory, strerror(errno));
    snprintf(path, sizeof path, "%s/%s", folder, STORE_FILE);
    free(folder);
    int flags = (writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOFOLLOW;
    if (sqlite3_open_v2(path, database, flags, NULL) == SQLITE_OK)
        return STATUS_OK;
    return *database != NULL ? database_error(*database, error)
                             : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out in the database");
}

/* Whether a writer that was killed left a journal: only who may write can take its last change back, or read
 * its log. */
static enum Status look_for_journal(sqlite3 *database, const char *path, bool *interrupted,
                                    struct Error *error) {
    char log[FILE_PATH_SIZE + sizeof STORE_FILE + 16];
    snprintf(log, sizeof log, "%s-wal", path);
    int code = sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    *interrupted = code == SQLITE_READONLY;
    return code == SQLITE_CANTOPEN && access(log, F_OK) == 0
               ? error_set(
                     error, STATUS_INPUT_OUTPUT,
                     "%s: a command that was killed left its last runs here, and they cannot be read where "
                     "nothing can be written; copy the directory",
                     log)
               : STATUS_OK;
}

enum Status schema_open(sqlite3 **database, const char *directory, bool writing, struct Error *error) {
    char path[FILE_PATH_SIZE + sizeof STORE_FILE];
    bool there, interrupted = false;
    *database = NULL;
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    enum Status status = look(path, writing, &there, error);
    if (status == STATUS_OK)
        status = look_beside(path, error);
    if (status == STATUS_OK && !there)
        status = writing ? file_create(path, error)
                         : error_set(error, STATUS_INPUT_OUTPUT, "%s: holds no results: %s: %s", directory,
                                     STORE_FILE, strerror(ENOENT));
    if (status == STATUS_OK)
        status = database_open(database, directory, writing, error);
    if (status == STATUS_OK && !writing)
        status = look_for_journal(*database, path, &interrupted, error);
    if (interrupted) {
        sqlite3_close(*database);
        status = database_open(database, directory, true, error);
    }
    if (status != STATUS_OK)
        return status;
    sqlite3_busy_timeout(*database, PATIENCE_MILLISECONDS);
    sqlite3_db_config(*database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL); /* none is ours */
    status = database_execute(*database, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", error);
    return status == STATUS_OK && writing ? prepare_writing(*database, directory, error) : status;
}

enum Status schema_check(sqlite3 *database, const char *directory, bool *empty, struct Error *error) {
    char path[FILE_PATH_SIZE + sizeof STORE_FILE];
    int64_t version = 0, tables = 0;
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    *empty = false;
    enum Status status = database_integer(database, "SELECT count(*) FROM sqlite_schema", &tables, error);
    if (status == STATUS_OK)
        status = database_integer(database, "PRAGMA user_version", &version, error);
    *empty = status == STATUS_OK && tables == 0;
    if (status == STATUS_OK && !*empty)
        status = check_version(path, version, error);
    return status == STATUS_OK && !*empty ? study_digest_check(database, directory, error) : status;
}

static enum Status create_table(sqlite3 *database, enum RecordTable table, struct Error *error) {
    char *sql = table_create_sql(table);
    enum Status status =
        sql != NULL ? database_execute(database, sql, error) : database_error(database, error);
    sqlite3_free(sql);
    return status;
}

enum Status schema_create(sqlite3 *database, struct Error *error) {
    enum Status status = database_execute(
        database,
        "CREATE TABLE facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE scenarios (scenario INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, "
        "description TEXT NOT NULL, title_zh TEXT NOT NULL, description_zh TEXT NOT NULL);"
        "CREATE TABLE factors (factor INTEGER PRIMARY KEY, key TEXT NOT NULL);"
        "CREATE TABLE design (point INTEGER NOT NULL, factor INTEGER NOT NULL, value NOT NULL, "
        "PRIMARY KEY (point, factor)) WITHOUT ROWID",
        error);
    if (status == STATUS_OK)
        status = summaries_create(database, error);
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++)
        status = create_table(database, (enum RecordTable)table, error);
    return status;
}

static enum Status fill_facts(sqlite3 *database, const struct Study *study, const struct Identity *identity,
                              struct Error *error) {
    char weeks[32], seed[32], fingerprint[HASH_TEXT_SIZE];
    snprintf(weeks, sizeof weeks, "%" PRId64, study->weeks);
    snprintf(seed, sizeof seed, "%" PRIu64, study->seed);
    libm_fingerprint(fingerprint);
    const struct {
        const char *name, *value;
    } facts[] = {
        {"identity", identity->text},       {"identity_hash", identity->hash},
        {"libm_fingerprint", fingerprint},  {"weeks", weeks},
        {"model_version", model_version()}, {"seed", seed},
    };
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < sizeof facts / sizeof facts[0] && status == STATUS_OK; i++)
        status = fact_write(database, facts[i].name, facts[i].value, error);
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
        for (int k = 0; k < (int)(sizeof texts / sizeof *texts) && status == STATUS_OK; k++)
            status = database_bind_text(insert, 2 + k, texts[k], error);
        if (status == STATUS_OK)
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
        status = database_bind_text(insert, 2, key, error);
        if (status == STATUS_OK)
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
    if (status == STATUS_OK)
        status = fill_design(database, &study->points, error);
    if (status == STATUS_OK)
        status = fact_write(database, RUNS_DIGEST_FACT, "0", error);
    return status == STATUS_OK ? study_digest_write(database, error) : status;
}

/* Rows of one database into another, column by column. */
static enum Status copy_rows(sqlite3 *to, sqlite3 *from, const char *read, const char *write,
                             struct Error *error) {
    sqlite3_stmt *select = NULL, *insert = NULL;
    bool row = true;
    enum Status status = database_prepare(from, read, &select, error);
    if (status == STATUS_OK)
        status = database_prepare(to, write, &insert, error);
    while (status == STATUS_OK && (status = database_step(select, &row, error)) == STATUS_OK && row) {
        for (int i = 0; i < sqlite3_column_count(select) && status == STATUS_OK; i++)
            if (sqlite3_bind_value(insert, i + 1, sqlite3_column_value(select, i)) != SQLITE_OK)
                status = database_error(to, error);
        if (status == STATUS_OK)
            status = database_run(insert, error);
    }
    sqlite3_finalize(insert);
    sqlite3_finalize(select);
    return status;
}

enum Status schema_copy(sqlite3 *to, sqlite3 *from, struct Error *error) {
    static const char *const statements[][2] = {
        {"SELECT name, value FROM facts WHERE name <> '" RUNS_DIGEST_FACT "'",
         "INSERT OR REPLACE INTO facts VALUES (?, ?)"},
        {"SELECT scenario, name, title, description, title_zh, description_zh FROM scenarios",
         "INSERT INTO scenarios VALUES (?, ?, ?, ?, ?, ?)"},
        {"SELECT factor, key FROM factors", "INSERT INTO factors VALUES (?, ?)"},
        {"SELECT point, factor, value FROM design", "INSERT INTO design VALUES (?, ?, ?)"},
    };
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < sizeof statements / sizeof *statements && status == STATUS_OK; i++)
        status = copy_rows(to, from, statements[i][0], statements[i][1], error);
    if (status == STATUS_OK)
        status = fact_write(to, RUNS_DIGEST_FACT, "0", error);
    return status == STATUS_OK ? study_digest_write(to, error) : status;
}
