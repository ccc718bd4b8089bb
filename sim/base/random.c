#include "random.h"

#include <Random123/philox.h>
#include <gsl/gsl_cdf.h>

static double unit_interval(uint64_t word) {
    return (double)(word >> 11) * 0x1p-53;
}

/* Inline, with the result by value: through the array of random_block a draw costs a third more. */
static inline philox4x64_ctr_t block_of(const struct RandomKey *key, struct DrawId id, uint64_t block) {
    philox4x64_key_t philox_key = {{key->seed, key->replicate}};
    philox4x64_ctr_t counter = {
        {id.entity, (uint64_t)id.week << 16 | (uint64_t)id.purpose, id.ordinal, block}};
    return philox4x64(counter, philox_key);
}

void random_block(const struct RandomKey *key, struct DrawId id, uint64_t block, uint64_t words[4]) {
    philox4x64_ctr_t result = block_of(key, id, block);
    for (int i = 0; i < 4; i++)
        words[i] = result.v[i];
}

double random_uniform(const struct RandomKey *key, struct DrawId id) {
    return unit_interval(block_of(key, id, 0).v[0]);
}

void random_uniform4(const struct RandomKey *key, struct DrawId id, double uniform[4]) {
    uint64_t words[4];
    random_block(key, id, 0, words);
    for (int i = 0; i < 4; i++)
        uniform[i] = unit_interval(words[i]);
}

double random_normal(const struct RandomKey *key, struct DrawId id) {
    /* Centred in its cell: the inverse is finite at both ends. */
    return gsl_cdf_ugaussian_Pinv(((double)(block_of(key, id, 0).v[0] >> 12) + 0.5) * 0x1p-52);
}

static uint64_t stream_next(struct RandomStream *self) {
    if (self->used == 4) {
        random_block(&self->key, self->id, self->block++, self->words);
        self->used = 0;
    }
    return self->words[self->used++];
}

static unsigned long stream_get(void *state) {
    return (unsigned long)stream_next((struct RandomStream *)state);
}

static double stream_get_double(void *state) {
    return unit_interval(stream_next((struct RandomStream *)state));
}

static void stream_set(void *state, unsigned long seed) {
    struct RandomStream *self = (struct RandomStream *)state;
    self->id.ordinal = seed;
    self->block = 0;
    self->used = 4;
}

static const gsl_rng_type keyed_philox = {
    "keyed philox4x64", 0xffffffffffffffffUL, 0, sizeof(struct RandomStream), stream_set,
    stream_get,         stream_get_double};

void random_stream_init(struct RandomStream *self, const struct RandomKey *key, struct DrawId id) {
    self->key = *key;
    self->id = id;
    self->block = 0;
    self->used = 4;
    self->rng.type = &keyed_philox;
    self->rng.state = self;
}

const char *purpose_name(enum Purpose purpose) {
#define PURPOSE(name, entity, sentence) #name,
    static const char *const names[PURPOSE_COUNT] = {
#include "random_purpose.def"
    };
#undef PURPOSE
    return names[purpose];
}

uint64_t random_mix(uint64_t one, uint64_t other) {
    uint64_t z = one + 0x9e3779b97f4a7c15u * (other + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
