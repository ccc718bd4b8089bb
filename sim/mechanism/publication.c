/* Datasets are opened at unequal rates, under a mandate also for their own sake. ODD 7.2. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"

/* The least of n unit exponentials is exponential with mean 1/n: the cumulative hazard of the next opening.
 */
static double next_opening(const struct World *world, size_t agency, uint32_t opened) {
    double left = world->agencies.catalogue[agency] - opened;
    if (left < 1.0)
        return INFINITY;
    return world_threshold(world, PURPOSE_PUBLICATION, agency, 2 * (uint64_t)opened) / left;
}

/* A mandate adds its share of the hazard in datasets that nobody asked for (C52). */
static bool is_wanted(const struct World *world, size_t agency, uint32_t ordinal) {
    double mandate = world_lever(world, LEVER_MANDATE, agency);
    double asked = world_trait(world, PURPOSE_PUBLICATION, agency, 2 * (uint64_t)ordinal + 1);
    return asked >= mandate / (1.0 + mandate);
}

static void open_until_hazard(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    while (all->opened[a] < all->catalogue[a] && all->opening_hazard[a] >= all->opening_next[a]) {
        all->wanted[a] += is_wanted(world, a, all->opened[a]);
        all->opened[a]++;
        world->publication_cost += world->params->publication_preparation_cost;
        all->opening_next[a] += next_opening(world, a, all->opened[a]);
    }
}

static void pool_count(struct World *world) {
    struct Agencies *all = &world->agencies;
    uint64_t open = 0;
    double catalogue = 0.0;
    for (size_t a = 0; a < all->count; a++) {
        open += all->opened[a];
        catalogue += all->catalogue[a];
        world->open_until[a] = open;
    }
    world->open_share = catalogue > 0.0 ? (double)open / catalogue : 0.0;
}

static enum Status publication_start(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    double share = world->params->publication_initial_open_share;
    double hazard = share < 1.0 ? -log1p(-share) : INFINITY;
    for (size_t a = 0; a < all->count; a++) {
        all->opening_next[a] = next_opening(world, a, 0);
        all->opening_hazard[a] = hazard * all->opening_rate[a];
        open_until_hazard(world, a);
    }
    pool_count(world);
    return STATUS_OK;
}

/* h = v q F (1 + mandate): v the agency's own rate, F the share of all catalogues that is open. */
static enum Status publication_step(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    double example = world->params->publication_inside_per_year * world->open_share / WEEKS_PER_YEAR;
    for (size_t a = 0; a < all->count; a++) {
        all->opening_hazard[a] +=
            all->opening_rate[a] * example * (1.0 + world_lever(world, LEVER_MANDATE, a));
        open_until_hazard(world, a);
    }
    pool_count(world);
    return STATUS_OK;
}

const struct Mechanism publication_mechanism = {
    .name = "publication",
    .title = "Publication of open data",
    .group = "publication",
    .equation =
        "h_a(t) = v_a q F(t) (1 + mandate_a(t)); for its own sake with probability mandate/(1 + mandate)",
    .source = "Bass 1969, its inside term, applied to datasets; N14 N15 N16",
    .claims = "C28 C30 C52",
    .passage = "被逼著開放很多資料",
    .start = publication_start,
    .step = publication_step,
};
