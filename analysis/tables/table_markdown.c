#include "tables/table_markdown.h"

/* A bar would end the cell. */
static void write_cell(FILE *stream, const char *text) {
    fputc(' ', stream);
    for (; *text != '\0'; text++)
        fputs(*text == '|' ? "\\|" : (const char[]){*text, '\0'}, stream);
    fputs(" |", stream);
}

void table_markdown(const struct Table *self, FILE *stream) {
    fprintf(stream, "#### %s\n\n| |", self->title);
    for (size_t c = 0; c < self->column_count; c++)
        if (!self->columns[c].filed)
            write_cell(stream, self->columns[c].title);
    fputs("\n| --- |", stream);
    for (size_t c = 0; c < self->column_count; c++)
        if (!self->columns[c].filed)
            fputs(" --- |", stream);
    fputc('\n', stream);
    for (size_t line = 0; line < self->line_count; line++) {
        fputc('|', stream);
        write_cell(stream, self->lines[line].label);
        for (size_t c = 0; c < self->column_count; c++) {
            char text[TABLE_CELL_SIZE];
            if (self->columns[c].filed)
                continue;
            table_cell_text(self, line, c, FORMAT_PLAIN, text);
            write_cell(stream, text);
        }
        fputc('\n', stream);
    }
    fprintf(stream, "%s%s%s\n", self->note[0] != '\0' ? "\n" : "", self->note,
            self->note[0] != '\0' ? "\n" : "");
}
