#include "run/week.h"

#include <string.h>

#include "mechanism/episodes.h"
#include "mechanism/mechanism.h"

enum Status week_first(struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        if (schedule[i]->start != NULL)
            status = schedule[i]->start(world, error);
    return status;
}

/* The list of what happens in a week is mechanism_schedule, in schedule.c. */
enum Status week_run(struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        if (schedule[i]->step != NULL)
            status = schedule[i]->step(world, error);
    return status == STATUS_OK ? ends_commit(world, error) : status;
}

void week_burn_in_over(struct World *world) {
    memset(world->fates, 0, sizeof world->fates);
    world->issues_born = 0;
    world->pitches = world->pitches_returned = world->startups = world->crisis_episodes = 0;
    world->person_weeks_before = world->person_weeks_spent;
    world->public_value = world->publication_cost = world->collaboration_cost = world->intervention_cost =
        0.0;
    world->crises_before = world->crises_born;
}
