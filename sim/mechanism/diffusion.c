/* The practice spreads from one agency to the next by what others do and found useful. ODD 7.15. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/experience.h"
#include "world/scales.h"
#include "world/support.h"

/* Share of peers, with full usefulness, at which any threshold exponent gives the same hazard. */
static const double THRESHOLD = 0.25;

/* What holds for all agencies at the start of the step. */
struct Outlook {
    double examples, example_most; /* sum of example over agencies, and the highest */
    double most[PRACTICE_COUNT];   /* that the probability of leaving a stage is for any agency */
};

static bool practises(const struct Agencies *all, size_t a) {
    return all->practice[a] >= PRACTICE_TRIED;
}

static double usefulness(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Experience *learned = &world->pool[POOL_USEFULNESS].nation.sum;
    if (learned->good + learned->bad == 0.0)
        return p->diffusion_usefulness_start;
    return beta_mean(p->diffusion_usefulness_strength, p->diffusion_usefulness_start,
                     pool_read(world, POOL_USEFULNESS, a));
}

static double sum(const double *value, size_t count) {
    double total = 0.0;
    for (size_t i = 0; i < count; i++)
        total += value[i];
    return total;
}

static double highest(const double *value, size_t count) {
    double most = value[0];
    for (size_t i = 1; i < count; i++)
        most = value[i] > most ? value[i] : most;
    return most;
}

/* Weighted mean of value[agencies] over the peers of an agency; `total` is its sum, of a complete network. */
static double peer_mean(const struct World *world, const double *value, double total, size_t a) {
    const struct Network *network = world->network;
    double weights = 0.0, weighted = 0.0, others = (double)world->agencies.count - 1.0;
    if (network->complete)
        return others > 0.0 ? fmax(0.0, total - value[a]) / others : 0.0;
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++) {
        weights += network->weight[e];
        weighted += network->weight[e] * value[network->peer[e]];
    }
    return weights > 0.0 ? weighted / weights : 0.0;
}

/* Peers' visible successes, frozen before any fades; week by week there is nothing to do without a success.
 */
static void visible_freeze(struct World *world) {
    struct Agencies *all = &world->agencies;
    if (world->nothing_visible)
        return;
    double total = sum(all->visible, all->count);
    for (size_t a = 0; a < all->count; a++)
        all->peer_visible[a] = peer_mean(world, all->visible, total, a);
    world->nothing_visible = total <= 0.0;
}

static void visible_fade(struct World *world) {
    double kept = world->memory[1];
    for (size_t a = 0; a < world->agencies.count && !world->nothing_visible; a++)
        world->agencies.visible[a] *= kept;
}

static double aware_hazard(const struct Params *p, double announcement, double peer_visible) {
    return p->diffusion_aware_per_year * (1.0 + announcement) +
           p->diffusion_aware_visible_per_year * peer_visible;
}

/* (p A/A_ref + q theta (x/theta)^m) (S/S_ref)^g e^(b B), a year. */
static double decide_hazard(const struct Params *p, double attention, double example, double support,
                            double emphasis) {
    double heard =
        example > 0.0 ? THRESHOLD * pow(example / THRESHOLD, p->diffusion_threshold_exponent) : 0.0;
    double drawn = p->diffusion_outside_per_year * fmax(0.0, attention) / REFERENCE +
                   p->diffusion_inside_per_year * heard;
    return drawn * pow(support / REFERENCE, p->diffusion_support_exponent) *
           exp(p->diffusion_burden_weight * emphasis);
}

static double lapse_hazard(const struct Params *p, double support, double useful) {
    return p->diffusion_lapse_per_year * (1.0 - support) * (1.0 - useful) / (REFERENCE * REFERENCE);
}

static double attention(const struct World *world, size_t a) {
    return world->governments[world->agencies.government[a]].attention +
           world_lever(world, LEVER_ATTENTION, a);
}

/* Of the stage in which the agency is, a year. */
static double leaving_hazard(const struct World *world, const struct Outlook *outlook, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    if (all->practice[a] == PRACTICE_UNAWARE)
        return aware_hazard(p, world_lever(world, LEVER_ANNOUNCEMENT, a), all->peer_visible[a]);
    if (all->practice[a] == PRACTICE_AWARE)
        return decide_hazard(p, attention(world, a), peer_mean(world, all->example, outlook->examples, a),
                             agency_support(world, a), all->emphasis_net[a]);
    return lapse_hazard(p, agency_support(world, a), usefulness(world, a));
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

/* What each agency shows to its peers. */
static struct Outlook examples_show(struct World *world) {
    struct Agencies *all = &world->agencies;
    struct Outlook outlook = {.examples = 0.0};
    for (size_t a = 0; a < all->count; a++) {
        double shown = practises(all, a) ? usefulness(world, a) : 0.0;
        all->example[a] = shown;
        outlook.examples += shown;
        outlook.example_most = fmax(outlook.example_most, shown);
    }
    return outlook;
}

/* Hazards at the extremes of what they depend on; 1 - e^-h <= h, with room for rounding. A uniform above it
 * needs no hazard of its own (Lewis & Shedler 1979). */
static struct Outlook outlook_now(struct World *world) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    struct Outlook outlook = examples_show(world);
    double visible = world->nothing_visible ? 0.0 : highest(all->peer_visible, all->count);
    double emphasis = p->diffusion_burden_weight > 0.0 ? highest(all->emphasis_net, all->count) : 0.0;
    double lapse = lapse_hazard(p, 0.0, 0.0);
    double hazard[PRACTICE_COUNT] = {
        [PRACTICE_UNAWARE] = aware_hazard(p, lever_most(world, LEVER_ANNOUNCEMENT), visible),
        [PRACTICE_AWARE] = decide_hazard(p, attention_most(world), outlook.example_most, 1.0, emphasis),
        [PRACTICE_DECIDED] = lapse,
        [PRACTICE_TRIED] = lapse,
        [PRACTICE_ROUTINE] = lapse};
    for (int stage = 0; stage < PRACTICE_COUNT; stage++)
        outlook.most[stage] = hazard[stage] / WEEKS_PER_YEAR * (1.0 + 1e-9);
    return outlook;
}

/* Where a stage leads when it is left. Without issues there is nothing to lead, and a decision is a trial. */
static enum Practice practice_after(const struct World *world, enum Practice stage) {
    static const enum Practice after[PRACTICE_COUNT] = {[PRACTICE_UNAWARE] = PRACTICE_AWARE,
                                                        [PRACTICE_AWARE] = PRACTICE_DECIDED,
                                                        [PRACTICE_DECIDED] = PRACTICE_AWARE,
                                                        [PRACTICE_TRIED] = PRACTICE_AWARE,
                                                        [PRACTICE_ROUTINE] = PRACTICE_TRIED};
    bool at_once = stage == PRACTICE_AWARE && world->params->mechanism_issues == 0.0;
    return at_once ? PRACTICE_TRIED : after[stage];
}

/* One uniform a week decides whether the present stage is left. */
static enum Practice practice_next(const struct World *world, const struct Outlook *outlook, size_t a,
                                   double uniform) {
    enum Practice stage = (enum Practice)world->agencies.practice[a];
    bool leaves =
        uniform < outlook->most[stage] && uniform < weekly_probability(leaving_hazard(world, outlook, a));
    return leaves ? practice_after(world, stage) : stage;
}

static void practice_change(struct World *world, size_t a, enum Practice to) {
    struct Agencies *all = &world->agencies;
    int32_t *const first[PRACTICE_COUNT] = {[PRACTICE_AWARE] = &all->aware_week[a],
                                            [PRACTICE_DECIDED] = &all->decided_week[a],
                                            [PRACTICE_TRIED] = &all->tried_week[a],
                                            [PRACTICE_ROUTINE] = &all->routine_week[a]};
    for (int stage = PRACTICE_AWARE; stage <= (int)to; stage++)
        if (*first[stage] == NEVER)
            *first[stage] = (int32_t)world->week;
    if (practises(all, a) && to < PRACTICE_TRIED)
        all->given_up_week[a] = (int32_t)world->week;
    all->practice[a] = (uint8_t)to;
}

static bool movable_reserve(struct World *world) {
    while (world->movable.room < world->agencies.count)
        if (!list_reserve((void **)&world->movable.item, &world->movable.room, world->movable.room,
                          sizeof *world->movable.item))
            return false;
    return true;
}

/* The list of the week before is still right unless other stages can be left, or an episode moved one. */
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
        if (world->movable.leaves[world->agencies.practice[a]])
            world->movable.item[world->movable.count++] = (uint32_t)a;
    world->movable.known = true;
    return true;
}

enum { ASKED_AT_ONCE = 256 };

/* Asks the movable agencies from place `first` on; who can no longer be moved leaves the list. What others
 * show is frozen in `example`, so that whoever decides may change at once. */
static void decide(struct World *world, const struct Outlook *outlook, size_t first, size_t *kept) {
    double uniform[ASKED_AT_ONCE];
    uint32_t *movable = world->movable.item;
    size_t left = world->movable.count - first, asked = left < ASKED_AT_ONCE ? left : ASKED_AT_ONCE;
    world_uniforms(world, PURPOSE_DIFFUSION, movable + first, asked, uniform);
    for (size_t i = 0; i < asked; i++) {
        uint32_t a = movable[first + i];
        enum Practice stage = (enum Practice)world->agencies.practice[a];
        enum Practice to = practice_next(world, outlook, a, uniform[i]);
        if (to != stage)
            practice_change(world, a, to);
        movable[*kept] = a;
        *kept += world->movable.leaves[to];
    }
}

static enum Status practice_step(struct World *world, struct Error *error) {
    struct Outlook outlook = outlook_now(world);
    if (!movable_list(world, &outlook))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu agencies", world->agencies.count);
    size_t kept = 0;
    for (size_t i = 0; i < world->movable.count; i += ASKED_AT_ONCE)
        decide(world, &outlook, i, &kept);
    world->movable.count = kept;
    return STATUS_OK;
}

static bool is_agency_side(const struct World *world, const struct Episode *episode) {
    return world->params->case_public_start[episode->type] != 0.0;
}

/* To lead an agency-side episode is to try the practice: of one's own choice, or through a programme. */
static void starts_mark(struct World *world) {
    struct Agencies *all = &world->agencies;
    for (size_t i = world->episodes.count - world->week_started; i < world->episodes.count; i++) {
        const struct Episode *episode = &world->episodes.item[i];
        uint32_t a = episode->agency;
        if (!is_agency_side(world, episode))
            continue;
        if (episode->programme != PROGRAMME_AGENCY)
            all->tried_programme_week[a] =
                all->tried_programme_week[a] == NEVER ? (int32_t)world->week : all->tried_programme_week[a];
        else if (!practises(all, a))
            practice_change(world, a, PRACTICE_TRIED);
        world->movable.known = false;
    }
}

static enum Status diffusion_step(struct World *world, struct Error *error) {
    visible_freeze(world);
    enum Status status = STATUS_OK;
    if (world->params->mechanism_diffusion != 0.0) {
        starts_mark(world);
        status = practice_step(world, error);
    }
    visible_fade(world);
    return status;
}

/* A success is seen by peers as far as it is useful, its programme is watched and it is announced (C43, C45).
 */
static double visibility(const struct World *world, const struct Episode *episode, double useful) {
    const struct Params *p = world->params;
    uint32_t a = episode->agency;
    double prize = p->programme_best_of[episode->programme] * world_lever(world, LEVER_PRIZE, a);
    double announced = 1.0 + world_lever(world, LEVER_ANNOUNCEMENT, a);
    return p->programme_visibility[episode->programme] * announced * (1.0 + prize) * useful / REFERENCE;
}

/* What the end of an episode teaches: that there is such a practice, its own staff how useful it was, peers
 * that there was a success. */
static void teach(struct World *world, const struct Episode *episode) {
    uint32_t a = episode->agency;
    enum Exit exit = (enum Exit)episode->record.exit;
    bool delivered = exit == EXIT_COMPLETED || exit == EXIT_PARTIAL;
    double useful = delivered ? episode->record.scope * episode->quality : 0.0;
    if (world->params->feedback_usefulness == 0.0)
        return;
    if (episode->record.administrators > 0 && world->agencies.practice[a] == PRACTICE_UNAWARE)
        practice_change(world, a, PRACTICE_AWARE);
    if (is_agency_side(world, episode))
        pool_add(world, POOL_USEFULNESS, a, useful, 1.0 - useful);
    if (exit != EXIT_COMPLETED)
        return;
    world->agencies.visible[a] += visibility(world, episode, useful);
    world->nothing_visible = false;
}

static enum Status diffusion_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    uint32_t a = episode->agency;
    if (p->mechanism_diffusion == 0.0)
        return STATUS_OK;
    world->movable.known = false;
    teach(world, episode);
    bool used = episode->record.exit == EXIT_COMPLETED && is_agency_side(world, episode);
    if (used && world->agencies.practice[a] == PRACTICE_TRIED &&
        world_trait(world, PURPOSE_ROUTINE, (uint64_t)episode->record.key, 0) <
            -expm1(-p->diffusion_routine_per_use * usefulness(world, a)))
        practice_change(world, a, PRACTICE_ROUTINE);
    return STATUS_OK;
}

const struct Mechanism diffusion_mechanism = {
    .name = "diffusion",
    .title = "Diffusion of the practice",
    .group = "diffusion",
    .equation = "aware to decided: h = (p A/A_ref + q theta (x/theta)^m) (S/S_ref)^g e^(b B), x = sum_j w_j "
                "[j practises] u_j; u = (s u0 + g)/(s + g + b); routine: 1 - e^(-r u) a completion; back: "
                "4 l (1 - S)(1 - u)",
    .source = "Bass 1969; Berry & Berry 1990; Granovetter 1978",
    .claims = "C27 C31 C32 C43 C45 C46 C47 C73 C74 C75 C76",
    .passage = "局跟局之間會有比較",
    .step = diffusion_step,
    .end = diffusion_end,
};
