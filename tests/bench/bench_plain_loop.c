/* The engine against a plain loop on the question that both can answer, the diffusion limit: the same answer,
 * no slower, and how near to a loop that is made for nothing else. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "engine_diffusion.h"
#include "measure.h"
#include "plain_diffusion.h"
#include "special_diffusion.h"

enum Side { PLAIN, ENGINE, SPECIAL, SIDES };
enum { SMALL_ROUNDS = 5, SMALL_REPLICATES = 200, LARGE_ROUNDS = 3, PIECES = 20 };

static const char *const side_name[SIDES] = {"plain loop", "engine", "special loop"};

/* What one side does in one round. */
struct Task {
    const struct DiffusionQuestion *question;
    const struct Scenario *scenario;
    uint64_t first, replicates;
};

enum { SUM, SQUARES, BUILDING, DRAWS };

static void looked(double share, double results[RESULTS_MOST]) {
    results[SUM] += share;
    results[SQUARES] += share * share;
}

static void run_loop(const struct Task *task, bool special, double results[RESULTS_MOST]) {
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
    for (uint64_t i = 0; generator != NULL && i < task->replicates; i++) {
        struct PlainGraph graph;
        double draws = 0.0, began = cpu_seconds();
        gsl_rng_set(generator, (unsigned long)(task->first + i + (special ? 1000003 : 1)));
        plain_graph_build(&graph, task->question, generator);
        results[BUILDING] += cpu_seconds() - began;
        looked(special ? special_weeks(&graph, task->question, gsl_rng_get(generator))
                       : plain_weeks(&graph, task->question, generator, &draws),
               results);
        results[DRAWS] += draws;
        plain_graph_free(&graph);
    }
    gsl_rng_free(generator);
}

static void run_plain(void *context, double results[RESULTS_MOST]) {
    run_loop(context, false, results);
}

static void run_special(void *context, double results[RESULTS_MOST]) {
    run_loop(context, true, results);
}

static void run_engine(void *context, double results[RESULTS_MOST]) {
    const struct Task *task = context;
    for (uint64_t i = 0; i < task->replicates; i++)
        looked(engine_replicate(task->scenario, task->question, task->first + i), results);
}

static void (*const side_run[SIDES])(void *, double[RESULTS_MOST]) = {run_plain, run_engine, run_special};

/* All rounds of one side: processor seconds a replicate, sums over all replicates. */
struct Account {
    struct Sample seconds;
    double memory, replicates, sums[RESULTS_MOST];
};

static void account_add(struct Account *self, const struct Task *task, const struct ChildCost *cost) {
    sample_add(&self->seconds, cost->cpu / (double)task->replicates);
    self->memory = fmax(self->memory, cost->memory);
    self->replicates += (double)task->replicates;
    for (int i = 0; i < RESULTS_MOST; i++)
        self->sums[i] += cost->results[i];
}

/* In alternation, each round beginning with another side. */
static void run_rounds(struct Task *task, int rounds, struct Account accounts[SIDES]) {
    for (int round = 0; round < rounds; round++, task->first += task->replicates)
        for (int turn = 0; turn < SIDES; turn++) {
            int side = (round + turn) % SIDES;
            struct ChildWork work = {.run = side_run[side], .context = task};
            struct ChildCost cost = children_run(&work, 1);
            account_add(&accounts[side], task, &cost);
        }
}

static double mean_of(const struct Account *self) {
    return self->sums[SUM] / self->replicates;
}

static double deviation_of(const struct Account *self) {
    double mean = mean_of(self);
    return sqrt((self->sums[SQUARES] / self->replicates - mean * mean) * self->replicates /
                (self->replicates - 1.0));
}

static void answers_print(const struct DiffusionQuestion *question, const struct Account accounts[SIDES]) {
    double n = accounts[PLAIN].replicates;
    printf("Share that has adopted after %u weeks, %.0f replicates of %u units; wanted: 0.416, deviation "
           "0.0355\n  %-14s %8s %10s\n",
           question->look, n, question->units, "", "mean", "deviation");
    for (int side = 0; side < SIDES; side++)
        printf("  %-14s %8.4f %10.4f\n", side_name[side], mean_of(&accounts[side]),
               deviation_of(&accounts[side]));
    double error = hypot(deviation_of(&accounts[PLAIN]), deviation_of(&accounts[ENGINE])) / sqrt(n);
    double difference = mean_of(&accounts[ENGINE]) - mean_of(&accounts[PLAIN]);
    printf("  engine - plain %8.4f, standard error %.4f: %.1f of them\n\n", difference, error,
           difference / error);
}

static void ratio_print(const struct Account accounts[SIDES], enum Side one, enum Side other) {
    struct Sample ratios = {0};
    for (size_t i = 0; i < accounts[one].seconds.count; i++)
        sample_add(&ratios, accounts[one].seconds.value[i] / accounts[other].seconds.value[i]);
    printf("  %-12s / %-12s %6.2f (%.2f to %.2f)\n", side_name[one], side_name[other], sample_median(&ratios),
           sample_lowest(&ratios), sample_highest(&ratios));
}

static void times_print(const struct DiffusionQuestion *question, const struct Account accounts[SIDES]) {
    printf("%u units, %u weeks: milliseconds of processor time a replicate, medians of %zu rounds in "
           "alternation\n",
           question->units, question->weeks, accounts[PLAIN].seconds.count);
    for (int side = 0; side < SIDES; side++)
        printf("  %-14s %10.3f (%.3f to %.3f)\n", side_name[side],
               1e3 * sample_median(&accounts[side].seconds), 1e3 * sample_lowest(&accounts[side].seconds),
               1e3 * sample_highest(&accounts[side].seconds));
    ratio_print(accounts, ENGINE, PLAIN);
    ratio_print(accounts, ENGINE, SPECIAL);
    ratio_print(accounts, PLAIN, SPECIAL);
}

enum { KEYED = PART_COUNT, MERSENNE, ASKED, SCHEDULE };

/* Seconds of `count` occasions or numbers, drawn as the weeks of the engine do and as those of the plain loop
 * do. */
static double keyed_seconds(double count) {
    struct RandomKey key = {1, 2};
    double began = cpu_seconds();
    volatile uint64_t sink = 0;
    for (uint64_t done = 0; done < (uint64_t)count; done++) {
        uint64_t words[4];
        random_words(&key, PURPOSE_DIFFUSION, done, 1, 3, words);
        sink = sink + words[3];
    }
    return cpu_seconds() - began;
}

static double mersenne_seconds(double count) {
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
    double sum = 0.0, began = cpu_seconds();
    volatile double sink = 0.0;
    for (double done = 0.0; generator != NULL && done < count; done++)
        sum += gsl_rng_uniform(generator);
    sink = sum;
    (void)sink;
    gsl_rng_free(generator);
    return cpu_seconds() - began;
}

/* The parts of the engine's time; the weeks of a world in which diffusion is off as well are its schedule. */
static void run_parts(void *context, double results[RESULTS_MOST]) {
    const struct Task *task = context;
    struct Scenario off = *task->scenario;
    off.params.mechanism_diffusion = 0.0;
    for (uint64_t i = 0; i < task->replicates; i++) {
        double seconds[PART_COUNT], draws, none;
        engine_parts(&off, task->question, i, seconds, &none);
        results[SCHEDULE] += seconds[PART_WEEKS];
        engine_parts(task->scenario, task->question, i, seconds, &draws);
        for (int part = 0; part < PART_COUNT; part++)
            results[part] += seconds[part];
        results[ASKED] += draws;
    }
    results[KEYED] = keyed_seconds(results[ASKED]);
    results[MERSENNE] = mersenne_seconds(results[ASKED]);
}

static void part_print(const char *name, double seconds, double whole) {
    printf("    %-38s %10.3f %6.1f %%\n", name, 1e3 * seconds, 100.0 * seconds / whole);
}

static void parts_print(const struct Task *task, const struct Account accounts[SIDES]) {
    struct ChildWork work = {.run = run_parts, .context = (void *)task};
    struct ChildCost cost = children_run(&work, 1);
    double n = (double)task->replicates, whole = 0.0, *part = cost.results;
    for (int i = 0; i < PART_COUNT; i++)
        whole += part[i] / n;
    printf("  where the engine's time goes (%.0f replicates, %.0f occasions each)\n", n, part[ASKED] / n);
    part_print("network", part[PART_NETWORK] / n, whole);
    part_print("rest of the world, first states", part[PART_WORLD] / n, whole);
    part_print("weeks: keyed blocks", part[KEYED] / n, whole);
    part_print("weeks: schedule with nothing on", part[SCHEDULE] / n, whole);
    part_print("weeks: who is asked, hazards, changes", (part[PART_WEEKS] - part[KEYED] - part[SCHEDULE]) / n,
               whole);
    part_print("records, taking down", part[PART_END] / n, whole);
    const struct Account *plain = &accounts[PLAIN];
    double seconds = sample_median(&plain->seconds), building = plain->sums[BUILDING] / plain->replicates;
    double drawing = part[MERSENNE] / part[ASKED] * plain->sums[DRAWS] / plain->replicates;
    printf("  where the plain loop's goes\n");
    part_print("graph", building, seconds);
    part_print("draws of mt19937", drawing, seconds);
    part_print("neighbours, the rest", seconds - building - drawing, seconds);
    printf("  a keyed block: %.1f ns; a number from mt19937: %.1f ns\n\n", 1e9 * part[KEYED] / part[ASKED],
           1e9 * part[MERSENNE] / part[ASKED]);
}

static void size_measure(uint32_t units, int rounds, uint64_t replicates, uint64_t pieces) {
    struct DiffusionQuestion question = {.units = units,
                                         .peers = 8,
                                         .rewiring = 0.1,
                                         .outside = 0.001,
                                         .inside = 0.02,
                                         .weeks = 520,
                                         .look = 150};
    struct Scenario scenario;
    struct Account accounts[SIDES] = {0};
    engine_scenario(&scenario, &question);
    struct Task task = {.question = &question, .scenario = &scenario, .replicates = replicates};
    run_rounds(&task, rounds, accounts);
    if (replicates > 1)
        answers_print(&question, accounts);
    times_print(&question, accounts);
    if (replicates == 1)
        for (int side = 0; side < SIDES; side++)
            printf("  %-14s %10.0f bytes a unit, share %.4f\n", side_name[side],
                   accounts[side].memory / units, mean_of(&accounts[side]));
    task.replicates = pieces;
    parts_print(&task, accounts);
    scenario_free(&scenario);
}

int main(void) {
    size_measure(1000, SMALL_ROUNDS, SMALL_REPLICATES, PIECES);
    size_measure(1000000, LARGE_ROUNDS, 1, 1);
    return EXIT_SUCCESS;
}
