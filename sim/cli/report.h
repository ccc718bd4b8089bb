/* The results of one scenario for the terminal and for JSON: sections in their order. */
#ifndef TANDEM_REPORT_H
#define TANDEM_REPORT_H

#include "cli/section.h"
#include "estimate/summary.h"
#include "params/params.h"

/* The group of episodes that a scenario is about (world.focus_programme, else world.focus_case); GROUP_ALL if
 * none. */
int report_focus(const struct Params *params);

/* "public start, open data" for the group of a case type; "all" for GROUP_ALL. */
const char *report_group_title(int group);

/* Fills a zeroed section from a finished summary; `focus` is a group. */
typedef void ReportSection(struct Section *section, const struct Summary *summary, int focus);

ReportSection report_completion, report_durations, report_endings, report_proposals, report_refusals,
    report_services;
ReportSection report_adoption, report_reach, report_bass, report_constructs, report_sourcing, report_value;

size_t report_section_count(void);
ReportSection *report_section(size_t index);

/* Prints all sections; the whole report as a JSON object, NULL without memory. */
void report_print(const struct Summary *summary, int focus);
json_t *report_json(const struct Summary *summary, int focus);

#endif
