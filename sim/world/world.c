#include "world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "citizens.h"

bool list_reserve(void **item, size_t *room, size_t count, size_t size) {
    if (count < *room)
        return true;
    size_t wanted = *room == 0 ? 64 : *room * 2;
    if (wanted > SIZE_MAX / size)
        return false;
    void *grown = realloc(*item, wanted * size);
    if (grown == NULL)
        return false;
    *item = grown;
    *room = wanted;
    return true;
}

static bool agencies_allocate(struct Agencies *self, size_t count) {
    self->count = count;
    bool complete = true;
#define AGENCY_FIELD(type, name, writer, sentence)                                                           \
    self->name = calloc(count, sizeof *self->name);                                                          \
    complete = complete && self->name != NULL;
#include "agency_fields.def"
#undef AGENCY_FIELD
    return complete;
}

static void agencies_free(struct Agencies *self) {
#define AGENCY_FIELD(type, name, writer, sentence)                                                           \
    free(self->name);                                                                                        \
    self->name = NULL;
#include "agency_fields.def"
#undef AGENCY_FIELD
}

/* Shares out `total` units in proportion to log-normal sizes, at least one each while there are enough. */
static void governments_divide(struct World *self, size_t total) {
    const struct Params *p = self->params;
    size_t count = self->government_count;
    double weight_sum = 0.0, weight_so_far = 0.0;
    for (size_t g = 0; g < count; g++) {
        double normal = world_trait_normal(self, PURPOSE_GOVERNMENT_TRAITS, g, 0);
        self->governments[g].office = exp(p->world_government_spread * normal); /* borrowed as weight */
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
        given = until;
    }
}

static void governments_start(struct World *self) {
    const struct Params *p = self->params;
    for (size_t g = 0; g < self->government_count; g++) {
        struct Government *government = &self->governments[g];
        government->attention = score_draw(p->outside_attention_mean, p->outside_attention_spread,
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

static double agency_normal(const struct World *self, size_t agency, uint64_t ordinal) {
    return world_trait_normal(self, PURPOSE_AGENCY_TRAITS, agency, ordinal);
}

static void agency_start_data(struct World *self, size_t a) {
    const struct Params *p = self->params;
    struct Agencies *all = &self->agencies;
    double common = agency_normal(self, a, 10);
    const double mean[5] = {p->data_quality_mean_complete, p->data_quality_mean_timely,
                            p->data_quality_mean_granular, p->data_quality_mean_machine_readable,
                            p->data_quality_mean_consistent};
    double *const field[5] = {&all->complete_first[a], &all->timely_first[a], &all->granular_first[a],
                              &all->machine_readable_first[a], &all->consistent_first[a]};
    for (uint64_t d = 0; d < 5; d++) {
        /* Half of the variance is the agency's, half the dimension's. */
        double normal = sqrt(0.5) * (common + agency_normal(self, a, 11 + d));
        *field[d] = score_draw(mean[d], p->data_quality_spread, normal);
    }
    double spread = p->publication_catalogue_spread;
    double mean_size =
        p->publication_catalogue_mean * (all->government[a] == 0 ? p->publication_centre_catalogue : 1.0);
    all->catalogue[a] =
        floor(mean_size * exp(spread * agency_normal(self, a, 16) - spread * spread / 2.0) + 0.5);
    all->opening_rate[a] = self->governments[all->government[a]].publishing;
}

static void agency_start(struct World *self, size_t a) {
    const struct Params *p = self->params;
    struct Agencies *all = &self->agencies;
    double traits = p->sourcing_trait_spread;
    all->manager_mean[a] = logit(p->manager_mean) + p->manager_between * agency_normal(self, a, 0);
    all->support_latent[a] = all->manager_mean[a] + p->manager_noise * agency_normal(self, a, 1);
    all->conservatism_base[a] = logit(p->legal_conservatism) + p->legal_spread * agency_normal(self, a, 2);
    all->literacy_base[a] =
        score_draw(p->burden_literacy_mean, p->burden_literacy_spread, agency_normal(self, a, 3));
    all->literacy[a] = all->literacy_base[a];
    all->mindset[a] = score_draw(p->sourcing_mindset_mean, traits, agency_normal(self, a, 4));
    all->capability[a] = score_draw(p->sourcing_capability_mean, traits, agency_normal(self, a, 5));
    all->habit[a] = score_draw(p->sourcing_habit_mean, traits, agency_normal(self, a, 6));
    all->trust_mean[a] =
        score_draw(p->trust_administrator_mean, sqrt(0.5) * p->trust_spread, agency_normal(self, a, 7));
    all->value_in_house[a] = p->sourcing_value_in_house;
    all->value_outsourced[a] = p->sourcing_value_outsourced;
    all->value_collaboration[a] = p->sourcing_value_collaboration;
    double size = p->world_staff_spread;
    double staff = p->world_staff_mean * exp(size * agency_normal(self, a, 8) - size * size / 2.0);
    all->staff_count[a] = staff < 2.0 ? 2 : (uint32_t)llround(staff);
    uint32_t data_staff = (uint32_t)llround(p->world_data_staff_share * all->staff_count[a]);
    all->data_staff[a] = data_staff < 1                      ? 1
                         : data_staff >= all->staff_count[a] ? all->staff_count[a] - 1
                                                             : data_staff;
    agency_start_data(self, a);
    double start = world_trait(self, PURPOSE_INITIAL_STATE, a, 0);
    bool trial = start < p->diffusion_trial_start;
    bool aware = trial || start >= 1.0 - p->diffusion_aware_start * (1.0 - p->diffusion_trial_start);
    all->practice[a] = trial ? PRACTICE_TRIAL : aware ? PRACTICE_AWARE : PRACTICE_UNAWARE;
    all->aware_week[a] = aware ? 0 : NEVER;
    all->tried_week[a] = trial ? 0 : NEVER;
    all->routine_week[a] = all->given_up_week[a] = NEVER;
    all->completion_last[a] = all->completion_before[a] = NEVER;
}

static bool administrators_start(struct World *self) {
    const struct Params *p = self->params;
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
    if (self->administrators == NULL)
        return false;
    for (size_t a = 0; a < all->count; a++)
        for (uint32_t i = 0; i < all->staff_count[a]; i++) {
            uint64_t person = all->staff_first[a] + i;
            /* Keyed by agency and place in it, so that one agency's size does not move another's staff. */
            uint64_t id = (uint64_t)a << 32 | i;
            double half = sqrt(0.5) * p->trust_spread;
            self->administrators[person].trust_mean = (float)score_draw(
                all->trust_mean[a], half, world_trait_normal(self, PURPOSE_ADMINISTRATOR_TRAITS, id, 0));
            self->administrators[person].understanding =
                (float)score_draw(p->alignment_understanding_administrator, p->alignment_understanding_spread,
                                  world_trait_normal(self, PURPOSE_ADMINISTRATOR_TRAITS, id, 1));
        }
    return true;
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
                                 .complete = p->network_complete != 0.0,
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
    double keep = pow(self->params->trust_memory_per_month, (double)MONTHS_PER_YEAR / WEEKS_PER_YEAR);
    for (uint32_t k = 0; k < self->end_week + 2; k++)
        self->memory[k] = k == 0 ? 1.0 : pow(keep, k);
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
        self->open_until == NULL || self->staff_until == NULL || !memory_start(self) || !world_levers(self))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu agencies", agencies);
    governments_divide(self, agencies);
    governments_start(self);
    for (size_t a = 0; a < agencies; a++)
        agency_start(self, a);
    if (!administrators_start(self))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the administrators of %zu agencies",
                         agencies);
    return network_start(self, network, error);
}

void world_free(struct World *self) {
    agencies_free(&self->agencies);
    citizens_free(self);
    network_free(&self->own_network);
    for (int lever = 0; lever < LEVER_COUNT; lever++)
        free(self->lever[lever]);
    void *const blocks[] = {
        self->governments,   self->administrators, self->intervention_hits, self->memory,
        self->open_until,    self->staff_until,    self->members.item,      self->proposals.item,
        self->arrivals.item, self->episodes.item,  self->running.item,      self->ended.item,
        self->sourced.item,  self->services.item,  self->alive.item,        self->later.item};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        free(blocks[i]);
    memset(self, 0, sizeof *self);
}
