/* What scenarios under one seed share: the burn-in, and their random numbers. */
#include <math.h>
#include <stdio.h>

#include "compare/comparison.h"
#include "estimate/interval.h"
#include "measure.h"
#include "run/trunk.h"

enum { SCENARIOS = 4, REPLICATES = 12, SEEDS = 10, PAIRED = 60, ROUNDS = 3, WEEKS = 520 };

/* The baseline and three mild interventions. */
static void scenarios_init(struct Scenario scenarios[SCENARIOS]) {
    static const enum InterventionKind kinds[SCENARIOS] = {0, INTERVENTION_LEGAL_GUIDELINE,
                                                           INTERVENTION_WORKSHOP, INTERVENTION_MATCHMAKER};
    for (int i = 0; i < SCENARIOS; i++) {
        baseline_init(&scenarios[i]);
        if (i == 0)
            continue;
        scenarios[i].interventions[scenarios[i].intervention_count++] = (struct Intervention){
            .kind = kinds[i], .end_week = WEEKS, .intensity = 0.3, .target = TARGET_ALL, .cost = 1.0};
    }
}

static struct ReplicateInput input_of(const struct Scenario *scenario, uint64_t seed) {
    return (struct ReplicateInput){.scenario = scenario, .seed = seed, .weeks = WEEKS};
}

static double seconds_alone(const struct Scenario scenarios[SCENARIOS]) {
    double began = cpu_seconds();
    for (uint64_t replicate = 0; replicate < REPLICATES; replicate++)
        for (int i = 0; i < SCENARIOS; i++) {
            struct ReplicateInput input = input_of(&scenarios[i], 1);
            replicate_only(&input, replicate);
        }
    return cpu_seconds() - began;
}

/* What a run hands on: into a tally, or (NULL) nowhere. */
static enum Status take(void *context, enum RecordTable table, const void *record, struct Error *error) {
    return context == NULL ? STATUS_OK : tally_add(context, table, record, error);
}

static double seconds_together(const struct Scenario scenarios[SCENARIOS]) {
    struct Error error = {0};
    struct Recorder recorder = {NULL, take, ~0u};
    double began = cpu_seconds();
    struct Trunk *trunk = trunk_new();
    for (uint64_t replicate = 0; replicate < REPLICATES && trunk != NULL; replicate++)
        for (int i = 0; i < SCENARIOS; i++) {
            struct ReplicateInput input = input_of(&scenarios[i], 1);
            must(trunk_run(trunk, &input, replicate, &recorder, &error), &error);
        }
    trunk_free(trunk);
    return cpu_seconds() - began;
}

static void compare_all(const struct Scenario scenarios[SCENARIOS], uint64_t seed,
                        struct Comparison *comparison) {
    struct Error error = {0};
    struct ComparisonPlan plan = {.weeks = WEEKS, .scenarios = SCENARIOS, .confidence = 0.95, .seed = 1};
    must(comparison_init(comparison, &plan, &error), &error);
    for (int i = 0; i < SCENARIOS; i++)
        for (uint64_t replicate = 0; replicate < PAIRED; replicate++) {
            struct Tally *tally = tally_new(WEEKS);
            struct Recorder recorder = {tally, take, ~0u};
            struct ReplicateInput input = input_of(&scenarios[i], seed);
            must(replicate_run(&input, replicate, &recorder, &error), &error);
            must(comparison_add(comparison, &(struct RunKey){i, 0, (int64_t)replicate}, tally, &error),
                 &error);
            tally_free(tally);
        }
    must(comparison_finish(comparison, &error), &error);
}

enum { SHOWN = 4 };

/* Pairs before draws followed events (model version 2, commit 34c25f4), with the defaults of
 * version 4: geometric means over the same seeds by outcome and scenario, and over outcomes and scenarios by
 * seed. */
static const double before[SHOWN][SCENARIOS - 1] = {
    {8.5, 9.7, 7.5}, {15.3, 17.2, 13.4}, {24.6, 38.1, 24.5}, {21.3, 22.1, 16.1}};
static const double before_of_seed[SEEDS] = {15.57, 17.01, 14.78, 14.22, 20.70,
                                             16.70, 19.96, 18.67, 13.32, 14.76};

/* How many times as many unpaired replicates would give the same interval as the paired ones. */
static void print_pairing(const struct Scenario scenarios[SCENARIOS]) {
    static const enum Outcome shown[SHOWN] = {OUTCOME_COMPLETED_52, OUTCOME_COMPLETED_EPISODES,
                                              OUTCOME_EVER_TRIED_HORIZON, OUTCOME_PUBLIC_VALUE};
    double logs[SHOWN][SCENARIOS - 1] = {{0.0}}, gained[SEEDS] = {0.0};
    for (int seed = 0; seed < SEEDS; seed++) {
        struct Comparison comparison = {0};
        compare_all(scenarios, (uint64_t)seed + 1, &comparison);
        for (int o = 0; o < SHOWN; o++)
            for (int i = 0; i < SCENARIOS - 1; i++) {
                double pairs = log(comparison.effects[i + 1][shown[o]].paired.variance_reduction);
                logs[o][i] += pairs / SEEDS;
                gained[seed] += pairs / (SHOWN * (SCENARIOS - 1));
            }
        gained[seed] -= log(before_of_seed[seed]);
        comparison_free(&comparison);
    }
    printf("\nunpaired replicates for the same interval over paired ones, %d seeds of %d (before, model "
           "version 2)\n",
           SEEDS, PAIRED);
    for (int o = 0; o < SHOWN; o++) {
        printf("  %-22s", outcome_row(shown[o])->name);
        for (int i = 0; i < SCENARIOS - 1; i++)
            printf("%8.1f (%4.1f)", exp(logs[o][i]), before[o][i]);
        printf("\n");
    }
    struct Estimate times = interval_mean(gained, SEEDS, 0.95);
    printf("  over before, geometric mean %.2f (%.2f to %.2f)\n", exp(times.value), exp(times.low),
           exp(times.high));
}

int main(void) {
    struct Scenario scenarios[SCENARIOS];
    struct Sample ratios = {0};
    scenarios_init(scenarios);
    for (int round = 0; round < ROUNDS; round++) {
        double alone = seconds_alone(scenarios);
        sample_add(&ratios, seconds_together(scenarios) / alone);
    }
    double burn_in = scenarios[0].params.world_burn_in_weeks;
    double weeks = SCENARIOS * (burn_in + WEEKS), saved = (SCENARIOS - 1) * burn_in;
    printf("four scenarios of one replicate together over one by one, processor time: %.3f (%.3f to %.3f)\n",
           sample_median(&ratios), sample_lowest(&ratios), sample_highest(&ratios));
    printf("share of simulated weeks that they reuse: %.3f\n", saved / weeks);
    print_pairing(scenarios);
    for (int i = 0; i < SCENARIOS; i++)
        scenario_free(&scenarios[i]);
    return 0;
}
