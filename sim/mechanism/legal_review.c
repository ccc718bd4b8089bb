/* Owners and the law decide on internal data: in an episode, or on a request before a team is sought.
 * ODD 7.12. */
#include <math.h>

#include "mechanism/ends.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/proposals.h"
#include "mechanism/stages.h"
#include "world/draws.h"
#include "world/experience.h"
#include "world/scales.h"
#include "world/support.h"

static bool legal_review_needed(const struct World *world, const struct Episode *episode) {
    bool internal = world->params->case_internal_data[episode->type] != 0.0;
    return world->params->mechanism_legal_review != 0.0 && !episode->reviewed &&
           (internal || episode->record.personal > 0.0);
}

/* Memoryless round the mean time D0 e^(R/2) n(n + 1)/2: n owners decide in turn, in talk with those before.
 */
static double decision_probability(const struct World *world, const struct Episode *episode) {
    double hesitation = legal_hesitation(world, episode->agency, episode->record.personal);
    double owners = legal_deciding(world->params, episode->type, episode->owner_count);
    double mean = world->params->legal_review_weeks * exp(0.5 * hesitation) * owners * (owners + 1.0) / 2.0;
    return -expm1(-1.0 / mean);
}

static bool legal_review_advance(struct World *world, struct Episode *episode) {
    uint64_t key = (uint64_t)episode->record.key;
    double uniform = world_uniform(world, PURPOSE_LEGAL_REVIEW, key, 0);
    double chance = decision_probability(world, episode);
    WITNESS(world, .moment = MOMENT_REVIEW_WAITED, .key = key, .agency = episode->agency,
            .probability = chance, .draw = uniform);
    if (uniform >= chance)
        return false;
    struct LegalCase question = {.key = key,
                                 .type = episode->type,
                                 .owners = episode->owner,
                                 .owner_count = episode->owner_count,
                                 .personal = episode->record.personal,
                                 .missing = episode->data_missing && episode->record.crowdsourced == 0};
    struct LegalVerdict verdict = legal_verdict(world, &question);
    if (verdict.refusal != RECORD_MISSING) {
        episode->record.refusal = verdict.refusal;
        episode_end(world, episode, EXIT_REFUSED);
        return false;
    }
    episode->reviewed = true;
    if (verdict.conditions)
        legal_conditions(world, episode);
    WITNESS(world, .moment = MOMENT_REVIEW_PASSED, .key = key, .agency = episode->agency,
            .value = {verdict.conditions});
    return true;
}

/* Law is in the manager's answer too. */
static bool manager_refuses(const struct World *world, const struct Proposal *proposal, double personal) {
    const struct Params *p = world->params;
    double support = agency_support(world, proposal->agency);
    double refused =
        logistic(p->legal_manager_refuse_base + legal_hesitation(world, proposal->agency, personal) -
                 p->team_staff_support * (support - REFERENCE));
    double uniform = world_trait(world, PURPOSE_PROPOSAL_REPLY, proposal->key, 1);
    WITNESS(world, .moment = uniform < refused ? MOMENT_MANAGER_REFUSED : MOMENT_MANAGER_AGREED,
            .key = proposal->key, .agency = proposal->agency, .probability = refused, .draw = uniform,
            .value = {support});
    return uniform < refused;
}

enum { REPLY_WEEKS = 26 };

/* A request outside a programme: answered or not, granted or refused, before a team is sought (N13). */
static void request_step(struct World *world, struct Proposal *proposal) {
    const struct Params *p = world->params;
    if (p->mechanism_legal_review == 0.0) {
        proposal->answered = true;
        return;
    }
    if (world->week - proposal->born >= REPLY_WEEKS) {
        proposal_end(world, proposal, FATE_UNANSWERED, RECORD_MISSING);
        return;
    }
    double replies = world_uniform(world, PURPOSE_PROPOSAL_REPLY, proposal->key, 0);
    if (replies >= p->legal_reply_per_week)
        return;
    WITNESS(world, .moment = MOMENT_REPLIED, .key = proposal->key, .agency = proposal->agency,
            .probability = p->legal_reply_per_week, .draw = replies, .value = {world->week - proposal->born});
    uint32_t owners[OWNERS_MOST], count = proposal->owner_count;
    for (uint32_t i = 0; i < count; i++)
        owners[i] = proposal_owner(world, proposal, i);
    struct LegalCase question = {.key = proposal->key,
                                 .type = proposal->type,
                                 .owners = owners,
                                 .owner_count = count,
                                 .personal = legal_personal_level(world, proposal->key, proposal->type),
                                 .missing = proposal->data_missing && !proposal->crowdsourced};
    struct LegalVerdict verdict = legal_verdict(world, &question);
    if (verdict.refusal == RECORD_MISSING && manager_refuses(world, proposal, question.personal))
        verdict.refusal = REFUSAL_MANAGER;
    if (verdict.refusal != RECORD_MISSING) {
        proposal_end(world, proposal, FATE_REFUSED, verdict.refusal);
        return;
    }
    proposal->answered = true;
    WITNESS(world, .moment = MOMENT_REQUEST_GRANTED, .key = proposal->key, .agency = proposal->agency,
            .value = {verdict.conditions});
    proposal->conditions = verdict.conditions;
    proposal->ready = proposal->ready > world->week ? proposal->ready : world->week + 1;
}

static void incidents_step(struct World *world) {
    double hazard = world->params->legal_incident_per_year;
    for (size_t i = 0; i < world->running.count; i++) {
        struct Episode *episode = &world->episodes.item[world->running.item[i].episode];
        if (episode->stage < STAGE_CLEANING || episode->record.personal <= 0.0 || episode->incident)
            continue;
        double chance = weekly_probability(hazard * episode->record.personal);
        double uniform = world_uniform(world, PURPOSE_INCIDENT, (uint64_t)episode->record.key, 0);
        episode->incident = uniform < chance;
        if (episode->incident)
            WITNESS(world, .moment = MOMENT_INCIDENT, .key = (uint64_t)episode->record.key,
                    .agency = episode->agency, .probability = chance, .draw = uniform,
                    .value = {episode->record.personal});
    }
}

static enum Status legal_review_step(struct World *world, struct Error *error) {
    const struct Params *p = world->params;
    for (size_t i = 0; i < world->proposals.count; i++) {
        struct Proposal *proposal = &world->proposals.item[i];
        if (proposal->fate == FATE_PENDING && !proposal->answered)
            request_step(world, proposal);
    }
    enum Status status = proposals_sweep(world, error);
    if (status == STATUS_OK && p->mechanism_legal_review != 0.0)
        incidents_step(world);
    return status;
}

/* A use of data that was granted and did no harm is a precedent; an incident becomes known at the end. */
static enum Status legal_review_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    if (p->mechanism_legal_review == 0.0 || p->feedback_legal == 0.0 || !episode->reviewed)
        return STATUS_OK;
    pool_add(world, POOL_PRECEDENTS, episode->agency, episode->incident ? 0.0 : 1.0,
             episode->incident ? 1.0 : 0.0);
    WITNESS(world, .moment = episode->incident ? MOMENT_PRECEDENT_AGAINST : MOMENT_PRECEDENT_SET,
            .key = (uint64_t)episode->record.key, .agency = episode->agency);
    return STATUS_OK;
}

const struct Mechanism legal_review_mechanism = {
    .name = "legal_review",
    .title = "Legal review",
    .group = "legal",
    .equation = "R = rC (C - 1/2) + rA A P; an owner refuses by law with logistic(r0 + R), or for fear with "
                "logistic(r0 + R + fear), "
                "and sets conditions or refuses with logistic(r0 + R + fear + g)",
    .source = "Yang, Lo & Shiang 2015; Huang et al. 2020; Mello et al. 2020; McCullagh 1980",
    .claims = "C2 C3 C11 C23 C49 C55 C60 C61 C62 C71",
    .passage = "同仁對開放就有顧忌，呈現保守心態",
    .passage_english = "staff have misgivings about opening and turn conservative",
    .step = legal_review_step,
    .end = legal_review_end,
};

const struct StageRules review_stage = {
    .owner = &legal_review_mechanism,
    .needed = legal_review_needed,
    .advance = legal_review_advance,
};
