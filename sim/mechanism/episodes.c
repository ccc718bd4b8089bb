/* The life of an episode: it starts, moves through its stages one week at a time, and ends. The mechanisms
 * that own the stages decide what happens in them. ODD 7.10. */
#include "mechanism/episodes.h"

#include <math.h>

#include "mechanism/civic.h"
#include "mechanism/ends.h"
#include "mechanism/hazards.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/office.h"
#include "mechanism/proposals.h"
#include "mechanism/stages.h"
#include "mechanism/team.h"
#include "mechanism/work.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"
#include "world/support.h"

static struct EpisodeRecord record_begin(const struct World *world, const struct Proposal *proposal) {
    const struct Params *p = world->params;
    bool project = civic_is_project(world, proposal->programme);
    return (struct EpisodeRecord){
        .key = (int64_t)proposal->key,
        .case_type = proposal->type,
        .programme = proposal->programme,
        .agency = proposal->agency,
        .government = world->agencies.government[proposal->agency],
        .proposed_week = (int64_t)proposal->born - world->first_week,
        .start_week = (int64_t)world->week - world->first_week,
        .work_week = RECORD_MISSING,
        .end_week = RECORD_MISSING,
        .term_weeks = RECORD_MISSING,
        .exit = RECORD_MISSING,
        .refusal = RECORD_MISSING,
        .crisis = p->programme_crisis[proposal->programme] != 0.0,
        .conditions = proposal->conditions,
        .awarded = proposal->awarded,
        .crowdsourced = proposal->crowdsourced,
        .owners = proposal->owner_count,
        .citizens = proposal->citizen_count,
        .administrators = proposal->staff_count,
        .personal = legal_personal_level(world, proposal->key, proposal->type),
        .quality = NAN,
        .expectation = NAN,
        .clarity = proposal->issue.clarity,
        .support = agency_support(world, proposal->agency),
        .parent_key = proposal->parent_key,
        .parent_type = proposal->parent_type,
        .project_key = project ? (int64_t)proposal->project : RECORD_MISSING,
        .pitch = proposal->pitch,
        .registered = project && civic_registers(world, proposal->project),
    };
}

static double trust_of(const struct World *world, const struct Member *member) {
    return member->side == SIDE_CITIZEN
               ? citizen_trust(world, &world->citizens.item[member->person], member->agency)
               : administrator_trust(world, member->agency, &world->administrators[member->person]);
}

static void stage_tell(const struct World *world, const struct Episode *episode) {
    const double value[STAGE_COUNT][4] = {
        {episode->gap, episode->issue.clarity},
        {legal_deciding(world->params, episode->type, episode->owner_count), episode->record.personal},
        {episode->quality, episode->expectation, episode->preparation, (double)episode->record.crowdsourced},
        {episode->effort}};
    const double *told = value[episode->stage];
    WITNESS(world, .moment = MOMENT_ALIGNMENT_BEGAN + episode->stage, .key = (uint64_t)episode->record.key,
            .agency = episode->agency, .value = {told[0], told[1], told[2], told[3]});
}

/* Enters `stage` or the first after it that is needed; stages that are not cost no time. */
static void stage_enter(struct World *world, struct Episode *episode, enum Stage stage) {
    while (stage < STAGE_WORK && !stage_rules(stage)->needed(world, episode))
        stage++;
    episode->stage = stage;
    episode->stage_since = world->week;
    if (stage_rules(stage)->begin != NULL)
        stage_rules(stage)->begin(world, episode);
    if (world->witness != NULL)
        stage_tell(world, episode);
    bool work_begins = stage >= STAGE_CLEANING && episode->record.work_week == RECORD_MISSING;
    if (!work_begins)
        return;
    double term = world->params->case_term_weeks[episode->type];
    episode->record.work_week = (int64_t)world->week - world->first_week;
    episode->work_since = world->week;
    if (term > 0.0 && world->params->mechanism_work != 0.0) {
        episode->record.term_weeks = (int64_t)term;
        episode->term_end = world->week + (uint32_t)term;
    }
}

enum Status episode_start(struct World *world, const struct Proposal *proposal, struct Error *error) {
    if (!LIST_RESERVE(&world->episodes) || !LIST_RESERVE(&world->running))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu episodes", world->episodes.count);
    struct Episode *episode = &world->episodes.item[world->episodes.count];
    *episode =
        (struct Episode){.record = record_begin(world, proposal),
                         .issue = proposal->issue,
                         .project = proposal->project,
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
    enum Status status = team_gather(world, episode, proposal, error);
    if (status != STATUS_OK)
        return status;
    world->running.item[world->running.count++] =
        (struct Running){proposal->key, (uint32_t)world->episodes.count++};
    double uniform[4];
    world_trait4(world, PURPOSE_EXIT_CAUSE, proposal->key, 0, uniform);
    episode->strain = 1.0 - uniform[0];
    episode->exit_uniform = uniform[1];
    episode->owner_count = (uint32_t)episode->record.owners;
    for (uint32_t i = 0; i < episode->owner_count; i++)
        episode->owner[i] = proposal_owner(world, proposal, i);
    if (proposal->conditions)
        legal_conditions(world, episode);
    double citizens = team_mean(world, episode, SIDE_CITIZEN, trust_of);
    double administrators = team_mean(world, episode, SIDE_ADMINISTRATOR, trust_of);
    episode->record.trust_citizen = citizens;
    episode->record.trust_administrator = administrators;
    episode->trust_joint = isnan(administrators) ? citizens
                           : isnan(citizens)     ? administrators
                                                 : sqrt(citizens * administrators);
    episode->trust_effect = pow(episode->trust_joint / REFERENCE, 2.0 * world->params->trust_effect);
    episode->record.both_roles = team_has_both_roles(world, episode);
    WITNESS(world, .moment = MOMENT_STARTED, .key = proposal->key, .agency = episode->agency,
            .value = {proposal->citizen_count, proposal->staff_count, (double)episode->record.both_roles,
                      episode->owner_count, citizens, administrators});
    office_takes(world, episode);
    work_engage(world, episode);
    stage_enter(world, episode, STAGE_ALIGNMENT);
    world->episodes_born++;
    world->week_started++;
    world->crisis_episodes += (uint64_t)episode->record.crisis;
    return STATUS_OK;
}

/* The ways of ending compete. The probability of going on up to this week passes a uniform drawn at the
 * start, or it goes on: EXIT_COUNT. */
static enum Exit exit_draw(const struct World *world, struct Episode *episode) {
    double log_odds[EXIT_COUNT];
    for (int j = 0; j < EXIT_COUNT; j++)
        log_odds[j] = -INFINITY;
    work_log_odds(world, episode, log_odds);
    double ends = hazard_odds(log_odds), goes_on = 1.0 / (1.0 + ends), before = episode->strain;
    episode->strain = before * (1.0 + ends);
    if (episode->strain <= 1.0)
        return EXIT_COUNT;
    enum Exit cause = hazard_cause(log_odds, episode->exit_uniform);
    WITNESS(world, .moment = MOMENT_CAUSE_CAME, .key = (uint64_t)episode->record.key,
            .agency = episode->agency, .probability = 1.0 - goes_on, .draw = 1.0 - before,
            .value = {cause, episode->record.trust_citizen, agency_support(world, episode->agency)});
    return cause;
}

/* One week of an episode; whatever ends it ends its week. */
static void episode_move(struct World *world, struct Episode *episode) {
    int64_t *const weeks[STAGE_COUNT] = {&episode->record.alignment_weeks, &episode->record.legal_weeks,
                                         &episode->record.cleaning_weeks, &episode->record.working_weeks};
    ++*weeks[episode->stage];
    enum Exit cause = exit_draw(world, episode);
    if (cause != EXIT_COUNT)
        episode_end(world, episode, cause);
    if (episode->open)
        work_week(world, episode);
    if (episode->open && stage_rules(episode->stage)->advance(world, episode))
        stage_enter(world, episode, episode->stage + 1);
    if (episode->open)
        work_review(world, episode);
}

static int by_key(const void *one, const void *other) {
    const struct Running *a = one, *b = other;
    return (a->key > b->key) - (a->key < b->key);
}

/* Moves every open episode, in key order; those that end wait in world->ended for the ends of the week. */
static enum Status episodes_step(struct World *world, struct Error *error) {
    world->ended.count = 0;
    if (world->week_started > 0)
        list_sort(world->running.item, world->running.count, sizeof *world->running.item, by_key);
    size_t kept = 0;
    for (size_t i = 0; i < world->running.count; i++) {
        struct Running running = world->running.item[i];
        struct Episode *episode = &world->episodes.item[running.episode];
        if (episode->start < world->week)
            episode_move(world, episode);
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

const struct Mechanism episodes_mechanism = {
    .name = "episodes",
    .title = "The life of an episode",
    .group = "work",
    .equation = "P(j) = e^eta_j / (1 + sum_k e^eta_k), then the stage advances by the mechanism that owns it",
    .source = "Allison 1982",
    .claims = "C5 C15",
    .passage = "常因參與人員流失、階段性目標達成、或發起人臨時終止等緣故",
    .passage_english = "often because people leave, a stage goal is met, or the initiator stops it",
    .step = episodes_step,
};
