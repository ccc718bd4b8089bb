#include "plots/page/html.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { HTML_TEXT_SIZE = 4096 };

/* The character at the start of `text` and its bytes; 0xFFFD and one byte for what is no UTF-8. */
static uint32_t code_point(const char *text, size_t *bytes) {
    uint32_t code;
    *bytes = utf8_decode(text, &code);
    if (*bytes > 0)
        return code;
    *bytes = 1;
    return 0xFFFD;
}

static const char *reference(uint32_t code) {
    switch (code) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case 0xFFFD:
        return "\xEF\xBF\xBD";
    default:
        return utf8_is_control(code) ? " " : utf8_turns_writing(code) ? "" : NULL;
    }
}

void html_text(FILE *stream, const char *text) {
    size_t bytes;
    for (; text != NULL && *text != '\0'; text += bytes) {
        const char *instead = reference(code_point(text, &bytes));
        if (strncmp(text, " %", 2) == 0)
            fputs("\xC2\xA0", stream); /* a number and its sign stay on one line */
        else if (instead != NULL)
            fputs(instead, stream);
        else
            fwrite(text, 1, bytes, stream);
    }
}

static void open_tag(FILE *stream, const char *name) {
    fprintf(stream, "<%s>", name);
}

static void close_tag(FILE *stream, const char *name) {
    fprintf(stream, "</%.*s>\n", (int)strcspn(name, " "), name);
}

void html_element(FILE *stream, const char *name, const char *text) {
    open_tag(stream, name);
    html_text(stream, text);
    close_tag(stream, name);
}

void html_print(FILE *stream, const char *name, const char *format, ...) {
    char text[HTML_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    html_element(stream, name, text);
}

void html_table_open(FILE *stream, const char *caption, size_t n, const struct HtmlColumn columns[]) {
    fputs("<div class='table' tabindex='0'><table>\n", stream);
    html_element(stream, "caption", caption);
    fputs("<thead><tr>\n", stream);
    for (size_t i = 0; i < n; i++)
        html_element(stream, columns[i].numbers ? "th scope='col' class='number'" : "th scope='col'",
                     columns[i].title);
    fputs("</tr></thead><tbody>\n", stream);
}

void html_table_close(FILE *stream) {
    fputs("</tbody></table></div>\n", stream);
}

void html_row_open(FILE *stream, const char *name) {
    fputs("<tr>", stream);
    html_element(stream, "th scope='row'", name);
}

void html_row_close(FILE *stream) {
    fputs("</tr>\n", stream);
}

void html_number(FILE *stream, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    html_element(stream, "td class='number'", text);
}

void html_words(FILE *stream, const char *text) {
    html_element(stream, "td", text);
}

/* RFC 4648, section 4. */
static void write_base64(FILE *stream, FILE *file) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char group[3];
    for (size_t n; (n = fread(group, 1, sizeof group, file)) > 0;) {
        uint32_t bits =
            (uint32_t)group[0] << 16 | (n > 1 ? (uint32_t)group[1] << 8 : 0) | (n > 2 ? group[2] : 0);
        char text[4] = {digits[bits >> 18], digits[bits >> 12 & 63], digits[bits >> 6 & 63],
                        digits[bits & 63]};
        memset(text + n + 1, '=', sizeof text - n - 1);
        fwrite(text, 1, sizeof text, stream);
    }
}

enum Status html_picture(FILE *stream, const char *path, const char *type, const char *alternative,
                         const char *caption, struct Error *error) {
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be read: %s", path, strerror(errno));
    fputs("<figure>", stream);
    html_element(stream, "figcaption", caption);
    fprintf(stream, "<div class='picture' tabindex='0'><img src='data:%s;base64,", type);
    write_base64(stream, file);
    fputs("' alt='", stream);
    html_text(stream, alternative);
    fputs("'></div></figure>\n", stream);
    bool failed = ferror(file) != 0;
    fclose(file);
    return failed ? error_set(error, STATUS_INPUT_OUTPUT, "%s: cannot be read", path) : STATUS_OK;
}
