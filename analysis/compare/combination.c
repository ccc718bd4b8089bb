#include "compare/combination.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
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

/* A number for what a scenario changes of the baseline: those of two that share no change add up to that of
 * their combination, so that candidates need not be tried one by one. */
struct Signature {
    uint64_t sum;
    size_t scenario;
};

static uint64_t mix(uint64_t number, uint64_t word) {
    number = (number ^ word) * UINT64_C(0xD6E8FEB86659FD93);
    return number ^ number >> 32;
}

static uint64_t mix_real(uint64_t number, double value) {
    uint64_t word = 1; /* a NaN, which is none but itself */
    if (!isnan(value)) {
        value += 0.0; /* -0 is 0 */
        memcpy(&word, &value, sizeof word);
    }
    return mix(number, word);
}

/* Of what decides whether two are the same, not all: who is told apart by nothing else is looked at anyway.
 */
static uint64_t intervention_number(const struct Intervention *it) {
    uint64_t number = mix(UINT64_MAX, (uint64_t)it->kind);
    const double values[] = {it->start_week, it->end_week, it->ramp_weeks, it->intensity, it->cost};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        number = mix_real(number, values[i]);
    return mix(number, (uint64_t)it->target);
}

static uint64_t interventions_number(const struct Scenario *scenario) {
    uint64_t sum = 0;
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        sum += intervention_number(&scenario->interventions[i]);
    return sum;
}

static struct Signature signature(const struct Scenario *base, const struct Scenario *scenarios,
                                  size_t index) {
    const struct Scenario *scenario = &scenarios[index];
    uint64_t sum = interventions_number(scenario) - interventions_number(base);
    for (size_t i = 0; i < params_count(); i++) {
        double value = params_get(&scenario->params, i);
        if (value != params_get(&base->params, i))
            sum += mix_real(mix(0, i), value);
    }
    return (struct Signature){sum, index};
}

static int compare_signatures(const void *one, const void *other) {
    const struct Signature *first = one, *second = other;
    if (first->sum != second->sum)
        return first->sum < second->sum ? -1 : 1;
    return first->scenario < second->scenario ? -1 : 1;
}

/* The first in ascending order that has at least this sum. */
static size_t first_with(size_t count, const struct Signature sorted[], uint64_t sum) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle].sum < sum)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum Status combinations_find(size_t count, const struct Scenario scenarios[], size_t capacity,
                              struct Combination found[], size_t *combinations, struct Error *error) {
    struct Signature *given = calloc(2 * count + 1, sizeof *given), *sorted = given + count;
    bool *changes = calloc(count + 1, sizeof *changes);
    *combinations = 0;
    if (given == NULL || changes == NULL) {
        free(given);
        free(changes);
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to look for combinations of %zu scenarios",
                         count);
    }
    for (size_t i = 1; i < count; i++) {
        given[i] = sorted[i] = signature(&scenarios[0], scenarios, i);
        changes[i] = changes_something(&scenarios[0], &scenarios[i]);
    }
    if (count > 1)
        qsort(sorted + 1, count - 1, sizeof *sorted, compare_signatures);
    for (size_t one = 1; one < count; one++)
        for (size_t other = one + 1; other < count && changes[one]; other++) {
            uint64_t sum = given[one].sum + given[other].sum;
            size_t k = 1 + first_with(count - 1, sorted + 1, sum);
            for (; changes[other] && k < count && sorted[k].sum == sum; k++) {
                const struct Candidate candidate = {&scenarios[0], &scenarios[one], &scenarios[other],
                                                    &scenarios[sorted[k].scenario]};
                if (!is_combination(&candidate))
                    continue;
                if (*combinations < capacity)
                    found[*combinations] = (struct Combination){one, other, sorted[k].scenario};
                ++*combinations;
            }
        }
    free(given);
    free(changes);
    return STATUS_OK;
}
