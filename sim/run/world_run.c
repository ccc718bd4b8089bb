#include "run/world_run.h"

#include <math.h>

#include "run/observe_finished.h"
#include "run/observe_inequality.h"
#include "run/observe_week.h"
#include "run/week.h"
#include "world/constructs.h"

static bool is_stopped(const struct ReplicateInput *input) {
    return input->stop != NULL && atomic_load(input->stop);
}

/* Every proposal and episode ends once or is still open, and every person-week is spent once. */
static enum Status conservation_check(const struct World *world, struct Error *error) {
    uint64_t open = 0;
    double person_weeks = 0.0;
    for (size_t i = 0; i < world->episodes.count; i++) {
        open += world->episodes.item[i].open;
        person_weeks += world->episodes.item[i].person_weeks;
    }
    if (world->proposals_born != world->proposals_ended + world->proposals.count)
        return error_set(error, STATUS_INTERNAL,
                         "proposals are not conserved: %llu arose, %llu ended, %zu are open",
                         (unsigned long long)world->proposals_born,
                         (unsigned long long)world->proposals_ended, world->proposals.count);
    if (world->episodes_born != world->episodes.count || open != world->running.count)
        return error_set(error, STATUS_INTERNAL, "episodes are not conserved: %llu open, %zu running",
                         (unsigned long long)open, world->running.count);
    if (fabs(person_weeks - world->person_weeks_spent) > 1e-6 * (1.0 + person_weeks))
        return error_set(error, STATUS_INTERNAL, "person-weeks are not conserved: %g spent, %g recorded",
                         world->person_weeks_spent, person_weeks);
    return STATUS_OK;
}

static void pending_count(struct World *world) {
    for (size_t i = 0; i < world->proposals.count; i++) {
        const struct Proposal *proposal = &world->proposals.item[i];
        world->fates[proposal->programme][proposal->type][FATE_PENDING][REFUSAL_COUNT]++;
    }
}

enum { INEQUALITY_WEEK = 260 };

static enum Status burn_in(struct World *world, const struct ReplicateInput *input, struct Error *error) {
    enum Status status = week_first(world, error);
    for (; world->week < world->first_week && status == STATUS_OK; world->week++)
        status = is_stopped(input) ? STATUS_STOPPED : week_run(world, error);
    if (status == STATUS_OK)
        week_burn_in_over(world);
    return status;
}

static bool is_weekly(const struct Recorder *recorder) {
    return recorder->record != NULL && (recorder->wanted & 1u << TABLE_WEEKLY) != 0;
}

static enum Status record_week(struct World *world, const struct ReplicateInput *input,
                               const struct Recorder *recorder, struct Error *error) {
    struct ConstructLevels levels[CONSTRUCT_COUNT];
    bool kept = week_is_kept((int64_t)world->week - world->first_week, input->weeks);
    bool leveled = kept || !input->kept_levels;
    if (leveled)
        constructs_look(world, levels);
    if (kept)
        constructs_tell(world, levels);
    struct WeekRecord week = observe_week(world, leveled ? levels : NULL);
    return recorder->record(recorder->context, TABLE_WEEKLY, &week, error);
}

enum Status world_report_begin(struct World *world, struct RunRecord *run, const struct Recorder *recorder,
                               struct Error *error) {
    *run = (struct RunRecord){
        .datasets_gini_government = NAN, .datasets_gini_agency = NAN, .datasets_median_government = NAN};
    return !is_weekly(recorder) || world_watch(world)
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the levels of %zu agencies",
                           world->agencies.count);
}

enum Status world_report_week(struct World *world, const struct ReplicateInput *input, struct RunRecord *run,
                              const struct Recorder *recorder, struct Error *error) {
    enum Status status = is_stopped(input) ? STATUS_STOPPED : week_run(world, error);
    if (status == STATUS_OK && is_weekly(recorder))
        status = record_week(world, input, recorder, error);
    if (status == STATUS_OK && world->week == world->first_week + INEQUALITY_WEEK)
        status = observe_inequality(world, run, error);
    world->week++;
    return status;
}

enum Status world_report_end(struct World *world, struct RunRecord *run, const struct Recorder *recorder,
                             struct Error *error) {
    enum Status status = conservation_check(world, error);
    if (status != STATUS_OK)
        return status;
    pending_count(world);
    return observe_finished(world, run, recorder, error);
}

enum Status world_report(struct World *world, const struct ReplicateInput *input,
                         const struct Recorder *recorder, struct Error *error) {
    struct RunRecord run;
    enum Status status = world_report_begin(world, &run, recorder, error);
    while (world->week < world->end_week && status == STATUS_OK)
        status = world_report_week(world, input, &run, recorder, error);
    return status == STATUS_OK ? world_report_end(world, &run, recorder, error) : status;
}

enum Status world_burn_in(struct World *world, const struct ReplicateInput *input, uint64_t replicate,
                          struct Error *error) {
    struct RandomKey key = {input->seed, replicate};
    enum Status status =
        world_create(world, input->scenario, input->network, key, (uint32_t)input->weeks, error);
    world->witness = input->witness;
    return status == STATUS_OK ? burn_in(world, input, error) : status;
}
