#include "plan/plan_factor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "params/suggest.h"

/* Room for one more; false after a message. */
static bool grow(const struct PlanReading *self, void **array, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity)
        return true;
    size_t more = *capacity > 0 ? 2 * *capacity : 16;
    void *room = realloc(*array, more * size);
    if (room == NULL) {
        error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for %zu factors", more);
        return false;
    }
    *array = room;
    *capacity = more;
    return true;
}

static bool same_field(const struct ScenarioField *one, const struct ScenarioField *other) {
    return one->intervention == other->intervention && one->index == other->index;
}

static bool is_taken(const struct PlanReading *self, const config_setting_t *setting,
                     const struct Factor *factor) {
    const struct Plan *plan = self->plan;
    bool taken = false;
    for (size_t i = 0; i < plan->factor_count; i++)
        taken = taken || same_field(&plan->factors[i].field, &factor->field) ||
                strcmp(plan->factors[i].key, factor->key) == 0;
    for (size_t i = 0; i < plan->linked_count; i++)
        taken = taken || same_field(&plan->linked[i].field, &factor->field);
    if (taken)
        reading_fault(&self->reading, setting, "%s is a factor already", factor->key);
    return taken;
}

bool plan_factor_add(const struct PlanReading *self, const config_setting_t *setting,
                     const struct Factor *factor) {
    struct Plan *plan = self->plan;
    void *factors = plan->factors;
    bool room = !is_taken(self, setting, factor) &&
                grow(self, &factors, plan->factor_count, &plan->factor_capacity, sizeof *factor);
    plan->factors = factors;
    if (room)
        plan->factors[plan->factor_count++] = *factor;
    return room;
}

/* To the factor that was added last. */
bool plan_factor_link(const struct PlanReading *self, const config_setting_t *setting,
                      const struct Factor *factor) {
    struct Plan *plan = self->plan;
    void *linked = plan->linked;
    bool room = !is_taken(self, setting, factor) &&
                grow(self, &linked, plan->linked_count, &plan->linked_capacity, sizeof *plan->linked);
    plan->linked = linked;
    if (room) {
        plan->linked[plan->linked_count] = *factor;
        plan->linked[plan->linked_count++].with = plan->factor_count - 1;
    }
    return room;
}

/* The range to sweep that the parameter table has; intervention fields have none. */
void plan_factor_range(struct Factor *factor) {
    factor->kind = KIND_REAL;
    factor->scale = SCALE_LINEAR;
    factor->low = factor->high = NAN;
    if (factor->field.intervention != SCENARIO_FIELD_PARAMETER)
        return;
    const struct ParamRow *row = params_row(factor->field.index);
    factor->kind = row->kind;
    factor->scale = row->scale;
    if (row->sweep_low < row->sweep_high) {
        factor->low = row->sweep_low;
        factor->high = row->sweep_high;
    }
    if (row->kind == KIND_SWITCH) {
        factor->low = 0.0;
        factor->high = 1.0;
    }
}

static void read_scale(const struct PlanReading *self, const config_setting_t *setting,
                       struct Factor *factor) {
    static const char *const names[] = {"linear", "log"};
    char word[32], suggestion[SUGGESTION_SIZE];
    if (!reading_text(&self->reading, setting, "scale", word, sizeof word))
        return;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(word, names[i]) == 0) {
            factor->scale = i == 0 ? SCALE_LINEAR : SCALE_LOG;
            return;
        }
    suggest_word(suggestion, word, names, COUNT_OF(names));
    reading_fault(&self->reading, setting, "scale \"%s\": unknown%s", word, suggestion);
}

static void read_values(const struct PlanReading *self, const config_setting_t *setting,
                        struct Factor *factor) {
    int count = config_setting_is_aggregate(setting) && !config_setting_is_group(setting)
                    ? config_setting_length(setting)
                    : 0;
    if (count < 2 || count > FACTOR_LEVELS_MOST) {
        reading_fault(&self->reading, setting, "values: must be a list of 2 to %d numbers",
                      FACTOR_LEVELS_MOST);
        return;
    }
    for (int i = 0; i < count; i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        if (!reading_number(&self->reading, element, "values", &factor->levels[i]))
            return;
        if (i > 0 && !(factor->levels[i] > factor->levels[i - 1])) {
            reading_fault(&self->reading, element, "values: must ascend");
            return;
        }
    }
    factor->low = factor->levels[0];
    factor->high = factor->levels[count - 1];
    factor->level_count = (size_t)count;
    factor->levels_explicit = true;
}

/* The most levels of a grid, at most those that are asked for, of which no two are the same whole number. */
static size_t most_levels(const struct Factor *factor) {
    for (size_t levels = factor->level_count; levels > 2; levels--) {
        size_t level = 1;
        while (level < levels && factor_value(factor, (double)level / (double)(levels - 1)) >
                                     factor_value(factor, (double)(level - 1) / (double)(levels - 1)))
            level++;
        if (level == levels)
            return levels;
    }
    return 2;
}

void plan_factor_check_levels(const struct PlanReading *self, const config_setting_t *setting,
                              const struct Factor *factor) {
    if (factor_values(factor) == 0 || factor->levels_explicit || most_levels(factor) == factor->level_count)
        return;
    reading_fault(
        &self->reading, setting,
        "%s: levels: %zu would give the same whole number twice from %g to %g%s, allowed is 2 to %zu",
        factor->key, factor->level_count, factor->low, factor->high,
        factor->scale == SCALE_LOG ? " on the scale \"log\"" : "", most_levels(factor));
}

void plan_factor_check(const struct PlanReading *self, const config_setting_t *setting,
                       const struct Factor *factor) {
    int before = self->reading.error->count;
    if (isnan(factor->low) || isnan(factor->high)) {
        reading_fault(&self->reading, setting,
                      "%s: has no range to sweep in the parameter table: give low and high, or values",
                      factor->key);
        return;
    }
    if (!(factor->low < factor->high))
        reading_fault(&self->reading, setting, "%s: low %g must be below high %g", factor->key, factor->low,
                      factor->high);
    else if (factor->scale == SCALE_LOG && !(factor->low > 0.0))
        reading_fault(&self->reading, setting, "%s: low must be above 0 on the scale \"log\"", factor->key);
    else if (factor->kind == KIND_INTEGER && !factor->levels_explicit &&
             (factor->low != floor(factor->low) || factor->high != floor(factor->high)))
        reading_fault(&self->reading, setting, "%s: low and high must be whole numbers", factor->key);
    struct Scenario tried = self->plan->scenario;
    for (size_t i = 0; i < (factor->levels_explicit ? factor->level_count : 2); i++) {
        struct Error why = {0};
        double value = factor->levels_explicit ? factor->levels[i] : i == 0 ? factor->low : factor->high;
        if (scenario_field_set(&tried, factor->field, value, &why) != STATUS_OK)
            reading_fault(&self->reading, setting, "%s", why.text);
    }
    if (self->reading.error->count == before)
        plan_factor_check_levels(self, setting, factor);
}

bool plan_factor_find(const struct PlanReading *self, const config_setting_t *setting,
                      struct Factor *factor) {
    char key[SCENARIO_FIELD_KEY];
    if (!reading_text(&self->reading, setting, "parameter", key, sizeof key))
        return false;
    int line = (int)config_setting_source_line(setting);
    if (scenario_field_find(&self->plan->scenario, key, &factor->field, self->reading.file, line,
                            self->reading.error) != STATUS_OK)
        return false;
    scenario_field_key(&self->plan->scenario, factor->field, factor->key);
    return true;
}

void plan_factor_levels(const struct PlanReading *self, const config_setting_t *setting,
                        struct Factor *factor) {
    int64_t levels;
    const struct DesignRow *design = design_row(self->plan->design.kind);
    if (!plan_reading_whole(self, setting, 2, FACTOR_LEVELS_MOST, &levels))
        return;
    if (design->size[0] != '\0')
        reading_fault(&self->reading, setting,
                      "levels: the design %s has none, factorial and one_at_a_time have", design->name);
    factor->level_count = (size_t)levels;
}

static void read_low(const struct PlanReading *self, const config_setting_t *setting, struct Factor *factor) {
    (void)reading_number(&self->reading, setting, "low", &factor->low);
}

static void read_high(const struct PlanReading *self, const config_setting_t *setting,
                      struct Factor *factor) {
    (void)reading_number(&self->reading, setting, "high", &factor->high);
}

void plan_factor_name(const struct PlanReading *self, const config_setting_t *setting,
                      struct Factor *factor) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    char name[SCENARIO_FIELD_KEY];
    if (!reading_text(&self->reading, setting, "name", name, sizeof name))
        return;
    if (name[0] == '\0' || name[strspn(name, plain)] != '\0')
        reading_fault(&self->reading, setting,
                      "name \"%s\": allowed are letters, digits, \".\", \"_\", \"-\"", name);
    else
        memcpy(factor->key, name, sizeof name);
}

static const struct FactorKey {
    const char *name;
    void (*read)(const struct PlanReading *self, const config_setting_t *setting, struct Factor *factor);
} factor_keys[] = {
    {"parameter", NULL},   {"name", plan_factor_name},     {"low", read_low},       {"high", read_high},
    {"scale", read_scale}, {"levels", plan_factor_levels}, {"values", read_values},
};

static void refuse_factor_key(const struct PlanReading *self, const config_setting_t *setting) {
    const char *known[COUNT_OF(factor_keys)];
    for (size_t i = 0; i < COUNT_OF(factor_keys); i++)
        known[i] = factor_keys[i].name;
    plan_reading_unknown(self, setting, known, COUNT_OF(known));
}

static void read_member(const struct PlanReading *self, const config_setting_t *setting,
                        struct Factor *factor) {
    for (size_t i = 0; i < COUNT_OF(factor_keys); i++)
        if (strcmp(config_setting_name(setting), factor_keys[i].name) == 0) {
            if (factor_keys[i].read != NULL)
                factor_keys[i].read(self, setting, factor);
            return;
        }
    refuse_factor_key(self, setting);
}

void plan_factor_read(const struct PlanReading *self, const config_setting_t *element,
                      const config_setting_t *parameter) {
    struct Factor factor = {.level_count = 2};
    int before = self->reading.error->count;
    if (!plan_factor_find(self, parameter, &factor))
        return;
    plan_factor_range(&factor);
    for (int i = 0; i < config_setting_length(element); i++)
        read_member(self, config_setting_get_elem(element, (unsigned)i), &factor);
    if (config_setting_get_member(element, "values") != NULL &&
        (config_setting_get_member(element, "low") != NULL ||
         config_setting_get_member(element, "high") != NULL ||
         config_setting_get_member(element, "levels") != NULL))
        reading_fault(&self->reading, element, "%s: values go without low, high and levels", factor.key);
    if (self->reading.error->count == before)
        plan_factor_check(self, element, &factor);
    if (self->reading.error->count == before)
        (void)plan_factor_add(self, element, &factor);
}
