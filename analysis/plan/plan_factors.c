#include "plan/plan_factors.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "plan/plan_factor.h"

enum { EXCEPTIONS_MOST = 128 };

/* The one with the fewest values leads: the others can follow its steps, and not it theirs. */
static void let_coarsest_lead(struct Plan *plan, bool named) {
    struct Factor *lead = &plan->factors[plan->factor_count - 1];
    for (size_t i = 0; i < plan->linked_count; i++) {
        struct Factor *other = &plan->linked[i], swapped = *lead;
        size_t values = factor_values(lead), fewer = factor_values(other);
        if (plan->linked[i].with != plan->factor_count - 1 || fewer == 0 || (values > 0 && values <= fewer))
            continue;
        *lead = *other;
        *other = swapped;
        other->with = lead->with;
        lead->level_count = swapped.level_count;
        if (named)
            memcpy(lead->key, swapped.key, sizeof lead->key);
    }
}

/* Several parameters that move together, each over its own range in the parameter table. */
static void read_together(const struct PlanReading *self, const config_setting_t *element,
                          const config_setting_t *list) {
    static const char *const known[] = {"parameters", "name", "levels"};
    int before = self->reading.error->count;
    int count =
        config_setting_is_array(list) || config_setting_is_list(list) ? config_setting_length(list) : 0;
    const config_setting_t *name = config_setting_get_member(element, "name");
    const config_setting_t *levels = config_setting_get_member(element, "levels");
    for (int i = 0; i < config_setting_length(element); i++) {
        const config_setting_t *member = config_setting_get_elem(element, (unsigned)i);
        if (member != list && member != name && member != levels)
            plan_reading_unknown(self, member, known, COUNT_OF(known));
    }
    if (count < 2)
        reading_fault(&self->reading, list,
                      "parameters: must be a list of at least 2 names in double quotes");
    for (int i = 0; i < count && self->reading.error->count == before; i++) {
        struct Factor factor = {.level_count = 2};
        const config_setting_t *parameter = config_setting_get_elem(list, (unsigned)i);
        if (!plan_factor_find(self, parameter, &factor))
            return;
        plan_factor_range(&factor);
        plan_factor_check(self, parameter, &factor);
        if (i == 0 && name != NULL)
            plan_factor_name(self, name, &factor);
        if (i == 0 && levels != NULL)
            plan_factor_levels(self, levels, &factor);
        if (self->reading.error->count > before ||
            !(i == 0 ? plan_factor_add : plan_factor_link)(self, parameter, &factor))
            return;
    }
    if (self->reading.error->count > before)
        return;
    let_coarsest_lead(self->plan, name != NULL);
    plan_factor_check_levels(self, element, &self->plan->factors[self->plan->factor_count - 1]);
}

/* Keys that a selection leaves out. */
struct Exceptions {
    size_t count;
    size_t index[EXCEPTIONS_MOST];
};

static bool read_exceptions(const struct PlanReading *self, const config_setting_t *setting,
                            struct Exceptions *exceptions) {
    int count = config_setting_is_array(setting) || config_setting_is_list(setting)
                    ? config_setting_length(setting)
                    : EXCEPTIONS_MOST + 1;
    if (count > EXCEPTIONS_MOST) {
        reading_fault(&self->reading, setting, "except: must be a list of at most %d parameters",
                      EXCEPTIONS_MOST);
        return false;
    }
    for (int i = 0; i < count; i++) {
        struct Factor factor;
        if (!plan_factor_find(self, config_setting_get_elem(setting, (unsigned)i), &factor))
            return false;
        if (factor.field.intervention == SCENARIO_FIELD_PARAMETER)
            exceptions->index[exceptions->count++] = factor.field.index;
    }
    return true;
}

static bool is_selected(const struct ParamRow *row, const char *word) {
    if (row->kind == KIND_SWITCH || !(row->sweep_low < row->sweep_high))
        return false;
    return strcmp(word, "assumed") == 0 ? row->status == STATUS_ASSUMED : strcmp(word, row->group) == 0;
}

static void select_factors(const struct PlanReading *self, const config_setting_t *element, const char *word,
                           const struct Exceptions *exceptions) {
    size_t found = 0;
    for (size_t p = 0; p < params_count(); p++) {
        struct Factor factor = {.field = {SCENARIO_FIELD_PARAMETER, p}, .level_count = 2};
        bool wanted = is_selected(params_row(p), word);
        for (size_t i = 0; i < exceptions->count; i++)
            wanted = wanted && exceptions->index[i] != p;
        if (!wanted)
            continue;
        found++;
        scenario_field_key(&self->plan->scenario, factor.field, factor.key);
        plan_factor_range(&factor);
        if (!plan_factor_add(self, element, &factor))
            return;
    }
    if (found == 0)
        reading_fault(&self->reading, element,
                      "select \"%s\": no parameter with a range to sweep, allowed: assumed, or a group "
                      "(`tandem params` lists them)",
                      word);
}

static void read_selection(const struct PlanReading *self, const config_setting_t *element,
                           const config_setting_t *selection) {
    static const char *const known[] = {"select", "except"};
    char word[64];
    struct Exceptions exceptions = {0};
    const config_setting_t *except = config_setting_get_member(element, "except");
    for (int i = 0; i < config_setting_length(element); i++) {
        const config_setting_t *member = config_setting_get_elem(element, (unsigned)i);
        if (member != selection && member != except)
            plan_reading_unknown(self, member, known, COUNT_OF(known));
    }
    if (reading_text(&self->reading, selection, "select", word, sizeof word) &&
        (except == NULL || read_exceptions(self, except, &exceptions)))
        select_factors(self, element, word, &exceptions);
}

void plan_factors_read(const struct PlanReading *self, const config_setting_t *list) {
    if (!config_setting_is_list(list)) {
        reading_type_fault(&self->reading, list, "factors", "a list ( ) of groups { }");
        return;
    }
    if (self->plan->design.kind == DESIGN_FILE) {
        reading_fault(&self->reading, list, "the design \"file\" has its columns as factors");
        return;
    }
    for (int i = 0; i < config_setting_length(list); i++) {
        const config_setting_t *element = config_setting_get_elem(list, (unsigned)i);
        bool group = config_setting_is_group(element);
        const config_setting_t *parameter = group ? config_setting_get_member(element, "parameter") : NULL;
        const config_setting_t *selection = group ? config_setting_get_member(element, "select") : NULL;
        const config_setting_t *several = group ? config_setting_get_member(element, "parameters") : NULL;
        int forms = (parameter != NULL) + (selection != NULL) + (several != NULL);
        if (forms == 1 && parameter != NULL)
            plan_factor_read(self, element, parameter);
        else if (forms == 1 && selection != NULL)
            read_selection(self, element, selection);
        else if (forms == 1)
            read_together(self, element, several);
        else
            reading_fault(&self->reading, element,
                          "a factor must be a group { } with one of parameter, parameters (that move "
                          "together) or select");
    }
}
