/* A step of a story while its words are found. */
#ifndef TANDEM_TELLING_H
#define TANDEM_TELLING_H

#include "story/narration.h"
#include "story/sentence.h"

/* `sentence` has the places of the step's first testimony and takes more. */
struct Telling {
    struct StoryStep *step;
    const struct Story *story;
    struct Sentence sentence;
};

/* The places that any sentence on a testimony may have: its agency, in full unless the story is about it and
 * has named it before; its person; its values. */
struct Sentence telling_places(const struct Story *story, const struct Testimony *testimony, bool numbers);

/* Adds a sentence, of a translated pattern, to the step's text; with places of its own; that of its moment.
 */
void say(struct Telling *self, const char *pattern);
void say_with(struct Telling *self, const struct Sentence *sentence, const char *pattern);
void say_row(struct Telling *self);

/* A value of a testimony by its name; NaN if its moment has none of that name. */
double told_value(const struct Testimony *testimony, const char *name);

/* Adds an item to a list of a place, "a, b and c"; of the last one it is known that it is. */
void telling_list(char *list, size_t size, const char *item, bool last);

#endif
