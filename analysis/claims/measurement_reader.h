/* Reads what a test measures. */
#ifndef TANDEM_MEASUREMENT_READER_H
#define TANDEM_MEASUREMENT_READER_H

#include "claims/claims_reading.h"

/* "QUANTITY" or "QUANTITY + QUANTITY", either perhaps followed by "/ QUANTITY", or a group of measure and
 * restrictions; its quantities become outputs of the claims. False after a message. */
bool measurement_read(struct ClaimReading *self, const config_setting_t *setting,
                      struct Measurement *measurement);

#endif
