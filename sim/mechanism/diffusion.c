/* The practice spreads from one agency to the next, becomes routine, is given up. ODD 7.15. */
#include <math.h>

#include "mechanism.h"

static bool adopter(const struct Agencies *all, size_t a) {
    return all->practice[a] >= PRACTICE_TRIAL;
}

/* Share of peers that have adopted and their mean visible successes, at the start of the week. */
static void peers_of_network(struct World *world, size_t a) {
    const struct Network *network = world->network;
    struct Agencies *all = &world->agencies;
    double weights = 0.0, adopted = 0.0, visible = 0.0;
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++) {
        uint32_t peer = network->peer[e];
        weights += network->weight[e];
        adopted += adopter(all, peer) ? network->weight[e] : 0.0;
        visible += network->weight[e] * all->visible[peer];
    }
    all->peer_share[a] = weights > 0.0 ? adopted / weights : 0.0;
    all->peer_visible[a] = weights > 0.0 ? visible / weights : 0.0;
}

static void peers_complete(struct World *world) {
    struct Agencies *all = &world->agencies;
    double adopted = 0.0, visible = 0.0, others = (double)all->count - 1.0;
    for (size_t a = 0; a < all->count; a++) {
        adopted += adopter(all, a) ? 1.0 : 0.0;
        visible += all->visible[a];
    }
    for (size_t a = 0; a < all->count; a++) {
        all->peer_share[a] = others > 0.0 ? (adopted - (adopter(all, a) ? 1.0 : 0.0)) / others : 0.0;
        all->peer_visible[a] = others > 0.0 ? (visible - all->visible[a]) / others : 0.0;
    }
}

static void peers_freeze(struct World *world) {
    if (world->network->complete) {
        peers_complete(world);
        return;
    }
    for (size_t a = 0; a < world->agencies.count; a++)
        peers_of_network(world, a);
}

/* h = (p (1 + c (A - A0)/A0) + q ((1 - w) share + w (1 - e^-visible))) (S/S0)^g e^(b B), a year. */
static double trial_hazard(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double attention =
        world->governments[all->government[a]].attention + world_lever(world, LEVER_ATTENTION, a);
    double outside = p->diffusion_outside_per_year *
                     fmax(0.0, 1.0 + p->diffusion_attention * (attention / p->outside_attention_mean - 1.0));
    double seen = 1.0 - exp(-all->peer_visible[a]);
    double signal =
        (1.0 - p->diffusion_visible_weight) * all->peer_share[a] + p->diffusion_visible_weight * seen;
    double support = pow(all->support[a] / p->manager_mean, p->diffusion_support_exponent);
    return (outside + p->diffusion_inside_per_year * signal) * support *
           exp(p->diffusion_burden_weight * all->emphasis_net[a]);
}

static double aware_hazard(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    double louder = 1.0 + p->diffusion_announcement_gain * world_lever(world, LEVER_ANNOUNCEMENT, a);
    return p->diffusion_aware_per_year * louder +
           p->diffusion_aware_visible_per_year * world->agencies.peer_visible[a];
}

/* A practice without a recent success is given up, sooner under a manager who does not support it. */
static double give_up_hazard(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    int64_t since = (int64_t)world->week - all->completion_last[a];
    bool recent = all->completion_last[a] != NEVER && since < (int64_t)p->diffusion_routine_window;
    return recent ? 0.0 : p->diffusion_give_up_per_year * 2.0 * (1.0 - all->support[a]);
}

/* Enough completed agency-side collaborations within the window, and a manager who supports it. */
static bool is_routine(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    int64_t needed = (int64_t)p->diffusion_routine_experience;
    int64_t window = (int64_t)p->diffusion_routine_window;
    int64_t oldest = needed >= 2 ? all->completion_before[a] : all->completion_last[a];
    bool experienced =
        needed == 0 || (all->completions[a] >= needed && (int64_t)world->week - oldest < window);
    return experienced && all->support[a] > p->diffusion_routine_support;
}

/* One uniform a week decides on the one change that the present stage allows. */
static enum Practice practice_next(const struct World *world, size_t a, double uniform) {
    const struct Agencies *all = &world->agencies;
    switch ((enum Practice)all->practice[a]) {
    case PRACTICE_UNAWARE:
        return uniform < weekly_probability(aware_hazard(world, a)) ? PRACTICE_AWARE : PRACTICE_UNAWARE;
    case PRACTICE_AWARE:
        return uniform < weekly_probability(trial_hazard(world, a)) ? PRACTICE_TRIAL : PRACTICE_AWARE;
    case PRACTICE_TRIAL:
    case PRACTICE_ROUTINE:
        if (uniform < weekly_probability(give_up_hazard(world, a)))
            return PRACTICE_AWARE;
        return is_routine(world, a) ? PRACTICE_ROUTINE : PRACTICE_TRIAL;
    }
    return PRACTICE_UNAWARE;
}

static void change_mark(struct World *world, size_t a, enum Practice before, enum Practice after) {
    struct Agencies *all = &world->agencies;
    int32_t week = (int32_t)world->week;
    if (after >= PRACTICE_AWARE && all->aware_week[a] == NEVER)
        all->aware_week[a] = week;
    if (after >= PRACTICE_TRIAL && all->tried_week[a] == NEVER)
        all->tried_week[a] = week;
    if (after == PRACTICE_ROUTINE && all->routine_week[a] == NEVER)
        all->routine_week[a] = week;
    if (before >= PRACTICE_TRIAL && after < PRACTICE_TRIAL)
        all->given_up_week[a] = week;
    all->practice[a] = (uint8_t)after;
}

/* All agencies decide on the state at the start of the week, then all change. */
static enum Status diffusion_step(struct World *world, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    peers_freeze(world);
    double fading = 1.0 - weekly_share_of_month(1.0 - p->diffusion_visibility_memory_per_month);
    bool on = mechanism_on(&diffusion_mechanism, p);
    for (size_t a = 0; a < all->count; a++)
        all->practice_next[a] =
            (uint8_t)(on ? practice_next(world, a, world_uniform(world, PURPOSE_DIFFUSION, a, 0))
                         : all->practice[a]);
    for (size_t a = 0; a < all->count; a++) {
        change_mark(world, a, (enum Practice)all->practice[a], (enum Practice)all->practice_next[a]);
        all->visible[a] *= fading;
    }
    return STATUS_OK;
}

/* A success is seen by peers as far as it is useful, its programme is watched and it is announced (C43, C45).
 */
static double visibility(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    uint32_t a = episode->agency;
    double prize = p->programme_best_of[episode->programme] * world_lever(world, LEVER_PRIZE, a);
    double announced = 1.0 + p->diffusion_announcement_gain * world_lever(world, LEVER_ANNOUNCEMENT, a);
    return p->diffusion_visibility_base * p->programme_visibility[episode->programme] * announced *
           (1.0 + prize) * episode->record.scope * episode->quality * 2.0;
}

static enum Status diffusion_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    uint32_t a = episode->agency;
    if (!mechanism_on(&diffusion_mechanism, p))
        return STATUS_OK;
    if (episode->record.administrators > 0 && all->practice[a] == PRACTICE_UNAWARE)
        change_mark(world, a, PRACTICE_UNAWARE, PRACTICE_AWARE);
    if (episode->record.exit != EXIT_COMPLETED)
        return STATUS_OK;
    all->visible[a] += visibility(world, episode);
    /* Private-started episodes give awareness and visibility, not adoption. */
    if (p->case_public_start[episode->type] == 0.0)
        return STATUS_OK;
    all->completions[a]++;
    all->completion_before[a] = all->completion_last[a];
    all->completion_last[a] = (int32_t)world->week;
    return STATUS_OK;
}

const struct Mechanism diffusion_mechanism = {
    .name = "diffusion",
    .title = "Diffusion of the practice",
    .equation = "h = (p (1 + c (A/A0 - 1)) + q ((1 - w) F_peers + w (1 - e^-Z))) (S/S0)^g e^(b B)",
    .source = "Bass 1969; Berry & Berry 1990",
    .claims = "C27 C31 C32 C43 C45 C46 C47 C73 C74 C75 C76",
    .passage = "局跟局之間會有比較",
    .enabled = ENABLED_BY(diffusion),
    .step = diffusion_step,
    .end = diffusion_end,
    .owns = OWNS_NO_STAGE,
};
