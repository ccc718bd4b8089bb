#define _GNU_SOURCE /* gethostname, nanosleep */
#include "drive/rank_protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/translate.h"

enum { SHORTEST_NANOSECONDS = 100000, LONGEST_NANOSECONDS = 4000000 };

void rank_host(char host[RANK_HOST_SIZE]) {
    if (gethostname(host, RANK_HOST_SIZE) != 0)
        snprintf(host, RANK_HOST_SIZE, "%s", _("an unknown machine"));
    host[RANK_HOST_SIZE - 1] = '\0';
}

enum Status rank_say(struct RankMail *mail, int rank, enum RankKind kind, const void *bytes, size_t size,
                     struct Error *error) {
    struct RankMessage message = {.rank = rank, .kind = (int)kind, .size = size};
    message.bytes = malloc(size > 0 ? size : 1);
    if (message.bytes == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a message between ranks");
    if (size > 0)
        memcpy(message.bytes, bytes, size);
    return rank_mail_send(mail, &message, error);
}

void rank_pause(struct RankPause *self, bool moved, bool receiving) {
    long twice = 2 * self->nanoseconds;
    self->nanoseconds = moved || receiving || twice < SHORTEST_NANOSECONDS ? SHORTEST_NANOSECONDS
                        : twice < LONGEST_NANOSECONDS                      ? twice
                                                                           : LONGEST_NANOSECONDS;
    if (!moved)
        nanosleep(&(struct timespec){.tv_nsec = self->nanoseconds}, NULL);
}
