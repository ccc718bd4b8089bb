/* The figures of one scenario: each picture beside the gnuplot script and the data that it was drawn from, so
 * that a user can change the script and run `gnuplot adoption.gp` in that folder again. */
#ifndef TANDEM_FIGURES_H
#define TANDEM_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/translate.h"
#include "estimate/summary.h"
#include "params/params.h"

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

/* One row a figure, in the order in which they are shown: code, name of its files (adoption.gp, adoption.dat,
 * adoption.png), title, and one sentence for readers who cannot see it. */
#define FIGURE_TABLE(ROW)                                                                                    \
    ROW(FIGURE_ADOPTION, adoption, N_("How the practice spreads among agencies"),                            \
        N_("Lines over the years: the share of agencies that have ever tried the practice and "              \
           "the share where it is routine now, each with its interval and the spread of runs, "              \
           "and Bass's curve where one fits."))                                                              \
    ROW(FIGURE_ENDINGS, endings, N_("How collaborations end, week by week"),                                 \
        N_("Four panels, one a case type: the cumulative share of episodes that ended in each "              \
           "way over the 104 weeks after their start, with the term as a vertical line and the "             \
           "numbers at risk below."))                                                                        \
    ROW(FIGURE_DURATIONS, durations, N_("How long collaborations run and how long their services live"),     \
        N_("Two panels of survival curves with intervals: the share of episodes still in "                   \
           "progress by case type, and the share of services still alive, handed over or kept "              \
           "by volunteers."))                                                                                \
    ROW(FIGURE_CONSTRUCTS, constructs, N_("Trust, data quality, manager support and law over time"),         \
        N_("Four panels over the years, each from 0 to 1 with the spread of runs: trust of "                 \
           "citizens and administrators, data quality and expectation, manager support, legal "              \
           "conservatism and ambiguity."))                                                                   \
    ROW(FIGURE_SOURCING, sourcing, N_("How agencies deal with their issues, year by year"),                  \
        N_("Lines over the years with intervals: the shares of agency issues that are dealt "                \
           "with in-house, outsourced, or proposed for collaboration."))                                     \
    ROW(FIGURE_FATES, fates, N_("What becomes of proposals in each programme"),                              \
        N_("Stacked horizontal bars, one a programme with its number of proposals: the shares "              \
           "of proposals that became an episode, were not selected, found no team or match, "                \
           "were refused or unanswered."))
#define FIGURE_ENUM(code, name, title, alternative) code,
enum FigureId { FIGURE_TABLE(FIGURE_ENUM) FIGURE_COUNT };
#undef FIGURE_ENUM

struct Sheet; /* a file that is being written: private */

struct Figure {
    const char *name, *title, *alternative;
    void (*write_data)(struct Sheet *sheet);
    void (*write_script)(struct Sheet *sheet);
};
const struct Figure *figure_row(enum FigureId id);

/* What to draw and where. All pointers are borrowed. */
struct FigureRequest {
    const char *directory; /* receives the files; made if it is not there (its parent is) */
    enum FigureFormat format;
    const char *title;             /* of the scenario: any text, shown as text; NULL for none */
    const struct Summary *summary; /* after summary_finish */
    const struct Params *params;   /* terms of case types */
};

/* What came of it. */
struct FigureOutcome {
    bool drawn[FIGURE_COUNT]; /* directory/name.format is there and new */
    size_t drawn_count;
    bool gnuplot_missing;  /* no gnuplot on the PATH: scripts and data are there, pictures are not */
    struct Error warnings; /* what gnuplot said about pictures that it drew all the same; status stays OK */
};

/* Writes data and script of every figure and draws those with gnuplot; a picture that cannot be drawn is not
 * left over from before. The same request gives the same bytes of scripts and data. That gnuplot is missing
 * is no error. Errors: STATUS_INPUT_OUTPUT for a file that cannot be written, and for each picture on which
 * gnuplot fails or works longer than a minute (the others are drawn); STATUS_OUT_OF_MEMORY. `outcome` is
 * filled in any case. */
enum Status figures_write(const struct FigureRequest *request, struct FigureOutcome *outcome,
                          struct Error *error) MUST_CHECK;

#endif
