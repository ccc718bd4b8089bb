/* What the arguments of a command line name: scenarios and plans, by path, by name or on standard input;
 * read, set and checked. */
#ifndef TANDEM_INPUT_H
#define TANDEM_INPUT_H

#include <stdbool.h>

#include "cli/options.h"
#include "params/scenario.h"
#include "plan/plan_reader.h"
#include "world/network.h"

#define INPUT_STANDARD "-"

enum InputKind { INPUT_SCENARIO, INPUT_PLAN, INPUT_CLAIMS };

/* The path of the file that an argument names: as it stands if there is such a file; else, for a name without
 * a slash, name.cfg in the folder scenarios (plans: scenarios/plans) below the working directory, below
 * tandem/ in the data folders of the user and the system (XDG Base Directory Specification 0.8) and in that
 * of the program; a note says where, unless `quiet`. What is wanted comes first, but the other kind is found
 * as well. Errors: STATUS_INPUT_OUTPUT with where it was looked for and what is near. */
enum Status input_find(const char *argument, enum InputKind wanted, bool quiet, char path[SCENARIO_PATH],
                       struct Error *error) MUST_CHECK;

/* The paths of the standard files of claims, by name: all that are such in the first folder scenarios/claims
 * that holds any, looked for as scenarios are; at most `most`. Errors: STATUS_INPUT_OUTPUT if there are none;
 * STATUS_CONFIGURATION if there are more. */
enum Status input_claims(char (*paths)[SCENARIO_PATH], size_t most, size_t *count, bool quiet,
                         struct Error *error) MUST_CHECK;

/* Reads the scenario that an argument names ("-": standard input), applies --set and checks the whole; every
 * fault is reported. Errors: those of input_find, the reader, scenario_set and scenario_check;
 * STATUS_CONFIGURATION for a plan. Free with scenario_free, also after failure. */
enum Status input_scenario(struct Scenario *scenario, const char *argument, const struct TextList *set,
                           bool quiet, struct Error *error) MUST_CHECK;

/* The same for its null model, whose name and title say so. Errors: those of input_scenario. */
enum Status input_null_model(struct Scenario *scenario, const char *argument, const struct TextList *set,
                             bool quiet, struct Error *error) MUST_CHECK;

/* Reads the file of a scenario's network, if it names one: then the network has agencies, else none. Notes go
 * to stderr unless `quiet`. Errors: those of network_read. Free with network_free, also after failure. */
enum Status input_network(struct Network *network, const struct Scenario *scenario, bool quiet,
                          struct Error *error) MUST_CHECK;

/* As input_scenario for a plan, whose scenario is set. Free with plan_free, also after failure. */
enum Status input_plan(struct Plan *plan, const char *argument, const struct TextList *set, bool quiet,
                       struct Error *error) MUST_CHECK;

#endif
