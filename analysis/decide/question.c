#include "decide/question.h"

bool question_affords(const struct DecisionQuestion *self, size_t budget, size_t mix) {
    return self->mixes[mix].cost <= self->budgets[budget] * (1.0 + 1e-6);
}

size_t question_smallest_budget(const struct DecisionQuestion *self, size_t mix) {
    size_t budget = 0;
    while (budget < self->budget_count && !question_affords(self, budget, mix))
        budget++;
    return budget;
}
