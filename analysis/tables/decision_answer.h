/* The answer of a decision in three sentences. */
#ifndef TANDEM_DECISION_ANSWER_H
#define TANDEM_DECISION_ANSWER_H

#include "decide/decision_view.h"
#include "tables/sentences.h"

/* Of the largest budget in full, with its harm first; of smaller ones what is best. */
void answer_of_decision(struct Sentences *self, const struct DecisionView *view);

#endif
