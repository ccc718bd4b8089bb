#include "world/people.h"

#include <math.h>

#include "world/draws.h"
#include "world/experience.h"
#include "world/scales.h"

double level_pushed(const struct World *self, double level, enum Lever push, size_t agency) {
    double raised = level + world_lever(self, push, agency);
    return raised < 1.0 ? raised : 1.0;
}

/* Incidents that are known of raise conservatism, harmless uses ease it: as much by each doubling as by the
 * first, so that no count of them carries it to an end of its scale. */
static double conservatism_of(const struct World *self, size_t agency, struct Experience known) {
    const struct Params *p = self->params;
    double own =
        logistic(self->agencies.conservatism_base[agency] + p->legal_incident_jump * log2(1.0 + known.bad) -
                 p->legal_success_ease * log2(1.0 + known.good));
    return level_pushed(self, own, LEVER_PUSH_CONSERVATISM, agency);
}

/* A = a (1 - guideline)/(1 + k G): precedents G and guidelines make the rules clearer. */
static double ambiguity_of(const struct World *self, size_t agency, struct Experience known) {
    const struct Params *p = self->params;
    return p->legal_ambiguity * (1.0 - fmin(1.0, world_lever(self, LEVER_GUIDELINE, agency))) /
           (1.0 + p->legal_precedent_strength * known.good);
}

double agency_conservatism(const struct World *self, size_t agency) {
    return conservatism_of(self, agency, pool_read(self, POOL_PRECEDENTS, agency));
}

double agency_ambiguity(const struct World *self, size_t agency) {
    return ambiguity_of(self, agency, pool_read(self, POOL_PRECEDENTS, agency));
}

struct LegalReading agency_legal_reading(const struct World *self, size_t agency) {
    struct Experience known = pool_read(self, POOL_PRECEDENTS, agency);
    return (struct LegalReading){conservatism_of(self, agency, known), ambiguity_of(self, agency, known)};
}

/* The staff of a unit learn together and differ in their priors. */
static double staff_trust(const struct World *self, size_t agency, double prior_mean) {
    double trust =
        beta_mean(self->params->trust_prior_strength, prior_mean, pool_read(self, POOL_STAFF, agency));
    return level_pushed(self, trust, LEVER_PUSH_TRUST_ADMINISTRATOR, agency);
}

double agency_trust(const struct World *self, size_t agency) {
    return staff_trust(self, agency, self->agencies.trust_mean[agency]);
}

double administrator_trust(const struct World *self, size_t agency,
                           const struct Administrator *administrator) {
    return staff_trust(self, agency, administrator->trust_mean);
}

/* Citizens stand one step further from an agency's experience than its own staff. */
static struct Experience told_of(const struct World *self, size_t agency) {
    struct Experience told = pool_read(self, POOL_CITIZENS, agency);
    double sharing = self->params->trust_sharing;
    return (struct Experience){sharing * told.good, sharing * told.bad};
}

static double citizens_trust(const struct World *self, size_t agency, double prior_mean,
                             struct Experience known) {
    double trust = beta_mean(self->params->trust_prior_strength, prior_mean, known);
    return level_pushed(self, trust, LEVER_PUSH_TRUST_CITIZEN, agency);
}

double agency_standing(const struct World *self, size_t agency) {
    return citizens_trust(self, agency, self->params->trust_citizen_mean, told_of(self, agency));
}

double citizen_trust(const struct World *self, const struct Citizen *citizen, size_t agency) {
    double kept = self->memory[self->week - citizen->week];
    struct Experience known = told_of(self, agency);
    known.good += kept * citizen->good;
    known.bad += kept * citizen->bad;
    return citizens_trust(self, agency, citizen->trust_mean, known);
}

struct Administrator *world_administrator(struct World *self, uint32_t agency, uint32_t person) {
    const struct Params *p = self->params;
    struct Administrator *administrator = &self->administrators[person];
    if (administrator->drawn)
        return administrator;
    /* Keyed by agency and place in it, so that one agency's size does not move another's staff. */
    uint64_t id = (uint64_t)agency << 32 | (person - self->agencies.staff_first[agency]);
    administrator->trust_mean =
        (float)score_draw(self->agencies.trust_mean[agency], sqrt(0.5) * p->trust_spread,
                          world_trait_normal(self, PURPOSE_ADMINISTRATOR_TRAITS, id, 0));
    administrator->understanding =
        (float)score_draw(p->alignment_understanding, p->trust_spread,
                          world_trait_normal(self, PURPOSE_ADMINISTRATOR_TRAITS, id, 1));
    administrator->drawn = true;
    return administrator;
}
