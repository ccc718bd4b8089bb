#include "world/network_edges.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "world/network_reading.h"

enum { LINE_MOST = 256, FIELDS_MOST = 3 };

struct EdgeList {
    struct NetworkReading reading;
    int fields; /* in each line: 0 until the first */
};

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

static bool read_agency(struct EdgeList *self, const char *field, int line, uint32_t *agency) {
    char buffer[NETWORK_SHOWN];
    uint64_t number = 0;
    bool is_number = text_to_unsigned(field, &number),
         is_agency = is_number && number < self->reading.agencies;
    const char *meant =
        is_number && number == self->reading.agencies ? _("; they are counted from 0, not from 1")
        : strpbrk(field, "0123456789") == NULL ? _("; a header is from,to or from,to,weight, and comes first")
                                               : "";
    *agency = is_agency ? (uint32_t)number : 0;
    if (!is_agency)
        network_reading_fault(&self->reading, line,
                              "%s is not an agency; agencies are whole numbers from 0, below %zu%s",
                              network_reading_shown(field, buffer), self->reading.agencies, meant);
    return is_agency;
}

static enum Status read_fields(struct EdgeList *self, char *const field[FIELDS_MOST], int line) {
    uint32_t from = 0, to = 0;
    double weight = 1.0;
    bool from_read = read_agency(self, field[0], line, &from);
    bool to_read = read_agency(self, field[1], line, &to);
    bool weight_read =
        self->fields < FIELDS_MOST || network_reading_weight(&self->reading, field[2], line, &weight);
    if (from_read && to_read && weight_read)
        return network_reading_tie(&self->reading, from, to, weight, line);
    return STATUS_OK;
}

/* What is wrong with a line as a whole, or NULL. */
static const char *line_fault(const char *line, size_t length) {
    if (length > LINE_MOST)
        return _("the line is too long for a tie; the longest is 256 bytes");
    if (memchr(line, '\0', length) != NULL)
        return _("there is a NUL byte; an edge list is plain text");
    if (memchr(line, '"', length) != NULL)
        return _("there is a quotation mark; write the numbers without quotes");
    return NULL;
}

static enum Status read_line(struct EdgeList *self, const char *start, size_t length, int line) {
    if (length > 0 && start[length - 1] == '\r')
        length--;
    const char *fault = line_fault(start, length);
    if (fault != NULL) {
        network_reading_fault(&self->reading, line, "%s", fault);
        return STATUS_OK;
    }
    char text[LINE_MOST + 1], *field[FIELDS_MOST];
    memcpy(text, start, length);
    text[length] = '\0';
    if (trimmed(text)[0] == '\0')
        return STATUS_OK;
    int fields = split(text, field);
    if (fields < 2 || fields > FIELDS_MOST || (self->fields > 0 && fields != self->fields)) {
        const char *allowed = self->fields == 0 ? _("2 or 3") : self->fields == 2 ? "2" : "3";
        network_reading_fault(
            &self->reading, line,
            fields > FIELDS_MOST ? N_("the line has more than %d fields; %s are expected (from,to or "
                                      "from,to,weight; all lines alike)%s")
            : fields == 1
                ? N_("the line has %d field; %s are expected (from,to or from,to,weight; all lines alike)%s")
                : N_("the line has %d fields; %s are expected (from,to or from,to,weight; all lines "
                     "alike)%s"),
            fields > FIELDS_MOST ? FIELDS_MOST : fields, allowed,
            fields == 1            ? _("; commas stand between fields")
            : fields > FIELDS_MOST ? _("; decimal marks are points")
                                   : "");
        return STATUS_OK;
    }
    bool header = self->fields == 0 && is_header(field, fields);
    self->fields = fields;
    return header ? STATUS_OK : read_fields(self, field, line);
}

static enum Status read_lines(struct EdgeList *self, const char *text, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8, as spreadsheets write it */
    const char *at = text, *end = text + length;
    if (length >= 3 && memcmp(text, mark, 3) == 0)
        at += 3;
    enum Status status = STATUS_OK;
    for (int line = 1; at < end && status == STATUS_OK; line++) {
        if (network_reading_is_hopeless(&self->reading))
            break;
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline != NULL ? newline : end;
        status = read_line(self, at, (size_t)(stop - at), line);
        at = newline != NULL ? newline + 1 : end;
    }
    return status;
}

enum Status network_read_edges_text(struct Network *self, const char *text, size_t length, const char *name,
                                    size_t agencies, struct Error *notes, struct Error *error) {
    struct EdgeList list = {.fields = 0};
    struct NetworkReading *reading = &list.reading;
    enum Status status = network_reading_init(reading, self, name, length, agencies, notes, error);
    if (status == STATUS_OK)
        status = read_lines(&list, text, length);
    if (status == STATUS_OK && list.fields == 0 && !network_reading_failed(reading))
        network_reading_fault(reading, 0, "the file is empty; a header or a tie is expected");
    return network_reading_finish(reading, status, self);
}
