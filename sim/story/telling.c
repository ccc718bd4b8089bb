#include "story/telling.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/translate.h"

struct Sentence telling_places(const struct Story *story, const struct Testimony *testimony, bool numbers) {
    const struct MomentRow *row = moment_row(testimony->moment);
    struct Sentence sentence = {.numbers = numbers};
    char name[PLACE_SIZE];
    bool known = testimony->agency == story->record.agency && testimony->moment != MOMENT_PROPOSED &&
                 testimony->moment != MOMENT_COLLABORATION_CHOSEN;
    sentence_unit(name, sizeof name, testimony->agency, testimony->government, !known);
    sentence_place(&sentence, "unit", name);
    sentence_person(name, sizeof name, row->who, testimony->person);
    sentence_place(&sentence, "person", name);
    for (int i = 0; i < TESTIMONY_VALUES && row->value[i].name != NULL; i++)
        sentence_value(&sentence, row->value[i].name, row->value[i].kind, testimony->value[i]);
    return sentence;
}

void say_with(struct Telling *self, const struct Sentence *sentence, const char *pattern) {
    char text[STEP_TEXT_SIZE], before[STEP_TEXT_SIZE];
    char *told = self->step->text;
    sentence_write(sentence, pattern, text, sizeof text);
    memcpy(before, told, sizeof before);
    if (before[0] == '\0')
        memcpy(told, text, sizeof text);
    else
        snprintf(told, STEP_TEXT_SIZE, _("%s %s"), before, text);
}

void say(struct Telling *self, const char *pattern) {
    say_with(self, &self->sentence, pattern);
}

void say_row(struct Telling *self) {
    say(self, _(moment_row(self->step->moment)->sentence));
}

double told_value(const struct Testimony *testimony, const char *name) {
    const struct MomentRow *row = moment_row(testimony->moment);
    for (int i = 0; i < TESTIMONY_VALUES && row->value[i].name != NULL; i++)
        if (strcmp(row->value[i].name, name) == 0)
            return testimony->value[i];
    return (double)NAN;
}

void telling_list(char *list, size_t size, const char *item, bool last) {
    char before[PLACE_SIZE];
    snprintf(before, sizeof before, "%s", list);
    snprintf(list, size, before[0] == '\0' ? "%s%s" : last ? _("%s and %s") : _("%s, %s"), before, item);
}
