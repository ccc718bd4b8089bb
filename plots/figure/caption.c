#include "plots/figure/caption.h"
#include "base/translate.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* One character of the cleaned text. */
struct Glyph {
    char bytes[5];
    size_t columns;
};

/* Blanks and controls, line and paragraph separators among them. */
static bool is_blank(uint32_t code) {
    static const struct CodeRange blanks[] = {{0x00, 0x20}, {0x7F, 0xA0}, {0x2028, 0x2029}, {0x3000, 0x3000}};
    return UTF8_IS_IN(code, blanks);
}

/* Invisible characters that would turn or split the line, and codes that are no characters. */
static bool is_dropped(uint32_t code) {
    static const struct CodeRange dropped[] = {{0xAD, 0xAD},     {0x61C, 0x61C},   {0x200B, 0x200F},
                                               {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
                                               {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF}};
    return UTF8_IS_IN(code, dropped);
}

/* Takes the next character that is shown; false at the end of the text. Runs of blanks are one blank. */
static bool next_glyph(const char **text, struct Glyph *glyph) {
    bool blank = false;
    while (**text != '\0') {
        uint32_t code = 0;
        size_t length = utf8_decode(*text, &code);
        if (length > 0 && (is_blank(code) || is_dropped(code))) {
            blank = blank || is_blank(code);
            *text += length;
            continue;
        }
        if (blank)
            break;
        *glyph = (struct Glyph){"?", 1};
        if (length > 0) {
            *glyph = (struct Glyph){.columns = utf8_columns(code)};
            memcpy(glyph->bytes, *text, length);
        }
        *text += length > 0 ? length : 1;
        return true;
    }
    *glyph = (struct Glyph){" ", 1};
    return blank && **text != '\0';
}

/* Where a line may end: after this many of its bytes; the rest begins the next one. */
struct Break {
    size_t length, columns;
};

/* Before a blank, and around wide characters but for marks that no line begins or ends with. */
static bool may_break(const struct Glyph *before, const struct Glyph *glyph) {
    static const char no_beginning[] = "、，。；：？！）】」』》〉／％", no_end[] = "（【「『《〈";
    if (glyph->columns != 2)
        return glyph->bytes[0] == ' ';
    return strstr(no_beginning, glyph->bytes) == NULL &&
           (before->bytes[0] == '\0' || strstr(no_end, before->bytes) == NULL);
}

static void append(char *line, const char *bytes) {
    size_t length = strlen(line);
    if (length + strlen(bytes) < CAPTION_LINE_SIZE)
        memcpy(line + length, bytes, strlen(bytes) + 1);
}

/* Columns of a cleaned line, or the bytes of it that fill at most `limit` columns. */
static size_t line_bytes(const char *line, size_t limit, size_t *columns) {
    const char *rest = line, *fits = line;
    struct Glyph glyph;
    *columns = 0;
    while (next_glyph(&rest, &glyph) && *columns + glyph.columns <= limit) {
        *columns += glyph.columns;
        fits = rest;
    }
    return (size_t)(fits - line);
}

static void end_in_ellipsis(char *line, size_t columns) {
    size_t used = 0, length = line_bytes(line, columns - 1, &used);
    while (length > 0 && line[length - 1] == ' ')
        length--;
    line[length] = '\0';
    append(line, "…");
}

/* Moves what follows the last possible break of a full line to the next line. */
static void carry_over(char *line, char *next, const struct Break *last, size_t columns, size_t *carried) {
    *carried = 0;
    if (last->length == 0)
        return;
    const char *tail = line + last->length;
    *carried = columns - last->columns;
    while (*tail == ' ') {
        tail++;
        (*carried)--;
    }
    append(next, tail);
    line[last->length] = '\0';
}

void caption_wrap(struct Caption *self, const char *text, size_t columns, size_t most) {
    memset(self, 0, sizeof *self);
    const char *rest = text != NULL ? text : "";
    struct Glyph glyph, before = {"", 0};
    struct Break last = {0, 0};
    size_t used = 0, row = 0;
    while (next_glyph(&rest, &glyph)) {
        if (used == 0 && glyph.bytes[0] == ' ')
            continue;
        if (used > 0 && may_break(&before, &glyph))
            last = (struct Break){strlen(self->lines[row]), used};
        /* Twice where what is carried over leaves no room for a mark that begins no line. */
        while (used > 0 && used + glyph.columns > columns) {
            if (row + 1 == most) {
                end_in_ellipsis(self->lines[row], columns);
                self->count = most;
                return;
            }
            carry_over(self->lines[row], self->lines[row + 1], &last, used, &used);
            row++;
            last = (struct Break){0, 0};
        }
        if (used == 0 && glyph.bytes[0] == ' ')
            continue;
        append(self->lines[row], glyph.bytes);
        used += glyph.columns;
        before = glyph;
    }
    self->count = self->lines[0][0] == '\0' ? 0 : row + 1;
}

size_t caption_columns(const char *line) {
    size_t columns;
    line_bytes(line, SIZE_MAX, &columns);
    return columns;
}

/* Doubling the quote is not enough: at the beginning of a string gnuplot 5.4 takes two quotes for an empty
 * string and the rest for code. */
void caption_quote(FILE *stream, const char *line) {
    fputc('\'', stream);
    for (const char *c = line; *c != '\0'; c++)
        if (*c == '\'')
            fputs("’", stream);
        else
            fputc(*c, stream);
    fputc('\'', stream);
}

void caption_from_code(char *buffer, size_t size, const char *code) {
    snprintf(buffer, size, "%s", translate(code));
    for (char *c = strchr(buffer, '_'); c != NULL; c = strchr(c, '_'))
        *c = ' ';
}

void caption_from_count(char *buffer, size_t size, long long count) {
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", count);
    size_t length = strlen(digits), written = 0;
    for (size_t i = 0; i < length && written + 2 < size; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-')
            buffer[written++] = ',';
        buffer[written++] = digits[i];
    }
    buffer[written] = '\0';
}
