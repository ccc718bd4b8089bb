/* The scenario of one run: its scenario with the values of its design point. */
#ifndef TANDEM_STUDY_POINT_H
#define TANDEM_STUDY_POINT_H

#include "base/error.h"
#include "store/identity.h"

/* Sets the factors of `point` in a copy of scenario `scenario` of the study, but for those that it holds.
 * Every point sets the same fields, so one copy serves them all in turn. The copy shares the origins of the
 * original: do not free it. Errors: STATUS_CONFIGURATION for a value out of its limits or a field that the
 * scenario has not. */
enum Status study_point_set(const struct Study *study, int64_t scenario, int64_t point, struct Scenario *copy,
                            struct Error *error) MUST_CHECK;

/* Copies scenario `scenario` and sets the factors of `point` in the copy. Errors: as study_point_set. */
enum Status study_point_scenario(const struct Study *study, int64_t scenario, int64_t point,
                                 struct Scenario *result, struct Error *error) MUST_CHECK;

/* Checks every scenario as a whole at every point, that each factor is the same number in all scenarios and
 * has an effect somewhere; stops at the first that is wrong. Errors: STATUS_CONFIGURATION. */
enum Status study_point_check(const struct Study *study, struct Error *error) MUST_CHECK;

#endif
