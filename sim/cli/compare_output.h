/* What `tandem compare` says on stdout: effects of each scenario against the baseline, cost and effect,
 * ranking, combinations; or JSON. */
#ifndef TANDEM_COMPARE_OUTPUT_H
#define TANDEM_COMPARE_OUTPUT_H

#include "compare/comparison.h"
#include "params/scenario.h"

/* Prints a finished comparison of scenarios[comparison->scenarios], and where its files are. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status compare_output_print(const struct Comparison *comparison, const struct Scenario *scenarios,
                                 const char *directory, struct Error *error) MUST_CHECK;

/* The same as JSON. Errors: STATUS_OUT_OF_MEMORY. */
enum Status compare_output_json(const struct Comparison *comparison, const struct Scenario *scenarios,
                                struct Error *error) MUST_CHECK;

#endif
