/* The answer of a calibration in three sentences: what the figures say of the factors, whether the calibrated
 * model gives the figures, and what is not known. */
#ifndef TANDEM_CALIBRATION_ANSWER_H
#define TANDEM_CALIBRATION_ANSWER_H

#include "calibrate/calibrated.h"
#include "tables/sentences.h"

void answer_of_calibration(struct Sentences *self, const struct Calibrated *found);

#endif
