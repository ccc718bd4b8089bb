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
    double examples; /* sum of what agencies show, of a complete network under a threshold; else 0 */
    double most[PRACTICE_COUNT]; /* that the hazard of leaving a stage is for any agency, a year */
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

/* Side by side, so that one comparison need not wait for the one before. */
static double highest(const double *value, size_t count) {
    enum { SIDES = 4 };
    double most[SIDES] = {value[0], value[0], value[0], value[0]};
    size_t whole = count - count % SIDES;
    for (size_t i = 0; i < whole; i += SIDES)
        for (size_t side = 0; side < SIDES; side++)
            most[side] = value[i + side] > most[side] ? value[i + side] : most[side];
    for (size_t i = whole; i < count; i++)
        most[0] = value[i] > most[0] ? value[i] : most[0];
    return fmax(fmax(most[0], most[1]), fmax(most[2], most[3]));
}

/* A success of an agency enters its peers' weighted means. */
static void visible_add(struct World *world, size_t a, double amount) {
    struct Agencies *all = &world->agencies;
    const struct Network *network = world->network;
    all->visible[a] += amount;
    world->visible_ever = true;
    for (size_t j = 0; network->complete && j < all->count; j++)
        all->peer_visible[j] += j == a ? 0.0 : amount / ((double)all->count - 1.0);
    for (size_t e = network->complete ? 0 : network->first[a];
         !network->complete && e < network->first[a + 1]; e++)
        all->peer_visible[network->peer[e]] +=
            network_weight(network, e) * amount / network_strength(network, network->peer[e]);
}

static void visible_fade(struct World *world) {
    struct Agencies *all = &world->agencies;
    for (size_t a = 0; a < all->count && world->visible_ever; a++) {
        all->visible[a] *= world->memory[1];
        all->peer_visible[a] *= world->memory[1];
    }
}

/* Usefulness that an agency shows to its peers. */
static double shown(const struct World *world, size_t a) {
    return practises(&world->agencies, a) ? usefulness(world, a) : 0.0;
}

/* Whom an agency looks at on an occasion, by `uniform`; itself if it has no peers. */
static uint32_t peer_drawn(const struct World *world, uint32_t a, double uniform) {
    return network_is_alone(world->network, a) ? a : network_peer(world->network, a, uniform);
}

/* x, what an agency sees of its peers. Without a threshold only its mean matters, and `one` peer drawn by the
 * weights of its ties has that. */
static double seen(const struct World *world, const struct Outlook *outlook, uint32_t a, uint32_t one) {
    const struct Network *network = world->network;
    if (one == a)
        return 0.0;
    if (world->params->diffusion_threshold_exponent == 1.0)
        return shown(world, one);
    if (network->complete)
        return fmax(0.0, outlook->examples - shown(world, a)) / network_strength(network, a);
    double weighted = 0.0;
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++)
        weighted += network_weight(network, e) * shown(world, network->peer[e]);
    return weighted / network_strength(network, a);
}

static double power(double base, double exponent) {
    return exponent == 1.0 ? base : exponent == 0.0 ? 1.0 : pow(base, exponent);
}

static double aware_hazard(const struct Params *p, double announcement, double peer_visible) {
    return p->diffusion_aware_per_year * (1.0 + announcement) +
           p->diffusion_aware_visible_per_year * peer_visible;
}

/* (p A/A_ref + q theta (x/theta)^m) (S/S_ref)^g e^(b B), a year. */
static double decide_hazard(const struct Params *p, double attention, double example, double support,
                            double emphasis) {
    double heard =
        example > 0.0 ? THRESHOLD * power(example / THRESHOLD, p->diffusion_threshold_exponent) : 0.0;
    double drawn = p->diffusion_outside_per_year * fmax(0.0, attention) / REFERENCE +
                   p->diffusion_inside_per_year * heard;
    double burden = p->diffusion_burden_weight == 0.0 ? 1.0 : exp(p->diffusion_burden_weight * emphasis);
    return drawn * power(support / REFERENCE, p->diffusion_support_exponent) * burden;
}

static double lapse_hazard(const struct Params *p, double support, double useful) {
    return p->diffusion_lapse_per_year * (1.0 - support) * (1.0 - useful) / (REFERENCE * REFERENCE);
}

static double attention(const struct World *world, size_t a) {
    return world->governments[world->agencies.government[a]].attention +
           world_lever(world, LEVER_ATTENTION, a);
}

/* An occasion of `height`, a year, is taken if the hazard of leaving the stage reaches above it. Support
 * costs most to know, so it is asked for only where the hazard under the support that leads to most is above.
 */
static bool is_taken(const struct World *world, const struct Outlook *outlook, uint32_t a, uint32_t peer,
                     double height) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    if (all->practice[a] == PRACTICE_UNAWARE)
        return height < aware_hazard(p, world_lever(world, LEVER_ANNOUNCEMENT, a), all->peer_visible[a]);
    if (all->practice[a] == PRACTICE_AWARE) {
        double emphasis = p->diffusion_burden_weight == 0.0 ? 0.0 : all->emphasis_net[a];
        double heard = attention(world, a), example = seen(world, outlook, a, peer);
        if (p->diffusion_support_exponent == 0.0)
            return height < decide_hazard(p, heard, example, REFERENCE, emphasis);
        return height < decide_hazard(p, heard, example, 1.0, emphasis) &&
               height < decide_hazard(p, heard, example, agency_support(world, a), emphasis);
    }
    double useful = usefulness(world, a);
    return height < lapse_hazard(p, 0.0, useful) &&
           height < lapse_hazard(p, agency_support(world, a), useful);
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

/* Hazards at the extremes of what they depend on, with room for rounding. */
static struct Outlook outlook_now(const struct World *world) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double visible = world->visible_ever ? highest(all->peer_visible, all->count) : 0.0;
    double emphasis = p->diffusion_burden_weight > 0.0 ? highest(all->emphasis_net, all->count) : 0.0;
    double useful = fmax(p->diffusion_usefulness_start, world->usefulness_most);
    double lapse = lapse_hazard(p, 0.0, 0.0);
    struct Outlook outlook = {
        .most = {[PRACTICE_UNAWARE] = aware_hazard(p, lever_most(world, LEVER_ANNOUNCEMENT), visible),
                 [PRACTICE_AWARE] = decide_hazard(p, attention_most(world), useful, 1.0, emphasis),
                 [PRACTICE_DECIDED] = lapse,
                 [PRACTICE_TRIED] = lapse,
                 [PRACTICE_ROUTINE] = lapse}};
    for (int stage = 0; stage < PRACTICE_COUNT; stage++)
        outlook.most[stage] *= 1.0 + 1e-9;
    bool summed = world->network->complete && p->diffusion_threshold_exponent != 1.0;
    for (size_t a = 0; a < all->count && summed; a++)
        outlook.examples += shown(world, a);
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

/* The occasions of its new stage count from week `from` on; false if memory ran out. */
static bool practice_change(struct World *world, size_t a, enum Practice to, uint32_t from) {
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
    WITNESS(world, .moment = MOMENT_PRACTICE_CHANGED, .agency = (uint32_t)a,
            .value = {(double)to, (double)all->practice[a]});
    all->practice[a] = (uint8_t)to;
    return (world->stages_left & 1u << to) == 0 || occasions_await(&world->occasions, (uint32_t)a, from);
}

/* When more stages can be left, or at higher hazards than ever before, agencies wait for more occasions. */
static bool occasions_follow(struct World *world, const struct Outlook *outlook) {
    struct Occasions *occasions = &world->occasions;
    uint32_t bands = occasions->bands;
    unsigned left = world->stages_left;
    for (int stage = 0; stage < PRACTICE_COUNT; stage++) {
        uint32_t wanted = occasion_bands(outlook->most[stage]);
        bands = wanted > bands ? wanted : bands;
        left |= (unsigned)(wanted > 0) << stage;
    }
    if (bands == occasions->bands && left == world->stages_left)
        return true;
    occasions->bands = bands;
    world->stages_left = left;
    for (uint32_t a = 0; a < world->agencies.count; a++)
        if ((left & 1u << world->agencies.practice[a]) != 0 && !occasions_await(occasions, a, world->week))
            return false;
    return true;
}

static bool move_note(struct World *world, uint32_t a, enum Practice to) {
    if (!LIST_RESERVE(&world->moves))
        return false;
    world->moves.item[world->moves.count++] = (struct StageMove){a, to};
    return true;
}

enum { MET_TOGETHER = 64 };

/* Step by step for all of these occasions: what they wait for in memory then comes at once. Nobody has moved
 * yet in this week. */
static bool occasions_meet(struct World *world, const struct Outlook *outlook,
                           const struct Occasion occasion[], size_t count) {
    const uint8_t *practice = world->agencies.practice;
    struct Occasion near[MET_TOGETHER];
    uint32_t peer[MET_TOGETHER];
    size_t nears = 0;
    for (size_t i = 0; i < count; i++) {
        near[nears] = occasion[i];
        nears += occasion[i].height < outlook->most[practice[occasion[i].unit]];
    }
    for (size_t i = 0; i < nears && !world->network->complete; i++)
        __builtin_prefetch(&world->network->peer[world->network->first[near[i].unit]]);
    for (size_t i = 0; i < nears; i++) {
        peer[i] = peer_drawn(world, near[i].unit, occasion_uniform(&near[i]));
        __builtin_prefetch(&world->agencies.government[near[i].unit]);
    }
    for (size_t i = 0; i < nears; i++)
        __builtin_prefetch(&practice[peer[i]]);
    for (size_t i = 0; i < nears; i++) {
        uint32_t a = near[i].unit;
        if (is_taken(world, outlook, a, peer[i], near[i].height) &&
            !move_note(world, a, practice_after(world, (enum Practice)practice[a])))
            return false;
    }
    return true;
}

static bool week_decide(struct World *world, const struct Outlook *outlook) {
    struct OccasionWeek *week = occasions_now(&world->occasions);
    for (size_t first = 0, count; first < week->count; first += count) {
        count = week->count - first < MET_TOGETHER ? week->count - first : MET_TOGETHER;
        if (!occasions_meet(world, outlook, week->item + first, count))
            return false;
    }
    week->count = 0;
    return true;
}

/* Twice the same move if two occasions of a week were taken: the second changes nothing. */
static bool moves_make(struct World *world) {
    bool complete = true;
    for (size_t i = 0; i < world->moves.count && complete; i++)
        complete =
            practice_change(world, world->moves.item[i].agency, world->moves.item[i].to, world->week + 1);
    world->moves.count = 0;
    return complete;
}

static enum Status out_of_memory(const struct World *world, struct Error *error) {
    return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu agencies", world->agencies.count);
}

static bool is_agency_side(const struct World *world, const struct Episode *episode) {
    return world->params->case_public_start[episode->type] != 0.0;
}

/* To lead an agency-side episode is to try the practice: of one's own choice, or through a programme. */
static bool starts_mark(struct World *world) {
    struct Agencies *all = &world->agencies;
    bool complete = true;
    for (size_t i = world->episodes.count - world->week_started; i < world->episodes.count && complete; i++) {
        const struct Episode *episode = &world->episodes.item[i];
        uint32_t a = episode->agency;
        if (!is_agency_side(world, episode))
            continue;
        if (episode->programme != PROGRAMME_AGENCY)
            all->tried_programme_week[a] =
                all->tried_programme_week[a] == NEVER ? (int32_t)world->week : all->tried_programme_week[a];
        else if (!practises(all, a))
            complete = practice_change(world, a, PRACTICE_TRIED, world->week);
    }
    return complete;
}

static enum Status diffusion_step(struct World *world, struct Error *error) {
    bool complete = true;
    if (world->params->mechanism_diffusion != 0.0) {
        complete =
            occasions_renew(&world->occasions, world->week, world->agencies.practice, world->stages_left) &&
            starts_mark(world);
        struct Outlook outlook = outlook_now(world);
        complete = complete && occasions_follow(world, &outlook) && week_decide(world, &outlook) &&
                   moves_make(world);
    }
    visible_fade(world);
    return complete ? STATUS_OK : out_of_memory(world, error);
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
static bool teach(struct World *world, const struct Episode *episode) {
    uint32_t a = episode->agency;
    enum Exit exit = (enum Exit)episode->record.exit;
    bool delivered = exit == EXIT_COMPLETED || exit == EXIT_PARTIAL;
    double useful = delivered ? episode->record.scope * episode->quality : 0.0;
    if (world->params->feedback_usefulness == 0.0)
        return true;
    if (is_agency_side(world, episode)) {
        pool_add(world, POOL_USEFULNESS, a, useful, 1.0 - useful);
        world->usefulness_most = fmax(world->usefulness_most, useful);
        WITNESS(world, .moment = MOMENT_USEFULNESS_LEARNED, .key = (uint64_t)episode->record.key, .agency = a,
                .value = {useful, usefulness(world, a)});
    }
    if (exit == EXIT_COMPLETED) {
        double visible = visibility(world, episode, useful);
        visible_add(world, a, visible);
        WITNESS(world, .moment = MOMENT_SUCCESS_SEEN, .key = (uint64_t)episode->record.key, .agency = a,
                .value = {visible});
    }
    bool hears = episode->record.administrators > 0 && world->agencies.practice[a] == PRACTICE_UNAWARE;
    return !hears || practice_change(world, a, PRACTICE_AWARE, world->week + 1);
}

static enum Status diffusion_end(struct World *world, struct Episode *episode, struct Error *error) {
    const struct Params *p = world->params;
    uint32_t a = episode->agency;
    if (p->mechanism_diffusion == 0.0)
        return STATUS_OK;
    bool complete = teach(world, episode);
    bool used = episode->record.exit == EXIT_COMPLETED && is_agency_side(world, episode);
    if (used && world->agencies.practice[a] == PRACTICE_TRIED &&
        world_trait(world, PURPOSE_ROUTINE, (uint64_t)episode->record.key, 0) <
            -expm1(-p->diffusion_routine_per_use * usefulness(world, a)))
        complete = practice_change(world, a, PRACTICE_ROUTINE, world->week + 1) && complete;
    return complete ? STATUS_OK : out_of_memory(world, error);
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
    .passage_english = "bureaus compare themselves with one another",
    .step = diffusion_step,
    .end = diffusion_end,
};
