/* Quality of agencies' data over time, and what happens when data meet expectations. ODD 7.5. */
#include <math.h>

#include "mechanism/stages.h"
#include "mechanism/team.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"

/* Share of the spending on upkeep that a mindset does not waste, over that of the reference mindset. */
static double not_wasted(const struct Params *p, double mindset) {
    return (1.0 - p->data_quality_mindset_drag * mindset) / (1.0 - p->data_quality_mindset_drag * REFERENCE);
}

static void first_quality(const struct Agencies *all, size_t a, double first[QUALITY_DIMENSIONS]) {
    const double values[QUALITY_DIMENSIONS] = {all->complete_first[a], all->timely_first[a],
                                               all->granular_first[a], all->machine_readable_first[a],
                                               all->consistent_first[a]};
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        first[d] = values[d];
}

static void score_refresh(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    double *dimension[QUALITY_DIMENSIONS], value[QUALITY_DIMENSIONS];
    agency_quality(all, a, dimension);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        value[d] = *dimension[d];
    all->quality[a] = level_pushed(world, quality_score(value), LEVER_PUSH_DATA_QUALITY, a);
}

/* Upkeep that would hold quality Q0 under the reference mindset against decay d: u = d Q0/(1 - Q0), times
 * effort. */
static double upkeep(double decay, double first, double effort) {
    return decay * first / (1.0 - first) * effort;
}

/* Share of users whose feedback comes back to the owner (C4). */
static double reach(const struct World *world, size_t a) {
    return fmin(1.0, world->params->data_quality_feedback_base + world_lever(world, LEVER_FEEDBACK, a));
}

/* The owner keeps data up that services live on, as far as he hears of it (C58). */
static double use_known(const struct World *world, size_t a) {
    bool told = world->params->feedback_data_quality != 0.0;
    return told ? reach(world, a) * -expm1(-(double)world->agencies.services[a]) : 0.0;
}

/* Effort in upkeep over that under the reference mindset without interventions or use; it is spread over all
 * open datasets, also those that nobody asked for (C30, C52). `helped`: with the levers of the present week.
 */
static double effort_now(const struct World *world, size_t a, bool helped) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double governed = helped ? fmin(1.0, world_lever(world, LEVER_GOVERNANCE, a)) : 0.0;
    double funded = 1.0 + (helped ? world_lever(world, LEVER_MAINTENANCE, a) : 0.0);
    double wanted = all->opened[a] > 0 ? (double)all->wanted[a] / (double)all->opened[a] : 1.0;
    return not_wasted(p, all->mindset[a] * (1.0 - governed)) * funded * wanted * (1.0 + use_known(world, a));
}

static enum Status data_quality_start(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    double decay = weekly_share_of_month(world->params->data_quality_decay_per_month);
    for (size_t a = 0; a < all->count; a++) {
        double *dimension[QUALITY_DIMENSIONS], first[QUALITY_DIMENSIONS];
        double effort = not_wasted(world->params, all->mindset[a]);
        agency_quality(all, a, dimension);
        first_quality(all, a, first);
        for (int d = 0; d < QUALITY_DIMENSIONS; d++) {
            double rate = upkeep(decay, first[d], effort);
            *dimension[d] = decay > 0.0 ? rate / (rate + decay) : first[d];
        }
        score_refresh(world, a);
    }
    return STATUS_OK;
}

/* Q(t+1) = Q* + (Q - Q*) exp(-(u + d)), Q* = u/(u + d): the exact week of dQ/dt = u (1 - Q) - d Q, for an
 * effort. True if anything moves: agencies whose upkeep does not change, and whose data nobody has mended,
 * rest at Q*. */
static bool levels_after(const struct World *world, size_t a, double decay, double effort,
                         double after[QUALITY_DIMENSIONS]) {
    double *dimension[QUALITY_DIMENSIONS], first[QUALITY_DIMENSIONS];
    bool moved = false;
    agency_quality(&world->agencies, a, dimension);
    first_quality(&world->agencies, a, first);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++) {
        double rate = upkeep(decay, first[d], effort),
               rest = decay > 0.0 ? rate / (rate + decay) : *dimension[d];
        after[d] = *dimension[d];
        if (after[d] == rest)
            continue;
        after[d] = rest + (after[d] - rest) * exp(-(rate + decay));
        moved = true;
    }
    return moved;
}

static bool levels_step(struct World *world, size_t a, double decay) {
    double *dimension[QUALITY_DIMENSIONS], after[QUALITY_DIMENSIONS];
    agency_quality(&world->agencies, a, dimension);
    if (!levels_after(world, a, decay, effort_now(world, a, true), after))
        return false;
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        *dimension[d] = after[d];
    return true;
}

/* A standard closes the gap of formats. */
static bool formats_step(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    double lever = world_lever(world, LEVER_STANDARD, a);
    if (lever == 0.0)
        return false;
    double closed = weekly_probability(world->params->data_quality_standard_gain_per_year * lever);
    all->machine_readable[a] += closed * (1.0 - all->machine_readable[a]);
    all->consistent[a] += closed * (1.0 - all->consistent[a]);
    return true;
}

static bool is_helped(const struct World *world, size_t a) {
    return world_lever(world, LEVER_GOVERNANCE, a) != 0.0 ||
           world_lever(world, LEVER_MAINTENANCE, a) != 0.0 || world_lever(world, LEVER_STANDARD, a) != 0.0;
}

/* The score that this week would give without its interventions: what they move is the difference. */
static double score_unhelped(const struct World *world, size_t a, double decay) {
    double after[QUALITY_DIMENSIONS];
    levels_after(world, a, decay, effort_now(world, a, false), after);
    return level_pushed(world, quality_score(after), LEVER_PUSH_DATA_QUALITY, a);
}

static enum Status data_quality_step(struct World *world, struct Error *error) {
    (void)error;
    if (world->params->mechanism_data_quality == 0.0)
        return STATUS_OK;
    double decay = weekly_share_of_month(world->params->data_quality_decay_per_month);
    for (size_t a = 0; a < world->agencies.count; a++) {
        double unhelped =
            world->levels != NULL && is_helped(world, a) ? score_unhelped(world, a, decay) : (double)NAN;
        bool moved = levels_step(world, a, decay);
        moved = formats_step(world, a) || moved;
        if (moved || world->lever[LEVER_PUSH_DATA_QUALITY] != NULL)
            score_refresh(world, a);
        if (!isnan(unhelped))
            world->moved[CONSTRUCT_DATA_QUALITY][CAUSE_INTERVENTIONS] +=
                world->agencies.quality[a] - unhelped;
    }
    return STATUS_OK;
}

/* A push raises each dimension by the factor by which it raises their geometric mean. */
static double raised(const struct World *world, uint32_t owner, double *const dimension[QUALITY_DIMENSIONS]) {
    double value[QUALITY_DIMENSIONS];
    if (world_lever(world, LEVER_PUSH_DATA_QUALITY, owner) == 0.0)
        return 1.0;
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        value[d] = *dimension[d];
    return world->agencies.quality[owner] / quality_score(value);
}

/* One source: the owner's level and the dataset's own departure. Its age since the last update is memoryless;
 * with the owner's timeliness t as the mean of exp(-age/period), a uniform U gives exp(-age/period) = U^(1/t
 * - 1). */
static double source_quality(const struct World *world, const struct Episode *episode, uint32_t source) {
    const struct Params *p = world->params;
    uint64_t key = (uint64_t)episode->record.key;
    uint32_t owner = episode->owner[source];
    double *dimension[QUALITY_DIMENSIONS], value[QUALITY_DIMENSIONS];
    agency_quality(&world->agencies, owner, dimension);
    double departure =
        p->data_quality_spread * world_trait_normal(world, PURPOSE_DATASET_TRAITS, key, source);
    double factor = raised(world, owner, dimension);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        value[d] = logistic(logit(fmin(0.999, factor * *dimension[d])) + departure);
    double timely = fmin(0.999, factor * world->agencies.timely[owner]);
    value[1] = pow(1.0 - world_trait(world, PURPOSE_DATA_QUALITY, key, source), 1.0 / timely - 1.0);
    double standard = fmin(1.0, world_lever(world, LEVER_STANDARD, owner));
    value[4] *= 1.0 - p->data_quality_format_distance * (1.0 - 1.0 / episode->owner_count) * (1.0 - standard);
    return quality_score(value);
}

/* Data that the crowd collects have a quality of their own. */
static double crowd_quality(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    return score_draw(
        p->data_quality_mean, p->data_quality_spread,
        world_trait_normal(world, PURPOSE_DATASET_TRAITS, (uint64_t)episode->record.key, OWNERS_MOST));
}

/* What the owners hand over of internal data grows with the trust of both sides (C7); open data are all
 * there. */
static double met_quality(const struct World *world, const struct Episode *episode) {
    if (episode->record.crowdsourced != 0)
        return crowd_quality(world, episode);
    double sum = 0.0;
    for (uint32_t i = 0; i < episode->owner_count; i++)
        sum += source_quality(world, episode, i);
    bool internal = world->params->case_internal_data[episode->type] != 0.0;
    return sum / episode->owner_count * (internal ? fmin(1.0, episode->trust_effect) : 1.0);
}

/* Each owner of open data has one of its datasets used, any of those in demand: with u of d used before, it
 * is another one with probability 1 - u/d. */
static void datasets_use(struct World *world, const struct Episode *episode) {
    struct Agencies *all = &world->agencies;
    if (world->params->case_internal_data[episode->type] != 0.0 || episode->record.crowdsourced != 0)
        return;
    for (uint32_t i = 0; i < episode->owner_count; i++) {
        uint32_t a = episode->owner[i];
        double drawn = world_trait(world, PURPOSE_DATASET_USE, (uint64_t)episode->record.key, i);
        all->used[a] += drawn * (double)all->wanted[a] >= (double)all->used[a] && all->wanted[a] > 0;
    }
}

static double expectation_of(const struct World *world, const struct Member *member) {
    return world->citizens.item[member->person].expectation;
}

static bool data_quality_needed(const struct World *world, const struct Episode *episode) {
    (void)episode;
    return world->params->mechanism_data_quality != 0.0;
}

/* Preparation grows with what is missing, with each further source, and with what was imagined otherwise; the
 * crowd makes its data out of nothing. */
static void data_quality_begin(struct World *world, struct Episode *episode) {
    const struct Params *p = world->params;
    double expected = team_mean(world, episode, SIDE_CITIZEN, expectation_of);
    bool crowd = episode->record.crowdsourced != 0;
    episode->quality = met_quality(world, episode);
    episode->expectation = isnan(expected) ? p->data_quality_expectation_mean : expected;
    double lacking = (1.0 - episode->quality) * sqrt((double)episode->owner_count);
    double again = 1.0 + p->data_quality_rework * fmax(0.0, episode->expectation - episode->quality);
    episode->preparation = p->data_quality_cleaning_effort * (crowd ? 1.0 : lacking * again);
    episode->record.quality = episode->quality;
    episode->record.expectation = episode->expectation;
    datasets_use(world, episode);
}

static bool data_quality_advance(struct World *world, struct Episode *episode) {
    (void)world;
    return episode->preparation <= 0.0;
}

/* Finished use whose feedback reaches the owner mends a share of what is missing (C4, C58). */
static enum Status data_quality_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    if (p->mechanism_data_quality == 0.0 || p->feedback_data_quality == 0.0 ||
        episode->record.exit != EXIT_COMPLETED)
        return STATUS_OK;
    for (uint32_t i = 0; i < episode->owner_count; i++) {
        uint32_t owner = episode->owner[i];
        double *dimension[QUALITY_DIMENSIONS];
        agency_quality(&world->agencies, owner, dimension);
        for (int d = 0; d < QUALITY_DIMENSIONS; d++)
            *dimension[d] += p->data_quality_feedback_gain * reach(world, owner) * (1.0 - *dimension[d]);
        score_refresh(world, owner);
    }
    return STATUS_OK;
}

const struct Mechanism data_quality_mechanism = {
    .name = "data_quality",
    .title = "Data quality and expectations",
    .group = "data_quality",
    .equation = "dQ/dt = u (1 - Q) - d Q, exact weekly step; u grows with use that the owner hears of",
    .source = "Vetro et al. 2016; Huang et al. 2020",
    .claims = "C4 C9 C10 C16 C29 C38 C53 C54 C56 C57 C58 C65 C70",
    .passage = "雙方對資料集的想像不一致",
    .start = data_quality_start,
    .step = data_quality_step,
    .end = data_quality_end,
};

const struct StageRules cleaning_stage = {
    .owner = &data_quality_mechanism,
    .needed = data_quality_needed,
    .begin = data_quality_begin,
    .advance = data_quality_advance,
};
