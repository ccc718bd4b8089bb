#include <string.h>

#include "base/text.h"
#include "store/export.h"

void csv_text(FILE *stream, const char *text) {
    if (strpbrk(text, ",\"\r\n") == NULL) {
        fputs(text, stream);
        return;
    }
    fputc('"', stream);
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"')
            fputc('"', stream);
        fputc(*c, stream);
    }
    fputc('"', stream);
}

void csv_number(FILE *stream, double value) {
    char number[32];
    text_from_number(number, sizeof number, value);
    fputs(number, stream);
}
