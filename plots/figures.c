#include "plots/figures.h"

#include <string.h>

#include "plots/figure/figure_files.h"
#include "plots/scenario/figure_parts.h"

const struct Figure *figure_row(enum FigureId id) {
#define FIGURE_ROW(code, name, title, alternative)                                                           \
    {#name, title, alternative, figure_##name##_data, figure_##name##_script},
    static const struct Figure rows[FIGURE_COUNT] = {FIGURE_TABLE(FIGURE_ROW)};
#undef FIGURE_ROW
    return &rows[id];
}

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

/* A file that cannot be written ends it; a picture that cannot be drawn does not. */
static enum Status write_all(const struct FigureRequest *request, struct FigureOutcome *outcome,
                             struct Error *error) {
    const struct FigureSource source = {.request = *request};
    enum Status drawn = STATUS_OK;
    for (int i = 0; i < FIGURE_COUNT; i++) {
        struct FigureDrawing drawing;
        enum Status status =
            figure_files_write(&source, figure_row((enum FigureId)i), &drawing, &outcome->warnings, error);
        if (!drawing.written)
            return status;
        outcome->drawn[i] = drawing.drawn;
        outcome->drawn_count += drawing.drawn ? 1 : 0;
        outcome->gnuplot_missing = drawing.gnuplot_missing;
        drawn = drawn == STATUS_OK ? status : drawn;
    }
    return drawn;
}

enum Status figures_write(const struct FigureRequest *request, struct FigureOutcome *outcome,
                          struct Error *error) {
    memset(outcome, 0, sizeof *outcome);
    enum Status status = figure_folder_make(request->directory, error);
    return status == STATUS_OK ? write_all(request, outcome, error) : status;
}
