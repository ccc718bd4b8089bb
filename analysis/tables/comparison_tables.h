/* The results of a comparison as tables: effects for people and for files, ranking, combinations. */
#ifndef TANDEM_COMPARISON_TABLES_H
#define TANDEM_COMPARISON_TABLES_H

#include "compare/comparison.h"
#include "params/scenario.h"
#include "tables/table.h"

/* Adds to `tables`, zero-initialised or not, in the language of readers: of each scenario but the baseline
 * its differences in the primary outcomes, with verdicts (keys primary.NAME); of all of them those in the
 * others, without (secondary); how sure the ranking is (ranking, ranking_pairs); what pairs do beyond the sum
 * of what each does alone (combinations). Errors: STATUS_OUT_OF_MEMORY. Free with tables_free, also after
 * failure. */
enum Status comparison_tables(struct Tables *tables, const struct Comparison *comparison,
                              const struct Scenario scenarios[], struct Error *error) MUST_CHECK;

/* Adds to `tables`, zero-initialised or not, in the language of readers, the effects of a scenario but the
 * baseline on every outcome that the runs have, with verdicts where there are some: over all (overall), and
 * by case type (by_type). Errors: STATUS_OUT_OF_MEMORY. Free with tables_free, also after failure. */
enum Status comparison_scenario(struct Tables *tables, const struct Comparison *comparison, size_t scenario,
                                struct Error *error) MUST_CHECK;

/* The table of comparison.csv: a row each scenario but the baseline and outcome, in their order, with the
 * columns of comparison_table. Errors: STATUS_OUT_OF_MEMORY. Free with table_free, also after failure. */
enum Status comparison_effects(struct Table *self, const struct Comparison *comparison,
                               struct Error *error) MUST_CHECK;

#endif
