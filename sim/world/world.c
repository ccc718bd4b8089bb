#include "world/world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/agencies.h"
#include "world/citizens.h"
#include "world/draws.h"
#include "world/experience.h"
#include "world/network_generate.h"
#include "world/scales.h"

static const double LOCAL_SIZE_SPREAD = 0.6; /* of the log size of local governments */

/* Shares out `total` units in proportion to log-normal sizes, at least one each while there are enough. */
static void governments_divide(struct World *self, size_t total) {
    const struct Params *p = self->params;
    size_t count = self->government_count;
    double weight_sum = 0.0, weight_so_far = 0.0;
    for (size_t g = 0; g < count; g++) {
        double normal = world_trait_normal(self, PURPOSE_GOVERNMENT_TRAITS, g, 0);
        self->governments[g].office = exp(LOCAL_SIZE_SPREAD * normal); /* borrowed as weight */
        weight_sum += g == 0 ? 0.0 : self->governments[g].office;
    }
    if (count > 1 && p->world_centre_share < 1.0)
        self->governments[0].office = weight_sum * p->world_centre_share / (1.0 - p->world_centre_share);
    weight_sum += self->governments[0].office;
    size_t given = 0;
    for (size_t g = 0; g < count; g++) {
        weight_so_far += self->governments[g].office;
        size_t until = (size_t)llround(weight_so_far / weight_sum * (double)total);
        size_t others = count - 1 - g;
        if (total >= count && until < given + 1)
            until = given + 1;
        if (total >= count && until > total - others)
            until = total - others;
        if (g == count - 1)
            until = total;
        self->governments[g].first = (uint32_t)given;
        self->governments[g].count = (uint32_t)(until - given);
        self->governments[g].heard[0] = experience_heard(until - given - 1);
        self->governments[g].heard[1] = experience_heard(total - (until - given));
        given = until;
    }
}

static void governments_start(struct World *self) {
    const struct Params *p = self->params;
    for (size_t g = 0; g < self->government_count; g++) {
        struct Government *government = &self->governments[g];
        government->attention = score_draw(p->outside_attention_mean, p->sourcing_trait_spread,
                                           world_trait_normal(self, PURPOSE_HEAD_ATTENTION, g, 0));
        government->office =
            fmin(1.0, 2.0 * p->outside_office_mean * world_trait(self, PURPOSE_GOVERNMENT_TRAITS, g, 1));
        double spread = p->publication_government_spread;
        government->publishing =
            g == 0 ? 1.0
                   : exp(spread * world_trait_normal(self, PURPOSE_GOVERNMENT_TRAITS, g, 2) -
                         spread * spread / 2.0);
        for (uint32_t i = 0; i < government->count; i++)
            self->agencies.government[government->first + i] = (uint32_t)g;
    }
}

/* Administrators are numbered agency by agency; those who are asked are drawn then. */
static bool administrators_start(struct World *self) {
    struct Agencies *all = &self->agencies;
    uint64_t total = 0;
    for (size_t a = 0; a < all->count; a++) {
        all->staff_first[a] = (uint32_t)total;
        total += all->staff_count[a];
        self->staff_until[a] = total;
    }
    if (total > UINT32_MAX)
        return false;
    self->administrator_count = total;
    self->administrators = calloc(total, sizeof *self->administrators);
    return self->administrators != NULL;
}

static enum Status network_start(struct World *self, const struct Network *network, struct Error *error) {
    const struct Params *p = self->params;
    if (network != NULL && network->agencies != self->agencies.count)
        return error_set(error, STATUS_CONFIGURATION, "the network has %zu agencies, world.agencies is %zu",
                         network->agencies, self->agencies.count);
    if (network != NULL) {
        self->network = network;
        return STATUS_OK;
    }
    struct NetworkShape shape = {.agencies = self->agencies.count,
                                 .government = self->agencies.government,
                                 .complete = p->network_peers_within >= p->world_agencies - 1.0,
                                 .peers_within = p->network_peers_within,
                                 .rewiring = p->network_rewiring,
                                 .peers_between = p->network_peers_between,
                                 .weight_between = p->network_weight_between};
    enum Status status = network_generate(&self->own_network, &shape, &self->key, error);
    self->network = &self->own_network;
    return status;
}

/* memory[k] = lambda^(k months in weeks): the share of evidence kept after k weeks. */
static bool memory_start(struct World *self) {
    self->memory = malloc((self->end_week + 2) * sizeof *self->memory);
    if (self->memory == NULL)
        return false;
    self->memory[0] = 1.0;
    self->memory[1] = pow(self->params->trust_memory_per_month, (double)MONTHS_PER_YEAR / WEEKS_PER_YEAR);
    for (uint32_t k = 2; k < self->end_week + 2; k++)
        self->memory[k] = self->memory[k / 2] * self->memory[k - k / 2];
    return true;
}

/* Levers exist only for the interventions of the scenario; the rest stay NULL and read as 0. */
bool world_levers(struct World *self) {
    size_t count = (size_t)self->scenario->intervention_count;
    for (size_t i = 0; i < count; i++) {
        enum Lever lever = intervention_row(self->scenario->interventions[i].kind)->lever;
        if (self->lever[lever] == NULL)
            self->lever[lever] = calloc(self->agencies.count, sizeof *self->lever[lever]);
        if (self->lever[lever] == NULL)
            return false;
    }
    self->intervention_hits = calloc(count * self->agencies.count + 1, sizeof *self->intervention_hits);
    return self->intervention_hits != NULL;
}

bool world_quarter_ends(const struct World *self) {
    uint32_t into = self->first_week % QUARTER_WEEKS;
    return self->week == 0 || (self->week + 1 + QUARTER_WEEKS - into) % QUARTER_WEEKS == 0;
}

bool world_watch(struct World *self) {
    self->levels = malloc(self->agencies.count * sizeof *self->levels);
    return self->levels != NULL && pools_watch(self);
}

enum Status world_create(struct World *self, const struct Scenario *scenario, const struct Network *network,
                         struct RandomKey key, uint32_t weeks, struct Error *error) {
    *self = (struct World){.scenario = scenario, .params = &scenario->params, .key = key};
    const struct Params *p = self->params;
    self->first_week = (uint32_t)p->world_burn_in_weeks;
    self->end_week = self->first_week + weeks;
    size_t agencies = (size_t)p->world_agencies;
    self->government_count = (size_t)p->world_governments;
    self->governments = calloc(self->government_count, sizeof *self->governments);
    self->open_until = calloc(agencies, sizeof *self->open_until);
    self->staff_until = calloc(agencies, sizeof *self->staff_until);
    if (!agencies_allocate(&self->agencies, agencies) || self->governments == NULL ||
        self->open_until == NULL || self->staff_until == NULL || !pools_allocate(self) ||
        !memory_start(self) || !world_levers(self) ||
        !occasions_init(&self->occasions, PURPOSE_DIFFUSION, &self->key, agencies))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu agencies", agencies);
    governments_divide(self, agencies);
    governments_start(self);
    agencies_start(self);
    if (!administrators_start(self))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the administrators of %zu agencies",
                         agencies);
    return network_start(self, network, error);
}

void world_free(struct World *self) {
    agencies_free(&self->agencies);
    citizens_free(self);
    network_free(&self->own_network);
    pools_free(self);
    occasions_free(&self->occasions);
    for (int lever = 0; lever < LEVER_COUNT; lever++)
        free(self->lever[lever]);
    void *const blocks[] = {self->governments,   self->administrators, self->intervention_hits,
                            self->memory,        self->open_until,     self->staff_until,
                            self->members.item,  self->proposals.item, self->arrivals.item,
                            self->episodes.item, self->running.item,   self->ended.item,
                            self->sourced.item,  self->services.item,  self->alive.item,
                            self->later.item,    self->moves.item,     self->levels};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        free(blocks[i]);
    memset(self, 0, sizeof *self);
}
