#include "story/narration.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "mechanism/schedule.h"
#include "story/sentence.h"
#include "story/step_tell.h"

const char *chapter_name(enum StoryChapter chapter) {
    static const char *const names[CHAPTER_COUNT] = {"idea", "team", "alignment", "review",
                                                     "data", "work", "end",       "after"};
    return names[chapter];
}

const char *chapter_title(enum StoryChapter chapter) {
    static const char *const titles[CHAPTER_COUNT] = {N_("The idea"),
                                                      N_("The team"),
                                                      N_("Learning each other's terms"),
                                                      N_("Owners and the law"),
                                                      N_("The data"),
                                                      N_("The work"),
                                                      N_("The end"),
                                                      N_("What it left behind")};
    return _(titles[chapter]);
}

void mechanism_source(const struct Mechanism *mechanism, char *text, size_t size) {
    const char *meant = translate_choose(mechanism->passage_english, mechanism->passage);
    if (meant == mechanism->passage)
        snprintf(text, size, _("%s, in the study: %s"), _(mechanism->title), mechanism->passage);
    else
        snprintf(text, size, "%s, in the study: %s (%s)", mechanism->title, mechanism->passage, meant);
}

static const struct Mechanism *mechanism_of(enum Moment moment) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    for (size_t m = 0; m < count; m++)
        if (strcmp(schedule[m]->name, moment_row(moment)->mechanism) == 0)
            return schedule[m];
    return NULL;
}

/* ---- Which testimonies make a step. */

/* Moments that are told together, whatever comes between them. */
enum Strand {
    STRAND_ALONE,
    STRAND_CITIZENS,
    STRAND_STAFF,
    STRAND_TALKS,
    STRAND_REVIEW,
    STRAND_OWNERS,
    STRAND_WORK,
    STRAND_LEVELS
};

static enum Strand strand_of(enum Moment moment) {
    switch (moment) {
    case MOMENT_CITIZEN_CAME_ALONG:
    case MOMENT_CITIZEN_JOINED:
    case MOMENT_CITIZEN_DECLINED:
    case MOMENT_CITIZEN_BUSY:
    case MOMENT_CITIZEN_UNMOVED:
        return STRAND_CITIZENS;
    case MOMENT_STAFF_JOINED:
    case MOMENT_STAFF_DECLINED:
    case MOMENT_STAFF_BUSY:
        return STRAND_STAFF;
    case MOMENT_GAP_CLOSED:
        return STRAND_TALKS;
    case MOMENT_REVIEW_WAITED:
        return STRAND_REVIEW;
    case MOMENT_OWNER_GRANTED:
    case MOMENT_OWNER_SET_CONDITIONS:
    case MOMENT_OWNER_REFUSED_BY_LAW:
    case MOMENT_OWNER_FEARED:
        return STRAND_OWNERS;
    case MOMENT_WORKED:
        return STRAND_WORK;
    case MOMENT_LEVELS_BEFORE:
    case MOMENT_LEVELS_AFTER:
        return STRAND_LEVELS;
    default:
        return STRAND_ALONE;
    }
}

/* The chapter that a moment opens or belongs to; CHAPTER_COUNT: that of the moment before it. */
static enum StoryChapter chapter_of(enum Moment moment) {
    if (moment <= MOMENT_SELECTED)
        return moment == MOMENT_MANAGER_CHANGED ? CHAPTER_COUNT : CHAPTER_IDEA;
    if (moment <= MOMENT_REQUEST_GRANTED)
        return CHAPTER_REVIEW;
    if (moment <= MOMENT_STARTED)
        return CHAPTER_TEAM;
    if (moment <= MOMENT_WORK_BEGAN)
        return CHAPTER_ALIGNMENT + (enum StoryChapter)(moment - MOMENT_ALIGNMENT_BEGAN);
    if (moment <= MOMENT_NO_OBJECT)
        return CHAPTER_ALIGNMENT;
    if (moment <= MOMENT_REVIEW_PASSED)
        return CHAPTER_REVIEW;
    if (moment == MOMENT_CAUSE_CAME || moment == MOMENT_ENDED)
        return CHAPTER_END;
    return moment > MOMENT_ENDED ? CHAPTER_AFTER : CHAPTER_COUNT;
}

/* The step that a testimony continues; count of steps if it opens one. People are asked throughout one
 * chapter; work is told in stretches between events; a child's fate belongs to where the child came up. */
static size_t step_continued(const struct Narration *self, const struct Story *story,
                             const struct Testimony *testimony) {
    const struct StoryStep *steps = self->steps.item;
    size_t count = self->steps.count;
    enum Strand strand = strand_of(testimony->moment);
    bool of_child = testimony->key != 0 && testimony->key != (uint64_t)story->record.key;
    for (size_t i = 0; of_child && i < count; i++)
        if (steps[i].moment == MOMENT_DESCENDANT_SEEDED &&
            (uint64_t)steps[i].told->value[0] == testimony->key)
            return i;
    if (strand == STRAND_WORK)
        return count > 0 && strand_of(steps[count - 1].moment) == STRAND_WORK ? count - 1 : count;
    for (size_t i = 0; strand != STRAND_ALONE && i < count; i++)
        if (strand_of(steps[i].moment) == strand)
            return i;
    return count;
}

static bool step_open(struct Narration *self, const struct Testimony *testimony) {
    size_t count = self->steps.count;
    if (!LIST_RESERVE(&self->steps))
        return false;
    enum StoryChapter chapter = chapter_of(testimony->moment);
    if (chapter == CHAPTER_COUNT)
        chapter = count > 0 ? self->steps.item[count - 1].chapter : CHAPTER_IDEA;
    self->steps.item[self->steps.count++] = (struct StoryStep){.chapter = chapter,
                                                               .moment = testimony->moment,
                                                               .week = testimony->week,
                                                               .mechanism = mechanism_of(testimony->moment),
                                                               .told = testimony};
    return true;
}

/* step_of[told]: to which step each testimony belongs. */
static bool steps_find(struct Narration *self, const struct Story *story, size_t step_of[]) {
    for (size_t i = 0; i < story->told.count; i++) {
        const struct Testimony *testimony = &story->told.item[i];
        step_of[i] = step_continued(self, story, testimony);
        if (step_of[i] == self->steps.count && !step_open(self, testimony))
            return false;
        struct StoryStep *step = &self->steps.item[step_of[i]];
        step->until = testimony->week;
        step->count++;
    }
    return true;
}

/* Puts what a step tells side by side. */
static void told_sort(struct Narration *self, const struct Story *story, const size_t step_of[]) {
    size_t first = 0;
    for (size_t s = 0; s < self->steps.count; s++) {
        self->steps.item[s].told = self->told + first;
        first += self->steps.item[s].count;
        self->steps.item[s].count = 0;
    }
    for (size_t i = 0; i < story->told.count; i++) {
        struct StoryStep *step = &self->steps.item[step_of[i]];
        self->told[(size_t)(step->told - self->told) + step->count++] = story->told.item[i];
    }
}

enum Status narration_make(struct Narration *self, const struct Story *story, bool numbers,
                           struct Error *error) {
    *self = (struct Narration){.told = NULL};
    size_t *step_of = calloc(story->told.count + 1, sizeof *step_of);
    self->told = calloc(story->told.count + 1, sizeof *self->told);
    bool complete = step_of != NULL && self->told != NULL && steps_find(self, story, step_of);
    if (complete)
        told_sort(self, story, step_of);
    for (size_t s = 0; complete && s < self->steps.count; s++)
        step_tell(&self->steps.item[s], story, numbers);
    free(step_of);
    return complete ? STATUS_OK
                    : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the words of a story");
}

void narration_free(struct Narration *self) {
    free(self->steps.item);
    free(self->told);
    *self = (struct Narration){.told = NULL};
}

void story_title(const struct Story *story, char *text, size_t size) {
    const struct EpisodeRecord *record = &story->record;
    struct Sentence sentence = {.numbers = false};
    char unit[PLACE_SIZE];
    sentence_unit(unit, sizeof unit, (uint32_t)record->agency, record->government, true);
    sentence_place(&sentence, "unit", unit);
    sentence_value(&sentence, "number", VALUE_COUNT, (double)story->number);
    sentence_value(&sentence, "episodes", VALUE_COUNT, (double)story->episodes);
    sentence_value(&sentence, "programme", VALUE_PROGRAMME, (double)record->programme);
    sentence_write(&sentence, _("Episode {number} of {episodes}: {unit}"), text, size);
}
