/* The answer of a report: of a comparison what to fund, harm first; of one scenario what becomes of
 * collaborations. */
#ifndef TANDEM_REPORT_ANSWER_H
#define TANDEM_REPORT_ANSWER_H

#include <stdio.h>

#include "base/error.h"
#include "plots/page/report_request.h"

/* Errors: STATUS_OUT_OF_MEMORY. */
enum Status report_answer(const struct ReportRequest *request, FILE *stream, struct Error *error) MUST_CHECK;

#endif
