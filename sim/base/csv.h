/* Fields of CSV files (RFC 4180), in any locale. `after` follows the field: ',', '\n', or '\0' for nothing.
 */
#ifndef TANDEM_CSV_H
#define TANDEM_CSV_H

#include <stdio.h>

/* Quoted where it has to be. */
void csv_text(FILE *stream, const char *text, char after);

/* The shortest text that reads back the same (text_from_number), empty for NaN. */
void csv_number(FILE *stream, double value, char after);

#endif
