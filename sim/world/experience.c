#include "world/experience.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/world.h"

bool pools_allocate(struct World *world) {
    bool complete = true;
    for (int kind = 0; kind < POOL_COUNT; kind++) {
        struct Pool *pool = &world->pool[kind];
        pool->agency = calloc(world->agencies.count, sizeof *pool->agency);
        pool->government = calloc(world->government_count, sizeof *pool->government);
        complete = complete && pool->agency != NULL && pool->government != NULL;
    }
    return complete;
}

void pools_free(struct World *world) {
    for (int kind = 0; kind < POOL_COUNT; kind++) {
        free(world->pool[kind].agency);
        free(world->pool[kind].government);
        world->pool[kind].agency = world->pool[kind].government = NULL;
    }
}

static struct PoolEntry *entries_copy(const struct PoolEntry entries[], size_t count) {
    struct PoolEntry *copy = malloc(count * sizeof *copy + 1);
    if (copy != NULL && count > 0)
        memcpy(copy, entries, count * sizeof *copy);
    return copy;
}

bool pools_copy(struct World *world, const struct World *original) {
    bool complete = true;
    for (int kind = 0; kind < POOL_COUNT; kind++) {
        struct Pool *pool = &world->pool[kind];
        pool->agency = entries_copy(original->pool[kind].agency, original->agencies.count);
        pool->government = entries_copy(original->pool[kind].government, original->government_count);
        complete = complete && pool->agency != NULL && pool->government != NULL;
    }
    return complete;
}

static struct Experience remembered(const struct World *world, const struct PoolEntry *entry) {
    double kept = world->memory[world->week - entry->week];
    return (struct Experience){kept * entry->sum.good, kept * entry->sum.bad};
}

static void entry_add(const struct World *world, struct PoolEntry *entry, double good, double bad) {
    entry->sum = remembered(world, entry);
    entry->sum.good += good;
    entry->sum.bad += bad;
    entry->week = world->week;
}

void pool_add(struct World *world, enum PoolKind kind, size_t agency, double good, double bad) {
    struct Pool *pool = &world->pool[kind];
    entry_add(world, &pool->agency[agency], good, bad);
    entry_add(world, &pool->government[world->agencies.government[agency]], good, bad);
    entry_add(world, &pool->nation, good, bad);
}

/* Each of `others` counts up to EXPERIENCE_HEARD of them; beyond, their average counts as that many. */
static double share_heard(size_t others) {
    return others <= EXPERIENCE_HEARD ? 1.0 : (double)EXPERIENCE_HEARD / (double)others;
}

/* The sums of a circle less those of the one inside it are the others'; rounding may leave them below 0. */
static double pooled(double own, double government, double nation, const double weight[2]) {
    double near = government > own ? government - own : 0.0;
    double far = nation > government ? nation - government : 0.0;
    return own + weight[0] * near + weight[1] * far;
}

struct Experience pool_read(const struct World *world, enum PoolKind kind, size_t agency) {
    const struct Pool *pool = &world->pool[kind];
    uint32_t g = world->agencies.government[agency];
    struct Experience own = remembered(world, &pool->agency[agency]);
    double sharing = world->params->trust_sharing;
    if (sharing == 0.0)
        return own;
    struct Experience government = remembered(world, &pool->government[g]);
    struct Experience nation = remembered(world, &pool->nation);
    size_t units = world->governments[g].count;
    const double weight[2] = {sharing * share_heard(units - 1),
                              sharing * sharing * share_heard(world->agencies.count - units)};
    return (struct Experience){pooled(own.good, government.good, nation.good, weight),
                               pooled(own.bad, government.bad, nation.bad, weight)};
}

double beta_mean(double strength, double mean, struct Experience experience) {
    return (strength * mean + experience.good) / (strength + experience.good + experience.bad);
}
