/* The one writer: a thread that takes finished runs out of the queue and stores them in batches. */
#ifndef TANDEM_WRITER_H
#define TANDEM_WRITER_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/error.h"
#include "drive/progress.h"
#include "drive/run_queue.h"
#include "store/store.h"

struct Writer {
    struct Store *store; /* the writer's alone between start and finish */
    struct RunQueue queue;
    struct Progress progress;
    struct Error error;
    atomic_bool failed;                 /* storing failed: no run need be started any more */
    int64_t finished_runs, failed_runs; /* stored */
    pthread_t thread;
};

/* Starts the thread. `waiting` runs may wait for it. Errors: STATUS_OUT_OF_MEMORY; then there is nothing to
 * finish. */
enum Status writer_start(struct Writer *self, struct Store *store, size_t waiting, bool quiet, int64_t total,
                         struct Error *error) MUST_CHECK;

/* Hands a run over; `self` owns it from here on. Called by any worker. */
void writer_put(struct Writer *self, struct QueuedRun *run);

/* Stores what is left, commits and ends the thread. Errors: those of the store. */
enum Status writer_finish(struct Writer *self, struct Error *error) MUST_CHECK;

#endif
