#include "plan/plan_reading.h"

#include "params/suggest.h"

bool plan_reading_whole(const struct PlanReading *self, const config_setting_t *setting, int64_t low,
                        int64_t high, int64_t *value) {
    int64_t number;
    const char *name = config_setting_name(setting);
    if (!reading_whole(&self->reading, setting, name, &number))
        return false;
    if (number < low || number > high) {
        reading_fault(&self->reading, setting, "%s: %lld, allowed is %lld to %lld", name, (long long)number,
                      (long long)low, (long long)high);
        return false;
    }
    *value = number;
    return true;
}

void plan_reading_outcome(const struct PlanReading *self, const config_setting_t *setting, const char *word) {
    char suggestion[SUGGESTION_SIZE];
    outcome_suggest(suggestion, word);
    reading_fault(&self->reading, setting, "outputs \"%s\": unknown%s", word, suggestion);
}

void plan_reading_unknown(const struct PlanReading *self, const config_setting_t *setting,
                          const char *const known[], size_t count) {
    char suggestion[SUGGESTION_SIZE];
    suggest_word(suggestion, config_setting_name(setting), known, count);
    reading_fault(&self->reading, setting, "%.64s: unknown%s", config_setting_name(setting), suggestion);
}
