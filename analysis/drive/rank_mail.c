#define _POSIX_C_SOURCE 200809L /* nanosleep */
#include "drive/rank_mail.h"

#ifdef TANDEM_MPI

#include <limits.h>
#include <mpi.h>
#include <stdlib.h>
#include <time.h>

enum { LAST_MILLISECONDS = 200 };

struct Post {
    MPI_Request request;
    unsigned char *bytes;
    struct Post *next;
};

struct RankMail {
    struct Post *sent;          /* not handed over yet */
    struct RankMessage arrival; /* being received */
    MPI_Request arriving;       /* MPI_REQUEST_NULL: none */
};

static bool is_connected(void) {
    int begun = 0, ended = 0;
    MPI_Initialized(&begun);
    MPI_Finalized(&ended);
    return begun && !ended;
}

/* Without a launcher MPI would still start, slowly, for a single rank. */
static bool has_launcher(void) {
    return getenv("PMIX_RANK") != NULL || getenv("OMPI_COMM_WORLD_RANK") != NULL;
}

/* Open MPI's launcher puts a pseudo-terminal before standard output even where that is a file. */
enum Status ranks_connect(struct Error *error) {
    int provided = MPI_THREAD_SERIALIZED;
    if (has_launcher()) {
        setenv("NO_COLOR", "1", 0);
        MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &provided);
    }
    return provided >= MPI_THREAD_SERIALIZED
               ? STATUS_OK
               : error_set(error, STATUS_INTERNAL, "this MPI cannot be used beside threads");
}

static void millisecond(void) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

/* A barrier of MPI burns the processor while it waits. */
void ranks_disconnect(void) {
    if (!is_connected())
        return;
    MPI_Request barrier;
    struct RankMail *mail = rank_mail_new();
    struct RankMessage message;
    struct Error ignored = {0};
    int complete = 0;
    MPI_Ibarrier(MPI_COMM_WORLD, &barrier);
    while (MPI_Test(&barrier, &complete, MPI_STATUS_IGNORE) == MPI_SUCCESS && !complete) {
        bool received = false;
        if (mail != NULL && rank_mail_receive(mail, &message, &received, &ignored) == STATUS_OK && received)
            free(message.bytes);
        else
            millisecond();
    }
    rank_mail_free(mail);
    MPI_Finalize();
}

int ranks_self(void) {
    int rank = RANK_MANAGER;
    if (is_connected())
        MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}

int ranks_count(void) {
    int count = 1;
    if (is_connected())
        MPI_Comm_size(MPI_COMM_WORLD, &count);
    return count;
}

struct RankMail *rank_mail_new(void) {
    struct RankMail *self = calloc(1, sizeof *self);
    if (self != NULL)
        self->arriving = MPI_REQUEST_NULL;
    return self;
}

static void forget_sent(struct RankMail *self) {
    for (struct Post **place = &self->sent; *place != NULL;) {
        struct Post *post = *place;
        int complete = 0;
        MPI_Test(&post->request, &complete, MPI_STATUS_IGNORE);
        if (complete) {
            *place = post->next;
            free(post->bytes);
            free(post);
        } else
            place = &post->next;
    }
}

/* What a dead rank will never take is left: MPI may still look at it. */
void rank_mail_free(struct RankMail *self) {
    if (self == NULL)
        return;
    forget_sent(self);
    for (int i = 0; i < LAST_MILLISECONDS && self->sent != NULL; i++) {
        millisecond();
        forget_sent(self);
    }
    if (self->sent == NULL && self->arriving == MPI_REQUEST_NULL)
        free(self);
}

enum Status rank_mail_send(struct RankMail *self, const struct RankMessage *message, struct Error *error) {
    struct Post *post = message->size <= INT_MAX ? malloc(sizeof *post) : NULL;
    if (post == NULL) {
        free(message->bytes);
        return message->size <= INT_MAX
                   ? error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a message between ranks")
                   : error_set(error, STATUS_INTERNAL, "the records of a run are more than MPI sends (2 GB)");
    }
    *post = (struct Post){.bytes = message->bytes, .next = self->sent};
    MPI_Isend(message->bytes, (int)message->size, MPI_BYTE, message->rank, message->kind, MPI_COMM_WORLD,
              &post->request);
    self->sent = post;
    return STATUS_OK;
}

/* Begins to receive what has been announced, if anything. */
static enum Status accept_next(struct RankMail *self, struct Error *error) {
    MPI_Message announced;
    MPI_Status about;
    int found = 0, size = 0;
    MPI_Improbe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &found, &announced, &about);
    if (!found)
        return STATUS_OK;
    MPI_Get_count(&about, MPI_BYTE, &size);
    self->arrival = (struct RankMessage){.rank = about.MPI_SOURCE,
                                         .kind = about.MPI_TAG,
                                         .size = (size_t)size,
                                         .bytes = malloc(size > 0 ? (size_t)size : 1)};
    if (self->arrival.bytes == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a message between ranks");
    MPI_Imrecv(self->arrival.bytes, size, MPI_BYTE, &announced, &self->arriving);
    return STATUS_OK;
}

/* One message is received at a time: this keeps their order. */
enum Status rank_mail_receive(struct RankMail *self, struct RankMessage *message, bool *received,
                              struct Error *error) {
    int complete = 0;
    *received = false;
    forget_sent(self);
    if (self->arriving == MPI_REQUEST_NULL) {
        enum Status status = accept_next(self, error);
        if (status != STATUS_OK || self->arriving == MPI_REQUEST_NULL)
            return status;
    }
    MPI_Test(&self->arriving, &complete, MPI_STATUS_IGNORE);
    if (complete) {
        *message = self->arrival;
        *received = true;
    }
    return STATUS_OK;
}

bool rank_mail_is_receiving(const struct RankMail *self) {
    return self->arriving != MPI_REQUEST_NULL;
}

#else

enum Status ranks_connect(struct Error *error) {
    (void)error;
    return STATUS_OK;
}

void ranks_disconnect(void) {
}

int ranks_self(void) {
    return RANK_MANAGER;
}

int ranks_count(void) {
    return 1;
}

/* Alone there is nobody to write to. */
struct RankMail *rank_mail_new(void) {
    return NULL;
}

void rank_mail_free(struct RankMail *self) {
    (void)self;
}

enum Status rank_mail_send(struct RankMail *self, const struct RankMessage *message, struct Error *error) {
    (void)self, (void)message;
    return error_set(error, STATUS_INTERNAL, "there is one rank only");
}

enum Status rank_mail_receive(struct RankMail *self, struct RankMessage *message, bool *received,
                              struct Error *error) {
    (void)self, (void)message;
    *received = false;
    return error_set(error, STATUS_INTERNAL, "there is one rank only");
}

bool rank_mail_is_receiving(const struct RankMail *self) {
    (void)self;
    return false;
}

#endif
