/* The story of one collaboration as a page: a timeline, then chapter by chapter what happened. Needs no
 * script. */
#ifndef TANDEM_STORY_PAGE_H
#define TANDEM_STORY_PAGE_H

#include <stdio.h>

#include "params/scenario.h"
#include "story/narration.h"

/* All pointers are borrowed; texts are shown as text. */
struct StoryPage {
    const char *language; /* as HTML names it: "en", "zh-TW" */
    const struct Scenario *scenario;
    const struct Story *story;
    const struct Narration *words;
    int64_t weeks; /* of the run */
};

void story_page_write(const struct StoryPage *page, FILE *stream);

#endif
