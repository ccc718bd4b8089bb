/* Datasets are opened at unequal rates and withdrawn. ODD 7.2. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/people.h"

/* The least of n unit exponentials is exponential with mean 1/n: the cumulative hazard of the next opening.
 */
static double next_opening(const struct World *world, size_t agency, uint32_t opened) {
    double left = world->agencies.catalogue[agency] - opened;
    if (left < 1.0)
        return INFINITY;
    return -log1p(-world_trait(world, PURPOSE_PUBLICATION, agency, 2 * (uint64_t)opened)) / left;
}

static double next_withdrawal(const struct World *world, size_t agency, uint32_t withdrawn) {
    return -log1p(-world_trait(world, PURPOSE_PUBLICATION, agency, 2 * (uint64_t)withdrawn + 1));
}

static void open_until_hazard(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    while (all->opened[a] < all->catalogue[a] && all->opening_hazard[a] >= all->opening_next[a]) {
        all->opened[a]++;
        world->publication_cost += world->params->publication_preparation_cost;
        all->opening_next[a] += next_opening(world, a, all->opened[a]);
    }
}

static void withdraw_until_hazard(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    while (all->withdrawal_hazard[a] >= all->withdrawal_next[a] && all->withdrawn[a] < all->opened[a]) {
        all->withdrawn[a]++;
        all->withdrawal_next[a] += next_withdrawal(world, a, all->withdrawn[a]);
    }
}

static void pool_count(struct World *world) {
    struct Agencies *all = &world->agencies;
    uint64_t open = 0;
    double catalogue = 0.0;
    for (size_t a = 0; a < all->count; a++) {
        open += agency_open_datasets(all, a);
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
        all->withdrawal_next[a] = next_withdrawal(world, a, 0);
    }
    pool_count(world);
    return STATUS_OK;
}

/* h = v (p + q F)(1 + m mandate): v the agency's own rate, F the share of all catalogues that is open. */
static enum Status publication_step(struct World *world, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    double example = p->publication_outside_per_year + p->publication_inside_per_year * world->open_share;
    for (size_t a = 0; a < all->count; a++) {
        double pressed = 1.0 + p->publication_mandate_rate * world_lever(world, LEVER_MANDATE, a);
        all->opening_hazard[a] += all->opening_rate[a] * example * pressed / WEEKS_PER_YEAR;
        open_until_hazard(world, a);
        all->withdrawal_hazard[a] +=
            (double)agency_open_datasets(all, a) * p->publication_withdraw_per_year / WEEKS_PER_YEAR;
        withdraw_until_hazard(world, a);
    }
    pool_count(world);
    return STATUS_OK;
}

const struct Mechanism publication_mechanism = {
    .name = "publication",
    .title = "Publication of open data",
    .group = "publication",
    .equation = "h_a(t) = v_a (p + q F(t)) (1 + m mandate_a(t))",
    .source = "Bass 1969, applied to datasets; N14 N15 N16",
    .claims = "C28 C30 C52",
    .passage = "被逼著開放很多資料",
    .start = publication_start,
    .step = publication_step,
};
