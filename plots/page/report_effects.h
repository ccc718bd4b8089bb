/* What a comparison rests on, in tables: differences of all outcomes, the ranking, combinations. */
#ifndef TANDEM_REPORT_EFFECTS_H
#define TANDEM_REPORT_EFFECTS_H

#include <stdio.h>

#include "base/error.h"
#include "plots/page/report_request.h"

/* Errors: STATUS_OUT_OF_MEMORY. */
enum Status report_effects(const struct ReportRequest *request, FILE *stream, struct Error *error) MUST_CHECK;

#endif
