/* Agencies learn what in-house, outsourced and collaborative work is worth. ODD 7.8. */
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/scales.h"

static double in_house_success(const struct World *world, const struct SourcedWork *work) {
    const struct Params *p = world->params;
    double capability = world->agencies.capability[work->agency];
    return logistic(p->sourcing_in_house_slope * (capability - REFERENCE) - log(work->difficulty));
}

/* Q(t+1) = Q + alpha (reward - Q): one result moves the value of its own way only. */
static void value_learn(double *value, double rate, double reward) {
    *value += rate * (reward - *value);
}

static void sourced_work_end(struct World *world, const struct SourcedWork *work) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    uint32_t a = work->agency;
    double chance = work->outsourced ? p->sourcing_outsourced_success : in_house_success(world, work);
    bool success = world_trait(world, PURPOSE_SOURCED_WORK, work->key, 1) < chance;
    double reward = success ? p->sourcing_alone_net : 0.0;
    if (p->feedback_skills != 0.0)
        all->capability[a] += p->sourcing_doing_rate * ((work->outsourced ? 0.0 : 1.0) - all->capability[a]);
    if (p->feedback_usefulness == 0.0)
        return;
    value_learn(work->outsourced ? &all->value_outsourced[a] : &all->value_in_house[a],
                p->sourcing_learning_rate, reward);
    all->habit[a] += p->sourcing_doing_rate * ((work->outsourced ? 1.0 : 0.0) - all->habit[a]);
}

/* Civic staff inside an agency, where the staffing rule permits them, leave as much skill behind as in-house
 * work of the same time (C64). */
static void fellows_teach(struct World *world) {
    if (world->lever[LEVER_FELLOWSHIP] == NULL)
        return;
    const struct Params *p = world->params;
    double *capability = world->agencies.capability;
    double rate = p->sourcing_doing_rate * WEEKS_PER_YEAR / p->sourcing_in_house_weeks;
    for (size_t a = 0; a < world->agencies.count; a++) {
        double embedded = fmin(1.0, world_lever(world, LEVER_FELLOWSHIP, a)) *
                          fmin(1.0, world_lever(world, LEVER_STAFFING_RULE, a));
        capability[a] += weekly_probability(rate * embedded) * (1.0 - capability[a]);
    }
}

static enum Status learning_step(struct World *world, struct Error *error) {
    (void)error;
    fellows_teach(world);
    for (size_t i = 0; i < world->sourced.count;) {
        struct SourcedWork *work = &world->sourced.item[i];
        if (work->due > world->week) {
            i++;
            continue;
        }
        sourced_work_end(world, work);
        *work = world->sourced.item[--world->sourced.count];
    }
    return STATUS_OK;
}

/* What a collaboration was worth to its lead agency: usefulness, not completion alone (C32). */
static double collaboration_reward(const struct Episode *episode) {
    bool delivered = episode->record.exit == EXIT_COMPLETED || episode->record.exit == EXIT_PARTIAL;
    return delivered ? episode->record.scope * (0.5 + 0.5 * episode->quality) : 0.0;
}

static enum Status learning_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    uint32_t a = episode->agency;
    if (episode->record.administrators == 0)
        return STATUS_OK;
    if (p->feedback_skills != 0.0 && episode->record.exit == EXIT_COMPLETED)
        all->capability[a] += p->sourcing_doing_rate * (1.0 - all->capability[a]);
    if (p->feedback_usefulness == 0.0)
        return STATUS_OK;
    value_learn(&all->value_collaboration[a], p->sourcing_learning_rate, collaboration_reward(episode));
    WITNESS(world, .moment = MOMENT_WORTH_LEARNED, .key = (uint64_t)episode->record.key, .agency = a,
            .value = {all->value_collaboration[a], collaboration_reward(episode)});
    if (p->case_public_start[episode->type] != 0.0)
        all->habit[a] -= p->sourcing_doing_rate * all->habit[a];
    return STATUS_OK;
}

const struct Mechanism learning_mechanism = {
    .name = "learning",
    .title = "Learning the worth of three ways",
    .group = "sourcing",
    .equation = "Q(t+1) = Q + alpha (reward - Q); K and H move towards what was done",
    .source = "Rescorla & Wagner 1972",
    .claims = "C25 C26 C32 C39 C48 C64 C67",
    .passage = "現在外包習慣了",
    .passage_english = "by now we are used to outsourcing",
    .step = learning_step,
    .end = learning_end,
};
