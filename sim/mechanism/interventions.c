#include "mechanism/interventions.h"

#include "world/draws.h"

#include <stdlib.h>

struct Ranked {
    double strength;
    size_t agency;
};

static int by_strength(const void *one, const void *other) {
    const struct Ranked *a = one, *b = other;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return (a->agency > b->agency) - (a->agency < b->agency);
}

static bool hit_best_connected(const struct World *world, size_t wanted, bool *hit) {
    size_t count = world->agencies.count;
    struct Ranked *ranked = malloc(count * sizeof *ranked);
    if (ranked == NULL)
        return false;
    for (size_t a = 0; a < count; a++)
        ranked[a] = (struct Ranked){network_strength(world->network, a), a};
    qsort(ranked, count, sizeof *ranked, by_strength);
    for (size_t i = 0; i < wanted && i < count; i++)
        hit[ranked[i].agency] = true;
    free(ranked);
    return true;
}

static bool is_hit(const struct World *world, const struct Intervention *intervention, size_t agency) {
    switch (intervention->target) {
    case TARGET_ALL:
        return true;
    case TARGET_GOVERNMENT:
        return (int64_t)world->agencies.government[agency] == intervention->government;
    case TARGET_AGENCIES:
        for (int64_t i = 0; i < intervention->agency_count; i++)
            if (intervention->agencies[i] == (int64_t)agency)
                return true;
        return false;
    case TARGET_RANDOM:
        return world_trait(world, PURPOSE_INTERVENTION_TARGET, agency, (uint64_t)intervention->kind) <
               intervention->share;
    case TARGET_BEST_CONNECTED:
        return false; /* found all at once */
    }
    return false;
}

enum Status interventions_aim(struct World *world, struct Error *error) {
    size_t count = world->agencies.count;
    for (size_t i = 0; i < (size_t)world->scenario->intervention_count; i++) {
        const struct Intervention *intervention = &world->scenario->interventions[i];
        bool *hit = world->intervention_hits + i * count;
        if (intervention->target == TARGET_BEST_CONNECTED &&
            !hit_best_connected(world, (size_t)intervention->agency_count, hit))
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory to rank %zu agencies", count);
        for (size_t a = 0; a < count; a++)
            hit[a] = hit[a] || is_hit(world, intervention, a);
    }
    return STATUS_OK;
}
