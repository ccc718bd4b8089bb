/* The units of one replicate as a map: who is a peer of whom, and how far the practice is in each at a few
 * times. For pictures; it runs the replicate. */
#ifndef TANDEM_UNIT_MAP_H
#define TANDEM_UNIT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run/replicate.h"

/* At the start, after a fifth and a half of the run, and at its end: years 0, 2, 5 and 10 of ten. */
enum { UNIT_MAP_TIMES = 4 };

struct MappedTie {
    uint32_t low, high; /* units, low < high */
};

/* Zero-initialise it. Arrays are owned. */
struct UnitMap {
    size_t units, ties, governments;
    uint32_t *government;                    /* government[units] */
    struct MappedTie *tie;                   /* tie[ties]; none where everyone is a peer of everyone */
    bool complete;                           /* everyone is */
    int64_t week[UNIT_MAP_TIMES];            /* 0-based, end of the week */
    unsigned char *practice[UNIT_MAP_TIMES]; /* practice[time][units], of enum Practice */
};

/* Runs replicate number `replicate` of the input and maps it; the same input gives the same map. Errors:
 * those of replicate_run. Free with unit_map_free, also after failure. */
enum Status unit_map_make(struct UnitMap *self, const struct ReplicateInput *input, uint64_t replicate,
                          struct Error *error) MUST_CHECK;

/* Idempotent. */
void unit_map_free(struct UnitMap *self);

#endif
