#include "params/scenario_combine.h"

#include <stdio.h>
#include <string.h>

#include "params/scenario.h"

static enum Status params_combine(struct Scenario *self, const struct Scenario *base,
                                  const struct Scenario *one, const struct Scenario *other,
                                  struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < params_count() && status == STATUS_OK; i++) {
        const struct ParamRow *row = params_row(i);
        double before = params_get(&base->params, i);
        double first = params_get(&one->params, i), second = params_get(&other->params, i);
        bool headline = strncmp(row->name, "focus_", 6) == 0; /* of tables, not of the world */
        if (first != before && second != before && !headline)
            return error_set(error, STATUS_CONFIGURATION, "%s and %s cannot be combined: both change %s",
                             one->name, other->name, params_key(i));
        const struct Scenario *source = first != before ? one : second != before ? other : base;
        status = params_set(&self->params, i, params_get(&source->params, i), NULL, 0, error);
        self->origin[i] = source->origin[i];
    }
    return status;
}

/* Interventions of the base stand first in both, so what a scenario adds stands after them. */
static enum Status interventions_combine(struct Scenario *self, const struct Scenario *base,
                                         const struct Scenario *one, const struct Scenario *other,
                                         struct Error *error) {
    int64_t common = base->intervention_count, first = one->intervention_count - common;
    int64_t second = other->intervention_count - common;
    if (first < 0 || second < 0 || common + first + second > INTERVENTIONS_MOST)
        return error_set(error, STATUS_CONFIGURATION,
                         "%s and %s cannot be combined: at most %d interventions", one->name, other->name,
                         (int)INTERVENTIONS_MOST);
    size_t size = sizeof self->interventions[0];
    memcpy(self->interventions, base->interventions, (size_t)common * size);
    memcpy(self->interventions + common, one->interventions + common, (size_t)first * size);
    memcpy(self->interventions + common + first, other->interventions + common, (size_t)second * size);
    self->intervention_count = common + first + second;
    return STATUS_OK;
}

static void names_combine(struct Scenario *self, const struct Scenario *one, const struct Scenario *other) {
    snprintf(self->name, sizeof self->name, "%.250s+%.250s", one->name, other->name);
    snprintf(self->title, sizeof self->title, "%.250s + %.250s", one->title, other->title);
    snprintf(self->description, sizeof self->description, "Both together: %.200s; %.200s", one->name,
             other->name);
    if (one->title_zh[0] == '\0' || other->title_zh[0] == '\0')
        return;
    snprintf(self->title_zh, sizeof self->title_zh, "%.250s＋%.250s", one->title_zh, other->title_zh);
    snprintf(self->description_zh, sizeof self->description_zh, "兩者並行：%.230s、%.230s。", one->title_zh,
             other->title_zh);
}

enum Status scenario_combine(struct Scenario *self, const struct Scenario *base, const struct Scenario *one,
                             const struct Scenario *other, struct Error *error) {
    enum Status status = scenario_init(self, error);
    if (status != STATUS_OK)
        return status;
    const char *network = one->network_file[0] != '\0' ? one->network_file : other->network_file;
    if (strcmp(one->network_file, other->network_file) != 0 && one->network_file[0] != '\0' &&
        other->network_file[0] != '\0')
        return error_set(error, STATUS_CONFIGURATION,
                         "%s and %s cannot be combined: they have different networks", one->name,
                         other->name);
    snprintf(self->network_file, sizeof self->network_file, "%s", network);
    names_combine(self, one, other);
    status = params_combine(self, base, one, other, error);
    return status == STATUS_OK ? interventions_combine(self, base, one, other, error) : status;
}
