/* Agencies choose in-house, outsourced or collaborative work. ODD 7.7. */
#include "mechanism/sourcing.h"

#include <math.h>

#include "mechanism/legal_verdict.h"
#include "mechanism/mechanism.h"
#include "mechanism/proposals.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/scales.h"
#include "world/support.h"

/* McFadden 1974: P(i) = exp(V_i) / sum over k of exp(V_k), over the ways that are open. */
void choice_shares(const double utility[WAY_COUNT], const bool open[WAY_COUNT], double share[WAY_COUNT]) {
    double highest = -INFINITY, sum = 0.0;
    for (int way = 0; way < WAY_COUNT; way++)
        if (open[way])
            highest = fmax(highest, utility[way]);
    for (int way = 0; way < WAY_COUNT; way++) {
        share[way] = open[way] ? exp(utility[way] - highest) : 0.0;
        sum += share[way];
    }
    for (int way = 0; way < WAY_COUNT; way++)
        share[way] /= sum;
}

/* V_in, V_out, V_col of ODD 7.7, from the state at the start of the week. */
static void choice_utilities(const struct World *world, const struct Arrival *arrival,
                             double utility[WAY_COUNT]) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    uint32_t a = arrival->agency;
    utility[WAY_IN_HOUSE] = p->sourcing_value_weight * all->value_in_house[a] +
                            p->sourcing_capability_weight *
                                (all->capability[a] * agency_support(world, a) / REFERENCE - REFERENCE);
    utility[WAY_OUTSOURCED] = p->sourcing_value_weight * all->value_outsourced[a] +
                              p->sourcing_habit_weight * (all->habit[a] - REFERENCE);
    utility[WAY_COLLABORATION] = p->sourcing_value_weight * all->value_collaboration[a] +
                                 p->sourcing_trust_weight * (agency_trust(world, a) - REFERENCE);
    if (arrival->issue.internal) {
        enum CaseType type = programme_case_type(p, PROGRAMME_AGENCY, true);
        utility[WAY_COLLABORATION] -= legal_hesitation(world, a, legal_personal_expected(p, type));
    }
}

static enum Way choose(const struct World *world, const struct Arrival *arrival) {
    if (world->params->mechanism_sourcing == 0.0)
        return WAY_IN_HOUSE;
    double utility[WAY_COUNT], share[WAY_COUNT];
    bool open[WAY_COUNT] = {true, true, world->agencies.practice[arrival->agency] >= PRACTICE_DECIDED};
    choice_utilities(world, arrival, utility);
    choice_shares(utility, open, share);
    double uniform = world_trait(world, PURPOSE_SOURCING_CHOICE, arrival->key, 0);
    /* Outsourcing first: as collaboration opens up, the uniform that chose it moves the fewest other choices.
     */
    if (uniform < share[WAY_OUTSOURCED])
        return WAY_OUTSOURCED;
    bool alone = uniform < share[WAY_OUTSOURCED] + share[WAY_IN_HOUSE] || !open[WAY_COLLABORATION];
    if (!alone) /* the draw is told from the other end, so that it falls below the share */
        WITNESS(world, .moment = MOMENT_COLLABORATION_CHOSEN, .key = arrival->key, .agency = arrival->agency,
                .probability = share[WAY_COLLABORATION], .draw = 1.0 - uniform,
                .value = {share[WAY_IN_HOUSE], share[WAY_OUTSOURCED], agency_trust(world, arrival->agency),
                          world->agencies.value_collaboration[arrival->agency]});
    return alone ? WAY_IN_HOUSE : WAY_COLLABORATION;
}

static enum Status work_alone(struct World *world, const struct Arrival *arrival, bool outsourced,
                              struct Error *error) {
    const struct Params *p = world->params;
    if (!LIST_RESERVE(&world->sourced))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the work of agencies");
    double mean = outsourced ? p->sourcing_outsourced_weeks : p->sourcing_in_house_weeks;
    double uniform = world_trait(world, PURPOSE_SOURCED_WORK, arrival->key, 0);
    double weeks = mean * arrival->issue.difficulty * (0.5 - 0.5 * log1p(-uniform));
    world->sourced.item[world->sourced.count++] =
        (struct SourcedWork){.key = arrival->key,
                             .agency = arrival->agency,
                             .due = world->week + 1 + (uint32_t)fmin(weeks, 1e6),
                             .outsourced = outsourced,
                             .difficulty = arrival->issue.difficulty};
    return STATUS_OK;
}

static enum Status collaborate(struct World *world, const struct Arrival *arrival, struct Error *error) {
    enum CaseType type = programme_case_type(world->params, PROGRAMME_AGENCY, arrival->issue.internal);
    struct Proposal proposal =
        proposal_draw(world, arrival->key, PROGRAMME_AGENCY, type, &arrival->issue, arrival->agency);
    return proposal_open(world, &proposal, error);
}

static enum Status sourcing_step(struct World *world, struct Error *error) {
    enum Status status = STATUS_OK;
    for (int way = 0; way < WAY_COUNT; way++)
        world->week_choice[way] = 0;
    for (size_t i = 0; i < world->arrivals.count && status == STATUS_OK; i++) {
        struct Arrival arrival = world->arrivals.item[i];
        enum Way way = choose(world, &arrival);
        world->week_choice[way]++;
        status = way == WAY_COLLABORATION ? collaborate(world, &arrival, error)
                                          : work_alone(world, &arrival, way == WAY_OUTSOURCED, error);
    }
    return status;
}

const struct Mechanism sourcing_mechanism = {
    .name = "sourcing",
    .title = "In-house, outsourced or collaborative",
    .group = "sourcing",
    .equation =
        "P(i) = exp(V_i) / sum_k exp(V_k); V_in = w Q_in + c (2 S K - 1/2); V_out = w Q_out + h (H - 1/2); "
        "V_col = w Q_col + t (T - 1/2) - [internal data] R",
    .source = "McFadden 1974; Brown & Potoski 2003",
    .claims = "C7 C21 C25 C26 C27 C39 C61 C67",
    .passage = "逐漸脫離業務委外的思考模式",
    .passage_english = "slowly leaving behind the habit of contracting out",
    .step = sourcing_step,
};
