/* Finished runs on their way from the workers to the writer; bounded, so that memory does not grow with the
 * runs. */
#ifndef TANDEM_RUN_QUEUE_H
#define TANDEM_RUN_QUEUE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/run_rows.h"

enum { RUN_CAUSE_SIZE = 1024, RUN_QUEUE_BYTES = 4 << 20 };

/* How the cause of a run begins that failed for want of memory or by a file: another attempt may succeed. */
#define CAUSE_OF_MACHINE "machine: "

struct QueuedRun {
    struct RunRows rows;
    bool failed;
    char cause[RUN_CAUSE_SIZE]; /* of a failed run */
    size_t bytes;               /* that it takes while it waits */
    struct QueuedRun *next;
};

struct RunQueue {
    pthread_mutex_t mutex;
    pthread_cond_t filled, emptied;
    struct QueuedRun *first, *last;
    size_t count, most, bytes;
    bool closed; /* nothing more comes */
    bool broken; /* nobody takes any more: what is put is thrown away */
};

/* A run to be put; NULL if memory ran out. queued_run_free takes NULL. */
struct QueuedRun *queued_run_new(const struct RunKey *key);
void queued_run_free(struct QueuedRun *run);

/* At most `most` runs wait, or more while all that wait have at most RUN_QUEUE_BYTES: small runs would come
 * to a halt at every commit. Errors: STATUS_OUT_OF_MEMORY. Free with run_queue_free only after success. */
enum Status run_queue_init(struct RunQueue *self, size_t most, struct Error *error) MUST_CHECK;
void run_queue_free(struct RunQueue *self);

/* Hands `run` over; waits while the queue is full. */
void run_queue_put(struct RunQueue *self, struct QueuedRun *run);

/* The oldest run, or NULL after `milliseconds` without one or once the queue is closed and empty (`ended`).
 * The caller frees it. */
struct QueuedRun *run_queue_take(struct RunQueue *self, int64_t milliseconds, bool *ended);

void run_queue_close(struct RunQueue *self);
void run_queue_break(struct RunQueue *self);

#endif
