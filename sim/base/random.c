#include "base/random.h"

#include <Random123/philox.h>
#include <math.h>
#include <stdbool.h>

#include "base/normal.h"

static philox4x64_key_t philox_key(const struct RandomKey *key) {
    return (philox4x64_key_t){{key->seed, key->replicate}};
}

static uint64_t occasion(uint32_t week, enum Purpose purpose) {
    return (uint64_t)week << 16 | (uint64_t)purpose;
}

/* One by one: a loop would make the compiler pass them through memory, and wait. */
static inline void words_write(philox4x64_ctr_t result, uint64_t words[4]) {
    words[0] = result.v[0];
    words[1] = result.v[1];
    words[2] = result.v[2];
    words[3] = result.v[3];
}

void random_block(const struct RandomKey *key, struct DrawId id, uint64_t block, uint64_t words[4]) {
    philox4x64_ctr_t counter = {{id.entity, occasion(id.week, id.purpose), id.ordinal, block}};
    words_write(philox4x64(counter, philox_key(key)), words);
}

void random_words(const struct RandomKey *key, enum Purpose purpose, uint64_t entity, uint32_t week,
                  uint64_t ordinal, uint64_t words[4]) {
    philox4x64_ctr_t counter = {{entity, occasion(week, purpose), ordinal, 0}};
    words_write(philox4x64(counter, philox_key(key)), words);
}

uint64_t random_bits(const struct RandomKey *key, enum Purpose purpose, uint64_t entity, uint32_t week,
                     uint64_t ordinal) {
    philox4x64_ctr_t counter = {{entity, occasion(week, purpose), ordinal, 0}};
    return philox4x64(counter, philox_key(key)).v[0];
}

void random_uniform4(const struct RandomKey *key, struct DrawId id, double uniform[4]) {
    uint64_t words[4];
    random_words(key, id.purpose, id.entity, id.week, id.ordinal, words);
    for (int i = 0; i < 4; i++)
        uniform[i] = uniform_of_bits(words[i]);
}

double normal_of_bits(uint64_t bits) {
    /* In the middle of its cell, so that the quantile is finite at both ends. */
    return normal_quantile(((double)(bits >> 12) + 0.5) * 0x1p-52 - 0.5);
}

double exponential_of_bits(uint64_t bits) {
    return -log(1.0 - uniform_of_bits(bits)); /* 1 - u is exact */
}

void random_normal4(const struct RandomKey *key, struct DrawId id, double normal[4]) {
    uint64_t words[4];
    random_words(key, id.purpose, id.entity, id.week, id.ordinal, words);
    for (int i = 0; i < 4; i++)
        normal[i] = normal_of_bits(words[i]);
}

struct RandomRow random_row(const struct RandomKey *key, enum Purpose purpose, uint32_t week,
                            uint64_t ordinal) {
    return (struct RandomRow){
        .key = key, .purpose = purpose, .week = week, .ordinal = ordinal, .block = UINT64_MAX};
}

uint64_t random_mix(uint64_t one, uint64_t other) {
    uint64_t z = one + 0x9e3779b97f4a7c15u * (other + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
