#include "replicate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "interventions.h"
#include "observe.h"
#include "week.h"
#include "world.h"

const char *model_version(void) {
    return "1";
}

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

static enum Status recorded_weeks(struct World *world, const struct ReplicateInput *input,
                                  struct RunRecord *run, const struct Recorder *recorder,
                                  struct Error *error) {
    enum Status status = STATUS_OK;
    bool weekly = recorder->record != NULL && (recorder->wanted & 1u << TABLE_WEEKLY) != 0;
    for (; world->week < world->end_week && status == STATUS_OK; world->week++) {
        status = is_stopped(input) ? STATUS_STOPPED : week_run(world, error);
        if (status == STATUS_OK && weekly) {
            struct WeekRecord week = observe_week(world);
            status = recorder->record(recorder->context, TABLE_WEEKLY, &week, error);
        }
        if (status == STATUS_OK && world->week == world->first_week + INEQUALITY_WEEK)
            status = observe_inequality(world, run, error);
    }
    return status;
}

/* From the end of the burn-in to the records. */
static enum Status world_report(struct World *world, const struct ReplicateInput *input,
                                const struct Recorder *recorder, struct Error *error) {
    struct RunRecord run = {
        .datasets_gini_government = NAN, .datasets_gini_agency = NAN, .datasets_median_government = NAN};
    enum Status status = recorded_weeks(world, input, &run, recorder, error);
    if (status == STATUS_OK)
        status = conservation_check(world, error);
    if (status != STATUS_OK)
        return status;
    pending_count(world);
    return observe_finished(world, &run, recorder, error);
}

static enum Status world_burn_in(struct World *world, const struct ReplicateInput *input, uint64_t replicate,
                                 struct Error *error) {
    struct RandomKey key = {input->seed, replicate};
    enum Status status =
        world_create(world, input->scenario, input->network, key, (uint32_t)input->weeks, error);
    return status == STATUS_OK ? burn_in(world, input, error) : status;
}

enum Status replicate_run(const struct ReplicateInput *input, uint64_t replicate,
                          const struct Recorder *recorder, struct Error *error) {
    struct World world = {0};
    enum Status status = world_burn_in(&world, input, replicate, error);
    if (status == STATUS_OK)
        status = world_report(&world, input, recorder, error);
    world_free(&world);
    return status;
}

struct Trunk {
    struct World world;
    struct ReplicateInput input;
    struct Params params; /* that the world was burnt in with */
    uint64_t replicate;
    bool ready;
};

struct Trunk *trunk_new(void) {
    return calloc(1, sizeof(struct Trunk));
}

void trunk_free(struct Trunk *self) {
    if (self == NULL)
        return;
    world_free(&self->world);
    free(self);
}

static bool acts_in_burn_in(const struct Scenario *scenario) {
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        if (scenario->interventions[i].start_week < 0.0)
            return true;
    return false;
}

/* Whether a replicate of `input` has the burn-in that the trunk holds. */
static bool trunk_serves(const struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate) {
    return self->ready && self->replicate == replicate && self->input.seed == input->seed &&
           self->input.weeks == input->weeks && self->input.network == input->network &&
           memcmp(&self->params, &input->scenario->params, sizeof self->params) == 0;
}

static enum Status trunk_grow(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                              struct Error *error) {
    world_free(&self->world);
    self->ready = false;
    self->input = *input;
    self->params = input->scenario->params;
    self->replicate = replicate;
    enum Status status = world_burn_in(&self->world, input, replicate, error);
    self->ready = status == STATUS_OK;
    return status;
}

enum Status trunk_run(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                      const struct Recorder *recorder, struct Error *error) {
    if (acts_in_burn_in(input->scenario))
        return replicate_run(input, replicate, recorder, error);
    enum Status status = STATUS_OK;
    if (!trunk_serves(self, input, replicate))
        status = trunk_grow(self, input, replicate, error);
    if (status != STATUS_OK)
        return status;
    struct World world = {0};
    status = world_copy(&world, &self->world, input->scenario, error);
    if (status == STATUS_OK)
        status = interventions_aim(&world, error);
    if (status == STATUS_OK)
        status = world_report(&world, input, recorder, error);
    world_free(&world);
    return status;
}

/* Measured shares of the state that grows with agencies, staff and network; the rest grows with what happens.
 */
size_t replicate_memory(const struct ReplicateInput *input) {
    const struct Params *p = &input->scenario->params;
    double agency =
        700.0 + 40.0 * (p->network_peers_within + p->network_peers_between) + p->world_staff_mean * 32.0;
    double years = (double)input->weeks / WEEKS_PER_YEAR;
    double episode = 1500.0 * years * (2.0 + 1.0) * p->world_agencies / 3.0;
    return (size_t)(8e6 + p->world_agencies * agency + episode + 400.0 * (double)input->weeks);
}
