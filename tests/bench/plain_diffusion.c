#include "plain_diffusion.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NEIGHBOURS_MOST = 40 };

struct Neighbours {
    uint32_t count, unit[NEIGHBOURS_MOST];
};

void *bench_allocate(size_t count, size_t size) {
    void *block = calloc(count, size);
    if (block == NULL) {
        fprintf(stderr, "bench: no memory\n");
        exit(EXIT_FAILURE);
    }
    return block;
}

static bool are_tied(const struct Neighbours *of, uint32_t unit) {
    for (uint32_t i = 0; i < of->count; i++)
        if (of->unit[i] == unit)
            return true;
    return false;
}

static void tie_half(struct Neighbours *of, uint32_t unit) {
    if (of->count == NEIGHBOURS_MOST) {
        fprintf(stderr, "bench: a unit has more than %d neighbours\n", NEIGHBOURS_MOST);
        exit(EXIT_FAILURE);
    }
    of->unit[of->count++] = unit;
}

static void cut_half(struct Neighbours *of, uint32_t unit) {
    uint32_t i = 0;
    while (of->unit[i] != unit)
        i++;
    of->unit[i] = of->unit[--of->count];
}

static void ring(struct Neighbours *all, uint32_t units, uint32_t each_side) {
    for (uint32_t u = 0; u < units; u++)
        for (uint32_t step = 1; step <= each_side; step++) {
            tie_half(&all[u], (u + step) % units);
            tie_half(&all[(u + step) % units], u);
        }
}

/* Round by round, the far end of each tie moves with the probability of rewiring. */
static void rewire(struct Neighbours *all, uint32_t units, uint32_t each_side, double rewiring,
                   gsl_rng *generator) {
    for (uint32_t step = 1; step <= each_side; step++)
        for (uint32_t u = 0; u < units; u++) {
            uint32_t from = (u + step) % units, to;
            if (gsl_rng_uniform(generator) >= rewiring)
                continue;
            do
                to = (uint32_t)gsl_rng_uniform_int(generator, units);
            while (to == u || are_tied(&all[u], to));
            cut_half(&all[u], from);
            cut_half(&all[from], u);
            tie_half(&all[u], to);
            tie_half(&all[to], u);
        }
}

void plain_graph_build(struct PlainGraph *self, const struct DiffusionQuestion *question,
                       gsl_rng *generator) {
    uint32_t units = question->units, used = 0;
    struct Neighbours *all = bench_allocate(units, sizeof *all);
    self->units = units;
    self->first = bench_allocate((size_t)units + 1, sizeof *self->first);
    self->peer = bench_allocate((size_t)units * question->peers, sizeof *self->peer);
    ring(all, units, question->peers / 2);
    rewire(all, units, question->peers / 2, question->rewiring, generator);
    for (uint32_t u = 0; u < units; u++) {
        memcpy(self->peer + used, all[u].unit, all[u].count * sizeof *self->peer);
        used += all[u].count;
        self->first[u + 1] = used;
    }
    free(all);
}

void plain_graph_free(struct PlainGraph *self) {
    free(self->first);
    free(self->peer);
}

static double share_of(const struct PlainGraph *graph, const bool *adopted, uint32_t u) {
    uint32_t first = graph->first[u], end = graph->first[u + 1];
    int count = 0;
    for (uint32_t i = first; i < end; i++)
        count += adopted[graph->peer[i]];
    return end > first ? (double)count / (double)(end - first) : 0.0;
}

static double share_adopted(const bool *adopted, uint32_t units) {
    double count = 0.0;
    for (uint32_t u = 0; u < units; u++)
        count += adopted[u];
    return count / units;
}

double plain_weeks(const struct PlainGraph *graph, const struct DiffusionQuestion *question,
                   gsl_rng *generator, double *draws) {
    bool *adopted = bench_allocate(graph->units, sizeof *adopted);
    bool *next = bench_allocate(graph->units, sizeof *next);
    double looked = 0.0;
    uint64_t taken = 0;
    for (uint32_t week = 0; week < question->weeks; week++) {
        if (week == question->look)
            looked = share_adopted(adopted, graph->units);
        for (uint32_t u = 0; u < graph->units; u++) {
            next[u] = adopted[u];
            if (adopted[u])
                continue;
            double probability = question->outside + question->inside * share_of(graph, adopted, u);
            next[u] = gsl_rng_uniform(generator) < probability;
            taken++;
        }
        memcpy(adopted, next, graph->units * sizeof *adopted);
    }
    free(adopted);
    free(next);
    *draws = (double)taken;
    return looked;
}
