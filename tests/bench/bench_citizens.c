/* What the size of the population costs: only those who are touched should. */
#include <stdio.h>

#include "measure.h"
#include "observe.h"
#include "week.h"
#include "world.h"

enum { SIZES = 4, WEEKS = 260, BURN_IN = 52, ROUNDS = 5, REACH = 3000 };

static const double sizes[SIZES] = {1e4, 1e5, 1e6, 1e7};

enum { LOOP, OBSERVING, EPISODES, TOUCHED, MEMORY, RESULTS };

static void world_weeks(struct World *world, double results[RESULTS_MOST], struct Error *error) {
    volatile double sink = 0.0; /* what is observed must be worked out */
    for (; world->week < world->end_week; world->week++) {
        double began = cpu_seconds();
        must(week_run(world, error), error);
        double ran = cpu_seconds();
        sink = sink + observe_week(world).trust_citizen;
        results[LOOP] += ran - began;
        results[OBSERVING] += cpu_seconds() - ran;
    }
}

static void run_world(void *context, double results[RESULTS_MOST]) {
    struct World world;
    struct Error error = {0};
    must(world_create(&world, context, NULL, (struct RandomKey){1, 0}, WEEKS, &error), &error);
    must(week_first(&world, &error), &error);
    world_weeks(&world, results, &error);
    results[EPISODES] = (double)world.episodes.count;
    results[TOUCHED] = (double)world.citizens.count;
    world_free(&world);
}

/* Medians over children, one after the other of each size, so that a busy spell of the machine meets all. */
static void measure(const double share[SIZES], double medians[SIZES][RESULTS]) {
    struct Scenario scenario[SIZES];
    struct Sample sample[SIZES][RESULTS] = {0};
    for (int size = 0; size < SIZES; size++) {
        baseline_init(&scenario[size]);
        scenario[size].params.world_citizens = sizes[size];
        scenario[size].params.world_active_share = share[size];
        scenario[size].params.world_burn_in_weeks = BURN_IN;
    }
    for (int round = 0; round < ROUNDS; round++)
        for (int size = 0; size < SIZES; size++) {
            struct ChildWork work = {.run = run_world, .context = &scenario[size]};
            struct ChildCost cost = children_run(&work, 1);
            cost.results[MEMORY] = cost.memory;
            for (int i = 0; i < RESULTS; i++)
                sample_add(&sample[size][i], cost.results[i]);
        }
    for (int size = 0; size < SIZES; size++) {
        for (int i = 0; i < RESULTS; i++)
            medians[size][i] = sample_median(&sample[size][i]);
        scenario_free(&scenario[size]);
    }
}

static void table(const char *title, const double share[SIZES]) {
    double result[SIZES][RESULTS];
    measure(share, result);
    printf("%s\n%10s %12s %10s %10s %10s %8s %10s %8s %10s %8s\n", title, "citizens", "active share",
           "episodes", "touched", "weeks ms", "ratio", "observe ms", "ratio", "peak MB", "ratio");
    for (int size = 0; size < SIZES; size++) {
        const double *row = result[size], *first = result[0];
        printf("%10.0f %12.6f %10.0f %10.0f %10.1f %8.2f %10.2f %8.2f %10.2f %8.2f\n", sizes[size],
               share[size], row[EPISODES], row[TOUCHED], 1e3 * row[LOOP], row[LOOP] / first[LOOP],
               1e3 * row[OBSERVING], row[OBSERVING] / first[OBSERVING], 1e-6 * row[MEMORY],
               row[MEMORY] / first[MEMORY]);
    }
    printf("\n");
}

int main(void) {
    double same_reach[SIZES], same_share[SIZES];
    for (int size = 0; size < SIZES; size++) {
        same_reach[size] = REACH / sizes[size];
        same_share[size] = 0.03;
    }
    printf("%d weeks of the baseline with its issues and proposals and other numbers of citizens; processor\n"
           "time and peak memory, medians of %d children; ratios to the first row\n\n",
           WEEKS + BURN_IN, ROUNDS);
    table("As many within reach in each", same_reach);
    table("The same share within reach: more strangers are met", same_share);
    return 0;
}
