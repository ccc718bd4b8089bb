#define _POSIX_C_SOURCE 200809L /* fileno, isatty */
#include "base/terminal.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The code point at the start of well-formed UTF-8 and its bytes; any other byte stands for itself. */
static uint32_t code_point(const char *text, size_t *bytes) {
    const unsigned char *byte = (const unsigned char *)text;
    size_t length = byte[0] >= 0xF0 ? 4 : byte[0] >= 0xE0 ? 3 : byte[0] >= 0xC0 ? 2 : 1;
    uint32_t code = length == 1 ? byte[0] : byte[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80) {
            *bytes = 1;
            return byte[0];
        }
        code = code << 6 | (byte[i] & 0x3Fu);
    }
    *bytes = length;
    return code;
}

/* East Asian Wide and Fullwidth (Unicode Standard Annex 11), as blocks. */
static bool is_wide(uint32_t code) {
    static const uint32_t blocks[][2] = {{0x1100, 0x115F},  {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},  {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
                                         {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        if (code >= blocks[i][0] && code <= blocks[i][1])
            return true;
    return false;
}

int text_columns(const char *text) {
    int columns = 0;
    size_t bytes;
    for (; *text != '\0'; text += bytes)
        columns += is_wide(code_point(text, &bytes)) ? 2 : 1;
    return columns;
}

/* What must stay on one line: a wide character, or everything up to a blank or wide character; a number and
 * its per cent sign. */
static const char *piece_end(const char *text, int *columns) {
    size_t bytes;
    *columns = 0;
    while (*text != '\0' && (*text != ' ' || text[1] == '%') && *text != '\n') {
        bool wide = is_wide(code_point(text, &bytes));
        if (wide && *columns > 0)
            return text;
        text += bytes;
        *columns += wide ? 2 : 1;
        if (wide)
            return text;
    }
    return text;
}

static const char *skip_blanks(const char *text, int *blanks) {
    for (*blanks = 0; *text == ' ' || *text == '\n'; text++)
        *blanks = 1;
    return text;
}

size_t text_fitting(const char *text, int columns) {
    const char *fits = text, *next = text;
    int used = 0;
    while (*next != '\0') {
        int blanks, width;
        const char *piece = skip_blanks(next, &blanks), *end = piece_end(piece, &width);
        used += (fits > text ? blanks : 0) + width;
        if (used > columns && fits > text)
            break;
        fits = next = end;
    }
    return (size_t)(fits - text);
}

void print_wrapped(FILE *stream, int at, int indent, const char *text) {
    int blanks, columns;
    bool begun = false;
    while (*(text = skip_blanks(text, &blanks)) != '\0') {
        const char *end = piece_end(text, &columns);
        if (begun && at + blanks + columns > TERMINAL_WIDTH) {
            fprintf(stream, "\n%*s", indent, "");
            at = indent;
        } else if (begun && blanks > 0) {
            fputc(' ', stream);
            at++;
        }
        fwrite(text, 1, (size_t)(end - text), stream);
        at += columns;
        begun = true;
        text = end;
    }
    fputc('\n', stream);
}

void write_bold(FILE *stream, const char *text) {
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool plain = !isatty(fileno(stream)) || (none != NULL && none[0] != '\0') ||
                 (terminal != NULL && strcmp(terminal, "dumb") == 0);
    fprintf(stream, plain ? "%s" : "\033[1m%s\033[0m", text);
}
