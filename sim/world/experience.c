#include "world/experience.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/world.h"

static bool pools_make(struct Pool pool[POOL_COUNT], size_t agencies, size_t governments) {
    bool complete = true;
    for (int kind = 0; kind < POOL_COUNT; kind++) {
        pool[kind].agency = calloc(agencies, sizeof *pool[kind].agency);
        pool[kind].government = calloc(governments, sizeof *pool[kind].government);
        complete = complete && pool[kind].agency != NULL && pool[kind].government != NULL;
    }
    return complete;
}

static void pools_drop(struct Pool pool[POOL_COUNT]) {
    for (int kind = 0; kind < POOL_COUNT; kind++) {
        free(pool[kind].agency);
        free(pool[kind].government);
        pool[kind].agency = pool[kind].government = NULL;
    }
}

bool pools_allocate(struct World *world) {
    return pools_make(world->pool, world->agencies.count, world->government_count);
}

void pools_free(struct World *world) {
    pools_drop(world->pool);
    pools_drop(world->pool_told);
    pools_drop(world->pool_calm);
}

void pools_assign(const struct World *world, struct Pool to[POOL_COUNT], const struct Pool from[POOL_COUNT]) {
    for (int kind = 0; kind < POOL_COUNT; kind++) {
        memcpy(to[kind].agency, from[kind].agency, world->agencies.count * sizeof *to[kind].agency);
        memcpy(to[kind].government, from[kind].government,
               world->government_count * sizeof *to[kind].government);
        to[kind].nation = from[kind].nation;
    }
}

bool pools_copy(struct World *world, const struct World *original) {
    memset(world->pool, 0, sizeof world->pool);
    memset(world->pool_told, 0, sizeof world->pool_told);
    memset(world->pool_calm, 0, sizeof world->pool_calm);
    if (!pools_allocate(world))
        return false;
    pools_assign(world, world->pool, original->pool);
    return true;
}

bool pools_watch(struct World *world) {
    if (!pools_make(world->pool_told, world->agencies.count, world->government_count) ||
        !pools_make(world->pool_calm, world->agencies.count, world->government_count))
        return false;
    pools_assign(world, world->pool_told, world->pool);
    return true;
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

static void add_to(struct World *world, struct Pool *pool, size_t agency, double good, double bad) {
    entry_add(world, &pool->agency[agency], good, bad);
    entry_add(world, &pool->government[world->agencies.government[agency]], good, bad);
    entry_add(world, &pool->nation, good, bad);
}

void pool_add(struct World *world, enum PoolKind kind, size_t agency, double good, double bad) {
    add_to(world, &world->pool[kind], agency, good, bad);
    if (world->had_incident && !world->by_incident)
        add_to(world, &world->pool_calm[kind], agency, good, bad);
}

double experience_heard(size_t others) {
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
    const double *heard = world->governments[g].heard;
    const double weight[2] = {sharing * heard[0], sharing * sharing * heard[1]};
    return (struct Experience){pooled(own.good, government.good, nation.good, weight),
                               pooled(own.bad, government.bad, nation.bad, weight)};
}

double beta_mean(double strength, double mean, struct Experience experience) {
    return (strength * mean + experience.good) / (strength + experience.good + experience.bad);
}
