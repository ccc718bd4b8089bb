/* The tables of a calibration, in the language of readers, and its file of all numbers. */
#ifndef TANDEM_CALIBRATION_TABLES_H
#define TANDEM_CALIBRATION_TABLES_H

#include <stdio.h>

#include "calibrate/calibrated.h"
#include "estimate/summary_csv.h"
#include "tables/table.h"

/* What is known of each factor, what the calibrated model gives for each figure, the waves and the emulators
 * of the last one, the generations of the sampler. */
void calibration_tables(struct Tables *tables, const struct Calibrated *found);

/* calibration.csv, a row a measure, and posterior.csv but for the columns of its factors. */
const struct SummaryTableRow *calibration_table(void);
const struct SummaryTableRow *posterior_table(void);
void calibration_csv(const struct Calibrated *found, FILE *stream);

#endif
