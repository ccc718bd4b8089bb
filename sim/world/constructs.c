#include "world/constructs.h"

#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stddef.h>

#include "world/people.h"
#include "world/quality.h"
#include "world/support.h"

const struct ConstructRow *construct_row(enum Construct construct) {
#define CONSTRUCT(symbol, name, feedback, push, level) {name, offsetof(struct Params, feedback), push},
    static const struct ConstructRow rows[CONSTRUCT_COUNT] = {
#include "world/constructs.def"
    };
#undef CONSTRUCT
    return &rows[construct];
}

double construct_level(const struct World *world, enum Construct construct, size_t a) {
    switch (construct) {
#define CONSTRUCT(symbol, name, feedback, push, level)                                                       \
    case CONSTRUCT_##symbol:                                                                                 \
        return level;
#include "world/constructs.def"
#undef CONSTRUCT
    case CONSTRUCT_COUNT:
        break;
    }
    return (double)NAN;
}

struct ConstructSums construct_sums(const struct World *world) {
    struct ConstructSums sums = {{0.0}};
    for (int c = 0; world->levels != NULL && c < CONSTRUCT_COUNT; c++)
        for (size_t a = 0; a < world->agencies.count; a++)
            sums.of[c] += construct_level(world, (enum Construct)c, a);
    return sums;
}

struct ConstructSums constructs_moved(struct World *world, const struct ConstructSums *before,
                                      enum Cause cause) {
    struct ConstructSums now = construct_sums(world);
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        world->moved[c][cause] += now.of[c] - before->of[c];
    return now;
}

void construct_quantiles(const struct World *world, enum Construct construct,
                         double quantile[CONSTRUCT_QUANTILES]) {
    static const double shares[CONSTRUCT_QUANTILES] = {0.1, 0.5, 0.9};
    size_t count = world->agencies.count;
    for (size_t a = 0; world->levels != NULL && a < count; a++)
        world->levels[a] = construct_level(world, construct, a);
    for (int q = 0; q < CONSTRUCT_QUANTILES; q++)
        quantile[q] = world->levels == NULL ? (double)NAN
                                            : gsl_stats_select(world->levels, 1, count,
                                                               (size_t)ceil(shares[q] * (double)count) - 1);
}
