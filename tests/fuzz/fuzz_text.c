/* Fuzzes text on its way to HTML, CSV, terminals and gnuplot: it stays text. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/terminal.h"
#include "base/text.h"
#include "plots/figure/caption.h"
#include "plots/page/html.h"
#include "target.h"

static void write_csv(FILE *stream, const char *text) {
    csv_text(stream, text, ',');
}

static char *written(void (*write)(FILE *, const char *), const char *text) {
    char *result = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&result, &size);
    if (stream == NULL)
        abort();
    write(stream, text);
    fclose(stream);
    return result;
}

/* A picture's lines: as narrow as was asked for, and each one string of gnuplot. */
static void check_caption(const char *text, size_t columns, size_t most) {
    struct Caption caption;
    caption_wrap(&caption, text, columns, most);
    require(caption.count <= most, "no more lines than asked for");
    for (size_t i = 0; i < caption.count; i++) {
        const char *line = caption.lines[i];
        require(caption_columns(line) <= columns, "lines keep to their columns");
        require(text_is_clean_utf8(line) && strpbrk(line, "\n\t") == NULL, "lines are clean");
        char *quoted = written(caption_quote, line);
        size_t length = strlen(quoted);
        require(length >= 2 && strcspn(quoted + 1, "'") == length - 2, "a string ends at its end only");
        free(quoted);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    char *text = input_text(data, size), *html = written(html_text, text),
         *terminal = written(print_clean, text), *csv = written(write_csv, text);
    require(strpbrk(html, "<>\"'") == NULL, "HTML has no tags and no quotes");
    require(text_is_clean_utf8(html), "HTML is clean");
    require(text_is_clean_utf8(terminal), "a terminal gets clean text");
    size_t quotes = 0, outside = 0;
    for (const char *c = csv; *c != '\0'; c++) {
        quotes += *c == '"';
        outside += quotes % 2 == 0 && (*c == ',' || *c == '\n' || *c == '\r');
    }
    require(quotes % 2 == 0 && outside == 1, "a CSV field is one field");
    if (text_is_clean_utf8(text))
        accepted();
    check_caption(text, 2 + size % 149, 1 + size % CAPTION_LINES);
    free(html);
    free(terminal);
    free(csv);
    free(text);
    return 0;
}
