/* The agencies that nodes of a GraphML document stand for, whatever the order of nodes and edges. */
#ifndef TANDEM_GRAPHML_NODES_H
#define TANDEM_GRAPHML_NODES_H

#include "world/network_reading.h"

#define GRAPHML_NO_AGENCY UINT32_MAX

struct GraphmlNodes {
    struct GraphmlNode *node; /* node[agencies], owned */
    size_t count;             /* nodes met */
};

/* Errors: STATUS_OUT_OF_MEMORY. Free with graphml_nodes_free, also after failure. */
enum Status graphml_nodes_init(struct GraphmlNodes *self, const struct NetworkReading *reading) MUST_CHECK;
void graphml_nodes_free(struct GraphmlNodes *self);

/* Takes a node by its XML id, "7" or "n7". An id that is no agency, or one that stands twice, is a fault. */
void graphml_nodes_add(struct GraphmlNodes *self, struct NetworkReading *reading, const char *id, int line);

/* The agency at an end of an edge; GRAPHML_NO_AGENCY, with a fault, for an id that cannot be one. */
uint32_t graphml_nodes_end(struct GraphmlNodes *self, struct NetworkReading *reading, const char *id,
                           int line);

/* Once all is read: ends of edges that are no node are faults. */
void graphml_nodes_check(const struct GraphmlNodes *self, struct NetworkReading *reading);

#endif
