/* Reads one test of a claim. */
#ifndef TANDEM_CLAIM_TEST_READER_H
#define TANDEM_CLAIM_TEST_READER_H

#include "claims/claims_reading.h"

/* Adds the test of a group to the claims; it belongs to the claim that comes next. Where it does not say what
 * matters, two points of a share, 0.02 of a score, a week, a tenth of a ratio of two differences and a
 * twentieth of the level of anything else do. Every fault has its message. */
void claim_test_read(struct ClaimReading *self, const config_setting_t *element);

#endif
