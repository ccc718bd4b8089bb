/* The frame of a page and its style: dark on white, one column, tables and pictures that scroll in their own
 * boxes on a phone; on paper the answer has its own sheets and the appendix follows on new ones. Nothing
 * comes from outside. */
#ifndef TANDEM_HTML_PAGE_H
#define TANDEM_HTML_PAGE_H

#include <stdio.h>

#include "base/error.h"

/* `language` as HTML names it: "en", "zh-TW". The title is the heading of the page too. */
void html_page_open(FILE *stream, const char *language, const char *title);
void html_page_close(FILE *stream);

/* Whether a page may be written to `path`: it takes the place of another page or of nothing, never of a file
 * of another kind, a scenario for instance. Errors: STATUS_INPUT_OUTPUT. */
enum Status html_page_check(const char *path, struct Error *error) MUST_CHECK;

/* The two parts of a page: what everybody reads, and what it rests on. */
void html_page_answer_open(FILE *stream);
void html_page_appendix_open(FILE *stream);
void html_page_part_close(FILE *stream);

#endif
