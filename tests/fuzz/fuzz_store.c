/* Fuzzes the reading of stores, in memory: whatever the bytes, a run is delivered whole or an error has a
 * message; with FUZZ_REPLAY it runs every file named on its command line. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/database.h"
#include "store/outputs.h"
#include "store/schema.h"
#include "store/store_read.h"
#include "store/store_runs.h"

static void require(bool condition, const char *what) {
    if (condition)
        return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

static enum Status look_at_run(void *context, const struct RunRows *rows, const char *cause,
                               struct Error *error) {
    const struct Store *store = context;
    (void)error;
    require(rows->key.scenario >= 0 && rows->key.scenario < store->scenario_count, "a scenario of the study");
    require(rows->key.point >= 0 && rows->key.point < store->point_count, "a point of the design");
    for (int table = 0; table < TABLE_COUNT && cause == NULL; table++) {
        const struct TableRow *row = record_table((enum RecordTable)table);
        for (size_t i = 0; i < rows->tables[table].count; i++)
            for (size_t k = 0; k < row->column_count; k++) {
                const unsigned char *record = run_rows_get(rows, (enum RecordTable)table, i);
                int64_t value;
                memcpy(&value, record + row->columns[k].offset, sizeof value);
                if (row->columns[k].kind > COLUMN_REAL && value != RECORD_MISSING)
                    require(column_code(row->columns[k].kind, value) != NULL, "codes have names");
            }
    }
    return STATUS_OK;
}

static enum Status read_study(struct Store *store, struct Error *error) {
    bool empty = false;
    struct StoredScenario scenario;
    enum Status status = schema_check(store->database, store->directory, &empty, error);
    if (status != STATUS_OK || empty)
        return status;
    status = store_output_count(store, &store->output_count, error);
    if (status == STATUS_OK)
        status = store_scenario_count(store, &store->scenario_count, error);
    if (status == STATUS_OK)
        status = database_integer(store->database, "SELECT coalesce(max(point), 0) + 1 FROM design",
                                  &store->point_count, error);
    if (status == STATUS_OK)
        status = store_scenario(store, 0, &scenario, error);
    return status == STATUS_OK ? store_each_rows(store, (1u << RUN_PARTS) - 1, look_at_run, store, error)
                               : status;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Store store;
    struct Error error = {0};
    unsigned char *copy = sqlite3_malloc64(size > 0 ? size : 1);
    store_init(&store);
    strcpy(store.directory, "fuzz");
    if (copy != NULL && sqlite3_open(":memory:", &store.database) == SQLITE_OK) {
        memcpy(copy, data, size);
        int opened =
            sqlite3_deserialize(store.database, "main", copy, (sqlite3_int64)size, (sqlite3_int64)size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
        enum Status status = opened == SQLITE_OK ? read_study(&store, &error) : STATUS_OK;
        require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    } else
        sqlite3_free(copy);
    sqlite3_close(store.database);
    return 0;
}
