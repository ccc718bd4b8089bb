/* The scenario of one run: its scenario with the values of its design point. */
#ifndef TANDEM_STUDY_POINT_H
#define TANDEM_STUDY_POINT_H

#include "error.h"
#include "identity.h"

/* Copies scenario `scenario` and sets the factors of `point`. The copy shares the origins of the original: do
 * not free it. Errors: STATUS_CONFIGURATION for a value out of its limits. */
enum Status study_point_scenario(const struct Study *study, int64_t scenario, int64_t point,
                                 struct Scenario *result, struct Error *error) MUST_CHECK;

/* Checks every point of every scenario; stops at the first that is wrong. Errors: STATUS_CONFIGURATION. */
enum Status study_point_check(const struct Study *study, struct Error *error) MUST_CHECK;

#endif
