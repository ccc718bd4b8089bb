#include "mechanism/proposals.h"

#include "mechanism/civic.h"
#include "world/draws.h"
#include "world/scales.h"

#include <math.h>
#include <stdlib.h>

/* Bits of the parts of a key: together 46, below the kind. A programme has few places and many proposals. */
enum { KEY_BITS = 46, WEEK_BITS = 14 };
static const unsigned ordinal_bits[] = {
    [KEY_ISSUE] = 12, [KEY_PROGRAMME] = 20, [KEY_CRISIS] = 12, [KEY_DEMONSTRATION] = 12};

static uint64_t low_bits(uint64_t value, unsigned bits) {
    return value & ((UINT64_C(1) << bits) - 1);
}

uint64_t semantic_key(enum KeyKind kind, uint64_t place, uint32_t week, uint64_t ordinal) {
    unsigned bits = ordinal_bits[kind];
    return (uint64_t)kind << KEY_BITS | low_bits(place, KEY_BITS - WEEK_BITS - bits) << (WEEK_BITS + bits) |
           low_bits(week, WEEK_BITS) << bits | low_bits(ordinal, bits);
}

/* Above those that have a place. */
uint64_t descendant_key(uint64_t parent, uint64_t ordinal) {
    return ((uint64_t)(KEY_DEMONSTRATION + 1) << KEY_BITS) + (random_mix(parent, ordinal) >> 15);
}

struct Issue issue_draw(const struct World *world, uint64_t key, double internal_share) {
    const struct Params *p = world->params;
    double normal[5];
    for (uint64_t i = 0; i < 5; i++)
        normal[i] = world_trait_normal(world, PURPOSE_ISSUE_TRAITS, key, i);
    return (struct Issue){
        .difficulty = exp(p->issues_trait_spread * normal[0]),
        .clarity = score_draw(p->issues_clarity, p->issues_trait_spread, normal[1]),
        .specificity = score_draw(p->issues_specificity, p->issues_trait_spread, normal[2]),
        .conflict = score_draw(p->issues_conflict, p->issues_trait_spread, normal[3]),
        .value = exp(2.0 * p->issues_trait_spread * normal[4]),
        .internal = world_trait(world, PURPOSE_ISSUE_TRAITS, key, 5) < internal_share,
    };
}

enum CaseType programme_case_type(const struct Params *params, enum Programme programme, bool internal) {
    const double *types = internal ? params->programme_internal_type : params->programme_open_type;
    return (enum CaseType)((int)types[programme] - 1);
}

/* Start lag: tender, call and contract take time in proportion to formality; gamma with shape 4. */
static uint32_t tender_weeks(const struct World *world, uint64_t key, enum CaseType type) {
    double mean = world->params->team_tender_weeks * world->params->case_formality[type];
    double sum = 0.0;
    for (uint64_t i = 0; i < 4; i++)
        sum += world_threshold(world, PURPOSE_TENDER, key, i);
    return (uint32_t)(mean * sum / 4.0);
}

struct Proposal proposal_draw(const struct World *world, uint64_t key, enum Programme programme,
                              enum CaseType type, const struct Issue *issue, uint32_t agency) {
    bool crisis = world->params->programme_crisis[programme] != 0.0;
    struct Proposal proposal = {
        .key = key,
        .project = key,
        .pitch = 1,
        .programme = programme,
        .type = type,
        .issue = *issue,
        .agency = agency,
        .born = world->week,
        .ready = world->week + (crisis ? 0 : tender_weeks(world, key, type)),
        .answered = world->params->programme_request_first[programme] == 0.0,
        .fate = FATE_PENDING,
        .refusal = RECORD_MISSING,
        .parent_key = RECORD_MISSING,
        .parent_type = RECORD_MISSING,
    };
    proposal.issue.urgent = crisis;
    return proposal;
}

uint32_t proposal_agency(const struct World *world, uint64_t key, enum CaseType type) {
    double uniform = world_trait(world, PURPOSE_PROPOSAL_PARTNER, key, 0);
    if (world->params->case_internal_data[type] == 0.0 && world_open_datasets(world) > 0)
        return world_agency_by_open_data(world, uniform);
    return world_agency_by_staff(world, uniform);
}

uint32_t proposal_owner_count(const struct World *world, const struct Proposal *proposal) {
    const struct Params *p = world->params;
    double mean = p->case_owners[proposal->type], part = mean - floor(mean);
    bool one_more = world_trait(world, PURPOSE_PROPOSAL_PARTNER, proposal->key, 3) < part;
    double limit = fmin((double)world->agencies.count, OWNERS_MOST);
    return (uint32_t)fmin(floor(mean) + one_more, limit);
}

uint32_t proposal_owner(const struct World *world, const struct Proposal *proposal, uint32_t place) {
    uint32_t turn = place % proposal_owner_count(world, proposal);
    if (turn == 0)
        return proposal->agency;
    uint32_t other =
        world_agency_by_staff(world, world_trait(world, PURPOSE_PROPOSAL_PARTNER, proposal->key, 3 + turn));
    return other != proposal->agency ? other : (other + 1) % (uint32_t)world->agencies.count;
}

/* Whether the data that the proposal needs exist, and if not, whether the crowd can collect them. */
static void data_search(const struct World *world, struct Proposal *proposal) {
    const struct Params *p = world->params;
    bool open_data = p->case_internal_data[proposal->type] == 0.0;
    bool nothing_open = open_data && world_open_datasets(world) == 0;
    proposal->data_missing = nothing_open || world_trait(world, PURPOSE_PROPOSAL_PARTNER, proposal->key, 1) <
                                                 p->case_void_share[proposal->type];
    if (!proposal->data_missing)
        return;
    double crowd = p->case_crowd_share[proposal->type];
    double uniform = world_trait(world, PURPOSE_PROPOSAL_PARTNER, proposal->key, 2);
    proposal->crowdsourced = uniform < crowd;
    WITNESS(world, .moment = proposal->crowdsourced ? MOMENT_DATA_BY_CROWD : MOMENT_DATA_MISSING,
            .key = proposal->key, .agency = proposal->agency, .probability = crowd, .draw = uniform);
}

enum Status proposal_open(struct World *world, const struct Proposal *proposal, struct Error *error) {
    if (!LIST_RESERVE(&world->proposals))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu proposals", world->proposals.count);
    struct Proposal *opened = &world->proposals.item[world->proposals.count++];
    *opened = *proposal;
    world->proposals_born++;
    world->week_proposals++;
    WITNESS(world, .moment = MOMENT_PROPOSED, .key = proposal->key, .agency = proposal->agency,
            .value = {proposal->programme, proposal->type, proposal->issue.value, proposal->issue.clarity,
                      proposal->ready - proposal->born,
                      proposal->parent_key == RECORD_MISSING ? NAN : (double)proposal->parent_key,
                      proposal->pitch});
    data_search(world, opened);
    /* Of internal data nobody knows before the review whether they were ever collected. */
    bool open_data = world->params->case_internal_data[proposal->type] == 0.0;
    if (open_data && opened->data_missing && !opened->crowdsourced)
        proposal_end(world, opened, FATE_NO_MATCH, RECORD_MISSING);
    return STATUS_OK;
}

void proposal_end(struct World *world, struct Proposal *proposal, enum Fate fate, int64_t refusal) {
    proposal->fate = fate;
    proposal->refusal = refusal;
    int64_t reason = refusal == RECORD_MISSING ? REFUSAL_COUNT : refusal;
    world->fates[proposal->programme][proposal->type][fate][reason]++;
    world->proposals_ended++;
    if (fate == FATE_STARTED)
        return;
    WITNESS(world, .moment = MOMENT_NOT_STARTED, .key = proposal->key, .agency = proposal->agency,
            .value = {fate, refusal == RECORD_MISSING ? NAN : (double)refusal});
    for (uint32_t i = 0; i < proposal->citizen_count; i++)
        world->citizens.item[proposal->citizen[i]].busy = false;
    for (uint32_t i = 0; i < proposal->staff_count; i++) {
        world->administrators[proposal->staff[i]].episodes = 0;
        world->agencies.members_now[proposal->staff_agency[i]]--;
    }
}

enum Status proposal_over(struct World *world, const struct Proposal *pitch, struct Error *error) {
    double internal = world->params->programme_internal_share[pitch->programme];
    if (!civic_is_project(world, pitch->programme) ||
        !civic_pitched_again(world, pitch->project, pitch->pitch))
        return STATUS_OK;
    if (!LIST_RESERVE(&world->later))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for later proposals");
    WITNESS(world, .moment = MOMENT_TO_BE_PITCHED_AGAIN, .key = pitch->key, .agency = pitch->agency,
            .probability = civic_continuation(world, pitch->project),
            .draw = world_trait(world, PURPOSE_CIVIC_PROJECT, pitch->project, 1 + pitch->pitch),
            .value = {pitch->pitch});
    world->later.item[world->later.count++] =
        (struct Proposal){.project = pitch->project,
                          .pitch = pitch->pitch + 1,
                          .programme = pitch->programme,
                          .type = pitch->type,
                          .agency = pitch->agency,
                          .issue = issue_draw(world, pitch->project, internal),
                          .ready = UINT32_MAX /* comes back at an event, not at a time */};
    return STATUS_OK;
}

enum Status proposals_sweep(struct World *world, struct Error *error) {
    size_t kept = 0;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < world->proposals.count; i++) {
        struct Proposal *proposal = &world->proposals.item[i];
        if (proposal->fate == FATE_PENDING) {
            if (kept++ < i)
                world->proposals.item[kept - 1] = *proposal;
        } else if (proposal->fate != FATE_STARTED && status == STATUS_OK)
            status = proposal_over(world, proposal, error);
    }
    world->proposals.count = kept;
    return status;
}

static int by_key(const void *one, const void *other) {
    const struct Proposal *a = one, *b = other;
    return (a->key > b->key) - (a->key < b->key);
}

void proposals_sort(struct World *world) {
    if (world->proposals.count > 1)
        qsort(world->proposals.item, world->proposals.count, sizeof *world->proposals.item, by_key);
}
