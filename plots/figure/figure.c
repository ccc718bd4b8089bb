#include "plots/figure/figure.h"

#include <string.h>

const char *figure_format_name(enum FigureFormat format) {
#define FIGURE_FORMAT_NAME(code, name) name,
    static const char *const names[FIGURE_FORMAT_COUNT] = {FIGURE_FORMAT_TABLE(FIGURE_FORMAT_NAME)};
#undef FIGURE_FORMAT_NAME
    return names[format];
}

bool figure_format_find(const char *name, enum FigureFormat *format) {
    for (int i = 0; i < FIGURE_FORMAT_COUNT; i++)
        if (strcmp(name, figure_format_name((enum FigureFormat)i)) == 0) {
            *format = (enum FigureFormat)i;
            return true;
        }
    return false;
}
