#include "plots/lab/json_text.h"

#include <math.h>

#include "base/text.h"

void json_text_string(FILE *stream, const char *text) {
    if (text == NULL) {
        fputs("null", stream);
        return;
    }
    fputc('"', stream);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(stream, "\\%c", byte);
        else if (byte < ' ' || byte == '<') /* no "</script>" in a page that holds it */
            fprintf(stream, "\\u%04x", byte);
        else
            fputc(byte, stream);
    }
    fputc('"', stream);
}

void json_text_number(FILE *stream, double value) {
    char number[32] = "null";
    if (isfinite(value))
        text_from_number(number, sizeof number, value);
    fputs(number, stream);
}

void json_text_name(FILE *stream, bool first, const char *name) {
    if (!first)
        fputc(',', stream);
    json_text_string(stream, name);
    fputc(':', stream);
}

void json_text_named_string(FILE *stream, bool first, const char *name, const char *text) {
    json_text_name(stream, first, name);
    json_text_string(stream, text);
}

void json_text_named_number(FILE *stream, bool first, const char *name, double value) {
    json_text_name(stream, first, name);
    json_text_number(stream, value);
}
