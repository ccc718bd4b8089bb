#include "estimate/bootstrap.h"

#include "base/random.h"

enum { UNIFORMS = 4 };

/* No run has this replicate number, so that no draw of the analysis is one of the model's, whatever its
 * purpose. */
#define NO_REPLICATE UINT64_MAX

void bootstrap_draw(uint64_t seed, uint64_t sample, size_t n, size_t index[]) {
    const struct RandomKey key = {seed, NO_REPLICATE};
    double uniform[UNIFORMS];
    for (size_t i = 0; i < n; i++) {
        if (i % UNIFORMS == 0)
            random_uniform4(&key, (struct DrawId){.entity = sample, .ordinal = i / UNIFORMS}, uniform);
        index[i] = (size_t)(uniform[i % UNIFORMS] * (double)n);
    }
}

void bootstrap_shuffle(uint64_t seed, uint64_t sample, size_t n, size_t index[]) {
    const struct RandomKey key = {seed, NO_REPLICATE};
    double uniform[UNIFORMS];
    for (size_t i = 0; i < n; i++) {
        if (i % UNIFORMS == 0)
            random_uniform4(&key, (struct DrawId){.entity = ~sample, .ordinal = i / UNIFORMS}, uniform);
        size_t place = (size_t)(uniform[i % UNIFORMS] * (double)(i + 1));
        index[i] = index[place];
        index[place] = i;
    }
}

double bootstrap_mean(const double values[], size_t n, const size_t index[]) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += values[index[i]];
    return sum / (double)n;
}
