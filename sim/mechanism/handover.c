/* Results become services, are referred to business units, taken over by contract, kept up or not. ODD 7.16.
 */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/scales.h"

/* A service dies where its cumulative hazard passes a unit exponential over a gamma frailty: one draw a life.
 */
static double life_level(const struct World *world, uint64_t key) {
    struct RandomStream stream;
    random_stream_init(&stream, &world->key, (struct DrawId){PURPOSE_FRAILTY, key, 0, 0});
    double shape = world->params->handover_frailty_shape;
    double frailty = gsl_ran_gamma(&stream.rng, shape, 1.0 / shape);
    return world_threshold(world, PURPOSE_SERVICE_LIFE, key, 0) / fmax(frailty, 1e-12);
}

/* h = d (1 + i (1 - timely))(1 - k contract)(1 - m maintenance), a year: what keeps a service alive is data
 * that come on time, which upkeep and use bring about (C58, C72), or a commitment to release them. */
static double death_hazard(const struct World *world, const struct Service *service) {
    const struct Params *p = world->params;
    double timely = world->agencies.timely[service->agency];
    timely += (1.0 - timely) * fmin(1.0, world_lever(world, LEVER_RELEASE_STABILITY, service->agency));
    double contract = service->record.handed_over != 0 ? p->handover_contract_hold : 0.0;
    double paid =
        p->handover_maintenance_hold * fmin(1.0, world_lever(world, LEVER_MAINTENANCE, service->agency));
    return p->handover_death_per_year * (1.0 + p->handover_instability * (1.0 - timely)) * (1.0 - contract) *
           (1.0 - paid);
}

/* A referral is taken over or lapses; the two compete. */
static void referral_step(struct World *world, struct Service *service) {
    const struct Params *p = world->params;
    double takeover = p->handover_takeover_per_year * 2.0 * world->agencies.support[service->agency];
    double ends = takeover + p->handover_lapse_per_year;
    double uniform = world_uniform(world, PURPOSE_HANDOVER, (uint64_t)service->record.key, 0);
    double probability = weekly_probability(ends);
    if (uniform >= probability)
        return;
    service->referred = false;
    if (uniform >= probability * takeover / ends)
        return;
    service->record.handed_over = 1;
    service->record.takeover_week = (int64_t)world->week - world->first_week;
}

static void service_step(struct World *world, struct Service *service) {
    const struct Params *p = world->params;
    int64_t week = (int64_t)world->week - world->first_week;
    if (service->referred)
        referral_step(world, service);
    service->hazard += death_hazard(world, service) / WEEKS_PER_YEAR;
    double discount = pow(1.0 + p->world_discount_per_year, -(double)week / WEEKS_PER_YEAR);
    if (week >= 0)
        world->public_value += service->record.value_per_week * discount;
    if (service->hazard < service->life)
        return;
    service->alive = false;
    service->record.end_week = week;
    world->agencies.services[service->agency]--;
}

static enum Status handover_step(struct World *world, struct Error *error) {
    (void)error;
    size_t kept = 0;
    for (size_t i = 0; i < world->alive.count; i++) {
        uint32_t place = world->alive.item[i];
        service_step(world, &world->services.item[place]);
        if (world->services.item[place].alive)
            world->alive.item[kept++] = place;
    }
    world->alive.count = kept;
    return STATUS_OK;
}

/* Prototypes are referred where they are useful to the unit, not because they were finished (C32, C68). */
static bool is_referred(const struct World *world, const struct Episode *episode) {
    const struct Params *p = world->params;
    double useful = episode->record.scope * episode->quality;
    double half = fmax(p->handover_referral_usefulness, 1e-9);
    double share = p->case_sponsor[episode->type] * useful / (useful + half);
    bool promised = episode->record.awarded != 0; /* the prize is the promise of policy (study III-3) */
    return promised || world_trait(world, PURPOSE_HANDOVER, (uint64_t)episode->record.key, 0) < share;
}

static enum Status handover_end(struct World *world, struct Episode *episode, struct Error *error) {
    if (world->params->mechanism_handover == 0.0 || episode->record.exit != EXIT_COMPLETED)
        return STATUS_OK;
    if (!LIST_RESERVE(&world->services) || !LIST_RESERVE(&world->alive))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu services", world->services.count);
    episode->record.referred = is_referred(world, episode);
    world->agencies.services[episode->agency]++;
    world->alive.item[world->alive.count++] = (uint32_t)world->services.count;
    world->services.item[world->services.count++] = (struct Service){
        .record = {.key = episode->record.key,
                   .case_type = episode->type,
                   .handed_over = 0,
                   .start_week = episode->record.end_week,
                   .takeover_week = RECORD_MISSING,
                   .end_week = RECORD_MISSING,
                   .value_per_week = episode->record.outcome_shared},
        .agency = episode->agency,
        .alive = true,
        .referred = episode->record.referred != 0,
        .life = life_level(world, (uint64_t)episode->record.key),
    };
    return STATUS_OK;
}

const struct Mechanism handover_mechanism = {
    .name = "handover",
    .title = "Handover and services",
    .group = "handover",
    .equation =
        "h_death = d (1 + i (1 - timely)) (1 - k contract) (1 - m maintenance), times a gamma frailty",
    .source = "Vaupel, Manton & Stallard 1979 (frailty)",
    .claims = "C5 C32 C58 C63 C68 C72 C75",
    .passage = "以合約方式達到機關的課責性",
    .step = handover_step,
    .end = handover_end,
};
