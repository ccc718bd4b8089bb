/* What the readers of network files share: faults and notes with their place, ties, what all of a file must
 * hold. */
#ifndef TANDEM_NETWORK_READING_H
#define TANDEM_NETWORK_READING_H

#include "base/translate.h"
#include "world/network_ties.h"

enum {
    NETWORK_FILE_MOST = 64 << 20, /* bytes */
    NETWORK_FAULTS_MOST = 1000,   /* a file with more is given up */
    NETWORK_SHOWN = 64
};

#define NETWORK_FILE_TOO_LARGE N_("the file is too large; a network file has at most %d MiB")

struct NetworkReading {
    const char *name; /* of the file, in messages */
    size_t agencies;
    struct TieList ties;
    struct Error *notes; /* or NULL */
    struct Error *error;
    int errors_before; /* in the list of messages that was handed in */
};

/* Starts a reading of a file of `length` bytes into an empty `network`. Errors: STATUS_CONFIGURATION for a
 * file above NETWORK_FILE_MOST, STATUS_INTERNAL for more agencies than 32 bits count. */
enum Status network_reading_init(struct NetworkReading *self, struct Network *network, const char *name,
                                 size_t length, size_t agencies, struct Error *notes,
                                 struct Error *error) MUST_CHECK;

/* One fault of the file, or one note; a line of 0 leaves it out. */
void network_reading_fault(struct NetworkReading *self, int line, const char *format, ...) PRINTF_LIKE(3, 4);
void network_reading_note(const struct NetworkReading *self, int line, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Whether the file has a fault; whether it has so many that the rest is not worth reading. */
bool network_reading_failed(const struct NetworkReading *self);
bool network_reading_is_hopeless(const struct NetworkReading *self);

/* A piece of the file for a message, in quotes; "this" if a terminal could not show it without harm. */
const char *network_reading_shown(const char *piece, char buffer[NETWORK_SHOWN]);

/* Reads a weight: a number with a point as decimal mark. False, with a fault, if it is none; that it is above
 * 0 is asked of the tie. */
bool network_reading_weight(struct NetworkReading *self, const char *text, int line, double *weight);

/* Adds a tie of two agencies; a tie of one with itself or a weight that is not finite and above 0 is a fault.
 * Errors: STATUS_OUT_OF_MEMORY. */
enum Status network_reading_tie(struct NetworkReading *self, uint32_t one, uint32_t other, double weight,
                                int line) MUST_CHECK;

/* Ends the reading: ties listed twice and weights that add up to more than 1e300 are faults, agencies without
 * a peer are noted, and the network is made if all is well. `status` is what reading gave. Returns the status
 * of the whole; errors: STATUS_CONFIGURATION, STATUS_OUT_OF_MEMORY. */
enum Status network_reading_finish(struct NetworkReading *self, enum Status status,
                                   struct Network *network) MUST_CHECK;

#endif
