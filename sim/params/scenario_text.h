/* The canonical text of a scenario: one line "prefix" "key value" for each number that decides anything. What
 * is stored of a scenario, and what its identity is made of. */
#ifndef TANDEM_SCENARIO_TEXT_H
#define TANDEM_SCENARIO_TEXT_H

#include <stdio.h>

#include "params/scenario.h"

/* Writes the parameters in the order of their table, then the interventions, each with its cost and with what
 * its kind of target reads. Names, texts and the network are left to the caller. */
void scenario_text_write(const struct Scenario *self, const char *prefix, FILE *stream);

/* Takes parameters and interventions from the lines of `text` that begin with `prefix`, which stand together;
 * `self` is initialised. Lines that it does not know are passed over. Errors: STATUS_INPUT_OUTPUT if a
 * parameter is missing. */
enum Status scenario_text_read(struct Scenario *self, const char *prefix, const char *text,
                               struct Error *error) MUST_CHECK;

#endif
