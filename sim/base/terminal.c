#define _POSIX_C_SOURCE 200809L /* fileno, isatty */
#include "base/terminal.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

/* Columns of the character at the start of `text`, and its bytes; what is no UTF-8 takes one of each. */
static int first_columns(const char *text, size_t *bytes) {
    uint32_t code;
    *bytes = utf8_decode(text, &code);
    if (*bytes > 0)
        return (int)utf8_columns(code);
    *bytes = 1;
    return 1;
}

int text_columns(const char *text) {
    int columns = 0;
    size_t bytes;
    for (; *text != '\0'; text += bytes)
        columns += first_columns(text, &bytes);
    return columns;
}

/* Marks that a line of Chinese must not begin with, and those that it must not end with. */
static bool ends_a_piece(uint32_t code) {
    static const struct CodeRange closing[] = {
        {0x2019, 0x2019}, {0x201D, 0x201D}, {0x2026, 0x2026}, {0x3001, 0x3002},
        {0x3009, 0x3009}, {0x300B, 0x300B}, {0x300D, 0x300D}, {0x300F, 0x300F},
        {0x3011, 0x3011}, {0xFF01, 0xFF01}, {0xFF05, 0xFF05}, {0xFF09, 0xFF09},
        {0xFF0C, 0xFF0C}, {0xFF0E, 0xFF0F}, {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F},
    };
    return UTF8_IS_IN(code, closing);
}

static bool begins_a_piece(uint32_t code) {
    static const struct CodeRange opening[] = {{0x2018, 0x2018}, {0x201C, 0x201C}, {0x3008, 0x3008},
                                               {0x300A, 0x300A}, {0x300C, 0x300C}, {0x300E, 0x300E},
                                               {0x3010, 0x3010}, {0xFF08, 0xFF08}};
    return UTF8_IS_IN(code, opening);
}

static uint32_t code_at(const char *text) {
    uint32_t code = 0;
    return *text != '\0' && utf8_decode(text, &code) > 0 ? code : 0;
}

/* What must stay on one line: a wide character with the marks that belong to it, or everything up to a blank
 * or wide character; a number and its per cent sign. */
static const char *piece_end(const char *text, int *columns) {
    size_t bytes;
    bool open = false; /* after a mark that opens */
    *columns = 0;
    while (*text != '\0' && (*text != ' ' || text[1] == '%') && *text != '\n') {
        const uint32_t code = code_at(text);
        const int width = first_columns(text, &bytes);
        if (width == 2 && *columns > 0 && !open && !ends_a_piece(code))
            return text;
        text += bytes;
        *columns += width;
        open = begins_a_piece(code) || (open && ends_a_piece(code));
        if (width == 2 && !open && !ends_a_piece(code_at(text)))
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

/* From `text` to before `end`, which ends a character. */
static void write_clean(FILE *stream, const char *text, const char *end) {
    uint32_t code;
    for (size_t bytes; text < end; text += bytes) {
        bytes = utf8_decode(text, &code);
        bool order = bytes == 0 || (utf8_is_control(code) && code != '\n' && code != '\t');
        if (order)
            fputc('?', stream);
        else if (!utf8_turns_writing(code))
            fwrite(text, 1, bytes, stream);
        bytes = bytes > 0 ? bytes : 1;
    }
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
        write_clean(stream, text, end);
        at += columns;
        begun = true;
        text = end;
    }
    fputc('\n', stream);
}

void print_clean(FILE *stream, const char *text) {
    write_clean(stream, text, text + strlen(text));
}

bool style_is_wanted(FILE *stream) {
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(fileno(stream)) && (none == NULL || none[0] == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

void write_bold(FILE *stream, const char *text) {
    const bool bold = style_is_wanted(stream);
    fputs(bold ? "\033[1m" : "", stream);
    print_clean(stream, text);
    fputs(bold ? "\033[0m" : "", stream);
}
