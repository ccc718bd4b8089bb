#include "special_diffusion.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/random.h"

/* xoshiro256++, Blackman & Vigna 2021. */
struct Xoshiro {
    uint64_t s[4];
};

static inline uint64_t turned(uint64_t word, int by) {
    return word << by | word >> (64 - by);
}

static inline uint64_t xoshiro_next(struct Xoshiro *self) {
    uint64_t *s = self->s, result = turned(s[0] + s[3], 23) + s[0], shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = turned(s[3], 45);
    return result;
}

struct Special {
    const struct PlainGraph *graph;
    struct Xoshiro generator;
    double *chance;              /* of adopting, of each unit */
    uint32_t *waiting, *adopted; /* who has not adopted; who did in this week */
    uint32_t waiting_count, adopted_count;
};

static void ask_all(struct Special *self) {
    struct Xoshiro generator = self->generator;
    uint32_t kept = 0;
    self->adopted_count = 0;
    for (uint32_t i = 0; i < self->waiting_count; i++) {
        uint32_t u = self->waiting[i];
        bool adopts = (double)(xoshiro_next(&generator) >> 11) * 0x1p-53 < self->chance[u];
        self->waiting[kept] = u;
        kept += !adopts;
        if (adopts)
            self->adopted[self->adopted_count++] = u;
    }
    self->waiting_count = kept;
    self->generator = generator;
}

static void tell_neighbours(struct Special *self, double inside) {
    const struct PlainGraph *graph = self->graph;
    for (uint32_t i = 0; i < self->adopted_count; i++) {
        uint32_t u = self->adopted[i];
        for (uint32_t e = graph->first[u]; e < graph->first[u + 1]; e++) {
            uint32_t peer = graph->peer[e];
            self->chance[peer] += inside / (double)(graph->first[peer + 1] - graph->first[peer]);
        }
    }
}

double special_weeks(const struct PlainGraph *graph, const struct DiffusionQuestion *question,
                     uint64_t seed) {
    struct Special self = {.graph = graph, .waiting_count = graph->units};
    double looked = 0.0;
    self.chance = bench_allocate(graph->units, sizeof *self.chance);
    self.waiting = bench_allocate(graph->units, sizeof *self.waiting);
    self.adopted = bench_allocate(graph->units, sizeof *self.adopted);
    for (uint64_t i = 0; i < 4; i++)
        self.generator.s[i] = random_mix(seed, i);
    for (uint32_t u = 0; u < graph->units; u++) {
        self.waiting[u] = u;
        self.chance[u] = question->outside;
    }
    for (uint32_t week = 0; week < question->weeks; week++) {
        if (week == question->look)
            looked = 1.0 - (double)self.waiting_count / graph->units;
        ask_all(&self);
        tell_neighbours(&self, question->inside);
    }
    free(self.chance);
    free(self.waiting);
    free(self.adopted);
    return looked;
}
