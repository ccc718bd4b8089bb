/* The words of one step of a story. */
#ifndef TANDEM_STEP_TELL_H
#define TANDEM_STEP_TELL_H

#include "story/narration.h"

/* Fills in step->text from what the step was told. */
void step_tell(struct StoryStep *step, const struct Story *story, bool numbers);

#endif
