/* The verdict on a use of data: reasons are asked in the order purpose, not collected, rights, owner, law.
 * ODD 7.12.
 */
#ifndef TANDEM_LEGAL_VERDICT_H
#define TANDEM_LEGAL_VERDICT_H

#include "world/world.h"

struct LegalCase {
    uint64_t key; /* of the episode or proposal */
    enum CaseType type;
    const uint32_t *owners; /* owners[owner_count]; the first decides on the law */
    uint32_t owner_count;
    double personal; /* level of personal data, score */
    bool missing;    /* the data were never collected */
};

struct LegalVerdict {
    int64_t refusal; /* enum Refusal, RECORD_MISSING: granted */
    bool conditions;
};

/* risk = C A P: conservatism times ambiguity times personal level, in [0, 1]. */
double legal_risk(const struct World *world, uint32_t agency, double personal);

/* Level of personal data that is to be expected of a case type, before anyone has looked. */
double legal_expected_personal(const struct Params *params, enum CaseType type);

/* Probabilities of a refusal, and of conditions or a refusal, by law at `risk`; the second is never smaller.
 */
void legal_law_probabilities(const struct Params *params, double risk, double *refuse,
                             double *conditions_or_refuse);

/* Probability that a use of the agency's data for this case type would meet conditions or a refusal by law.
 */
double legal_obstacle_expected(const struct World *world, uint32_t agency, enum CaseType type);

/* Puts an episode under conditions (NDA, desensitised data): a smaller object, and work to keep to the terms.
 */
void legal_conditions(const struct World *world, struct Episode *episode);

struct LegalVerdict legal_verdict(const struct World *world, const struct LegalCase *question);

#endif
