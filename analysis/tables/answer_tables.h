/* The tables of the answer of a comparison: what each option does, and what it costs. */
#ifndef TANDEM_ANSWER_TABLES_H
#define TANDEM_ANSWER_TABLES_H

#include "base/error.h"
#include "compare/comparison.h"
#include "params/scenario.h"
#include "tables/table.h"

/* Adds to `tables`, zero-initialised or not, in the language of readers: options (single ones, harm first,
 * against the baseline), pairs if there are any, and money (of all, the parts adding up to the total as
 * shown). Errors: STATUS_OUT_OF_MEMORY. Free with tables_free, also after failure. */
enum Status answer_tables(struct Tables *tables, const struct Comparison *comparison,
                          const struct Scenario scenarios[], struct Error *error) MUST_CHECK;

#endif
