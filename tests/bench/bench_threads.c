#define _POSIX_C_SOURCE 200809L /* access */
/* Two threads of one process against two processes of one thread on the same replicates: does sharing a
 * process cost anything? A drive commits every so many milliseconds, so two processes commit twice as often
 * as two threads: the row in memory, where a commit costs nothing, is the fair one. Wanted: at least 0.95. */
#include <stdio.h>
#include <unistd.h>

#include "drive/drive.h"
#include "measure.h"
#include "store/run_rows.h"

enum { WEEKS = 52, BURN_IN = 26, SIDES = 2, REPLICATES = 100, ROUNDS = 7, PATH_SIZE = 256 };

/* One process's part: replicates first … first + replicates - 1 on `threads` threads. */
struct Part {
    const struct Scenario *scenario;
    int64_t first, replicates;
    int threads;
    char directory[PATH_SIZE];
    struct Store store;
    struct DrivePlan plan;
};

static unsigned all_tables(void) {
    return (1u << TABLE_COUNT) - 1;
}

static void run_and_forget(const struct Part *self, int64_t replicate) {
    struct ReplicateInput input = {.scenario = self->scenario, .seed = 1, .weeks = WEEKS};
    struct RunRows rows;
    struct RunKey key = {0, 0, replicate};
    struct Error error = {0};
    run_rows_init(&rows, &key);
    struct Recorder recorder = run_rows_recorder(&rows, all_tables());
    must(replicate_run(&input, (uint64_t)replicate, &recorder, &error), &error);
    run_rows_free(&rows);
}

static void without_store(void *context, double results[RESULTS_MOST]) {
    const struct Part *self = context;
    (void)results;
#pragma omp parallel for num_threads(self->threads) schedule(dynamic)
    for (int64_t i = 0; i < self->replicates; i++)
        run_and_forget(self, self->first + i);
}

static void store_prepare(void *context) {
    struct Part *self = context;
    struct Error error = {0};
    self->plan = (struct DrivePlan){
        .study =
            {
                .scenarios = self->scenario,
                .scenario_count = 1,
                .weeks = WEEKS,
                .seed = 1,
                .tables = all_tables(),
            },
        .first_replicate = self->first,
        .replicates = self->replicates,
        .threads = self->threads,
        .oversubscribe = true,
        .quiet = true,
    };
    must(store_open(&self->store, self->directory, &self->plan.study, STORE_START_AGAIN, &error), &error);
}

static void with_store(void *context, double results[RESULTS_MOST]) {
    struct Part *self = context;
    struct Error error = {0};
    (void)results;
    must(drive_run(&self->plan, &self->store, NULL, &error), &error);
    store_close(&self->store);
}

/* The replicates of `processes` processes with `threads` threads each; `folder` NULL: without a store. */
static struct ChildCost run_side(const struct Scenario *scenario, int processes, int threads,
                                 const char *folder) {
    struct Part part[SIDES];
    struct ChildWork work[SIDES];
    for (int i = 0; i < processes; i++) {
        int64_t each = REPLICATES / processes;
        part[i] =
            (struct Part){.scenario = scenario, .first = i * each, .replicates = each, .threads = threads};
        work[i] = (struct ChildWork){.run = without_store, .context = &part[i]};
        if (folder == NULL)
            continue;
        directory_make(folder, part[i].directory, PATH_SIZE);
        work[i].prepare = store_prepare;
        work[i].run = with_store;
    }
    struct ChildCost cost = children_run(work, (size_t)processes);
    for (int i = 0; folder != NULL && i < processes; i++)
        directory_clear(part[i].directory);
    return cost;
}

struct Comparison {
    struct Sample wall, cpu; /* ratios of throughput: processes' time over threads' */
    struct Sample threads_wall, processes_wall;
};

/* In alternation, now one side first and now the other. */
static struct Comparison compare(const struct Scenario *scenario, const char *folder) {
    struct Comparison result = {0};
    for (int round = 0; round < ROUNDS; round++) {
        struct ChildCost threads, processes;
        if (round % 2 == 0)
            threads = run_side(scenario, 1, SIDES, folder);
        processes = run_side(scenario, SIDES, 1, folder);
        if (round % 2 == 1)
            threads = run_side(scenario, 1, SIDES, folder);
        sample_add(&result.wall, processes.wall / threads.wall);
        sample_add(&result.cpu, processes.cpu / threads.cpu);
        sample_add(&result.threads_wall, threads.wall);
        sample_add(&result.processes_wall, processes.wall);
    }
    return result;
}

static void row(const char *name, const struct Scenario *scenario, const char *folder) {
    struct Comparison all = compare(scenario, folder);
    printf("%-20s %9.1f %9.1f   %5.3f (%.3f to %.3f)   %5.3f (%.3f to %.3f)\n", name,
           REPLICATES / sample_median(&all.threads_wall), REPLICATES / sample_median(&all.processes_wall),
           sample_median(&all.wall), sample_lowest(&all.wall), sample_highest(&all.wall),
           sample_median(&all.cpu), sample_lowest(&all.cpu), sample_highest(&all.cpu));
}

int main(void) {
    struct Scenario scenario;
    const char *memory = "/dev/shm";
    baseline_init(&scenario);
    scenario.params.world_burn_in_weeks = BURN_IN;
    printf("%d baseline replicates of %d weeks: two threads against two processes, medians of %d in\n"
           "alternation (lowest to highest); runs a second by the wall clock, and threads / processes\n",
           REPLICATES, WEEKS + BURN_IN, ROUNDS);
    printf("%-20s %9s %9s   %-24s   %s\n", "", "threads", "processes", "throughput, wall",
           "throughput, processor time");
    row("no store", &scenario, NULL);
    if (access(memory, W_OK) == 0)
        row("drive, in memory", &scenario, memory);
    row("drive, on disk", &scenario, directory_folder());
    scenario_free(&scenario);
    return 0;
}
