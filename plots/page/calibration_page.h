/* The page on a calibration: what the figures say of each factor, whether the calibrated model gives them,
 * and how it was found. */
#ifndef TANDEM_CALIBRATION_PAGE_H
#define TANDEM_CALIBRATION_PAGE_H

#include "plots/page/pictures.h"
#include "plots/page/three_sentences.h"
#include "tables/table.h"

/* What the page shows. All pointers are borrowed; texts are shown as text. */
struct CalibrationPage {
    struct PageHead head;
    const struct Calibrated *found;
    const struct Tables *tables; /* of calibration_tables */
    const struct Scenario *scenario;
    const struct ReportOrigin *origin;
    struct Fonts *fonts;
};

/* Writes the whole page; `outcome` is zero-initialised. Errors: as of pictures_write (the page is written all
 * the same). */
enum Status calibration_page_write(const struct CalibrationPage *page, FILE *stream,
                                   struct PageOutcome *outcome, struct Error *error) MUST_CHECK;

#endif
