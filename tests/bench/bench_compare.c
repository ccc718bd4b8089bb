/* What scenarios under one seed share: the burn-in, and their random numbers. */
#include <math.h>
#include <stdio.h>

#include "compare/comparison.h"
#include "measure.h"
#include "run/trunk.h"

enum { SCENARIOS = 4, REPLICATES = 12, PAIRED = 100, ROUNDS = 3, WEEKS = 520 };

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

static struct ReplicateInput input_of(const struct Scenario *scenario) {
    return (struct ReplicateInput){.scenario = scenario, .seed = 1, .weeks = WEEKS};
}

static double seconds_alone(const struct Scenario scenarios[SCENARIOS]) {
    double began = cpu_seconds();
    for (uint64_t replicate = 0; replicate < REPLICATES; replicate++)
        for (int i = 0; i < SCENARIOS; i++) {
            struct ReplicateInput input = input_of(&scenarios[i]);
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
            struct ReplicateInput input = input_of(&scenarios[i]);
            must(trunk_run(trunk, &input, replicate, &recorder, &error), &error);
        }
    trunk_free(trunk);
    return cpu_seconds() - began;
}

static void compare_all(const struct Scenario scenarios[SCENARIOS], struct Comparison *comparison) {
    struct Error error = {0};
    struct ComparisonPlan plan = {.weeks = WEEKS, .scenarios = SCENARIOS, .confidence = 0.95, .seed = 1};
    must(comparison_init(comparison, &plan, &error), &error);
    for (int i = 0; i < SCENARIOS; i++)
        for (uint64_t replicate = 0; replicate < PAIRED; replicate++) {
            struct Tally *tally = tally_new(WEEKS);
            struct Recorder recorder = {tally, take, ~0u};
            struct ReplicateInput input = input_of(&scenarios[i]);
            must(replicate_run(&input, replicate, &recorder, &error), &error);
            must(comparison_add(comparison, &(struct RunKey){i, 0, (int64_t)replicate}, tally, &error),
                 &error);
            tally_free(tally);
        }
    must(comparison_finish(comparison, &error), &error);
}

static void print_pairing(const struct Scenario scenarios[SCENARIOS]) {
    static const enum Outcome shown[] = {OUTCOME_COMPLETED_52, OUTCOME_COMPLETED_EPISODES,
                                         OUTCOME_EVER_TRIED_HORIZON, OUTCOME_PUBLIC_VALUE};
    struct Comparison comparison = {0};
    compare_all(scenarios, &comparison);
    printf("\nunpaired replicates for the same interval, over the %d paired ones\n", PAIRED);
    for (size_t o = 0; o < sizeof shown / sizeof *shown; o++) {
        printf("  %-22s", outcome_row(shown[o])->name);
        for (int i = 1; i < SCENARIOS; i++)
            printf("%8.1f", comparison.effects[i][shown[o]].paired.unpaired_replicates / PAIRED);
        printf("\n");
    }
    comparison_free(&comparison);
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
