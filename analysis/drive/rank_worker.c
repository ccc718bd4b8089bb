#include "drive/rank_worker.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "drive/drive_plan.h"
#include "drive/rank_protocol.h"
#include "drive/run_parcel.h"
#include "drive/task_queue.h"
#include "drive/workers.h"
#include "store/libm.h"

/* Threads that run, and one that keeps up the correspondence with the manager. */
struct RankWorker {
    struct DrivePlan plan; /* the command's, but stopped by `halt`, and with points that the manager told */
    double *points;        /* these; NULL: the command's are all there are; owned */
    const atomic_bool *stop;
    char hash[HASH_TEXT_SIZE];
    int64_t threads;
    struct Workers workers;
    struct TaskQueue tasks;
    struct RunQueue finished;
    struct RankMail *mail;
    atomic_bool halt;   /* runs in progress are to be dropped */
    bool over, is_last; /* no more tasks come for this study, or for any */
    pthread_t thread;
    enum Status status;
    struct Error error;
};

static size_t take(void *context, bool ahead, struct RunKey keys[]) {
    struct RankWorker *self = context;
    (void)ahead;
    return task_queue_take(&self->tasks, keys, self->plan.study.scenario_count);
}

static void put(void *context, struct QueuedRun *run) {
    run_queue_put(&((struct RankWorker *)context)->finished, run);
}

static bool goes_on(void *context) {
    return !atomic_load(&((struct RankWorker *)context)->halt);
}

static void note_status(struct RankWorker *self, enum Status status) {
    if (self->status == STATUS_OK)
        self->status = status;
}

static enum Status say(struct RankWorker *self, enum RankKind kind, const void *bytes, size_t size) {
    return rank_say(self->mail, RANK_MANAGER, kind, bytes, size, &self->error);
}

/* `last`: and for other studies neither. */
static void end(struct RankWorker *self, bool halt, bool last) {
    self->over = true;
    self->is_last = self->is_last || last;
    if (halt)
        atomic_store(&self->halt, true);
    task_queue_close(&self->tasks);
}

static void take_begin(struct RankWorker *self, const struct RankMessage *message) {
    struct RankHello hello = {
        .layout = run_parcel_layout(), .threads = self->threads, .points = self->plan.study.points.count};
    hello.accepted =
        message->size == sizeof self->hash && memcmp(message->bytes, self->hash, sizeof self->hash) == 0;
    rank_host(hello.host);
    libm_fingerprint(hello.fingerprint);
    note_status(self, say(self, RANK_HELLO, &hello, sizeof hello));
    if (!hello.accepted)
        end(self, false, false);
}

/* No thread looks at points meanwhile: whatever was to be run at the former ones has been given back. */
static void take_points(struct RankWorker *self, const struct RankMessage *message) {
    struct ScenarioPoints *points = &self->plan.study.points;
    size_t held = (size_t)points->count * points->factors;
    double *all = realloc(self->points, held * sizeof *all + message->size);
    if (all == NULL) {
        note_status(self, error_set(&self->error, STATUS_OUT_OF_MEMORY, "memory ran out for points"));
        return;
    }
    memcpy(all + held, message->bytes, message->size);
    self->points = points->value = all;
    points->count += (int64_t)(message->size / (points->factors * sizeof *all));
}

static void take_message(struct RankWorker *self, const struct RankMessage *message) {
    size_t count = message->size / sizeof(struct RunKey);
    if (message->kind == RANK_BEGIN)
        take_begin(self, message);
    else if (message->kind == RANK_POINTS)
        take_points(self, message);
    else if (message->kind == RANK_TASK)
        note_status(self, task_queue_put(&self->tasks, (const struct RunKey *)(const void *)message->bytes,
                                         count, &self->error));
    else
        end(self, true, true);
}

static bool receive(struct RankWorker *self) {
    struct RankMessage message;
    bool received = false;
    note_status(self, rank_mail_receive(self->mail, &message, &received, &self->error));
    if (received) {
        take_message(self, &message);
        free(message.bytes);
    }
    return received;
}

/* Sends the oldest finished run, for which it waits so long; `ended`: there will be none. */
static bool send_one(struct RankWorker *self, double seconds, bool *ended) {
    struct QueuedRun *run = run_queue_take(&self->finished, (int64_t)ceil(1e3 * seconds), ended);
    struct RankMessage message = {.rank = RANK_MANAGER, .kind = RANK_RUN};
    if (run == NULL)
        return false;
    enum Status status = run_parcel_pack(run, &message.bytes, &message.size, &self->error);
    if (status == STATUS_OK)
        status = rank_mail_send(self->mail, &message, &self->error);
    note_status(self, status);
    queued_run_free(run);
    return true;
}

static bool must_end(struct RankWorker *self) {
    bool stopped = self->stop != NULL && atomic_load(self->stop);
    return stopped || self->status != STATUS_OK || atomic_load(&self->workers.out_of_memory);
}

/* Until the running threads have ended and all that they finished is on its way. */
static void *correspond(void *context) {
    struct RankWorker *self = context;
    struct RankPause pause = {0};
    double seconds = 0.0;
    bool ended = false;
    while (!ended) {
        bool moved = !self->over && receive(self);
        moved = send_one(self, moved ? 0.0 : seconds, &ended) || moved;
        if (!self->over && must_end(self))
            end(self, true, true);
        seconds = rank_pause(&pause, moved, rank_mail_is_receiving(self->mail));
    }
    return NULL;
}

static enum Status identify(struct RankWorker *self, struct Error *error) {
    struct Identity identity;
    enum Status status = identity_init(&identity, &self->plan.study, error);
    memcpy(self->hash, identity.hash, sizeof self->hash);
    identity_free(&identity);
    return status;
}

/* The queues are there. */
static enum Status run_and_correspond(struct RankWorker *self, struct Error *error) {
    if (pthread_create(&self->thread, NULL, correspond, self) != 0)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no thread could be started for messages");
    enum Status status = workers_run(&self->workers, (int)self->threads, error);
    run_queue_close(&self->finished);
    pthread_join(self->thread, NULL);
    if (status == STATUS_OK && self->status != STATUS_OK)
        status = error_set(error, self->status, "%s", self->error.text);
    return status == STATUS_OK && self->is_last ? STATUS_STOPPED : status;
}

static enum Status with_queues(struct RankWorker *self, struct Error *error) {
    enum Status status = task_queue_init(&self->tasks, error);
    if (status != STATUS_OK)
        return status;
    status = run_queue_init(&self->finished, (size_t)(2 * self->threads), error);
    if (status == STATUS_OK) {
        status = run_and_correspond(self, error);
        run_queue_free(&self->finished);
    }
    task_queue_free(&self->tasks);
    return status;
}

enum Status rank_worker_serve(const struct DrivePlan *plan, struct Error *error) {
    struct RankWorker self = {.plan = *plan, .stop = plan->stop, .mail = rank_mail_new()};
    struct RunFlow flow = {.context = &self, .take = take, .put = put, .goes_on = goes_on};
    atomic_init(&self.halt, false);
    self.plan.stop = &self.halt;
    if (plan->study.points_rule != NULL)
        self.plan.study.points.count = 0;
    enum Status status = workers_init(&self.workers, &self.plan, &flow, error);
    if (status == STATUS_OK && self.mail == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for messages");
    if (status == STATUS_OK)
        status = drive_plan_check(plan, error);
    if (status == STATUS_OK)
        status = identify(&self, error);
    if (status == STATUS_OK) {
        self.threads = drive_threads(plan);
        status = with_queues(&self, error);
    }
    workers_free(&self.workers);
    rank_mail_free(self.mail);
    free(self.points);
    return status;
}
