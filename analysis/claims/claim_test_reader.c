#include "claims/claim_test_reader.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"
#include "claims/measurement_reader.h"
#include "params/suggest.h"

/* A test on its way: the smallest effect that matters may be said or not. */
struct TestReading {
    struct ClaimTest test;
    bool has_measure, has_contrast, says_matters;
    size_t arms;
};

static void read_test_id(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    claim_text(self, setting, it->test.id, sizeof it->test.id);
}

static void read_test_title(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    claim_text(self, setting, it->test.title, sizeof it->test.title);
}

static void read_test_title_zh(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    claim_text(self, setting, it->test.title_zh, sizeof it->test.title_zh);
}

static void read_why(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    claim_text(self, setting, it->test.why, sizeof it->test.why);
}

static void read_contrast(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    const char *names[CONTRAST_COUNT];
    char word[CLAIM_WORD], suggestion[SUGGESTION_SIZE];
    if (!reading_text(&self->reading, setting, "contrast", word, sizeof word))
        return;
    for (int i = 0; i < CONTRAST_COUNT; i++) {
        names[i] = contrast_row((enum ContrastKind)i)->name;
        if (strcmp(word, names[i]) == 0) {
            it->test.contrast = (enum ContrastKind)i;
            it->has_contrast = true;
            return;
        }
    }
    suggest_word(suggestion, word, names, CONTRAST_COUNT);
    reading_fault(&self->reading, setting, "contrast \"%s\": unknown%s", word, suggestion);
}

static void read_test_arms(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    const struct ContrastRow *contrast = contrast_row(it->test.contrast);
    size_t count = claim_is_sequence(setting) ? (size_t)config_setting_length(setting) : 0;
    if (!it->has_contrast)
        return;
    if (count != contrast->arms) {
        reading_fault(&self->reading, setting, "arms: the contrast %s takes a list of %zu names",
                      contrast->name, contrast->arms);
        return;
    }
    const char *names[FILE_ARMS_MOST];
    for (size_t i = 0; i < self->arm_count; i++)
        names[i] = self->arms[i].name;
    for (size_t k = 0; k < count; k++) {
        char word[CLAIM_WORD], suggestion[SUGGESTION_SIZE];
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)k);
        if (!reading_text(&self->reading, element, "arms", word, sizeof word))
            return;
        size_t i = 0;
        while (i < self->arm_count && strcmp(names[i], word) != 0)
            i++;
        suggest_word(suggestion, word, names, self->arm_count);
        if (i == self->arm_count)
            reading_fault(&self->reading, element, "arms \"%s\": no such arm above%s", word, suggestion);
        else
            it->test.arm[it->arms++] = self->arms[i].arm;
    }
}

static void read_measure(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    it->has_measure = measurement_read(self, setting, &it->test.measure);
}

static void read_less(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    it->test.has_less = measurement_read(self, setting, &it->test.less);
}

static void read_level(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    (void)reading_number(&self->reading, setting, "level", &it->test.level);
}

static void read_matters(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    double number;
    if (!reading_number(&self->reading, setting, "matters", &number))
        return;
    it->says_matters = true;
    it->test.matters = number;
    if (!(number > 0.0))
        reading_fault(&self->reading, setting, "matters: %g, allowed is a number above 0", number);
}

static void read_of_level(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    (void)claim_flag(self, setting, &it->test.of_level);
}

static void read_no_change(struct ClaimReading *self, const config_setting_t *setting, void *made) {
    struct TestReading *it = made;
    (void)claim_flag(self, setting, &it->test.no_change);
}

static const struct ClaimKey test_keys[] = {
    {"id", read_test_id},      {"title", read_test_title},  {"title_zh", read_test_title_zh},
    {"why", read_why},         {"contrast", read_contrast}, {"arms", read_test_arms},
    {"measure", read_measure}, {"less", read_less},         {"level", read_level},
    {"matters", read_matters}, {"of_level", read_of_level}, {"no_change", read_no_change},
};

static void default_matters(struct TestReading *it) {
    static const struct {
        const char *unit;
        double matters;
    } rows[] = {{"share", 0.02}, {"probability", 0.02}, {"score", 0.02}, {"weeks", 1.0}};
    const char *unit = claim_test_unit(&it->test);
    it->test.of_level = !contrast_is_ratio(it->test.contrast);
    it->test.matters = it->test.of_level ? 0.05 : 0.1;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(rows[i].unit, unit) == 0) {
            it->test.of_level = false;
            it->test.matters = rows[i].matters;
        }
}

void claim_test_read(struct ClaimReading *self, const config_setting_t *element) {
    struct TestReading it = {0};
    int before = self->reading.error->count;
    if (!config_setting_is_group(element)) {
        reading_type_fault(&self->reading, element, _("a test"), "a group { }");
        return;
    }
    claim_keys_read(self, element, test_keys, COUNT_OF(test_keys), &it);
    bool represented = it.test.why[0] == '\0';
    if (self->reading.error->count > before)
        return;
    if (it.test.id[0] == '\0' || it.test.title[0] == '\0' ||
        (represented && (!it.has_contrast || !it.has_measure || it.arms == 0)))
        reading_fault(&self->reading, element,
                      "a test needs id, title, contrast, arms and measure, or id, title and why it cannot be "
                      "represented");
    for (size_t i = 0; i < self->claims->test_count; i++)
        if (strcmp(self->claims->tests[i].id, it.test.id) == 0)
            reading_fault(&self->reading, element, "id \"%s\": another test has it", it.test.id);
    if (self->reading.error->count > before)
        return;
    if (represented && !it.says_matters)
        default_matters(&it);
    it.test.claim = self->claims->claim_count;
    if (claims_test(self->claims, &it.test) == SIZE_MAX)
        error_set(self->reading.error, STATUS_OUT_OF_MEMORY, "memory ran out for the claims");
}
