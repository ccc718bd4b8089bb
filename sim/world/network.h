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
    bool alike;     /* all weights are the same; false of a complete network */
    size_t *first;  /* first[agencies + 1]; NULL if complete */
    uint32_t *peer; /* peer[first[agencies]] */
    double *weight; /* weight[first[agencies]] */
};

/* Idempotent. */
void network_free(struct Network *self);

/* Sum of the weights of the peers of one agency, 0 if it has none. */
double network_strength(const struct Network *self, size_t agency);

/* Whether an agency has no peers. */
bool network_is_alone(const struct Network *self, size_t agency);

/* A peer of an agency that has some, drawn by the weights of its ties. */
uint32_t network_peer(const struct Network *self, size_t agency, double uniform);

#endif
