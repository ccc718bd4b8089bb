/* How the law is read wherever someone decides on a use of data: hesitation, and the verdict of the owners.
 * ODD 7.12. */
#ifndef TANDEM_LEGAL_VERDICT_H
#define TANDEM_LEGAL_VERDICT_H

#include "world/world.h"

struct LegalCase {
    uint64_t key; /* of the episode or proposal */
    enum CaseType type;
    const uint32_t *owners; /* owners[owner_count]; the first is the lead agency */
    uint32_t owner_count;
    double personal; /* level of personal data, score */
    bool missing;    /* the data were never collected */
};

struct LegalVerdict {
    int64_t refusal; /* enum Refusal, RECORD_MISSING: granted */
    bool conditions;
};

/* Level of personal data in what `key` asks for: raw, so above 1/2, in internal types; de-identified, so
 * below it, in open ones; 0 if they are not personal. */
double legal_personal_level(const struct World *world, uint64_t key, enum CaseType type);

/* Its mean over uses of a case type, before anyone has looked. */
double legal_personal_expected(const struct Params *params, enum CaseType type);

/* Legal hesitation r_C (C - 1/2) + r_A A P of an agency: log-odds against a use of data of level `personal`.
 * The same wherever someone decides: whether it is thought of, proposed, released. */
double legal_hesitation(const struct World *world, uint32_t agency, double personal);

/* How many of `owners` decide: each on internal data; on open ones, which need nobody's consent, the lead
 * agency. */
uint32_t legal_deciding(const struct Params *params, enum CaseType type, uint32_t owners);

/* Probabilities of a refusal, and of conditions or a refusal, at log-odds `hesitation` beyond the base; the
 * second is never smaller. */
void legal_law_probabilities(const struct Params *params, double hesitation, double *refuse,
                             double *conditions_or_refuse);

/* Probability that a use of the agency's data for this case type would meet conditions or a refusal by law.
 */
double legal_obstacle_expected(const struct World *world, uint32_t agency, enum CaseType type);

/* Puts an episode under conditions (NDA, desensitised data): a smaller result for the same work, part of
 * which keeps the terms. */
void legal_conditions(const struct World *world, struct Episode *episode);

struct LegalVerdict legal_verdict(const struct World *world, const struct LegalCase *question);

#endif
