#include "store/store_runs.h"

#include "base/signals.h"
#include "store/database.h"
#include "store/run_reader.h"
#include "store/store_write.h"

static enum Status read_all(struct RunReader *self, StoreVisitRows visit, void *context,
                            struct Error *error) {
    struct Cursor *runs = &self->cursors[TABLE_RUNS];
    enum Status status = STATUS_OK;
    while (runs->waiting && status == STATUS_OK) {
        struct RunKey key = key_read(runs->select);
        status = signals_check(error);
        if (status == STATUS_OK)
            status = run_reader_next(self, &key, error);
        if (status == STATUS_OK)
            status = visit(context, &self->rows, self->cause, error);
        if (status == STATUS_OK)
            status = run_reader_advance(self, error);
    }
    return status == STATUS_OK ? run_reader_end(self, error) : status;
}

/* One transaction, so that a run which another process adds meanwhile is seen in all tables or in none. */
enum Status store_each_ordered(struct Store *self, unsigned parts, enum RunOrder order, StoreVisitRows visit,
                               void *context, struct Error *error) {
    struct RunReader reading = {0};
    enum Status status = store_flush(self, error);
    bool begun = status == STATUS_OK && sqlite3_get_autocommit(self->database) != 0;
    if (begun)
        status = database_execute(self->database, "BEGIN", error);
    if (status == STATUS_OK)
        status = run_reader_open(&reading, self, parts, order, error);
    if (status == STATUS_OK)
        status = read_all(&reading, visit, context, error);
    run_reader_close(&reading);
    if (begun && !sqlite3_get_autocommit(self->database) &&
        sqlite3_exec(self->database, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK && status == STATUS_OK)
        status = database_error(self->database, error);
    return status;
}

enum Status store_each_rows(struct Store *self, unsigned parts, StoreVisitRows visit, void *context,
                            struct Error *error) {
    return store_each_ordered(self, parts, ORDER_BY_KEY, visit, context, error);
}

struct SummaryVisit {
    StoreVisitSummary visit;
    void *context;
};

static enum Status visit_summary(void *context, const struct RunRows *rows, const char *cause,
                                 struct Error *error) {
    const struct SummaryVisit *self = context;
    return cause == NULL ? self->visit(self->context, &rows->key, rows->summary, rows->summary_size, error)
                         : STATUS_OK;
}

enum Status store_each_summary(struct Store *self, StoreVisitSummary visit, void *context,
                               struct Error *error) {
    struct SummaryVisit each = {visit, context};
    return store_each_rows(self, 1u << RUN_PART_SUMMARY, visit_summary, &each, error);
}

struct RunVisit {
    StoreVisitRun visit;
    void *context;
};

static enum Status visit_run(void *context, const struct RunRows *rows, const char *cause,
                             struct Error *error) {
    const struct RunVisit *self = context;
    return self->visit(self->context, &rows->key, cause, error);
}

enum Status store_each_run(struct Store *self, StoreVisitRun visit, void *context, struct Error *error) {
    struct RunVisit each = {visit, context};
    return store_each_ordered(self, 0, ORDER_BY_NUMBER, visit_run, &each, error);
}

struct OutputVisit {
    StoreVisitOutputs visit;
    void *context;
};

static enum Status visit_outputs(void *context, const struct RunRows *rows, const char *cause,
                                 struct Error *error) {
    const struct OutputVisit *self = context;
    return cause == NULL ? self->visit(self->context, &rows->key, rows->outputs, error) : STATUS_OK;
}

enum Status store_each_output(struct Store *self, StoreVisitOutputs visit, void *context,
                              struct Error *error) {
    struct OutputVisit each = {visit, context};
    if (self->output_count == 0)
        return STATUS_OK;
    return store_each_ordered(self, 1u << RUN_PART_OUTPUTS, ORDER_BY_NUMBER, visit_outputs, &each, error);
}
