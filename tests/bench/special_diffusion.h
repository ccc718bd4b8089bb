/* The same question on the same graph by a loop that is made for it and can do nothing else: a generator
 * inline, whoever has adopted left out, neighbours told of an adoption instead of asked. How fast this
 * machine can be while it still draws a number for each unit and week. */
#ifndef TANDEM_BENCH_SPECIAL_DIFFUSION_H
#define TANDEM_BENCH_SPECIAL_DIFFUSION_H

#include "plain_diffusion.h"

/* The share of units that had adopted at the start of the week looked at. */
double special_weeks(const struct PlainGraph *graph, const struct DiffusionQuestion *question, uint64_t seed);

#endif
