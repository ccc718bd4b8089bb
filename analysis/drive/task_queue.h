/* Tasks that have come to a worker's rank and wait for one of its threads. */
#ifndef TANDEM_TASK_QUEUE_H
#define TANDEM_TASK_QUEUE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "world/records.h"

/* Runs of one replicate at one point. */
struct Task {
    struct Task *next;
    size_t count;
    struct RunKey keys[]; /* keys[count] */
};

struct TaskQueue {
    pthread_mutex_t mutex;
    pthread_cond_t filled;
    struct Task *first, *last;
    bool closed;
};

/* Errors: STATUS_OUT_OF_MEMORY. Free with task_queue_free only after success. */
enum Status task_queue_init(struct TaskQueue *self, struct Error *error) MUST_CHECK;
void task_queue_free(struct TaskQueue *self);

/* Adds a copy of keys[count]. Errors: STATUS_OUT_OF_MEMORY. */
enum Status task_queue_put(struct TaskQueue *self, const struct RunKey keys[], size_t count,
                           struct Error *error) MUST_CHECK;

/* Waits for the oldest task and copies at most `most` of its keys to keys[]; returns how many, 0 once the
 * queue is closed. */
size_t task_queue_take(struct TaskQueue *self, struct RunKey keys[], size_t most);

/* Lets everybody go who waits; tasks that are left are not taken any more. */
void task_queue_close(struct TaskQueue *self);

#endif
