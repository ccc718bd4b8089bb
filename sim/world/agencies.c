/* Traits are drawn one field after the other. Without spread all agencies are like the first: nothing is
 * drawn for the others. */
#include "world/agencies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/draws.h"
#include "world/quality.h"
#include "world/scales.h"
#include "world/world.h"

bool agencies_allocate(struct Agencies *self, size_t count) {
    self->count = count;
    bool complete = true;
#define AGENCY_FIELD(type, name, writer, sentence)                                                           \
    self->name = calloc(count, sizeof *self->name);                                                          \
    complete = complete && self->name != NULL;
#include "world/agency_fields.def"
#undef AGENCY_FIELD
    return complete;
}

void agencies_free(struct Agencies *self) {
#define AGENCY_FIELD(type, name, writer, sentence)                                                           \
    free(self->name);                                                                                        \
    self->name = NULL;
#include "world/agency_fields.def"
#undef AGENCY_FIELD
}

static double agency_normal(const struct World *world, size_t agency, uint64_t ordinal) {
    return world_trait_normal(world, PURPOSE_AGENCY_TRAITS, agency, ordinal);
}

/* A trait on the logit scale. */
static void latent_draw(const struct World *world, double latent[], uint64_t ordinal, double mean,
                        double spread) {
    for (size_t a = 0; a < world->agencies.count; a++)
        latent[a] =
            a > 0 && spread == 0.0 ? latent[0] : logit(mean) + spread * agency_normal(world, a, ordinal);
}

static void score_trait_draw(const struct World *world, double score[], uint64_t ordinal, double mean,
                             double spread) {
    for (size_t a = 0; a < world->agencies.count; a++)
        score[a] =
            a > 0 && spread == 0.0 ? score[0] : score_draw(mean, spread, agency_normal(world, a, ordinal));
}

/* A log-normal size with mean 1. */
static double size_draw(const struct World *world, size_t a, uint64_t ordinal, double spread) {
    return spread == 0.0 ? 1.0 : exp(spread * agency_normal(world, a, ordinal) - spread * spread / 2.0);
}

static void people_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    latent_draw(world, all->manager_mean, 0, p->manager_mean, p->manager_between);
    for (size_t a = 0; a < all->count; a++) {
        all->support_latent[a] = all->support_mean[a] = all->manager_mean[a];
        all->mood_first[a] = all->mood_last[a] =
            p->manager_noise == 0.0 ? 0.0 : p->manager_noise * agency_normal(world, a, 1);
    }
    latent_draw(world, all->conservatism_base, 2, p->legal_conservatism, p->sourcing_trait_spread);
    score_trait_draw(world, all->literacy_base, 3, p->burden_literacy_mean, p->sourcing_trait_spread);
    memcpy(all->literacy, all->literacy_base, all->count * sizeof *all->literacy);
    score_trait_draw(world, all->mindset, 4, p->sourcing_mindset_mean, p->sourcing_trait_spread);
    score_trait_draw(world, all->capability, 5, p->sourcing_capability_mean, p->sourcing_trait_spread);
    score_trait_draw(world, all->habit, 6, p->sourcing_habit_mean, p->sourcing_trait_spread);
    score_trait_draw(world, all->trust_mean, 7, p->trust_administrator_mean, sqrt(0.5) * p->trust_spread);
}

static void staff_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    for (size_t a = 0; a < all->count; a++) {
        double staff = p->world_staff_mean * size_draw(world, a, 8, p->world_staff_spread);
        all->staff_count[a] = staff < 2.0 ? 2 : (uint32_t)llround(staff);
        uint32_t data_staff = (uint32_t)llround(p->world_data_staff_share * all->staff_count[a]);
        all->data_staff[a] = data_staff < 1                      ? 1
                             : data_staff >= all->staff_count[a] ? all->staff_count[a] - 1
                                                                 : data_staff;
    }
}

/* Half of the variance of quality is the agency's, half the dimension's. */
static void quality_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    double spread = p->data_quality_spread;
    double *const first[QUALITY_DIMENSIONS] = {all->complete_first, all->timely_first, all->granular_first,
                                               all->machine_readable_first, all->consistent_first};
    for (size_t a = 0; a < all->count; a++) {
        bool alike = a > 0 && spread == 0.0;
        double common = alike ? 0.0 : agency_normal(world, a, 10);
        for (uint64_t d = 0; d < QUALITY_DIMENSIONS; d++)
            first[d][a] = alike ? first[d][0]
                                : score_draw(p->data_quality_mean, spread,
                                             sqrt(0.5) * (common + agency_normal(world, a, 11 + d)));
    }
}

static void catalogue_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    for (size_t a = 0; a < all->count; a++) {
        double mean =
            p->publication_catalogue_mean * (all->government[a] == 0 ? p->publication_centre_catalogue : 1.0);
        all->catalogue[a] = floor(mean * size_draw(world, a, 16, p->publication_catalogue_spread) + 0.5);
        all->opening_rate[a] = world->governments[all->government[a]].publishing;
    }
}

static void practice_start(struct World *world, size_t a) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    double start = world_trait(world, PURPOSE_INITIAL_STATE, a, 0);
    bool aware = start >= 1.0 - p->diffusion_aware_start;
    all->practice[a] = aware ? PRACTICE_AWARE : PRACTICE_UNAWARE;
    all->aware_week[a] = aware ? 0 : NEVER;
    all->decided_week[a] = all->tried_week[a] = all->tried_programme_week[a] = all->routine_week[a] =
        all->given_up_week[a] = NEVER;
}

void agencies_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    people_start(world);
    staff_start(world);
    quality_start(world);
    catalogue_start(world);
    for (size_t a = 0; a < all->count; a++) {
        all->value_in_house[a] = all->value_outsourced[a] = /* as contractors yield on average */
            p->sourcing_alone_net * p->sourcing_outsourced_success;
        all->value_collaboration[a] = p->sourcing_value_collaboration;
        practice_start(world, a);
    }
}
