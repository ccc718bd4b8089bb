#include "compare/judgement.h"

#include <math.h>

static const struct ComparedEffect *effect_of(const struct Comparison *self, size_t scenario,
                                              enum Outcome outcome) {
    return &self->effects[scenario][outcome];
}

/* The difference as a share of what the baseline has; of nothing, anything is more than all. */
static double relative(const struct Comparison *self, size_t scenario, enum Outcome outcome) {
    const struct PairedEffect *paired = &effect_of(self, scenario, outcome)->paired;
    return fabs(paired->difference.value) / fabs(paired->baseline_mean);
}

static void insert(const struct Comparison *self, size_t scenario, enum Outcome outcome,
                   enum Outcome sorted[], size_t *count) {
    size_t place = (*count)++;
    double size = relative(self, scenario, outcome);
    for (; place > 0 && relative(self, scenario, sorted[place - 1]) < size; place--)
        sorted[place] = sorted[place - 1];
    sorted[place] = outcome;
}

static bool vanishes(const struct Comparison *self, size_t scenario, int type) {
    const struct PairedEffect *started =
        &effect_of(self, scenario, (enum Outcome)(OUTCOME_STARTED_EPISODES + 1 + type))->paired;
    return started->baseline_mean > 0.0 && started->scenario_mean == 0.0;
}

static bool is_below(const struct Estimate *difference) {
    return difference->high < 0.0;
}

static enum JudgementSaving saving_of(const struct Comparison *self, size_t scenario) {
    const struct ComparedEffect *effects = self->effects[scenario];
    if (!is_below(&effects[OUTCOME_TOTAL_COST].paired.difference))
        return SAVING_NONE;
    if (effects[OUTCOME_REFUSED_52].paired.difference.low > 0.0)
        return SAVING_MORE_REFUSED;
    if (is_below(&effects[OUTCOME_STARTED_EPISODES].paired.difference))
        return SAVING_FEWER_START;
    return is_below(&effects[OUTCOME_COMPLETED_EPISODES].paired.difference) ? SAVING_FEWER_COMPLETED
                                                                            : SAVING_PLAIN;
}

struct Judgement judgement_of(const struct Comparison *self, size_t scenario) {
    struct Judgement judgement = {.saving = saving_of(self, scenario)};
    bool known = false, worse = false;
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        enum Outcome outcome = (enum Outcome)i;
        enum Verdict verdict = effect_of(self, scenario, outcome)->verdict;
        known = known || verdict != VERDICT_NONE;
        if (self->role[i] == COMPARISON_REPEATED)
            continue;
        if (verdict == VERDICT_WORSE)
            insert(self, scenario, outcome, judgement.worse, &judgement.worse_count);
        else if (verdict == VERDICT_BETTER)
            insert(self, scenario, outcome, judgement.better, &judgement.better_count);
    }
    for (int type = 0; type < CASE_TYPE_COUNT && known; type++) {
        judgement.vanished[type] = vanishes(self, scenario, type);
        worse = worse || judgement.vanished[type];
    }
    worse = worse || judgement.worse_count > 0;
    if (!known)
        judgement.kind = JUDGEMENT_UNKNOWN;
    else if (worse)
        judgement.kind = judgement.better_count > 0 ? JUDGEMENT_MIXED : JUDGEMENT_HARMS;
    else
        judgement.kind = judgement.better_count > 0 ? JUDGEMENT_HELPS : JUDGEMENT_UNCLEAR;
    return judgement;
}

/* What one more completed collaboration costs; INFINITY where that is not known. */
static double cost_of_one_more(const struct Comparison *self, size_t scenario) {
    const struct CostEffect *cost = &self->cost_effects[scenario][COST_PER_COMPLETION];
    return cost->kind == COST_EFFECT_PER_GAIN ? cost->fieller.value : INFINITY;
}

static bool comes_before(const struct Comparison *self, size_t one, size_t other) {
    enum JudgementKind kind = judgement_of(self, one).kind, other_kind = judgement_of(self, other).kind;
    if (kind != other_kind)
        return kind < other_kind;
    return cost_of_one_more(self, one) < cost_of_one_more(self, other);
}

size_t judgement_order(const struct Comparison *self, enum ComparisonRanked ranked, size_t order[]) {
    size_t count = 0;
    for (size_t s = 1; s < self->scenarios; s++) {
        if (comparison_is_pair(self, s) != (ranked == RANKED_PAIRS))
            continue;
        size_t place = count++;
        for (; place > 0 && comes_before(self, s, order[place - 1]); place--)
            order[place] = order[place - 1];
        order[place] = s;
    }
    return count;
}

bool judgement_is_of_nothing(const struct Comparison *comparison, size_t scenario) {
    static const double rounding = 1e-9; /* less is what sums leave that cancel */
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const struct Estimate *difference = &comparison->effects[scenario][i].difference;
        if (comparison_is_primary(comparison, (enum Outcome)i) && !isnan(difference->value) &&
            !(fabs(difference->low) < rounding && fabs(difference->high) < rounding))
            return false;
    }
    return true;
}
