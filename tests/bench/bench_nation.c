/* What a whole nation costs: seconds and memory of scenarios/taiwan.cfg, and how the cost of a week grows
 * with citizens, agencies and episodes. Wanted: two replicates at once in at most 3 GiB; exponents near 0 in
 * citizens at the same issues, near 1 in agencies and in episodes. Run in the folder that holds scenarios/.
 */
#include <stdio.h>

#include "drive/drive.h"
#include "measure.h"
#include "run/observe_finished.h"
#include "run/observe_inequality.h"
#include "run/observe_week.h"
#include "run/week.h"
#include "scenario/reader.h"
#include "world/constructs.h"
#include "world/world.h"

enum { SEED = 1, TEN_YEARS = 520, BURN_IN = 52, ROUNDS = 3, SIZES_MOST = 5, PATH_SIZE = 256 };
enum { BUILDING, WEEKS, OBSERVING, FINISHING, EPISODES, TOUCHED, MEMORY, RESULTS };

static const double gibibyte = 1024.0 * 1024.0 * 1024.0;

static void nation_init(struct Scenario *scenario) {
    struct Error error = {0};
    baseline_init(scenario);
    must(scenario_read(scenario, "scenarios/taiwan.cfg", &error), &error);
}

/* ---- A replicate with a clock round its parts. */

struct Timed {
    const struct Scenario *scenario;
    uint32_t weeks;
};

/* As of a run of which no weekly rows are stored. */
static double observe(struct World *world) {
    bool kept =
        week_is_kept((int64_t)world->week - world->first_week, (int64_t)world->end_week - world->first_week);
    struct ConstructLevels levels[CONSTRUCT_COUNT];
    if (kept) {
        constructs_look(world, levels);
        constructs_tell(world, levels);
    }
    return observe_week(world, kept ? levels : NULL).ever_tried_share;
}

static void weeks_run(struct World *world, double results[RESULTS_MOST], struct Error *error) {
    volatile double sink = 0.0; /* what is observed must be worked out */
    for (; world->week < world->end_week; world->week++) {
        if (world->week == world->first_week)
            must(world_watch(world) ? STATUS_OK : STATUS_OUT_OF_MEMORY, error);
        double began = cpu_seconds();
        must(week_run(world, error), error);
        double ran = cpu_seconds();
        if (world->week >= world->first_week)
            sink = sink + observe(world);
        results[WEEKS] += ran - began;
        results[OBSERVING] += cpu_seconds() - ran;
    }
}

static void timed_run(void *context, double results[RESULTS_MOST]) {
    const struct Timed *self = context;
    struct RandomKey key = {SEED, 0};
    struct World world;
    struct Error error = {0};
    struct RunRecord run = {0};
    struct Recorder nobody = {0};
    double began = cpu_seconds();
    must(world_create(&world, self->scenario, NULL, key, self->weeks, &error), &error);
    must(week_first(&world, &error), &error);
    results[BUILDING] = cpu_seconds() - began;
    weeks_run(&world, results, &error);
    began = cpu_seconds();
    must(observe_inequality(&world, &run, &error), &error);
    must(observe_finished(&world, &run, &nobody, &error), &error);
    results[EPISODES] = (double)world.episodes.count;
    results[TOUCHED] = (double)world.citizens.count;
    world_free(&world);
    results[FINISHING] = cpu_seconds() - began;
}

static void samples_add(struct Sample sample[RESULTS], const struct Scenario *scenario, uint32_t weeks) {
    struct Timed timed = {scenario, weeks};
    struct ChildWork work = {.run = timed_run, .context = &timed};
    struct ChildCost cost = children_run(&work, 1);
    cost.results[MEMORY] = cost.memory;
    for (int i = 0; i < RESULTS; i++)
        sample_add(&sample[i], cost.results[i]);
}

/* ---- Time and memory of the nation itself. */

static void parts_print(const struct Scenario *scenario) {
    struct Sample sample[RESULTS] = {0};
    for (int round = 0; round < ROUNDS; round++)
        samples_add(sample, scenario, TEN_YEARS);
    double part[RESULTS], sum = 0.0;
    for (int i = 0; i < RESULTS; i++)
        part[i] = sample_median(&sample[i]);
    for (int i = BUILDING; i <= FINISHING; i++)
        sum += part[i];
    printf("A replicate: %.2f s of processor time (building %.2f, weeks %.2f, observing them %.2f, the end\n"
           "%.3f), %.0f episodes, %.0f citizens touched; peak memory %.3f GiB\n\n",
           sum, part[BUILDING], part[WEEKS], part[OBSERVING], part[FINISHING], part[EPISODES], part[TOUCHED],
           part[MEMORY] / gibibyte);
}

/* Two replicates on two threads of one process, stored as `tandem run` stores them. */
struct Pair {
    struct DrivePlan plan;
    char directory[PATH_SIZE];
};

static void pair_run(void *context, double results[RESULTS_MOST]) {
    const struct Pair *self = context;
    struct Store store;
    struct Error error = {0};
    (void)results;
    must(store_open(&store, self->directory, &self->plan.study, STORE_START_AGAIN, &error), &error);
    must(drive_run(&self->plan, &store, NULL, &error), &error);
    store_close(&store);
}

static void pair_print(const char *name, const struct Scenario *scenario, unsigned tables) {
    struct Sample wall = {0}, memory = {0};
    struct Pair pair = {
        .plan = {.study = {.scenarios = scenario,
                           .scenario_count = 1,
                           .weeks = TEN_YEARS,
                           .seed = SEED,
                           .tables = tables},
                 .replicates = 2,
                 .threads = 2,
                 .oversubscribe = true,
                 .quiet = true},
    };
    struct ChildWork work = {.run = pair_run, .context = &pair};
    for (int round = 0; round < ROUNDS; round++) {
        directory_make(directory_folder(), pair.directory, PATH_SIZE);
        struct ChildCost cost = children_run(&work, 1);
        directory_clear(pair.directory);
        sample_add(&wall, cost.wall);
        sample_add(&memory, cost.memory);
    }
    printf("%12s %10.2f %10.3f\n", name, sample_median(&wall), sample_median(&memory) / gibibyte);
}

static void pairs_print(const struct Scenario *scenario) {
    printf("Two replicates at once; at most 3 GiB are wanted\n%12s %10s %10s\n", "tables", "seconds",
           "peak GiB");
    pair_print("all", scenario, (1u << TABLE_COUNT) - 1);
    pair_print("runs only", scenario, 1u << TABLE_RUNS);
    printf("\n");
}

/* ---- One thing varied, all else as in the nation. */

struct Series {
    const char *title, *varied;
    uint32_t weeks;
    int count;
    double size[SIZES_MOST];
    void (*set)(struct Params *params, double size);
    bool in_episodes; /* the exponent is one of episodes, not of sizes */
};

static void citizens_within_reach(struct Params *params, double size) {
    params->world_citizens = size;
}

static void agencies_with_citizens(struct Params *params, double size) {
    params->world_citizens *= size / params->world_agencies;
    params->world_agencies = size;
}

/* All units have tried and more people are within reach, so that episodes follow issues. */
static void issues_of_each_agency(struct Params *params, double size) {
    params->diffusion_aware_start = 1.0;
    params->diffusion_outside_per_year = 52.0;
    params->world_citizens *= 10.0;
    params->issues_rate_per_year = size;
    params->mechanism_issues = size > 0.0 ? 1.0 : 0.0;
}

static const struct Series series[] = {
    {"Citizens within reach, the same issues: more strangers are met (near 0)",
     "citizens",
     156,
     4,
     {1e4, 1e5, 1e6, 1e7},
     citizens_within_reach,
     false},
    {"Agencies, with citizens in proportion and the same programmes (near 1)",
     "agencies",
     260,
     5,
     {1000, 2000, 4000, 8000, 16000},
     agencies_with_citizens,
     false},
    {"Episodes, by the issues of each agency a year, where all have tried (near 1)",
     "issues",
     156,
     5,
     {0.0, 0.875, 1.75, 3.5, 7.0},
     issues_of_each_agency,
     true},
};

/* One after the other of each size, so that a busy spell of the machine meets all. */
static void series_measure(const struct Series *self, double medians[SIZES_MOST][RESULTS]) {
    struct Scenario scenario[SIZES_MOST];
    struct Sample sample[SIZES_MOST][RESULTS] = {0};
    for (int size = 0; size < self->count; size++) {
        nation_init(&scenario[size]);
        scenario[size].params.world_burn_in_weeks = BURN_IN;
        self->set(&scenario[size].params, self->size[size]);
    }
    for (int round = 0; round < ROUNDS; round++)
        for (int size = 0; size < self->count; size++)
            samples_add(sample[size], &scenario[size], self->weeks);
    for (int size = 0; size < self->count; size++) {
        for (int i = 0; i < RESULTS; i++)
            medians[size][i] = sample_median(&sample[size][i]);
        scenario_free(&scenario[size]);
    }
}

/* In episodes, row 0 is the week without any; what it costs is taken away. */
static double series_exponent(const struct Series *self, double rows[SIZES_MOST][RESULTS]) {
    double x[SIZES_MOST], y[SIZES_MOST];
    int first = self->in_episodes ? 1 : 0;
    for (int size = first; size < self->count; size++) {
        x[size - first] = self->in_episodes ? rows[size][EPISODES] : self->size[size];
        y[size - first] = rows[size][WEEKS] - (self->in_episodes ? rows[0][WEEKS] : 0.0);
    }
    return fitted_exponent(x, y, (size_t)(self->count - first));
}

static void series_print(const struct Series *self) {
    double rows[SIZES_MOST][RESULTS];
    series_measure(self, rows);
    printf("%s\n%12s %10s %10s %12s %14s %10s %10s\n", self->title, self->varied, "episodes", "touched",
           "ms a week", "observing, ms", "building s", "peak MiB");
    for (int size = 0; size < self->count; size++) {
        const double *row = rows[size];
        printf("%12.10g %10.0f %10.0f %12.3f %14.3f %10.3f %10.1f\n", self->size[size], row[EPISODES],
               row[TOUCHED], 1e3 * row[WEEKS] / (self->weeks + BURN_IN), 1e3 * row[OBSERVING] / self->weeks,
               row[BUILDING], row[MEMORY] * 1024.0 / gibibyte);
    }
    printf("exponent of the cost of a week in %s%s: %.3f\n\n", self->in_episodes ? "episodes" : self->varied,
           self->in_episodes ? ", beyond a week without any" : "", series_exponent(self, rows));
}

int main(void) {
    struct Scenario scenario;
    nation_init(&scenario);
    printf("%s: %.0f citizens, %.0f agencies, %d weeks\nMedians of %d children\n\n", scenario.title,
           scenario.params.world_citizens, scenario.params.world_agencies, TEN_YEARS, ROUNDS);
    parts_print(&scenario);
    pairs_print(&scenario);
    scenario_free(&scenario);
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        series_print(&series[i]);
    return 0;
}
