#include "params/conditions.h"

#include <string.h>

#include "base/text.h"
#include "base/translate.h"

static double value_at(const struct Params *params, size_t offset) {
    double value;
    memcpy(&value, (const char *)params + offset, sizeof value);
    return value;
}

static const char *key_at(size_t offset) {
    for (size_t i = 0; i < params_count(); i++)
        if (params_row(i)->offset == offset)
            return params_key(i);
    return "";
}

static enum Status pair_check(const struct Condition *condition, size_t place, const struct Params *params,
                              struct Error *error) {
    size_t low_at = condition->low + place * sizeof(double),
           high_at = condition->high + place * sizeof(double);
    double low = value_at(params, low_at), high = value_at(params, high_at);
    if (low <= high)
        return STATUS_OK;
    char low_text[32], high_text[32];
    text_from_number(low_text, sizeof low_text, low);
    text_from_number(high_text, sizeof high_text, high);
    return error_set(error, STATUS_CONFIGURATION, "%s = %s: above %s = %s; %s", key_at(low_at), low_text,
                     key_at(high_at), high_text, _(condition->sentence));
}

enum Status conditions_check(const struct Condition *conditions, size_t count, const struct Params *params,
                             struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < count; i++)
        for (size_t place = 0; place < conditions[i].count; place++)
            if (pair_check(&conditions[i], place, params, error) != STATUS_OK)
                status = STATUS_CONFIGURATION;
    return status;
}

#define FIELD_SIZE(field) sizeof(((struct Params *)NULL)->field)
/* An equal count on both sides, or a division by zero that the compiler refuses. */
#define ORDERED(low, high, sentence)                                                                         \
    {                                                                                                        \
        offsetof(struct Params, low), offsetof(struct Params, high),                                         \
            FIELD_SIZE(low) / sizeof(double) / (FIELD_SIZE(low) == FIELD_SIZE(high)), sentence               \
    }

static const struct Condition ordered[] = {
    ORDERED(programme_awards, programme_slots, N_("there are no more awards than places")),
};

enum Status params_check(const struct Params *self, struct Error *error) {
    return conditions_check(ordered, sizeof ordered / sizeof ordered[0], self, error);
}
