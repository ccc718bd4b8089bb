/* GraphML, the XML format of graphs of most network programs. Source: Brandes et al. 2002, "GraphML progress
 * report: structural layer proposal". */
#ifndef TANDEM_NETWORK_GRAPHML_H
#define TANDEM_NETWORK_GRAPHML_H

#include "base/error.h"
#include "world/network.h"

/* Reads a GraphML document from `text[length]` (no terminator needed). The XML id of a node is its agency, as
 * "7" or "n7". The weight of a tie is the edge attribute called weight (or Weight, Edge Weight:
 * graphml_keys.h); without one all weigh 1. Direction does not count, and a pair tied in both directions is
 * listed twice. What GraphML can hold beyond one plain graph is a fault: a second or nested graph,
 * hyperedges, ports, external files, document types that declare something, numbers of edges that may be
 * weights by another name. Attributes that cannot be weights are noted. `name` stands for the file in
 * messages; `notes` as in network_read. Nothing is kept on failure. Errors: STATUS_CONFIGURATION with a
 * message a fault, STATUS_OUT_OF_MEMORY, STATUS_INTERNAL. */
enum Status network_read_graphml_text(struct Network *self, const char *text, size_t length, const char *name,
                                      size_t agencies, struct Error *notes, struct Error *error) MUST_CHECK;

#endif
