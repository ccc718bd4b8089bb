/* What a report rests on: what was asked, what was assumed, what words mean, how to get the same numbers. */
#ifndef TANDEM_REPORT_ASSUMPTIONS_H
#define TANDEM_REPORT_ASSUMPTIONS_H

#include <stdio.h>

#include "plots/page/report_request.h"

/* The scenarios and what they are. */
void report_question(const struct ReportRequest *request, FILE *stream);

/* Interventions, parameters that differ from the baseline's or the defaults, how many are assumed. */
void report_assumptions(const struct ReportRequest *request, FILE *stream);

void report_definitions(FILE *stream);

/* The command that gives the same numbers, its seed and the versions. */
void report_reproduction(const struct ReportOrigin *origin, FILE *stream);

#endif
