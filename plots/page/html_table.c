#include "plots/page/html_table.h"

#include <stdbool.h>
#include <string.h>

#include "base/translate.h"
#include "plots/page/html.h"

/* Amounts that were rounded together are texts: they stand as numbers do. */
static bool is_number(const struct TableColumn *column, const char *text) {
    return column->kind != CELL_TEXT || strspn(text, "+-0123456789.,") == strlen(text);
}

/* A column is headed as its first cell stands. */
static const char *head_of(const struct Table *table, size_t column) {
    char text[TABLE_CELL_SIZE];
    table_cell_text(table, 0, column, FORMAT_TYPESET, text);
    return is_number(&table->columns[column], text) ? "th scope='col' class='number'" : "th scope='col'";
}

static void write_heads(FILE *stream, const struct Table *table) {
    fputs("<thead><tr>\n<td></td>\n", stream);
    for (size_t i = 0; i < table->column_count; i++)
        if (!table->columns[i].filed)
            html_element(stream, head_of(table, i), table->columns[i].title);
    fputs("</tr></thead><tbody>\n", stream);
}

/* A line may end between a number and its interval, nowhere else. */
static void write_number(FILE *stream, const char *text) {
    const size_t length = strcspn(text, "(\xEF" /* "(" and "（" */);
    if (text[length] == '\0') {
        html_element(stream, "td class='number'", text);
        return;
    }
    char value[TABLE_CELL_SIZE];
    snprintf(value, sizeof value, "%.*s", (int)length, text);
    fputs("<td class='number interval'>", stream);
    html_text(stream, value);
    html_element(stream, "span", text + length);
    fputs("</td>", stream);
}

static void write_line(FILE *stream, const struct Table *table, size_t line) {
    char text[TABLE_CELL_SIZE];
    fputs("<tr>", stream);
    html_element(stream, "th scope='row'", table->lines[line].label);
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].filed)
            continue;
        table_cell_text(table, line, i, FORMAT_TYPESET, text);
        if (is_number(&table->columns[i], text))
            write_number(stream, text);
        else
            html_element(stream, "td", text);
    }
    fputs("</tr>\n", stream);
}

static void write_note(FILE *stream, const char *text) {
    if (text[0] != '\0')
        html_element(stream, "p class='note'", text);
}

void html_table(FILE *stream, const struct Table *table) {
    size_t dashes = table_dashes(table);
    if (table->line_count == 0 || (dashes == table_cells(table) && table->missing[0] != '\0')) {
        html_element(stream, "h3", table->title);
        if (table->line_count == 0)
            html_element(stream, "p", table->empty[0] != '\0' ? table->empty : _("Nothing was observed."));
    } else {
        fputs("<div class='table' tabindex='0'><table>\n", stream);
        html_element(stream, "caption", table->title);
        write_heads(stream, table);
        for (size_t i = 0; i < table_shown(table); i++)
            write_line(stream, table, i);
        fputs("</tbody></table></div>\n", stream);
        write_note(stream, table->note);
    }
    if (dashes > 0)
        write_note(stream, table->missing);
}

void html_tables(FILE *stream, const struct Tables *tables) {
    for (size_t i = 0; i < tables->count; i++)
        html_table(stream, &tables->tables[i]);
}
