/* Crises as a self-exciting process in weeks, heads and elections, schedules and targets of interventions. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_randist.h>

#include "small_world.h"
#include "world/draws.h"

static void crisis_scenario(struct Scenario *scenario, double rate_per_year, double branching, double decay) {
    small_scenario(scenario, 2);
    scenario->params.outside_crises_per_year = rate_per_year;
    scenario->params.outside_crisis_branching = branching;
    scenario->params.outside_crisis_decay_per_week = decay;
    scenario->params.outside_reelection = 1.0;
}

START_TEST(test_without_branching_crises_are_poisson) {
    enum { WEEKS = 12000, MOST = 10 };
    struct Scenario scenario;
    struct World world;
    double seen[MOST] = {0}, expected[MOST];
    crisis_scenario(&scenario, 20.0, 0.0, 0.5);
    small_world(&world, &scenario, 51, WEEKS);
    drive_start(&world, &outside_events_mechanism);
    for (; world.week < WEEKS; world.week++) {
        drive_step(&world, &outside_events_mechanism);
        seen[world.week_crises < MOST ? world.week_crises : MOST - 1]++;
    }
    for (unsigned k = 0; k < MOST; k++)
        expected[k] = WEEKS * gsl_ran_poisson_pdf(k, 20.0 / 52.0);
    check_counts("crises of a week", seen, expected, MOST);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Exact mean and variance of the number of crises in `weeks`, of x | e ~ Poisson(m + e), e' = (e + c x) d. */
static void crisis_moments(double background, double c, double d, int weeks, double *mean, double *variance) {
    double e = 0.0, ee = 0.0, n = 0.0, ne = 0.0, nn = 0.0;
    for (int t = 0; t < weeks; t++) {
        double x = background + e;
        double xx = x + background * background + 2.0 * background * e + ee;
        double ex = background * e + ee, nx = background * n + ne;
        double next_ee = d * d * (ee + 2.0 * c * ex + c * c * xx);
        double next_ne = d * (ne + c * nx + ex + c * xx);
        nn += 2.0 * nx + xx;
        n += x;
        e = d * (e + c * x);
        ee = next_ee;
        ne = next_ne;
    }
    *mean = n;
    *variance = nn - n * n;
}

START_TEST(test_branching_gives_the_total_rate_and_the_spread_of_a_hawkes_process) {
    enum { WEEKS = 520, WORLDS = 200 };
    static const struct {
        double rate, branching, decay;
    } rows[] = {{25.0, 0.45, 0.35}, {15.0, 0.7, 2.0}, {10.0, 0.3, 0.2}};
    double rate = rows[_i].rate, branching = rows[_i].branching, decay = rows[_i].decay;
    struct Scenario scenario;
    crisis_scenario(&scenario, rate, branching, decay);
    double sum = 0.0, squares = 0.0, mean, variance;
    for (uint64_t replicate = 0; replicate < WORLDS; replicate++) {
        struct World world;
        small_world(&world, &scenario, 600 + replicate, WEEKS);
        drive_start(&world, &outside_events_mechanism);
        for (; world.week < WEEKS; world.week++)
            drive_step(&world, &outside_events_mechanism);
        sum += (double)world.crises_born;
        squares += (double)world.crises_born * (double)world.crises_born;
        world_free(&world);
    }
    crisis_moments(rate * (1.0 - branching) / 52.0, branching * expm1(decay), exp(-decay), WEEKS, &mean,
                   &variance);
    /* The total rate is the one that was set, but for the start without aftershocks. */
    ck_assert_double_le(mean, rate * 10.0);
    ck_assert_double_gt(mean, rate * 10.0 * 0.95);
    ck_assert_double_eq_tol(variance / mean, 1.0 / ((1.0 - branching) * (1.0 - branching)),
                            0.1 / ((1.0 - branching) * (1.0 - branching)));
    check_mean("crises", sum / WORLDS, mean, sqrt(variance), WORLDS);
    /* Counts of clusters are a little heavier in the tails than the normal: room for an excess kurtosis of
     * 1/2. */
    double sample = (squares - sum * sum / WORLDS) / (WORLDS - 1.0);
    check_mean("spread of crises", sample, variance, variance * sqrt(2.0 + 0.5), WORLDS - 1.0);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_heads_change_at_elections_only_and_as_often_as_they_lose) {
    enum { GOVERNMENTS = 60, ELECTIONS = 20, YEARS = 4 * ELECTIONS };
    struct Scenario scenario;
    struct World world;
    crisis_scenario(&scenario, 0.0, 0.0, 1.0);
    struct Params *p = &scenario.params;
    p->world_agencies = GOVERNMENTS;
    p->world_governments = GOVERNMENTS;
    p->sourcing_trait_spread = 0.8;
    p->outside_reelection = 0.6;
    small_world(&world, &scenario, 52, 52 * YEARS);
    drive_start(&world, &outside_events_mechanism);
    double changed = 0.0;
    for (; world.week < 52 * YEARS; world.week++) {
        double before[GOVERNMENTS];
        for (size_t g = 0; g < GOVERNMENTS; g++)
            before[g] = world.governments[g].attention;
        drive_step(&world, &outside_events_mechanism);
        for (size_t g = 0; g < GOVERNMENTS; g++) {
            bool other = world.governments[g].attention != before[g];
            ck_assert(!other || world.week % 208 == 86);
            changed += other;
        }
    }
    check_binomial("heads who lost", changed, GOVERNMENTS * ELECTIONS, 0.4);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_an_intervention_sets_its_lever_by_schedule_ramp_intensity_and_target) {
    struct Scenario scenario;
    struct World world;
    crisis_scenario(&scenario, 0.0, 0.0, 1.0);
    scenario.params.world_agencies = 6.0;
    scenario.params.world_burn_in_weeks = 5.0;
    scenario.intervention_count = 2;
    scenario.interventions[0] = (struct Intervention){.kind = INTERVENTION_WORKSHOP,
                                                      .start_week = 10,
                                                      .end_week = 30,
                                                      .ramp_weeks = 4,
                                                      .intensity = 0.8,
                                                      .target = TARGET_AGENCIES,
                                                      .agencies = {1, 4},
                                                      .agency_count = 2,
                                                      .cost = 3.0};
    scenario.interventions[1] = scenario.interventions[0];
    scenario.interventions[1].target = TARGET_ALL;
    scenario.interventions[1].start_week = 25;
    scenario.interventions[1].ramp_weeks = 0;
    small_world(&world, &scenario, 54, 60);
    drive_start(&world, &outside_events_mechanism);
    double cost = 0.0;
    for (; world.week < 50; world.week++) {
        double week = world.week - 5.0;
        drive_step(&world, &outside_events_mechanism);
        double first = week < 10 || week >= 30 ? 0.0 : 0.8 * fmin(1.0, (week - 10.0 + 1.0) / 4.0);
        double second = week < 25 || week >= 30 ? 0.0 : 0.8;
        for (size_t a = 0; a < 6; a++)
            ck_assert_double_eq_tol(world_lever(&world, LEVER_WORKSHOP, a),
                                    (a == 1 || a == 4 ? first : 0.0) + second, 1e-12);
        cost += 3.0 * (2.0 * first + 6.0 * second);
        ck_assert_double_eq(world_lever(&world, LEVER_MANDATE, 1), 0.0);
    }
    ck_assert_double_eq_tol(world.intervention_cost, cost, 1e-9);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_random_target_hits_its_share) {
    struct Scenario scenario;
    struct World world;
    crisis_scenario(&scenario, 0.0, 0.0, 1.0);
    scenario.params.world_agencies = 3000.0;
    scenario.intervention_count = 1;
    scenario.interventions[0] = (struct Intervention){.kind = INTERVENTION_WORKSHOP,
                                                      .end_week = 10,
                                                      .intensity = 1.0,
                                                      .target = TARGET_RANDOM,
                                                      .share = 0.3,
                                                      .cost = NAN};
    small_world(&world, &scenario, 55, 10);
    drive_start(&world, &outside_events_mechanism);
    drive_step(&world, &outside_events_mechanism);
    double hit = 0.0;
    for (size_t a = 0; a < 3000; a++)
        hit += world_lever(&world, LEVER_WORKSHOP, a);
    check_binomial("agencies hit", hit, 3000.0, 0.3);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_without_branching_crises_are_poisson);
    tcase_add_loop_test(tests, test_branching_gives_the_total_rate_and_the_spread_of_a_hawkes_process, 0, 3);
    tcase_add_test(tests, test_heads_change_at_elections_only_and_as_often_as_they_lose);
    tcase_add_test(tests, test_an_intervention_sets_its_lever_by_schedule_ramp_intensity_and_target);
    tcase_add_test(tests, test_a_random_target_hits_its_share);
}

int main(void) {
    return run_suite("outside_events", add);
}
