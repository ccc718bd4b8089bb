#define _GNU_SOURCE /* fmemopen, uselocale */
#include "world/network_read.h"

#include <errno.h>
#include <igraph/igraph.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FILE_MOST = 64 << 20, LINE_MOST = 256, FIELDS_MOST = 3, ERRORS_MOST = 1000, SHOWN_MOST = 64 };

struct Reader {
    const char *name;
    size_t agencies;
    struct TieList ties;
    int fields;        /* in each line: 0 until the first */
    int errors_before; /* in the list of messages that was handed in */
    struct Error *error;
};

static bool reader_failed(const struct Reader *self) {
    return self->error->count > self->errors_before;
}

/* A piece of the file for a message, if a terminal can show it without harm. */
static const char *shown(const char *field, char buffer[SHOWN_MOST]) {
    if (strlen(field) > SHOWN_MOST - 4 || !text_is_clean_utf8(field))
        return "this";
    snprintf(buffer, SHOWN_MOST, "'%s'", field);
    return buffer;
}

static enum Status add_tie(struct Reader *self, uint64_t one, uint64_t other, double weight, int line) {
    uint32_t low = (uint32_t)(one < other ? one : other), high = (uint32_t)(one < other ? other : one);
    if (low == high)
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                     "agency %u is tied to itself; a tie joins two agencies", (unsigned)low);
    else if (!(isfinite(weight) && weight > 0.0))
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                     "the tie of agencies %u and %u has weight %g; a weight is finite and above 0",
                     (unsigned)low, (unsigned)high, weight);
    else
        return tie_list_add(&self->ties, (struct Tie){low, high, line, weight}, self->error);
    return STATUS_OK;
}

static int compare_ties(const void *one, const void *other) {
    const struct Tie *a = one, *b = other;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static void report_repeated(const struct Reader *self, const struct Tie *before, const struct Tie *tie) {
    char where[32] = "";
    if (tie->line > 0)
        snprintf(where, sizeof where, ", before on line %d", before->line);
    error_set_at(self->error, STATUS_CONFIGURATION, self->name, tie->line,
                 "the tie of agencies %u and %u is listed twice%s; direction does not count",
                 (unsigned)tie->low, (unsigned)tie->high, where);
}

static void check_repeated(struct Reader *self) {
    struct TieList *ties = &self->ties;
    if (ties->count > 1)
        qsort(ties->tie, ties->count, sizeof *ties->tie, compare_ties);
    for (size_t i = 1; i < ties->count && self->error->count - self->errors_before < ERRORS_MOST; i++) {
        const struct Tie *before = &ties->tie[i - 1], *tie = &ties->tie[i];
        if (before->low == tie->low && before->high == tie->high)
            report_repeated(self, before, tie);
    }
}

/* What both formats end with. */
static enum Status reader_finish(struct Reader *self, enum Status status, struct Network *network) {
    if (status == STATUS_OK)
        check_repeated(self);
    if (status == STATUS_OK && reader_failed(self))
        status = STATUS_CONFIGURATION;
    if (status == STATUS_OK)
        status = network_from_ties(network, self->agencies, &self->ties, self->error);
    tie_list_free(&self->ties);
    return status;
}

static enum Status reader_init(struct Reader *self, struct Network *network, const char *name,
                               size_t agencies, struct Error *error) {
    *network = (struct Network){0};
    *self =
        (struct Reader){.name = name, .agencies = agencies, .error = error, .errors_before = error->count};
    if (agencies > UINT32_MAX)
        return error_set(error, STATUS_INTERNAL, "a network of %zu agencies is too large", agencies);
    return STATUS_OK;
}

/* Cuts surrounding blanks off, in place. */
static char *trimmed(char *text) {
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

/* Cuts a line at its commas; FIELDS_MOST + 1 means too many. */
static int split(char *line, char *field[FIELDS_MOST]) {
    int fields = 0;
    for (char *start = line, *comma = line; comma != NULL; start = comma + 1) {
        if (fields == FIELDS_MOST)
            return FIELDS_MOST + 1;
        comma = strchr(start, ',');
        if (comma != NULL)
            *comma = '\0';
        field[fields++] = trimmed(start);
        if (comma == NULL)
            break;
    }
    return fields;
}

static bool is_header(char *const field[FIELDS_MOST], int fields) {
    static const char *const names[FIELDS_MOST] = {"from", "to", "weight"};
    for (int i = 0; i < fields; i++)
        if (strcmp(field[i], names[i]) != 0)
            return false;
    return true;
}

static bool read_agency(const struct Reader *self, const char *field, int line, uint64_t *agency) {
    char buffer[SHOWN_MOST];
    if (text_to_unsigned(field, agency) && *agency < self->agencies)
        return true;
    error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                 "%s is not an agency; agencies are whole numbers from 0, below %zu", shown(field, buffer),
                 self->agencies);
    return false;
}

static bool read_weight(const struct Reader *self, const char *field, int line, double *weight) {
    char buffer[SHOWN_MOST];
    if (text_to_number(field, weight))
        return true;
    error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                 "%s is not a weight; a weight is a finite number above 0, with a point as decimal mark",
                 shown(field, buffer));
    return false;
}

static enum Status read_fields(struct Reader *self, char *const field[FIELDS_MOST], int line) {
    uint64_t from = 0, to = 0;
    double weight = 1.0;
    bool from_read = read_agency(self, field[0], line, &from);
    bool to_read = read_agency(self, field[1], line, &to);
    bool weight_read = self->fields < FIELDS_MOST || read_weight(self, field[2], line, &weight);
    if (from_read && to_read && weight_read)
        return add_tie(self, from, to, weight, line);
    return STATUS_OK;
}

/* What is wrong with a line as a whole, or NULL. */
static const char *line_fault(const char *line, size_t length) {
    if (length > LINE_MOST)
        return "the line is too long for a tie; the longest is 256 bytes";
    if (memchr(line, '\0', length) != NULL)
        return "there is a NUL byte; an edge list is plain text";
    if (memchr(line, '"', length) != NULL)
        return "there is a quotation mark; write the numbers without quotes";
    return NULL;
}

static enum Status read_line(struct Reader *self, const char *start, size_t length, int line) {
    if (length > 0 && start[length - 1] == '\r')
        length--;
    const char *fault = line_fault(start, length);
    if (fault != NULL) {
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, line, "%s", fault);
        return STATUS_OK;
    }
    char text[LINE_MOST + 1], *field[FIELDS_MOST];
    memcpy(text, start, length);
    text[length] = '\0';
    if (trimmed(text)[0] == '\0')
        return STATUS_OK;
    int fields = split(text, field);
    if (fields < 2 || fields > FIELDS_MOST || (self->fields > 0 && fields != self->fields)) {
        const char *allowed = self->fields == 0 ? "2 or 3" : self->fields == 2 ? "2" : "3";
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                     "the line has %s%d fields; %s are expected (from,to or from,to,weight; all lines alike)",
                     fields > FIELDS_MOST ? "more than " : "", fields > FIELDS_MOST ? FIELDS_MOST : fields,
                     allowed);
        return STATUS_OK;
    }
    bool header = self->fields == 0 && is_header(field, fields);
    self->fields = fields;
    return header ? STATUS_OK : read_fields(self, field, line);
}

static enum Status read_lines(struct Reader *self, const char *text, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8, as spreadsheets write it */
    const char *at = text, *end = text + length;
    if (length >= 3 && memcmp(text, mark, 3) == 0)
        at += 3;
    enum Status status = STATUS_OK;
    for (int line = 1; at < end && status == STATUS_OK; line++) {
        if (self->error->count - self->errors_before >= ERRORS_MOST)
            break;
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline != NULL ? newline : end;
        status = read_line(self, at, (size_t)(stop - at), line);
        at = newline != NULL ? newline + 1 : end;
    }
    return status;
}

static bool length_is_allowed(const struct Reader *self, size_t length) {
    if (length > FILE_MOST)
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, 0,
                     "the file is too large; a network file has at most %d MiB", FILE_MOST >> 20);
    return length <= FILE_MOST;
}

enum Status network_read_edges_text(struct Network *self, const char *text, size_t length, const char *name,
                                    size_t agencies, struct Error *error) {
    struct Reader reader;
    enum Status status = reader_init(&reader, self, name, agencies, error);
    if (status == STATUS_OK && length_is_allowed(&reader, length))
        status = read_lines(&reader, text, length);
    if (status == STATUS_OK && reader.fields == 0 && !reader_failed(&reader))
        error_set_at(error, STATUS_CONFIGURATION, name, 0,
                     "the file is empty; a header or a tie is expected");
    return reader_finish(&reader, status, self);
}

static enum Status graphml_failure(const struct Reader *self, igraph_error_t code) {
    if (code == IGRAPH_ENOMEM)
        return error_set(self->error, STATUS_OUT_OF_MEMORY, "no memory to read %s", self->name);
    return error_set_at(self->error, STATUS_CONFIGURATION, self->name, 0,
                        "the file is not well-formed GraphML with a graph in it: %s", igraph_strerror(code));
}

/* The agency of a node, from its id; UINT64_MAX with a message if it is none or was met before. */
static uint64_t node_agency(const struct Reader *self, const char *id, bool *met) {
    char buffer[SHOWN_MOST];
    uint64_t agency;
    if (!text_to_unsigned(id[0] == 'n' ? id + 1 : id, &agency) || agency >= self->agencies)
        error_set_at(
            self->error, STATUS_CONFIGURATION, self->name, 0,
            "node id %s is not an agency; ids are whole numbers from 0, below %zu (n0, n1 and so on will do)",
            shown(id, buffer), self->agencies);
    else if (met[agency])
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, 0, "agency %zu has two nodes",
                     (size_t)agency);
    else {
        met[agency] = true;
        return agency;
    }
    return UINT64_MAX;
}

/* agency[v] of each node v. */
static enum Status graphml_agencies(struct Reader *self, const igraph_t *graph, uint64_t *agency) {
    igraph_strvector_t ids;
    igraph_error_t code = igraph_strvector_init(&ids, 0);
    if (code != IGRAPH_SUCCESS)
        return graphml_failure(self, code);
    bool *met = calloc(self->agencies + 1, sizeof *met);
    enum Status status = STATUS_OK;
    if (met == NULL)
        status = error_set(self->error, STATUS_OUT_OF_MEMORY, "no memory to read %s", self->name);
    else if (igraph_cattribute_VASV(graph, "id", igraph_vss_all(), &ids) != IGRAPH_SUCCESS)
        status = error_set_at(self->error, STATUS_CONFIGURATION, self->name, 0,
                              "the nodes have no ids, or another attribute hides them");
    for (igraph_integer_t v = 0; v < igraph_vcount(graph) && status == STATUS_OK; v++)
        agency[v] = node_agency(self, igraph_strvector_get(&ids, v), met);
    free(met);
    igraph_strvector_destroy(&ids);
    return status;
}

static enum Status graphml_ties(struct Reader *self, const igraph_t *graph, const uint64_t *agency) {
    bool weighted = igraph_cattribute_has_attr(graph, IGRAPH_ATTRIBUTE_EDGE, "weight");
    igraph_vector_t weight;
    igraph_error_t code = igraph_vector_init(&weight, 0);
    if (code != IGRAPH_SUCCESS)
        return graphml_failure(self, code);
    enum Status status = STATUS_OK;
    if (weighted && igraph_cattribute_EANV(graph, "weight", igraph_ess_all(IGRAPH_EDGEORDER_ID), &weight) !=
                        IGRAPH_SUCCESS)
        status = error_set_at(self->error, STATUS_CONFIGURATION, self->name, 0,
                              "the edge attribute 'weight' is not a number; declare it as a double");
    for (igraph_integer_t e = 0; e < igraph_ecount(graph) && status == STATUS_OK; e++) {
        uint64_t from = agency[IGRAPH_FROM(graph, e)], to = agency[IGRAPH_TO(graph, e)];
        if (from != UINT64_MAX && to != UINT64_MAX)
            status = add_tie(self, from, to, weighted ? VECTOR(weight)[e] : 1.0, 0);
    }
    igraph_vector_destroy(&weight);
    return status;
}

static enum Status graphml_graph(struct Reader *self, const igraph_t *graph) {
    size_t nodes = (size_t)igraph_vcount(graph);
    if (nodes > self->agencies)
        return error_set_at(self->error, STATUS_CONFIGURATION, self->name, 0,
                            "there are %zu nodes, more than the %zu agencies", nodes, self->agencies);
    uint64_t *agency = calloc(nodes + 1, sizeof *agency);
    if (agency == NULL)
        return error_set(self->error, STATUS_OUT_OF_MEMORY, "no memory to read %s", self->name);
    enum Status status = graphml_agencies(self, graph, agency);
    if (status == STATUS_OK)
        status = graphml_ties(self, graph, agency);
    free(agency);
    return status;
}

static enum Status graphml_stream(struct Reader *self, FILE *stream) {
    igraph_t graph;
    igraph_error_t code = igraph_read_graph_graphml(&graph, stream, 0);
    if (code != IGRAPH_SUCCESS)
        return graphml_failure(self, code);
    enum Status status = graphml_graph(self, &graph);
    igraph_destroy(&graph);
    return status;
}

/* igraph's handlers belong to the whole process: one thread at a time, and everything is put back. It reads
 * numbers in the locale of the thread. */
static enum Status graphml_locked(struct Reader *self, FILE *stream) {
    enum Status status;
#pragma omp critical(igraph)
    {
        igraph_error_handler_t *handler = igraph_set_error_handler(igraph_error_handler_ignore);
        igraph_warning_handler_t *warnings = igraph_set_warning_handler(igraph_warning_handler_ignore);
        igraph_attribute_table_t *table = igraph_set_attribute_table(&igraph_cattribute_table);
        locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0), previous = uselocale(c_locale);
        status = graphml_stream(self, stream);
        uselocale(previous);
        if (c_locale != (locale_t)0)
            freelocale(c_locale);
        igraph_set_attribute_table(table);
        igraph_set_warning_handler(warnings);
        igraph_set_error_handler(handler);
    }
    return status;
}

enum Status network_read_graphml_text(struct Network *self, const char *text, size_t length, const char *name,
                                      size_t agencies, struct Error *error) {
    struct Reader reader;
    enum Status status = reader_init(&reader, self, name, agencies, error);
    if (status == STATUS_OK && length_is_allowed(&reader, length)) {
        /* Read only, whatever the type of the parameter says. */
        FILE *stream = fmemopen((void *)(uintptr_t)text, length, "r");
        if (stream == NULL)
            status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory to read %s", name);
        else
            status = graphml_locked(&reader, stream);
        if (stream != NULL)
            fclose(stream);
    }
    return reader_finish(&reader, status, self);
}

/* All of the file, up to one byte more than is allowed; the caller frees `text`. */
static enum Status read_whole(const char *path, char **text, size_t *length, struct Error *error) {
    size_t capacity = 1 << 16;
    *text = malloc(capacity);
    *length = 0;
    FILE *file = fopen(path, "rb");
    enum Status status = STATUS_OK;
    if (file == NULL)
        status = error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "cannot be opened: %s", strerror(errno));
    while (status == STATUS_OK && *text != NULL && *length <= FILE_MOST) {
        *length += fread(*text + *length, 1, capacity - *length, file);
        if (*length < capacity)
            break;
        capacity *= 2;
        char *grown = realloc(*text, capacity);
        if (grown == NULL)
            free(*text);
        *text = grown;
    }
    if (status == STATUS_OK && *text == NULL)
        status = error_set(error, STATUS_OUT_OF_MEMORY, "no memory to read %s", path);
    else if (status == STATUS_OK && ferror(file))
        status = error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "cannot be read: %s", strerror(errno));
    if (file != NULL)
        fclose(file);
    return status;
}

enum Status network_read(struct Network *self, const char *path, size_t agencies, struct Error *error) {
    static const char ending[] = ".graphml";
    size_t path_length = strlen(path), ending_length = sizeof ending - 1, length;
    bool graphml = path_length >= ending_length && strcmp(path + path_length - ending_length, ending) == 0;
    char *text;
    *self = (struct Network){0};
    enum Status status = read_whole(path, &text, &length, error);
    if (status == STATUS_OK && graphml)
        status = network_read_graphml_text(self, text, length, path, agencies, error);
    else if (status == STATUS_OK)
        status = network_read_edges_text(self, text, length, path, agencies, error);
    free(text);
    return status;
}
