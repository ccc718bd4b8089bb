#include "drive/writer.h"

#include <string.h>

#include "store/store_write.h"

enum { IDLE_MILLISECONDS = 200 };

static enum Status writer_store(struct Writer *self, const struct QueuedRun *run) {
    if (run->failed) {
        self->failed_runs++;
        return store_write_failed(self->store, &run->rows.key, run->cause, &self->error);
    }
    self->finished_runs++;
    return store_write(self->store, &run->rows, &self->error);
}

/* One run, or a pause that ends in time for the batch to be committed. */
static enum Status writer_step(struct Writer *self, bool *ended) {
    int64_t due = store_flush_due(self->store);
    struct QueuedRun *run = run_queue_take(&self->queue, due >= 0 ? due : IDLE_MILLISECONDS, ended);
    enum Status status = STATUS_OK;
    if (run != NULL)
        status = writer_store(self, run);
    else if (*ended || store_flush_due(self->store) == 0)
        status = store_flush(self->store, &self->error);
    queued_run_free(run);
    progress_update(&self->progress, self->finished_runs + self->failed_runs);
    return status;
}

static void *writer_main(void *context) {
    struct Writer *self = context;
    bool ended = false;
    enum Status status = STATUS_OK;
    while (!ended && status == STATUS_OK)
        status = writer_step(self, &ended);
    if (status != STATUS_OK) {
        atomic_store(&self->failed, true);
        run_queue_break(&self->queue);
    }
    return NULL;
}

enum Status writer_start(struct Writer *self, struct Store *store, size_t waiting, bool quiet, int64_t total,
                         struct Error *error) {
    *self = (struct Writer){.store = store};
    atomic_init(&self->failed, false);
    enum Status status = run_queue_init(&self->queue, waiting, error);
    if (status != STATUS_OK)
        return status;
    progress_init(&self->progress, stderr, quiet, total);
    int cause = pthread_create(&self->thread, NULL, writer_main, self);
    if (cause == 0)
        return STATUS_OK;
    run_queue_free(&self->queue);
    return error_set(
        error, STATUS_OUT_OF_MEMORY,
        "no thread could be started for the writer: %s (memory, or a limit of processes: ulimit -u)",
        strerror(cause));
}

void writer_put(struct Writer *self, struct QueuedRun *run) {
    run_queue_put(&self->queue, run);
}

enum Status writer_finish(struct Writer *self, struct Error *error) {
    run_queue_close(&self->queue);
    pthread_join(self->thread, NULL);
    run_queue_free(&self->queue);
    progress_finish(&self->progress);
    if (!atomic_load(&self->failed))
        return STATUS_OK;
    return error_set(error, self->error.status, "%s", self->error.text);
}
