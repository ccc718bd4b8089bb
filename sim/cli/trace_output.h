/* The story of an episode for people on a terminal and as JSON. */
#ifndef TANDEM_TRACE_OUTPUT_H
#define TANDEM_TRACE_OUTPUT_H

#include <jansson.h>

#include "cli/options.h"
#include "params/scenario.h"
#include "story/narration.h"

/* What is told: a story and its words, of a scenario. Borrowed. */
struct Trace {
    const struct Scenario *scenario;
    const struct Story *story;
    const struct Narration *words;
    int64_t weeks;
};

/* On stdout, week by week under the headings of chapters; with `numbers` the chances and draws below the
 * words. */
void trace_print(const struct Trace *self, bool numbers);

/* The same with every testimony; words in the current language, codes in English. NULL without memory. */
json_t *trace_json(const struct Trace *self);

#endif
