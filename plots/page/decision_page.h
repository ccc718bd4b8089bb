/* The page on a decision: the question, the answer in three sentences, frontier, regret, boxes, tables with
 * harm first, assumptions, how to get the same numbers. */
#ifndef TANDEM_DECISION_PAGE_H
#define TANDEM_DECISION_PAGE_H

#include "decide/decision_view.h"
#include "plots/page/pictures.h"
#include "plots/page/report_request.h"
#include "tables/sentences.h"
#include "tables/table.h"

/* All pointers are borrowed; texts are shown as text. */
struct DecisionPage {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    const char *title, *question;
    const struct DecisionView *view;
    const struct Sentences *answer;
    const struct Tables *tables; /* of decision_tables */
    const struct ReportOrigin *origin;
    struct Fonts *fonts;
    size_t assumed, parameters; /* parameters whose value is assumed, and all of them */
};

/* Writes the whole page; `outcome` is zero-initialised. Errors: as of pictures_write (the page is written all
 * the same).
 */
enum Status decision_page_write(const struct DecisionPage *page, FILE *stream, struct PageOutcome *outcome,
                                struct Error *error) MUST_CHECK;

#endif
