#include "story/sentence.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "params/case_types.h"
#include "world/codes.h"
#include "world/world.h"

void sentence_place(struct Sentence *self, const char *name, const char *text) {
    if (self->count == SENTENCE_PLACES)
        return;
    self->place[self->count].name = name;
    snprintf(self->place[self->count++].text, PLACE_SIZE, "%s", text);
}

/* Five words for a score, four for a gap. */
static const char *word_of_level(double value) {
    return value < 0.2   ? _("very low")
           : value < 0.4 ? _("low")
           : value < 0.6 ? _("middling")
           : value < 0.8 ? _("high")
                         : _("very high");
}

static const char *word_of_gap(double value) {
    return value < 0.25   ? _("small")
           : value < 0.45 ? _("moderate")
           : value < 0.65 ? _("wide")
                          : _("very wide");
}

static const char *word_of_code(enum ValueKind kind, int code) {
    switch (kind) {
    case VALUE_SWITCH:
        return code != 0 ? _("yes") : _("no");
    case VALUE_ROLE:
        return code != 0 ? _("data staff") : _("business staff");
    case VALUE_TYPE:
        return _(case_type_title((enum CaseType)code));
    case VALUE_PROGRAMME:
        return _(programme_title((enum Programme)code));
    case VALUE_EXIT:
        return _(exit_row((enum Exit)code)->title);
    case VALUE_REFUSAL:
        return _(refusal_row((enum Refusal)code)->title);
    case VALUE_FATE:
        return _(fate_row((enum Fate)code)->title);
    case VALUE_STAGE:
        return _(stage_row((enum Stage)code)->title);
    case VALUE_PRACTICE:
        return _(value_code(kind, code));
    default:
        return "";
    }
}

static void count_write(char *text, size_t size, enum ValueKind kind, double value) {
    static const struct {
        enum ValueKind kind;
        const char *one, *many;
    } nouns[] = {{VALUE_WEEKS, N_("%lld week"), N_("%lld weeks")},
                 {VALUE_CITIZENS, N_("%lld citizen"), N_("%lld citizens")},
                 {VALUE_STAFF, N_("%lld administrator"), N_("%lld administrators")},
                 {VALUE_OWNERS, N_("%lld owner"), N_("%lld owners")}};
    snprintf(text, size, "%.0f", value);
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (nouns[i].kind == kind)
            translate_count(text, size, nouns[i].one, nouns[i].many, llround(value));
}

/* Two digits that count. */
static void amount_write(char *text, size_t size, double value) {
    snprintf(text, size, "%.*f", fabs(value) >= 9.95 ? 0 : fabs(value) >= 0.995 ? 1 : 2, value);
}

void sentence_value(struct Sentence *self, const char *name, enum ValueKind kind, double value) {
    char text[PLACE_SIZE], amount[64];
    bool words = kind == VALUE_LEVEL || kind == VALUE_GAP;
    if (isnan(value))
        snprintf(text, sizeof text, "%s", _("none"));
    else if (words && self->numbers)
        snprintf(text, sizeof text, _("%s (%.2f)"),
                 kind == VALUE_GAP ? word_of_gap(value) : word_of_level(value), value);
    else if (words)
        snprintf(text, sizeof text, "%s", kind == VALUE_GAP ? word_of_gap(value) : word_of_level(value));
    else if (kind == VALUE_SHARE)
        snprintf(text, sizeof text, "%.0f %%", 100.0 * value);
    else if (kind == VALUE_AMOUNT)
        amount_write(text, sizeof text, value);
    else if (kind == VALUE_MONEY) {
        amount_write(amount, sizeof amount, value);
        snprintf(text, sizeof text, _("%s million NTD"), amount);
    } else if (kind == VALUE_COUNT || kind == VALUE_KEY || kind == VALUE_WEEKS || kind == VALUE_CITIZENS ||
               kind == VALUE_STAFF || kind == VALUE_OWNERS)
        count_write(text, sizeof text, kind, value);
    else
        snprintf(text, sizeof text, "%s", word_of_code(kind, (int)value));
    sentence_place(self, name, text);
}

/* The place that begins at `at` with its brace; count if nobody filled it. */
static size_t place_find(const struct Sentence *self, const char *at, size_t length) {
    size_t i = 0;
    while (i < self->count &&
           !(strlen(self->place[i].name) == length && strncmp(self->place[i].name, at + 1, length) == 0))
        i++;
    return i;
}

void sentence_phrase(const struct Sentence *self, const char *pattern, char *text, size_t size) {
    size_t used = 0;
    for (const char *at = pattern; *at != '\0' && used + 1 < size;) {
        size_t length = *at == '{' ? strcspn(at + 1, "}") : 0;
        size_t place = *at == '{' ? place_find(self, at, length) : self->count;
        if (place < self->count) {
            used += (size_t)snprintf(text + used, size - used, "%s", self->place[place].text);
            at += length + 2;
        } else
            text[used++] = *at++;
    }
    used = used < size ? used : size - 1;
    text[used] = '\0';
}

void sentence_write(const struct Sentence *self, const char *pattern, char *text, size_t size) {
    sentence_phrase(self, pattern, text, size);
    if ((unsigned char)text[0] < 0x80)
        text[0] = (char)toupper((unsigned char)text[0]);
}

void sentence_unit(char *text, size_t size, uint32_t agency, int64_t government, bool full) {
    if (full)
        snprintf(text, size, _("unit %u of government %lld"), agency, (long long)government);
    else
        snprintf(text, size, _("unit %u"), agency);
}

void sentence_person(char *text, size_t size, enum Who who, uint64_t person) {
    snprintf(text, size, who == WHO_CITIZEN ? _("citizen %llu") : _("administrator %llu"),
             (unsigned long long)person);
}

void story_sentence(const struct Testimony *testimony, bool numbers, char *text, size_t size) {
    const struct MomentRow *row = moment_row(testimony->moment);
    struct Sentence sentence = {.numbers = numbers};
    char name[PLACE_SIZE];
    sentence_unit(name, sizeof name, testimony->agency, testimony->government, true);
    sentence_place(&sentence, "unit", name);
    sentence_person(name, sizeof name, row->who, testimony->person);
    sentence_place(&sentence, "person", name);
    for (int i = 0; i < TESTIMONY_VALUES && row->value[i].name != NULL; i++)
        sentence_value(&sentence, row->value[i].name, row->value[i].kind, testimony->value[i]);
    sentence_write(&sentence, _(row->sentence), text, size);
}

void story_chance(const struct Testimony *testimony, char *text, size_t size) {
    const struct MomentRow *row = moment_row(testimony->moment);
    text[0] = '\0';
    if (row->chance == NULL)
        return;
    struct Sentence sentence = {.numbers = true};
    char number[32];
    sentence_place(&sentence, "stake", _(row->chance));
    snprintf(number, sizeof number, "%.3f", testimony->probability);
    sentence_place(&sentence, "probability", number);
    snprintf(number, sizeof number, "%.3f", testimony->draw);
    sentence_place(&sentence, "draw", number);
    sentence_phrase(&sentence, _("chance {stake}: {probability}; drawn: {draw}"), text, size);
}
