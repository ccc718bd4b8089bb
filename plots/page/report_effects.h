/* What a comparison rests on, in tables: differences of all outcomes, the ranking, combinations. */
#ifndef TANDEM_REPORT_EFFECTS_H
#define TANDEM_REPORT_EFFECTS_H

#include <stdio.h>

#include "plots/page/report_request.h"

void report_effects(const struct ReportRequest *request, FILE *stream);

#endif
