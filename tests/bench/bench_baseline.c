/* Where the time of a baseline replicate goes: ten years, 300 units. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counted_random.h"
#include "drive/drive.h"
#include "measure.h"
#include "mechanism/schedule.h"
#include "run/observe_finished.h"
#include "run/observe_inequality.h"
#include "run/observe_week.h"
#include "run/week.h"
#include "store/run_rows.h"
#include "world/constructs.h"
#include "world/world.h"

enum { WEEKS = 520, REPLICATES = 12, ROUNDS = 5, STORED = 8, PARTS_MOST = 32 };
enum { BUILDING, STARTING, ENDS, OBSERVING_WEEKS, OBSERVING_END, TAKING_DOWN, FIXED_PARTS };

static const char *const fixed_name[FIXED_PARTS] = {
    "building the world", "first state of the mechanisms",  "ends committed, all mechanisms",
    "observing weeks",    "observing the end, its records", "taking the world down",
};

/* Processor time by part: the fixed ones, then the steps of the schedule. */
struct Walk {
    double seconds[PARTS_MOST];
    double mark;
};

static void walk_mark(struct Walk *self, size_t part) {
    double now = cpu_seconds();
    self->seconds[part] += now - self->mark;
    self->mark = now;
}

/* week_run with a clock round each step. */
static void walk_week(struct Walk *self, struct World *world, struct Error *error) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    constructs_forget(world);
    for (size_t i = 0; i < count; i++)
        if (schedule[i]->step != NULL) {
            must(schedule[i]->step(world, error), error);
            walk_mark(self, FIXED_PARTS + i);
        }
    must(week_ends(world, error), error);
    walk_mark(self, ENDS);
}

static void pending_count(struct World *world) {
    for (size_t i = 0; i < world->proposals.count; i++) {
        const struct Proposal *proposal = &world->proposals.item[i];
        world->fates[proposal->programme][proposal->type][FATE_PENDING][REFUSAL_COUNT]++;
    }
}

enum { INEQUALITY_WEEK = 260 };

static void walk_weeks(struct Walk *self, struct World *world, struct RunRecord *run, struct RunRows *rows,
                       struct Error *error) {
    for (; world->week < world->end_week; world->week++) {
        if (world->week == world->first_week) {
            week_burn_in_over(world);
            must(world_watch(world) ? STATUS_OK : STATUS_OUT_OF_MEMORY, error);
        }
        walk_week(self, world, error);
        if (world->week >= world->first_week) {
            int64_t now = (int64_t)world->week - world->first_week;
            struct ConstructLevels levels[CONSTRUCT_COUNT];
            constructs_look(world, levels);
            if (week_is_kept(now, (int64_t)world->end_week - world->first_week))
                constructs_tell(world, levels);
            struct WeekRecord week = observe_week(world, levels);
            must(run_rows_add(rows, TABLE_WEEKLY, &week, error), error);
        }
        if (world->week == world->first_week + INEQUALITY_WEEK)
            must(observe_inequality(world, run, error), error);
        walk_mark(self, OBSERVING_WEEKS);
    }
}

/* replicate_run with clocks. */
static void walk_replicate(struct Walk *self, const struct ReplicateInput *input, uint64_t replicate,
                           struct RunRows *rows) {
    struct World world;
    struct Error error = {0};
    struct RunRecord run = {
        .datasets_gini_government = NAN, .datasets_gini_agency = NAN, .datasets_median_government = NAN};
    struct Recorder recorder = run_rows_recorder(rows, (1u << TABLE_COUNT) - 1);
    self->mark = cpu_seconds();
    must(world_create(&world, input->scenario, input->network, (struct RandomKey){input->seed, replicate},
                      (uint32_t)input->weeks, &error),
         &error);
    walk_mark(self, BUILDING);
    must(week_first(&world, &error), &error);
    walk_mark(self, STARTING);
    walk_weeks(self, &world, &run, rows, &error);
    pending_count(&world);
    must(observe_finished(&world, &run, &recorder, &error), &error);
    walk_mark(self, OBSERVING_END);
    world_free(&world);
    walk_mark(self, TAKING_DOWN);
}

static void same_or_stop(const struct RunRows *walked, const struct RunRows *ran) {
    struct Error error = {0};
    for (int table = 0; table < TABLE_COUNT; table++) {
        const struct RecordArray *one = &walked->tables[table], *other = &ran->tables[table];
        size_t size = record_table((enum RecordTable)table)->record_size;
        if (one->count != other->count || memcmp(one->bytes, other->bytes, one->count * size) != 0)
            must(error_set(&error, STATUS_INTERNAL, "the walk gives other %s than replicate_run",
                           record_table((enum RecordTable)table)->name),
                 &error);
    }
}

static void run_into(struct RunRows *rows, const struct ReplicateInput *input, uint64_t replicate) {
    struct Error error = {0};
    struct Recorder recorder = run_rows_recorder(rows, (1u << TABLE_COUNT) - 1);
    must(replicate_run(input, replicate, &recorder, &error), &error);
}

static double one_uniform(const struct RandomKey *key, uint64_t entity) {
    return random_uniform(key, (struct DrawId){PURPOSE_CONTACT, entity, 3, 4});
}

static double one_normal(const struct RandomKey *key, uint64_t entity) {
    return random_normal(key, (struct DrawId){PURPOSE_CONTACT, entity, 3, 4});
}

/* Nanoseconds of one keyed uniform, or normal, each of another entity. */
static double nanoseconds_a_draw(double (*draw)(const struct RandomKey *, uint64_t)) {
    enum { DRAWS = 1000000 };
    struct Sample sample = {0};
    struct RandomKey key = {1, 2};
    volatile double sink = 0.0;
    for (int round = 0; round < ROUNDS; round++) {
        double sum = 0.0, began = cpu_seconds();
        for (uint64_t i = 0; i < DRAWS; i++)
            sum += draw(&key, i);
        sample_add(&sample, 1e9 * (cpu_seconds() - began) / DRAWS);
        sink = sink + sum;
    }
    return sample_median(&sample);
}

struct Draws {
    double blocks, normals;           /* of one replicate */
    double block_cost, inverted_cost; /* nanoseconds */
    double seconds;
};

static void speed_print(const struct Sample *whole) {
    printf(
        "Baseline, %d weeks after the burn-in, 300 units: median of %zu replicates %.1f ms (%.1f to %.1f) of "
        "processor time,\n%.2f replicates a second and core\n\n",
        WEEKS, whole->count, 1e3 * sample_median(whole), 1e3 * sample_lowest(whole),
        1e3 * sample_highest(whole), 1.0 / sample_median(whole));
}

static void shares_print(const struct Walk *walk, double whole, const struct Draws *draws) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    double sum = 0.0;
    for (size_t part = 0; part < FIXED_PARTS + count; part++)
        sum += walk->seconds[part];
    printf(
        "Share of the time, over %d replicates walked part by part (records equal to replicate_run's; walk "
        "/ replicate_run %.2f)\n",
        REPLICATES, sum / REPLICATES / whole);
    for (size_t part = 0; part < FIXED_PARTS + count; part++) {
        bool fixed = part < FIXED_PARTS;
        if (!fixed && schedule[part - FIXED_PARTS]->step == NULL)
            continue;
        printf("  %-32s %6.2f %%\n", fixed ? fixed_name[part] : schedule[part - FIXED_PARTS]->name,
               100.0 * walk->seconds[part] / sum);
    }
    printf("Of all this, random draws: %.0f keyed blocks (%.1f ns) and %.0f inverted normals (%.1f ns)\n"
           "a replicate, counted, times their cost in a loop of their own\n  %-32s %6.2f %%\n\n",
           draws->blocks, draws->block_cost, draws->normals, draws->inverted_cost, "random draws",
           100.0 * draws->seconds / whole);
}

/* Processor time by part, and the time of whole replicates without clocks inside. */
static struct Draws parts_measure(const struct ReplicateInput *input, struct Walk *walk,
                                  struct Sample *whole) {
    uint64_t blocks = 0, normals = 0;
    for (uint64_t replicate = 0; replicate < REPLICATES; replicate++) {
        struct RunRows walked, ran;
        struct RunKey key = {0, 0, (int64_t)replicate};
        run_rows_init(&walked, &key);
        run_rows_init(&ran, &key);
        walk_replicate(walk, input, replicate, &walked);
        blocks -= blocks_drawn;
        normals -= normals_inverted;
        double began = cpu_seconds();
        run_into(&ran, input, replicate);
        sample_add(whole, cpu_seconds() - began);
        blocks += blocks_drawn;
        normals += normals_inverted;
        same_or_stop(&walked, &ran);
        run_rows_free(&walked);
        run_rows_free(&ran);
    }
    double uniform = nanoseconds_a_draw(one_uniform), normal = nanoseconds_a_draw(one_normal);
    struct Draws draws = {.blocks = (double)blocks / REPLICATES,
                          .normals = (double)normals / REPLICATES,
                          .block_cost = uniform,
                          .inverted_cost = normal - uniform};
    draws.seconds = 1e-9 * (draws.blocks * draws.block_cost + draws.normals * draws.inverted_cost);
    return draws;
}

/* The same replicates with and without a store, on one thread. */
struct Stored {
    const struct Scenario *scenario;
    char directory[256];
    struct Store store;
    struct DrivePlan plan;
};

static void store_prepare(void *context) {
    struct Stored *self = context;
    struct Error error = {0};
    self->plan = (struct DrivePlan){
        .study = {.scenarios = self->scenario,
                  .scenario_count = 1,
                  .weeks = WEEKS,
                  .seed = 1,
                  .tables = (1u << TABLE_COUNT) - 1},
        .replicates = STORED,
        .threads = 1,
        .quiet = true,
    };
    must(store_open(&self->store, self->directory, &self->plan.study, STORE_START_AGAIN, &error), &error);
}

static void with_store(void *context, double results[RESULTS_MOST]) {
    struct Stored *self = context;
    struct Error error = {0};
    (void)results;
    must(drive_run(&self->plan, &self->store, NULL, &error), &error);
    store_close(&self->store);
}

static void without_store(void *context, double results[RESULTS_MOST]) {
    struct Stored *self = context;
    struct ReplicateInput input = {.scenario = self->scenario, .seed = 1, .weeks = WEEKS};
    (void)results;
    for (uint64_t replicate = 0; replicate < STORED; replicate++) {
        struct RunRows rows;
        struct RunKey key = {0, 0, (int64_t)replicate};
        run_rows_init(&rows, &key);
        run_into(&rows, &input, replicate);
        run_rows_free(&rows);
    }
}

static void store_measure(const struct Scenario *scenario) {
    struct Stored stored = {.scenario = scenario};
    struct Sample with = {0}, without = {0}, ratio = {0}, wall = {0};
    directory_make(directory_folder(), stored.directory, sizeof stored.directory);
    for (int round = 0; round < ROUNDS; round++) {
        struct ChildWork bare = {.run = without_store, .context = &stored};
        struct ChildWork full = {.prepare = store_prepare, .run = with_store, .context = &stored};
        struct ChildCost one = children_run(&bare, 1), other = children_run(&full, 1);
        sample_add(&without, one.cpu / STORED);
        sample_add(&with, other.cpu / STORED);
        sample_add(&ratio, (other.cpu - one.cpu) / other.cpu);
        sample_add(&wall, other.wall / one.wall);
    }
    directory_clear(stored.directory);
    printf("Store: %d replicates, all tables, through the drive on one thread, against none; medians of %d\n"
           "  %-32s %6.1f ms of processor time a replicate\n  %-32s %6.1f ms\n"
           "  %-32s %6.2f %% (%.2f to %.2f)\n  %-32s %6.2f (%.2f to %.2f)\n",
           STORED, ROUNDS, "without", 1e3 * sample_median(&without), "with", 1e3 * sample_median(&with),
           "share of the store", 100.0 * sample_median(&ratio), 100.0 * sample_lowest(&ratio),
           100.0 * sample_highest(&ratio), "wall time with / without", sample_median(&wall),
           sample_lowest(&wall), sample_highest(&wall));
}

int main(void) {
    struct Scenario scenario;
    struct Walk walk = {0};
    struct Sample whole = {0};
    baseline_init(&scenario);
    struct ReplicateInput input = {.scenario = &scenario, .seed = 1, .weeks = WEEKS};
    struct Draws draws = parts_measure(&input, &walk, &whole);
    speed_print(&whole);
    shares_print(&walk, sample_median(&whole), &draws);
    store_measure(&scenario);
    scenario_free(&scenario);
    return EXIT_SUCCESS;
}
