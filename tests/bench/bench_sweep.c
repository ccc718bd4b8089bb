#define _POSIX_C_SOURCE 200809L /* access */
/* A sweep at scale: what a design of many points costs before the first run, whether memory stays flat over
 * a million runs, how many bytes of them it keeps and how many it writes for that, how long it takes to find
 * what is stored, what the store takes of short runs, and whether two threads are worth two processes.
 * Wanted: at most 64 MiB, 300 bytes a run, 3 times what is kept, 10 s, 10 % of the time, at least 0.95. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compare/outcomes.h"
#include "drive/drive.h"
#include "drive/drive_plan.h"
#include "estimate/tally.h"
#include "measure.h"
#include "store/outputs.h"
#include "store/store_runs.h"

enum { FACTORS_MOST = 10, OUTPUTS = 5, SIDES = 2, PATH_SIZE = 256 };

static const char *const output_names[OUTPUTS] = {"completed_52_weeks", "completed_52_weeks.public_open",
                                                  "ever_tried_horizon", "public_value", "total_cost"};

static const char *const factor_keys[] = {
    "legal.ambiguity",  "legal.conservatism", "trust.citizen_mean", "trust.spread",        "manager.mean",
    "trust.fast_trust", "manager.between",    "manager.noise",      "data_quality.spread", "issues.clarity",
};
_Static_assert(sizeof factor_keys / sizeof factor_keys[0] == FACTORS_MOST, "a key a factor");

/* A plan of runs with what it points to. */
struct Sweep {
    struct Scenario scenario;
    struct ScenarioField field[FACTORS_MOST];
    double *value; /* value[points][factors], owned */
    enum Outcome outputs[OUTPUTS];
    struct DrivePlan plan;
};

/* What the program's own sweeps do with a run. */
static enum Status observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const struct Sweep *self = context;
    struct Tally *tally = tally_new(self->plan.study.weeks);
    enum Status status = tally != NULL ? STATUS_OK : error_set(error, STATUS_OUT_OF_MEMORY, "no memory");
    for (int table = 0; table < TABLE_COUNT; table++)
        for (size_t i = 0; i < rows->tables[table].count && status == STATUS_OK; i++)
            status = tally_add(tally, (enum RecordTable)table, run_rows_get(rows, (enum RecordTable)table, i),
                               error);
    for (size_t i = 0; i < OUTPUTS && status == STATUS_OK; i++)
        values[i] = outcome_read(self->outputs[i], tally);
    tally_free(tally);
    return status;
}

/* Points spread evenly over each factor's range to sweep, each factor in an order of its own. */
static void sweep_points(struct Sweep *self, int64_t points, size_t factors) {
    self->value = calloc((size_t)points * factors, sizeof *self->value);
    for (size_t f = 0; f < factors; f++) {
        const struct ParamRow *row = params_row(params_find(factor_keys[f]));
        self->field[f] = (struct ScenarioField){SCENARIO_FIELD_PARAMETER, params_find(factor_keys[f])};
        for (int64_t p = 0; p < points; p++) {
            double share = (double)(p * (2 * (int64_t)f + 1) % points) / (double)points;
            self->value[(size_t)p * factors + f] =
                row->sweep_low + share * (row->sweep_high - row->sweep_low);
        }
    }
}

static void sweep_init(struct Sweep *self, int64_t points, size_t factors, int64_t replicates,
                       int64_t weeks) {
    *self = (struct Sweep){0};
    baseline_init(&self->scenario);
    sweep_points(self, points, factors);
    for (size_t i = 0; i < OUTPUTS; i++)
        self->outputs[i] = outcome_find(output_names[i]);
    self->plan = (struct DrivePlan){
        .study = {.scenarios = &self->scenario,
                  .scenario_count = 1,
                  .points = {points, factors, self->field, self->value},
                  .weeks = weeks,
                  .seed = 1,
                  .tables = 1u << TABLE_RUNS,
                  .outputs = output_names,
                  .output_count = OUTPUTS},
        .observe = observe,
        .observe_context = self,
        .observe_tables = (1u << TABLE_COUNT) - 1,
        .replicates = replicates,
        .threads = SIDES,
        .oversubscribe = true,
        .quiet = true,
    };
}

static void sweep_free(struct Sweep *self) {
    scenario_free(&self->scenario);
    free(self->value);
}

/* A child's part of a sweep: what it runs, and where to. */
struct Part {
    const struct Sweep *sweep;
    struct DrivePlan plan;
    struct Store store;
    char directory[PATH_SIZE];
};

static void part_open(void *context) {
    struct Part *self = context;
    struct Error error = {0};
    must(store_open(&self->store, self->directory, &self->plan.study, STORE_RESUME, &error), &error);
}

/* Bytes that this process has written so far, to files of any kind. */
static double bytes_written(void) {
    char line[64];
    long long bytes = 0;
    FILE *file = fopen("/proc/self/io", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "wchar: %lld", &bytes) == 1)
            break;
    if (file != NULL)
        fclose(file);
    return (double)bytes;
}

static void part_run(void *context, double results[RESULTS_MOST]) {
    struct Part *self = context;
    struct Error error = {0};
    double before = bytes_written();
    must(drive_run(&self->plan, &self->store, NULL, &error), &error);
    store_close(&self->store);
    results[0] = bytes_written() - before;
}

/* ---- A design of many points, before its first run. */

enum { MANY_POINTS = 100000 };

static void prepare_design(void *context, double results[RESULTS_MOST]) {
    struct Part *self = context;
    struct Error error = {0};
    struct Identity identity;
    double began = wall_seconds();
    must(drive_plan_check(&self->plan, &error), &error);
    results[0] = wall_seconds() - began;
    began = wall_seconds();
    self->plan.oversubscribe = false;
    results[1] = drive_threads(&self->plan) > 0 ? wall_seconds() - began : 0.0;
    began = wall_seconds();
    must(identity_init(&identity, &self->plan.study, &error), &error);
    results[2] = wall_seconds() - began;
    identity_free(&identity);
    began = wall_seconds();
    part_open(self);
    results[3] = wall_seconds() - began;
    store_close(&self->store);
}

static void measure_design(void) {
    struct Sweep sweep;
    struct Part part;
    sweep_init(&sweep, MANY_POINTS, FACTORS_MOST, 1, 52);
    part = (struct Part){.sweep = &sweep, .plan = sweep.plan};
    directory_make(directory_folder(), part.directory, PATH_SIZE);
    struct ChildWork work = {.run = prepare_design, .context = &part};
    struct ChildCost cost = children_run(&work, 1);
    printf("%d points of %d factors, before the first run (seconds)\n", MANY_POINTS, FACTORS_MOST);
    printf(
        "  check of every point %.2f, memory of every point %.2f, identity %.2f, identity and store %.2f\n\n",
        cost.results[0], cost.results[1], cost.results[2], cost.results[3]);
    directory_clear(part.directory);
    sweep_free(&sweep);
}

/* ---- A million runs. */

enum { SCALE_POINTS = 1000, SCALE_REPLICATES = 1000, SCALE_WEEKS = 4 };

/* A world so small that the manager of runs shows. */
static void shrink(struct Scenario *scenario) {
    scenario->params.world_agencies = 4;
    scenario->params.world_governments = 1;
    scenario->params.world_citizens = 200;
    scenario->params.world_burn_in_weeks = 0;
}

static enum Status count_outputs(void *context, const struct RunKey *key, const double values[],
                                 struct Error *error) {
    (void)key, (void)values, (void)error;
    ++*(int64_t *)context;
    return STATUS_OK;
}

static void read_outputs(void *context, double results[RESULTS_MOST]) {
    struct Part *self = context;
    struct Error error = {0};
    int64_t count = 0;
    double began = wall_seconds();
    must(store_each_output(&self->store, count_outputs, &count, &error), &error);
    results[0] = wall_seconds() - began;
    results[1] = (double)count;
    began = wall_seconds();
    must(drive_run(&self->plan, &self->store, NULL, &error), &error);
    results[2] = wall_seconds() - began;
    store_close(&self->store);
}

static double file_bytes(const char *directory) {
    char path[PATH_SIZE + 32];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s", directory, STORE_FILE);
    return stat(path, &found) == 0 ? (double)found.st_size : 0.0;
}

static void measure_scale(int64_t replicates) {
    struct Sweep sweep;
    struct Part part;
    sweep_init(&sweep, SCALE_POINTS, 1, replicates, SCALE_WEEKS);
    shrink(&sweep.scenario);
    part = (struct Part){.sweep = &sweep, .plan = sweep.plan};
    directory_make(directory_folder(), part.directory, PATH_SIZE);
    struct ChildWork work = {part_open, part_run, &part}, again = {part_open, read_outputs, &part};
    struct ChildCost run = children_run(&work, 1), read = children_run(&again, 1);
    double runs = (double)(SCALE_POINTS * replicates);
    double kept = file_bytes(part.directory);
    printf("%9.0f %9.1f %9.0f %10.1f %10.0f %10.2f %10.2f %10.2f\n", runs, run.wall, runs / run.wall,
           run.memory / 1048576.0, kept / runs, run.results[0] / kept, read.results[2], read.results[0]);
    if (read.results[1] != runs)
        printf("only %.0f of %.0f runs have outputs\n", read.results[1], runs);
    directory_clear(part.directory);
    sweep_free(&sweep);
}

/* ---- Short runs of the baseline: the store's share, and threads against processes. */

enum { SHORT_POINTS = 50, SHORT_REPLICATES = 20, SHORT_WEEKS = 52, SHORT_BURN_IN = 26, ROUNDS = 3 };

/* What a sweep does without what it stores. */
static void without_store(void *context, double results[RESULTS_MOST]) {
    const struct Part *self = context;
    const struct Study *study = &self->plan.study;
    (void)results;
#pragma omp parallel for num_threads((int)self->plan.threads) schedule(dynamic)
    for (int64_t i = 0; i < study->points.count * self->plan.replicates; i++) {
        struct Scenario scenario = self->sweep->scenario;
        struct RunKey key = {0, i % study->points.count, i / study->points.count};
        struct RunRows rows;
        struct Error error = {0};
        double values[OUTPUTS];
        run_rows_init(&rows, &key);
        struct Recorder recorder = run_rows_recorder(&rows, self->plan.observe_tables);
        must(scenario_field_set(&scenario, study->points.field[0], study->points.value[key.point], &error),
             &error);
        struct ReplicateInput input = {.scenario = &scenario, .seed = study->seed, .weeks = study->weeks};
        must(replicate_run(&input, (uint64_t)key.replicate, &recorder, &error), &error);
        must(observe(self->plan.observe_context, &rows, values, &error), &error);
        run_rows_free(&rows);
    }
}

/* The sweep by `processes` processes of `threads` threads; `folder` NULL: without a store. */
static struct ChildCost run_short(const struct Sweep *sweep, int processes, int threads, const char *folder) {
    static struct Part part[SIDES];
    struct ChildWork work[SIDES];
    for (int i = 0; i < processes; i++) {
        part[i] = (struct Part){.sweep = sweep, .plan = sweep->plan};
        part[i].plan.threads = threads;
        part[i].plan.shard = i + 1;
        part[i].plan.shards = processes;
        work[i] = (struct ChildWork){.run = without_store, .context = &part[i]};
        if (folder == NULL)
            continue;
        directory_make(folder, part[i].directory, PATH_SIZE);
        work[i].prepare = part_open;
        work[i].run = part_run;
    }
    struct ChildCost cost = children_run(work, (size_t)processes);
    for (int i = 0; folder != NULL && i < processes; i++)
        directory_clear(part[i].directory);
    return cost;
}

static void print_sample(const char *name, const struct Sample *sample) {
    printf("  %-52s %6.3f (%.3f to %.3f)\n", name, sample_median(sample), sample_lowest(sample),
           sample_highest(sample));
}

enum Side { BARE, THREADS, PROCESSES, SIDE_COUNT };

/* The three sides in turn, each first now and then, so that a machine that grows slower does it to all. */
static void run_round(const struct Sweep *sweep, const char *folder, int round,
                      struct ChildCost cost[SIDE_COUNT]) {
    for (int i = 0; i < SIDE_COUNT; i++) {
        enum Side side = (enum Side)((round + i) % SIDE_COUNT);
        int processes = side == PROCESSES ? SIDES : 1;
        cost[side] = run_short(sweep, processes, SIDES / processes, side == BARE ? NULL : folder);
    }
}

static void measure_short(const char *where, const char *folder) {
    struct Sweep sweep;
    struct Sample wall = {0}, cpu = {0}, against = {0}, cpu_against = {0}, speed = {0};
    const int runs = SHORT_POINTS * SHORT_REPLICATES;
    sweep_init(&sweep, SHORT_POINTS, 1, SHORT_REPLICATES, SHORT_WEEKS);
    sweep.scenario.params.world_burn_in_weeks = SHORT_BURN_IN;
    for (int round = 0; round < ROUNDS; round++) {
        struct ChildCost cost[SIDE_COUNT];
        run_round(&sweep, folder, round, cost);
        sample_add(&wall, cost[THREADS].wall / cost[BARE].wall - 1.0);
        sample_add(&cpu, cost[THREADS].cpu / cost[BARE].cpu - 1.0);
        sample_add(&against, cost[PROCESSES].wall / cost[THREADS].wall);
        sample_add(&cpu_against, cost[PROCESSES].cpu / cost[THREADS].cpu);
        sample_add(&speed, runs / cost[THREADS].wall);
    }
    printf("%d rounds of %d runs of %d weeks, %s: medians (lowest to highest)\n", ROUNDS, runs, SHORT_WEEKS,
           where);
    print_sample("runs a second, two threads", &speed);
    print_sample("time that drive and store add, wall clock", &wall);
    print_sample("time that drive and store add, processor", &cpu);
    print_sample("two threads against two processes, wall clock", &against);
    print_sample("two threads against two processes, processor", &cpu_against);
    sweep_free(&sweep);
}

int main(void) {
    const char *memory = "/dev/shm";
    measure_design();
    printf("%d outputs, %d points, a tiny world\n%9s %9s %9s %10s %10s %10s %10s %10s\n", OUTPUTS,
           SCALE_POINTS, "runs", "seconds", "runs/s", "peak MiB", "bytes/run", "written", "resume s",
           "read s");
    measure_scale(SCALE_REPLICATES / 100);
    measure_scale(SCALE_REPLICATES / 10);
    measure_scale(SCALE_REPLICATES);
    printf("\n");
    if (access(memory, W_OK) == 0)
        measure_short("in memory", memory);
    measure_short("on disk", directory_folder());
    return 0;
}
