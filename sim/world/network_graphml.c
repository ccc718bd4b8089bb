#include "world/network_graphml.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "world/graphml_document.h"

#define GRAPHML_NAMESPACE "http://graphml.graphdrawing.org/"

enum { DEPTH_MOST = 128, ATTRIBUTES_MOST = 7 };

/* SKIPPED stands for whatever is inside an element that is passed over. */
enum Element { DOCUMENT, GRAPHML, KEY, GRAPH, NODE, EDGE, DATA, DEFAULT, DESCRIPTION, SKIPPED };

struct Parsing {
    XML_Parser parser;
    struct GraphmlDocument document;
    unsigned char path[DEPTH_MOST]; /* enum Element of those that are open */
    int depth;
    bool text_is_said;
};

/* Attributes of an element by their place in its row; NULL where there is none. */
typedef const char *Attributes[ATTRIBUTES_MOST];

static void stop(struct Parsing *self) {
    (void)XML_StopParser(self->parser, XML_FALSE);
}

static const char *element_name(enum Element element);

/* ---- What elements do at their start: false leaves out what is inside */

static bool start_key(struct Parsing *self, Attributes at) {
    graphml_document_key(&self->document, &(struct GraphmlDeclaration){at[0], at[1], at[2], at[3]});
    return true;
}

static bool start_default(struct Parsing *self, Attributes at) {
    (void)at;
    graphml_document_default(&self->document);
    return true;
}

static bool start_graph(struct Parsing *self, Attributes at) {
    return graphml_document_graph(&self->document, at[1]);
}

static bool start_node(struct Parsing *self, Attributes at) {
    graphml_document_node(&self->document, at[0]);
    return true;
}

static bool start_edge(struct Parsing *self, Attributes at) {
    if (at[4] != NULL || at[5] != NULL)
        network_reading_fault(&self->document.reading, self->document.line,
                              "an <edge> between ports; a tie joins agencies: take the ports out");
    graphml_document_edge(&self->document, at[1], at[2], at[3]);
    return true;
}

static bool start_data(struct Parsing *self, Attributes at) {
    return graphml_document_data(&self->document, at[0],
                                 element_name((enum Element)self->path[self->depth - 1]));
}

/* ---- The grammar */

#define INSIDE(element) (1u << (element))

/* One row an element: where it may stand, its attributes in the order in which its start takes them, what it
 * does. Without attributes it may have any. A refusal says why it is not read. */
static const struct ElementRow {
    const char *name;
    enum Element element;
    unsigned parents;
    const char *attributes[ATTRIBUTES_MOST];
    bool (*start)(struct Parsing *self, Attributes at);
    void (*end)(struct GraphmlDocument *document);
    const char *refusal;
} rows[] = {
    {.name = "graphml", .element = GRAPHML, .parents = INSIDE(DOCUMENT)},
    {.name = "key",
     .element = KEY,
     .parents = INSIDE(GRAPHML),
     .attributes = {"id", "for", "attr.name", "attr.type"},
     .start = start_key,
     .end = graphml_document_end_key},
    {.name = "default",
     .element = DEFAULT,
     .parents = INSIDE(KEY),
     .start = start_default,
     .end = graphml_document_end_default},
    {.name = "graph",
     .element = GRAPH,
     .parents = INSIDE(GRAPHML),
     .attributes = {"id", "edgedefault"},
     .start = start_graph},
    {.name = "node", .element = NODE, .parents = INSIDE(GRAPH), .attributes = {"id"}, .start = start_node},
    {.name = "edge",
     .element = EDGE,
     .parents = INSIDE(GRAPH),
     .attributes = {"id", "source", "target", "directed", "sourceport", "targetport"},
     .start = start_edge,
     .end = graphml_document_end_edge},
    {.name = "data",
     .element = DATA,
     .parents = INSIDE(GRAPHML) | INSIDE(GRAPH) | INSIDE(NODE) | INSIDE(EDGE),
     .attributes = {"key", "id"},
     .start = start_data,
     .end = graphml_document_end_data},
    {.name = "desc",
     .element = DESCRIPTION,
     .parents = INSIDE(GRAPHML) | INSIDE(KEY) | INSIDE(GRAPH) | INSIDE(NODE) | INSIDE(EDGE)},
    {.name = "hyperedge", .refusal = N_("a tie joins two agencies: write an <edge> for each pair")},
    {.name = "port", .refusal = N_("a tie joins agencies: take the ports out")},
    {.name = "locator", .refusal = N_("other files are not read: write the graph into this one")},
};

enum { ROW_COUNT = sizeof rows / sizeof rows[0] };

static const struct ElementRow *row_of(enum Element element) {
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].element == element && rows[i].refusal == NULL)
            return &rows[i];
    return NULL;
}

static const char *element_name(enum Element element) {
    const struct ElementRow *row = row_of(element);
    return row != NULL ? row->name : _("document");
}

/* "namespace name" or "name", as expat gives it. */
static const char *local_name(const char *expanded) {
    const char *space = strrchr(expanded, ' ');
    return space != NULL ? space + 1 : expanded;
}

static const struct ElementRow *row_named(const char *expanded) {
    const char *name = local_name(expanded);
    if (name != expanded && strncmp(expanded, GRAPHML_NAMESPACE, sizeof GRAPHML_NAMESPACE - 1) != 0)
        return NULL;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

/* Attributes of another namespace, and those with a point in their names, which are hints of programs for
 * themselves (parse.nodes, yfiles.foldertype), are passed over. */
static void sort_attributes(struct Parsing *self, const struct ElementRow *row, const char **written,
                            Attributes at) {
    for (; written[0] != NULL && row->attributes[0] != NULL; written += 2) {
        size_t i = 0;
        while (i < ATTRIBUTES_MOST && row->attributes[i] != NULL &&
               strcmp(row->attributes[i], written[0]) != 0)
            i++;
        if (i < ATTRIBUTES_MOST && row->attributes[i] != NULL)
            at[i] = written[1];
        else if (strpbrk(written[0], " .") == NULL)
            graphml_document_attribute(&self->document, row->name, written[0], written[1]);
    }
}

/* Says why an element has no place where it stands. */
static void refuse(struct Parsing *self, const struct ElementRow *row, const char *name,
                   enum Element parent) {
    struct NetworkReading *reading = &self->document.reading;
    int line = self->document.line;
    char buffer[NETWORK_SHOWN], begins[128];
    snprintf(begins, sizeof begins, _("GraphML begins with %s"),
             "<graphml xmlns=\"" GRAPHML_NAMESPACE "xmlns\">");
    if (row != NULL && row->refusal != NULL)
        network_reading_fault(reading, line, "a <%s>; %s", row->name, _(row->refusal));
    else if (row != NULL && parent != DOCUMENT)
        network_reading_fault(reading, line, "a <%s> inside of <%s>%s", row->name, element_name(parent),
                              row->element == GRAPH || row->element == NODE ? _("; networks do not nest")
                                                                            : "");
    else
        network_reading_fault(
            reading, line, "the element %s has no place here; %s", network_reading_shown(name, buffer),
            parent == DOCUMENT ? begins : _("GraphML has key, graph, node, edge, data and desc"));
    if (parent == DOCUMENT)
        stop(self);
}

/* What an element is to the document; SKIPPED if it has no place in it. */
static enum Element enter(struct Parsing *self, const char *expanded, const char **written) {
    enum Element parent = self->depth > 0 ? (enum Element)self->path[self->depth - 1] : DOCUMENT;
    if (parent == DATA || parent == DEFAULT) {
        if (graphml_document_reads_weight(&self->document))
            network_reading_fault(&self->document.reading, self->document.line,
                                  "there is an element inside of a weight");
        return SKIPPED;
    }
    if (parent == SKIPPED || parent == DESCRIPTION)
        return SKIPPED;
    const struct ElementRow *row = row_named(expanded);
    if (row == NULL || row->refusal != NULL || (row->parents & INSIDE(parent)) == 0) {
        refuse(self, row, local_name(expanded), parent);
        return SKIPPED;
    }
    Attributes at = {NULL};
    sort_attributes(self, row, written, at);
    return row->start == NULL || row->start(self, at) ? row->element : SKIPPED;
}

/* ---- What expat calls */

static void take_line(struct Parsing *self) {
    self->document.line = (int)XML_GetCurrentLineNumber(self->parser);
}

static void on_start(void *data, const XML_Char *name, const XML_Char **written) {
    struct Parsing *self = data;
    take_line(self);
    if (self->depth == DEPTH_MOST) {
        network_reading_fault(&self->document.reading, self->document.line,
                              "elements are nested more than %d deep", DEPTH_MOST);
        stop(self);
        return;
    }
    enum Element element = enter(self, name, written);
    self->path[self->depth++] = (unsigned char)element;
    if (network_reading_is_hopeless(&self->document.reading))
        stop(self);
}

static void on_end(void *data, const XML_Char *name) {
    struct Parsing *self = data;
    const struct ElementRow *row = row_of((enum Element)self->path[--self->depth]);
    (void)name;
    take_line(self);
    if (row != NULL && row->end != NULL)
        row->end(&self->document);
    if (self->document.status != STATUS_OK || network_reading_is_hopeless(&self->document.reading))
        stop(self);
}

static void on_text(void *data, const XML_Char *text, int length) {
    struct Parsing *self = data;
    enum Element element = (enum Element)self->path[self->depth - 1];
    if (element == DATA || element == DEFAULT)
        graphml_document_text(&self->document, text, (size_t)length);
    if (element >= DATA || self->text_is_said)
        return;
    for (int i = 0; i < length && !self->text_is_said; i++)
        self->text_is_said = strchr(" \t\r\n", text[i]) == NULL;
    take_line(self);
    if (self->text_is_said)
        network_reading_fault(&self->document.reading, self->document.line,
                              "there is text inside of <%s>; text stands in <data> or <desc>",
                              element_name(element));
}

/* Entities are declared here and nowhere else: none can expand, and no other file is opened. */
static void on_document_type(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                             int declares) {
    struct Parsing *self = data;
    (void)name;
    if (!declares && system == NULL && public == NULL)
        return;
    take_line(self);
    network_reading_fault(
        &self->document.reading, self->document.line,
        "the document type declares something or names another file, which is not read: take the "
        "<!DOCTYPE> out");
    stop(self);
}

/* ---- The whole */

static void report_syntax(struct Parsing *self) {
    struct NetworkReading *reading = &self->document.reading;
    enum XML_Error code = XML_GetErrorCode(self->parser);
    take_line(self);
    if (code == XML_ERROR_NO_MEMORY)
        self->document.status =
            error_set(reading->error, STATUS_OUT_OF_MEMORY, "no memory to read %s", reading->name);
    else if (code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INCORRECT_ENCODING)
        network_reading_fault(reading, self->document.line, "%s; write the file in UTF-8",
                              XML_ErrorString(code));
    else if (code != XML_ERROR_ABORTED)
        network_reading_fault(reading, self->document.line, "the file is not well-formed GraphML: %s",
                              XML_ErrorString(code));
}

static void parse(struct Parsing *self, const char *text, size_t length) {
    XML_SetUserData(self->parser, self);
    XML_SetElementHandler(self->parser, on_start, on_end);
    XML_SetCharacterDataHandler(self->parser, on_text);
    XML_SetStartDoctypeDeclHandler(self->parser, on_document_type);
    if (XML_Parse(self->parser, text, (int)length, XML_TRUE) != XML_STATUS_OK)
        report_syntax(self);
    else
        graphml_document_check(&self->document);
}

enum Status network_read_graphml_text(struct Network *self, const char *text, size_t length, const char *name,
                                      size_t agencies, struct Error *notes, struct Error *error) {
    struct NetworkReading reading;
    enum Status status = network_reading_init(&reading, self, name, length, agencies, notes, error);
    if (status != STATUS_OK)
        return status;
    struct Parsing *parsing = calloc(1, sizeof *parsing);
    if (parsing == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to read %s", name);
    struct GraphmlDocument *document = &parsing->document;
    document->reading = reading;
    document->status = graphml_document_init(document);
    parsing->parser = XML_ParserCreateNS(NULL, ' ');
    if (document->status == STATUS_OK && parsing->parser == NULL)
        document->status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory to read %s", name);
    if (document->status == STATUS_OK)
        parse(parsing, text, length);
    status = network_reading_finish(&document->reading, document->status, self);
    graphml_document_free(document);
    if (parsing->parser != NULL)
        XML_ParserFree(parsing->parser);
    free(parsing);
    return status;
}
