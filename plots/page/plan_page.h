/* The page on a plan of experiments: what was asked, the answer in three sentences, what was found about each
 * output in tables and pictures, what was moved, what was assumed, how to reproduce it. It is written part by
 * part: open, then for each command of the plan a part with its outputs, then close. */
#ifndef TANDEM_PLAN_PAGE_H
#define TANDEM_PLAN_PAGE_H

#include "plots/page/pictures.h"
#include "plots/page/report_request.h"
#include "tables/sentences.h"
#include "tables/table.h"

/* What the plan asked. All pointers are borrowed; texts are shown as text. */
struct PlanPage {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    const char *title, *description;
    const struct PlanSubject *plan;
    const struct Scenario *scenario; /* that it moves */
    int64_t points, finished, failed;
    const enum Outcome *outputs; /* outputs[output_count] */
    size_t output_count;
    const struct Sentences *answer; /* of the command whose part comes first; NULL if it gives none */
};

/* Title, question, answer. */
void plan_page_open(const struct PlanPage *page, FILE *stream);

/* The heading of what one command found, and unless it is NULL its answer; its outputs follow. */
void plan_page_part(const char *heading, const struct Sentences *answer, FILE *stream);

/* The tables of one output, remarks (a paragraph a line; "" for none), and its pictures. Errors: as of
 * pictures_write. */
enum Status plan_page_output(FILE *stream, const struct Tables *tables, const char *remarks,
                             const struct FigureSubject *subject, struct Fonts *fonts,
                             struct PageOutcome *outcome, struct Error *error) MUST_CHECK;

/* Design, factors with their ranges, outputs, what was assumed, how to reproduce it, and the end of the page.
 */
void plan_page_close(const struct PlanPage *page, const struct ReportOrigin *origin, FILE *stream);

#endif
