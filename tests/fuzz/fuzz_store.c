/* Fuzzes the reading of stores, in memory: whatever the bytes, a run is delivered whole or an error has a
 * message. */
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store/database.h"
#include "store/outputs.h"
#include "store/schema.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_texts.h"
#include "target.h"

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

static enum Status look_at_summary(void *context, const struct RunKey *key, const unsigned char *bytes,
                                   size_t size, struct Error *error) {
    const struct Store *store = context;
    (void)error;
    require(key->scenario >= 0 && key->scenario < store->scenario_count, "the summary of a scenario");
    require(size == 0 || bytes != NULL, "bytes of a summary");
    return STATUS_OK;
}

static enum Status look_at_outputs(void *context, const struct RunKey *key, const double values[],
                                   struct Error *error) {
    const struct Store *store = context;
    (void)error;
    require(key->point >= 0 && key->point < store->point_count, "the outputs of a point");
    for (size_t i = 0; i < store->output_count; i++)
        require(!isinf(values[i]), "outputs are numbers or not available");
    return STATUS_OK;
}

/* What commands ask of a store before they read its runs. */
static enum Status read_facts(struct Store *store, struct Error *error) {
    struct StoredScenario scenario;
    struct StoredRows rows;
    int64_t finished, failed, replicates;
    char *identity = NULL, name[OUTPUT_NAME_SIZE], weeks[32];
    enum Status status = store_output_count(store, &store->output_count, error);
    if (status == STATUS_OK)
        status = store_scenario_count(store, &store->scenario_count, error);
    if (status == STATUS_OK)
        status = database_integer(store->database, "SELECT coalesce(max(point), 0) + 1 FROM design",
                                  &store->point_count, error);
    store->point_room = store->point_count;
    for (int64_t i = 0; i < store->scenario_count && status == STATUS_OK; i++)
        status = store_scenario(store, i, &scenario, error);
    for (size_t i = 0; i < store->output_count && status == STATUS_OK; i++)
        status = store_output_name(store, i, name, error);
    if (status == STATUS_OK)
        status = store_fact(store, "weeks", weeks, sizeof weeks, error);
    if (status == STATUS_OK)
        status = store_text(store, "identity", &identity, error);
    if (status == STATUS_OK)
        status = store_rows(store, &rows, error);
    if (status == STATUS_OK)
        status = store_count(store, &finished, &failed, error);
    free(identity);
    return status == STATUS_OK ? store_replicates(store, &replicates, error) : status;
}

static enum Status read_study(struct Store *store, struct Error *error) {
    bool empty = false;
    enum Status status = schema_check(store->database, store->directory, &empty, error);
    if (status != STATUS_OK || empty)
        return status;
    status = read_facts(store, error);
    if (status == STATUS_OK)
        status = store_each_rows(store, (1u << RUN_PARTS) - 1, look_at_run, store, error);
    if (status == STATUS_OK)
        status = store_each_summary(store, look_at_summary, store, error);
    if (status == STATUS_OK && store->output_count > 0)
        status = store_each_output(store, look_at_outputs, store, error);
    if (status == STATUS_OK)
        accepted();
    return status;
}

int LLVMFuzzerInitialize(int *count, char ***arguments);
/* What SQLite takes for itself comes from one piece, in front of each its size, and is given back all at
 * once: half of the time went into an allocator that looks, and SQLite is not what is tested. */
enum { PIECE_SIZE = 1 << 26, PIECE_HEAD = 16 };
static _Alignas(PIECE_HEAD) unsigned char piece[PIECE_SIZE];
static size_t piece_used, piece_kept;

static void *piece_take(int size) {
    size_t wanted = ((size_t)size + 2 * PIECE_HEAD - 1) / PIECE_HEAD * PIECE_HEAD;
    if (wanted > PIECE_SIZE - piece_used)
        return NULL;
    unsigned char *here = piece + piece_used;
    memcpy(here, &size, sizeof size);
    piece_used += wanted;
    return here + PIECE_HEAD;
}

static void piece_leave(void *memory) {
    (void)memory;
}

static int piece_size(void *memory) {
    int size = 0;
    if (memory != NULL)
        memcpy(&size, (unsigned char *)memory - PIECE_HEAD, sizeof size);
    return size;
}

static void *piece_change(void *memory, int size) {
    int before = piece_size(memory);
    void *changed = size <= before ? memory : piece_take(size);
    if (changed != NULL && changed != memory)
        memcpy(changed, memory, (size_t)before);
    return changed;
}

static int piece_round(int size) {
    return (size + PIECE_HEAD - 1) / PIECE_HEAD * PIECE_HEAD;
}

static int piece_begin(void *data) {
    (void)data;
    return SQLITE_OK;
}

static void piece_end(void *data) {
    (void)data;
}

/* One thread needs no locks. */
int LLVMFuzzerInitialize(int *count, char ***arguments) {
    static const sqlite3_mem_methods methods = {piece_take,  piece_leave, piece_change, piece_size,
                                                piece_round, piece_begin, piece_end,    NULL};
    (void)count, (void)arguments;
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    sqlite3_initialize();
    piece_kept = piece_used;
    return 0;
}

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
    piece_used = piece_kept;
    return 0;
}
