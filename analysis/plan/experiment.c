#include "plan/experiment.h"

#include <math.h>
#include <stdlib.h>

static enum Status no_memory(struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the points of the plan");
}

static enum Status take_factors(struct Experiment *self, struct Error *error) {
    const struct Plan *plan = self->plan;
    size_t count = plan->factor_count + plan->linked_count + 1;
    self->points.factors = plan->factor_count + plan->linked_count;
    self->levels = calloc(count, sizeof *self->levels);
    self->centre = calloc(count, sizeof *self->centre);
    self->values = calloc(count, sizeof *self->values);
    self->points.field = calloc(count, sizeof *self->points.field);
    if (self->levels == NULL || self->centre == NULL || self->values == NULL || self->points.field == NULL)
        return no_memory(error);
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < plan->linked_count; i++)
        self->points.field[plan->factor_count + i] = plan->linked[i].field;
    for (size_t f = 0; f < plan->factor_count; f++) {
        const struct Factor *factor = &plan->factors[f];
        double own = scenario_field_get(&plan->scenario, factor->field);
        self->levels[f] = factor->level_count;
        self->values[f] = factor_values(factor);
        self->points.field[f] = factor->field;
        self->centre[f] = factor_unit(factor, own);
        if (isnan(self->centre[f]) && plan->design.kind == DESIGN_ONE_AT_A_TIME)
            status = error_set(error, STATUS_CONFIGURATION,
                               "%s: %g in the scenario is not within the factor's range %g to %g (or none of "
                               "its values), and one_at_a_time begins there",
                               factor->key, own, factor->low, factor->high);
    }
    return status;
}

/* What no run can have would be found out after all of them. */
static enum Status check_weeks(const struct Experiment *self, int64_t weeks, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < self->plan->output_count; i++) {
        int64_t least = outcome_row(self->plan->outputs[i])->least_weeks;
        if (weeks < least)
            status = error_set(error, STATUS_CONFIGURATION,
                               "outputs: %s needs runs of at least %lld weeks, and these have %lld: ask for "
                               "more weeks, or leave it out",
                               self->name[i], (long long)least, (long long)weeks);
    }
    return status;
}

static enum Status take_outputs(struct Experiment *self, int64_t weeks, struct Error *error) {
    size_t count = self->plan->output_count;
    self->name = calloc(count + 1, sizeof *self->name);
    self->output = calloc(count + 1, sizeof *self->output);
    if (self->name == NULL || self->output == NULL)
        return no_memory(error);
    for (size_t i = 0; i < count; i++) {
        outcome_name(self->plan->outputs[i], self->name[i]);
        self->output[i] = self->name[i];
    }
    return check_weeks(self, weeks, error);
}

/* The values of one factor at all points, and of those that move with it. Where its values are countable the
 * coordinates become their positions, so that a step is what it really was; what moves with it goes by these.
 * At the centre of a design one at a time all have the scenario's own values, to the bit: the way through the
 * unit cube may round. */
static void take_factor(struct Experiment *self, size_t f) {
    const struct Plan *plan = self->plan;
    const struct Factor *factor = &plan->factors[f];
    size_t factors = self->design.factors;
    for (size_t p = 0; p < (size_t)self->design.points; p++) {
        double *unit = &self->design.unit[p * factors + f],
               *row = self->points.value + p * self->points.factors;
        bool own = self->design.kind == DESIGN_ONE_AT_A_TIME && *unit == self->centre[f];
        row[f] = own ? scenario_field_get(&plan->scenario, factor->field) : factor_value(factor, *unit);
        if (self->values[f] > 0)
            *unit = factor_position(factor, row[f]);
        for (size_t i = 0; i < plan->linked_count; i++) {
            const struct Factor *linked = &plan->linked[i];
            if (linked->with == f)
                row[factors + i] =
                    own ? scenario_field_get(&plan->scenario, linked->field) : factor_at(linked, *unit);
        }
    }
}

/* What the file says, to the bit. */
static void take_file(struct Experiment *self) {
    const struct Plan *plan = self->plan;
    size_t factors = self->design.factors;
    for (size_t i = 0; i < (size_t)self->design.points * factors; i++) {
        self->points.value[i] = plan->file_value[i];
        self->design.unit[i] = factor_position(&plan->factors[i % factors], plan->file_value[i]);
    }
}

/* A scenario that changes a factor keeps its own value: that is what it is about. */
static enum Status take_scenarios(struct Experiment *self, struct Error *error) {
    const struct Plan *plan = self->plan;
    size_t columns = self->points.factors;
    self->scenario_count = 1 + plan->other_count;
    self->scenarios = calloc(self->scenario_count, sizeof *self->scenarios);
    self->held = calloc(self->scenario_count * columns + 1, 1);
    if (self->scenarios == NULL || self->held == NULL)
        return no_memory(error);
    for (size_t s = 0; s < self->scenario_count; s++) {
        self->scenarios[s] = *plan_scenario(plan, s);
        for (size_t f = 0; f < columns; f++) {
            struct ScenarioField field = self->points.field[f];
            self->held[s * columns + f] =
                field.intervention == SCENARIO_FIELD_PARAMETER &&
                scenario_field_get(&self->scenarios[s], field) != scenario_field_get(&plan->scenario, field);
        }
    }
    if (self->scenario_count > 1)
        self->points.held = self->held;
    return STATUS_OK;
}

static enum Status take_values(struct Experiment *self, struct Error *error) {
    self->points.value =
        malloc(((size_t)self->design.points * self->points.factors + 1) * sizeof *self->points.value);
    if (self->points.value == NULL)
        return no_memory(error);
    if (self->design.kind == DESIGN_FILE)
        take_file(self);
    else
        for (size_t f = 0; f < self->design.factors; f++)
            take_factor(self, f);
    return STATUS_OK;
}

void experiment_point(const struct Plan *plan, const double unit[], double values[]) {
    for (size_t f = 0; f < plan->factor_count; f++)
        values[f] = factor_value(&plan->factors[f], unit[f]);
    for (size_t i = 0; i < plan->linked_count; i++) {
        const struct Factor *factor = &plan->factors[plan->linked[i].with];
        double place = factor_position(factor, values[plan->linked[i].with]);
        values[plan->factor_count + i] = factor_at(&plan->linked[i], place);
    }
}

enum Status experiment_init(struct Experiment *self, const struct Plan *plan, int64_t weeks, uint64_t seed,
                            struct Error *error) {
    *self = (struct Experiment){.plan = plan};
    enum Status status = take_factors(self, error);
    if (status == STATUS_OK)
        status = take_outputs(self, weeks, error);
    self->design = plan->design;
    self->design.factors = plan->factor_count;
    self->design.levels = self->levels;
    self->design.centre = self->centre;
    self->design.values = self->values;
    self->design.seed = plan->has_design_seed ? plan->design.seed : seed;
    if (status == STATUS_OK)
        status = design_make(&self->design, error);
    self->points.count = self->design.factors > 0 ? self->design.points : 0;
    if (status == STATUS_OK)
        status = take_values(self, error);
    return status == STATUS_OK ? take_scenarios(self, error) : status;
}

size_t experiment_values(const struct Experiment *self, size_t column, size_t most, double values[]) {
    size_t count = 0;
    for (size_t p = 0; p < (size_t)self->design.points; p++) {
        double value = self->points.value[p * self->points.factors + column];
        size_t place = count;
        while (place > 0 && values[place - 1] > value)
            place--;
        if (place > 0 && values[place - 1] == value)
            continue;
        if (count == most)
            return most + 1;
        for (size_t i = count++; i > place; i--)
            values[i] = values[i - 1];
        values[place] = value;
    }
    return count;
}

void experiment_free(struct Experiment *self) {
    design_free(&self->design);
    free(self->levels);
    free(self->centre);
    free(self->values);
    free(self->scenarios); /* they borrow all that they point to */
    free(self->held);
    free(self->points.field);
    free(self->points.value);
    free(self->name);
    free(self->output);
    *self = (struct Experiment){0};
}
