/* What a GraphML document says of a network, element by element, whatever reads the XML. */
#ifndef TANDEM_GRAPHML_DOCUMENT_H
#define TANDEM_GRAPHML_DOCUMENT_H

#include "world/graphml_keys.h"
#include "world/graphml_nodes.h"

enum { GRAPHML_VALUE = 64, GRAPHML_UNUSED = 400 };

/* The edge whose element is open. */
struct GraphmlEdge {
    int line;
    uint32_t source, target; /* GRAPHML_NO_AGENCY: a fault, already said */
    bool has_weight, is_right;
    double weight;
};

/* Zero-initialise it, set `reading`, then graphml_document_init. `line` is that of the element at hand. */
struct GraphmlDocument {
    struct NetworkReading reading;
    enum Status status; /* of memory */
    int line;
    int graphs;
    struct GraphmlNodes nodes;
    struct GraphmlKeys keys;
    struct GraphmlKey *declared; /* the key whose element is open, or NULL */
    struct GraphmlEdge edge;
    struct GraphmlKey *valued;     /* the key whose value is being read; NULL: text is not kept */
    char value[GRAPHML_VALUE + 1]; /* that text */
    size_t value_length;
    size_t weighted; /* edges with a weight */
    struct Tie bare; /* the first edge without one; its line is 0 if there is none */
    int number_line; /* the first number of an edge that is no weight; 0 if there is none */
    char number_name[GRAPHML_KEY_TEXT];
    bool is_directed;
    int directed_line;           /* the first directed edge; 0 if there is none */
    char unused[GRAPHML_UNUSED]; /* what is not used, as one list */
};

/* Errors: STATUS_OUT_OF_MEMORY. Free with graphml_document_free, also after failure; it leaves the reading
 * alone. */
enum Status graphml_document_init(struct GraphmlDocument *self) MUST_CHECK;
void graphml_document_free(struct GraphmlDocument *self);

/* Elements that start; an attribute that is not there is NULL, faults go to the reading. `graph` and `data`
 * are false where what is inside has no place in the network; `element` is what the data stand in. */
void graphml_document_key(struct GraphmlDocument *self, const struct GraphmlDeclaration *declaration);
void graphml_document_default(struct GraphmlDocument *self);
bool graphml_document_graph(struct GraphmlDocument *self, const char *direction);
void graphml_document_node(struct GraphmlDocument *self, const char *id);
void graphml_document_edge(struct GraphmlDocument *self, const char *source, const char *target,
                           const char *directed);
bool graphml_document_data(struct GraphmlDocument *self, const char *key, const char *element);

/* An attribute that GraphML does not know: a number on an edge may be a weight in the wrong place. */
void graphml_document_attribute(struct GraphmlDocument *self, const char *element, const char *name,
                                const char *value);

/* Text inside of data or default, in pieces; whether a weight is being read. */
void graphml_document_text(struct GraphmlDocument *self, const char *text, size_t length);
bool graphml_document_reads_weight(const struct GraphmlDocument *self);

/* Elements that end. */
void graphml_document_end_key(struct GraphmlDocument *self);
void graphml_document_end_default(struct GraphmlDocument *self);
void graphml_document_end_data(struct GraphmlDocument *self);
void graphml_document_end_edge(struct GraphmlDocument *self);

/* At the end of the document: faults and notes that only the whole of it shows. */
void graphml_document_check(struct GraphmlDocument *self);

#endif
