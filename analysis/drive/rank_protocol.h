/* What manager and workers say to each other.
 *
 *   manager                              worker
 *   BEGIN identity of a study        ->
 *                                    <-  HELLO that it has this study, or has not and goes on to its next
 *                                        (then it is asked again)
 *   POINTS that it has not yet       ->      only of a study that finds its points while runs come in
 *   TASK  keys of runs               ->
 *                                    <-  RUN   one parcel for each key
 *   QUIT  nothing more comes         ->
 *                                    <-  what it has finished, then LEAVE, why; also unasked, when a signal
 *                                        stopped it or it cannot go on
 */
#ifndef TANDEM_RANK_PROTOCOL_H
#define TANDEM_RANK_PROTOCOL_H

#include <stdint.h>

#include "drive/rank_mail.h"
#include "store/identity.h"

enum RankKind {
    RANK_BEGIN,  /* char[HASH_TEXT_SIZE] */
    RANK_POINTS, /* double[points][factors], from those on that HELLO counts; no task is open */
    RANK_TASK,   /* struct RunKey[size / sizeof(struct RunKey)], one replicate at one point */
    RANK_QUIT,   /* nothing */
    RANK_HELLO,  /* struct RankHello */
    RANK_RUN,    /* see run_parcel.h */
    RANK_LEAVE   /* struct RankLeave */
};

enum { RANK_HOST_SIZE = 64, RANK_TEXT_SIZE = 2048 };

/* What a rank says of itself. */
struct RankHello {
    uint64_t layout;  /* run_parcel_layout */
    int64_t accepted; /* 1: it serves this study */
    int64_t threads;
    int64_t points;                   /* of a study that finds its points: so many it has */
    char fingerprint[HASH_TEXT_SIZE]; /* libm_fingerprint */
    char host[RANK_HOST_SIZE];
};

struct RankLeave {
    int64_t status; /* enum Status */
    char host[RANK_HOST_SIZE];
    char text[RANK_TEXT_SIZE]; /* its errors, if there are any */
};

/* The name of this machine. */
void rank_host(char host[RANK_HOST_SIZE]);

/* Sends a copy of bytes[size]. Errors: as rank_mail_send; STATUS_OUT_OF_MEMORY. */
enum Status rank_say(struct RankMail *mail, int rank, enum RankKind kind, const void *bytes, size_t size,
                     struct Error *error) MUST_CHECK;

/* Pauses of somebody who waits for messages: a quarter of the time between the last ones, or of that which
 * has passed without one. So waiting takes the processor a few times for each message, and tasks that lie
 * ready (hand_out) last until an answer comes. Zero-initialise it. */
struct RankPause {
    double pace, since; /* seconds */
};

/* Seconds to pause now: none if something `moved`, few while a message is being received. */
double rank_pause(struct RankPause *self, bool moved, bool receiving);

#endif
