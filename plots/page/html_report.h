/* The report on runs as one HTML file that needs nothing else: the answer for those who decide, on two sheets
 * of paper; then what it rests on: pictures, tables, what was assumed, how to reproduce it. In the language
 * that translate_begin chose. */
#ifndef TANDEM_HTML_REPORT_H
#define TANDEM_HTML_REPORT_H

#include <stdio.h>

#include "base/error.h"
#include "plots/page/pictures.h"
#include "plots/page/report_request.h"

/* Draws the pictures and writes the whole page to `stream`; the same request gives the same bytes with the
 * same gnuplot. Without gnuplot there are no pictures but everything else. `outcome` is zero-initialised.
 * Errors: as of pictures_write (the page is written all the same, without the pictures that failed);
 * STATUS_OUT_OF_MEMORY. That the stream failed is for its owner to find. */
enum Status html_report_write(const struct ReportRequest *request, FILE *stream, struct PageOutcome *outcome,
                              struct Error *error) MUST_CHECK;

#endif
