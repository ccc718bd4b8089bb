/* What a replicate costs as agencies grow: nothing should grow faster than they do. */
#include <stdio.h>

#include "measure.h"
#include "observe.h"
#include "week.h"
#include "world.h"

enum { PARTS = 4, SIZES = 5, WEEKS = 260, BURN_IN = 52, ROUNDS = 3 };

static const char *const part_name[PARTS] = {"build", "weeks", "observe", "finish"};
static const double sizes[SIZES] = {100, 300, 1000, 3000, 8000};

static void world_weeks(struct World *world, double seconds[PARTS], struct Error *error) {
    volatile double sink = 0.0; /* what is observed must be worked out */
    for (; world->week < world->end_week; world->week++) {
        double began = cpu_seconds();
        must(week_run(world, error), error);
        double ran = cpu_seconds();
        if (world->week >= world->first_week)
            sink = sink + observe_week(world).data_quality;
        seconds[1] += ran - began;
        seconds[2] += cpu_seconds() - ran;
    }
}

static void replicate_parts(void *context, double seconds[RESULTS_MOST]) {
    const struct Scenario *scenario = context;
    struct World world;
    struct Error error = {0};
    struct RunRecord run = {0};
    struct Recorder nobody = {0};
    double began = cpu_seconds();
    must(world_create(&world, scenario, NULL, (struct RandomKey){1, 0}, WEEKS, &error), &error);
    must(week_first(&world, &error), &error);
    seconds[0] = cpu_seconds() - began;
    world_weeks(&world, seconds, &error);
    began = cpu_seconds();
    must(observe_inequality(&world, &run, &error), &error);
    must(observe_finished(&world, &run, &nobody, &error), &error);
    seconds[PARTS] = (double)world.episodes.count;
    seconds[PARTS + 1] = (double)world.citizens.count;
    world_free(&world);
    seconds[3] = cpu_seconds() - began;
}

/* Medians of the parts, then of episodes and citizens; memory last. */
static void measure(double agencies, double medians[PARTS + 3]) {
    struct Scenario scenario;
    struct Sample sample[PARTS + 3] = {0};
    baseline_init(&scenario);
    struct Params *p = &scenario.params;
    p->world_citizens = (double)(long long)(p->world_citizens * agencies / p->world_agencies);
    p->world_agencies = agencies;
    p->world_burn_in_weeks = BURN_IN;
    for (int round = 0; round < ROUNDS; round++) {
        struct ChildWork work = {.run = replicate_parts, .context = &scenario};
        struct ChildCost cost = children_run(&work, 1);
        for (int i = 0; i < PARTS + 2; i++)
            sample_add(&sample[i], cost.results[i]);
        sample_add(&sample[PARTS + 2], cost.memory);
    }
    for (int i = 0; i < PARTS + 3; i++)
        medians[i] = sample_median(&sample[i]);
    scenario_free(&scenario);
}

static void exponents_print(const char *name, double result[SIZES][PARTS + 3], int first) {
    double column[SIZES];
    printf("%10s", name);
    for (int part = 0; part < PARTS + 3; part++) {
        for (int size = 0; size < SIZES; size++)
            column[size] = result[size][part];
        printf(" %10.2f", fitted_exponent(sizes + first, column + first, (size_t)(SIZES - first)));
    }
    printf("\n");
}

int main(void) {
    double result[SIZES][PARTS + 3];
    printf("Replicate of %d weeks after %d of burn-in, citizens in proportion to agencies; milliseconds of\n"
           "processor time, medians of %d; exponent e of cost ~ agencies^e\n",
           WEEKS, BURN_IN, ROUNDS);
    printf("%10s", "agencies");
    for (int part = 0; part < PARTS; part++)
        printf(" %10s", part_name[part]);
    printf(" %10s %10s %10s %12s\n", "episodes", "citizens", "MB", "us/agency/wk");
    for (int size = 0; size < SIZES; size++) {
        double *row = result[size];
        measure(sizes[size], row);
        printf("%10.0f", sizes[size]);
        for (int part = 0; part < PARTS; part++)
            printf(" %10.2f", 1e3 * row[part]);
        printf(" %10.0f %10.0f %10.1f %12.3f\n", row[PARTS], row[PARTS + 1], 1e-6 * row[PARTS + 2],
               1e6 * row[1] / sizes[size] / (WEEKS + BURN_IN));
    }
    exponents_print("exponent", result, 0);
    exponents_print("of last 2", result, SIZES - 2);
    return 0;
}
