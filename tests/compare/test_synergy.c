#include "compare/synergy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/combination.h"
#include "params/intervention.h"
#include "simulate.h"
#include "tests/suite.h"

enum { N = 20 };

/* One adds 2, the other 3, both together 5 + excess, each run with a little noise of its own. */
struct Runs {
    double baseline[N], one[N], other[N], both[N];
};

static void fill(struct Runs *self, uint64_t simulation, double excess, double noise) {
    for (size_t i = 0; i < N; i++) {
        double shared = 10.0 * simulated_normal(simulation, 0, i);
        self->baseline[i] = shared + noise * simulated_normal(simulation, 1, i);
        self->one[i] = shared + 2.0 + noise * simulated_normal(simulation, 2, i);
        self->other[i] = shared + 3.0 + noise * simulated_normal(simulation, 3, i);
        self->both[i] = shared + 5.0 + excess + noise * simulated_normal(simulation, 4, i);
    }
}

static struct Synergy estimate(const struct Runs *runs, int direction) {
    return synergy_estimate(N, runs->baseline, runs->one, runs->other, runs->both, 0.95, direction);
}

START_TEST(more_and_less_than_the_sum) {
    struct Runs runs;
    fill(&runs, 0, 1.5, 0.01);
    struct Synergy synergy = estimate(&runs, 1);
    ck_assert_int_eq(synergy.kind, SYNERGY_MORE);
    ck_assert_double_eq_tol(synergy.together.value, 6.5, 0.05);
    ck_assert_double_eq_tol(synergy.sum.value, 5.0, 0.05);
    ck_assert_double_eq_tol(synergy.excess.value, 1.5, 0.05);
    ck_assert_double_eq_tol(synergy.excess.value, synergy.together.value - synergy.sum.value, 1e-9);
    ck_assert_double_lt(synergy.p, 1e-6);
    ck_assert_int_eq(estimate(&runs, -1).kind, SYNERGY_LESS);
    fill(&runs, 0, -1.5, 0.01);
    ck_assert_int_eq(estimate(&runs, 1).kind, SYNERGY_LESS);
    ck_assert_int_eq(estimate(&runs, -1).kind, SYNERGY_MORE);
    ck_assert_str_eq(synergy_title(SYNERGY_LESS), "crowding-out");
}
END_TEST

START_TEST(exactly_the_sum_and_nothing_known) {
    struct Runs runs;
    for (size_t i = 0; i < N; i++) {
        runs.baseline[i] = (double)i;
        runs.one[i] = (double)i + 2.0;
        runs.other[i] = (double)i + 3.0;
        runs.both[i] = (double)i + 5.0;
    }
    struct Synergy synergy = estimate(&runs, 1);
    ck_assert_int_eq(synergy.kind, SYNERGY_ADDITIVE);
    ck_assert_double_eq(synergy.excess.low, 0.0);
    ck_assert_double_eq(synergy.excess.high, 0.0);
    ck_assert_double_eq(synergy.p, 1.0);
    for (size_t i = 0; i < N; i++)
        runs.other[i] = i == 0 ? 3.0 : NAN;
    synergy = estimate(&runs, 1);
    ck_assert_int_eq(synergy.kind, SYNERGY_NONE);
    ck_assert_int_eq(synergy.excess.count, 1);
    ck_assert_double_nan(synergy.p);
    runs.both[0] = NAN;
    ck_assert_double_nan(estimate(&runs, 1).excess.value);
}
END_TEST

/* Exact for normal noise: outside 0.93 to 0.97 of 4000 with probability below 1e-7 for another seed. */
START_TEST(coverage_of_the_excess) {
    struct Coverage coverage = {0};
    for (uint64_t k = 0; k < 4000; k++) {
        struct Runs runs;
        fill(&runs, k, 0.7, 1.0);
        struct Synergy synergy = estimate(&runs, 1);
        coverage_add(&coverage, &synergy.excess, 0.7);
    }
    assert_coverage_of_95(&coverage);
}
END_TEST

enum { SCENARIOS = 6 };

static void start(struct Scenario scenarios[SCENARIOS]) {
    struct Error error = {0};
    for (size_t i = 0; i < SCENARIOS; i++)
        ck_assert_int_eq(scenario_init(&scenarios[i], &error), STATUS_OK);
}

static void end(struct Scenario scenarios[SCENARIOS]) {
    for (size_t i = 0; i < SCENARIOS; i++)
        scenario_free(&scenarios[i]);
}

static void add(struct Scenario *scenario, enum InterventionKind kind, double intensity) {
    struct Intervention *added = &scenario->interventions[scenario->intervention_count++];
    intervention_default(added, kind);
    added->intensity = intensity;
}

static size_t find(const struct Scenario scenarios[SCENARIOS], size_t capacity, struct Combination found[]) {
    struct Error error = {0};
    size_t count;
    ck_assert_int_eq(combinations_find(SCENARIOS, scenarios, capacity, found, &count, &error), STATUS_OK);
    return count;
}

/* 1: workshop; 2: guideline and a parameter; 3: both; 4: both, one of them weaker; 5: the baseline again. */
START_TEST(combinations_are_found) {
    struct Scenario scenarios[SCENARIOS];
    struct Combination found[4];
    start(scenarios);
    for (size_t i = 0; i < SCENARIOS; i++)
        add(&scenarios[i], INTERVENTION_COMPETITION, 0.5);
    add(&scenarios[1], INTERVENTION_WORKSHOP, 1.0);
    add(&scenarios[2], INTERVENTION_LEGAL_GUIDELINE, 1.0);
    add(&scenarios[3], INTERVENTION_LEGAL_GUIDELINE, 1.0);
    add(&scenarios[3], INTERVENTION_WORKSHOP, 1.0);
    add(&scenarios[4], INTERVENTION_WORKSHOP, 0.5);
    add(&scenarios[4], INTERVENTION_LEGAL_GUIDELINE, 1.0);
    scenarios[2].params.legal_conservatism = scenarios[3].params.legal_conservatism =
        scenarios[4].params.legal_conservatism = 0.4;
    ck_assert_uint_eq(find(scenarios, 4, found), 1);
    ck_assert_uint_eq(found[0].one, 1);
    ck_assert_uint_eq(found[0].other, 2);
    ck_assert_uint_eq(found[0].both, 3);
    ck_assert_uint_eq(find(scenarios, 0, NULL), 1);
    strcpy(scenarios[3].network_file, "other.csv");
    ck_assert_uint_eq(find(scenarios, 4, found), 0);
    scenarios[3].network_file[0] = '\0';
    scenarios[3].params.legal_conservatism = 0.41;
    ck_assert_uint_eq(find(scenarios, 4, found), 0);
    scenarios[3].params.legal_conservatism = 0.4;
    scenarios[1].params.legal_conservatism = 0.4; /* a change that both make cannot be added up */
    ck_assert_uint_eq(find(scenarios, 4, found), 0);
    scenarios[1].params.legal_conservatism = scenarios[0].params.legal_conservatism;
    add(&scenarios[2], INTERVENTION_WORKSHOP, 1.0); /* the same */
    add(&scenarios[3], INTERVENTION_WORKSHOP, 1.0);
    ck_assert_uint_eq(find(scenarios, 4, found), 0);
    end(scenarios);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, more_and_less_than_the_sum);
    tcase_add_test(tests, exactly_the_sum_and_nothing_known);
    tcase_add_test(tests, coverage_of_the_excess);
    tcase_add_test(tests, combinations_are_found);
}

int main(void) {
    return run_suite("synergy", add_tests);
}
