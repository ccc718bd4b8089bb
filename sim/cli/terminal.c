#include "cli/terminal.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/translate.h"

enum { LABEL_WIDTH = 14 };

void note(bool quiet, const char *format, ...) {
    if (quiet)
        return;
    char text[ERROR_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, translate(format), arguments);
    va_end(arguments);
    print_clean(stderr, text);
    fputc('\n', stderr);
}

void print_text(const char *format, ...) {
    char text[ERROR_TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, translate(format), arguments);
    va_end(arguments);
    print_clean(stdout, text);
}

void print_labelled(const char *label, const char *text) {
    if (text == NULL || text[0] == '\0')
        return;
    const char *shown = translate(label);
    int blanks = LABEL_WIDTH - text_columns(shown);
    printf("  %s%*s", shown, blanks > 1 ? blanks : 1, "");
    print_wrapped(stdout, LABEL_WIDTH + 2, LABEL_WIDTH + 2, text);
}

void print_bold(const char *text) {
    write_bold(stdout, text);
}
