#include <math.h>

#include "run/observe.h"
#include "world/draws.h"
#include "world/people.h"

/* Sums over agencies in their order: the same bytes everywhere. */
static void observe_agencies(const struct World *world, struct WeekRecord *week) {
    const struct Agencies *all = &world->agencies;
    double count = (double)all->count;
    for (size_t a = 0; a < all->count; a++) {
        week->ever_tried_share += all->tried_week[a] != NEVER ? 1.0 : 0.0;
        week->routine_share += all->practice[a] == PRACTICE_ROUTINE ? 1.0 : 0.0;
        week->aware_share += all->practice[a] >= PRACTICE_AWARE ? 1.0 : 0.0;
        week->trust_administrator += agency_trust(world, a);
        week->data_quality += all->quality[a];
        week->manager_support += all->support[a];
        week->conservatism += agency_conservatism(world, a);
        week->ambiguity += agency_ambiguity(world, a);
        week->capability += all->capability[a];
        week->literacy += all->literacy[a];
        week->burden += all->burden[a];
        week->load += all->load[a];
        week->visibility += all->visible[a];
    }
    double *const sums[] = {
        &week->ever_tried_share, &week->routine_share,   &week->aware_share,  &week->trust_administrator,
        &week->data_quality,     &week->manager_support, &week->conservatism, &week->ambiguity,
        &week->capability,       &week->literacy,        &week->burden,       &week->load,
        &week->visibility};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        *sums[i] /= count;
}

static void observe_citizens(const struct World *world, struct WeekRecord *week) {
    double count = (double)world->citizens.count;
    for (size_t i = 0; i < world->citizens.count; i++) {
        week->trust_citizen += citizen_trust(world, &world->citizens.item[i]);
        week->expectation += world->citizens.item[i].expectation;
    }
    week->trust_citizen = count > 0.0 ? week->trust_citizen / count : (double)NAN;
    week->expectation = count > 0.0 ? week->expectation / count : (double)NAN;
}

struct WeekRecord observe_week(const struct World *world) {
    struct WeekRecord week = {
        .week = (int64_t)world->week - world->first_week,
        .open_datasets = (int64_t)world_open_datasets(world),
        .chosen_in_house = (int64_t)world->week_choice[0],
        .chosen_outsourced = (int64_t)world->week_choice[1],
        .chosen_collaboration = (int64_t)world->week_choice[2],
        .proposals = (int64_t)world->week_proposals,
        .episodes_started = (int64_t)world->week_started,
        .episodes_ended = (int64_t)world->week_ended,
        .episodes_open = (int64_t)world->running.count,
        .services_alive = (int64_t)world->alive.count,
        .crisis_now = (int64_t)world->week_crises,
    };

    observe_agencies(world, &week);
    observe_citizens(world, &week);
    return week;
}
