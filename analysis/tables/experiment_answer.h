/* The answer of a plan of experiments in three sentences: what moves its outputs, how sure that is, and where
 * it holds. */
#ifndef TANDEM_EXPERIMENT_ANSWER_H
#define TANDEM_EXPERIMENT_ANSWER_H

#include "compare/outcomes.h"
#include "sensitivity/response.h"
#include "sensitivity/sensitivity.h"
#include "tables/experiment_tables.h"
#include "tables/sentences.h"

/* Adds that an output is at its limit in that share of runs, where it is so in more than OUTCOME_LIMITED of
 * them. */
void answer_of_limit(struct Sentences *self, enum Outcome outcome, double share);

/* Adds what one output says: of the first of a plan all three sentences, of further ones which factor moves
 * them most. factors[k] are the keys of the factors. `given` are measures of the same points from given data,
 * NULL for none: they see what turns back on its way from the lowest values to the highest. */
void answer_of_response(struct Sentences *self, const struct Response *response,
                        const struct Sensitivity *given, enum Outcome outcome, const char *const factors[]);
void answer_of_sensitivity(struct Sentences *self, const struct Sensitivity *found, enum Outcome outcome,
                           const char *const factors[]);

/* Adds how many replicates one output needs: of the first of a plan all three sentences, of further ones the
 * number. */
void answer_of_needs(struct Sentences *self, const struct ReplicatesNeeded *needed,
                     const struct NeedsOfReplicates *needs, enum Outcome outcome);

#endif
