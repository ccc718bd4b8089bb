/* CSV edge lists: "from,to" or "from,to,weight", a tie a line, with or without a header of these names. */
#ifndef TANDEM_NETWORK_EDGES_H
#define TANDEM_NETWORK_EDGES_H

#include "base/error.h"
#include "world/network.h"

/* Reads an edge list from `text[length]` (no terminator needed): agencies are whole numbers from 0, below
 * `agencies`, weights finite and above 0 with a point as decimal mark. Accepted: a byte order mark, CRLF,
 * blank lines, blanks around a field. Self-ties, ties listed twice and lines of different fields are faults.
 * `name` stands for the file in messages; `notes` as in network_read. Nothing is kept on failure. Errors:
 * STATUS_CONFIGURATION with a message a fault, STATUS_OUT_OF_MEMORY, STATUS_INTERNAL. */
enum Status network_read_edges_text(struct Network *self, const char *text, size_t length, const char *name,
                                    size_t agencies, struct Error *notes, struct Error *error) MUST_CHECK;

#endif
