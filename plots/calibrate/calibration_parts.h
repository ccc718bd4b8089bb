/* What the pictures of a calibration share. Private to plots. */
#ifndef TANDEM_CALIBRATION_PARTS_H
#define TANDEM_CALIBRATION_PARTS_H

#include "calibrate/calibrated.h"
#include "plots/figure/script.h"

const struct Calibrated *calibration_of(const struct Sheet *sheet);

/* Marks of an axis, 'x' or 'y', that is a factor's side of the cube: in the middle and `inset` from both
 * ends, with their values if `told`. */
void calibration_ticks(struct Sheet *sheet, char axis, size_t factor, bool told, double inset);

/* The unit coordinate of the scenario's own value; NaN where it is not within the range. */
double calibration_own(const struct Calibrated *found, size_t factor);

/* Rows of numbers, their names at the left of the panel; row r is at y = r, from 1 at the top. */
enum { CALIBRATION_ROW = 25 };
void calibration_rows(struct Sheet *sheet, double left);

#endif
