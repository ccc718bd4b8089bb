/* Load, literacy and the burden of pressing data work. ODD 7.4. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/scales.h"

/* harm = b E^2 / (L + w I); the benefit is E itself (job demands and resources, Demerouti et al. 2001). */
static double harm(const struct Params *p, double emphasis, double resource) {
    return p->burden_harm * emphasis * emphasis / fmax(resource, 1e-6);
}

static void load_refresh(struct World *world, size_t a) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    double away = (double)all->members_now[a] / (double)all->staff_count[a];
    all->load[a] = fmin(1.0, p->burden_base_load + p->burden_episode_load * away);
    all->members_known[a] = all->members_now[a];
}

static void burden_refresh(struct World *world, size_t a) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    double emphasis = p->burden_emphasis + p->burden_emphasis_mandate * world_lever(world, LEVER_MANDATE, a);
    double resource = all->literacy[a] + p->burden_incentive_worth * world_lever(world, LEVER_INCENTIVE, a);
    all->burden[a] = harm(p, emphasis, resource);
    all->emphasis_net[a] = emphasis - all->burden[a];
}

static enum Status burden_start(struct World *world, struct Error *error) {
    (void)error;
    bool on = world->params->mechanism_burden != 0.0;
    for (size_t a = 0; a < world->agencies.count; a++) {
        world->agencies.load[a] = world->params->burden_base_load;
        if (on)
            burden_refresh(world, a);
    }
    return STATUS_OK;
}

static void literacy_step(struct World *world, size_t a, double turnover) {
    struct Agencies *all = &world->agencies;
    double gained = 0.0;
    if (world->lever[LEVER_TRAINING] != NULL)
        gained = weekly_probability(world->lever[LEVER_TRAINING][a]) * (1.0 - all->literacy[a]);
    all->literacy[a] += gained - turnover * (all->literacy[a] - all->literacy_base[a]);
}

/* Where nobody joins or leaves a team and nothing was learned, nothing changes. */
static enum Status burden_step(struct World *world, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    if (p->mechanism_burden == 0.0)
        return STATUS_OK;
    double turnover = weekly_probability(p->work_staff_loss_per_year);
    bool levers = world->lever[LEVER_TRAINING] != NULL || world->lever[LEVER_MANDATE] != NULL ||
                  world->lever[LEVER_INCENTIVE] != NULL;
    const uint32_t *now = all->members_now, *known = all->members_known;
    const double *literacy = all->literacy, *base = all->literacy_base;
    for (size_t a = 0, count = all->count; a < count; a++) {
        if (now[a] != known[a])
            load_refresh(world, a);
        if (!levers && literacy[a] == base[a])
            continue;
        literacy_step(world, a, turnover);
        burden_refresh(world, a);
    }
    return STATUS_OK;
}

static enum Status burden_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    double *literacy = &world->agencies.literacy[episode->agency];
    if (world->params->mechanism_burden != 0.0 && world->params->feedback_skills != 0.0 &&
        episode->record.exit == EXIT_COMPLETED && episode->record.administrators > 0)
        *literacy += world->params->burden_literacy_learning * (1.0 - *literacy);
    return STATUS_OK;
}

const struct Mechanism burden_mechanism = {
    .name = "burden",
    .title = "Burden of data work",
    .group = "burden",
    .equation = "B = E - b E^2 / (L + w I)",
    .source = "Demerouti et al. 2001",
    .claims = "C33 C36 C75 C76 C77",
    .passage = "過度的強調資料會對同仁增加負擔感",
    .passage_english = "too much emphasis on data makes staff feel burdened",
    .start = burden_start,
    .step = burden_step,
    .end = burden_end,
};
