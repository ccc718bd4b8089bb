#include "params/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "params/conditions.h"
#include "params/intervention.h"
#include "params/suggest.h"

enum Status scenario_init(struct Scenario *self, struct Error *error) {
    memset(self, 0, sizeof *self);
    params_default(&self->params);
    self->origin = calloc(params_count(), sizeof *self->origin);
    if (self->origin == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a scenario");
    memset(self->origin, ORIGIN_DEFAULT, params_count());
    return STATUS_OK;
}

void scenario_free(struct Scenario *self) {
    free(self->origin);
    self->origin = NULL;
}

const char *scenario_title(const struct Scenario *self) {
    const char *title = translate_choose(self->title, self->title_zh);
    return title[0] != '\0' ? title : self->name;
}

const char *scenario_description(const struct Scenario *self) {
    return translate_choose(self->description, self->description_zh);
}

static enum Status unknown_key(const char *key, struct Error *error) {
    char suggestion[SUGGESTION_SIZE];
    suggest_key(suggestion, key);
    return error_set(error, STATUS_CONFIGURATION, "%s: unknown parameter%s", key, suggestion);
}

static bool value_of(const char *text, enum ParamKind kind, double *value) {
    if (kind == KIND_SWITCH && (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)) {
        *value = text[0] == 't' ? 1.0 : 0.0;
        return true;
    }
    return text_to_number(text, value);
}

enum Status scenario_set(struct Scenario *self, const char *assignment, struct Error *error) {
    char key[128];
    const char *equals = strchr(assignment, '=');
    if (equals == NULL)
        return error_set(error, STATUS_CONFIGURATION, "%s: not an assignment, write group.name=value",
                         assignment);
    size_t length = (size_t)(equals - assignment);
    if (length >= sizeof key)
        return error_set(error, STATUS_CONFIGURATION, "%.*s…: unknown parameter, `tandem params` lists them",
                         text_prefix(assignment, 60), assignment);
    memcpy(key, assignment, length);
    key[length] = '\0';
    size_t index = params_find(key);
    if (index == params_count())
        return unknown_key(key, error);
    double value = 0.0;
    if (!value_of(equals + 1, params_row(index)->kind, &value))
        return error_set(error, STATUS_CONFIGURATION, "%s: \"%s\" is not a finite decimal number", key,
                         equals + 1);
    enum Status status = params_set(&self->params, index, value, NULL, 0, error);
    if (status == STATUS_OK)
        self->origin[index] = ORIGIN_COMMAND_LINE;
    return status;
}

/* What the world must hold for the target to be whole. */
static enum Status check_in_world(const struct Scenario *self, const struct Intervention *intervention,
                                  const char *label, struct Error *error) {
    enum Status status = STATUS_OK;
    int64_t agencies = (int64_t)self->params.world_agencies,
            governments = (int64_t)self->params.world_governments;
    if (intervention->target == TARGET_GOVERNMENT && intervention->government >= governments)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: target government %lld, allowed 0 to %lld (world.governments)", label,
                           (long long)intervention->government, (long long)governments - 1);
    if (intervention->target == TARGET_BEST_CONNECTED && intervention->agency_count > agencies)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: target best_connected = %lld, allowed 1 to %lld (world.agencies)", label,
                           (long long)intervention->agency_count, (long long)agencies);
    for (int64_t i = 0; intervention->target == TARGET_AGENCIES && i < intervention->agency_count; i++)
        if (intervention->agencies[i] >= agencies)
            status = error_set(error, STATUS_CONFIGURATION,
                               "%s: target agency %lld, allowed 0 to %lld (world.agencies)", label,
                               (long long)intervention->agencies[i], (long long)agencies - 1);
    return status;
}

void scenario_null(struct Scenario *self) {
    for (size_t i = 0; i < params_count(); i++)
        if (strcmp(params_row(i)->group, "feedback") == 0) {
            memcpy((char *)&self->params + params_row(i)->offset, &(double){0.0}, sizeof(double));
            self->origin[i] = ORIGIN_COMMAND_LINE;
        }
}

static enum Status check_intervention(const struct Scenario *self, int64_t place, struct Error *error) {
    const struct Intervention *intervention = &self->interventions[place];
    if ((unsigned)intervention->kind >= INTERVENTION_COUNT)
        return error_set(error, STATUS_CONFIGURATION, "intervention %lld: kind %d is unknown",
                         (long long)place + 1, (int)intervention->kind);
    char label[96];
    snprintf(label, sizeof label, _("intervention %lld (%s)"), (long long)place + 1,
             intervention_row(intervention->kind)->name);
    enum Status status = intervention_check(intervention, label, NULL, 0, error);
    return status != STATUS_OK ? status : check_in_world(self, intervention, label, error);
}

enum Status scenario_check(const struct Scenario *self, struct Error *error) {
    enum Status status = params_check(&self->params, error);
    if (self->intervention_count < 0 || self->intervention_count > INTERVENTIONS_MOST)
        return error_set(error, STATUS_CONFIGURATION, "%lld interventions, allowed 0 to %d",
                         (long long)self->intervention_count, INTERVENTIONS_MOST);
    for (int64_t i = 0; i < self->intervention_count; i++) {
        enum Status checked = check_intervention(self, i, error);
        status = status != STATUS_OK ? status : checked;
    }
    return status;
}
