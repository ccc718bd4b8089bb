#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

enum { MESSAGE_SIZE = 2048, BEGINNING = 1300, ENDING = 700, PLACE_SIZE = 4096 + 32 };

/* What is wrong stands at the end, behind a path or a word of any length. */
static void keep_ends(char message[MESSAGE_SIZE], const char *whole, size_t length) {
    const char *ending = whole + length - ENDING;
    while (((unsigned char)*ending & 0xC0) == 0x80)
        ending++;
    snprintf(message, MESSAGE_SIZE, "%.*s…%s", text_prefix(whole, BEGINNING), whole, ending);
}

static void write_message(char message[MESSAGE_SIZE], const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(message, MESSAGE_SIZE, format, arguments);
    if (length >= MESSAGE_SIZE) {
        char *whole = malloc((size_t)length + 1);
        if (whole != NULL) {
            vsnprintf(whole, (size_t)length + 1, format, again);
            keep_ends(message, whole, (size_t)length);
        } else
            message[text_prefix(message, MESSAGE_SIZE - 2)] = '\0';
        free(whole);
    }
    va_end(again);
}

static void error_append(struct Error *self, enum Status status, const char *place, const char *format,
                         va_list arguments) {
    char message[MESSAGE_SIZE];
    write_message(message, translate(format), arguments);
    if (self->count == 0)
        self->status = status;
    self->count++;
    size_t used = strlen(self->text);
    size_t needed = strlen(place) + strlen(message) + (used > 0 ? 1 : 0);
    if (used + needed >= sizeof self->text) {
        self->dropped++;
        return;
    }
    snprintf(self->text + used, sizeof self->text - used, "%s%s%s", used > 0 ? "\n" : "", place, message);
}

enum Status error_set(struct Error *self, enum Status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    error_append(self, status, "", format, arguments);
    va_end(arguments);
    return status;
}

enum Status error_set_at(struct Error *self, enum Status status, const char *file, int line,
                         const char *format, ...) {
    char place[PLACE_SIZE];
    if (line > 0)
        snprintf(place, sizeof place, "%s:%d: ", file, line);
    else
        snprintf(place, sizeof place, "%s: ", file);
    va_list arguments;
    va_start(arguments, format);
    error_append(self, status, place, format, arguments);
    va_end(arguments);
    return status;
}

int status_exit(enum Status status) {
#define STATUS_EXIT(code, exit_status, meaning) exit_status,
    static const int exits[STATUS_COUNT] = {STATUS_TABLE(STATUS_EXIT)};
#undef STATUS_EXIT
    return exits[status];
}

const char *status_meaning(enum Status status) {
#define STATUS_MEANING(code, exit_status, meaning) meaning,
    static const char *const meanings[STATUS_COUNT] = {STATUS_TABLE(STATUS_MEANING)};
#undef STATUS_MEANING
    return _(meanings[status]);
}
