#include "scenario/interventions.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "params/intervention.h"
#include "params/suggest.h"
#include "scenario/reading.h"

enum { WORD = 64 };

static bool read_agencies(const struct Reading *self, const config_setting_t *setting, const char *label,
                          struct Intervention *intervention) {
    intervention->target = TARGET_AGENCIES;
    if (!config_setting_is_array(setting) && !config_setting_is_list(setting)) {
        reading_type_fault(self, setting, label, "an array of whole numbers");
        return false;
    }
    int count = config_setting_length(setting);
    if (count > INTERVENTION_AGENCIES) {
        reading_fault(self, setting, "%s: %d agencies, allowed 1 to %d", label, count, INTERVENTION_AGENCIES);
        return false;
    }
    for (int i = 0; i < count; i++)
        if (!reading_whole(self, config_setting_get_elem(setting, (unsigned)i), label,
                           &intervention->agencies[intervention->agency_count++]))
            return false;
    return true;
}

static bool read_government(const struct Reading *self, const config_setting_t *setting, const char *label,
                            struct Intervention *intervention) {
    intervention->target = TARGET_GOVERNMENT;
    return reading_whole(self, setting, label, &intervention->government);
}

static bool read_best_connected(const struct Reading *self, const config_setting_t *setting,
                                const char *label, struct Intervention *intervention) {
    intervention->target = TARGET_BEST_CONNECTED;
    return reading_whole(self, setting, label, &intervention->agency_count);
}

static bool read_random_share(const struct Reading *self, const config_setting_t *setting, const char *label,
                              struct Intervention *intervention) {
    intervention->target = TARGET_RANDOM;
    return reading_number(self, setting, label, &intervention->share);
}

/* The forms of a target beside "all": the key inside its braces. */
static const struct TargetForm {
    const char *name;
    bool (*read)(const struct Reading *self, const config_setting_t *setting, const char *label,
                 struct Intervention *intervention);
} target_forms[] = {
    {"government", read_government},
    {"agencies", read_agencies},
    {"best_connected", read_best_connected},
    {"random_share", read_random_share},
};

#define TARGET_ALLOWED                                                                                       \
    N_("\"all\", { government = 3; }, { agencies = [1, 5]; }, { best_connected = 10; } or { random_share = " \
       "0.2; }")

static bool read_target(const struct Reading *self, const config_setting_t *setting,
                        struct Intervention *intervention) {
    const char *word =
        config_setting_type(setting) == CONFIG_TYPE_STRING ? config_setting_get_string(setting) : NULL;
    if (word != NULL && strcmp(word, "all") == 0)
        return true;
    const config_setting_t *form = config_setting_is_group(setting) && config_setting_length(setting) == 1
                                       ? config_setting_get_elem(setting, 0)
                                       : NULL;
    for (size_t i = 0; form != NULL && i < COUNT_OF(target_forms); i++)
        if (strcmp(config_setting_name(form), target_forms[i].name) == 0) {
            char label[WORD];
            snprintf(label, sizeof label, _("target %s"), target_forms[i].name);
            return target_forms[i].read(self, form, label, intervention);
        }
    reading_fault(self, setting, "target: allowed %s", _(TARGET_ALLOWED));
    return false;
}

static bool read_kind(const struct Reading *self, const config_setting_t *element,
                      enum InterventionKind *kind) {
    const char *names[INTERVENTION_COUNT];
    char word[WORD], suggestion[SUGGESTION_SIZE];
    const config_setting_t *setting = config_setting_get_member(element, "kind");
    if (setting == NULL) {
        reading_fault(self, element, "an intervention needs a kind");
        return false;
    }
    if (!reading_text(self, setting, "kind", word, sizeof word))
        return false;
    for (int i = 0; i < INTERVENTION_COUNT; i++) {
        names[i] = intervention_row((enum InterventionKind)i)->name;
        *kind = (enum InterventionKind)i;
        if (strcmp(word, names[i]) == 0)
            return true;
    }
    suggest_word(suggestion, word, names, INTERVENTION_COUNT);
    reading_fault(self, setting, "kind \"%s\": unknown%s", word, suggestion);
    return false;
}

static bool read_field(const struct Reading *self, const config_setting_t *element,
                       const struct InterventionField *field, struct Intervention *intervention) {
    const config_setting_t *setting = config_setting_get_member(element, field->name);
    if (setting == NULL && field->required)
        reading_fault(self, element, "an intervention needs %s (%s)", field->name, _(field->unit));
    if (setting == NULL)
        return !field->required;
    double value = 0.0;
    bool is_read = reading_number(self, setting, field->name, &value);
    intervention_set(intervention, field, value);
    return is_read;
}

static bool read_numbers(const struct Reading *self, const config_setting_t *element,
                         struct Intervention *intervention) {
    bool all = true;
    for (size_t i = 0; i < intervention_field_count(); i++)
        all = read_field(self, element, intervention_field(i), intervention) && all;
    return all;
}

static bool is_known_key(const char *name) {
    bool known = strcmp(name, "kind") == 0 || strcmp(name, "target") == 0;
    for (size_t i = 0; i < intervention_field_count(); i++)
        known = known || strcmp(name, intervention_field(i)->name) == 0;
    return known;
}

static void refuse_key(const struct Reading *self, const config_setting_t *setting) {
    enum { MOST = 16 };
    const char *known[MOST] = {"kind", "target"};
    size_t count = 2;
    for (size_t i = 0; i < intervention_field_count() && count < MOST; i++)
        known[count++] = intervention_field(i)->name;
    char suggestion[SUGGESTION_SIZE];
    suggest_word(suggestion, config_setting_name(setting), known, count);
    reading_fault(self, setting, "%.64s: unknown in an intervention%s", config_setting_name(setting),
                  suggestion);
}

static bool only_known_keys(const struct Reading *self, const config_setting_t *element) {
    bool all = true;
    for (int i = 0; i < config_setting_length(element); i++) {
        const config_setting_t *setting = config_setting_get_elem(element, (unsigned)i);
        if (is_known_key(config_setting_name(setting)))
            continue;
        refuse_key(self, setting);
        all = false;
    }
    return all;
}

/* Goes on after a fault, so that all of them are told. */
static bool read_all(const struct Reading *self, const config_setting_t *element,
                     struct Intervention *intervention) {
    enum InterventionKind kind = (enum InterventionKind)0;
    bool all = read_kind(self, element, &kind);
    intervention_default(intervention, kind);
    all = read_numbers(self, element, intervention) && all;
    const config_setting_t *target = config_setting_get_member(element, "target");
    all = (target == NULL || read_target(self, target, intervention)) && all;
    return only_known_keys(self, element) && all;
}

static void read_intervention(const struct Reading *self, const config_setting_t *element) {
    struct Scenario *scenario = self->scenario;
    struct Intervention intervention;
    if (!config_setting_is_group(element))
        reading_type_fault(self, element, _("an intervention"), "a group { }");
    else if (!read_all(self, element, &intervention))
        return;
    else if (scenario->intervention_count == INTERVENTIONS_MOST)
        reading_fault(self, element, "too many interventions, allowed %d with those of the base",
                      INTERVENTIONS_MOST);
    else if (intervention_check(&intervention, intervention_row(intervention.kind)->name, self->file,
                                (int)config_setting_source_line(element), self->error) == STATUS_OK)
        scenario->interventions[scenario->intervention_count++] = intervention;
}

void reading_interventions(const struct Reading *self, const config_setting_t *list) {
    if (!config_setting_is_list(list)) {
        reading_type_fault(self, list, "interventions", "a list ( )");
        return;
    }
    for (int i = 0; i < config_setting_length(list); i++)
        read_intervention(self, config_setting_get_elem(list, (unsigned)i));
}
