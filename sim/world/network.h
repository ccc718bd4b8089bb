/* The weighted network of agencies (units): who is a peer of whom. Generated or read from a file.
 * Source: units of one government compare themselves with one another (study IV-2, C46); governments learn
 * from one another more weakly. Small worlds after Watts & Strogatz 1998. */
#ifndef TANDEM_NETWORK_H
#define TANDEM_NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/random.h"

/* Undirected, in compressed rows: the peers of agency a are peer[first[a]] … peer[first[a+1]-1], ascending,
 * each with a weight > 0. A complete network has no rows: everyone is a peer of everyone with weight 1. */
struct Network {
    size_t agencies;
    bool complete;
    size_t *first;  /* first[agencies + 1]; NULL if complete */
    uint32_t *peer; /* peer[first[agencies]] */
    double *weight; /* weight[first[agencies]] */
};

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

/* Generates a network from keyed draws: the same key gives the same network on any machine (igraph's own
 * generator is seeded from the key and used by one thread at a time). Errors: STATUS_OUT_OF_MEMORY,
 * STATUS_INTERNAL. Free with network_free, also after failure. */
enum Status network_generate(struct Network *self, const struct NetworkShape *shape,
                             const struct RandomKey *key, struct Error *error) MUST_CHECK;

/* Reads a GraphML file (".graphml", edge attribute "weight" optional) or a CSV edge list ("from,to" or
 * "from,to,weight", header optional, ids 0 … agencies-1). Self-ties and ties listed twice are errors, not
 * merged. Errors: STATUS_INPUT_OUTPUT if it cannot be read, STATUS_CONFIGURATION with file:line for what is
 * wrong in it. */
enum Status network_read(struct Network *self, const char *path, size_t agencies,
                         struct Error *error) MUST_CHECK;

/* Idempotent. */
void network_free(struct Network *self);

/* Sum of the weights of the peers of one agency. */
double network_strength(const struct Network *self, size_t agency);

#endif
