#include "world/people.h"

#include <math.h>

#include "world/draws.h"
#include "world/scales.h"

double agency_conservatism(const struct World *self, size_t agency) {
    return logistic(self->agencies.conservatism_base[agency] + self->agencies.conservatism_shift[agency]);
}

/* A = a (1 - guideline) (f + (1 - f) exp(-rho P)): precedents P and guidelines make the rules clearer. */
double agency_ambiguity(const struct World *self, size_t agency) {
    const struct Params *p = self->params;
    double left =
        p->legal_ambiguity_floor + (1.0 - p->legal_ambiguity_floor) *
                                       exp(-p->legal_precedent_strength * self->agencies.precedents[agency]);
    return p->legal_ambiguity * (1.0 - fmin(1.0, world_lever(self, LEVER_GUIDELINE, agency))) * left;
}

/* T = (s m + g) / (s + g + b), Josang & Ismail 2002: prior strength s and mean m, evidence g and b. */
static double beta_mean(double strength, double mean, double good, double bad) {
    return (strength * mean + good) / (strength + good + bad);
}

double citizen_trust(const struct World *self, const struct Citizen *citizen) {
    double own = self->memory[self->week - citizen->week];
    double shared = self->memory[self->week - self->community_week];
    return beta_mean(self->params->trust_prior_strength, citizen->trust_mean,
                     own * citizen->good + shared * self->community_good,
                     own * citizen->bad + shared * self->community_bad);
}

double administrator_trust(const struct World *self, uint32_t agency,
                           const struct Administrator *administrator) {
    double own = self->memory[self->week - administrator->week];
    double shared = self->memory[self->week - self->agencies.staff_week[agency]];
    return beta_mean(self->params->trust_prior_strength, administrator->trust_mean,
                     own * administrator->good + shared * self->agencies.staff_good[agency],
                     own * administrator->bad + shared * self->agencies.staff_bad[agency]);
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
        (float)score_draw(p->alignment_understanding_administrator, p->alignment_understanding_spread,
                          world_trait_normal(self, PURPOSE_ADMINISTRATOR_TRAITS, id, 1));
    administrator->drawn = true;
    return administrator;
}

double agency_trust(const struct World *self, size_t agency) {
    const struct Agencies *all = &self->agencies;
    double kept = self->memory[self->week - all->staff_week[agency]];
    return beta_mean(self->params->trust_prior_strength, all->trust_mean[agency],
                     kept * (all->staff_good[agency] + all->own_good[agency]),
                     kept * (all->staff_bad[agency] + all->own_bad[agency]));
}

void agency_quality(const struct Agencies *agencies, size_t agency, double *dimension[QUALITY_DIMENSIONS]) {
    double *const fields[QUALITY_DIMENSIONS] = {agencies->complete, agencies->timely, agencies->granular,
                                                agencies->machine_readable, agencies->consistent};
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        dimension[d] = &fields[d][agency];
}

double quality_score(const double dimension[QUALITY_DIMENSIONS]) {
    double product = 1.0;
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        product *= dimension[d];
    return pow(product, 1.0 / QUALITY_DIMENSIONS);
}

uint64_t agency_open_datasets(const struct Agencies *agencies, size_t agency) {
    return agencies->opened[agency] - agencies->withdrawn[agency];
}
