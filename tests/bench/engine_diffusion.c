#include "engine_diffusion.h"

#include <math.h>
#include <string.h>

#include "measure.h"
#include "run/observe_finished.h"
#include "run/week.h"
#include "world/network_generate.h"
#include "world/scales.h"
#include "world/world.h"

static bool stands_out(const struct ParamRow *row) {
    return strstr(row->name, "spread") != NULL || strcmp(row->name, "between") == 0 ||
           strcmp(row->name, "noise") == 0;
}

/* Switches of mechanisms off, but for diffusion, so that a decision is a trial; every spread of traits at its
 * least, which is none. */
static void all_alike_and_quiet(struct Params *params) {
    struct Error error = {0};
    for (size_t i = 0; i < params_count(); i++) {
        const struct ParamRow *row = params_row(i);
        bool is_switch = strcmp(row->group, "mechanism") == 0 && strcmp(row->name, "diffusion") != 0;
        if (is_switch || stands_out(row))
            must(params_set(params, i, 0.0, NULL, 0, &error), &error);
    }
}

void engine_scenario(struct Scenario *scenario, const struct DiffusionQuestion *question) {
    baseline_init(scenario);
    struct Params *p = &scenario->params;
    double alone = -log1p(-question->outside), half = -log1p(-question->outside - question->inside / 2.0);
    all_alike_and_quiet(p);
    p->world_agencies = question->units;
    p->world_governments = 1.0;
    p->world_burn_in_weeks = 0.0;
    p->publication_initial_open_share = 0.0;
    p->network_peers_within = question->peers;
    p->network_peers_between = 0.0;
    p->network_rewiring = question->rewiring;
    p->diffusion_outside_per_year = WEEKS_PER_YEAR * alone;
    p->diffusion_inside_per_year = WEEKS_PER_YEAR * 2.0 * (half - alone);
    p->diffusion_aware_start = 1.0;
    p->diffusion_usefulness_start = 1.0;
    p->outside_attention_mean = REFERENCE;
    p->diffusion_support_exponent = p->diffusion_burden_weight = p->diffusion_lapse_per_year = 0.0;
}

/* Counts agencies by the week of their first trial. */
struct Early {
    double look, count;
};

static enum Status early_count(void *context, enum RecordTable table, const void *record,
                               struct Error *error) {
    (void)table, (void)error;
    struct Early *self = context;
    const struct AgencyRecord *agency = record;
    bool tried = agency->tried_week != RECORD_MISSING;
    self->count += tried && (double)agency->tried_week < self->look;
    return STATUS_OK;
}

double engine_replicate(const struct Scenario *scenario, const struct DiffusionQuestion *question,
                        uint64_t replicate) {
    struct Error error = {0};
    struct Early early = {.look = question->look};
    struct Recorder recorder = {&early, early_count, 1u << TABLE_AGENCIES};
    struct ReplicateInput input = {.scenario = scenario, .seed = 1, .weeks = question->weeks};
    must(replicate_run(&input, replicate, &recorder, &error), &error);
    return early.count / question->units;
}

static void network_like(struct Network *network, const struct World *world, struct Error *error) {
    const struct Params *p = world->params;
    struct NetworkShape shape = {.agencies = world->agencies.count,
                                 .government = world->agencies.government,
                                 .peers_within = p->network_peers_within,
                                 .rewiring = p->network_rewiring,
                                 .weight_between = p->network_weight_between};
    must(network_generate(network, &shape, &world->key, error), error);
}

/* Units for which a span of the first band has just been laid out, with a block each. */
static double waiting(const struct Occasions *occasions) {
    double count = 0.0;
    for (size_t unit = 0; unit < occasions->units; unit++)
        count += occasions->waits[unit] & 1u;
    return count;
}

/* As replicate_run; the network, made once more, is measured by itself and taken off the building. */
void engine_parts(const struct Scenario *scenario, const struct DiffusionQuestion *question,
                  uint64_t replicate, double seconds[PART_COUNT], double *draws) {
    struct World world;
    struct Network network;
    struct Error error = {0};
    struct Early early = {.look = question->look};
    struct Recorder recorder = {&early, early_count, 1u << TABLE_AGENCIES};
    struct RunRecord run = {0};
    double began = cpu_seconds();
    must(world_create(&world, scenario, NULL, (struct RandomKey){1, replicate}, question->weeks, &error),
         &error);
    must(week_first(&world, &error), &error);
    double built = cpu_seconds();
    network_like(&network, &world, &error);
    network_free(&network);
    double started = cpu_seconds();
    *draws = 0.0;
    for (; world.week < world.end_week; world.week++) {
        must(week_run(&world, &error), &error);
        if (world.week % OCCASION_SPAN == 0)
            *draws += waiting(&world.occasions);
    }
    double ran = cpu_seconds();
    must(observe_finished(&world, &run, &recorder, &error), &error);
    world_free(&world);
    seconds[PART_NETWORK] = started - built;
    seconds[PART_WORLD] = built - began - seconds[PART_NETWORK];
    seconds[PART_WEEKS] = ran - started;
    seconds[PART_END] = cpu_seconds() - ran;
}
