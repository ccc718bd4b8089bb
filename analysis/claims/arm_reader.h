/* Reads the arms of a file of claims. */
#ifndef TANDEM_ARM_READER_H
#define TANDEM_ARM_READER_H

#include "claims/claims_reading.h"

/* Adds an arm, under the name of its setting, with a message for each fault. */
void arm_read(struct ClaimReading *self, const config_setting_t *setting);

#endif
