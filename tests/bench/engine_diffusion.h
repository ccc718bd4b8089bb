/* The question of plain_diffusion.h put to the engine, all other mechanisms off and all agencies alike. */
#ifndef TANDEM_BENCH_ENGINE_DIFFUSION_H
#define TANDEM_BENCH_ENGINE_DIFFUSION_H

#include "params/scenario.h"
#include "plain_diffusion.h"

/* The scenario that asks the question; the caller frees it with scenario_free. The plain program adds the two
 * parts of a weekly probability, the engine those of a hazard a year (ODD 7.15): both are equal where no
 * neighbour and where half of them have adopted, and in between they differ by less than one part in 300. */
void engine_scenario(struct Scenario *scenario, const struct DiffusionQuestion *question);

/* The share of agencies that had tried at the start of the week looked at, by replicate_run. */
double engine_replicate(const struct Scenario *scenario, const struct DiffusionQuestion *question,
                        uint64_t replicate);

enum EnginePart { PART_NETWORK, PART_WORLD, PART_WEEKS, PART_END, PART_COUNT };

/* Seconds of processor time of one replicate by part, and how many occasions its weeks met. */
void engine_parts(const struct Scenario *scenario, const struct DiffusionQuestion *question,
                  uint64_t replicate, double seconds[PART_COUNT], double *draws);

#endif
