/* Manager support: a latent Ornstein-Uhlenbeck process, moved by events. ODD 7.3. */
#include <math.h>

#include "base/translate.h"
#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/scales.h"
#include "world/support.h"

static void manager_wait(struct World *world, size_t a, uint32_t from) {
    double threshold = world_threshold(world, PURPOSE_MANAGER_CHANGE, a, 2 * world->agencies.managers[a]);
    uint32_t weeks =
        world->params->feedback_drift == 0.0 ? UINT32_MAX : weeks_survived(threshold, world->manager_hazard);
    world->agencies.manager_next[a] = weeks > UINT32_MAX - from ? UINT32_MAX : from + weeks;
}

static void manager_change(struct World *world, size_t a) {
    const struct Params *p = world->params;
    uint32_t number = world->agencies.managers[a]++;
    world->agencies.manager_mean[a] =
        logit(p->manager_mean) +
        p->manager_between * world_trait_normal(world, PURPOSE_MANAGER_CHANGE, a, 2 * number + 1);
    manager_wait(world, a, world->week + 1);
    WITNESS(world, .moment = MOMENT_MANAGER_CHANGED, .agency = (uint32_t)a,
            .value = {logistic(world->agencies.manager_mean[a])});
}

/* Crowding-out (排擠) by all that takes staff time, less where the benefit has been seen. */
static double mean_now(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    if (p->feedback_drift == 0.0)
        return all->manager_mean[a];
    double seen = 1.0 - exp(-(all->visible[a] + all->peer_visible[a]));
    return all->manager_mean[a] -
           p->manager_crowding_out * (all->load[a] - REFERENCE) * (1.0 - p->manager_certainty * seen);
}

/* Without drift managers stay as they are at the start. */
static enum Status manager_support_start(struct World *world, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    bool drift = p->feedback_drift != 0.0;
    double kept = 1.0 - weekly_share_of_month(p->manager_reversion_per_month);
    support_start(world, kept, drift ? p->manager_noise : 0.0);
    world->manager_hazard = -log1p(-weekly_share_of_month(p->manager_change_per_month));
    for (size_t a = 0; a < all->count; a++) {
        if (!drift) {
            all->manager_mean[a] += all->mood_first[a];
            all->mood_first[a] = all->mood_last[a] = 0.0;
        }
        support_change(world, a, all->manager_mean[a] - all->support_latent[a], all->manager_mean[a]);
        if (p->mechanism_manager_support == 0.0)
            all->support[a] = p->manager_mean;
        else
            manager_wait(world, a, 0);
    }
    return STATUS_OK;
}

/* Moods begin in week 0, which ends no quarter. */
static void quarter_end(struct World *world) {
    struct Agencies *all = &world->agencies;
    bool recorded = world->week > 0 && world->week >= world->first_week;
    for (size_t a = 0; a < all->count && recorded; a++)
        all->support_sum[a] += agency_support(world, a);
    support_moods(world);
}

/* The mean follows load and managers at once, fading successes at the ends of quarters. */
static enum Status manager_support_step(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    bool ends = world_quarter_ends(world);
    if (world->params->mechanism_manager_support == 0.0)
        return STATUS_OK;
    const uint32_t *next = all->manager_next, week = world->week;
    const double *load = all->load;
    double *known = all->load_known;
    for (size_t a = 0, count = all->count; a < count; a++) {
        bool changes = next[a] <= week;
        if (!changes && !ends && load[a] == known[a])
            continue;
        if (changes)
            manager_change(world, a);
        known[a] = load[a];
        support_change(world, a, 0.0, mean_now(world, a));
    }
    if (ends)
        quarter_end(world);
    return STATUS_OK;
}

/* A success counts once more if it won an award, and once more for the share of uses that is registered
 * (C59). */
static double event_of_end(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    double event = 0.0;
    if (episode->record.exit == EXIT_COMPLETED)
        event += p->manager_success_event * (1.0 + (double)episode->record.awarded +
                                             world_lever(world, LEVER_REGISTRY, episode->agency));
    if (episode->record.exit == EXIT_DEADLINE)
        event -= p->manager_failure_event;
    if (episode->incident)
        event -= p->legal_incident_jump;
    return event;
}

static enum Status manager_support_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    /* Work in which no administrator took part is no event for the manager, a breach is. */
    if (world->params->mechanism_manager_support != 0.0 && world->params->feedback_manager != 0.0 &&
        (episode->record.administrators > 0 || episode->incident)) {
        support_change(world, episode->agency, event_of_end(world, episode),
                       world->agencies.support_mean[episode->agency]);
        world->agencies.load_known[episode->agency] = NAN; /* what it made visible counts from next week on */
    }
    return STATUS_OK;
}

const struct Mechanism manager_support_mechanism = {
    .name = "manager_support",
    .title = "Manager support",
    .group = "manager",
    .equation =
        "X = L + N; L(t+1) = m(t) + phi (L(t) - m(t)) + events; N(t+1) = phi N(t) + sigma sqrt(1 - phi^2) z; "
        "S = 1/(1 + e^-X)",
    .source = N_("Uhlenbeck & Ornstein 1930, exact steps and bridges (Gillespie 1996)"),
    .claims = "C12 C31 C34 C48 C59 C73 C75",
    .passage = "主管支持是開放與協作過程的重要支持因素",
    .passage_english = "a manager's support is an important help in opening data and collaborating",
    .start = manager_support_start,
    .step = manager_support_step,
    .end = manager_support_end,
};
