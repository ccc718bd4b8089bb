/* Manager support: a latent Ornstein-Uhlenbeck process, moved by events. ODD 7.3. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"

static void manager_change(struct World *world, size_t a, double probability) {
    const struct Params *p = world->params;
    if (world_uniform(world, PURPOSE_MANAGER_CHANGE, a, 0) < probability)
        world->agencies.manager_mean[a] =
            logit(p->manager_mean) + p->manager_between * world_normal(world, PURPOSE_MANAGER_CHANGE, a, 1);
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

static void support_refresh(struct World *world, size_t a) {
    world->agencies.support[a] =
        level_pushed(world, logistic(world->agencies.support_latent[a]), LEVER_PUSH_MANAGER_SUPPORT, a);
}

static enum Status manager_support_start(struct World *world, struct Error *error) {
    (void)error;
    struct Agencies *all = &world->agencies;
    bool on = world->params->mechanism_manager_support != 0.0;
    for (size_t a = 0; a < all->count; a++) {
        all->support[a] = on ? logistic(all->support_latent[a]) : world->params->manager_mean;
        if (world->params->feedback_drift == 0.0) /* managers stay as they are at the start */
            all->manager_mean[a] = all->support_latent[a];
    }
    return STATUS_OK;
}

/* X(t+1) = m + phi (X - m) + sigma sqrt(1 - phi^2) z, phi = (1 - kappa)^(12/52): the exact weekly step. */
static enum Status manager_support_step(struct World *world, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    if (p->mechanism_manager_support == 0.0)
        return STATUS_OK;
    bool drift = p->feedback_drift != 0.0;
    double change = drift ? weekly_share_of_month(p->manager_change_per_month) : 0.0;
    double phi = 1.0 - weekly_share_of_month(p->manager_reversion_per_month);
    double noise = drift ? p->manager_noise * sqrt(1.0 - phi * phi) : 0.0;
    for (size_t a = 0; a < all->count; a++) {
        manager_change(world, a, change);
        double mean = mean_now(world, a);
        all->support_latent[a] = mean + phi * (all->support_latent[a] - mean) +
                                 noise * world_normal(world, PURPOSE_SUPPORT_NOISE, a, 0);
        support_refresh(world, a);
        if (world->week >= world->first_week)
            all->support_sum[a] += all->support[a];
    }
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
        world->agencies.support_latent[episode->agency] += event_of_end(world, episode);
        support_refresh(world, episode->agency);
    }
    return STATUS_OK;
}

const struct Mechanism manager_support_mechanism = {
    .name = "manager_support",
    .title = "Manager support",
    .group = "manager",
    .equation = "X(t+1) = m(t) + phi (X(t) - m(t)) + sigma sqrt(1 - phi^2) z + events; S = 1/(1 + e^-X)",
    .source = "Uhlenbeck & Ornstein 1930, exact step of Gillespie 1996",
    .claims = "C12 C31 C34 C48 C59 C73 C75",
    .passage = "主管支持是開放與協作過程的重要支持因素",
    .start = manager_support_start,
    .step = manager_support_step,
    .end = manager_support_end,
};
