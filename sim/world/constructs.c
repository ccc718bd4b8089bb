#include "world/constructs.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/order.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/support.h"

const struct ConstructRow *construct_row(enum Construct construct) {
#define CONSTRUCT(symbol, name, feedback, push, shared, level)                                               \
    {name, offsetof(struct Params, feedback), push, shared},
    static const struct ConstructRow rows[CONSTRUCT_COUNT] = {
#include "world/constructs.def"
    };
#undef CONSTRUCT
    return &rows[construct];
}

double construct_level(const struct World *world, enum Construct construct, size_t a) {
    switch (construct) {
#define CONSTRUCT(symbol, name, feedback, push, shared, level)                                               \
    case CONSTRUCT_##symbol:                                                                                 \
        return level;
#include "world/constructs.def"
#undef CONSTRUCT
    case CONSTRUCT_COUNT:
        break;
    }
    return (double)NAN;
}

/* Of levels over agencies. */
struct ConstructSums {
    double of[CONSTRUCT_COUNT];
};

/* Of constructs that rest on shared experience, as they would be with another. */
static struct ConstructSums shared_sums(const struct World *world, const struct Pool pool[POOL_COUNT]) {
    struct World other = *world;
    struct ConstructSums sums = {{0.0}};
    memcpy(other.pool, pool, sizeof other.pool);
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        for (size_t a = 0; a < world->agencies.count && construct_row((enum Construct)c)->shared; a++)
            sums.of[c] += construct_level(&other, (enum Construct)c, a);
    return sums;
}

void constructs_tell(struct World *world, const struct ConstructLevels now[CONSTRUCT_COUNT]) {
    if (world->levels == NULL || world->told)
        return;
    struct ConstructSums told = shared_sums(world, world->pool_told), calm = {{0.0}};
    if (world->had_incident)
        calm = shared_sums(world, world->pool_calm);
    for (int c = 0; c < CONSTRUCT_COUNT; c++) {
        if (!construct_row((enum Construct)c)->shared)
            continue;
        double without = world->had_incident ? calm.of[c] : now[c].sum;
        world->moved[c][CAUSE_ENDS] += without - told.of[c];
        world->moved[c][CAUSE_INCIDENTS] += now[c].sum - without;
    }
    pools_assign(world, world->pool_told, world->pool);
    world->told = true;
    world->had_incident = false;
}

void constructs_forget(struct World *world) {
    if (world->told)
        memset(world->moved, 0, sizeof world->moved);
    world->told = false;
}

static double level_of_owners(const struct World *world, const struct Episode *episode, enum Construct c) {
    double sum = construct_level(world, c, episode->agency);
    for (uint32_t i = 0; i < episode->owner_count; i++) {
        bool counted = episode->owner[i] == episode->agency;
        for (uint32_t j = 0; j < i; j++)
            counted = counted || episode->owner[j] == episode->owner[i];
        sum += counted ? 0.0 : construct_level(world, c, episode->owner[i]);
    }
    return sum;
}

/* In the order of their rows. */
static void levels_tell(const struct World *world, const struct Episode *episode, bool after) {
    struct Testimony testimony = {.moment = after ? MOMENT_LEVELS_AFTER : MOMENT_LEVELS_BEFORE,
                                  .key = (uint64_t)episode->record.key,
                                  .agency = episode->agency};
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        testimony.value[c] = construct_level(world, (enum Construct)c, episode->agency);
    witness_tell(world, testimony);
}

void constructs_end(struct World *world, const struct Episode *episode, bool after) {
    if (world->witness != NULL)
        levels_tell(world, episode, after);
    if (world->levels == NULL)
        return;
    enum Cause cause = episode->incident ? CAUSE_INCIDENTS : CAUSE_ENDS;
    if (episode->incident && !world->had_incident)
        pools_assign(world, world->pool_calm, world->pool);
    world->by_incident = episode->incident && !after;
    world->had_incident = world->had_incident || episode->incident;
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        if (!construct_row((enum Construct)c)->shared)
            world->moved[c][cause] +=
                (after ? 1.0 : -1.0) * level_of_owners(world, episode, (enum Construct)c);
}

/* The one in the middle parts the rest. */
static void quantiles_find(double *level, size_t count, double quantile[CONSTRUCT_QUANTILES]) {
    static const double shares[CONSTRUCT_QUANTILES] = {0.1, 0.5, 0.9};
    size_t rank[CONSTRUCT_QUANTILES];
    for (int q = 0; q < CONSTRUCT_QUANTILES; q++) {
        rank[q] = (size_t)ceil(shares[q] * (double)count) - 1;
        quantile[q] = (double)NAN;
    }
    if (level == NULL)
        return;
    quantile[1] = order_select(level, count, rank[1]);
    quantile[0] = order_select(level, rank[1] + 1, rank[0]);
    quantile[2] = order_select(level + rank[1], count - rank[1], rank[2] - rank[1]);
}

static void levels_look(const struct World *world, enum Construct construct, struct ConstructLevels *levels) {
    size_t count = world->agencies.count;
    levels->sum = 0.0;
    for (size_t a = 0; a < count; a++) {
        double level = construct_level(world, construct, a);
        levels->sum += level;
        if (world->levels != NULL)
            world->levels[a] = level;
    }
    levels->mean = levels->sum / (double)count;
    quantiles_find(world->levels, count, levels->quantile);
}

void constructs_look(const struct World *world, struct ConstructLevels levels[CONSTRUCT_COUNT]) {
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        levels_look(world, (enum Construct)c, &levels[c]);
}
