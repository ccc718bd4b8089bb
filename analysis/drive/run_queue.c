#define _POSIX_C_SOURCE 200809L /* pthread_condattr_setclock */
#include "drive/run_queue.h"

#include <stdlib.h>
#include <time.h>

struct QueuedRun *queued_run_new(const struct RunKey *key) {
    struct QueuedRun *run = calloc(1, sizeof *run);
    if (run != NULL)
        run_rows_init(&run->rows, key);
    return run;
}

void queued_run_free(struct QueuedRun *run) {
    if (run != NULL)
        run_rows_free(&run->rows);
    free(run);
}

/* Waiting by the monotonic clock: setting the date must not hold up a commit. */
static int condition_init(pthread_cond_t *condition) {
    pthread_condattr_t attributes;
    if (pthread_condattr_init(&attributes) != 0)
        return -1;
    int code = pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    if (code == 0)
        code = pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
    return code;
}

enum Status run_queue_init(struct RunQueue *self, size_t most, struct Error *error) {
    *self = (struct RunQueue){.most = most};
    if (pthread_mutex_init(&self->mutex, NULL) != 0)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the queue of runs");
    if (condition_init(&self->filled) != 0) {
        pthread_mutex_destroy(&self->mutex);
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the queue of runs");
    }
    if (condition_init(&self->emptied) != 0) {
        pthread_cond_destroy(&self->filled);
        pthread_mutex_destroy(&self->mutex);
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the queue of runs");
    }
    return STATUS_OK;
}

void run_queue_free(struct RunQueue *self) {
    while (self->first != NULL) {
        struct QueuedRun *run = self->first;
        self->first = run->next;
        queued_run_free(run);
    }
    pthread_cond_destroy(&self->emptied);
    pthread_cond_destroy(&self->filled);
    pthread_mutex_destroy(&self->mutex);
}

static bool is_full(const struct RunQueue *self, const struct QueuedRun *run) {
    return self->count >= self->most && self->bytes + run->bytes > RUN_QUEUE_BYTES;
}

void run_queue_put(struct RunQueue *self, struct QueuedRun *run) {
    run->bytes = sizeof *run + run_rows_bytes(&run->rows);
    pthread_mutex_lock(&self->mutex);
    while (is_full(self, run) && !self->broken)
        pthread_cond_wait(&self->emptied, &self->mutex);
    bool taken = !self->broken;
    if (taken) {
        run->next = NULL;
        if (self->last != NULL)
            self->last->next = run;
        else
            self->first = run;
        self->last = run;
        self->count++;
        self->bytes += run->bytes;
        pthread_cond_signal(&self->filled);
    }
    pthread_mutex_unlock(&self->mutex);
    if (!taken)
        queued_run_free(run);
}

static struct timespec time_after(int64_t milliseconds) {
    struct timespec when;
    clock_gettime(CLOCK_MONOTONIC, &when);
    when.tv_sec += (time_t)(milliseconds / 1000);
    when.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (when.tv_nsec >= 1000000000) {
        when.tv_sec++;
        when.tv_nsec -= 1000000000;
    }
    return when;
}

struct QueuedRun *run_queue_take(struct RunQueue *self, int64_t milliseconds, bool *ended) {
    struct timespec until = time_after(milliseconds);
    pthread_mutex_lock(&self->mutex);
    int code = 0;
    while (self->first == NULL && !self->closed && code == 0)
        code = pthread_cond_timedwait(&self->filled, &self->mutex, &until);
    struct QueuedRun *run = self->first;
    if (run != NULL) {
        self->first = run->next;
        if (self->first == NULL)
            self->last = NULL;
        self->count--;
        self->bytes -= run->bytes;
        pthread_cond_signal(&self->emptied);
    }
    *ended = run == NULL && self->closed;
    pthread_mutex_unlock(&self->mutex);
    return run;
}

void run_queue_close(struct RunQueue *self) {
    pthread_mutex_lock(&self->mutex);
    self->closed = true;
    pthread_cond_broadcast(&self->filled);
    pthread_mutex_unlock(&self->mutex);
}

void run_queue_break(struct RunQueue *self) {
    pthread_mutex_lock(&self->mutex);
    self->broken = true;
    pthread_cond_broadcast(&self->emptied);
    pthread_mutex_unlock(&self->mutex);
}
