#include "mechanism/ends.h"

#include <math.h>

#include "mechanism/office.h"
#include "mechanism/team.h"

static double delivered_scope(const struct World *world, const struct Episode *episode, enum Exit exit) {
    if (exit == EXIT_COMPLETED && world->params->mechanism_work == 0.0)
        return 1.0;
    return fmin(1.0, episode->done / episode->effort);
}

/* What is finished stays finished when people leave before the term's review. */
static enum Exit exit_of(const struct World *world, const struct Episode *episode, enum Exit cause) {
    bool broken_off = cause == EXIT_DROPOUT || cause == EXIT_INITIATOR_STOPPED || cause == EXIT_SPONSOR_ENDED;
    bool finished = delivered_scope(world, episode, cause) >= COMPLETED_SCOPE;
    return broken_off && finished ? EXIT_COMPLETED : cause;
}

void episode_end(struct World *world, struct Episode *episode, enum Exit cause) {
    const struct Params *p = world->params;
    enum Exit exit = exit_of(world, episode, cause);
    bool delivered = exit == EXIT_COMPLETED || exit == EXIT_PARTIAL;
    struct EpisodeRecord *record = &episode->record;
    record->exit = exit;
    record->end_week = (int64_t)world->week - world->first_week;
    record->stage = episode->stage;
    record->citizens_end = team_count(world, episode, SIDE_CITIZEN);
    record->scope = delivered_scope(world, episode, exit);
    record->person_weeks = episode->person_weeks;
    record->cost = episode->staff_weeks * p->work_staff_cost +
                   p->case_formality[episode->type] * p->work_contract_cost * record->scope;
    record->outcome_shared = delivered ? episode->issue.value * record->scope * episode->quality : 0.0;
    WITNESS(world, .moment = MOMENT_ENDED, .key = (uint64_t)record->key, .agency = episode->agency,
            .value = {exit, record->refusal == RECORD_MISSING ? NAN : (double)record->refusal, episode->stage,
                      record->scope, world->week - episode->start, record->person_weeks, record->cost});
    episode->open = false;
    office_leaves(world, episode);
    team_disband(world, episode);
}
