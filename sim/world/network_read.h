/* Networks from files: GraphML and CSV edge lists, by the ending of the file's name. */
#ifndef TANDEM_NETWORK_READ_H
#define TANDEM_NETWORK_READ_H

#include "world/network_edges.h"
#include "world/network_graphml.h"

/* Reads a GraphML file (".graphml") or a CSV edge list (any other name). `notes`, which may be NULL, gets a
 * message for what the file holds and is not used, and for agencies without a peer. Nothing is kept on
 * failure. Errors: STATUS_INPUT_OUTPUT if it cannot be read, STATUS_CONFIGURATION with file:line for each
 * fault in it, STATUS_OUT_OF_MEMORY. Free with network_free, also after failure. */
enum Status network_read(struct Network *self, const char *path, size_t agencies, struct Error *notes,
                         struct Error *error) MUST_CHECK;

#endif
