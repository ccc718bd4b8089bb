/* The page on findings: for each finding of the study a picture, its claims with the passages that they rest
 * on, and the tests. */
#ifndef TANDEM_CLAIMS_PAGE_H
#define TANDEM_CLAIMS_PAGE_H

#include "claims/finding.h"
#include "plots/page/pictures.h"
#include "plots/page/report_request.h"
#include "tables/table.h"

/* What the page shows. All pointers are borrowed; texts are shown as text. */
struct ClaimsPage {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    const struct Findings *findings;
    const struct Tables *tables; /* of findings_tables: one a group by its name, and "claims" */
    const struct ReportOrigin *origin;
    struct Fonts *fonts;
};

/* Writes the whole page; `outcome` is zero-initialised. Errors: as of pictures_write (the page is written all
 * the same). */
enum Status claims_page_write(const struct ClaimsPage *page, FILE *stream, struct PageOutcome *outcome,
                              struct Error *error) MUST_CHECK;

#endif
