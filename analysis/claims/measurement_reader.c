#include "claims/measurement_reader.h"

#include <string.h>

#include "base/array.h"
#include "params/case_types.h"
#include "params/suggest.h"

enum { MEASURE_TEXT = 128, MEASURES_MOST = 64 };

static void read_case_types(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Restriction *where = made;
    if (!claim_is_sequence(setting))
        reading_type_fault(&self->reading, setting, "case_types", "a list of numbers 1 to 4");
    for (int i = 0; claim_is_sequence(setting) && i < config_setting_length(setting); i++) {
        int64_t type = 0;
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        if (!reading_whole(&self->reading, element, "case_types", &type))
            return;
        if (type < 1 || type > CASE_TYPE_COUNT)
            reading_fault(&self->reading, element, "case_types: %lld, allowed 1 to %d", (long long)type,
                          (int)CASE_TYPE_COUNT);
        else
            where->case_types |= 1u << (type - 1);
    }
}

static void read_programmes(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct Restriction *where = made;
    const char *names[PROGRAMME_COUNT];
    for (int p = 0; p < PROGRAMME_COUNT; p++)
        names[p] = programme_name((enum Programme)p);
    if (!claim_is_sequence(setting))
        reading_type_fault(&self->reading, setting, "programmes", "a list of names in double quotes");
    for (int i = 0; claim_is_sequence(setting) && i < config_setting_length(setting); i++) {
        char word[CLAIM_WORD], suggestion[SUGGESTION_SIZE];
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
        if (!reading_text(&self->reading, element, "programmes", word, sizeof word))
            return;
        size_t p = 0;
        while (p < PROGRAMME_COUNT && strcmp(word, names[p]) != 0)
            p++;
        suggest_word(suggestion, word, names, PROGRAMME_COUNT);
        if (p == PROGRAMME_COUNT)
            reading_fault(&self->reading, element, "programmes \"%s\": unknown%s", word, suggestion);
        else
            where->programmes |= 1u << p;
    }
}

static void read_owners_least(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 1, &((struct Restriction *)made)->owners_least);
}

static void read_owners_most(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 1, &((struct Restriction *)made)->owners_most);
}

static void read_nth(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 1, &((struct Restriction *)made)->nth);
}

static void read_staff_least(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 1, &((struct Restriction *)made)->staff_least);
}

static void read_staff_most(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 1, &((struct Restriction *)made)->staff_most);
}

static void read_with(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_text(self, setting, ((struct Restriction *)made)->with, RESTRICTION_WORD);
}

static void read_without(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_text(self, setting, ((struct Restriction *)made)->without, RESTRICTION_WORD);
}

static void read_tried(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    bool flag;
    if (claim_flag(self, setting, &flag))
        ((struct Restriction *)made)->tried = flag ? 1 : -1;
}

static void read_from(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)reading_number(&self->reading, setting, "from", &((struct Restriction *)made)->from);
}

static void read_until(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    (void)reading_number(&self->reading, setting, "until", &((struct Restriction *)made)->until);
}

static void read_government(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 0, &((struct Restriction *)made)->government);
}

static void read_agency(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 0, &((struct Restriction *)made)->agency);
}

static void read_but_agency(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    claim_whole(self, setting, 0, &((struct Restriction *)made)->but_agency);
}

static const struct ClaimKey restriction_keys[] = {
    {"measure", NULL},
    {"case_types", read_case_types},
    {"programmes", read_programmes},
    {"owners_least", read_owners_least},
    {"owners_most", read_owners_most},
    {"nth", read_nth},
    {"staff_least", read_staff_least},
    {"staff_most", read_staff_most},
    {"with", read_with},
    {"without", read_without},
    {"tried", read_tried},
    {"from", read_from},
    {"until", read_until},
    {"government", read_government},
    {"agency", read_agency},
    {"but_agency", read_but_agency},
};

static void refuse_quantity(const struct ClaimReading *self, const config_setting_t *setting,
                            const char *word) {
    const char *known[MEASURES_MOST];
    char suggestion[SUGGESTION_SIZE];
    size_t count = claim_measure_count() < MEASURES_MOST ? claim_measure_count() : MEASURES_MOST;
    for (size_t i = 0; i < count; i++)
        known[i] = claim_measure_row(i)->name;
    suggest_word(suggestion, word, known, count);
    reading_fault(&self->reading, setting,
                  "measure \"%s\": unknown%s; or table.column of a record table, perhaps after mean, sum, "
                  "median, spread or tail",
                  word, suggestion);
}

static bool find_quantity(const struct ClaimReading *self, const config_setting_t *setting, const char *word,
                          struct Quantity *quantity) {
    bool found = quantity_find(word, quantity);
    if (!found)
        refuse_quantity(self, setting, word);
    return found;
}

/* Each quantity takes what its table can answer; what none can is a fault. */
static void restrict_to(const struct ClaimReading *self, const config_setting_t *setting,
                        struct Measurement *measurement, const struct Restriction *where) {
    struct Quantity *parts[] = {&measurement->above, measurement->has_plus ? &measurement->plus : NULL,
                                measurement->is_ratio ? &measurement->below : NULL};
    bool answered = false;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i] != NULL && quantity_answers(parts[i], where)) {
            parts[i]->where = *where;
            answered = true;
        }
    if (!answered)
        reading_fault(
            &self->reading, setting,
            "the records that this is read from have nothing that some of these restrictions could look at");
}

/* "A", "A + B", either perhaps "/ C". */
static bool read_measure_text(const struct ClaimReading *self, const config_setting_t *setting,
                              struct Measurement *measurement) {
    char text[MEASURE_TEXT];
    if (!reading_text(&self->reading, setting, "measure", text, sizeof text))
        return false;
    char *slash = strstr(text, " / "), *plus = strstr(text, " + ");
    measurement->is_ratio = slash != NULL;
    measurement->has_plus = plus != NULL && (slash == NULL || plus < slash);
    if (slash != NULL)
        *slash = '\0';
    if (measurement->has_plus)
        *plus = '\0';
    return find_quantity(self, setting, text, &measurement->above) &&
           (!measurement->has_plus || find_quantity(self, setting, plus + 3, &measurement->plus)) &&
           (slash == NULL || find_quantity(self, setting, slash + 3, &measurement->below));
}

bool measurement_read(struct ClaimReading *self, const config_setting_t *setting,
                      struct Measurement *measurement) {
    bool group = config_setting_is_group(setting);
    const config_setting_t *text = group ? config_setting_get_member(setting, "measure") : setting;
    int before = self->reading.error->count;
    struct Restriction where = restriction_none();
    if (text == NULL) {
        reading_fault(&self->reading, setting,
                      "a measure is missing, { measure = \"started\"; case_types = "
                      "[4]; } for example");
        return false;
    }
    if (!read_measure_text(self, text, measurement))
        return false;
    if (group)
        claim_keys_read(self, setting, restriction_keys, COUNT_OF(restriction_keys), &where);
    if (self->reading.error->count == before)
        restrict_to(self, setting, measurement, &where);
    if (self->reading.error->count > before)
        return false;
    if (!measurement_outputs(self->claims, measurement))
        error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
    return true;
}
