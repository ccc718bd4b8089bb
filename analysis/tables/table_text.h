/* A table as text for a terminal. */
#ifndef TANDEM_TABLE_TEXT_H
#define TANDEM_TABLE_TEXT_H

#include <stdio.h>

#include "tables/table.h"

/* Writes the table in at most TERMINAL_WIDTH columns: cells beside their label, or below it where they do not
 * fit; its notes below; its title in bold on a terminal. A table without rows is a sentence. Ends with a
 * blank line. */
void table_print(const struct Table *self, FILE *stream);

#endif
