/* All figures (figures.def), and how those of a subject are written and drawn. */
#ifndef TANDEM_FIGURES_H
#define TANDEM_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "plots/figure/figure.h"
#include "plots/figure/fonts.h"

#define FIGURE(name) FIGURE_##name,
enum FigureId {
#include "plots/figures.def"
    FIGURE_COUNT
};
#undef FIGURE

const struct Figure *figure_row(enum FigureId id);

/* Whether that figure shows this subject. */
bool figure_applies(const struct Figure *figure, const struct FigureSubject *subject);

/* The name of its files without their suffix: "adoption", of an output "tornado-completed_52_weeks". What is
 * no letter, digit, "-" or "_" in the output's name is "_". */
enum { FIGURE_NAME_SIZE = 128 };
void figure_file_name(const struct Figure *figure, const struct FigureSubject *subject,
                      char name[FIGURE_NAME_SIZE]);

/* What to draw and where. All pointers are borrowed. */
struct FigureRequest {
    const char *directory; /* receives the files; made if it is not there (its parent is) */
    enum FigureFormat format;
    struct FigureSubject subject;
    struct Fonts *fonts; /* of the whole command: it says once what pictures lack; NULL has every character */
    bool caption_elsewhere; /* whoever shows the picture says its title: it does not stand in the picture */
};

/* One picture: directory/name.format is there and new. */
struct DrawnFigure {
    const struct Figure *figure;
    char name[FIGURE_NAME_SIZE];
};

/* What came of one request or of several, one after the other. Zero-initialise it; free with
 * figure_outcome_free. */
struct FigureOutcome {
    struct DrawnFigure *drawn;         /* drawn[drawn_count], owned */
    size_t written_count, drawn_count; /* figures whose data and script are there and new; pictures */
    bool gnuplot_missing;  /* no gnuplot on the PATH: scripts and data are there, pictures are not */
    struct Error warnings; /* what gnuplot said about pictures that it drew all the same; status stays OK */
};
void figure_outcome_free(struct FigureOutcome *self);

/* Writes data and script of every figure that shows the subject and draws those with gnuplot; a picture that
 * cannot be drawn is not left over from before. The same request gives the same bytes of scripts and data.
 * That gnuplot is missing is no error. Where fonts lack the letters of the language, pictures are in English,
 * and any other character that they lack is left out. Adds to `outcome` in any case. Errors:
 * STATUS_INPUT_OUTPUT for a file that cannot be written, and for each picture on which gnuplot fails or works
 * longer than a minute (the others are drawn); STATUS_INTERNAL for a comparison of more than
 * SUBJECT_SCENARIOS scenarios and for results with another number of factors than their plan;
 * STATUS_OUT_OF_MEMORY. */
enum Status figures_write(const struct FigureRequest *request, struct FigureOutcome *outcome,
                          struct Error *error) MUST_CHECK;

#endif
