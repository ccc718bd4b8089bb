/* People are matched to teams, in key order. ODD 7.9. */
#include <math.h>

#include "mechanism/episodes.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/mechanism.h"
#include "mechanism/proposals.h"
#include "mechanism/team.h"
#include "world/citizens.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/scales.h"
#include "world/support.h"

/* A count with mean `mean`: its whole part, and one more with the probability of the rest. */
static uint32_t whole_contacts(double mean, double uniform) {
    return (uint32_t)mean + (uniform < mean - floor(mean) ? 1u : 0u);
}

/* Log-odds of joining that a proposal has with everybody, and with the most willing that there can be. */
struct Appeal {
    double common, most;
};

/* Value of the issue and quality of the data, urgency, and the conditions to be expected (C2, C22, C29). */
static struct Appeal appeal_of(const struct World *world, const struct Proposal *proposal) {
    const struct Params *p = world->params;
    double conditions = legal_obstacle_expected(world, proposal->agency, proposal->type);
    double common = p->team_join_base + p->team_join_value * log(proposal->issue.value) +
                    p->team_join_quality * agency_quality(world, proposal->agency) +
                    (proposal->issue.urgent ? p->team_join_urgency : 0.0) -
                    p->team_join_conditions * conditions;
    return (struct Appeal){common, common + p->team_join_motivation + p->team_join_trust * (1.0 - REFERENCE) +
                                       p->team_join_access};
}

/* What people come for, trust, expectations of data, access to data that are not open wherever the agency
 * takes part (C2, C6, C7). */
static double joining(const struct World *world, const struct Proposal *proposal,
                      const struct Citizen *citizen) {
    const struct Params *p = world->params;
    double motivation = (citizen->public_spirit + citizen->skill_building + citizen->venture) / 3.0;
    double access = team_least(p->case_staff[proposal->type]) > 0 ? citizen->data_access : 0.0;
    return p->team_join_motivation * motivation +
           p->team_join_trust * (citizen_trust(world, citizen, proposal->agency) - REFERENCE) +
           p->team_join_access * access - p->team_join_quality * citizen->expectation;
}

static enum Status citizen_joins(struct World *world, struct Proposal *proposal, uint64_t id,
                                 struct Error *error) {
    size_t place = world_touch_citizen(world, id);
    if (place == SIZE_MAX || place > UINT32_MAX)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu citizens", world->citizens.count);
    world->citizens.item[place].busy = true;
    proposal->citizen[proposal->citizen_count++] = (uint32_t)place;
    return STATUS_OK;
}

/* One contact, with a person who has taken part before or anyone within reach: a citizen who is free joins if
 * the uniform falls below the logistic of the log-odds. Whom nothing would make join is not drawn. `sure`
 * ones come with the proposal. */
static enum Status ask_citizen(struct World *world, struct Proposal *proposal, const struct Appeal *appeal,
                               uint64_t contact, bool sure, struct Error *error) {
    const struct Params *p = world->params;
    double uniform[4];
    world_uniform4(world, PURPOSE_CONTACT, proposal->key, contact, uniform);
    double willing = uniform[2] > 0.0 ? logit(uniform[2]) : -INFINITY;
    if (!sure && willing >= appeal->most) {
        WITNESS(world, .moment = MOMENT_CITIZEN_UNMOVED, .key = proposal->key, .agency = proposal->agency,
                .probability = logistic(appeal->most), .draw = uniform[2]);
        return STATUS_OK;
    }
    bool familiar = uniform[0] < p->team_familiar_share && world->citizens.count > 0;
    struct Citizen citizen;
    if (familiar)
        citizen = world->citizens.item[(size_t)(uniform[1] * (double)world->citizens.count)];
    else
        world_citizen(world, (uint64_t)(uniform[1] * p->world_citizens), &citizen);
    bool free_to_say = !citizen.busy && !sure;
    double odds = free_to_say ? appeal->common + joining(world, proposal, &citizen) : INFINITY;
    enum Moment answer = citizen.busy      ? MOMENT_CITIZEN_BUSY
                         : sure            ? MOMENT_CITIZEN_CAME_ALONG
                         : willing >= odds ? MOMENT_CITIZEN_DECLINED
                                           : MOMENT_CITIZEN_JOINED;
    WITNESS(world, .moment = answer, .key = proposal->key, .agency = proposal->agency, .person = citizen.id,
            .probability = logistic(odds), .draw = uniform[2],
            .value = {citizen_trust(world, &citizen, proposal->agency),
                      (citizen.public_spirit + citizen.skill_building + citizen.venture) / 3.0,
                      citizen.expectation});
    if (answer == MOMENT_CITIZEN_BUSY || answer == MOMENT_CITIZEN_DECLINED)
        return STATUS_OK;
    return citizen_joins(world, proposal, citizen.id, error);
}

static double contacts_now(const struct World *world, const struct Proposal *proposal) {
    const struct Params *p = world->params;
    double matchmaker = 1.0 + world_lever(world, LEVER_MATCHMAKER, proposal->agency);
    /* A registry of use is a little in the way of those who would use the data (C59). */
    double friction =
        1.0 - p->team_registry_friction * fmin(1.0, world_lever(world, LEVER_REGISTRY, proposal->agency));
    return p->team_contacts_per_week * p->programme_reach[proposal->programme] * matchmaker * friction;
}

static enum Status seek_citizens(struct World *world, struct Proposal *proposal, struct Error *error) {
    const struct Params *p = world->params;
    uint32_t most = (uint32_t)p->case_citizens[proposal->type];
    bool off = p->mechanism_team_formation == 0.0;
    uint32_t sure = off                              ? most
                    : world->week == proposal->ready ? (uint32_t)p->programme_brings[proposal->programme]
                                                     : 0;
    uint32_t asked = whole_contacts(contacts_now(world, proposal),
                                    world_uniform(world, PURPOSE_CONTACT, proposal->key, UINT64_MAX));
    struct Appeal appeal = appeal_of(world, proposal);
    enum Status status = STATUS_OK;
    for (uint32_t i = 0; i < sure + asked && proposal->citizen_count < most && status == STATUS_OK; i++)
        status = ask_citizen(world, proposal, &appeal, i, i < sure, error);
    return status;
}

static double staffing(const struct World *world, uint32_t agency,
                       const struct Administrator *administrator) {
    const struct Params *p = world->params;
    return p->team_join_trust * (administrator_trust(world, agency, administrator) - REFERENCE) +
           p->team_staff_support * (agency_support(world, agency) - world->agencies.load[agency]);
}

/* Anyone of the next owner's staff, business or data: who is free and willing joins, and what role is there
 * is a matter of luck (C37). */
static void ask_staff(struct World *world, struct Proposal *proposal, uint64_t ask) {
    bool off = world->params->mechanism_team_formation == 0.0;
    uint32_t owner = proposal_owner(world, proposal, proposal->staff_count);
    double uniform[4];
    world_uniform4(world, PURPOSE_STAFFING, proposal->key, ask, uniform);
    uint32_t person = world->agencies.staff_first[owner] +
                      (uint32_t)(uniform[0] * (double)world->agencies.staff_count[owner]);
    struct Administrator *administrator = world_administrator(world, owner, person);
    bool busy = administrator->episodes > 0;
    double chance = off || busy ? 1.0 : logistic(staffing(world, owner, administrator));
    enum Moment answer = busy                   ? MOMENT_STAFF_BUSY
                         : uniform[1] >= chance ? MOMENT_STAFF_DECLINED
                                                : MOMENT_STAFF_JOINED;
    WITNESS(world, .moment = answer, .key = proposal->key, .agency = owner, .person = person,
            .probability = chance, .draw = uniform[1],
            .value = {person - world->agencies.staff_first[owner] < world->agencies.data_staff[owner],
                      administrator_trust(world, owner, administrator), agency_support(world, owner),
                      world->agencies.load[owner]});
    if (answer != MOMENT_STAFF_JOINED)
        return;
    administrator->episodes = 1;
    world->agencies.members_now[owner]++;
    proposal->staff[proposal->staff_count] = person;
    proposal->staff_agency[proposal->staff_count++] = owner;
}

static void seek_staff(struct World *world, struct Proposal *proposal) {
    const struct Params *p = world->params;
    uint32_t most = (uint32_t)p->case_staff[proposal->type];
    uint32_t asked = whole_contacts(p->team_contacts_per_week,
                                    world_uniform(world, PURPOSE_STAFFING, proposal->key, UINT64_MAX));
    if (p->mechanism_team_formation == 0.0)
        asked = 4 * most;
    for (uint32_t i = 0; i < asked && proposal->staff_count < most; i++)
        ask_staff(world, proposal, i);
}

static enum Status seek_team(struct World *world, struct Proposal *proposal, struct Error *error) {
    const struct Params *p = world->params;
    if (world->week < proposal->ready || !proposal->answered)
        return STATUS_OK;
    enum Status status = seek_citizens(world, proposal, error);
    if (status != STATUS_OK)
        return status;
    seek_staff(world, proposal);
    if (proposal->citizen_count >= team_least(p->case_citizens[proposal->type]) &&
        proposal->staff_count >= team_least(p->case_staff[proposal->type])) {
        proposal_end(world, proposal, FATE_STARTED, RECORD_MISSING);
        return episode_start(world, proposal, error);
    }
    double patience = p->case_public_start[proposal->type] != 0.0 ? p->programme_patience_public_weeks
                                                                  : p->programme_patience_private_weeks;
    if (world->week - proposal->ready >= patience)
        proposal_end(world, proposal, FATE_NO_TEAM, RECORD_MISSING);
    return STATUS_OK;
}

static enum Status team_formation_step(struct World *world, struct Error *error) {
    enum Status status = STATUS_OK;
    world->week_started = 0;
    proposals_sort(world);
    for (size_t i = 0; i < world->proposals.count && status == STATUS_OK; i++)
        if (world->proposals.item[i].fate == FATE_PENDING)
            status = seek_team(world, &world->proposals.item[i], error);
    return status == STATUS_OK ? proposals_sweep(world, error) : status;
}

const struct Mechanism team_formation_mechanism = {
    .name = "team_formation",
    .title = "Team formation",
    .group = "team",
    .equation = "logit P(joins) = j0 + j1 motivation + j2 (T - 1/2) + value + quality + access + urgency - "
                "conditions; "
                "of staff: j2 (T - 1/2) + s (S - load)",
    .source = "McFadden 1974; Terwiesch & Xu 2008",
    .claims = "C1 C2 C6 C7 C14 C20 C22 C29 C31 C33 C37 C56",
    .passage = "由資料顧問媒合民間熱血、有參與意願的資料英雄",
    .step = team_formation_step,
};
