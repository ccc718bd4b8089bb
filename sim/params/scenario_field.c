#include "params/scenario_field.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "params/intervention.h"
#include "params/suggest.h"

static const char opening[] = "interventions.";

enum { OPENING_LENGTH = sizeof opening - 1, WORD_SIZE = 64, KEY_SHOWN = 200 };

/* A key on its way to its field. */
struct Search {
    const struct Scenario *scenario;
    const char *key, *file;
    int line;
    struct Error *error;
};

static enum Status refuse(const struct Search *self, const char *format, ...) PRINTF_LIKE(2, 3);

static enum Status refuse(const struct Search *self, const char *format, ...) {
    char message[SUGGESTION_SIZE + 512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, translate(format), arguments);
    va_end(arguments);
    int shown = text_prefix(self->key, KEY_SHOWN);
    if (self->file == NULL)
        return error_set(self->error, STATUS_CONFIGURATION, "%.*s: %s", shown, self->key, message);
    return error_set_at(self->error, STATUS_CONFIGURATION, self->file, self->line, "%.*s: %s", shown,
                        self->key, message);
}

static enum Status find_parameter(const struct Search *self, struct ScenarioField *found) {
    size_t index = params_find(self->key);
    if (index < params_count()) {
        *found = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, index};
        return STATUS_OK;
    }
    char suggestion[SUGGESTION_SIZE];
    suggest_key(suggestion, self->key);
    return refuse(self, "unknown parameter%s", suggestion);
}

static const char *kind_name(const struct Scenario *scenario, int64_t place) {
    return intervention_row(scenario->interventions[place].kind)->name;
}

/* How many interventions of a kind there are; `first` is the place of the first of them. */
static int64_t count_kind(const struct Scenario *scenario, const char *kind, int64_t *first) {
    int64_t count = 0;
    for (int64_t i = scenario->intervention_count - 1; i >= 0; i--)
        if (strcmp(kind_name(scenario, i), kind) == 0) {
            *first = i;
            count++;
        }
    return count;
}

/* What is wrong with a kind that the scenario has not, or not once. */
static enum Status refuse_kind(const struct Search *self, const char *kind, const char *field, int64_t count,
                               int64_t first) {
    if (count > 1)
        return refuse(self,
                      "the scenario has %" PRId64 " interventions %s; say which by its number from 0, "
                      "interventions.%" PRId64 ".%s for the first",
                      count, kind, first, field);
    const char *names[INTERVENTION_COUNT];
    char suggestion[SUGGESTION_SIZE];
    size_t known = 0;
    for (int i = 0; i < INTERVENTION_COUNT; i++) {
        names[known++] = intervention_row((enum InterventionKind)i)->name;
        if (strcmp(names[known - 1], kind) == 0)
            return refuse(self, "the scenario has no intervention %s", kind);
    }
    suggest_word(suggestion, kind, names, known);
    return refuse(self, "%s is no kind of intervention%s", kind, suggestion);
}

static enum Status find_intervention(const struct Search *self, const char *word, const char *field,
                                     int64_t *found) {
    uint64_t number;
    int64_t count = self->scenario->intervention_count;
    if (!text_to_unsigned(word, &number)) {
        int64_t of_kind = count_kind(self->scenario, word, found);
        return of_kind == 1 ? STATUS_OK : refuse_kind(self, word, field, of_kind, *found);
    }
    if (count == 0)
        return refuse(self, "the scenario has no interventions");
    if (number >= (uint64_t)count)
        return refuse(self, "there is no intervention number %s, allowed 0 to %" PRId64, word, count - 1);
    *found = (int64_t)number;
    return STATUS_OK;
}

static enum Status find_field(const struct Search *self, const char *word, size_t *found) {
    enum { FIELDS_MOST = 16 };
    const char *names[FIELDS_MOST];
    char suggestion[SUGGESTION_SIZE];
    size_t count = intervention_field_count();
    for (*found = 0; *found < count; (*found)++) {
        names[*found] = intervention_field(*found)->name;
        if (strcmp(names[*found], word) == 0)
            return STATUS_OK;
    }
    suggest_word(suggestion, word, names, count);
    return refuse(self, "%s is no number of an intervention%s", word, suggestion);
}

/* "interventions.which.field" */
static enum Status find_in_interventions(const struct Search *self, struct ScenarioField *found) {
    char word[WORD_SIZE];
    const char *which = self->key + OPENING_LENGTH, *point = strchr(which, '.');
    if (point == NULL || point == which || point[1] == '\0' || (size_t)(point - which) >= sizeof word)
        return refuse(self, "must be interventions.kind.field or interventions.number.field");
    memcpy(word, which, (size_t)(point - which));
    word[point - which] = '\0';
    enum Status status = find_field(self, point + 1, &found->index);
    return status == STATUS_OK ? find_intervention(self, word, point + 1, &found->intervention) : status;
}

enum Status scenario_field_find(const struct Scenario *scenario, const char *key, struct ScenarioField *found,
                                const char *file, int line, struct Error *error) {
    struct Search search = {scenario, key, file, line, error};
    *found = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, 0};
    bool in_interventions = strncmp(key, opening, OPENING_LENGTH) == 0;
    return in_interventions ? find_in_interventions(&search, found) : find_parameter(&search, found);
}

static bool is_there(const struct Scenario *scenario, struct ScenarioField field) {
    if (field.intervention == SCENARIO_FIELD_PARAMETER)
        return field.index < params_count();
    return field.intervention >= 0 && field.intervention < scenario->intervention_count &&
           field.index < intervention_field_count();
}

void scenario_field_key(const struct Scenario *scenario, struct ScenarioField field,
                        char key[SCENARIO_FIELD_KEY]) {
    int64_t first = 0;
    if (!is_there(scenario, field))
        snprintf(key, SCENARIO_FIELD_KEY, _("number %zu of intervention %lld"), field.index,
                 (long long)field.intervention);
    else if (field.intervention == SCENARIO_FIELD_PARAMETER)
        snprintf(key, SCENARIO_FIELD_KEY, "%s", params_key(field.index));
    else if (count_kind(scenario, kind_name(scenario, field.intervention), &first) == 1)
        snprintf(key, SCENARIO_FIELD_KEY, "%s%s.%s", opening, kind_name(scenario, field.intervention),
                 intervention_field(field.index)->name);
    else
        snprintf(key, SCENARIO_FIELD_KEY, "%s%" PRId64 ".%s", opening, field.intervention,
                 intervention_field(field.index)->name);
}

/* The unit of an intensity and of a cost is that of the kind. */
void scenario_field_title(struct ScenarioField field, const char *key, char title[PARAMS_TITLE_SIZE]) {
    if (field.intervention == SCENARIO_FIELD_PARAMETER && field.index < params_count())
        params_title(field.index, title);
    else
        snprintf(title, PARAMS_TITLE_SIZE, "%s", key);
}

const char *scenario_field_unit(const struct Scenario *scenario, struct ScenarioField field) {
    if (!is_there(scenario, field))
        return "";
    if (field.intervention == SCENARIO_FIELD_PARAMETER)
        return params_row(field.index)->unit;
    const struct InterventionField *row = intervention_field(field.index);
    bool intensity = row->offset == offsetof(struct Intervention, intensity);
    return intensity ? intervention_row(scenario->interventions[field.intervention].kind)->unit : row->unit;
}

double scenario_field_get(const struct Scenario *scenario, struct ScenarioField field) {
    if (!is_there(scenario, field))
        return (double)NAN;
    if (field.intervention == SCENARIO_FIELD_PARAMETER)
        return params_get(&scenario->params, field.index);
    const struct Intervention *it = &scenario->interventions[field.intervention];
    const struct InterventionField *row = intervention_field(field.index);
    double value = intervention_get(it, row);
    bool left_to_table = isnan(value) && isnan(row->value);
    return left_to_table ? intervention_cost(it) : value;
}

static enum Status refuse_value(const struct Scenario *scenario, struct ScenarioField field, double value,
                                struct Error *error) {
    char key[SCENARIO_FIELD_KEY], number[32] = "nan", high[32];
    text_from_number(high, sizeof high, intervention_field(field.index)->high);
    scenario_field_key(scenario, field, key);
    if (!isnan(value))
        text_from_number(number, sizeof number, value);
    return error_set(error, STATUS_CONFIGURATION, "%s = %s: %s, allowed 0 to %s (%s)", key, number,
                     isfinite(value) ? _("out of range") : _("not a finite number"), high,
                     _(scenario_field_unit(scenario, field)));
}

enum Status scenario_field_set(struct Scenario *scenario, struct ScenarioField field, double value,
                               struct Error *error) {
    if (!is_there(scenario, field))
        return error_set(error, STATUS_CONFIGURATION,
                         "number %zu of intervention %" PRId64 ": the scenario has no such field",
                         field.index, field.intervention);
    if (field.intervention == SCENARIO_FIELD_PARAMETER)
        return params_set(&scenario->params, field.index, value, NULL, 0, error);
    if (!(value >= 0.0 && value <= intervention_field(field.index)->high))
        return refuse_value(scenario, field, value, error);
    intervention_set(&scenario->interventions[field.intervention], intervention_field(field.index), value);
    return STATUS_OK;
}
