#define _GNU_SOURCE
#include "store_fixture.h"
#include "store/store_write.h"
#include "store/study_digest.h"

#include <check.h>
#include <ftw.h>
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void fixture_set_up(struct Fixture *self) {
    memset(self, 0, sizeof *self);
    strcpy(self->directory, "/tmp/tandem-store-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(self->directory));
    strcat(self->directory, "/results");
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(scenario_init(&self->scenarios[i], &self->error), STATUS_OK);
    for (int i = 0; i < 2; i++)
        snprintf(self->scenarios[i].name, SCENARIO_TEXT, "scenario-%d", i);
    strcpy(self->scenarios[0].title, "a \"title\", with\na line");
    self->study = (struct Study){
        .scenarios = self->scenarios, .scenario_count = 1, .weeks = 52, .seed = 1, .tables = ALL_TABLES};
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found, (void)kind, (void)place;
    return remove(path);
}

void fixture_tear_down(struct Fixture *self) {
    char *slash = strrchr(self->directory, '/');
    *slash = '\0';
    nftw(self->directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    for (int i = 0; i < 2; i++)
        scenario_free(&self->scenarios[i]);
}

void fixture_open(struct Fixture *self, struct Store *store, enum StoreOpening how) {
    enum Status status = store_open(store, self->directory, &self->study, how, &self->error);
    ck_assert_msg(status == STATUS_OK, "%s", self->error.text);
}

/* Within what a column may hold. */
static double odd_real(const struct Column *column, int64_t number) {
    static const double amounts[] = {-0.0, 4.9406564584124654e-324, 0.1,      -9e14,
                                     3.0,  2.2250738585072011e-308, 0.1 + 0.2};
    static const double shares[] = {-0.0, 4.9406564584124654e-324, 0.1,      -1.0,
                                    1.0,  2.2250738585072011e-308, 0.1 + 0.2};
    const double *odd = column_allows(column, -9e14) ? amounts : shares;
    size_t count = sizeof amounts / sizeof amounts[0];
    return number % 9 == 8 ? (double)NAN : odd[(size_t)number % count] * (number % 9 == 7 ? -1.0 : 1.0);
}

/* As above; keys may be any number. */
static int64_t odd_integer(const char *unit, int64_t number) {
    static const int64_t keys[] = {0, -1, 9007199254740993, INT64_MAX, INT64_MIN + 1, RECORD_MISSING, 42};
    static const int64_t weeks[] = {0, -1, 999999999, -1000000000, 1, RECORD_MISSING, 42};
    static const int64_t counts[] = {0, 1, 999999999, 7, 1, RECORD_MISSING, 42};
    static const int64_t switches[] = {0, 1, 1, 0, 1, RECORD_MISSING, 0};
    const int64_t *odd = unit[0] == '\0'               ? keys
                         : strcmp(unit, "week") == 0   ? weeks
                         : strcmp(unit, "switch") == 0 ? switches
                                                       : counts;
    return odd[(size_t)number % (sizeof keys / sizeof keys[0])];
}

static int64_t some_code(int64_t number) {
    return number % 5 == 4 ? RECORD_MISSING : number % 4;
}

void fixture_record(enum RecordTable table, int64_t number, void *record) {
    const struct TableRow *row = record_table(table);
    memset(record, 0, row->record_size);
    for (size_t i = 0; i < row->column_count; i++) {
        const struct Column *column = &row->columns[i];
        void *field = (char *)record + column->offset;
        int64_t mixed = number + 3 * (int64_t)i;
        double real = odd_real(column, mixed);
        int64_t integer =
            column->kind == COLUMN_INTEGER ? odd_integer(column->unit, mixed) : some_code(mixed);
        if (column->kind == COLUMN_REAL)
            memcpy(field, &real, sizeof real);
        else
            memcpy(field, &integer, sizeof integer);
    }
}

size_t fixture_summary(int64_t replicate, char summary[FIXTURE_SUMMARY]) {
    return (size_t)snprintf(summary, FIXTURE_SUMMARY, "summary of %lld%*s", (long long)replicate,
                            (int)(replicate % 100), "");
}

void fixture_run(struct RunRows *rows, struct RunKey key, size_t count) {
    struct Error error = {0};
    unsigned char record[4096];
    run_rows_init(rows, &key);
    for (int table = 0; table < TABLE_COUNT; table++)
        for (size_t i = 0; i < (table == TABLE_RUNS ? 1 : count); i++) {
            ck_assert_uint_le(record_table((enum RecordTable)table)->record_size, sizeof record);
            fixture_record((enum RecordTable)table, key.replicate * 100 + (int64_t)i, record);
            ck_assert_int_eq(run_rows_add(rows, (enum RecordTable)table, record, &error), STATUS_OK);
        }
    char summary[FIXTURE_SUMMARY];
    size_t size = fixture_summary(key.replicate, summary);
    ck_assert_int_eq(run_rows_set_summary(rows, summary, size, &error), STATUS_OK);
}

void fixture_write(struct Fixture *self, struct Store *store, int64_t first, int64_t last) {
    for (int64_t replicate = first; replicate <= last; replicate++) {
        struct RunRows rows;
        fixture_run(&rows, (struct RunKey){0, 0, replicate}, 7);
        ck_assert_int_eq(store_write(store, &rows, &self->error), STATUS_OK);
        run_rows_free(&rows);
    }
    ck_assert_int_eq(store_flush(store, &self->error), STATUS_OK);
}

struct Replay {
    unsigned tables;
    FixtureVisit visit;
    void *context;
};

static enum Status replay_run(void *context, const struct RunRows *rows, const char *cause,
                              struct Error *error) {
    const struct Replay *self = context;
    enum Status status = STATUS_OK;
    for (int i = 0; i < TABLE_COUNT && cause == NULL; i++) {
        enum RecordTable table = (enum RecordTable)i;
        size_t count = self->tables & (1u << i) ? rows->tables[i].count : 0;
        for (size_t k = 0; k < count && status == STATUS_OK; k++)
            status = self->visit(self->context, &rows->key, table, run_rows_get(rows, table, k), error);
    }
    return status;
}

enum Status fixture_replay(struct Store *self, unsigned tables, FixtureVisit visit, void *context,
                           struct Error *error) {
    struct Replay replay = {tables, visit, context};
    return store_each_rows(self, tables, replay_run, &replay, error);
}

char *fixture_read(const char *directory, const char *name) {
    char path[4200];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *stream = fopen(path, "rb");
    ck_assert_msg(stream != NULL, "%s is not there", path);
    char *bytes = NULL;
    ck_assert_int_ge(getdelim(&bytes, &size, EOF, stream), 0);
    fclose(stream);
    return bytes;
}

void fixture_points(struct Fixture *self) {
    static double values[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
    static struct ScenarioField field = {SCENARIO_FIELD_PARAMETER, 0};
    field.index = params_find("legal.ambiguity");
    self->study.points = (struct ScenarioPoints){.count = 8, .factors = 1, .field = &field, .value = values};
}

void fixture_alter(const char *directory, const char *sql, bool signs) {
    char path[256], *message = NULL;
    struct Error error = {0};
    sqlite3 *database;
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    ck_assert_int_eq(sqlite3_open(path, &database), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(database, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
    if (signs)
        ck_assert_msg(study_digest_write(database, &error) == STATUS_OK, "%s", error.text);
    sqlite3_close(database);
}
