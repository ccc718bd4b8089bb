/* The processes of one command, one rank each, and the messages between them. Built with MPI=1 and started by
 * a launcher (mpirun, srun) they are the ranks of MPI_COMM_WORLD; otherwise there is one, the manager. Only
 * rank_mail.c knows MPI. At most one thread of a process may be in a function of this file at a time. A
 * failure inside MPI ends all ranks, as the death of one does. */
#ifndef TANDEM_RANK_MAIL_H
#define TANDEM_RANK_MAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { RANK_MANAGER = 0 };

/* Connects this process with the others. Errors: STATUS_INTERNAL if MPI allows no threads beside its own. */
enum Status ranks_connect(struct Error *error) MUST_CHECK;

/* Waits without using the processor until every rank is here, and disconnects. Messages that nobody has
 * received by then are dropped. */
void ranks_disconnect(void);

int ranks_self(void);
int ranks_count(void);

struct RankMessage {
    int rank; /* that it goes to or comes from */
    int kind; /* see rank_protocol.h */
    unsigned char *bytes;
    size_t size;
};

/* Messages on their way to and from this process. */
struct RankMail;

/* NULL if memory ran out. */
struct RankMail *rank_mail_new(void);

/* Waits a moment for messages that are not sent yet. NULL is fine. */
void rank_mail_free(struct RankMail *self);

/* Begins to send message->bytes, which `self` frees, also after an error; never waits. Errors:
 * STATUS_INTERNAL for more bytes than MPI counts (2 GB). */
enum Status rank_mail_send(struct RankMail *self, const struct RankMessage *message,
                           struct Error *error) MUST_CHECK;

/* The next message that has come, if there is one; those of one rank come in the order in which they were
 * sent. The caller frees message->bytes. Errors: STATUS_OUT_OF_MEMORY. */
enum Status rank_mail_receive(struct RankMail *self, struct RankMessage *message, bool *received,
                              struct Error *error) MUST_CHECK;

/* Whether a message has come in part: calls of rank_mail_receive bring it on, as they do those that are being
 * sent. */
bool rank_mail_is_receiving(const struct RankMail *self);

#endif
