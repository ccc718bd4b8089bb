#include "world/graphml_document.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

enum Status graphml_document_init(struct GraphmlDocument *self) {
    return graphml_nodes_init(&self->nodes, &self->reading);
}

void graphml_document_free(struct GraphmlDocument *self) {
    graphml_nodes_free(&self->nodes);
}

/* A list too long for its place ends with "...". */
static void note_unused(struct GraphmlDocument *self, const char *name, const char *element) {
    static const char rest[] = ", ...";
    char piece[NETWORK_SHOWN + 64], buffer[NETWORK_SHOWN];
    size_t used = strlen(self->unused), room = sizeof self->unused - used;
    snprintf(piece, sizeof piece, "%s of <%s>", network_reading_shown(name, buffer), element);
    if (strstr(self->unused, piece) != NULL || strstr(self->unused, rest) != NULL)
        return;
    bool fits = strlen(piece) + 2 + sizeof rest <= room;
    snprintf(self->unused + used, room, "%s%s", fits && used > 0 ? ", " : "", fits ? piece : rest);
}

/* A number that edges carry is a weight by another name, unless they have a weight besides. */
static void remember_number(struct GraphmlDocument *self, const char *name) {
    if (self->number_line > 0)
        return;
    self->number_line = self->line;
    snprintf(self->number_name, sizeof self->number_name, "%s", name);
}

static void keep_value(struct GraphmlDocument *self, struct GraphmlKey *key) {
    self->valued = key;
    self->value_length = 0;
}

void graphml_document_key(struct GraphmlDocument *self, const struct GraphmlDeclaration *declaration) {
    if (self->graphs > 0)
        network_reading_fault(&self->reading, self->line,
                              "a <key> after the graph; keys stand before what they declare");
    self->declared = graphml_keys_declare(&self->keys, &self->reading, declaration, self->line);
}

void graphml_document_default(struct GraphmlDocument *self) {
    bool of_weight = self->declared != NULL && self->declared == self->keys.weight;
    keep_value(self, of_weight ? self->declared : NULL);
}

bool graphml_document_graph(struct GraphmlDocument *self, const char *direction) {
    if (self->graphs++ > 0) {
        network_reading_fault(&self->reading, self->line, "a second <graph>; a file holds one network");
        return false;
    }
    self->is_directed = direction != NULL && strcmp(direction, "directed") == 0;
    if (direction != NULL && !self->is_directed && strcmp(direction, "undirected") != 0)
        network_reading_fault(&self->reading, self->line, "edgedefault is neither undirected nor directed");
    return true;
}

void graphml_document_node(struct GraphmlDocument *self, const char *id) {
    if (id == NULL)
        network_reading_fault(&self->reading, self->line, "a <node> without an id");
    else
        graphml_nodes_add(&self->nodes, &self->reading, id, self->line);
}

static bool read_directed(struct GraphmlDocument *self, const char *text) {
    if (text == NULL)
        return self->is_directed;
    bool directed = strcmp(text, "true") == 0 || strcmp(text, "1") == 0;
    if (!directed && strcmp(text, "false") != 0 && strcmp(text, "0") != 0)
        network_reading_fault(&self->reading, self->line, "directed is neither true nor false");
    return directed;
}

void graphml_document_edge(struct GraphmlDocument *self, const char *source, const char *target,
                           const char *directed) {
    self->edge = (struct GraphmlEdge){self->line, GRAPHML_NO_AGENCY, GRAPHML_NO_AGENCY, false, true, 1.0};
    if (source == NULL || target == NULL)
        network_reading_fault(&self->reading, self->line, "an <edge> without source or target");
    if (source != NULL)
        self->edge.source = graphml_nodes_end(&self->nodes, &self->reading, source, self->line);
    if (target != NULL)
        self->edge.target = graphml_nodes_end(&self->nodes, &self->reading, target, self->line);
    if (read_directed(self, directed) && self->directed_line == 0)
        self->directed_line = self->line;
}

bool graphml_document_data(struct GraphmlDocument *self, const char *key_id, const char *element) {
    if (key_id == NULL) {
        network_reading_fault(&self->reading, self->line, "<data> without a key");
        return false;
    }
    struct GraphmlKey *key = graphml_keys_find(&self->keys, &self->reading, key_id, element, self->line);
    if (key == NULL)
        return false;
    bool of_edge = strcmp(element, "edge") == 0, is_weight = of_edge && key == self->keys.weight;
    if (!is_weight)
        note_unused(self, key->name, element);
    else if (self->edge.has_weight)
        network_reading_fault(&self->reading, self->line, "the edge has two weights");
    keep_value(self, of_edge && !key->is_text ? key : NULL);
    return true;
}

void graphml_document_attribute(struct GraphmlDocument *self, const char *element, const char *name,
                                const char *value) {
    double number;
    if (strcmp(element, "edge") == 0 && text_to_number(value, &number))
        remember_number(self, name);
    note_unused(self, name, element);
}

void graphml_document_text(struct GraphmlDocument *self, const char *text, size_t length) {
    for (size_t i = 0; self->valued != NULL && i < length && self->value_length < GRAPHML_VALUE; i++)
        self->value[self->value_length++] = text[i];
}

bool graphml_document_reads_weight(const struct GraphmlDocument *self) {
    return self->valued != NULL && self->valued == self->keys.weight;
}

/* The text that was kept, without blanks around it. */
static const char *value_text(struct GraphmlDocument *self) {
    static const char blanks[] = " \t\r\n";
    if (self->value_length == GRAPHML_VALUE)
        return _("so long a text");
    self->value[self->value_length] = '\0';
    for (size_t end = self->value_length; end > 0 && strchr(blanks, self->value[end - 1]) != NULL; end--)
        self->value[end - 1] = '\0';
    return self->value + strspn(self->value, blanks);
}

void graphml_document_end_key(struct GraphmlDocument *self) {
    self->declared = NULL;
}

void graphml_document_end_default(struct GraphmlDocument *self) {
    struct GraphmlKey *key = self->valued;
    if (key != NULL)
        key->has_default = network_reading_weight(&self->reading, value_text(self), self->line, &key->value);
    self->valued = NULL;
}

void graphml_document_end_data(struct GraphmlDocument *self) {
    const struct GraphmlKey *key = self->valued;
    struct GraphmlEdge *edge = &self->edge;
    double number;
    if (key == NULL)
        return;
    const char *text = value_text(self);
    if (key == self->keys.weight) {
        edge->has_weight = true;
        if (!network_reading_weight(&self->reading, text, self->line, &edge->weight))
            edge->is_right = false;
    } else if (key->is_number || text_to_number(text, &number)) {
        remember_number(self, key->name);
    }
    self->valued = NULL;
}

void graphml_document_end_edge(struct GraphmlDocument *self) {
    struct GraphmlEdge *edge = &self->edge;
    const struct GraphmlKey *weight = self->keys.weight;
    bool ends = edge->source != GRAPHML_NO_AGENCY && edge->target != GRAPHML_NO_AGENCY;
    if (!edge->has_weight && weight != NULL && weight->has_default) {
        edge->has_weight = true;
        edge->weight = weight->value;
    }
    self->weighted += edge->has_weight;
    if (!edge->has_weight && ends && self->bare.line == 0)
        self->bare = (struct Tie){edge->source, edge->target, edge->line, 0.0};
    if (ends && edge->is_right && self->status == STATUS_OK)
        self->status =
            network_reading_tie(&self->reading, edge->source, edge->target, edge->weight, edge->line);
}

static void check_weights(struct GraphmlDocument *self) {
    char buffer[NETWORK_SHOWN];
    if (self->weighted > 0 && self->bare.line > 0)
        network_reading_fault(
            &self->reading, self->bare.line,
            "the tie of agencies %u and %u has no weight, and others have one: all have one, or none, or the "
            "<key> of the weight a <default>",
            (unsigned)self->bare.low, (unsigned)self->bare.high);
    if (self->weighted == 0 && self->number_line > 0)
        network_reading_fault(
            &self->reading, self->number_line,
            "edges have the number %s and no weight; a weight is <data> of a <key for=\"edge\" "
            "attr.name=\"weight\" attr.type=\"double\">: name it so, or take it out",
            network_reading_shown(self->number_name, buffer));
    if (self->keys.weight != NULL && self->weighted == 0)
        network_reading_note(&self->reading, 0, "a weight is declared and no edge has one: all ties weigh 1");
}

void graphml_document_check(struct GraphmlDocument *self) {
    graphml_nodes_check(&self->nodes, &self->reading);
    if (self->graphs == 0)
        network_reading_fault(&self->reading, 0, "the file has no <graph>");
    check_weights(self);
    if (self->directed_line > 0)
        network_reading_note(&self->reading, self->directed_line,
                             "edges are directed; direction does not count");
    if (self->unused[0] != '\0')
        network_reading_note(&self->reading, 0, "not used: %s", self->unused);
}
