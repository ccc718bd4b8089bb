/* Counter-based random numbers: a draw is a pure function of what it decides, never of what was drawn before.
 * Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", philox4x64-10 (Random123).
 * Key = {seed, replicate}; counter = {entity, week and purpose, ordinal, block}. Same bytes on any number of
 * threads; scenarios under one seed share each draw whose entity, purpose, week and ordinal they share. */
#ifndef TANDEM_RANDOM_H
#define TANDEM_RANDOM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

#define PURPOSE(name, entity, sentence) PURPOSE_##name,
enum Purpose {
#include "base/random_purpose.def"
    PURPOSE_COUNT
};
#undef PURPOSE

/* What all draws of one replicate have in common. */
struct RandomKey {
    uint64_t seed;
    uint64_t replicate;
};

/* What one decision is about. `week` counts from the start of the burn-in; `ordinal` tells draws of one
 * decision apart. */
struct DrawId {
    enum Purpose purpose;
    uint64_t entity;
    uint32_t week;
    uint64_t ordinal;
};

/* Four 64-bit words for the decision `id`; `block` continues it. */
void random_block(const struct RandomKey *key, struct DrawId id, uint64_t block, uint64_t words[4]);

/* The first of the words of block 0. The parts of the decision come one by one, in registers: a struct DrawId
 * would be copied on the stack and waited for, at twice the cost of a draw. */
uint64_t random_bits(const struct RandomKey *key, enum Purpose purpose, uint64_t entity, uint32_t week,
                     uint64_t ordinal);

/* A word as a uniform in [0, 1) with 53 bits, and as a standard normal by inversion (monotone in the uniform,
 * so that paired scenarios stay paired). */
static inline double uniform_of_bits(uint64_t bits) {
    return (double)(bits >> 11) * 0x1p-53;
}
double normal_of_bits(uint64_t bits);

/* One uniform in [0, 1). */
static inline double random_uniform(const struct RandomKey *key, struct DrawId id) {
    return uniform_of_bits(random_bits(key, id.purpose, id.entity, id.week, id.ordinal));
}

/* One standard normal. */
static inline double random_normal(const struct RandomKey *key, struct DrawId id) {
    return normal_of_bits(random_bits(key, id.purpose, id.entity, id.week, id.ordinal));
}

/* Four independent uniforms in [0, 1) of the same decision. */
void random_uniform4(const struct RandomKey *key, struct DrawId id, double uniform[4]);

/* uniform[i] is the random_uniform of entity[i] in a week, with ordinal 0; all [count]. */
void random_uniforms(const struct RandomKey *key, enum Purpose purpose, uint32_t week,
                     const uint32_t entity[], size_t count, double uniform[]);

/* A GSL generator on the stack that continues the decision `id` for as long as a GSL distribution needs. */
struct RandomStream {
    gsl_rng rng; /* pass &stream.rng to GSL */
    struct RandomKey key;
    struct DrawId id;
    uint64_t block;
    uint64_t words[4];
    int used;
};

/* Initialises `self` in place; it must not be copied afterwards (its rng points into it). Owns nothing. */
void random_stream_init(struct RandomStream *self, const struct RandomKey *key, struct DrawId id);

/* Mixes two keys into one, for entities that descend from others (finaliser of SplitMix64, Steele et al.
 * 2014). */
uint64_t random_mix(uint64_t one, uint64_t other);

#endif
