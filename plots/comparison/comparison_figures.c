#include "plots/comparison/comparison_figures.h"

#include <string.h>

#include "plots/comparison/comparison_parts.h"
#include "plots/figure/figure_files.h"

const struct Figure *comparison_figure_row(enum ComparisonFigureId id) {
#define COMPARISON_FIGURE_ROW(code, name, title, alternative)                                                \
    {#name, title, alternative, comparison_figure_##name##_data, comparison_figure_##name##_script},
    static const struct Figure rows[COMPARISON_FIGURE_COUNT] = {
        COMPARISON_FIGURE_TABLE(COMPARISON_FIGURE_ROW)};
#undef COMPARISON_FIGURE_ROW
    return &rows[id];
}

/* As in figures_write. */
static enum Status write_all(const struct FigureSource *source, struct ComparisonFigureOutcome *outcome,
                             struct Error *error) {
    enum Status drawn = STATUS_OK;
    for (int i = 0; i < COMPARISON_FIGURE_COUNT; i++) {
        struct FigureDrawing drawing;
        const struct Figure *figure = comparison_figure_row((enum ComparisonFigureId)i);
        enum Status status = figure_files_write(source, figure, &drawing, &outcome->warnings, error);
        if (!drawing.written)
            return status;
        outcome->drawn[i] = drawing.drawn;
        outcome->drawn_count += drawing.drawn ? 1 : 0;
        outcome->gnuplot_missing = drawing.gnuplot_missing;
        drawn = drawn == STATUS_OK ? status : drawn;
    }
    return drawn;
}

/* Long enough for two lines of any script. */
enum { SUBTITLE_SIZE = 1024 };

static void write_subtitle(const struct ComparisonFigureRequest *request, char subtitle[SUBTITLE_SIZE]) {
    const char *baseline = request->titles[0];
    subtitle[0] = '\0';
    if (baseline != NULL && baseline[0] != '\0')
        snprintf(subtitle, SUBTITLE_SIZE, _("compared with: %s"), baseline);
}

enum Status comparison_figures_write(const struct ComparisonFigureRequest *request,
                                     struct ComparisonFigureOutcome *outcome, struct Error *error) {
    char subtitle[SUBTITLE_SIZE];
    memset(outcome, 0, sizeof *outcome);
    if (request->comparison->scenarios > COMPARISON_FIGURE_SCENARIOS)
        return error_set(error, STATUS_INTERNAL, "%zu scenarios are more than figures can hold, %d",
                         request->comparison->scenarios, COMPARISON_FIGURE_SCENARIOS);
    enum Status status = figure_folder_make(request->directory, error);
    if (status != STATUS_OK)
        return status;
    write_subtitle(request, subtitle);
    const struct FigureSource source = {
        {request->directory, request->format, subtitle, &request->summaries[0], NULL}, request};
    return write_all(&source, outcome, error);
}
