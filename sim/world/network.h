/* The weighted network of agencies (units): who is a peer of whom. Generated (network_generate.h) or read
 * from a file (network_read.h). Source: units of one government compare themselves with one another (study
 * IV-2, C46); governments learn from one another more weakly. */
#ifndef TANDEM_NETWORK_H
#define TANDEM_NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Undirected, in compressed rows: the peers of agency a are peer[first[a]] … peer[first[a+1]-1], ascending,
 * each with a weight > 0. A complete network has no rows: everyone is a peer of everyone with weight 1. */
struct Network {
    size_t agencies;
    bool complete;
    size_t *first;    /* first[agencies + 1]; NULL if complete */
    uint32_t *peer;   /* peer[first[agencies]] */
    double common;    /* weight of all ties, if they are alike */
    double *weight;   /* weight[first[agencies]]; NULL if they are alike */
    double *strength; /* [agencies] sums of weights; NULL if they are alike */
};

/* Idempotent. */
void network_free(struct Network *self);

/* Weight of the tie with the peer at a place of `peer`. */
static inline double network_weight(const struct Network *self, size_t place) {
    return self->weight == NULL ? self->common : self->weight[place];
}

/* Sum of the weights of the peers of one agency, 0 if it has none. */
double network_strength(const struct Network *self, size_t agency);

/* Whether an agency has no peers. */
bool network_is_alone(const struct Network *self, size_t agency);

/* A peer of an agency that has some, drawn by the weights of its ties. */
uint32_t network_peer(const struct Network *self, size_t agency, double uniform);

#endif
