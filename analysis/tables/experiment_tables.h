/* What was found about one output of a plan, as tables: sensitivity, responses, replicates needed. */
#ifndef TANDEM_EXPERIMENT_TABLES_H
#define TANDEM_EXPERIMENT_TABLES_H

#include "compare/outcomes.h"
#include "sensitivity/replicates_needed.h"
#include "sensitivity/response.h"
#include "sensitivity/sensitivity.h"
#include "tables/table.h"

/* Each adds one table in the language of readers; factors[k] are the keys of the factors, and people see
 * those that matter most. */
void table_sensitivity(struct Tables *tables, const struct Sensitivity *found, enum Outcome outcome,
                       const char *const factors[]);
void table_points(struct Tables *tables, const struct Response *response, enum Outcome outcome);
void table_responses(struct Tables *tables, const struct Response *response, enum Outcome outcome,
                     const char *const factors[], double confidence);
void table_widths(struct Tables *tables, const struct ReplicatesNeeded *needed, enum Outcome outcome);

/* What replicates are to show: NaN where it is not asked for. `paired`: the standard deviation of paired
 * differences, NaN without a second point. */
struct NeedsOfReplicates {
    double half_width, effect, power, paired, confidence;
};
void table_needed(struct Tables *tables, const struct ReplicatesNeeded *needed,
                  const struct NeedsOfReplicates *needs, enum Outcome outcome);

#endif
