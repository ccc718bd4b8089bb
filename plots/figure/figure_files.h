/* The files of one figure: data, script and, where gnuplot is there, the picture. Private to plots. */
#ifndef TANDEM_FIGURE_FILES_H
#define TANDEM_FIGURE_FILES_H

#include "plots/figure/sheet.h"

/* The folder for figures; made if it is not there (its parent is). Errors: STATUS_INPUT_OUTPUT. */
enum Status figure_folder_make(const char *path, struct Error *error) MUST_CHECK;

/* What came of one figure. */
struct FigureDrawing {
    bool written; /* data and script are there and new */
    bool drawn, gnuplot_missing;
};

/* Writes data and script of a picture and draws it. What gnuplot said about a picture that it drew goes to
 * `warnings`. Errors: as figures_write. */
enum Status figure_files_write(const struct Picture *picture, struct FigureDrawing *drawing,
                               struct Error *warnings, struct Error *error) MUST_CHECK;

#endif
