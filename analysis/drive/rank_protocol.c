#define _GNU_SOURCE /* gethostname */
#include "drive/rank_protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"

static const double SHORTEST_PAUSE = 1e-4, LONGEST_PAUSE = 16e-3;

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

/* What comes at once with another message has no pace of its own. */
double rank_pause(struct RankPause *self, bool moved, bool receiving) {
    if (moved && self->since > 0.0)
        *self = (struct RankPause){.pace = 0.5 * (self->pace + self->since)};
    double quarter = 0.25 * (self->since > self->pace ? self->since : self->pace);
    double pause = moved                                   ? 0.0
                   : receiving || quarter < SHORTEST_PAUSE ? SHORTEST_PAUSE
                   : quarter < LONGEST_PAUSE               ? quarter
                                                           : LONGEST_PAUSE;
    self->since += pause;
    return pause;
}
