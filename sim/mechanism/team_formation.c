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
static uint32_t whole_contacts(const struct World *world, enum Purpose purpose, uint64_t key, double mean) {
    double rest = mean - floor(mean);
    return (uint32_t)mean + (rest > 0.0 && world_uniform(world, purpose, key, UINT64_MAX) < rest ? 1u : 0u);
}

/* Log-odds of joining that a proposal has with everybody, those that the best opinion of it adds, and the
 * share of people who would join if all that speaks for it did. */
struct Appeal {
    double common, opinion_most, share_most;
};

/* Value of the issue and quality of the data, urgency, and the conditions to be expected (C2, C22, C29). */
static struct Appeal appeal_of(const struct World *world, const struct Proposal *proposal) {
    const struct Params *p = world->params;
    double conditions = legal_obstacle_expected(world, proposal->agency, proposal->type);
    double common = p->team_join_base + p->team_join_value * log(proposal->issue.value) +
                    p->team_join_quality * agency_quality(world, proposal->agency) +
                    (proposal->issue.urgent ? p->team_join_urgency : 0.0) -
                    p->team_join_conditions * conditions;
    double opinion = p->team_join_trust * (1.0 - REFERENCE);
    return (struct Appeal){common, opinion,
                           logistic(common + p->team_join_motivation + opinion + p->team_join_access)};
}

static double motivation(const struct Citizen *citizen) {
    return (citizen->public_spirit + citizen->skill_building + citizen->venture) / 3.0;
}

/* What people come for, and access to data that are not open wherever the agency takes part (C2, C6). */
static double motive(const struct Params *p, const struct Proposal *proposal, const struct Citizen *citizen) {
    double access = team_least(p->case_staff[proposal->type]) > 0 ? citizen->data_access : 0.0;
    return p->team_join_motivation * motivation(citizen) + p->team_join_access * access;
}

/* Trust and expectations of data (C7). */
static double opinion(const struct World *world, const struct Proposal *proposal,
                      const struct Citizen *citizen) {
    const struct Params *p = world->params;
    return p->team_join_trust * (citizen_trust(world, citizen, proposal->agency) - REFERENCE) -
           p->team_join_quality * citizen->expectation;
}

/* The person of a contact, one who has taken part before or anyone within reach. Who is not stored has
 * motives alone, in `fresh`. */
static const struct Citizen *person_met(const struct World *world, double uniform, struct Citizen *fresh) {
    double familiar = world->citizens.count > 0 ? world->params->team_familiar_share : 0.0;
    if (uniform < familiar)
        return world_familiar_citizen(world, (uint64_t)(uniform / familiar * 0x1p53));
    uint64_t id = (uint64_t)((uniform - familiar) / (1.0 - familiar) * world->params->world_citizens);
    size_t place = world_find_citizen(world, id);
    if (place != SIZE_MAX)
        return &world->citizens.item[place];
    citizen_motives(world, id, fresh);
    return fresh;
}

/* A citizen who is free joins if the second uniform of the contact falls below the logistic of the log-odds.
 * Whom nothing would make join is not drawn, and of whom the best opinion would not bring the motives alone.
 * `sure` ones come with the proposal. */
static enum Status ask_citizen(struct World *world, struct Proposal *proposal, const struct Appeal *appeal,
                               const double contact[2], bool sure, struct Error *error) {
    if (!sure && contact[1] >= appeal->share_most) {
        WITNESS(world, .moment = MOMENT_CITIZEN_UNMOVED, .key = proposal->key, .agency = proposal->agency,
                .probability = appeal->share_most, .draw = contact[1]);
        return STATUS_OK;
    }
    struct Citizen fresh;
    const struct Citizen *citizen = person_met(world, contact[0], &fresh);
    double willing = contact[1] > 0.0 && !sure ? logit(contact[1]) : -INFINITY;
    double odds = appeal->common + motive(world->params, proposal, citizen);
    if (willing >= odds + appeal->opinion_most && world->witness == NULL)
        return STATUS_OK;
    if (citizen == &fresh)
        citizen_traits(world, &fresh);
    odds += opinion(world, proposal, citizen);
    enum Moment answer = citizen->busy     ? MOMENT_CITIZEN_BUSY
                         : sure            ? MOMENT_CITIZEN_CAME_ALONG
                         : willing >= odds ? MOMENT_CITIZEN_DECLINED
                                           : MOMENT_CITIZEN_JOINED;
    WITNESS(world, .moment = answer, .key = proposal->key, .agency = proposal->agency, .person = citizen->id,
            .probability = citizen->busy || sure ? 1.0 : logistic(odds), .draw = contact[1],
            .value = {citizen_trust(world, citizen, proposal->agency), motivation(citizen),
                      citizen->expectation});
    if (answer == MOMENT_CITIZEN_BUSY || answer == MOMENT_CITIZEN_DECLINED)
        return STATUS_OK;
    size_t place =
        citizen == &fresh ? world_store_citizen(world, &fresh) : (size_t)(citizen - world->citizens.item);
    if (place == SIZE_MAX || place > UINT32_MAX)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu citizens", world->citizens.count);
    world->citizens.item[place].busy = true;
    proposal->citizen[proposal->citizen_count++] = (uint32_t)place;
    return STATUS_OK;
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
    uint32_t asked = whole_contacts(world, PURPOSE_CONTACT, proposal->key, contacts_now(world, proposal));
    struct Appeal appeal = appeal_of(world, proposal);
    enum Status status = STATUS_OK;
    double contacts[4]; /* two, of two uniforms each */
    for (uint32_t i = 0; i < sure + asked && proposal->citizen_count < most && status == STATUS_OK; i++) {
        if (i % 2 == 0)
            world_uniform4(world, PURPOSE_CONTACT, proposal->key, i / 2, contacts);
        status = ask_citizen(world, proposal, &appeal, contacts + 2 * (i % 2), i < sure, error);
    }
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
static void ask_staff(struct World *world, struct Proposal *proposal, const double uniform[2]) {
    bool off = world->params->mechanism_team_formation == 0.0;
    uint32_t owner = proposal_owner(world, proposal, proposal->staff_count);
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
    uint32_t asked = whole_contacts(world, PURPOSE_STAFFING, proposal->key, p->team_contacts_per_week);
    if (p->mechanism_team_formation == 0.0)
        asked = 4 * most;
    double asks[4]; /* two, of two uniforms each */
    for (uint32_t i = 0; i < asked && proposal->staff_count < most; i++) {
        if (i % 2 == 0)
            world_uniform4(world, PURPOSE_STAFFING, proposal->key, i / 2, asks);
        ask_staff(world, proposal, asks + 2 * (i % 2));
    }
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
        issue_unfold(world, proposal->project, &proposal->issue);
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
    .passage_english = "data consultants match data heroes: citizens with zeal who want to take part",
    .step = team_formation_step,
};
