#include "base/error.h"

#include <stdio.h>
#include <string.h>

#include "base/translate.h"

static void error_append(struct Error *self, enum Status status, const char *place, const char *format,
                         va_list arguments) {
    char message[2048];
    vsnprintf(message, sizeof message, translate(format), arguments);
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
    char place[1024];
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
