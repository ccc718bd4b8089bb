#include "mechanism/legal_verdict.h"

#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"

#include <math.h>

/* Mean level of data that are personal: they lie evenly between 0.5 and 1. */
#define PERSONAL_MEAN 0.75

double legal_expected_personal(const struct Params *params, enum CaseType type) {
    return params->case_personal_share[type] * PERSONAL_MEAN;
}

double legal_risk(const struct World *world, uint32_t agency, double personal) {
    return agency_conservatism(world, agency) * agency_ambiguity(world, agency) * personal;
}

void legal_law_probabilities(const struct Params *params, double risk, double *refuse,
                             double *conditions_or_refuse) {
    *refuse = logistic(params->legal_refuse_base + params->legal_risk_slope * risk);
    *conditions_or_refuse =
        fmax(*refuse, logistic(params->legal_condition_base + params->legal_risk_slope * risk));
}

double legal_obstacle_expected(const struct World *world, uint32_t agency, enum CaseType type) {
    const struct Params *p = world->params;
    if (p->mechanism_legal_review == 0.0)
        return 0.0;
    double refuse, obstacle, share = p->case_personal_share[type];
    legal_law_probabilities(p, legal_risk(world, agency, PERSONAL_MEAN), &refuse, &obstacle);
    double expected = share * obstacle;
    if (p->case_internal_data[type] == 0.0)
        return expected; /* open data that are not personal are not reviewed */
    legal_law_probabilities(p, 0.0, &refuse, &obstacle);
    return expected + (1.0 - share) * obstacle;
}

void legal_conditions(const struct World *world, struct Episode *episode) {
    const struct Params *p = world->params;
    episode->record.conditions = 1;
    episode->effort *= p->legal_condition_scope * (1.0 + p->legal_condition_effort);
    episode->issue.value *= p->legal_condition_scope;
}

/* A purpose limit holds whatever anyone thinks; only an amendment frees the data (C62). */
static bool bound_to_purpose(const struct World *world, const struct LegalCase *question) {
    double bound = world->params->case_purpose_share[question->type];
    double freed = fmin(1.0, world_lever(world, LEVER_AMENDMENT, question->owners[0]));
    return world_trait(world, PURPOSE_LEGAL_REVIEW, question->key, 0) < bound &&
           world_trait(world, PURPOSE_LEGAL_REVIEW, question->key, 1) >= freed;
}

/* Each owner fears to have its quality seen; owners beyond the first think of their own turf first (C3, C55).
 */
static bool owner_refuses(const struct World *world, const struct LegalCase *question, uint32_t place) {
    const struct Params *p = world->params;
    uint32_t owner = question->owners[place];
    double turf = place == 0 ? 0.0 : p->legal_parochialism * p->legal_parochial_fear;
    double log_odds =
        p->legal_owner_refuse_base + p->legal_owner_fear * (1.0 - world->agencies.quality[owner]) + turf;
    return world_trait(world, PURPOSE_OWNER_CONSENT, question->key, place) < logistic(log_odds);
}

struct LegalVerdict legal_verdict(const struct World *world, const struct LegalCase *question) {
    struct LegalVerdict verdict = {.refusal = RECORD_MISSING};
    if (bound_to_purpose(world, question))
        verdict.refusal = REFUSAL_PURPOSE;
    else if (question->missing)
        verdict.refusal = REFUSAL_NOT_COLLECTED;
    else if (world_trait(world, PURPOSE_LEGAL_REVIEW, question->key, 3) <
             world->params->case_rights_share[question->type])
        verdict.refusal = REFUSAL_RIGHTS;
    for (uint32_t i = 0; i < question->owner_count && verdict.refusal == RECORD_MISSING; i++)
        if (owner_refuses(world, question, i))
            verdict.refusal = REFUSAL_OWNER;
    if (verdict.refusal != RECORD_MISSING)
        return verdict;
    double refuse, conditions;
    legal_law_probabilities(world->params, legal_risk(world, question->owners[0], question->personal),
                            &refuse, &conditions);
    double uniform = world_trait(world, PURPOSE_LEGAL_REVIEW, question->key, 2);
    if (uniform < refuse)
        verdict.refusal = REFUSAL_LAW;
    verdict.conditions = uniform < conditions;
    return verdict;
}
