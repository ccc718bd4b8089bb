/* The question of the diffusion limit as a plain C program asks it: agent by agent, week by week, every
 * number from GSL's mt19937. A yardstick; nothing of the engine is in it. */
#ifndef TANDEM_BENCH_PLAIN_DIFFUSION_H
#define TANDEM_BENCH_PLAIN_DIFFUSION_H

#include <stddef.h>
#include <stdint.h>

#include <gsl/gsl_rng.h>

/* Watts & Strogatz 1998 with `peers` neighbours (even) of which a share is rewired; a unit that has not
 * adopted does so in a week with probability outside + inside × share of its neighbours that had before. */
struct DiffusionQuestion {
    uint32_t units, peers;
    double rewiring, outside, inside;
    uint32_t weeks, look; /* horizon; the week at whose start adopters are counted */
};

/* Neighbours of unit u: peer[first[u]] … peer[first[u + 1] - 1]. */
struct PlainGraph {
    uint32_t units;
    uint32_t *first, *peer;
};

void plain_graph_build(struct PlainGraph *self, const struct DiffusionQuestion *question, gsl_rng *generator);
void plain_graph_free(struct PlainGraph *self);

/* The share of units that had adopted at the start of the week looked at. `draws` counts the numbers taken.
 */
double plain_weeks(const struct PlainGraph *graph, const struct DiffusionQuestion *question,
                   gsl_rng *generator, double *draws);

/* Memory or the end of the bench. */
void *bench_allocate(size_t count, size_t size);

#endif
