/* Tables of results in Markdown: for documents. */
#ifndef TANDEM_TABLE_MARKDOWN_H
#define TANDEM_TABLE_MARKDOWN_H

#include <stdio.h>

#include "tables/table.h"

/* Writes the title as a heading of the fourth level, the table with all its rows, and its notes. */
void table_markdown(const struct Table *self, FILE *stream);

#endif
