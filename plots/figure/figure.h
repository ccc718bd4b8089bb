/* A figure: a picture beside the gnuplot script and the data that it was drawn from, so that a user can
 * change the script and run `gnuplot adoption.gp` in that folder again. */
#ifndef TANDEM_FIGURE_H
#define TANDEM_FIGURE_H

#include <stdbool.h>

#include "base/translate.h"
#include "plots/figure/subject.h"

/* Formats of pictures: code and name, which is also the suffix of the file. */
#define FIGURE_FORMAT_TABLE(ROW)                                                                             \
    ROW(FIGURE_PNG, "png")                                                                                   \
    ROW(FIGURE_SVG, "svg")                                                                                   \
    ROW(FIGURE_PDF, "pdf")
#define FIGURE_FORMAT_ENUM(code, name) code,
enum FigureFormat { FIGURE_FORMAT_TABLE(FIGURE_FORMAT_ENUM) FIGURE_FORMAT_COUNT };
#undef FIGURE_FORMAT_ENUM

const char *figure_format_name(enum FigureFormat format);

/* The format of that name; false, and `format` untouched, if there is none. */
bool figure_format_find(const char *name, enum FigureFormat *format);

struct Sheet; /* a file that is being written */

/* What a figure is: it stands at the end of its file, figure_<name>.c, and has a row in figures.def. Title
 * and alternative are marked for translation and not translated: show them through _(). */
struct Figure {
    const char *name;            /* of its files: adoption.gp, adoption.dat, adoption.png */
    const char *title;           /* what the picture answers */
    const char *alternative;     /* one sentence for readers who cannot see it */
    enum FigureSubjectKind kind; /* of the subjects that it shows */
    bool (*applies)(const struct FigureSubject *subject); /* of that kind; NULL: to all of them */
    void (*data)(struct Sheet *sheet);
    void (*script)(struct Sheet *sheet);
};

#endif
