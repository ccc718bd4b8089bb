/* Alignment (磨合): gaps of understanding close with contact, or no object is found. ODD 7.11. */
#include <math.h>

#include "base/translate.h"
#include "mechanism/ends.h"
#include "mechanism/office.h"
#include "mechanism/stages.h"
#include "mechanism/team.h"
#include "world/draws.h"
#include "world/scales.h"

static double understanding_of(const struct World *world, const struct Member *member) {
    return member->side == SIDE_CITIZEN ? world->citizens.item[member->person].understanding
                                        : (double)world->administrators[member->person].understanding;
}

/* Below this gap the two sides understand each other; only the ratio of a type's weight to it acts. */
static const double ALIGNED = 0.25;

/* G0 = w (1 - mean understanding of the two sides): w the weight that the case type puts on the other side's
 * terms. */
static double first_gap(const struct World *world, const struct Episode *episode) {
    double citizens = team_mean(world, episode, SIDE_CITIZEN, understanding_of);
    double administrators = team_mean(world, episode, SIDE_ADMINISTRATOR, understanding_of);
    double mean = isnan(administrators) ? citizens
                  : isnan(citizens)     ? administrators
                                        : 0.5 * (citizens + administrators);
    return world->params->case_gap_weight[episode->type] * (1.0 - mean);
}

static bool alignment_needed(const struct World *world, const struct Episode *episode) {
    return world->params->mechanism_alignment != 0.0 && first_gap(world, episode) > ALIGNED;
}

static void alignment_begin(struct World *world, struct Episode *episode) {
    double citizens = team_mean(world, episode, SIDE_CITIZEN, understanding_of);
    episode->gap = episode->gap_start = first_gap(world, episode);
    episode->ignorance = isnan(citizens) ? 0.0 : 1.0 - citizens;
}

/* Contact: workshops, civic staff inside the agency where the staffing rule permits them, the data office,
 * and what capable units take from successes seen (C46). */
static double contact(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    uint32_t a = episode->agency;
    double embedded = fmin(1.0, world_lever(world, LEVER_FELLOWSHIP, a)) *
                      fmin(1.0, world_lever(world, LEVER_STAFFING_RULE, a));
    double seen = 1.0 - exp(-(world->agencies.peer_visible[a] + world->agencies.visible[a]));
    return 1.0 + world_lever(world, LEVER_WORKSHOP, a) + embedded + office_help(world, episode) +
           p->alignment_follower_gain * world->agencies.capability[a] * seen;
}

/* G(t+1) = G (1 - kappa)^((12/52) contact (L / L0)(1 - d (1 - 1/n))), the exact week of a monthly share. */
static void gap_close(const struct World *world, struct Episode *episode) {
    const struct Params *p = world->params;
    double distance = p->alignment_distance_weight * (1.0 - 1.0 / episode->owner_count);
    double literacy =
        episode->record.administrators > 0 ? world->agencies.literacy[episode->agency] / REFERENCE : 1.0;
    double speed = contact(world, episode) * literacy * (1.0 - distance);
    episode->gap *= pow(1.0 - weekly_share_of_month(p->alignment_closing_per_month), speed);
}

/* Log-odds that ideas dry up (想不出新的東西) once the reasons are understood. */
static double dry_log_odds(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    double weight = p->case_gap_weight[episode->type];
    return p->alignment_dry_base + p->alignment_dry_ignorance * weight * episode->ignorance -
           p->alignment_dry_clarity * (episode->issue.clarity - 0.5) +
           p->alignment_dry_conflict * (episode->issue.conflict * (1.0 - episode->trust_joint) - 0.25);
}

static bool alignment_advance(struct World *world, struct Episode *episode) {
    gap_close(world, episode);
    WITNESS(world, .moment = MOMENT_GAP_CLOSED, .key = (uint64_t)episode->record.key,
            .agency = episode->agency, .value = {episode->gap});
    if (episode->gap >= ALIGNED)
        return false;
    double uniform = world_trait(world, PURPOSE_ALIGNMENT, (uint64_t)episode->record.key, 0);
    double dry = logistic(dry_log_odds(world, episode));
    WITNESS(world, .moment = uniform < dry ? MOMENT_NO_OBJECT : MOMENT_OBJECT_AGREED,
            .key = (uint64_t)episode->record.key, .agency = episode->agency, .probability = dry,
            .draw = uniform, .value = {episode->ignorance, episode->issue.clarity, episode->issue.conflict});
    if (uniform < dry)
        episode_end(world, episode, EXIT_NO_AGREEMENT);
    return episode->open;
}

/* u += l (1 - u)(1 - G / G0): what people learned stays with them (C69). */
static void member_learn(struct World *world, struct Episode *episode, const struct Member *member,
                         double share) {
    double *sum = member->side == SIDE_CITIZEN ? &episode->record.outcome_citizen
                                               : &episode->record.outcome_administrator;
    if (member->side == SIDE_CITIZEN) {
        double *understanding = &world->citizens.item[member->person].understanding;
        double gain = share * (1.0 - *understanding);
        *understanding += gain;
        *sum += gain;
        return;
    }
    float *understanding = &world->administrators[member->person].understanding;
    double gain = share * (1.0 - (double)*understanding);
    *understanding = (float)((double)*understanding + gain);
    *sum += gain;
}

static enum Status alignment_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    if (world->params->mechanism_alignment == 0.0 || world->params->feedback_skills == 0.0 ||
        episode->gap_start <= 0.0)
        return STATUS_OK;
    double share = world->params->alignment_learning * (1.0 - episode->gap / episode->gap_start);
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        if (member->here)
            member_learn(world, episode, member, share);
    }
    WITNESS(world, .moment = MOMENT_UNDERSTANDING_LEARNED, .key = (uint64_t)episode->record.key,
            .agency = episode->agency,
            .value = {episode->record.outcome_citizen, episode->record.outcome_administrator});
    return STATUS_OK;
}

const struct Mechanism alignment_mechanism = {
    .name = "alignment",
    .title = "Alignment",
    .group = "alignment",
    .equation = "G(t+1) = G(t) (1 - kappa)^((12/52) contact (L/L0) (1 - d (1 - 1/n)))",
    .source = N_("Wright 1936 (learning curve), in continuous form"),
    .claims = "C7 C13 C36 C40 C41 C42 C46 C47 C48 C64 C69",
    .passage = "需要一個比較長時間的磨合跟討論",
    .passage_english = "it takes a rather long time of getting used to each other and of talking",
    .end = alignment_end,
};

const struct StageRules alignment_stage = {
    .owner = &alignment_mechanism,
    .needed = alignment_needed,
    .begin = alignment_begin,
    .advance = alignment_advance,
};
