/* What a report is about, and where its numbers come from. */
#ifndef TANDEM_REPORT_REQUEST_H
#define TANDEM_REPORT_REQUEST_H

#include <stddef.h>
#include <stdint.h>

#include "compare/comparison.h"
#include "estimate/summary.h"
#include "params/scenario.h"
#include "plots/figure/fonts.h"

/* How to get the same numbers again. Texts are borrowed. */
struct ReportOrigin {
    const char *command;
    uint64_t seed;
    size_t replicates; /* of each scenario, or of each point */
    int64_t weeks;
    const char *version, *revision, *model; /* of the program that made them */
};

/* All pointers are borrowed. */
struct ReportRequest {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    size_t count;         /* of scenarios, at least 1 */
    const struct Scenario
        *scenarios;                  /* scenarios[count], 0 the baseline; any text in them is shown as text */
    const struct Summary *summaries; /* summaries[count], after summary_finish */
    const struct Comparison
        *comparison; /* of all of them, after comparison_finish; NULL: only the first is shown */
    int focus;       /* group of episodes that a single scenario is about; GROUP_ALL if none */
    struct ReportOrigin origin;
    struct Fonts *fonts; /* of the pictures; NULL: that have every character */
};

#endif
