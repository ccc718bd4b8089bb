/* A story as the page tells it. */
#ifndef TANDEM_LAB_STORY_JSON_H
#define TANDEM_LAB_STORY_JSON_H

#include <stdio.h>

#include "story/narration.h"

/* Writes the object of laboratory.h. With `numbers` the steps have their chances. */
void story_json_write(FILE *stream, const struct Story *story, const struct Narration *words, bool numbers);

#endif
