#include "claims/claims_reading.h"

#include <string.h>

#include "params/suggest.h"

void claim_keys_read(struct ClaimReading *self, const config_setting_t *group, const struct ClaimKey keys[],
                     size_t count, void *made) {
    const char *known[24];
    char suggestion[SUGGESTION_SIZE];
    for (size_t k = 0; k < count; k++)
        known[k] = keys[k].name;
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        size_t k = 0;
        while (k < count && strcmp(known[k], config_setting_name(setting)) != 0)
            k++;
        if (k < count)
            continue;
        suggest_word(suggestion, config_setting_name(setting), known, count);
        reading_fault(&self->reading, setting, "%.64s: unknown%s", config_setting_name(setting), suggestion);
    }
    for (size_t k = 0; k < count; k++) {
        const config_setting_t *setting = config_setting_get_member(group, keys[k].name);
        if (setting != NULL && keys[k].read != NULL)
            keys[k].read(self, setting, made);
    }
}

bool claim_flag(const struct ClaimReading *self, const config_setting_t *setting, bool *flag) {
    if (config_setting_type(setting) != CONFIG_TYPE_BOOL) {
        reading_type_fault(&self->reading, setting, config_setting_name(setting), "true or false");
        return false;
    }
    *flag = config_setting_get_bool(setting) == CONFIG_TRUE;
    return true;
}

void claim_text(const struct ClaimReading *self, const config_setting_t *setting, char *text, size_t size) {
    (void)reading_text(&self->reading, setting, config_setting_name(setting), text, size);
}

void claim_whole(const struct ClaimReading *self, const config_setting_t *setting, int64_t least,
                 int64_t *value) {
    int64_t number;
    const char *name = config_setting_name(setting);
    if (!reading_whole(&self->reading, setting, name, &number))
        return;
    if (number < least)
        reading_fault(&self->reading, setting, "%s: %lld, allowed is %lld and more", name, (long long)number,
                      (long long)least);
    else
        *value = number;
}

bool claim_is_sequence(const config_setting_t *setting) {
    return config_setting_is_array(setting) || config_setting_is_list(setting);
}
