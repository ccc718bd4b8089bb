/* What the arguments of a command line name: scenarios, read, set and checked. */
#ifndef TANDEM_INPUT_H
#define TANDEM_INPUT_H

#include "cli/options.h"
#include "params/scenario.h"

/* Reads one scenario, applies --set and checks the whole; every fault is reported. Errors: those of the
 * reader, of scenario_set and of scenario_check. Free with scenario_free, also after failure. */
enum Status input_scenario(struct Scenario *scenario, const char *path, const struct TextList *set,
                           struct Error *error) MUST_CHECK;

/* Applies --set to a scenario of status `status`, so that faults of the file and of the command line are told
 * together. Returns the first fault. Errors: those of scenario_set. */
enum Status input_set(struct Scenario *scenario, const struct TextList *set, enum Status status,
                      struct Error *error) MUST_CHECK;

#endif
