#include "run/observe_finished.h"

#include <math.h>

#include "world/people.h"
#include "world/quality.h"
#include "world/support.h"

static int64_t recorded(const struct World *world, int32_t week) {
    return week == NEVER ? RECORD_MISSING : (int64_t)week - world->first_week;
}

static enum Status send(const struct Recorder *recorder, enum RecordTable table, const void *record,
                        struct Error *error) {
    if (recorder->record == NULL || (recorder->wanted & 1u << table) == 0)
        return STATUS_OK;
    return recorder->record(recorder->context, table, record, error);
}

/* Episodes and services are reported from week 0: what began in the burn-in was observed from the middle on.
 */
static enum Status send_episodes(const struct World *world, const struct Recorder *recorder,
                                 struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < world->episodes.count && status == STATUS_OK; i++) {
        struct EpisodeRecord record = world->episodes.item[i].record;
        if (world->episodes.item[i].open) {
            record.stage = world->episodes.item[i].stage;
            record.person_weeks = world->episodes.item[i].person_weeks;
        }
        if (record.start_week >= 0)
            status = send(recorder, TABLE_EPISODES, &record, error);
    }
    for (size_t i = 0; i < world->services.count && status == STATUS_OK; i++)
        if (world->services.item[i].record.start_week >= 0)
            status = send(recorder, TABLE_SERVICES, &world->services.item[i].record, error);
    return status;
}

static enum Status send_proposals(const struct World *world, const struct Recorder *recorder,
                                  struct Error *error) {
    enum Status status = STATUS_OK;
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++)
        for (int type = 0; type < CASE_TYPE_COUNT; type++)
            for (int fate = 0; fate < FATE_COUNT; fate++)
                for (int reason = 0; reason <= REFUSAL_COUNT && status == STATUS_OK; reason++) {
                    struct ProposalRecord record = {
                        .programme = programme,
                        .case_type = type,
                        .fate = fate,
                        .refusal = reason == REFUSAL_COUNT ? RECORD_MISSING : reason,
                        .proposals = (int64_t)world->fates[programme][type][fate][reason]};
                    if (record.proposals > 0)
                        status = send(recorder, TABLE_PROPOSALS, &record, error);
                }
    return status;
}

static enum Status send_agencies(const struct World *world, const struct Recorder *recorder,
                                 struct Error *error) {
    const struct Agencies *all = &world->agencies;
    double quarters = (double)((world->end_week - world->first_week) / QUARTER_WEEKS);
    enum Status status = STATUS_OK;
    for (size_t a = 0; a < all->count && status == STATUS_OK; a++) {
        struct AgencyRecord record = {
            .agency = (int64_t)a,
            .government = all->government[a],
            .aware_week = recorded(world, all->aware_week[a]),
            .decided_week = recorded(world, all->decided_week[a]),
            .tried_week = recorded(world, all->tried_week[a]),
            .tried_programme_week = recorded(world, all->tried_programme_week[a]),
            .routine_week = recorded(world, all->routine_week[a]),
            .given_up_week = recorded(world, all->given_up_week[a]),
            .open_datasets = (int64_t)all->opened[a],
            .manager_support =
                all->support_sum[a] > 0.0 ? all->support_sum[a] / quarters : agency_support(world, a),
            .conservatism = agency_conservatism(world, a),
            .trust_administrator = agency_trust(world, a),
            .data_quality = agency_quality(world, a),
            .capability = all->capability[a],
        };
        status = send(recorder, TABLE_AGENCIES, &record, error);
    }
    return status;
}

static double unused_share(const struct Agencies *all) {
    double open = 0.0, used = 0.0;
    for (size_t a = 0; a < all->count; a++) {
        open += all->opened[a];
        used += all->used[a];
    }
    return open > 0.0 ? 1.0 - used / open : (double)NAN;
}

static void count_run(const struct World *world, struct RunRecord *run) {
    const struct Agencies *all = &world->agencies;
    run->agencies = (int64_t)all->count;
    run->horizon_weeks = (int64_t)world->end_week - world->first_week;
    run->issues = (int64_t)world->issues_born;
    run->issues_public_internal = (int64_t)world->issues_by_type[CASE_PUBLIC_INTERNAL];
    run->issues_private_internal = (int64_t)world->issues_by_type[CASE_PRIVATE_INTERNAL];
    run->issues_public_open = (int64_t)world->issues_by_type[CASE_PUBLIC_OPEN];
    run->issues_private_open = (int64_t)world->issues_by_type[CASE_PRIVATE_OPEN];
    run->issues_all = run->issues_public_internal + run->issues_private_internal + run->issues_public_open +
                      run->issues_private_open;
    run->crises = (int64_t)(world->crises_born - world->crises_before);
    run->startups = (int64_t)world->startups;
    run->citizens_touched = (int64_t)world->citizens.count;
    run->public_value = world->public_value;
    run->collaboration_cost = world->collaboration_cost;
    run->publication_cost = world->publication_cost;
    run->intervention_cost = world->intervention_cost;
    run->total_cost = run->collaboration_cost + run->publication_cost + run->intervention_cost;
    run->person_weeks = world->person_weeks_spent - world->person_weeks_before;
    run->repitch_share =
        world->pitches > 0 ? (double)world->pitches_returned / (double)world->pitches : (double)NAN;
    run->crisis_episodes = (int64_t)world->crisis_episodes;
    run->datasets_unused_share = unused_share(all);
    run->ever_tried_share = run->tried_programme_share = run->routine_share = 0.0;
    for (size_t a = 0; a < all->count; a++) {
        run->ever_tried_share += all->tried_week[a] != NEVER ? 1.0 / (double)all->count : 0.0;
        run->tried_programme_share += all->tried_programme_week[a] != NEVER ? 1.0 / (double)all->count : 0.0;
        run->routine_share += all->practice[a] == PRACTICE_ROUTINE ? 1.0 / (double)all->count : 0.0;
    }
}

enum Status observe_finished(const struct World *world, struct RunRecord *run,
                             const struct Recorder *recorder, struct Error *error) {
    enum Status status = send_episodes(world, recorder, error);
    if (status == STATUS_OK)
        status = send_proposals(world, recorder, error);
    if (status == STATUS_OK)
        status = send_agencies(world, recorder, error);
    count_run(world, run);
    return status == STATUS_OK ? send(recorder, TABLE_RUNS, run, error) : status;
}
