/* Tables of results (tables/table.h) in a page. */
#ifndef TANDEM_HTML_TABLE_H
#define TANDEM_HTML_TABLE_H

#include <stdio.h>

#include "tables/table.h"

/* Writes the table in a box of its own that scrolls where the page is narrow, its notes below; of a table
 * without rows, or of dashes alone whose reason is known, the sentence that says so. */
void html_table(FILE *stream, const struct Table *table);

/* All of them, in their order. */
void html_tables(FILE *stream, const struct Tables *tables);

#endif
