/* A story in words: what a witness was told, gathered into steps that can be read aloud. */
#ifndef TANDEM_NARRATION_H
#define TANDEM_NARRATION_H

#include "mechanism/mechanism.h"
#include "story/story.h"

enum StoryChapter {
    CHAPTER_IDEA,
    CHAPTER_TEAM,
    CHAPTER_ALIGNMENT,
    CHAPTER_REVIEW,
    CHAPTER_DATA,
    CHAPTER_WORK,
    CHAPTER_END,
    CHAPTER_AFTER,
    CHAPTER_COUNT
};

enum { STEP_TEXT_SIZE = 2048 };

/* One step: some sentences on testimonies that belong together, told[count] in their order (a part of what
 * the story was told). `week` is that of the first, `until` that of the last. */
struct StoryStep {
    enum StoryChapter chapter;
    enum Moment moment; /* that it is about; of several alike the first */
    int64_t week, until;
    const struct Mechanism *mechanism;
    const struct Testimony *told; /* borrowed from the narration */
    size_t count;
    char text[STEP_TEXT_SIZE];
};

/* The steps of a story in the current language. Free with narration_free. */
struct Narration {
    LIST_OF(struct StoryStep) steps;
    struct Testimony *told; /* owned, sorted by step */
};

/* Words for the story; with `numbers`, levels have their numbers beside them. Errors: STATUS_OUT_OF_MEMORY;
 * then it can only be freed. */
enum Status narration_make(struct Narration *self, const struct Story *story, bool numbers,
                           struct Error *error) MUST_CHECK;
void narration_free(struct Narration *self);

/* What a mechanism rests on: its title and the passage of the study, where Chinese is not spoken with its
 * meaning. */
void mechanism_source(const struct Mechanism *mechanism, char *text, size_t size);

/* The code of a chapter, "team"; titles in the current language: of a chapter; of a story, "Episode 17 of
 * 312: unit 8 of government 0, g0v, completed". */
const char *chapter_name(enum StoryChapter chapter);
const char *chapter_title(enum StoryChapter chapter);
void story_title(const struct Story *story, char *text, size_t size);

#endif
