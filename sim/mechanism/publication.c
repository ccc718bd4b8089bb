/* Datasets are opened at unequal rates, under a mandate also for their own sake. ODD 7.2. */
#include <math.h>

#include "base/translate.h"
#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/quality.h"

/* The least of n unit exponentials is exponential with mean 1/n: the cumulative hazard of the next opening,
 * at a rate of 1. */
static double next_opening(const struct World *world, size_t agency, uint32_t opened) {
    double left = world->agencies.catalogue[agency] - opened;
    uint64_t *word = world->agencies.openings[agency].word;
    if (left < 1.0)
        return INFINITY;
    if (opened % OPENINGS_DRAWN == 0)
        random_words(&world->key, PURPOSE_PUBLICATION, agency, 0, opened / OPENINGS_DRAWN, word);
    double unit = exponential_of_bits(word[opened % OPENINGS_DRAWN]);
    return unit / left / world->agencies.opening_rate[agency];
}

/* A mandate adds its share of the hazard in datasets that nobody asked for (C52). */
static bool is_wanted(const struct World *world, size_t agency, uint32_t ordinal) {
    double mandate = world_lever(world, LEVER_MANDATE, agency);
    if (mandate == 0.0)
        return true;
    double asked = world_trait(world, PURPOSE_OPENING, agency, ordinal);
    return asked >= mandate / (1.0 + mandate);
}

static void open_until_hazard(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    while (all->opened[a] < all->catalogue[a] && world->opening_hazard >= all->opening_next[a]) {
        all->wanted[a] += is_wanted(world, a, all->opened[a]);
        all->opened[a]++;
        world->publication_cost += world->params->publication_preparation_cost;
        all->opening_next[a] += next_opening(world, a, all->opened[a]);
    }
}

/* Datasets of agencies 0 … a, from the agency `first` on. */
static void pool_count(struct World *world, size_t first) {
    const struct Agencies *all = &world->agencies;
    uint64_t open = first == 0 ? 0 : world->open_until[first - 1];
    for (size_t a = first; a < all->count; a++)
        world->open_until[a] = open += all->opened[a];
    open = world->open_until[all->count - 1];
    world->open_share = world->catalogue > 0.0 ? (double)open / world->catalogue : 0.0;
}

static enum Status publication_start(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    double share = world->params->publication_initial_open_share;
    world->opening_hazard = share < 1.0 ? -log1p(-share) : INFINITY;
    world->catalogue = 0.0;
    for (size_t a = 0; a < all->count; a++) {
        world->catalogue += all->catalogue[a];
        if (share == 0.0) /* what nobody has begun stays closed */
            continue;
        all->opening_next[a] = next_opening(world, a, 0);
        open_until_hazard(world, a);
    }
    pool_count(world, 0);
    return STATUS_OK;
}

/* Quality moves slowly: until the next count, what is opened is as good as what is open. */
static void quality_count(struct World *world) {
    const struct Agencies *all = &world->agencies;
    double good = 0.0, open = 0.0;
    for (size_t a = 0; a < all->count && world->open_share > 0.0; a++) {
        open += (double)all->opened[a];
        good += all->opened[a] > 0 ? (double)all->opened[a] * agency_quality(world, a) : 0.0;
    }
    world->open_quality = open > 0.0 ? good / open : 0.0;
}

/* h = v q F (1 + mandate): v the agency's own rate, F the share of all catalogues that is open. What a
 * mandate adds brings the next opening nearer. */
static enum Status publication_step(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    const double *mandate = world->lever[LEVER_MANDATE];
    double example = world->params->publication_inside_per_year * world->open_share / WEEKS_PER_YEAR;
    size_t first = all->count;
    if (world_quarter_ends(world))
        quality_count(world);
    if (example == 0.0)
        return STATUS_OK;
    double *next = all->opening_next, hazard = world->opening_hazard += example;
    for (size_t a = 0, count = all->count; a < count; a++) {
        if (mandate != NULL)
            next[a] -= example * mandate[a];
        if (hazard < next[a])
            continue;
        open_until_hazard(world, a);
        first = first < a ? first : a;
    }
    if (first < all->count)
        pool_count(world, first);
    return STATUS_OK;
}

const struct Mechanism publication_mechanism = {
    .name = "publication",
    .title = "Publication of open data",
    .group = "publication",
    .equation =
        "h_a(t) = v_a q F(t) (1 + mandate_a(t)); for its own sake with probability mandate/(1 + mandate)",
    .source = N_("Bass 1969, its inside term, applied to datasets; N14 N15 N16"),
    .claims = "C28 C30 C52",
    .passage = "被逼著開放很多資料",
    .passage_english = "pressed to open a lot of data",
    .start = publication_start,
    .step = publication_step,
};
