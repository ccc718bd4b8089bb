/* Owners and the law decide on internal data: in an episode, or on a request before a team is sought.
 * ODD 7.12. */
#include <math.h>

#include "mechanism/ends.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/proposals.h"
#include "mechanism/stages.h"
#include "world/constructs.h"
#include "world/draws.h"
#include "world/scales.h"

static bool legal_review_needed(const struct World *world, const struct Episode *episode) {
    bool internal = world->params->case_internal_data[episode->type] != 0.0;
    return world->params->mechanism_legal_review != 0.0 && !episode->reviewed &&
           (internal || episode->record.personal > 0.0);
}

/* Mean time m exp(c C A P) n^(1 + w), memoryless: the decision falls in a week with probability 1 -
 * exp(-1/mean).
 */
static double decision_probability(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    double risk = legal_risk(world, episode->agency, episode->record.personal);
    double mean = p->legal_review_weeks * exp(p->legal_review_risk * risk) *
                  pow(episode->owner_count, 1.0 + p->legal_owner_delay);
    return -expm1(-1.0 / mean);
}

static bool legal_review_advance(struct World *world, struct Episode *episode) {
    uint64_t key = (uint64_t)episode->record.key;
    if (world_uniform(world, PURPOSE_LEGAL_REVIEW, key, 0) >= decision_probability(world, episode))
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
    return true;
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
    if (world_uniform(world, PURPOSE_PROPOSAL_REPLY, proposal->key, 0) >= p->legal_reply_per_week)
        return;
    double manager = p->legal_manager_refuse_base -
                     p->legal_manager_refuse_slope * (world->agencies.support[proposal->agency] - 0.5);
    struct LegalCase question = {.key = proposal->key,
                                 .type = proposal->type,
                                 .owners = &proposal->agency,
                                 .owner_count = 1,
                                 .personal = legal_expected_personal(p, proposal->type),
                                 .missing = proposal->data_missing && !proposal->crowdsourced};
    struct LegalVerdict verdict = legal_verdict(world, &question);
    if (verdict.refusal == RECORD_MISSING &&
        world_trait(world, PURPOSE_PROPOSAL_REPLY, proposal->key, 1) < logistic(manager))
        verdict.refusal = REFUSAL_MANAGER;
    if (verdict.refusal != RECORD_MISSING) {
        proposal_end(world, proposal, FATE_REFUSED, verdict.refusal);
        return;
    }
    proposal->answered = true;
    proposal->conditions = verdict.conditions;
    proposal->ready = proposal->ready > world->week ? proposal->ready : world->week + 1;
}

/* Shares `amount` out among the peers of an agency, by the weight of their ties. */
static void peers_take(const struct World *world, uint32_t agency, double amount, double *field) {
    const struct Network *network = world->network;
    double strength = network_strength(network, agency);
    if (strength <= 0.0)
        return;
    for (size_t a = 0; network->complete && a < network->agencies; a++)
        field[a] += a == agency ? 0.0 : amount / strength;
    for (size_t e = network->complete ? 0 : network->first[agency];
         !network->complete && e < network->first[agency + 1]; e++)
        field[network->peer[e]] += amount * network->weight[e] / strength;
}

/* Peers take notice less than the agency that was hit: a share as with precedents. */
static void incident_strike(struct World *world, struct Episode *episode) {
    const struct Params *p = world->params;
    double *shift = world->agencies.conservatism_shift;
    episode->incident = true;
    if (p->feedback_legal == 0.0)
        return;
    struct ConstructSums before = construct_sums(world);
    shift[episode->agency] += p->legal_incident_jump;
    peers_take(world, episode->agency, p->legal_incident_jump * p->legal_precedent_peers, shift);
    constructs_moved(world, &before, CAUSE_INCIDENTS);
}

static void incidents_step(struct World *world) {
    double hazard = world->params->legal_incident_per_year;
    for (size_t i = 0; i < world->running.count; i++) {
        struct Episode *episode = &world->episodes.item[world->running.item[i].episode];
        if (episode->stage < STAGE_CLEANING || episode->record.personal <= 0.0 || episode->incident)
            continue;
        if (world_uniform(world, PURPOSE_INCIDENT, (uint64_t)episode->record.key, 0) <
            weekly_probability(hazard * episode->record.personal))
            incident_strike(world, episode);
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
    if (status != STATUS_OK || p->mechanism_legal_review == 0.0)
        return status;
    double forgotten = weekly_share_of_year(p->legal_reversion_per_year);
    double remembered = pow(p->legal_precedent_memory_per_year, 1.0 / WEEKS_PER_YEAR);
    for (size_t a = 0; a < world->agencies.count; a++) {
        world->agencies.conservatism_shift[a] *= 1.0 - forgotten;
        world->agencies.precedents[a] *= remembered;
    }
    incidents_step(world);
    return STATUS_OK;
}

/* An approval is a precedent for the agency and, less, for its peers. */
static void precedent_set(struct World *world, uint32_t a) {
    world->agencies.precedents[a] += 1.0;
    peers_take(world, a, world->params->legal_precedent_peers, world->agencies.precedents);
}

static enum Status legal_review_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    if (p->mechanism_legal_review == 0.0 || p->feedback_legal == 0.0 || !episode->reviewed)
        return STATUS_OK;
    precedent_set(world, episode->agency);
    if (episode->record.exit == EXIT_COMPLETED && episode->record.personal > 0.0 && !episode->incident)
        world->agencies.conservatism_shift[episode->agency] -= p->legal_success_ease;
    return STATUS_OK;
}

const struct Mechanism legal_review_mechanism = {
    .name = "legal_review",
    .title = "Legal review",
    .group = "legal",
    .equation =
        "risk = C A P; P(refuse) = logistic(r0 + r1 risk), P(conditions or worse) = logistic(c0 + r1 risk)",
    .source = "Yang, Lo & Shiang 2015; Huang et al. 2020; Mello et al. 2020",
    .claims = "C2 C3 C11 C23 C49 C55 C60 C61 C62 C71",
    .passage = "同仁對開放就有顧忌，呈現保守心態",
    .step = legal_review_step,
    .end = legal_review_end,
};

const struct StageRules review_stage = {
    .owner = &legal_review_mechanism,
    .needed = legal_review_needed,
    .advance = legal_review_advance,
};
