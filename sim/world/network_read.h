/* What the generator and the readers of networks share: lists of ties, rows made of them, and the readers of
 * a text already in memory. */
#ifndef TANDEM_NETWORK_READ_H
#define TANDEM_NETWORK_READ_H

#include "world/network.h"

struct Tie {
    uint32_t low, high; /* agencies, low < high */
    int line;           /* of the file it was read from, 0 if there is none */
    double weight;      /* > 0 */
};

/* Zero-initialise it; owned by the caller. */
struct TieList {
    struct Tie *tie; /* tie[count] */
    size_t count, capacity;
};

/* Appends one tie. Errors: STATUS_OUT_OF_MEMORY. */
enum Status tie_list_add(struct TieList *self, struct Tie tie, struct Error *error) MUST_CHECK;

/* Idempotent. */
void tie_list_free(struct TieList *self);

/* Makes the rows of a network from ties in any order, no pair twice. Errors: STATUS_OUT_OF_MEMORY, then
 * `self` is empty. */
enum Status network_from_ties(struct Network *self, size_t agencies, const struct TieList *ties,
                              struct Error *error) MUST_CHECK;

/* Read a CSV edge list and a GraphML document from `text[length]` (no terminator needed); `name` stands for
 * the file in messages. In GraphML the id of a node is its agency, as "7" or "n7"; a directed document is
 * taken as undirected, with a pair tied in both directions an error like any pair listed twice. Nothing is
 * kept on failure: `self` is empty. Errors: STATUS_CONFIGURATION, STATUS_OUT_OF_MEMORY, STATUS_INTERNAL. */
enum Status network_read_edges_text(struct Network *self, const char *text, size_t length, const char *name,
                                    size_t agencies, struct Error *error) MUST_CHECK;
enum Status network_read_graphml_text(struct Network *self, const char *text, size_t length, const char *name,
                                      size_t agencies, struct Error *error) MUST_CHECK;

#endif
