/* The life of an episode, stage by stage; the mechanisms that own the stages decide. ODD 7.10. */
#include "mechanism/episodes.h"

#include <math.h>
#include <stdlib.h>

#include "mechanism/hazards.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/mechanism.h"
#include "mechanism/proposals.h"

static const struct Mechanism *stage_owner(enum Stage stage) {
    static const struct Mechanism *const owners[STAGE_COUNT] = {
        [STAGE_ALIGNMENT] = &alignment_mechanism,
        [STAGE_REVIEW] = &legal_review_mechanism,
        [STAGE_CLEANING] = &data_quality_mechanism,
        [STAGE_WORK] = &work_mechanism,
    };
    return owners[stage];
}

static uint32_t owner_count(const struct World *world, uint64_t key, enum CaseType type) {
    const struct Params *p = world->params;
    double least = p->case_owners_least[type], most = p->case_owners_most[type];
    double drawn = least + floor(world_trait(world, PURPOSE_PROPOSAL_PARTNER, key, 3) * (most - least + 1.0));
    double limit = fmin((double)world->agencies.count, OWNERS_MOST);
    return (uint32_t)fmin(drawn, limit);
}

uint32_t proposal_owner(const struct World *world, const struct Proposal *proposal, uint32_t place) {
    uint32_t turn = place % owner_count(world, proposal->key, proposal->type);
    if (turn == 0)
        return proposal->agency;
    uint32_t other =
        world_agency_by_staff(world, world_trait(world, PURPOSE_PROPOSAL_PARTNER, proposal->key, 3 + turn));
    return other != proposal->agency ? other : (other + 1) % (uint32_t)world->agencies.count;
}

uint32_t team_count(const struct World *world, const struct Episode *episode, enum Side side) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = &world->members.item[episode->member_first + i];
        count += member->side == side && member->here;
    }
    return count;
}

double team_trust(const struct World *world, const struct Episode *episode, enum Side side) {
    double sum = 0.0, count = 0.0;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = &world->members.item[episode->member_first + i];
        if (member->side != side || !member->here)
            continue;
        sum += side == SIDE_CITIZEN
                   ? citizen_trust(world, &world->citizens.item[member->person])
                   : administrator_trust(world, member->agency, &world->administrators[member->person]);
        count += 1.0;
    }
    return count > 0.0 ? sum / count : (double)NAN;
}

static int64_t recorded_week(const struct World *world) {
    return (int64_t)world->week - world->first_week;
}

/* Enters `stage` or the first after it that is needed; stages that are not cost no time. */
static void stage_enter(struct World *world, struct Episode *episode, enum Stage stage) {
    while (stage < STAGE_WORK && !stage_owner(stage)->needed(world, episode))
        stage++;
    episode->stage = stage;
    episode->stage_since = world->week;
    const struct Mechanism *owner = stage_owner(stage);
    if (owner->begin != NULL)
        owner->begin(world, episode);
    bool work_begins = stage >= STAGE_CLEANING && episode->record.work_week == RECORD_MISSING;
    if (!work_begins)
        return;
    double term = world->params->case_term_weeks[episode->type];
    episode->record.work_week = recorded_week(world);
    episode->work_since = world->week;
    if (term > 0.0 && mechanism_on(&work_mechanism, world->params)) {
        episode->record.term_weeks = (int64_t)term;
        episode->term_end = world->week + (uint32_t)term;
    }
}

static void members_add(struct World *world, struct Episode *episode, const struct Proposal *proposal) {
    episode->member_first = (uint32_t)world->members.count;
    for (uint32_t i = 0; i < proposal->citizen_count; i++)
        world->members.item[world->members.count++] =
            (struct Member){.person = proposal->citizen[i], .side = SIDE_CITIZEN, .here = true};
    for (uint32_t i = 0; i < proposal->staff_count; i++) {
        uint32_t agency = proposal->staff_agency[i];
        uint32_t place = proposal->staff[i] - world->agencies.staff_first[agency];
        world->members.item[world->members.count++] =
            (struct Member){.person = proposal->staff[i],
                            .agency = agency,
                            .side = SIDE_ADMINISTRATOR,
                            .here = true,
                            .data_role = place < world->agencies.data_staff[agency]};
    }
    episode->member_count = (uint32_t)world->members.count - episode->member_first;
}

static double personal_level(const struct World *world, uint64_t key, enum CaseType type) {
    double uniform = world_trait(world, PURPOSE_PROPOSAL_PARTNER, key, 64);
    double share = world->params->case_personal_share[type];
    return uniform < share ? 0.5 + 0.5 * world_trait(world, PURPOSE_PROPOSAL_PARTNER, key, 65) : 0.0;
}

static struct EpisodeRecord record_begin(const struct World *world, const struct Proposal *proposal) {
    const struct Params *p = world->params;
    return (struct EpisodeRecord){
        .key = (int64_t)proposal->key,
        .case_type = proposal->type,
        .programme = proposal->programme,
        .agency = proposal->agency,
        .government = world->agencies.government[proposal->agency],
        .proposed_week = (int64_t)proposal->born - world->first_week,
        .start_week = recorded_week(world),
        .work_week = RECORD_MISSING,
        .end_week = RECORD_MISSING,
        .term_weeks = RECORD_MISSING,
        .exit = RECORD_MISSING,
        .refusal = RECORD_MISSING,
        .crisis = p->programme_crisis[proposal->programme] != 0.0,
        .conditions = proposal->conditions,
        .awarded = proposal->awarded,
        .crowdsourced = proposal->crowdsourced,
        .owners = owner_count(world, proposal->key, proposal->type),
        .citizens = proposal->citizen_count,
        .administrators = proposal->staff_count,
        .personal = personal_level(world, proposal->key, proposal->type),
        .quality = NAN,
        .expectation = NAN,
        .clarity = proposal->issue.clarity,
        .support = world->agencies.support[proposal->agency],
        .parent_key = proposal->parent_key,
        .parent_type = proposal->parent_type,
    };
}

static void episode_begin(struct World *world, struct Episode *episode, const struct Proposal *proposal) {
    *episode =
        (struct Episode){.record = record_begin(world, proposal),
                         .issue = proposal->issue,
                         .type = proposal->type,
                         .programme = proposal->programme,
                         .agency = proposal->agency,
                         .open = true,
                         .start = world->week,
                         .term_end = UINT32_MAX,
                         .quality = 1.0,
                         .expectation = 1.0,
                         .data_missing = proposal->data_missing,
                         .reviewed = world->params->programme_request_first[proposal->programme] != 0.0,
                         .effort = world->params->case_effort[proposal->type] * proposal->issue.difficulty};
    episode->owner_count = (uint32_t)episode->record.owners;
    for (uint32_t i = 0; i < episode->owner_count; i++)
        episode->owner[i] = proposal_owner(world, proposal, i);
    members_add(world, episode, proposal);
    if (proposal->conditions)
        legal_conditions(world, episode);
    double citizens = team_trust(world, episode, SIDE_CITIZEN);
    double administrators = team_trust(world, episode, SIDE_ADMINISTRATOR);
    episode->record.trust_citizen = citizens;
    episode->record.trust_administrator = administrators;
    episode->trust_joint = isnan(administrators) ? citizens
                           : isnan(citizens)     ? administrators
                                                 : sqrt(citizens * administrators);
}

static bool members_reserve(struct World *world) {
    while (world->members.room < world->members.count + 2 * TEAM_MOST) {
        size_t count = world->members.room;
        if (!list_reserve((void **)&world->members.item, &world->members.room, count,
                          sizeof *world->members.item))
            return false;
    }
    return true;
}

enum Status episode_start(struct World *world, const struct Proposal *proposal, struct Error *error) {
    if (!LIST_RESERVE(&world->episodes) || !LIST_RESERVE(&world->running) || !members_reserve(world))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu episodes", world->episodes.count);
    struct Episode *episode = &world->episodes.item[world->episodes.count];
    world->running.item[world->running.count++] =
        (struct Running){proposal->key, (uint32_t)world->episodes.count};
    world->episodes.count++;
    episode_begin(world, episode, proposal);
    work_mechanism.engage(world, episode);
    stage_enter(world, episode, STAGE_ALIGNMENT);
    world->episodes_born++;
    world->week_started++;
    world->crisis_episodes += (uint64_t)episode->record.crisis;
    return STATUS_OK;
}

void member_leave(struct World *world, struct Member *member) {
    member->here = false;
    if (member->side == SIDE_CITIZEN) {
        world->citizens.item[member->person].busy = false;
        return;
    }
    world->administrators[member->person].episodes = 0;
    world->agencies.members_now[member->agency]--;
}

/* Frees the people of an episode that has ended; who was there to the end stays marked, for what they
 * learned. */
static void team_free(struct World *world, struct Episode *episode) {
    for (uint32_t i = 0; i < episode->member_count; i++) {
        struct Member *member = &world->members.item[episode->member_first + i];
        if (!member->here)
            continue;
        member_leave(world, member);
        member->here = true;
    }
}

static double delivered_scope(const struct World *world, const struct Episode *episode, enum Exit exit) {
    if (exit == EXIT_COMPLETED && !mechanism_on(&work_mechanism, world->params))
        return 1.0;
    return fmin(1.0, episode->done / episode->effort);
}

/* What is finished stays finished when people leave before the term's review. */
static enum Exit exit_of(const struct World *world, const struct Episode *episode, enum Exit cause) {
    bool broken_off = cause == EXIT_DROPOUT || cause == EXIT_INITIATOR_STOPPED || cause == EXIT_SPONSOR_ENDED;
    bool finished = delivered_scope(world, episode, cause) >= world->params->work_completed_scope;
    return broken_off && finished ? EXIT_COMPLETED : cause;
}

static double episode_cost(const struct Params *p, const struct Episode *episode) {
    return episode->staff_weeks * p->work_staff_cost + p->work_episode_cost +
           p->case_formality[episode->type] * p->work_contract_cost;
}

void episode_end(struct World *world, struct Episode *episode, enum Exit cause) {
    enum Exit exit = exit_of(world, episode, cause);
    struct EpisodeRecord *record = &episode->record;
    record->exit = exit;
    record->end_week = recorded_week(world);
    record->stage = episode->stage;
    record->citizens_end = team_count(world, episode, SIDE_CITIZEN);
    record->scope = delivered_scope(world, episode, exit);
    record->person_weeks = episode->person_weeks;
    record->cost = episode_cost(world->params, episode);
    bool delivered = exit == EXIT_COMPLETED || exit == EXIT_PARTIAL;
    record->outcome_shared = delivered ? episode->issue.value * record->scope * episode->quality : 0.0;
    episode->open = false;
    team_free(world, episode);
}

static void stage_weeks(struct Episode *episode) {
    int64_t *const weeks[STAGE_COUNT] = {&episode->record.alignment_weeks, &episode->record.legal_weeks,
                                         &episode->record.cleaning_weeks, &episode->record.working_weeks};
    ++*weeks[episode->stage];
}

/* The ways of ending compete for one uniform. */
static void exit_draw(struct World *world, struct Episode *episode) {
    double log_odds[EXIT_COUNT], probability[EXIT_COUNT];
    for (int j = 0; j < EXIT_COUNT; j++)
        log_odds[j] = -INFINITY;
    work_mechanism.risks(world, episode, log_odds);
    hazard_probabilities(log_odds, probability);
    enum Exit cause =
        hazard_cause(probability, world_uniform(world, PURPOSE_EXIT_CAUSE, (uint64_t)episode->record.key, 0));
    if (cause != EXIT_COUNT)
        episode_end(world, episode, cause);
}

static void episode_step(struct World *world, struct Episode *episode) {
    stage_weeks(episode);
    exit_draw(world, episode);
    if (episode->open)
        work_mechanism.people(world, episode);
    if (!episode->open)
        return;
    if (stage_owner(episode->stage)->advance(world, episode) == ADVANCE_NEXT)
        stage_enter(world, episode, episode->stage + 1);
    if (episode->open)
        work_mechanism.review(world, episode);
}

static int by_key(const void *one, const void *other) {
    const struct Running *a = one, *b = other;
    return (a->key > b->key) - (a->key < b->key);
}

enum Status episodes_step(struct World *world, struct Error *error) {
    world->ended.count = 0;
    if (world->week_started > 0)
        qsort(world->running.item, world->running.count, sizeof *world->running.item, by_key);
    size_t kept = 0;
    for (size_t i = 0; i < world->running.count; i++) {
        struct Running running = world->running.item[i];
        struct Episode *episode = &world->episodes.item[running.episode];
        if (episode->start < world->week)
            episode_step(world, episode);
        if (episode->open) {
            world->running.item[kept++] = running;
            continue;
        }
        if (!LIST_RESERVE(&world->ended))
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for ended episodes");
        world->ended.item[world->ended.count++] = running.episode;
    }
    world->running.count = kept;
    return STATUS_OK;
}

enum Status ends_commit(struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    enum Status status = STATUS_OK;
    world->week_ended = world->ended.count;
    for (size_t i = 0; i < world->ended.count; i++) {
        struct Episode *episode = &world->episodes.item[world->ended.item[i]];
        for (size_t m = 0; m < count && status == STATUS_OK; m++)
            if (schedule[m]->end != NULL)
                status = schedule[m]->end(world, episode, error);
        world->collaboration_cost += episode->record.cost;
    }
    return status;
}

enum Status unfinished_return(struct World *world, const struct Proposal *proposal, struct Error *error) {
    const struct Params *p = world->params;
    if (p->programme_returns[proposal->programme] == 0.0 || !mechanism_on(&reuse_mechanism, p))
        return STATUS_OK;
    if (!LIST_RESERVE(&world->later))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for later proposals");
    struct Proposal *waiting = &world->later.item[world->later.count++];
    *waiting = *proposal;
    waiting->born = world->week;
    waiting->ready = UINT32_MAX; /* comes back at an event, not at a time */
    return STATUS_OK;
}
