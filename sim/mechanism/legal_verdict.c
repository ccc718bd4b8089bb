#include "mechanism/legal_verdict.h"

#include "world/draws.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/scales.h"

#include <math.h>

static bool is_internal(const struct Params *params, enum CaseType type) {
    return params->case_internal_data[type] != 0.0;
}

double legal_personal_level(const struct World *world, uint64_t key, enum CaseType type) {
    const struct Params *p = world->params;
    double uniform[4];
    world_trait4(world, PURPOSE_PROPOSAL_PARTNER, key, OWNERS_MOST, uniform);
    if (uniform[0] >= p->case_personal_share[type])
        return 0.0;
    return 0.5 * (is_internal(p, type) ? 1.0 + uniform[1] : uniform[1]);
}

/* Mean level of the data that are personal. */
static double personal_mean(const struct Params *params, enum CaseType type) {
    return is_internal(params, type) ? 0.75 : 0.25;
}

double legal_personal_expected(const struct Params *params, enum CaseType type) {
    return params->case_personal_share[type] * personal_mean(params, type);
}

static double hesitation_of(const struct Params *p, struct LegalReading reading, double personal) {
    return p->legal_conservatism_slope * (reading.conservatism - REFERENCE) +
           p->legal_personal_slope * reading.ambiguity * personal;
}

double legal_hesitation(const struct World *world, uint32_t agency, double personal) {
    return hesitation_of(world->params, agency_legal_reading(world, agency), personal);
}

uint32_t legal_deciding(const struct Params *params, enum CaseType type, uint32_t owners) {
    return is_internal(params, type) ? owners : 1;
}

static double conditions_or_refuse_by_law(const struct Params *params, double hesitation) {
    return logistic(params->legal_refuse_base + hesitation + params->legal_condition_gap);
}

void legal_law_probabilities(const struct Params *params, double hesitation, double *refuse,
                             double *conditions_or_refuse) {
    *refuse = logistic(params->legal_refuse_base + hesitation);
    *conditions_or_refuse = conditions_or_refuse_by_law(params, hesitation);
}

double legal_obstacle_expected(const struct World *world, uint32_t agency, enum CaseType type) {
    const struct Params *p = world->params;
    if (p->mechanism_legal_review == 0.0)
        return 0.0;
    struct LegalReading reading = agency_legal_reading(world, agency);
    double share = p->case_personal_share[type], other = 0.0;
    double personal = conditions_or_refuse_by_law(p, hesitation_of(p, reading, personal_mean(p, type)));
    if (is_internal(p, type)) /* open data that are not personal are not reviewed */
        other = conditions_or_refuse_by_law(p, hesitation_of(p, reading, 0.0));
    return share * personal + (1.0 - share) * other;
}

void legal_conditions(const struct World *world, struct Episode *episode) {
    episode->record.conditions = 1;
    episode->issue.value *= world->params->legal_condition_scope;
}

/* A purpose limit holds whatever anyone thinks; only an amendment frees the data (C62). */
static bool bound_to_purpose(const struct World *world, const struct LegalCase *question) {
    double bound = world->params->case_purpose_share[question->type];
    double freed = fmin(1.0, world_lever(world, LEVER_AMENDMENT, question->owners[0]));
    return world_trait(world, PURPOSE_LEGAL_REVIEW, question->key, 0) < bound &&
           world_trait(world, PURPOSE_LEGAL_REVIEW, question->key, 1) >= freed;
}

/* What an owner of internal data fears beyond the law: to have its quality seen, and, beyond the first, for
 * its turf (C3, C55). */
static double fear(const struct World *world, const struct LegalCase *question, uint32_t place) {
    const struct Params *p = world->params;
    if (!is_internal(p, question->type))
        return 0.0;
    double turf = place == 0 ? 0.0 : p->legal_parochialism;
    return p->legal_owner_fear * (1.0 - agency_quality(world, question->owners[place]) + turf);
}

/* An owner decides by an ordered logit: refused by law, refused for fear, granted under conditions, granted.
 */
static void owner_decides(const struct World *world, const struct LegalCase *question, uint32_t place,
                          struct LegalVerdict *verdict) {
    double law = legal_hesitation(world, question->owners[place], question->personal);
    double by_law, refused, worse;
    legal_law_probabilities(world->params, law, &by_law, &worse);
    legal_law_probabilities(world->params, law + fear(world, question, place), &refused, &worse);
    double uniform = world_trait(world, PURPOSE_OWNER_CONSENT, question->key, place);
    if (uniform < refused)
        verdict->refusal = uniform < by_law ? REFUSAL_LAW : REFUSAL_OWNER;
    verdict->conditions = verdict->conditions || uniform < worse;
    WITNESS(world,
            .moment = uniform < fmin(by_law, refused) ? MOMENT_OWNER_REFUSED_BY_LAW
                      : uniform < refused             ? MOMENT_OWNER_FEARED
                      : uniform < worse               ? MOMENT_OWNER_SET_CONDITIONS
                                                      : MOMENT_OWNER_GRANTED,
            .key = question->key, .agency = question->owners[place], .probability = refused, .draw = uniform,
            .value = {agency_conservatism(world, question->owners[place]), by_law, worse});
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
    if (verdict.refusal != RECORD_MISSING)
        WITNESS(world,
                .moment = verdict.refusal == REFUSAL_PURPOSE         ? MOMENT_PURPOSE_BOUND
                          : verdict.refusal == REFUSAL_NOT_COLLECTED ? MOMENT_NEVER_COLLECTED
                                                                     : MOMENT_RIGHTS_HELD,
                .key = question->key, .agency = question->owners[0],
                .value = {verdict.refusal == REFUSAL_RIGHTS
                              ? world->params->case_rights_share[question->type]
                              : world->params->case_purpose_share[question->type]});
    uint32_t deciding = legal_deciding(world->params, question->type, question->owner_count);
    for (uint32_t i = 0; i < deciding && verdict.refusal == RECORD_MISSING; i++)
        owner_decides(world, question, i, &verdict);
    return verdict;
}
