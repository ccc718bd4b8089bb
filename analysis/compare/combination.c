#include "compare/combination.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static bool same_number(double one, double other) {
    return one == other || (isnan(one) && isnan(other));
}

static bool same_target(const struct Intervention *one, const struct Intervention *other) {
    if (one->target != other->target)
        return false;
    switch (one->target) {
    case TARGET_ALL:
        return true;
    case TARGET_GOVERNMENT:
        return one->government == other->government;
    case TARGET_BEST_CONNECTED:
        return one->agency_count == other->agency_count;
    case TARGET_RANDOM:
        return same_number(one->share, other->share);
    case TARGET_AGENCIES:
        break;
    }
    return one->agency_count == other->agency_count &&
           memcmp(one->agencies, other->agencies, (size_t)one->agency_count * sizeof one->agencies[0]) == 0;
}

static bool same_intervention(const struct Intervention *one, const struct Intervention *other) {
    return one->kind == other->kind && same_number(one->start_week, other->start_week) &&
           same_number(one->end_week, other->end_week) && same_number(one->ramp_weeks, other->ramp_weeks) &&
           same_number(one->intensity, other->intensity) && same_number(one->cost, other->cost) &&
           same_target(one, other);
}

static int times_in(const struct Scenario *scenario, const struct Intervention *intervention) {
    int times = 0;
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        times += same_intervention(&scenario->interventions[i], intervention) ? 1 : 0;
    return times;
}

/* The baseline, two scenarios and what may be their combination. */
struct Candidate {
    const struct Scenario *base, *one, *other, *both;
};

/* True if this intervention stands in the combination as often as the two add it to the baseline's, and only
 * one does. */
static bool intervention_fits(const struct Candidate *self, const struct Intervention *intervention) {
    int base = times_in(self->base, intervention);
    int by_one = times_in(self->one, intervention) - base,
        by_other = times_in(self->other, intervention) - base;
    return by_one >= 0 && by_other >= 0 && (by_one == 0 || by_other == 0) &&
           times_in(self->both, intervention) == base + by_one + by_other;
}

static bool interventions_fit(const struct Candidate *self) {
    const struct Scenario *scenarios[] = {self->base, self->one, self->other, self->both};
    for (size_t k = 0; k < sizeof scenarios / sizeof scenarios[0]; k++)
        for (int64_t i = 0; i < scenarios[k]->intervention_count; i++)
            if (!intervention_fits(self, &scenarios[k]->interventions[i]))
                return false;
    return true;
}

static bool parameters_fit(const struct Candidate *self) {
    for (size_t i = 0; i < params_count(); i++) {
        double base = params_get(&self->base->params, i), one = params_get(&self->one->params, i),
               other = params_get(&self->other->params, i), both = params_get(&self->both->params, i);
        bool by_one = one != base, by_other = other != base;
        if ((by_one && by_other) || both != (by_one ? one : other))
            return false;
    }
    return true;
}

static bool networks_fit(const struct Candidate *self) {
    return strcmp(self->base->network_file, self->one->network_file) == 0 &&
           strcmp(self->base->network_file, self->other->network_file) == 0 &&
           strcmp(self->base->network_file, self->both->network_file) == 0;
}

static bool is_combination(const struct Candidate *self) {
    return networks_fit(self) && parameters_fit(self) && interventions_fit(self);
}

static bool changes_something(const struct Scenario *base, const struct Scenario *scenario) {
    const struct Candidate nothing = {base, base, base, scenario};
    return !is_combination(&nothing);
}

size_t combinations_find(size_t count, const struct Scenario scenarios[], size_t capacity,
                         struct Combination found[]) {
    size_t combinations = 0;
    for (size_t one = 1; one < count; one++)
        for (size_t other = one + 1; other < count; other++)
            for (size_t both = 1; both < count; both++) {
                const struct Candidate candidate = {&scenarios[0], &scenarios[one], &scenarios[other],
                                                    &scenarios[both]};
                if (!changes_something(&scenarios[0], &scenarios[one]) ||
                    !changes_something(&scenarios[0], &scenarios[other]) || !is_combination(&candidate))
                    continue;
                if (combinations < capacity)
                    found[combinations] = (struct Combination){one, other, both};
                combinations++;
            }
    return combinations;
}
