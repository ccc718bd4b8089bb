/* Issues and proposals arise: agencies' own, programmes, crises, demonstrations, earlier results. ODD 7.6. */
#include <math.h>
#include <stdlib.h>

#include "base/translate.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/mechanism.h"
#include "mechanism/proposals.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"

static double arrival_gap(const struct World *world, size_t a, uint32_t ordinal) {
    double rate = world->params->issues_rate_per_year / WEEKS_PER_YEAR;
    double unit = world_threshold(world, PURPOSE_ISSUE_ARRIVAL, a, ordinal);
    return rate > 0.0 ? unit / rate : INFINITY;
}

static enum Status issues_start(struct World *world, struct Error *error) {
    (void)error;
    if (world->params->mechanism_issues == 0.0)
        return STATUS_OK;
    for (size_t a = 0; a < world->agencies.count; a++) {
        world->agencies.issue_next[a] = arrival_gap(world, a, 0);
        /* A phase of its own, so that not all agencies start a demonstration in the same week. */
        world->agencies.demonstration_due[a] = world_trait(world, PURPOSE_INITIAL_STATE, a, 1);
    }
    return STATUS_OK;
}

/* Share of the dominating stream that openness does not avoid. */
static double not_avoided(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    double openness = all->catalogue[a] > 0.0 ? (double)all->opened[a] / all->catalogue[a] : 0.0;
    return 1.0 - world->params->issues_openness_relief * openness;
}

/* Share of these that is thought of: law keeps uses of internal data from it (C61). */
static double thought_of(const struct World *world, size_t a, enum CaseType type) {
    const struct Params *p = world->params;
    if (p->case_internal_data[type] == 0.0)
        return 1.0;
    double hesitation = legal_hesitation(world, (uint32_t)a, legal_personal_expected(p, type));
    return 1.0 - logistic(logit(p->issues_ambiguity_chill) + hesitation);
}

static enum Status agency_issues(struct World *world, size_t a, struct Error *error) {
    const struct Params *p = world->params;
    struct Agencies *all = &world->agencies;
    for (uint64_t ordinal = 0; all->issue_next[a] < (double)world->week + 1.0; ordinal++) {
        all->issue_next[a] += arrival_gap(world, a, ++all->issue_ordinal[a]);
        uint64_t key = semantic_key(KEY_ISSUE, a, world->week, ordinal);
        double uniform = world_trait(world, PURPOSE_ISSUE_ARRIVAL, key, 0), least = not_avoided(world, a);
        if (uniform >= least)
            continue;
        struct Issue issue = issue_draw(world, key, p->programme_internal_share[PROGRAMME_AGENCY]);
        enum CaseType type = programme_case_type(p, PROGRAMME_AGENCY, issue.internal);
        world->issues_by_type[type]++;
        if (uniform >= least * thought_of(world, a, type))
            continue;
        if (!LIST_RESERVE(&world->arrivals))
            return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for issues");
        world->arrivals.item[world->arrivals.count++] = (struct Arrival){key, (uint32_t)a, issue};
        world->issues_born++;
    }
    return STATUS_OK;
}

/* A proposal that no agency chose: an occasion of its own. */
static enum Status proposal_arises(struct World *world, const struct Proposal *proposal,
                                   struct Error *error) {
    world->issues_by_type[proposal->type]++;
    return proposal_open(world, proposal, error);
}

static enum Status propose(struct World *world, uint64_t key, enum Programme programme, struct Error *error) {
    const struct Params *p = world->params;
    struct Issue issue = issue_draw(world, key, p->programme_internal_share[programme]);
    enum CaseType type = programme_case_type(p, programme, issue.internal);
    struct Proposal proposal = proposal_draw(world, key, programme, type, &issue, ANY_AGENCY);
    return proposal_arises(world, &proposal, error);
}

/* True if a calendar with this interval has an event in the present week. */
static bool has_event(const struct World *world, double interval) {
    return interval > 0.0 && floor((world->week + 1.0) / interval) > floor(world->week / interval);
}

static double mean_lever(const struct World *world, enum Lever lever) {
    double sum = 0.0;
    for (size_t a = 0; a < world->agencies.count && world->lever[lever] != NULL; a++)
        sum += world->lever[lever][a];
    return sum / (double)world->agencies.count;
}

/* Share of slots that can be filled: x/(x + h) for x open datasets an agency times their quality (C19). */
static double supply(const struct World *world, enum Programme programme) {
    double half = world->params->programme_data_half[programme];
    if (half <= 0.0)
        return 1.0;
    double stock = world->open_quality * (double)world_open_datasets(world) / (double)world->agencies.count;
    return stock / (stock + half);
}

static int by_score(const void *one, const void *other) {
    const struct Proposal *a = one, *b = other;
    if ((a->fate == FATE_PENDING) != (b->fate == FATE_PENDING)) /* what has no match does not compete */
        return a->fate == FATE_PENDING ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->key > b->key) - (a->key < b->key);
}

/* The best of n go on, the rest are not selected; the worth of the best rises with the spread that they came
 * from. */
static void select_best(struct World *world, enum Programme programme, size_t first) {
    size_t count = world->proposals.count - first;
    if (count == 0) /* the list may never have been made */
        return;
    double selected = world->params->programme_selected[programme];
    struct Proposal *pitched = world->proposals.item + first;
    size_t places = selected > 0.0 ? (size_t)selected : count;
    for (size_t i = 0; i < count; i++)
        pitched[i].score =
            world_normal(world, PURPOSE_PROPOSAL_SELECTION, pitched[i].key, 0) + log(pitched[i].issue.value);
    qsort(pitched, count, sizeof *pitched, by_score);
    size_t awards = (size_t)world->params->programme_awards[programme];
    for (size_t i = 0; i < count && i < awards; i++)
        pitched[i].awarded = true;
    for (size_t i = 0; i < count && i < places; i++)
        WITNESS(world, .moment = MOMENT_SELECTED, .key = pitched[i].key, .agency = pitched[i].agency,
                .value = {(double)(i + 1), (double)count, pitched[i].awarded, pitched[i].score});
    for (size_t i = places; i < count; i++) {
        world->issues_by_type[pitched[i].type]--; /* a contest has as many occasions as it has places */
        if (pitched[i].fate == FATE_PENDING)
            proposal_end(world, &pitched[i], FATE_NOT_SELECTED, RECORD_MISSING);
    }
}

/* Projects that are pitched again take places of the event; returns how many. Each starts afresh. */
static enum Status pitch_returned(struct World *world, enum Programme programme, uint64_t places,
                                  uint64_t *returned, struct Error *error) {
    size_t kept = 0;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < world->later.count; i++) {
        struct Proposal waiting = world->later.item[i];
        bool mine = waiting.programme == programme && waiting.ready == UINT32_MAX;
        if (!mine || *returned == places || status != STATUS_OK) {
            world->later.item[kept++] = waiting;
            continue;
        }
        uint64_t key = descendant_key(waiting.project, waiting.pitch);
        struct Proposal again =
            proposal_draw(world, key, programme, waiting.type, &waiting.issue, waiting.agency);
        again.project = waiting.project;
        again.pitch = waiting.pitch;
        status = proposal_arises(world, &again, error);
        ++*returned;
    }
    world->later.count = kept;
    return status;
}

static enum Status programme_event(struct World *world, enum Programme programme, struct Error *error) {
    const struct Params *p = world->params;
    bool contest = p->programme_best_of[programme] != 0.0;
    double prize = contest ? mean_lever(world, LEVER_PRIZE) : 0.0;
    /* A part of a slot is one more slot as often as the part says. */
    double places = p->programme_slots[programme] * (1.0 + prize);
    uint64_t slots = (uint64_t)places + (world_uniform(world, PURPOSE_PROGRAMME_ARRIVAL, programme,
                                                       UINT64_MAX) < places - floor(places));
    double fill = p->programme_fill[programme] * supply(world, programme);
    size_t first = world->proposals.count;
    uint64_t pitches = 0, returned = 0;
    double uniform[4];
    for (uint64_t slot = 0; slot < slots; slot++) {
        if (slot % 4 == 0)
            world_uniform4(world, PURPOSE_PROGRAMME_ARRIVAL, programme, slot / 4, uniform);
        pitches += uniform[slot % 4] < fill;
    }
    enum Status status = STATUS_OK;
    if (p->programme_returns[programme] != 0.0) {
        status = pitch_returned(world, programme, pitches, &returned, error);
        world->pitches += pitches;
        world->pitches_returned += returned;
    }
    for (uint64_t i = returned; i < pitches && status == STATUS_OK; i++)
        status = propose(world, semantic_key(KEY_PROGRAMME, programme, world->week, i), programme, error);
    if (status == STATUS_OK && contest)
        select_best(world, programme, first);
    return status;
}

static enum Status programmes_step(struct World *world, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int programme = 0; programme < PROGRAMME_COUNT && status == STATUS_OK; programme++)
        if (has_event(world, world->params->programme_interval_weeks[programme]))
            status = programme_event(world, (enum Programme)programme, error);
    return status;
}

/* Each crisis calls up a Poisson number of proposals: unit exponentials until their sum passes the mean. */
static enum Status crisis_calls(struct World *world, uint64_t crisis, struct Error *error) {
    uint64_t number = 0;
    double sum = 0.0;
    for (;;) {
        sum -= log1p(-world_uniform(world, PURPOSE_CRISIS, 1 + crisis, number));
        if (sum > world->params->outside_crisis_proposals)
            return STATUS_OK;
        uint64_t key = semantic_key(KEY_CRISIS, crisis, world->week, number++);
        enum Status status = propose(world, key, PROGRAMME_CRISIS, error);
        if (status != STATUS_OK)
            return status;
    }
}

static enum Status demonstrations_step(struct World *world, struct Error *error) {
    if (world->lever[LEVER_DEMONSTRATION] == NULL)
        return STATUS_OK;
    const struct Params *p = world->params;
    for (size_t a = 0; a < world->agencies.count; a++) {
        double *due = &world->agencies.demonstration_due[a];
        *due += world_lever(world, LEVER_DEMONSTRATION, a) / WEEKS_PER_YEAR;
        for (uint64_t number = 0; *due >= 1.0; number++, *due -= 1.0) {
            uint64_t key = semantic_key(KEY_DEMONSTRATION, a, world->week, number);
            struct Issue issue = issue_draw(world, key, p->programme_internal_share[PROGRAMME_DEMONSTRATION]);
            enum CaseType type = programme_case_type(p, PROGRAMME_DEMONSTRATION, issue.internal);
            struct Proposal proposal =
                proposal_draw(world, key, PROGRAMME_DEMONSTRATION, type, &issue, (uint32_t)a);
            enum Status status = proposal_arises(world, &proposal, error);
            if (status != STATUS_OK)
                return status;
        }
    }
    return STATUS_OK;
}

/* Descendants of earlier results whose time has come. */
static enum Status descendants_step(struct World *world, struct Error *error) {
    size_t kept = 0;
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < world->later.count; i++) {
        struct Proposal *proposal = &world->later.item[i];
        if (status == STATUS_OK && proposal->ready <= world->week) {
            struct Proposal born = proposal_draw(world, proposal->key, proposal->programme, proposal->type,
                                                 &proposal->issue, proposal->agency);
            born.parent_key = proposal->parent_key;
            born.parent_type = proposal->parent_type;
            status = proposal_arises(world, &born, error);
        } else {
            world->later.item[kept++] = *proposal;
        }
    }
    world->later.count = kept;
    return status;
}

static enum Status issues_step(struct World *world, struct Error *error) {
    world->arrivals.count = 0;
    world->week_proposals = 0;
    if (world->params->mechanism_issues == 0.0)
        return STATUS_OK;
    enum Status status = STATUS_OK;
    const double *next = world->agencies.issue_next, ends = (double)world->week + 1.0;
    for (size_t a = 0, count = world->agencies.count; a < count && status == STATUS_OK; a++)
        if (next[a] < ends)
            status = agency_issues(world, a, error);
    if (status == STATUS_OK)
        status = programmes_step(world, error);
    for (uint64_t i = 0; i < world->week_crises && status == STATUS_OK; i++)
        status = crisis_calls(world, world->crises_born - i, error);
    if (status == STATUS_OK)
        status = demonstrations_step(world, error);
    if (status == STATUS_OK)
        status = descendants_step(world, error);
    return status;
}

const struct Mechanism issues_mechanism = {
    .name = "issues",
    .title = "Issues and proposals",
    .group = "issues",
    .equation = "agency issues: Poisson, rate r (1 - o openness)(1 - [internal] logistic(logit c + R)), "
                "thinned from rate r",
    .source = N_("Lewis & Shedler 1979 (thinning); N6 N7 N11"),
    .claims = "C6 C17 C19 C28 C61 C75",
    .passage = "藉由提供獎勵、舉辦競賽",
    .passage_english = "by offering rewards and holding competitions",
    .start = issues_start,
    .step = issues_step,
};
