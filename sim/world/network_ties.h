/* Lists of ties, which the generator and the readers of files make, and the rows of a network made of them.
 */
#ifndef TANDEM_NETWORK_TIES_H
#define TANDEM_NETWORK_TIES_H

#include "base/error.h"
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

/* Makes room for `more` ties. Errors: STATUS_OUT_OF_MEMORY. */
enum Status tie_list_reserve(struct TieList *self, size_t more, struct Error *error) MUST_CHECK;

/* Appends one tie. Errors: STATUS_OUT_OF_MEMORY. */
enum Status tie_list_add(struct TieList *self, struct Tie tie, struct Error *error) MUST_CHECK;

/* Idempotent. */
void tie_list_free(struct TieList *self);

/* Makes the rows of a network from ties in any order, in time linear in agencies and ties; a pair listed
 * twice stands in its rows twice. Errors: STATUS_OUT_OF_MEMORY, then `self` is empty. */
enum Status network_from_ties(struct Network *self, size_t agencies, const struct TieList *ties,
                              struct Error *error) MUST_CHECK;

#endif
