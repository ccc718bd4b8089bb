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

/* Normals of all agencies for one trait. */
static struct RandomRow trait_row(const struct World *world, uint64_t ordinal) {
    return random_row(&world->key, PURPOSE_AGENCY_TRAITS, 0, ordinal);
}

static double trait_normal(struct RandomRow *row, size_t agency) {
    return normal_of_bits(random_row_bits(row, agency));
}

/* A trait on the logit scale. */
static void latent_draw(const struct World *world, double latent[], uint64_t ordinal, double mean,
                        double spread) {
    struct RandomRow row = trait_row(world, ordinal);
    double middle = logit(mean);
    for (size_t a = 0; a < world->agencies.count; a++)
        latent[a] = spread == 0.0 ? middle : middle + spread * trait_normal(&row, a);
}

static void score_trait_draw(const struct World *world, double score[], uint64_t ordinal, double mean,
                             double spread) {
    latent_draw(world, score, ordinal, mean, spread);
    for (size_t a = 0; a < world->agencies.count; a++)
        score[a] = a > 0 && spread == 0.0 ? score[0] : logistic(score[a]);
}

/* A log-normal size with mean 1. */
static double size_draw(struct RandomRow *row, size_t a, double spread) {
    return spread == 0.0 ? 1.0 : exp(spread * trait_normal(row, a) - spread * spread / 2.0);
}

static void people_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    struct RandomRow moods = trait_row(world, 1);
    latent_draw(world, all->manager_mean, 0, p->manager_mean, p->manager_between);
    for (size_t a = 0; a < all->count; a++) {
        all->support_latent[a] = all->support_mean[a] = all->manager_mean[a];
        all->mood_first[a] = all->mood_last[a] =
            p->manager_noise == 0.0 ? 0.0 : p->manager_noise * trait_normal(&moods, a);
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
    struct RandomRow sizes = trait_row(world, 8);
    for (size_t a = 0; a < all->count; a++) {
        double staff = p->world_staff_mean * size_draw(&sizes, a, p->world_staff_spread);
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
    struct RandomRow common = trait_row(world, 10), own[QUALITY_DIMENSIONS];
    for (uint64_t d = 0; d < QUALITY_DIMENSIONS; d++)
        own[d] = trait_row(world, 11 + d);
    for (size_t a = 0; a < all->count; a++) {
        bool alike = a > 0 && spread == 0.0;
        double shared = alike ? 0.0 : trait_normal(&common, a);
        for (int d = 0; d < QUALITY_DIMENSIONS; d++)
            first[d][a] = alike ? first[d][0]
                                : score_draw(p->data_quality_mean, spread,
                                             sqrt(0.5) * (shared + trait_normal(&own[d], a)));
    }
}

static void catalogue_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    struct RandomRow sizes = trait_row(world, 16);
    for (size_t a = 0; a < all->count; a++) {
        double mean =
            p->publication_catalogue_mean * (all->government[a] == 0 ? p->publication_centre_catalogue : 1.0);
        all->catalogue[a] = floor(mean * size_draw(&sizes, a, p->publication_catalogue_spread) + 0.5);
        all->opening_rate[a] = world->governments[all->government[a]].publishing;
    }
}

static void practice_start(struct World *world) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    struct RandomRow row = random_row(&world->key, PURPOSE_INITIAL_STATE, 0, 0);
    for (size_t a = 0; a < all->count; a++) {
        bool aware = uniform_of_bits(random_row_bits(&row, a)) >= 1.0 - p->diffusion_aware_start;
        all->practice[a] = aware ? PRACTICE_AWARE : PRACTICE_UNAWARE;
        all->aware_week[a] = aware ? 0 : NEVER;
        all->decided_week[a] = all->tried_week[a] = all->tried_programme_week[a] = all->routine_week[a] =
            all->given_up_week[a] = NEVER;
    }
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
    }
    practice_start(world);
}
