/* Sentences that go below the numbers of a sensitivity, in the language of the reader. */
#ifndef TANDEM_SENSITIVITY_REMARKS_H
#define TANDEM_SENSITIVITY_REMARKS_H

#include "sensitivity/sensitivity.h"

/* How an output is shown: its unit, and what its own numbers are multiplied by. */
struct SensitivityRemarkOutput {
    const char *unit;
    double scale;
};

/* Remark number `index` (`output` is looked at for a constant output alone), from 0 on: what a constant
 * output means, and then nothing else; otherwise what the estimator says (interactions), what estimates below
 * 0 or above 1 mean, how much is noise between replicates or why that is not known. False past the last. 640
 * bytes are enough. */
enum { SENSITIVITY_REMARK_SIZE = 640 };
bool sensitivity_remark(const struct Sensitivity *self, const struct SensitivityRemarkOutput *output,
                        size_t index, char buffer[SENSITIVITY_REMARK_SIZE]);

#endif
