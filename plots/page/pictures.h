/* Pictures in a page: drawn as SVG in a folder of their own that is gone afterwards, so that a page leaves
 * nothing behind but itself and takes no place of other pictures. */
#ifndef TANDEM_PICTURES_H
#define TANDEM_PICTURES_H

#include <stdio.h>

#include "base/error.h"
#include "plots/figures.h"

/* What came of the pictures of a page. Zero-initialise it. */
struct PageOutcome {
    size_t pictures; /* in the page */
    bool gnuplot_missing;
    struct Error warnings; /* as of figures_write */
};

/* Draws the figures of a subject with these fonts (NULL: that have every character) and writes each with its
 * title and a text for readers who cannot see it. Without gnuplot there are none, and a sentence says so.
 * Adds to `outcome` in any case. Errors: as of figures_write (those that failed are left out);
 * STATUS_INPUT_OUTPUT for a folder that cannot be made. */
enum Status pictures_write(FILE *stream, const struct FigureSubject *subject, struct Fonts *fonts,
                           struct PageOutcome *outcome, struct Error *error) MUST_CHECK;

#endif
