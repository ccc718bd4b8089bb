/* The report on a study as one HTML file that needs nothing else: question, answer with its uncertainty,
 * pictures and tables, what was assumed, how to reproduce it. In the language that translate_begin chose. */
#ifndef TANDEM_HTML_REPORT_H
#define TANDEM_HTML_REPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "compare/comparison.h"
#include "estimate/summary.h"
#include "params/scenario.h"
#include "plots/figure/fonts.h"

/* What it is about. All pointers are borrowed. */
struct ReportRequest {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    size_t count;         /* of scenarios, at least 1 */
    const struct Scenario
        *scenarios;                  /* scenarios[count], 0 the baseline; any text in them is shown as text */
    const struct Summary *summaries; /* summaries[count], after summary_finish */
    const struct Comparison
        *comparison; /* of all of them, after comparison_finish; NULL: only the first is shown */
    int focus;       /* group of episodes that a single scenario is about; GROUP_ALL if none */
    int64_t weeks;
    uint64_t seed;
    const char *command;                    /* that gives the same results again */
    const char *version, *revision, *model; /* of the program that made them */
    struct Fonts *fonts;                    /* of the pictures; NULL has every character */
    const char *figures; /* folder that receives pictures, scripts and data; made if it is not there */
};

struct ReportOutcome {
    size_t pictures; /* in the report */
    bool gnuplot_missing;
    struct Error warnings; /* as of figures_write */
};

/* Draws the pictures and writes the whole page to `stream`; the same request gives the same bytes with the
 * same gnuplot. Without gnuplot there are no pictures but everything else. Errors: as
 * figures_write (the page is written all the same, without the pictures that failed). That the
 * stream failed is for its owner to find. `outcome` is filled in any case. */
enum Status html_report_write(const struct ReportRequest *request, FILE *stream,
                              struct ReportOutcome *outcome, struct Error *error) MUST_CHECK;

#endif
