/* The parts of a report, and how they write numbers. Private to plots. */
#ifndef TANDEM_REPORT_PARTS_H
#define TANDEM_REPORT_PARTS_H

#include "plots/page/html.h"
#include "plots/page/html_report.h"

/* A part of the page, with its heading. */
typedef void ReportPart(const struct ReportRequest *request, FILE *stream);

ReportPart report_question, report_answer;                                 /* of any study */
ReportPart report_outcome_tables, report_cost_table, report_ranking_table; /* of a comparison */
ReportPart report_synergy_table;                                        /* of a comparison; may be nothing */
ReportPart report_statistics;                                           /* of one scenario */
ReportPart report_assumptions, report_definitions, report_reproduction; /* of any study */

enum { REPORT_NUMBER_SIZE = 48 };

/* A number with the digits that suit `like`, thousands apart, a true minus sign; "–" for NaN. With `sign` a
 * plus sign before what is above 0. `text[REPORT_NUMBER_SIZE]`. */
void report_number(char text[REPORT_NUMBER_SIZE], double value, double like, bool sign);

/* "1.0 to 7.4", "–" without an interval; `text[3 * REPORT_NUMBER_SIZE]`. */
void report_interval(char text[3 * REPORT_NUMBER_SIZE], double low, double high, double like, bool sign);

/* A share in per cent with one digit; "–" for NaN. */
void report_share(char text[REPORT_NUMBER_SIZE], double share);

#endif
