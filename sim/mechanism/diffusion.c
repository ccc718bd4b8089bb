/* The practice spreads from one agency to the next, becomes routine, is given up. ODD 7.15. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/scales.h"

static bool adopter(const struct Agencies *all, size_t a) {
    return all->practice[a] >= PRACTICE_TRIAL;
}

/* What holds for all agencies at the start of the week. */
struct Outlook {
    double adopters;             /* of a complete network, where everyone sees everyone */
    double most[PRACTICE_COUNT]; /* that the probability of leaving a stage is for any agency */
};

static double adopters(const struct Agencies *all) {
    double count = 0.0;
    for (size_t a = 0; a < all->count; a++)
        count += adopter(all, a);
    return count;
}

static double share_complete(const struct Agencies *all, const struct Outlook *outlook, size_t a) {
    double others = (double)all->count - 1.0;
    return others > 0.0 ? (outlook->adopters - adopter(all, a)) / others : 0.0;
}

/* Weighted share of peers that have adopted. */
static double peer_share(const struct World *world, const struct Outlook *outlook, size_t a) {
    const struct Network *network = world->network;
    const struct Agencies *all = &world->agencies;
    double weights = 0.0, adopted = 0.0;
    if (network->complete)
        return share_complete(all, outlook, a);
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++) {
        weights += network->weight[e];
        adopted += network->weight[e] * adopter(all, network->peer[e]);
    }
    return weights > 0.0 ? adopted / weights : 0.0;
}

static void visible_of_network(struct World *world) {
    const struct Network *network = world->network;
    struct Agencies *all = &world->agencies;
    for (size_t a = 0; a < all->count; a++) {
        double weights = 0.0, visible = 0.0;
        for (size_t e = network->first[a]; e < network->first[a + 1]; e++) {
            weights += network->weight[e];
            visible += network->weight[e] * all->visible[network->peer[e]];
        }
        all->peer_visible[a] = weights > 0.0 ? visible / weights : 0.0;
    }
}

static void visible_complete(struct World *world) {
    struct Agencies *all = &world->agencies;
    double visible = 0.0, others = (double)all->count - 1.0;
    for (size_t a = 0; a < all->count; a++)
        visible += all->visible[a];
    for (size_t a = 0; a < all->count; a++)
        all->peer_visible[a] = others > 0.0 ? (visible - all->visible[a]) / others : 0.0;
}

static double highest(const double *value, size_t count) {
    double most = value[0];
    for (size_t i = 1; i < count; i++)
        most = value[i] > most ? value[i] : most;
    return most;
}

/* Peers' visible successes, frozen before any fades; week by week there is nothing to do without a success.
 */
static void visible_freeze(struct World *world) {
    if (world->nothing_visible)
        return;
    if (world->network->complete)
        visible_complete(world);
    else
        visible_of_network(world);
    world->nothing_visible = highest(world->agencies.visible, world->agencies.count) <= 0.0;
}

static void visible_fade(struct World *world) {
    if (world->nothing_visible)
        return;
    double kept = 1.0 - weekly_share_of_month(1.0 - world->params->diffusion_visibility_memory_per_month);
    for (size_t a = 0; a < world->agencies.count; a++)
        world->agencies.visible[a] *= kept;
}

/* h = (p (1 + c (A - A0)/A0) + q ((1 - w) share + w (1 - e^-visible))) (S/S0)^g e^(b B), a year. */
static double trial_hazard(const struct Params *p, double attention, double signal, double support,
                           double emphasis) {
    double outside = p->diffusion_outside_per_year *
                     fmax(0.0, 1.0 + p->diffusion_attention * (attention / p->outside_attention_mean - 1.0));
    return (outside + p->diffusion_inside_per_year * signal) *
           pow(support / p->manager_mean, p->diffusion_support_exponent) *
           exp(p->diffusion_burden_weight * emphasis);
}

static double aware_hazard(const struct Params *p, double announcement, double peer_visible) {
    double louder = 1.0 + p->diffusion_announcement_gain * announcement;
    return p->diffusion_aware_per_year * louder + p->diffusion_aware_visible_per_year * peer_visible;
}

static double give_up_hazard(const struct Params *p, double support) {
    return p->diffusion_give_up_per_year * 2.0 * (1.0 - support);
}

static double peer_signal(const struct World *world, const struct Outlook *outlook, size_t a) {
    double weight = world->params->diffusion_visible_weight;
    double seen = world->nothing_visible ? 0.0 : 1.0 - exp(-world->agencies.peer_visible[a]);
    return (1.0 - weight) * peer_share(world, outlook, a) + weight * seen;
}

static double attention(const struct World *world, size_t a) {
    return world->governments[world->agencies.government[a]].attention +
           world_lever(world, LEVER_ATTENTION, a);
}

static bool had_recent_success(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    int64_t since = (int64_t)world->week - all->completion_last[a];
    return all->completion_last[a] != NEVER && since < (int64_t)world->params->diffusion_routine_window;
}

/* Of the stage in which the agency is, a year. A practice without a recent success is given up, sooner under
 * a manager who does not support it. */
static double leaving_hazard(const struct World *world, const struct Outlook *outlook, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    if (all->practice[a] == PRACTICE_UNAWARE)
        return aware_hazard(p, world_lever(world, LEVER_ANNOUNCEMENT, a), all->peer_visible[a]);
    if (all->practice[a] == PRACTICE_AWARE)
        return trial_hazard(p, attention(world, a), peer_signal(world, outlook, a), all->support[a],
                            all->emphasis_net[a]);
    return had_recent_success(world, a) ? 0.0 : give_up_hazard(p, all->support[a]);
}

static double lever_most(const struct World *world, enum Lever lever) {
    return world->lever[lever] == NULL ? 0.0 : highest(world->lever[lever], world->agencies.count);
}

static double attention_most(const struct World *world) {
    double most = 0.0;
    for (size_t g = 0; g < world->government_count; g++)
        most = fmax(most, world->governments[g].attention);
    return most + lever_most(world, LEVER_ATTENTION);
}

/* Hazards at the extremes of what they depend on; 1 - e^-h <= h, with room for rounding. A uniform above it
 * needs no hazard of its own (Lewis & Shedler 1979). */
static struct Outlook outlook_now(const struct World *world) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double visible = world->nothing_visible ? 0.0 : highest(all->peer_visible, all->count);
    double emphasis = p->diffusion_burden_weight > 0.0 ? highest(all->emphasis_net, all->count) : 0.0;
    double hazard[PRACTICE_COUNT] = {
        [PRACTICE_UNAWARE] = aware_hazard(p, lever_most(world, LEVER_ANNOUNCEMENT), visible),
        [PRACTICE_AWARE] = trial_hazard(p, attention_most(world), 1.0, 1.0, emphasis),
        [PRACTICE_TRIAL] = give_up_hazard(p, 0.0),
        [PRACTICE_ROUTINE] = give_up_hazard(p, 0.0)};
    struct Outlook outlook = {.adopters = world->network->complete ? adopters(all) : 0.0};
    for (int stage = 0; stage < PRACTICE_COUNT; stage++)
        outlook.most[stage] = hazard[stage] / WEEKS_PER_YEAR * (1.0 + 1e-9);
    return outlook;
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
static enum Practice practice_next(const struct World *world, const struct Outlook *outlook, size_t a,
                                   double uniform) {
    enum Practice stage = (enum Practice)world->agencies.practice[a];
    bool leaves =
        uniform < outlook->most[stage] && uniform < weekly_probability(leaving_hazard(world, outlook, a));
    if (stage < PRACTICE_TRIAL)
        return leaves ? stage + 1 : stage;
    if (leaves)
        return PRACTICE_AWARE;
    return is_routine(world, a) ? PRACTICE_ROUTINE : PRACTICE_TRIAL;
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

/* Whether this week can move an agency: out of its stage, or to routine or back once it has the experience.
 */
static bool is_movable(const struct World *world, size_t a, enum Practice stage) {
    bool experienced = world->agencies.completions[a] >= world->params->diffusion_routine_experience;
    return world->movable.leaves[stage] || (stage >= PRACTICE_TRIAL && experienced);
}

static bool movable_reserve(struct World *world) {
    while (world->movable.room < world->agencies.count)
        if (!list_reserve((void **)&world->movable.item, &world->movable.room, world->movable.room,
                          sizeof *world->movable.item))
            return false;
    return true;
}

/* The list of the week before is still right unless other stages can be left, or an episode ended. */
static bool movable_list(struct World *world, const struct Outlook *outlook) {
    bool same = world->movable.known;
    for (int stage = 0; stage < PRACTICE_COUNT; stage++) {
        bool leaves = outlook->most[stage] > 0.0;
        same = same && world->movable.leaves[stage] == leaves;
        world->movable.leaves[stage] = leaves;
    }
    if (same)
        return true;
    if (!movable_reserve(world))
        return false;
    world->movable.count = 0;
    for (size_t a = 0; a < world->agencies.count; a++)
        if (is_movable(world, a, (enum Practice)world->agencies.practice[a]))
            world->movable.item[world->movable.count++] = (uint32_t)a;
    world->movable.known = true;
    return true;
}

enum { ASKED_AT_ONCE = 256 };

/* Asks the movable agencies from place `first` on; who can no longer be moved leaves the list. */
static enum Status decide(struct World *world, const struct Outlook *outlook, size_t first, size_t *kept,
                          struct Error *error) {
    double uniform[ASKED_AT_ONCE];
    uint32_t *movable = world->movable.item;
    size_t left = world->movable.count - first, asked = left < ASKED_AT_ONCE ? left : ASKED_AT_ONCE;
    world_uniforms(world, PURPOSE_DIFFUSION, movable + first, asked, uniform);
    for (size_t i = 0; i < asked; i++) {
        uint32_t a = movable[first + i];
        enum Practice stage = (enum Practice)world->agencies.practice[a];
        enum Practice to = practice_next(world, outlook, a, uniform[i]);
        movable[*kept] = a;
        *kept += to == stage || is_movable(world, a, to);
        if (to == stage)
            continue;
        if (!LIST_RESERVE(&world->changes))
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu changes of stage",
                             world->changes.count);
        world->changes.item[world->changes.count++] = (struct Change){a, to};
    }
    return STATUS_OK;
}

/* All agencies decide on the state at the start of the week, then all change. */
static enum Status practice_step(struct World *world, struct Error *error) {
    struct Outlook outlook = outlook_now(world);
    if (!movable_list(world, &outlook))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu agencies", world->agencies.count);
    enum Status status = STATUS_OK;
    size_t kept = 0;
    world->changes.count = 0;
    for (size_t i = 0; i < world->movable.count && status == STATUS_OK; i += ASKED_AT_ONCE)
        status = decide(world, &outlook, i, &kept, error);
    world->movable.count = kept;
    for (size_t i = 0; i < world->changes.count; i++) {
        struct Change change = world->changes.item[i];
        change_mark(world, change.agency, (enum Practice)world->agencies.practice[change.agency], change.to);
    }
    return status;
}

static enum Status diffusion_step(struct World *world, struct Error *error) {
    visible_freeze(world);
    enum Status status = STATUS_OK;
    if (world->params->mechanism_diffusion != 0.0)
        status = practice_step(world, error);
    visible_fade(world);
    return status;
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
    if (p->mechanism_diffusion == 0.0 || p->feedback_usefulness == 0.0)
        return STATUS_OK;
    world->movable.known = false;
    if (episode->record.administrators > 0 && all->practice[a] == PRACTICE_UNAWARE)
        change_mark(world, a, PRACTICE_UNAWARE, PRACTICE_AWARE);
    if (episode->record.exit != EXIT_COMPLETED)
        return STATUS_OK;
    all->visible[a] += visibility(world, episode);
    world->nothing_visible = false;
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
    .group = "diffusion",
    .equation = "h = (p (1 + c (A/A0 - 1)) + q ((1 - w) F_peers + w (1 - e^-Z))) (S/S0)^g e^(b B)",
    .source = "Bass 1969; Berry & Berry 1990",
    .claims = "C27 C31 C32 C43 C45 C46 C47 C73 C74 C75 C76",
    .passage = "局跟局之間會有比較",
    .step = diffusion_step,
    .end = diffusion_end,
};
