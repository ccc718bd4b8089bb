#include "mechanism/proposals.h"

#include "mechanism/civic.h"
#include "world/draws.h"
#include "world/scales.h"

#include <math.h>

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
    uint64_t words[4];
    double spread = world->params->issues_trait_spread;
    random_words(&world->key, PURPOSE_ISSUE_TRAITS, key, 0, 0, words);
    return (struct Issue){
        .difficulty = exp(spread * normal_of_bits(words[0])),
        .value = exp(2.0 * spread * normal_of_bits(words[1])),
        .internal = uniform_of_bits(words[2]) < internal_share,
    };
}

void issue_unfold(const struct World *world, uint64_t key, struct Issue *issue) {
    const struct Params *p = world->params;
    double normal[4];
    world_trait_normal4(world, PURPOSE_ISSUE_TRAITS, key, 1, normal);
    issue->clarity = score_draw(p->issues_clarity, p->issues_trait_spread, normal[0]);
    issue->specificity = score_draw(p->issues_specificity, p->issues_trait_spread, normal[1]);
    issue->conflict = score_draw(p->issues_conflict, p->issues_trait_spread, normal[2]);
}

enum CaseType programme_case_type(const struct Params *params, enum Programme programme, bool internal) {
    const double *types = internal ? params->programme_internal_type : params->programme_open_type;
    return (enum CaseType)((int)types[programme] - 1);
}

/* Start lag: tender, call and contract take time in proportion to formality; gamma with shape 4. */
static uint32_t tender_weeks(const struct World *world, uint64_t key, enum CaseType type) {
    double mean = world->params->team_tender_weeks * world->params->case_formality[type];
    if (mean == 0.0)
        return 0;
    double uniform[4], product = 1.0; /* of what the sum of four exponentials is minus the logarithm */
    world_trait4(world, PURPOSE_TENDER, key, 0, uniform);
    for (int i = 0; i < 4; i++)
        product *= 1.0 - uniform[i];
    return (uint32_t)(mean * -log(product) / 4.0);
}

/* The words of one draw about the partners of a proposal. */
enum { PARTNER_AGENCY, PARTNER_VOID, PARTNER_CROWD, PARTNER_OWNERS, PARTNER_WORDS };

/* Owners of open data for open types, any unit for internal ones. */
static uint32_t agency_asked(const struct World *world, enum CaseType type, double uniform) {
    if (world->params->case_internal_data[type] == 0.0 && world_open_datasets(world) > 0)
        return world_agency_by_open_data(world, uniform);
    return world_agency_by_staff(world, uniform);
}

static uint32_t owner_count(const struct World *world, enum CaseType type, double uniform) {
    double mean = world->params->case_owners[type], part = mean - floor(mean);
    double limit = fmin((double)world->agencies.count, OWNERS_MOST);
    return (uint32_t)fmin(floor(mean) + (uniform < part), limit);
}

/* Whether the data that the proposal needs exist, and if not, whether the crowd can collect them. */
static void data_search(const struct World *world, struct Proposal *proposal, const double partner[]) {
    const struct Params *p = world->params;
    bool open_data = p->case_internal_data[proposal->type] == 0.0;
    bool nothing_open = open_data && world_open_datasets(world) == 0;
    proposal->data_missing = nothing_open || partner[PARTNER_VOID] < p->case_void_share[proposal->type];
    proposal->crowdsourced =
        proposal->data_missing && partner[PARTNER_CROWD] < p->case_crowd_share[proposal->type];
}

static double crowd_drawn(const struct World *world, uint64_t key) {
    double partner[PARTNER_WORDS];
    world_trait4(world, PURPOSE_PROPOSAL_PARTNER, key, 0, partner);
    return partner[PARTNER_CROWD];
}

struct Proposal proposal_draw(const struct World *world, uint64_t key, enum Programme programme,
                              enum CaseType type, const struct Issue *issue, uint32_t agency) {
    bool crisis = world->params->programme_crisis[programme] != 0.0;
    double partner[PARTNER_WORDS];
    world_trait4(world, PURPOSE_PROPOSAL_PARTNER, key, 0, partner);
    struct Proposal proposal = {
        .key = key,
        .project = key,
        .pitch = 1,
        .programme = programme,
        .type = type,
        .issue = *issue,
        .agency = agency == ANY_AGENCY ? agency_asked(world, type, partner[PARTNER_AGENCY]) : agency,
        .born = world->week,
        .ready = world->week + (crisis ? 0 : tender_weeks(world, key, type)),
        .owner_count = owner_count(world, type, partner[PARTNER_OWNERS]),
        .answered = world->params->programme_request_first[programme] == 0.0,
        .fate = FATE_PENDING,
        .refusal = RECORD_MISSING,
        .parent_key = RECORD_MISSING,
        .parent_type = RECORD_MISSING,
    };
    proposal.issue.urgent = crisis;
    data_search(world, &proposal, partner);
    return proposal;
}

uint32_t proposal_owner(const struct World *world, const struct Proposal *proposal, uint32_t place) {
    uint32_t turn = place % proposal->owner_count;
    if (turn == 0)
        return proposal->agency;
    uint32_t other =
        world_agency_by_staff(world, world_trait(world, PURPOSE_PROPOSAL_PARTNER, proposal->key, turn));
    return other != proposal->agency ? other : (other + 1) % (uint32_t)world->agencies.count;
}

enum Status proposal_open(struct World *world, const struct Proposal *proposal, struct Error *error) {
    if (!LIST_RESERVE(&world->proposals))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu proposals", world->proposals.count);
    struct Proposal *opened = &world->proposals.item[world->proposals.count++];
    *opened = *proposal;
    world->proposals_born++;
    world->week_proposals++;
    WITNESS(world, .moment = MOMENT_PROPOSED, .key = proposal->key, .agency = proposal->agency,
            .value = {proposal->programme, proposal->type, proposal->issue.value,
                      proposal->ready - proposal->born,
                      proposal->parent_key == RECORD_MISSING ? NAN : (double)proposal->parent_key,
                      proposal->pitch});
    if (opened->data_missing)
        WITNESS(world, .moment = opened->crowdsourced ? MOMENT_DATA_BY_CROWD : MOMENT_DATA_MISSING,
                .key = proposal->key, .agency = proposal->agency,
                .probability = world->params->case_crowd_share[proposal->type],
                .draw = crowd_drawn(world, proposal->key));
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
    list_sort(world->proposals.item, world->proposals.count, sizeof *world->proposals.item, by_key);
}
