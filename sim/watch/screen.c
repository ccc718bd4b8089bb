#include "watch/screen.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum Status screen_init(struct Screen *self, int width, int height, struct Error *error) {
    *self = (struct Screen){.width = width, .height = height};
    self->cells = calloc((size_t)width * (size_t)height, sizeof *self->cells);
    if (self->cells == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for a screen of %d by %d", width, height);
    screen_clear(self);
    return STATUS_OK;
}

void screen_free(struct Screen *self) {
    free(self->cells);
    self->cells = NULL;
}

static struct Cell *cell_at(const struct Screen *self, int row, int column) {
    return &self->cells[(size_t)row * (size_t)self->width + (size_t)column];
}

void screen_clear(struct Screen *self) {
    for (int row = 0; row < self->height; row++)
        for (int column = 0; column < self->width; column++)
            *cell_at(self, row, column) = (struct Cell){.text = " "};
}

/* The character at the start of `text` as it is shown; its bytes there and its columns. */
static size_t shown_as(const struct Screen *self, const char *text, char shown[CELL_BYTES], int *columns) {
    uint32_t code;
    size_t bytes = utf8_decode(text, &code);
    *columns = bytes > 0 ? (int)utf8_columns(code) : 1;
    bool turns = bytes > 0 && utf8_turns_writing(code);
    if (bytes == 0 || utf8_is_control(code) || (!self->unicode && code > '~')) {
        *columns = *columns > 0 ? *columns : 1;
        snprintf(shown, CELL_BYTES, "?");
    } else {
        snprintf(shown, CELL_BYTES, "%.*s", turns ? 0 : (int)bytes, text);
    }
    if (turns)
        *columns = 0;
    return bytes > 0 ? bytes : 1;
}

int screen_put(struct Screen *self, int row, int column, int columns, enum Style style, const char *text) {
    if (row < 0 || row >= self->height || column < 0)
        return column;
    int first = column, end = column + columns < self->width ? column + columns : self->width, width;
    char shown[CELL_BYTES];
    for (; *text != '\0'; column += width) {
        text += shown_as(self, text, shown, &width);
        if (width == 0 && column > first && column <= end) {
            struct Cell *marked = cell_at(self, row, column - 1);
            if (strlen(marked->text) + strlen(shown) < CELL_BYTES)
                strcat(marked->text, shown);
            continue;
        }
        if (column + width > end)
            break;
        if (width == 0)
            continue;
        *cell_at(self, row, column) = (struct Cell){.style = style};
        memcpy(cell_at(self, row, column)->text, shown, sizeof shown);
        if (width == 2)
            *cell_at(self, row, column + 1) = (struct Cell){.style = style};
    }
    return column;
}

int screen_say(struct Screen *self, int row, int column, enum Style style, const char *format, ...) {
    char text[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return screen_put(self, row, column, self->width, style, text);
}

/* Every row is written whole, so that nothing of what stood there before is left. */
void screen_show(const struct Screen *self, FILE *terminal) {
    static const char *const orders[STYLE_COUNT] = {
        [STYLE_PLAIN] = "\033[0m", [STYLE_STRONG] = "\033[0;1m",   [STYLE_FAINT] = "\033[0;2m",
        [STYLE_BAR] = "\033[0;7m", [STYLE_SHOWN] = "\033[0;1;36m", [STYLE_OTHER] = "\033[0;33m"};
    for (int row = 0; row < self->height; row++) {
        enum Style style = STYLE_PLAIN;
        fprintf(terminal, "\033[%d;1H", row + 1);
        for (int column = 0; column < self->width; column++) {
            const struct Cell *cell = cell_at(self, row, column);
            if (self->colour && cell->style != style)
                fputs(orders[cell->style], terminal);
            style = cell->style;
            fputs(cell->text, terminal);
        }
        if (self->colour && style != STYLE_PLAIN)
            fputs(orders[STYLE_PLAIN], terminal);
    }
}
