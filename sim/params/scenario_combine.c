#include "params/scenario_combine.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
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

/* "before, one, between, other, after", with both cut between letters to `most` bytes. */
static void join(char text[SCENARIO_TEXT], const char *before, const char *one, const char *between,
                 const char *other, const char *after) {
    const size_t most = 230;
    snprintf(text, SCENARIO_TEXT, "%s%.*s%s%.*s%s", before, text_prefix(one, most), one, between,
             text_prefix(other, most), other, after);
}

/* Who has no title goes under its name; in Chinese only where both have one. */
static void names_combine(struct Scenario *self, const struct Scenario *one, const struct Scenario *other) {
    const char *title = one->title[0] != '\0' ? one->title : one->name;
    join(self->name, "", one->name, "+", other->name, "");
    join(self->title, "", title, " + ", other->title[0] != '\0' ? other->title : other->name, "");
    join(self->description, "Both together: ", one->name, "; ", other->name, "");
    if (one->title_zh[0] == '\0' || other->title_zh[0] == '\0')
        return;
    join(self->title_zh, "", one->title_zh, "＋", other->title_zh, "");
    join(self->description_zh, "兩者並行：", one->title_zh, "、", other->title_zh, "。");
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
