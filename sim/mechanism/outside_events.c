/* Crises, elections, heads and the levers of interventions. ODD 7.1. */
#include <math.h>

#include "mechanism/interventions.h"
#include "mechanism/mechanism.h"
#include "mechanism/pushes.h"
#include "params/intervention.h"
#include "world/constructs.h"
#include "world/draws.h"
#include "world/scales.h"

/* Hawkes 1971 in discrete weeks: each crisis adds n(e^b - 1) to a rate that falls by e^-b a week, so that it
 * sets off n others in all. Crises come where the cumulative rate passes keyed unit exponentials. */
static void crises_step(struct World *world) {
    const struct Params *p = world->params;
    double background = p->outside_crises_per_year * (1.0 - p->outside_crisis_branching) / WEEKS_PER_YEAR;
    double decay = p->outside_crisis_decay_per_week;
    world->crisis_hazard += background + world->crisis_excitation;
    world->week_crises = 0;
    while (world->crisis_hazard >= world->crisis_next) {
        world->crises_born++;
        world->week_crises++;
        WITNESS(world, .moment = MOMENT_CRISIS);
        world->crisis_next += world_threshold(world, PURPOSE_CRISIS, 0, world->crises_born);
        world->crisis_excitation += p->outside_crisis_branching * expm1(decay);
    }
    world->crisis_excitation *= exp(-decay);
}

/* Local elections every four years, the first in November 2014; week 0 is in April 2013. */
enum { ELECTION_INTERVAL = 4 * WEEKS_PER_YEAR, FIRST_ELECTION = 86 };

static bool is_election(const struct World *world) {
    return ((int64_t)world->week - (int64_t)world->first_week - FIRST_ELECTION) % ELECTION_INTERVAL == 0;
}

static void elections_step(struct World *world) {
    const struct Params *p = world->params;
    if (!is_election(world))
        return;
    for (size_t g = 0; g < world->government_count; g++) {
        if (world_uniform(world, PURPOSE_HEAD_ATTENTION, g, 1) < p->outside_reelection)
            continue;
        world->governments[g].attention = score_draw(p->outside_attention_mean, p->sourcing_trait_spread,
                                                     world_normal(world, PURPOSE_HEAD_ATTENTION, g, 2));
        if (world->governments[g].count > 0)
            WITNESS(world, .moment = MOMENT_HEAD_CHANGED, .agency = world->governments[g].first,
                    .value = {(double)g, world->governments[g].attention});
    }
}

static enum Status outside_events_start(struct World *world, struct Error *error) {
    world->crisis_next = world_threshold(world, PURPOSE_CRISIS, 0, 0);
    return interventions_aim(world, error);
}

/* Share of full intensity in the present week: 0 before the start, linear over the ramp, 0 from the end. */
static double schedule_level(const struct World *world, const struct Intervention *intervention) {
    double week = (double)world->week - (double)world->first_week;
    if (week < intervention->start_week || week >= intervention->end_week)
        return 0.0;
    if (intervention->ramp_weeks <= 0.0)
        return 1.0;
    return fmin(1.0, (week - intervention->start_week + 1.0) / intervention->ramp_weeks);
}

static void intervention_apply(struct World *world, size_t index) {
    const struct Intervention *intervention = &world->scenario->interventions[index];
    const struct InterventionRow *row = intervention_row(intervention->kind);
    double amount = intervention->intensity * schedule_level(world, intervention);
    double cost = intervention_cost(intervention);
    const bool *hit = world->intervention_hits + index * world->agencies.count;
    for (size_t a = 0; a < world->agencies.count; a++)
        if (hit[a]) {
            double *lever = &world->lever[row->lever][a];
            *lever = row->probe ? fmax(*lever, amount * row->per_unit) : *lever + amount * row->per_unit;
            world->intervention_cost += amount * cost;
        }
}

/* The sum over agencies of the push of a construct. */
static double push_sum(const struct World *world, enum Construct construct) {
    enum Lever push = construct_row(construct)->push;
    double sum = 0.0;
    for (size_t a = 0; world->lever[push] != NULL && a < world->agencies.count; a++)
        sum += world->lever[push][a];
    return sum;
}

static void interventions_step(struct World *world) {
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        world->moved[c][CAUSE_INTERVENTIONS] -= push_sum(world, (enum Construct)c);
    for (int lever = 0; lever < LEVER_COUNT; lever++)
        for (size_t a = 0; world->lever[lever] != NULL && a < world->agencies.count; a++)
            world->lever[lever][a] *= push_kept(world, (enum Lever)lever, a);
    for (size_t i = 0; i < (size_t)world->scenario->intervention_count; i++)
        intervention_apply(world, i);
    for (int c = 0; c < CONSTRUCT_COUNT; c++)
        world->moved[c][CAUSE_INTERVENTIONS] += push_sum(world, (enum Construct)c);
}

static enum Status outside_events_step(struct World *world, struct Error *error) {
    (void)error;
    crises_step(world);
    elections_step(world);
    interventions_step(world);
    return STATUS_OK;
}

const struct Mechanism outside_events_mechanism = {
    .name = "outside_events",
    .title = "Outside events",
    .group = "outside",
    .equation = "lambda(t) = mu (1 - n) + sum over crises s < t of n (e^b - 1) e^(-b (t - s))",
    .source = "Hawkes 1971; N23",
    .claims = "C6 C12 C27",
    .passage = "由民間主動投入「鍵盤救災」",
    .passage_english = "citizens threw themselves into disaster relief by keyboard",
    .start = outside_events_start,
    .step = outside_events_step,
};
