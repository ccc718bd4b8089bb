#include "run/week.h"

#include <string.h>

#include "mechanism/schedule.h"
#include "world/constructs.h"

enum Status week_first(struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    for (size_t m = 0; m < count; m++) {
        enum Status status = schedule[m]->start == NULL ? STATUS_OK : schedule[m]->start(world, error);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* The list of what happens in a week is mechanism_schedule, in mechanism/schedule.c. */
enum Status week_run(struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    constructs_forget(world);
    for (size_t m = 0; m < count; m++) {
        enum Status status = schedule[m]->step == NULL ? STATUS_OK : schedule[m]->step(world, error);
        if (status != STATUS_OK)
            return status;
    }
    return week_ends(world, error);
}

enum Status week_ends(struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    world->week_ended = world->ended.count;
    for (size_t i = 0; i < world->ended.count; i++) {
        struct Episode *episode = &world->episodes.item[world->ended.item[i]];
        constructs_end(world, episode, false);
        for (size_t m = 0; m < count; m++) {
            enum Status status =
                schedule[m]->end == NULL ? STATUS_OK : schedule[m]->end(world, episode, error);
            if (status != STATUS_OK)
                return status;
        }
        constructs_end(world, episode, true);
        world->collaboration_cost += episode->record.cost;
    }
    return STATUS_OK;
}

void week_burn_in_over(struct World *world) {
    memset(world->fates, 0, sizeof world->fates);
    memset(world->issues_by_type, 0, sizeof world->issues_by_type);
    world->issues_born = 0;
    world->pitches = world->pitches_returned = world->startups = world->crisis_episodes = 0;
    world->person_weeks_before = world->person_weeks_spent;
    world->public_value = world->publication_cost = world->collaboration_cost = world->intervention_cost =
        0.0;
    world->crises_before = world->crises_born;
}
