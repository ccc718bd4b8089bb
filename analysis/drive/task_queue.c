#include "drive/task_queue.h"

#include <stdlib.h>
#include <string.h>

enum Status task_queue_init(struct TaskQueue *self, struct Error *error) {
    *self = (struct TaskQueue){.first = NULL};
    if (pthread_mutex_init(&self->mutex, NULL) != 0)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the queue of tasks");
    if (pthread_cond_init(&self->filled, NULL) == 0)
        return STATUS_OK;
    pthread_mutex_destroy(&self->mutex);
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the queue of tasks");
}

void task_queue_free(struct TaskQueue *self) {
    while (self->first != NULL) {
        struct Task *task = self->first;
        self->first = task->next;
        free(task);
    }
    pthread_cond_destroy(&self->filled);
    pthread_mutex_destroy(&self->mutex);
}

enum Status task_queue_put(struct TaskQueue *self, const struct RunKey keys[], size_t count,
                           struct Error *error) {
    struct Task *task = malloc(sizeof *task + count * sizeof *keys);
    if (task == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a task");
    task->next = NULL;
    task->count = count;
    memcpy(task->keys, keys, count * sizeof *keys);
    pthread_mutex_lock(&self->mutex);
    if (self->first == NULL)
        self->first = task;
    else
        self->last->next = task;
    self->last = task;
    pthread_cond_signal(&self->filled);
    pthread_mutex_unlock(&self->mutex);
    return STATUS_OK;
}

size_t task_queue_take(struct TaskQueue *self, struct RunKey keys[], size_t most) {
    size_t count = 0;
    pthread_mutex_lock(&self->mutex);
    while (self->first == NULL && !self->closed)
        pthread_cond_wait(&self->filled, &self->mutex);
    struct Task *task = self->closed ? NULL : self->first;
    if (task != NULL)
        self->first = task->next;
    pthread_mutex_unlock(&self->mutex);
    if (task != NULL) {
        count = task->count < most ? task->count : most;
        memcpy(keys, task->keys, count * sizeof *keys);
    }
    free(task);
    return count;
}

void task_queue_close(struct TaskQueue *self) {
    pthread_mutex_lock(&self->mutex);
    self->closed = true;
    pthread_cond_broadcast(&self->filled);
    pthread_mutex_unlock(&self->mutex);
}
