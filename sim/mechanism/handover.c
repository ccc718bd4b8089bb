/* Results become services, are referred to business units, taken over by contract, kept up or not. ODD 7.16.
 */
#include <math.h>

#include "base/translate.h"
#include "mechanism/mechanism.h"
#include "world/draws.h"
#include "world/quality.h"
#include "world/scales.h"
#include "world/support.h"

static bool is_held(const struct World *world) {
    return world->lever[LEVER_RELEASE_STABILITY] != NULL || world->lever[LEVER_MAINTENANCE] != NULL;
}

/* h = d (1 + i (1 - timely))(1 - k contract)(1 - m maintenance), a year, summed over the weeks since it was
 * last counted: what keeps a service alive is data that come on time, which upkeep and use bring about (C58,
 * C72), or a commitment to release them, which is counted week by week. */
static void hazard_count(const struct World *world, struct Service *service) {
    const struct Params *p = world->params;
    uint32_t a = service->agency;
    double weeks = (double)(world->week - service->counted), sum = agency_timeliness_sum(world, a);
    double late = weeks - (sum - service->timely_counted);
    late *= 1.0 - fmin(1.0, world_lever(world, LEVER_RELEASE_STABILITY, a));
    double contract = service->record.handed_over != 0 ? p->handover_contract_hold : 0.0;
    double paid = p->handover_maintenance_hold * fmin(1.0, world_lever(world, LEVER_MAINTENANCE, a));
    service->hazard += p->handover_death_per_year / WEEKS_PER_YEAR *
                       (weeks + p->handover_instability * late) * (1.0 - contract) * (1.0 - paid);
    service->counted = world->week;
    service->timely_counted = sum;
}

/* Referrals end at most at this rate a year. */
static double referral_rate_most(const struct Params *p) {
    return 2.0 * p->handover_takeover_per_year + p->handover_lapse_per_year;
}

static void referral_wait(const struct World *world, struct Service *service) {
    double gap = world_threshold(world, PURPOSE_HANDOVER, (uint64_t)service->record.key,
                                 1 + 2 * (uint64_t)service->tries);
    service->try_week += gap * WEEKS_PER_YEAR / referral_rate_most(world->params);
}

/* A referral is taken over or lapses; the two compete, thinned from the highest rate (Lewis & Shedler 1979).
 */
static void referral_try(struct World *world, struct Service *service) {
    const struct Params *p = world->params;
    double takeover = p->handover_takeover_per_year * 2.0 * agency_support(world, service->agency);
    double mark = world_trait(world, PURPOSE_HANDOVER, (uint64_t)service->record.key,
                              2 + 2 * (uint64_t)service->tries++) *
                  referral_rate_most(p);
    service->referred = mark >= takeover + p->handover_lapse_per_year;
    if (!service->referred)
        WITNESS(world, .moment = mark < takeover ? MOMENT_SERVICE_TAKEN_OVER : MOMENT_SERVICE_NOT_TAKEN_OVER,
                .key = (uint64_t)service->record.key, .agency = service->agency,
                .probability = takeover / (takeover + p->handover_lapse_per_year),
                .draw = mark / (takeover + p->handover_lapse_per_year),
                .value = {agency_support(world, service->agency)});
    if (service->referred)
        referral_wait(world, service);
    if (mark >= takeover)
        return;
    service->record.handed_over = 1;
    service->record.takeover_week = (int64_t)world->week - world->first_week;
}

/* Until then nothing can happen to a service: its hazard is at most what data that never come on time make
 * it. */
static uint32_t due_week(const struct World *world, const struct Service *service) {
    const struct Params *p = world->params;
    double most = p->handover_death_per_year / WEEKS_PER_YEAR * (1.0 + p->handover_instability);
    double wait = is_held(world) ? 1.0 : (service->life - service->hazard) / most;
    double due = fmin((double)world->week + fmax(1.0, floor(wait)), (double)world->end_week);
    return (uint32_t)(service->referred ? fmin(due, fmax(world->week + 1.0, floor(service->try_week))) : due);
}

static void service_look(struct World *world, struct Service *service) {
    hazard_count(world, service);
    while (service->referred && service->try_week < world->week + 1.0)
        referral_try(world, service);
    service->alive = service->hazard < service->life;
    if (service->alive) {
        service->due = due_week(world, service);
        return;
    }
    service->record.end_week = (int64_t)world->week - world->first_week;
    WITNESS(world, .moment = MOMENT_SERVICE_ENDED, .key = (uint64_t)service->record.key,
            .agency = service->agency,
            .value = {(double)(service->record.end_week - service->record.start_week),
                      (double)service->record.handed_over});
    world->agencies.services[service->agency]--;
    world->service_value -= service->record.value_per_week;
}

static enum Status handover_step(struct World *world, struct Error *error) {
    (void)error;
    double years = ((double)world->week - world->first_week) / WEEKS_PER_YEAR;
    if (years >= 0.0)
        world->public_value +=
            world->service_value * pow(1.0 + world->params->world_discount_per_year, -years);
    /* Runs that branch off the burn-in may have other levers from there on. */
    bool all = is_held(world) || world->week + 1 == world->first_week;
    size_t kept = 0;
    for (size_t i = 0; i < world->alive.count; i++) {
        struct Service *service = &world->services.item[world->alive.item[i]];
        if (all || service->due <= world->week)
            service_look(world, service);
        if (service->alive)
            world->alive.item[kept++] = world->alive.item[i];
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
    struct Service *service = &world->services.item[world->services.count++];
    *service = (struct Service){
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
        .life = frail_threshold(world_trait(world, PURPOSE_SERVICE_LIFE, (uint64_t)episode->record.key, 0),
                                world->params->handover_frailty_shape),
        .counted = world->week,
        .timely_counted = agency_timeliness_sum(world, episode->agency),
        .try_week = world->week + 1.0,
    };
    if (service->referred)
        referral_wait(world, service);
    service->due = due_week(world, service);
    WITNESS(world, .moment = MOMENT_SERVICE_BUILT, .key = (uint64_t)episode->record.key,
            .agency = episode->agency, .value = {service->record.value_per_week, service->referred});
    world->service_value += service->record.value_per_week;
    return STATUS_OK;
}

const struct Mechanism handover_mechanism = {
    .name = "handover",
    .title = "Handover and services",
    .group = "handover",
    .equation =
        "h_death = d (1 + i (1 - timely)) (1 - k contract) (1 - m maintenance), times a gamma frailty",
    .source = N_("Vaupel, Manton & Stallard 1979 (frailty)"),
    .claims = "C5 C32 C58 C63 C68 C72 C75",
    .passage = "以合約方式達到機關的課責性",
    .passage_english = "a contract gives the agency its accountability",
    .step = handover_step,
    .end = handover_end,
};
