/* The keys of a GraphML document: attributes that are declared for nodes and edges, and which of them is the
 * weight. */
#ifndef TANDEM_GRAPHML_KEYS_H
#define TANDEM_GRAPHML_KEYS_H

#include "world/network_reading.h"

enum { GRAPHML_KEYS_MOST = 256, GRAPHML_KEY_TEXT = 128 };

/* What a key says of itself; NULL for an attribute that is not there. */
struct GraphmlDeclaration {
    const char *id, *domain, *name, *type;
};

struct GraphmlKey {
    char id[GRAPHML_KEY_TEXT];
    char name[GRAPHML_KEY_TEXT];   /* its attr.name, or its id */
    char domain[GRAPHML_KEY_TEXT]; /* node, edge, all and so on */
    bool is_number, is_text;       /* its attr.type; neither if there is none */
    bool has_default;
    double value; /* of the default of a weight */
};

struct GraphmlKeys {
    struct GraphmlKey key[GRAPHML_KEYS_MOST];
    size_t count;
    const struct GraphmlKey *weight; /* one of them, or NULL */
};

/* Takes a declaration and returns the key, or NULL, with a fault, for one that is wrong. The weight is the
 * key for edges (or all) whose name is weight or edge weight, in any case, with blanks, hyphens or
 * underscores or without; it is a number, and there is at most one. */
struct GraphmlKey *graphml_keys_declare(struct GraphmlKeys *self, struct NetworkReading *reading,
                                        const struct GraphmlDeclaration *declaration, int line);

/* The key of an id; NULL, with a fault, if there is none or it is not declared for such an element ("node",
 * "edge", "graph", "graphml"). */
struct GraphmlKey *graphml_keys_find(struct GraphmlKeys *self, struct NetworkReading *reading, const char *id,
                                     const char *element, int line);

#endif
