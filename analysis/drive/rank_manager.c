#define _POSIX_C_SOURCE 200809L /* nanosleep */
#include "drive/rank_manager.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/translate.h"
#include "drive/run_parcel.h"
#include "store/libm.h"

static enum Status ask(struct RankManager *self, int rank, struct Error *error) {
    return rank_say(self->mail, rank, RANK_BEGIN, self->hash, sizeof self->hash, error);
}

static enum Status identify(struct RankManager *self, struct Error *error) {
    struct Identity identity;
    enum Status status = identity_init(&identity, &self->plan->study, error);
    memcpy(self->hash, identity.hash, sizeof self->hash);
    identity_free(&identity);
    libm_fingerprint(self->fingerprint);
    return status;
}

enum Status rank_manager_init(struct RankManager *self, const struct DrivePlan *plan,
                              const struct RunFlow *flow, struct Error *error) {
    *self = (struct RankManager){.plan = plan, .flow = flow, .count = ranks_count()};
    atomic_init(&self->ended, false);
    if (self->count == 1)
        return STATUS_OK;
    self->mail = rank_mail_new();
    self->helpers = calloc((size_t)self->count, sizeof *self->helpers);
    self->keys = calloc(plan->study.scenario_count, sizeof *self->keys);
    if (self->mail == NULL || self->helpers == NULL || self->keys == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a list of %d ranks", self->count);
    return identify(self, error);
}

void rank_manager_free(struct RankManager *self) {
    rank_mail_free(self->mail);
    free(self->helpers);
    free(self->keys);
    self->mail = NULL;
    self->helpers = NULL;
    self->keys = NULL;
}

int64_t rank_manager_threads(const struct RankManager *self) {
    int64_t threads = 0;
    for (int rank = RANK_MANAGER + 1; rank < self->count; rank++)
        threads += self->helpers[rank].threads;
    return threads;
}

bool rank_manager_ended(const struct RankManager *self) {
    return atomic_load(&self->ended);
}

/* Anything but STATUS_OK ends the work; the first counts. */
static void note_status(struct RankManager *self, enum Status status) {
    if (status == STATUS_OK)
        return;
    if (self->status == STATUS_OK)
        self->status = status;
    atomic_store(&self->ended, true);
}

static void refuse(struct RankManager *self, int rank, const char *host, enum Status status,
                   const char *why) {
    note_status(self, error_set(&self->error, status, "rank %d on %s cannot take part: %s", rank, host, why));
}

/* Points that were found since the rank was told of some. */
static void tell_points(struct RankManager *self, int rank, int64_t known) {
    const struct Study *study = &self->plan->study;
    const struct ScenarioPoints *points = &study->points;
    if (study->points_rule == NULL || known < 0 || known >= points->count)
        return;
    const double *first = points->value + (size_t)known * points->factors;
    size_t size = (size_t)(points->count - known) * points->factors * sizeof *first;
    note_status(self, rank_say(self->mail, rank, RANK_POINTS, first, size, &self->error));
}

/* A rank that has another study may have this one next, if its command has several: it is asked again. */
static void take_hello(struct RankManager *self, int rank, const struct RankHello *hello) {
    self->helpers[rank].ready = hello->accepted != 0;
    self->helpers[rank].threads = hello->threads;
    if (hello->accepted == 0)
        note_status(self, ask(self, rank, &self->error));
    else if (hello->layout != run_parcel_layout())
        refuse(self, rank, hello->host, STATUS_CONFIGURATION,
               "its program is another one; install the same on all machines");
    else if (strcmp(hello->fingerprint, self->fingerprint) != 0)
        refuse(self, rank, hello->host, STATUS_CONFIGURATION,
               "its mathematical functions give other bits; take machines of one kind with one system");
    else
        tell_points(self, rank, hello->points);
}

/* A run that was not asked for is none of this study. */
static void take_run(struct RankManager *self, int rank, const struct RankMessage *message) {
    struct QueuedRun *run;
    if (self->helpers[rank].open == 0)
        return;
    self->helpers[rank].open--;
    enum Status status = run_parcel_unpack(message->bytes, message->size, &run, &self->error);
    if (status == STATUS_OK)
        self->flow->put(self->flow->context, run);
    note_status(self, status);
}

static void take_leave(struct RankManager *self, int rank, const struct RankLeave *leave) {
    const char *usual = _("it has no such study; are its scenario files and its program the same?");
    self->helpers[rank].gone = true;
    if (leave->status == STATUS_STOPPED)
        note_status(self, self->halting ? STATUS_OK : STATUS_STOPPED);
    else if (leave->status == STATUS_OK)
        refuse(self, rank, leave->host, STATUS_CONFIGURATION, usual);
    else
        refuse(self, rank, leave->host, (enum Status)leave->status, leave->text);
}

static void take_message(struct RankManager *self, const struct RankMessage *message) {
    struct RankHello hello;
    struct RankLeave leave;
    if (message->kind == RANK_RUN)
        take_run(self, message->rank, message);
    else if (message->kind == RANK_HELLO && message->size == sizeof hello) {
        memcpy(&hello, message->bytes, sizeof hello);
        take_hello(self, message->rank, &hello);
    } else if (message->kind == RANK_LEAVE && message->size == sizeof leave) {
        memcpy(&leave, message->bytes, sizeof leave);
        take_leave(self, message->rank, &leave);
    } else
        refuse(self, message->rank, "its machine", STATUS_CONFIGURATION, "its program is another one");
}

static bool receive(struct RankManager *self) {
    struct RankMessage message;
    bool received = false;
    note_status(self, rank_mail_receive(self->mail, &message, &received, &self->error));
    if (received) {
        take_message(self, &message);
        free(message.bytes);
    }
    return received;
}

/* One task for a rank that may have an idle thread, and two for later for each of its threads: messages wait
 * for pauses to end (rank_pause) on this side, and with one only, a thread with runs of a few milliseconds
 * would wait for them. */
static bool hand_out(struct RankManager *self, int rank) {
    struct RankHelper *helper = &self->helpers[rank];
    int64_t scenarios = (int64_t)self->plan->study.scenario_count;
    bool idle = helper->open <= (helper->threads - 1) * scenarios;
    if (!helper->ready || helper->gone || self->exhausted ||
        helper->open > (3 * helper->threads - 1) * scenarios)
        return false;
    size_t count = self->flow->take(self->flow->context, !idle, self->keys);
    self->exhausted = idle && count == 0;
    if (count == 0)
        return false;
    helper->open += (int64_t)count;
    note_status(self,
                rank_say(self->mail, rank, RANK_TASK, self->keys, count * sizeof *self->keys, &self->error));
    return true;
}

static bool hand_out_all(struct RankManager *self) {
    bool handed = false;
    for (int rank = RANK_MANAGER + 1; rank < self->count; rank++)
        handed = hand_out(self, rank) || handed;
    return handed;
}

static void halt_all(struct RankManager *self) {
    self->halting = true;
    self->halting_since = clock_seconds();
    for (int rank = RANK_MANAGER + 1; rank < self->count; rank++)
        if (self->helpers[rank].ready && !self->helpers[rank].gone)
            note_status(self, rank_say(self->mail, rank, RANK_QUIT, NULL, 0, &self->error));
}

/* Nothing is to be handed out or awaited any more. A halt does not wait for ever: a rank may be dead. */
static bool is_settled(const struct RankManager *self) {
    bool settled = self->halting || self->exhausted;
    int64_t patience =
        self->plan->halt_milliseconds > 0 ? self->plan->halt_milliseconds : RANK_HALT_MILLISECONDS;
    if (self->halting && clock_seconds() - self->halting_since > 1e-3 * (double)patience)
        return true;
    for (int rank = RANK_MANAGER + 1; rank < self->count && settled; rank++) {
        const struct RankHelper *helper = &self->helpers[rank];
        settled = self->halting ? !helper->ready || helper->gone : helper->ready && helper->open == 0;
    }
    return settled;
}

static void *manage(void *context) {
    struct RankManager *self = context;
    struct RankPause pause = {0};
    while (!is_settled(self)) {
        bool moved = receive(self);
        bool goes_on = self->flow->goes_on(self->flow->context) && !rank_manager_ended(self);
        if (goes_on)
            moved = hand_out_all(self) || moved;
        else if (!self->halting)
            halt_all(self);
        double seconds = rank_pause(&pause, moved, rank_mail_is_receiving(self->mail));
        if (seconds > 0.0)
            nanosleep(&(struct timespec){.tv_nsec = (long)(1e9 * seconds)}, NULL);
    }
    return NULL;
}

/* Only once there is something to do: ranks that have been asked must be waited for. */
static enum Status ask_all(struct RankManager *self, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int rank = RANK_MANAGER + 1; rank < self->count && !self->asked && status == STATUS_OK; rank++)
        status = ask(self, rank, error);
    self->asked = true;
    return status;
}

enum Status rank_manager_start(struct RankManager *self, struct Error *error) {
    self->exhausted = false;
    enum Status status = ask_all(self, error);
    if (status != STATUS_OK || self->count == 1 || pthread_create(&self->thread, NULL, manage, self) == 0)
        return status;
    return error_set(error, STATUS_OUT_OF_MEMORY, "no thread could be started for the other ranks");
}

enum Status rank_manager_finish(struct RankManager *self, struct Error *error) {
    if (self->count > 1)
        pthread_join(self->thread, NULL);
    if (self->status == STATUS_OK || self->status == STATUS_STOPPED)
        return self->status;
    return error_set(error, self->status, "%s", self->error.text);
}
