#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

void csv_text(FILE *stream, const char *text, char after) {
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted)
        putc('"', stream);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', stream);
        putc(*text, stream);
    }
    if (quoted)
        putc('"', stream);
    if (after != '\0')
        putc(after, stream);
}

void csv_number(FILE *stream, double value, char after) {
    char number[32];
    text_from_number(number, sizeof number, value);
    fputs(number, stream);
    if (after != '\0')
        putc(after, stream);
}
