/* Quality of agencies' data over time, and what happens when data meet expectations. ODD 7.5. */
#include <math.h>

#include "mechanism/stages.h"
#include "mechanism/team.h"
#include "world/constructs.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/scales.h"

/* Share of the spending on upkeep that a mindset does not waste, over that of the reference mindset. */
static double not_wasted(const struct Params *p, double mindset) {
    return (1.0 - p->data_quality_mindset_drag * mindset) / (1.0 - p->data_quality_mindset_drag * REFERENCE);
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

/* At rest, so that nothing moves until upkeep changes or somebody mends the data. */
static enum Status data_quality_start(struct World *world, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double decay = weekly_share_of_month(p->data_quality_decay_per_month);
    world->data_decay = p->mechanism_data_quality != 0.0 ? decay : 0.0;
    for (size_t a = 0; a < all->count; a++) {
        double level[QUALITY_DIMENSIONS], effort = not_wasted(p, all->mindset[a]);
        quality_first(all, a, level);
        for (int d = 0; d < QUALITY_DIMENSIONS && decay > 0.0; d++)
            level[d] = quality_rest(decay, level[d], effort);
        all->effort_alone[a] = effort;
        quality_change(world, a, level, effort);
    }
    return STATUS_OK;
}

/* A standard closes the gap of formats. */
static bool formats_close(const struct World *world, size_t a, double level[QUALITY_DIMENSIONS]) {
    double lever = world_lever(world, LEVER_STANDARD, a);
    if (lever == 0.0)
        return false;
    double closed = weekly_probability(world->params->data_quality_standard_gain_per_year * lever);
    level[QUALITY_MACHINE_READABLE] += closed * (1.0 - level[QUALITY_MACHINE_READABLE]);
    level[QUALITY_CONSISTENCY] += closed * (1.0 - level[QUALITY_CONSISTENCY]);
    return true;
}

/* What help with upkeep has moved in the week before: the difference to the score without it. */
static double upkeep_helped(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    double weeks = (double)(world->week - all->quality_since[a]), alone[QUALITY_DIMENSIONS];
    if (weeks == 0.0 || all->effort[a] == all->effort_alone[a])
        return 0.0;
    quality_at_change(all, a, alone);
    quality_advance(world, a, all->effort[a], weeks - 1.0, alone);
    quality_advance(world, a, all->effort_alone[a], 1.0, alone);
    double without = level_pushed(world, quality_score(alone), LEVER_PUSH_DATA_QUALITY, a);
    return agency_quality(world, a) - without;
}

static bool upkeep_has_levers(const struct World *world) {
    return world->lever[LEVER_GOVERNANCE] != NULL || world->lever[LEVER_MAINTENANCE] != NULL ||
           world->lever[LEVER_STANDARD] != NULL || world->lever[LEVER_FEEDBACK] != NULL;
}

static void upkeep_change(struct World *world, size_t a) {
    struct Agencies *all = &world->agencies;
    double level[QUALITY_DIMENSIONS], effort = effort_now(world, a, true), moved = 0.0;
    if (world->levels != NULL)
        moved = upkeep_helped(world, a) - agency_quality(world, a);
    all->effort_alone[a] = effort_now(world, a, false);
    all->services_known[a] = all->services[a];
    quality_levels(world, a, level);
    if (formats_close(world, a, level) || effort != all->effort[a])
        quality_change(world, a, level, effort);
    if (world->levels != NULL)
        world->moved[CONSTRUCT_DATA_QUALITY][CAUSE_INTERVENTIONS] += moved + agency_quality(world, a);
}

static enum Status data_quality_step(struct World *world, struct Error *error) {
    (void)error;
    if (world->params->mechanism_data_quality == 0.0)
        return STATUS_OK;
    const struct Agencies *all = &world->agencies;
    const uint32_t *services = all->services, *known = all->services_known;
    const uint32_t *wanted = all->wanted, *opened = all->opened;
    bool levers = upkeep_has_levers(world);
    for (size_t a = 0, count = all->count; a < count;
         a++) /* else only use moves it, and what nobody wanted */
        if (levers || services[a] != known[a] || wanted[a] != opened[a])
            upkeep_change(world, a);
    return STATUS_OK;
}

/* A push raises each dimension by the factor by which it raises their geometric mean. */
static double raised(const struct World *world, uint32_t owner, const double level[QUALITY_DIMENSIONS]) {
    if (world_lever(world, LEVER_PUSH_DATA_QUALITY, owner) == 0.0)
        return 1.0;
    return agency_quality(world, owner) / quality_score(level);
}

/* One source: the owner's level and the dataset's own departure. Its age since the last update is memoryless;
 * with the owner's timeliness t as the mean of exp(-age/period), a uniform U gives exp(-age/period) = U^(1/t
 * - 1). */
static double source_quality(const struct World *world, const struct Episode *episode, uint32_t source) {
    const struct Params *p = world->params;
    uint64_t key = (uint64_t)episode->record.key;
    uint32_t owner = episode->owner[source];
    double level[QUALITY_DIMENSIONS], value[QUALITY_DIMENSIONS];
    quality_levels(world, owner, level);
    double departure =
        p->data_quality_spread * world_trait_normal(world, PURPOSE_DATASET_TRAITS, key, source);
    double factor = raised(world, owner, level);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        value[d] = logistic(logit(fmin(0.999, factor * level[d])) + departure);
    double timely = fmin(0.999, factor * level[QUALITY_TIMELINESS]);
    value[QUALITY_TIMELINESS] =
        pow(1.0 - world_trait(world, PURPOSE_DATA_QUALITY, key, source), 1.0 / timely - 1.0);
    double standard = fmin(1.0, world_lever(world, LEVER_STANDARD, owner));
    value[QUALITY_CONSISTENCY] *=
        1.0 - p->data_quality_format_distance * (1.0 - 1.0 / episode->owner_count) * (1.0 - standard);
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
        double level[QUALITY_DIMENSIONS];
        quality_levels(world, owner, level);
        for (int d = 0; d < QUALITY_DIMENSIONS; d++)
            level[d] += p->data_quality_feedback_gain * reach(world, owner) * (1.0 - level[d]);
        quality_change(world, owner, level, world->agencies.effort[owner]);
    }
    return STATUS_OK;
}

const struct Mechanism data_quality_mechanism = {
    .name = "data_quality",
    .title = "Data quality and expectations",
    .group = "data_quality",
    .equation =
        "dQ/dt = u (1 - Q) - d Q, in closed form between events; u grows with use that the owner hears of",
    .source = "Vetro et al. 2016; Huang et al. 2020",
    .claims = "C4 C9 C10 C16 C29 C38 C53 C54 C56 C57 C58 C65 C70",
    .passage = "雙方對資料集的想像不一致",
    .passage_english = "the two sides imagine the dataset differently",
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
