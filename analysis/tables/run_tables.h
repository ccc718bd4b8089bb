/* The results of one scenario as tables, in the order in which people read them. */
#ifndef TANDEM_RUN_TABLES_H
#define TANDEM_RUN_TABLES_H

#include "estimate/summary.h"
#include "tables/table.h"

/* Adds them to `tables`, zero-initialised or not, in the language of readers: completion, durations, endings,
 * proposals, refusals, services, adoption, reach, bass, constructs, sourcing, runs. `focus` as of
 * summary_focus. Errors: STATUS_OUT_OF_MEMORY. Free with tables_free, also after failure. */
enum Status run_tables(struct Tables *tables, const struct Summary *summary, int focus,
                       struct Error *error) MUST_CHECK;

/* What stands below them: what the brackets are and, of one replicate, why there are none. Static text in the
 * language of readers. */
const char *run_tables_legend(const struct Summary *summary);

#endif
