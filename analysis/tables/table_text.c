#include "tables/table_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/terminal.h"
#include "base/translate.h"

enum {
    LABEL_INDENT = 2,
    BELOW_INDENT = 4,
    TEXT_LEAST = 24,
    LABEL_LEAST = 24,
    HEAD_LEAST = 12,
    MOST_COLUMNS = 16
};

/* Where things stand: the label's width, each column's, the blanks between. A column that is not shown has
 * none. */
struct Layout {
    int label, width[MOST_COLUMNS], gap;
    bool below; /* cells stand on a line below their label */
    bool heads; /* heads wrap, and the title has a line of its own */
    int words;  /* the column of texts that wrap at the end of a line; -1 for none */
};

static int larger(int one, int other) {
    return one > other ? one : other;
}

static int smaller(int one, int other) {
    return one < other ? one : other;
}

static bool is_shown(const struct Table *self, size_t column) {
    return column < MOST_COLUMNS && !self->columns[column].filed;
}

/* The widest cell of a column, and with `heads` its title. */
static int column_width(const struct Table *self, size_t column, bool heads) {
    char text[TABLE_CELL_SIZE];
    int width = heads ? text_columns(self->columns[column].title) : 0;
    for (size_t i = 0; i < table_shown(self); i++) {
        table_cell_text(self, i, column, FORMAT_PLAIN, text);
        width = larger(width, text_columns(text));
    }
    return width;
}

/* The least width of a head: its longest word. */
static int longest_word(const char *title) {
    int longest = 0;
    while (*title != '\0') {
        size_t length = text_fitting(title, 1);
        char word[TABLE_CELL_SIZE];
        snprintf(word, sizeof word, "%.*s", (int)length, title);
        longest = larger(longest, text_columns(word));
        title += length + strspn(title + length, " ");
    }
    return longest;
}

static int total_width(const struct Table *self, const struct Layout *layout) {
    int total = layout->below ? BELOW_INDENT : layout->label;
    for (size_t i = 0; i < self->column_count; i++)
        total += is_shown(self, i) ? layout->width[i] + layout->gap : 0;
    return total;
}

/* Cells beside labels if there is room, else beside labels that wrap, else below them; a last column of texts
 * takes what is left, and wraps. */
static struct Layout lay_out(const struct Table *self) {
    struct Layout layout = {.gap = 2, .words = -1};
    int title = text_columns(self->title);
    for (size_t i = 0; i < table_shown(self); i++)
        layout.label = larger(layout.label, LABEL_INDENT + text_columns(self->lines[i].label));
    for (size_t i = 0; i < self->column_count && i < MOST_COLUMNS; i++)
        if (is_shown(self, i)) {
            layout.width[i] = column_width(self, i, true);
            layout.words = self->columns[i].kind == CELL_TEXT ? (int)i : -1;
        }
    if (total_width(self, &layout) - layout.label + title <= TERMINAL_WIDTH)
        layout.label = larger(layout.label, title); /* the title stands in the line of the heads */
    if (total_width(self, &layout) > TERMINAL_WIDTH)
        layout.gap = 1;
    if (total_width(self, &layout) <= TERMINAL_WIDTH)
        return layout;
    layout.gap = 2;
    layout.heads = true;
    for (size_t i = 0; i < self->column_count; i++)
        if (is_shown(self, i))
            layout.width[i] =
                larger(column_width(self, i, false),
                       larger(longest_word(self->columns[i].title), smaller(layout.width[i], HEAD_LEAST)));
    int label = layout.label, words = layout.words >= 0 ? layout.width[layout.words] : 0;
    if (layout.words >= 0 && words > TEXT_LEAST)
        layout.width[layout.words] = TEXT_LEAST;
    layout.label = larger(LABEL_LEAST, label - (total_width(self, &layout) - TERMINAL_WIDTH));
    layout.label = layout.label < label ? layout.label : label;
    if (total_width(self, &layout) > TERMINAL_WIDTH)
        layout.below = true;
    if (layout.words >= 0)
        layout.width[layout.words] =
            larger(TEXT_LEAST, layout.width[layout.words] + TERMINAL_WIDTH - total_width(self, &layout));
    return layout;
}

static int print_right(FILE *stream, const char *text, int width) {
    fprintf(stream, "%*s%s", larger(0, width - text_columns(text)), "", text);
    return larger(width, text_columns(text));
}

/* Heads in as many lines as the longest takes, from the first on. */
static void print_heads(const struct Table *self, const struct Layout *layout, int start, FILE *stream) {
    const char *rest[MOST_COLUMNS] = {NULL};
    for (size_t i = 0; i < self->column_count && i < MOST_COLUMNS; i++)
        rest[i] = is_shown(self, i) ? self->columns[i].title : "";
    for (bool more = true, first = true; more; first = false) {
        more = false;
        int ahead = first ? 0 : start; /* blanks before the next head, none at the end of a line */
        for (size_t i = 0; i < self->column_count; i++) {
            char text[TABLE_CELL_SIZE];
            if (!is_shown(self, i))
                continue;
            size_t fits = text_fitting(rest[i], layout->heads ? layout->width[i] : TERMINAL_WIDTH);
            snprintf(text, sizeof text, "%.*s", (int)fits, rest[i]);
            rest[i] += fits + strspn(rest[i] + fits, " ");
            more = more || rest[i][0] != '\0';
            if (text[0] == '\0')
                ahead += layout->width[i] + layout->gap;
            else if ((int)i == layout->words)
                fprintf(stream, "%*s%s", ahead + layout->gap, "", text);
            else
                print_right(stream, text, ahead + layout->width[i] + layout->gap);
            ahead = text[0] == '\0' ? ahead : 0;
        }
        fputc('\n', stream);
    }
}

static void print_title(const struct Table *self, const struct Layout *layout, FILE *stream) {
    int width = text_columns(self->title), start = layout->below ? BELOW_INDENT : layout->label;
    if (width > TERMINAL_WIDTH)
        print_wrapped(stream, 0, LABEL_INDENT, self->title);
    else
        write_bold(stream, self->title);
    if (width > TERMINAL_WIDTH) {
        fprintf(stream, "%*s", start, "");
        print_heads(self, layout, start, stream);
        return;
    }
    if (width > start || layout->heads) {
        fputc('\n', stream);
        width = 0;
    }
    fprintf(stream, "%*s", start - width, "");
    print_heads(self, layout, start, stream);
}

static void print_cells(const struct Table *self, const struct Layout *layout, size_t line, int at,
                        FILE *stream) {
    char text[TABLE_CELL_SIZE];
    for (size_t i = 0; i < self->column_count; i++) {
        if (!is_shown(self, i))
            continue;
        table_cell_text(self, line, i, FORMAT_PLAIN, text);
        if ((int)i == layout->words) {
            fprintf(stream, "%*s", layout->gap, "");
            print_wrapped(stream, at + layout->gap, at + layout->gap, text);
            return;
        }
        at += print_right(stream, text, layout->width[i] + layout->gap);
    }
    fputc('\n', stream);
}

/* The cells stand in the last line of a label that wraps. */
static void print_line(const struct Table *self, const struct Layout *layout, size_t line, FILE *stream) {
    const char *label = self->lines[line].label;
    int room = (layout->below ? TERMINAL_WIDTH : layout->label) - LABEL_INDENT;
    for (int indent = LABEL_INDENT; text_columns(label) > room; indent = BELOW_INDENT) {
        size_t fits = text_fitting(label, room - (indent - LABEL_INDENT));
        if (label[fits] == '\0')
            break;
        fprintf(stream, "%*s%.*s\n", indent, "", (int)fits, label);
        label += fits + strspn(label + fits, " ");
    }
    int indent = label == self->lines[line].label ? LABEL_INDENT : BELOW_INDENT, start = layout->label;
    bool fits = indent + text_columns(label) <= start; /* a single word may be too long */
    fprintf(stream, "%*s%s", indent, "", label);
    if (layout->below || !fits) {
        start = layout->below ? BELOW_INDENT : start;
        fprintf(stream, "\n%*s", start, "");
    } else
        fprintf(stream, "%*s", start - indent - text_columns(label), "");
    print_cells(self, layout, line, start, stream);
}

static void print_sentence(const char *text, FILE *stream) {
    if (text[0] == '\0')
        return;
    fprintf(stream, "%*s", LABEL_INDENT, "");
    print_wrapped(stream, LABEL_INDENT, LABEL_INDENT, text);
}

/* Without a row, or with dashes alone whose reason is known, sentences say more than a table. */
void table_print(const struct Table *self, FILE *stream) {
    size_t dashes = table_dashes(self);
    if (self->line_count == 0 || (dashes == table_cells(self) && self->missing[0] != '\0')) {
        write_bold(stream, self->title);
        fputc('\n', stream);
        if (self->line_count == 0)
            print_sentence(self->empty[0] != '\0' ? self->empty : _("Nothing was observed."), stream);
    } else {
        struct Layout layout = lay_out(self);
        print_title(self, &layout, stream);
        for (size_t i = 0; i < table_shown(self); i++)
            print_line(self, &layout, i, stream);
        print_sentence(self->note, stream);
    }
    if (dashes > 0)
        print_sentence(self->missing, stream);
    fputc('\n', stream);
}
