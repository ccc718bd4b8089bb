/* sensitivity.csv, and given_data.csv with the same columns (RFC 4180 with LF, shortest numbers that read
 * back the same, empty for not available): a header, then the rows of one output after the other. */
#ifndef TANDEM_SENSITIVITY_CSV_H
#define TANDEM_SENSITIVITY_CSV_H

#include <stdio.h>

#include "estimate/summary_csv.h" /* struct SummaryTableRow */
#include "sensitivity/sensitivity.h"

/* Names of one output's rows. `level` gives the value of a factor at a coordinate. */
struct SensitivityNames {
    const char *output, *unit;
    const char *const *factors; /* factors[k]: keys */
    double (*level)(void *context, size_t factor, double unit);
    void *context;
};

const struct SummaryTableRow *sensitivity_table(void); /* sensitivity.csv */
const struct SummaryTableRow *given_data_table(void);  /* given_data.csv, of a sweep */
void sensitivity_write_header(FILE *stream);

/* What cannot be written is found in the stream (atomic_file_commit). */
void sensitivity_write_csv(const struct Sensitivity *self, const struct SensitivityNames *names,
                           FILE *stream);

#endif
