#define _GNU_SOURCE
#include "fake_ranks.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "drive/rank_protocol.h"
#include "tests/suite.h"

enum { PACKET_MOST = 200000 };

/* Memory of all ranks: the last meeting, and which of them each rank has come to. */
struct Meeting {
    atomic_int last;
    atomic_int come[FAKE_RANKS_MOST];
};

/* The manager's place is not used there; a worker uses no other. Counts are read by other threads. */
struct FakeRanks {
    int self, count;
    int line[FAKE_RANKS_MOST];
    pid_t process[FAKE_RANKS_MOST];
    atomic_int runs[FAKE_RANKS_MOST], tasks[FAKE_RANKS_MOST];
    struct Meeting *meeting;
};

static struct FakeRanks ranks = {.count = 1};

static void forget(int count) {
    for (int rank = 0; rank < FAKE_RANKS_MOST; rank++) {
        atomic_init(&ranks.runs[rank], 0);
        atomic_init(&ranks.tasks[rank], 0);
    }
    ranks.self = RANK_MANAGER;
    ranks.count = count;
}

static void be_worker(int rank, int line, void (*worker)(void *context), void *context) {
    for (int other = 1; other < rank; other++)
        close(ranks.line[other]);
    ranks.self = rank;
    ranks.line[RANK_MANAGER] = line;
    worker(context);
    leave(0);
}

void fake_ranks_start(int count, void (*worker)(void *context), void *context) {
    ck_assert_int_le(count, FAKE_RANKS_MOST);
    forget(count);
    ranks.meeting =
        mmap(NULL, sizeof *ranks.meeting, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(ranks.meeting, MAP_FAILED);
    fake_ranks_call_meeting();
    for (int rank = 1; rank < count; rank++) {
        int ends[2];
        ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
        ranks.process[rank] = fork();
        ck_assert_int_ge(ranks.process[rank], 0);
        ranks.line[rank] = ends[0];
        if (ranks.process[rank] == 0) {
            close(ends[0]);
            be_worker(rank, ends[1], worker, context);
        }
        close(ends[1]);
    }
}

pid_t fake_ranks_process(int rank) {
    return ranks.process[rank];
}

int fake_ranks_runs(int rank) {
    return atomic_load(&ranks.runs[rank]);
}

int fake_ranks_tasks(int rank) {
    return atomic_load(&ranks.tasks[rank]);
}

void fake_ranks_call_meeting(void) {
    if (ranks.meeting != NULL)
        atomic_fetch_add(&ranks.meeting->last, 1);
}

void fake_ranks_meet(void) {
    if (ranks.count == 1)
        return;
    int meeting = atomic_load(&ranks.meeting->last);
    atomic_store(&ranks.meeting->come[ranks.self], meeting);
    for (int rank = 0; rank < ranks.count; rank++)
        while (atomic_load(&ranks.meeting->come[rank]) < meeting)
            usleep(200);
}

void fake_ranks_finish(void) {
    for (int rank = 1; rank < ranks.count; rank++) {
        int result = -1;
        ck_assert_int_eq(waitpid(ranks.process[rank], &result, 0), ranks.process[rank]);
        ck_assert_msg(WIFEXITED(result) && WEXITSTATUS(result) == 0, "rank %d ended with %d", rank, result);
        close(ranks.line[rank]);
    }
    munmap(ranks.meeting, sizeof *ranks.meeting);
    ranks.meeting = NULL;
    forget(1);
}

enum Status ranks_connect(struct Error *error) {
    (void)error;
    return STATUS_OK;
}

void ranks_disconnect(void) {
}

int ranks_self(void) {
    return ranks.self;
}

int ranks_count(void) {
    return ranks.count;
}

struct RankMail {
    int next; /* rank to be looked at first, so that none is preferred */
};

struct RankMail *rank_mail_new(void) {
    return calloc(1, sizeof(struct RankMail));
}

void rank_mail_free(struct RankMail *self) {
    free(self);
}

/* A rank that has ended takes nothing, as with MPI. */
enum Status rank_mail_send(struct RankMail *self, const struct RankMessage *message, struct Error *error) {
    unsigned char *packet = malloc(sizeof message->kind + message->size);
    size_t size = sizeof message->kind + message->size;
    (void)self, (void)error;
    ck_assert_uint_le(size, PACKET_MOST);
    atomic_fetch_add(&ranks.tasks[message->rank], message->kind == RANK_TASK);
    memcpy(packet, &message->kind, sizeof message->kind);
    memcpy(packet + sizeof message->kind, message->bytes, message->size);
    if (send(ranks.line[message->rank], packet, size, MSG_NOSIGNAL) < 0)
        ck_assert(errno == EPIPE || errno == ECONNRESET);
    free(packet);
    free(message->bytes);
    return STATUS_OK;
}

static bool receive_from(int rank, struct RankMessage *message) {
    unsigned char *packet = malloc(PACKET_MOST);
    ssize_t size = recv(ranks.line[rank], packet, PACKET_MOST, MSG_DONTWAIT);
    if (size == 0 && ranks.self != RANK_MANAGER)
        leave(3); /* the test has failed and is gone */
    bool received = size > 0;
    if (received) {
        *message = (struct RankMessage){.rank = rank, .size = (size_t)size - sizeof message->kind};
        memcpy(&message->kind, packet, sizeof message->kind);
        message->bytes = malloc(message->size + 1);
        memcpy(message->bytes, packet + sizeof message->kind, message->size);
        atomic_fetch_add(&ranks.runs[rank], message->kind == RANK_RUN);
    }
    free(packet);
    return received;
}

enum Status rank_mail_receive(struct RankMail *self, struct RankMessage *message, bool *received,
                              struct Error *error) {
    (void)error;
    *received = false;
    for (int i = 0; i < ranks.count && !*received; i++) {
        int rank = (self->next + i) % ranks.count;
        if ((rank == RANK_MANAGER) == (ranks.self == RANK_MANAGER))
            continue;
        *received = receive_from(rank, message);
        self->next = *received ? rank + 1 : self->next;
    }
    return STATUS_OK;
}

bool rank_mail_is_receiving(const struct RankMail *self) {
    (void)self;
    return false;
}
