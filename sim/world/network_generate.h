/* Networks that are generated: small worlds inside governments, ties at random between them.
 * Source: Watts & Strogatz 1998 (network_ring.h). */
#ifndef TANDEM_NETWORK_GENERATE_H
#define TANDEM_NETWORK_GENERATE_H

#include "base/error.h"
#include "base/random.h"
#include "world/network.h"

/* Shape of a generated network. */
struct NetworkShape {
    size_t agencies;
    const uint32_t
        *government; /* government[agencies], ascending: units of one government are neighbours in order */
    bool complete;
    double peers_within;   /* mean number of peers inside the government (even, rounded down to what fits) */
    double rewiring;       /* share of ties rewired inside a government, Watts & Strogatz 1998 */
    double peers_between;  /* mean number of peers in other governments */
    double weight_between; /* weight of a tie between governments; inside it is 1 */
};

/* Generates a network from keyed draws: the same key and shape give the same network on any machine and any
 * thread, and a government has the same ties whatever governments come after it. Errors:
 * STATUS_OUT_OF_MEMORY, STATUS_INTERNAL. Free with network_free, also after failure. */
enum Status network_generate(struct Network *self, const struct NetworkShape *shape,
                             const struct RandomKey *key, struct Error *error) MUST_CHECK;

#endif
