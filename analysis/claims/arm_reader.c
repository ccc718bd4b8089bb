#define _GNU_SOURCE /* open_memstream */
#include "claims/arm_reader.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "scenario/interventions.h"

enum { SETTING_TEXT = 256 };

/* An arm on its way. */
struct ArmReading {
    struct Arm arm;
    FILE *stream; /* of its settings */
};

static void read_like(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct ArmReading *it = made;
    char name[CLAIM_WORD];
    if (!reading_text(&self->reading, setting, "like", name, sizeof name))
        return;
    size_t i = 0;
    while (i < self->arm_count && strcmp(self->arms[i].name, name) != 0)
        i++;
    if (i == self->arm_count) {
        reading_fault(&self->reading, setting, "like \"%s\": no such arm above", name);
        return;
    }
    const struct Arm *other = &self->claims->arms[self->arms[i].arm];
    fputs(other->settings, it->stream);
    memcpy(it->arm.interventions, other->interventions, sizeof it->arm.interventions);
    it->arm.intervention_count = other->intervention_count;
}

static void read_set(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct ArmReading *it = made;
    if (!claim_is_sequence(setting))
        reading_type_fault(&self->reading, setting, "set", "a list of texts \"group.name=value\"");
    for (int i = 0; claim_is_sequence(setting) && i < config_setting_length(setting); i++) {
        char text[SETTING_TEXT];
        double value;
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        if (!reading_text(&self->reading, element, "set", text, sizeof text))
            return;
        const char *sign = strchr(text, '=');
        if (sign == NULL || !text_to_number(sign + 1, &value))
            reading_fault(&self->reading, element, "set \"%s\": must be \"group.name=value\"", text);
        else
            fprintf(it->stream, "%s\n", text);
    }
}

/* Read as those of a scenario, of which they become a part. */
static void read_interventions(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct ArmReading *it = made;
    struct Scenario *scenario = calloc(1, sizeof *scenario);
    struct Reading reading = self->reading;
    reading.scenario = scenario;
    if (scenario == NULL) {
        error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for an arm");
        return;
    }
    reading_interventions(&reading, setting);
    if (it->arm.intervention_count + scenario->intervention_count > ARM_INTERVENTIONS_MOST)
        reading_fault(&self->reading, setting, "too many interventions, allowed %d in an arm",
                      ARM_INTERVENTIONS_MOST);
    else
        for (int64_t i = 0; i < scenario->intervention_count; i++)
            it->arm.interventions[it->arm.intervention_count++] = scenario->interventions[i];
    free(scenario);
}

static const struct ClaimKey arm_keys[] = {
    {"like", read_like},
    {"set", read_set},
    {"interventions", read_interventions},
};

void arm_read(struct ClaimReading *self, const config_setting_t *setting) {
    struct ArmReading it = {.arm = {.line = (int)config_setting_source_line(setting)}};
    size_t size = 0;
    snprintf(it.arm.name, sizeof it.arm.name, "%.63s", config_setting_name(setting));
    snprintf(it.arm.file, sizeof it.arm.file, "%s", self->reading.file);
    if (!config_setting_is_group(setting)) {
        reading_type_fault(&self->reading, setting, it.arm.name, "a group { }");
        return;
    }
    if (self->arm_count == FILE_ARMS_MOST) {
        reading_fault(&self->reading, setting, "too many arms, allowed %d in a file", FILE_ARMS_MOST);
        return;
    }
    it.stream = open_memstream(&it.arm.settings, &size);
    if (it.stream != NULL)
        claim_keys_read(self, setting, arm_keys, COUNT_OF(arm_keys), &it);
    bool written = it.stream != NULL && fclose(it.stream) == 0 && it.arm.settings != NULL;
    size_t place = written ? claims_arm(self->claims, &it.arm) : SIZE_MAX;
    if (place == SIZE_MAX) {
        error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for an arm");
        return;
    }
    memcpy(self->arms[self->arm_count].name, it.arm.name, sizeof it.arm.name);
    self->arms[self->arm_count++].arm = place;
}
