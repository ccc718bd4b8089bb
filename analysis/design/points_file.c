#include "design/points_file.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/csv.h"
#include "base/text.h"
#include "base/translate.h"

enum Status points_file_load(const char *path, char **text, size_t *length, struct Error *error) {
    struct stat found;
    *text = NULL;
    *length = 0;
    if (stat(path, &found) != 0)
        return error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "%s", strerror(errno));
    if (!S_ISREG(found.st_mode))
        return error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "is not a regular file");
    if (found.st_size > POINTS_FILE_LARGEST)
        return error_set_at(error, STATUS_CONFIGURATION, path, 0, "is larger than %d bytes",
                            POINTS_FILE_LARGEST);
    FILE *stream = fopen(path, "rb");
    if (stream == NULL)
        return error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "%s", strerror(errno));
    *text = malloc((size_t)found.st_size + 1);
    if (*text != NULL) {
        *length = fread(*text, 1, (size_t)found.st_size, stream);
        (*text)[*length] = '\0';
    }
    bool failed = ferror(stream) != 0;
    fclose(stream);
    if (*text == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for %s", path);
    return failed ? error_set_at(error, STATUS_INPUT_OUTPUT, path, 0, "cannot be read") : STATUS_OK;
}

/* ---- Records and fields. */

struct Cursor {
    const char *at, *end;
    int line;           /* of `at` */
    bool end_of_record; /* the field that was read last ended its record */
    const char *fault;  /* of that field, NULL for none */
};

static struct Cursor cursor_of(const char *text, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8, as spreadsheets write it */
    size_t skipped = length >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    return (struct Cursor){text + skipped, text + length, 1, true, NULL};
}

/* The end of a line, with or without a carriage return, or of the file. */
static bool take_end(struct Cursor *self) {
    size_t left = (size_t)(self->end - self->at);
    size_t mark =
        left >= 2 && self->at[0] == '\r' && self->at[1] == '\n' ? 2 : left >= 1 && self->at[0] == '\n';
    self->at += mark;
    self->line += mark > 0;
    return mark > 0 || left == 0;
}

static void next_field(struct Cursor *self, char field[POINTS_FILE_FIELD]) {
    size_t used = 0;
    bool quoted = self->at < self->end && *self->at == '"', open = quoted;
    self->fault = NULL;
    self->at += quoted;
    for (; self->at < self->end; self->at++) {
        char c = *self->at;
        if (open && c == '"') {
            open = self->at + 1 < self->end && self->at[1] == '"';
            self->at += open;
            if (!open)
                continue;
        } else if (!open &&
                   (c == ',' || c == '\n' || (c == '\r' && self->at + 1 < self->end && self->at[1] == '\n')))
            break;
        else if (!open && (quoted || c == '"'))
            self->fault =
                _("a quotation mark stands within the field: quote the whole of it and double those inside");
        self->line += open && c == '\n';
        if (c == '\0')
            self->fault = _("there is a NUL byte");
        else if (used + 1 < POINTS_FILE_FIELD)
            field[used++] = c;
        else
            self->fault = _("the field is too long; the longest is 1023 bytes");
    }
    if (open)
        self->fault = _("a quotation mark is not closed");
    field[used] = '\0';
    if (self->fault == NULL && !text_is_clean_utf8(field))
        self->fault = _("the field is no clean UTF-8 text");
    if (self->at < self->end && *self->at == ',') {
        self->at++;
        self->end_of_record = false;
    } else
        self->end_of_record = take_end(self);
}

/* Surrounding blanks say nothing. */
static char *trimmed(char *text) {
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

static bool is_factor(const char *name) {
    return strchr(name, '.') != NULL;
}

/* ---- The reading. */

struct PointsReading {
    struct PointsFile *file;
    struct Cursor cursor;
    const char *name;
    const struct Scenario *scenario;
    struct Scenario tried; /* takes every value once */
    size_t room;           /* points that value[] has room for */
    struct Error *error;
    int before; /* messages */
};

static bool is_hopeless(const struct PointsReading *self) {
    return self->error->count - self->before >= POINTS_FILE_FAULTS ||
           self->error->status == STATUS_OUT_OF_MEMORY;
}

static void no_memory(const struct PointsReading *self) {
    error_set(self->error, STATUS_OUT_OF_MEMORY, "memory ran out for the points of %s", self->name);
}

static void add_factor(struct PointsReading *self, const char *key, int line) {
    struct PointsFile *file = self->file;
    struct Factor factor = {.level_count = 2, .low = HUGE_VAL, .high = -HUGE_VAL, .scale = SCALE_LINEAR};
    if (scenario_field_find(self->scenario, key, &factor.field, self->name, line, self->error) != STATUS_OK)
        return;
    scenario_field_key(self->scenario, factor.field, factor.key);
    factor.kind = KIND_REAL;
    if (factor.field.intervention == SCENARIO_FIELD_PARAMETER)
        factor.kind = params_row(factor.field.index)->kind;
    for (size_t f = 0; f < file->factors; f++)
        if (strcmp(file->factor[f].key, factor.key) == 0) {
            error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                         "column %zu \"%s\": is there twice", file->columns + 1, key);
            return;
        }
    struct Factor *factors = realloc(file->factor, (file->factors + 1) * sizeof *factors);
    file->factor = factors != NULL ? factors : file->factor;
    size_t *columns = realloc(file->column, (file->factors + 1) * sizeof *columns);
    file->column = columns != NULL ? columns : file->column;
    if (factors == NULL || columns == NULL) {
        no_memory(self);
        return;
    }
    file->column[file->factors] = file->columns;
    file->factor[file->factors++] = factor;
}

static void read_header(struct PointsReading *self) {
    struct Cursor *cursor = &self->cursor;
    do {
        char field[POINTS_FILE_FIELD];
        int line = cursor->line;
        next_field(cursor, field);
        const char *name = trimmed(field);
        if (cursor->fault != NULL)
            error_set_at(self->error, STATUS_CONFIGURATION, self->name, line, "column %zu: %s",
                         self->file->columns + 1, cursor->fault);
        else if (is_factor(name))
            add_factor(self, name, line);
        self->file->columns++;
    } while (!cursor->end_of_record && self->file->columns < POINTS_FILE_COLUMNS && !is_hopeless(self));
    if (!cursor->end_of_record)
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, 1, "has more than %d columns",
                     POINTS_FILE_COLUMNS);
    else if (self->file->factors == 0 && self->error->count == self->before)
        error_set_at(
            self->error, STATUS_CONFIGURATION, self->name, 1,
            "the first line names no parameter: a column is called as the parameter is, legal.ambiguity for "
            "example");
}

static double read_value(struct PointsReading *self, size_t f, char *field, int line) {
    struct Factor *factor = &self->file->factor[f];
    struct Error why = {0};
    double value = NAN;
    const char *text = trimmed(field);
    if (text[0] == '\0')
        error_set(&why, STATUS_CONFIGURATION, "is empty; a number is expected");
    else if (!text_to_number(text, &value))
        error_set(&why, STATUS_CONFIGURATION, "\"%.*s\" is not a number (decimal marks are points)",
                  text_prefix(text, 40), text);
    else if (scenario_field_set(&self->tried, factor->field, value, &why) == STATUS_OK) {
        factor->low = fmin(factor->low, value);
        factor->high = fmax(factor->high, value);
    }
    if (why.count > 0)
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, line, "column %zu \"%s\": %s",
                     self->file->column[f] + 1, factor->key, why.text);
    return value;
}

static bool make_room(struct PointsReading *self) {
    struct PointsFile *file = self->file;
    if (file->points < self->room)
        return true;
    size_t room = self->room > 0 ? 2 * self->room : 64;
    double *value = realloc(file->value, room * file->factors * sizeof *value);
    if (value == NULL) {
        no_memory(self);
        return false;
    }
    file->value = value;
    self->room = room;
    return true;
}

static void read_row(struct PointsReading *self) {
    struct PointsFile *file = self->file;
    struct Cursor *cursor = &self->cursor;
    int line = cursor->line;
    size_t column = 0, f = 0;
    if (!make_room(self))
        return;
    do {
        char field[POINTS_FILE_FIELD];
        int at = cursor->line;
        next_field(cursor, field);
        if (cursor->fault != NULL)
            error_set_at(self->error, STATUS_CONFIGURATION, self->name, at, "column %zu: %s", column + 1,
                         cursor->fault);
        else if (f < file->factors && file->column[f] == column)
            file->value[file->points * file->factors + f] = read_value(self, f, field, at);
        f += f < file->factors && file->column[f] == column;
        column++;
    } while (!cursor->end_of_record);
    if (column != file->columns)
        error_set_at(self->error, STATUS_CONFIGURATION, self->name, line,
                     column == 1 ? N_("has %zu field, the first line has %zu")
                                 : N_("has %zu fields, the first line has %zu"),
                     column, file->columns);
    file->points++;
}

/* A column that never changes has no range: its values are at 0 of one. */
static void finish_ranges(struct PointsFile *self) {
    for (size_t f = 0; f < self->factors; f++)
        if (!(self->factor[f].low < self->factor[f].high))
            self->factor[f].high = self->factor[f].low + 1.0;
}

static bool is_blank_end(const struct Cursor *self) {
    size_t left = (size_t)(self->end - self->at);
    return (left == 1 && self->at[0] == '\n') || (left == 2 && self->at[0] == '\r' && self->at[1] == '\n');
}

enum Status points_file_read(struct PointsFile *self, const char *text, size_t length, const char *name,
                             const struct Scenario *scenario, struct Error *error) {
    *self = (struct PointsFile){0};
    struct PointsReading *reading = malloc(sizeof *reading);
    if (reading == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the points of %s", name);
    *reading = (struct PointsReading){.file = self,
                                      .cursor = cursor_of(text, length),
                                      .name = name,
                                      .scenario = scenario,
                                      .tried = *scenario,
                                      .error = error,
                                      .before = error->count};
    read_header(reading);
    bool readable = error->count == reading->before;
    while (readable && reading->cursor.at < reading->cursor.end && !is_blank_end(&reading->cursor) &&
           !is_hopeless(reading))
        read_row(reading);
    if (readable && self->points == 0)
        error_set_at(error, STATUS_CONFIGURATION, name, 0, "has no points: a line of numbers is expected");
    if (is_hopeless(reading))
        error_set_at(error, STATUS_CONFIGURATION, name, 0, "is read no further after %d faults",
                     POINTS_FILE_FAULTS);
    finish_ranges(self);
    enum Status status = error->count == reading->before ? STATUS_OK : error->status;
    free(reading);
    return status;
}

void points_file_free(struct PointsFile *self) {
    free(self->factor);
    free(self->column);
    free(self->value);
    *self = (struct PointsFile){0};
}

/* ---- What is kept. */

/* kept[columns]: 1 for a column that is no factor; NULL if there is none, or no memory. */
static unsigned char *kept_columns(struct Cursor *cursor, size_t *columns) {
    unsigned char *kept = malloc(POINTS_FILE_COLUMNS);
    bool any = false;
    for (*columns = 0; kept != NULL && *columns < POINTS_FILE_COLUMNS; ++*columns) {
        char field[POINTS_FILE_FIELD];
        next_field(cursor, field);
        kept[*columns] = !is_factor(trimmed(field));
        any = any || kept[*columns];
        if (cursor->end_of_record) {
            ++*columns;
            break;
        }
    }
    if (any)
        return kept;
    free(kept);
    return NULL;
}

bool points_file_keeps(const char *text, size_t length) {
    struct Cursor cursor = cursor_of(text, length);
    size_t columns;
    unsigned char *kept = kept_columns(&cursor, &columns);
    free(kept);
    return kept != NULL;
}

void points_file_write_kept(const char *text, size_t length, FILE *stream) {
    struct Cursor cursor = cursor_of(text, length);
    size_t columns;
    unsigned char *kept = kept_columns(&cursor, &columns);
    cursor = cursor_of(text, length);
    for (long long row = -1; kept != NULL && cursor.at < cursor.end && !is_blank_end(&cursor); row++) {
        if (row < 0)
            fprintf(stream, "point");
        else
            fprintf(stream, "%lld", row);
        size_t column = 0;
        do {
            char field[POINTS_FILE_FIELD];
            next_field(&cursor, field);
            if (column < columns && kept[column]) {
                fputc(',', stream);
                csv_text(stream, row < 0 ? trimmed(field) : field, '\0');
            }
            column++;
        } while (!cursor.end_of_record);
        fputc('\n', stream);
    }
    free(kept);
}

bool points_file_kept(const char *text, size_t length, const char *column, size_t points, double value[]) {
    struct Cursor cursor = cursor_of(text, length);
    size_t place = SIZE_MAX, at = 0;
    char field[POINTS_FILE_FIELD];
    do {
        next_field(&cursor, field);
        place = strcmp(trimmed(field), column) == 0 ? at : place;
        at++;
    } while (!cursor.end_of_record);
    bool numbers = place != SIZE_MAX;
    for (size_t p = 0; numbers && p < points; p++)
        for (at = 0, cursor.end_of_record = false; !cursor.end_of_record; at++) {
            next_field(&cursor, field);
            if (at == place)
                numbers = text_to_number(trimmed(field), &value[p]);
        }
    return numbers;
}
