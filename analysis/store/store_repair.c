#include "store/store_repair.h"

#include <stdlib.h>

#include "store/database.h"
#include "store/run_reader.h"
#include "store/store_write.h"
#include "store/study_digest.h"

/* Runs to be deleted, as they are numbered, whatever their keys say. */
struct Numbers {
    int64_t *numbers; /* owned */
    size_t count, capacity;
};

static enum Status numbers_add(struct Numbers *self, int64_t number, struct Error *error) {
    if (self->count == self->capacity) {
        size_t capacity = self->capacity > 0 ? 2 * self->capacity : 16;
        int64_t *numbers = realloc(self->numbers, capacity * sizeof *numbers);
        if (numbers == NULL)
            return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a list of damaged runs");
        self->numbers = numbers;
        self->capacity = capacity;
    }
    self->numbers[self->count++] = number;
    return STATUS_OK;
}

static enum Status find_damaged(struct RunReader *self, struct Numbers *found, struct Error *error) {
    struct Cursor *runs = &self->cursors[TABLE_RUNS];
    enum Status status = STATUS_OK;
    while (runs->waiting && status == STATUS_OK) {
        struct RunKey key = key_read(runs->select);
        struct Error damage = {0};
        status = run_reader_next(self, &key, &damage);
        if (status == STATUS_INPUT_OUTPUT)
            status = numbers_add(found, self->number, error);
        else if (status != STATUS_OK)
            error_set(error, status, "%s", damage.text);
        if (status == STATUS_OK)
            status = run_reader_pass_over(self, error);
        if (status == STATUS_OK)
            status = run_reader_advance(self, error);
    }
    return status;
}

/* Rows of these runs and of none; `runs` goes first, so that what is left of a run goes with it. */
static enum Status delete_from(struct Store *self, int part, const struct Numbers *damaged,
                               struct Error *error) {
    sqlite3_stmt *statement = NULL;
    enum Status status = STATUS_OK;
    if (part == TABLE_RUNS) {
        status = database_prepare(self->database, "DELETE FROM runs WHERE run = ?", &statement, error);
        for (size_t i = 0; i < damaged->count && status == STATUS_OK; i++) {
            sqlite3_bind_int64(statement, 1, damaged->numbers[i]);
            status = database_run(statement, error);
        }
        sqlite3_finalize(statement);
        return status;
    }
    char *sql = sqlite3_mprintf(
        "DELETE FROM \"%w\" AS part WHERE NOT EXISTS (SELECT 1 FROM runs WHERE runs.run = "
        "(part.replicate * %lld + part.point) * %lld + part.scenario AND status = 'finished')",
        run_part_name(part), (long long)self->point_room, (long long)self->scenario_count);
    status =
        sql != NULL ? database_execute(self->database, sql, error) : database_error(self->database, error);
    sqlite3_free(sql);
    return status;
}

enum Status store_repair(struct Store *self, int64_t *removed, struct Error *error) {
    struct RunReader reading = {0};
    struct Numbers damaged_runs = {0};
    *removed = 0;
    enum Status status = store_flush(self, error);
    if (status == STATUS_OK)
        status = database_execute(self->database, "BEGIN IMMEDIATE", error);
    if (status != STATUS_OK)
        return status;
    status = run_reader_open(&reading, self, (1u << RUN_PARTS) - 1, ORDER_BY_KEY, error);
    if (status == STATUS_OK)
        status = find_damaged(&reading, &damaged_runs, error);
    uint64_t sum = reading.sum;
    run_reader_close(&reading);
    for (int part = 0; part < RUN_PARTS && status == STATUS_OK; part++)
        if (part != RUN_PART_OUTPUTS || self->output_count > 0)
            status = delete_from(self, part, &damaged_runs, error);
    if (status == STATUS_OK)
        status = runs_digest_write(self->database, sum, error);
    *removed = (int64_t)damaged_runs.count;
    free(damaged_runs.numbers);
    return database_conclude(self->database, status, error);
}
