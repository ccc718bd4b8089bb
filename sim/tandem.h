/* The library of Tandem, an agent-based simulator of data-driven collaboration between government and
 * citizens: read a scenario, run replicates, receive records. Everything a program needs that wants more than
 * the command line gives:
 *
 *     struct Error error = {0};
 *     struct Scenario scenario;
 *     if (scenario_init(&scenario, &error) == STATUS_OK &&
 *         scenario_read(&scenario, "baseline.cfg", &error) == STATUS_OK &&
 *         scenario_check(&scenario, &error) == STATUS_OK) {
 *         struct ReplicateInput input = {.scenario = &scenario, .seed = 1, .weeks = 520};
 *         struct Recorder recorder = {.record = my_function, .wanted = 1u << TABLE_RUNS};
 *         replicate_run(&input, 0, &recorder, &error);
 *     }
 *     scenario_free(&scenario);
 *
 * Compile with `pkg-config --cflags --libs tandem`. */
#ifndef TANDEM_H
#define TANDEM_H

#include "base/error.h"
#include "params/params.h"
#include "params/scenario.h"
#include "run/replicate.h"
#include "scenario/reader.h"
#include "world/records.h"

/* Version of the library; a change of the first number breaks programs that use it. */
#define TANDEM_VERSION_MAJOR 0
#define TANDEM_VERSION_MINOR 1
#define TANDEM_VERSION_PATCH 0

#endif
