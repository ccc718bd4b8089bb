/* Work, people who leave, the term, and the ways of ending that compete. ODD 7.13. */
#include "mechanism/work.h"

#include <math.h>

#include "base/translate.h"
#include "mechanism/ends.h"
#include "mechanism/productivity.h"
#include "mechanism/stages.h"
#include "mechanism/team.h"
#include "world/citizens.h"
#include "world/draws.h"
#include "world/scales.h"
#include "world/support.h"

/* Half of one-shot people leave in a week; six hours a week of a volunteer of middling skill are the unit of
 * efforts. */
static const double ONE_SHOT_HAZARD = 0.6931471805599453, VOLUNTEER_TIME = 0.15;
/* From which scope a stage goal counts as met, and the share of the term by which it is extended. */
static const double PARTIAL_SCOPE = 0.4, EXTENSION = 0.5;

/* Weeks that a citizen stays: one-shot people leave soon, the rest have a gamma frailty,
 * so that the hazard of those who are left falls. Contracts hold people. */
static uint32_t citizen_stays(const struct World *world, const struct Episode *episode, uint32_t place,
                              const struct Citizen *citizen, double hold) {
    const struct Params *p = world->params;
    double uniform[4], one_shot = p->work_one_shot_share * citizen_kind_row(citizen->kind)->one_shot * hold;
    world_trait4(world, PURPOSE_FRAILTY, (uint64_t)episode->record.key, place, uniform);
    if (uniform[0] < one_shot)
        return weeks_survived(-log1p(-uniform[1]), ONE_SHOT_HAZARD);
    return weeks_survived(frail_threshold(uniform[1], p->work_frailty_shape),
                          hold * p->work_loss_per_year / WEEKS_PER_YEAR);
}

static uint32_t administrator_stays(const struct World *world, const struct Episode *episode, uint32_t place,
                                    double hold) {
    return weeks_survived(world_threshold(world, PURPOSE_MEMBER_LOSS, (uint64_t)episode->record.key, place),
                          hold * world->params->work_staff_loss_per_year / WEEKS_PER_YEAR);
}

/* Hazards of leaving are constant: the week is known when the team starts, one week before it first works.
 * Draws belong to a place on a side, whoever takes it, so that they are the same in scenarios in which others
 * were met. */
void work_engage(struct World *world, struct Episode *episode) {
    const struct Params *p = world->params;
    double hold = 1.0 - p->work_contract_hold * p->case_formality[episode->type];
    uint32_t first = world->week + 1, weeks, place[] = {[SIDE_CITIZEN] = 0, [SIDE_ADMINISTRATOR] = 0};
    for (uint32_t i = 0; i < episode->member_count; i++) {
        struct Member *member = team_member(world, episode, i);
        if (member->side == SIDE_CITIZEN) {
            const struct Citizen *citizen = &world->citizens.item[member->person];
            weeks = citizen_stays(world, episode, place[SIDE_CITIZEN]++, citizen, hold);
            member->time = (float)(VOLUNTEER_TIME * citizen_kind_row(citizen->kind)->time *
                                   (0.5 + citizen->skill) * episode->trust_effect);
        } else {
            weeks = administrator_stays(world, episode, place[SIDE_ADMINISTRATOR]++, hold);
            member->time = (float)(p->work_staff_time * episode->trust_effect);
        }
        member->leaves = weeks > UINT32_MAX - first ? UINT32_MAX : first + weeks;
    }
}

static void member_leaves(struct World *world, const struct Episode *episode, struct Member *member) {
    bool civic = member->side == SIDE_CITIZEN;
    team_leave(world, member);
    WITNESS(world, .moment = civic ? MOMENT_CITIZEN_LEFT : MOMENT_STAFF_LEFT,
            .key = (uint64_t)episode->record.key, .agency = civic ? episode->agency : member->agency,
            .person = civic ? world->citizens.item[member->person].id : member->person,
            .value = {world->week - episode->start, team_count(world, episode, SIDE_CITIZEN),
                      team_count(world, episode, SIDE_ADMINISTRATOR)});
}

/* Who is due leaves; the team is looked at again when the next one is. */
static void members_leave(struct World *world, struct Episode *episode) {
    episode->loss_next = UINT32_MAX;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        struct Member *member = team_member(world, episode, i);
        if (member->here && member->leaves <= world->week)
            member_leaves(world, episode, member);
        if (member->here && member->leaves < episode->loss_next)
            episode->loss_next = member->leaves;
    }
}

static bool team_suffices(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    uint32_t citizens = team_count(world, episode, SIDE_CITIZEN);
    uint32_t administrators = team_count(world, episode, SIDE_ADMINISTRATOR);
    return citizens >= team_least(p->case_citizens[episode->type]) &&
           administrators >= team_least(p->case_staff[episode->type]) && citizens + administrators > 0;
}

/* The week's work is counted once, where it is done. */
static void time_give(struct World *world, struct Episode *episode) {
    episode->time_now = 0.0;
    if (episode->stage < STAGE_CLEANING)
        return;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        if (!member->here)
            continue;
        double time = member->side == SIDE_CITIZEN ? (double)member->time : staff_time(world, member);
        episode->time_now += time;
        episode->staff_weeks += member->side == SIDE_CITIZEN ? 0.0 : time;
    }
    episode->person_weeks += episode->time_now;
    world->person_weeks_spent += episode->time_now;
    if (episode->stage == STAGE_CLEANING)
        episode->preparation -= episode->time_now;
}

void work_week(struct World *world, struct Episode *episode) {
    if (world->params->mechanism_work == 0.0) {
        episode->time_now = episode->preparation; /* preparation takes no time either */
        episode->preparation = 0.0;
        return;
    }
    bool enough = true;
    if (world->week >= episode->loss_next) {
        members_leave(world, episode);
        enough = team_suffices(world, episode);
    }
    if (!enough)
        episode_end(world, episode, EXIT_DROPOUT);
    else
        time_give(world, episode);
}

static double scope_now(const struct Episode *episode) {
    return episode->done / episode->effort;
}

static bool work_advance(struct World *world, struct Episode *episode) {
    if (world->params->mechanism_work == 0.0)
        return false;
    episode->done += episode->time_now * productivity(world, episode);
    WITNESS(world, .moment = MOMENT_WORKED, .key = (uint64_t)episode->record.key, .agency = episode->agency,
            .value = {episode->time_now, fmin(1.0, scope_now(episode))});
    bool finished = scope_now(episode) >= COMPLETED_SCOPE;
    /* Without a term the first public release is the end; with one, its review is. */
    if (finished && (episode->term_end == UINT32_MAX || episode->extended))
        episode_end(world, episode, EXIT_COMPLETED);
    return false;
}

/* Once, if there is a sponsor, with probability of the manager's support. */
static bool extension_granted(const struct World *world, const struct Episode *episode) {
    if (episode->extended || world->params->case_sponsor[episode->type] == 0.0)
        return false;
    double uniform = world_trait(world, PURPOSE_EXTENSION, (uint64_t)episode->record.key, 0);
    double support = agency_support(world, episode->agency);
    WITNESS(world, .moment = uniform < support ? MOMENT_TERM_EXTENDED : MOMENT_TERM_NOT_EXTENDED,
            .key = (uint64_t)episode->record.key, .agency = episode->agency, .probability = support,
            .draw = uniform, .value = {support, floor(EXTENSION * (double)episode->record.term_weeks)});
    return uniform < support;
}

/* The term is a review, not a wall. */
void work_review(struct World *world, struct Episode *episode) {
    if (world->week < episode->term_end)
        return;
    double scope = scope_now(episode);
    WITNESS(world, .moment = MOMENT_TERM_OVER, .key = (uint64_t)episode->record.key,
            .agency = episode->agency, .value = {fmin(1.0, scope), (double)episode->record.term_weeks});
    if (scope >= COMPLETED_SCOPE) {
        episode_end(world, episode, EXIT_COMPLETED);
    } else if (scope >= PARTIAL_SCOPE) {
        episode_end(world, episode, EXIT_PARTIAL);
    } else if (extension_granted(world, episode)) {
        double weeks = floor(EXTENSION * (double)episode->record.term_weeks);
        episode->extended = true;
        episode->record.extension_weeks = (int64_t)weeks;
        episode->term_end += (uint32_t)weeks;
    } else {
        episode_end(world, episode, EXIT_DEADLINE);
    }
}

void work_log_odds(const struct World *world, const struct Episode *episode, double log_odds[EXIT_COUNT]) {
    const struct Params *p = world->params;
    double trust = isnan(episode->record.trust_citizen) ? 0.5 : episode->record.trust_citizen;
    double gap = fmax(0.0, episode->expectation - episode->quality);
    log_odds[EXIT_INITIATOR_STOPPED] =
        p->work_initiator_base - p->work_initiator_trust * (trust - 0.5) + p->work_initiator_gap * gap;
    if (p->case_sponsor[episode->type] != 0.0)
        log_odds[EXIT_SPONSOR_ENDED] =
            p->work_sponsor_base - p->work_sponsor_support * (agency_support(world, episode->agency) - 0.5);
    bool on = p->mechanism_work != 0.0;
    if (on && episode->term_end == UINT32_MAX && scope_now(episode) >= PARTIAL_SCOPE)
        log_odds[EXIT_PARTIAL] = p->work_goal_base;
    if (!on && episode->stage == STAGE_WORK)
        log_odds[EXIT_COMPLETED] = NEUTRAL_LOG_ODDS;
}

const struct Mechanism work_mechanism = {
    .name = "work",
    .title = "Work and ends",
    .group = "work",
    .equation = "scope += productivity * time / effort; P(j) = e^eta_j / (1 + sum_k e^eta_k)",
    .source =
        N_("Allison 1982; Vaupel, Manton & Stallard 1979 (frailty); Johnston et al. 2011 (weakest link)"),
    .claims = "C5 C7 C14 C15 C18 C29 C31 C35 C36 C37 C38 C63 C66",
    .passage = "常因參與人員流失、階段性目標達成、或發起人臨時終止等緣故",
    .passage_english = "often because people leave, a stage goal is met, or the initiator stops it",
};

const struct StageRules work_stage = {
    .owner = &work_mechanism,
    .advance = work_advance,
};
