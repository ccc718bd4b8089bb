#include "tables/sentences.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "base/terminal.h"

const char *sentence_kind_name(enum SentenceKind kind) {
    static const char *const names[SENTENCE_COUNT] = {"found", "sure", "fails"};
    return names[kind];
}

void sentences_say(struct Sentences *self, enum SentenceKind kind, const char *format, ...) {
    char *text = self->text[kind];
    size_t used = strlen(text);
    va_list arguments;
    if (used > 0 && used + 1 < SENTENCE_SIZE && text[used - 1] == '.')
        text[used++] = ' ';
    va_start(arguments, format);
    vsnprintf(text + used, SENTENCE_SIZE - used, format, arguments);
    va_end(arguments);
}

void sentences_print(const struct Sentences *self, FILE *stream) {
    bool any = false;
    for (int i = 0; i < SENTENCE_COUNT; i++)
        if (self->text[i][0] != '\0') {
            print_wrapped(stream, 0, 0, self->text[i]);
            any = true;
        }
    if (any)
        fputc('\n', stream);
}
