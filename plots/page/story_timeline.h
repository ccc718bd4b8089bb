/* The timeline of a story, as SVG inside a page. */
#ifndef TANDEM_STORY_TIMELINE_H
#define TANDEM_STORY_TIMELINE_H

#include <stdio.h>

#include "story/story.h"

/* A bar for each part of an episode's life over its weeks, of a run of so many, and a mark where people come
 * and go; with a text for readers who cannot see it. */
void story_timeline_write(const struct Story *story, int64_t weeks, FILE *stream);

#endif
