/* Rates of diffusion: the exact chain of adopters on a complete network of equal agencies, its limits, what
 * raises and lowers the outside and the inside part, and stages that are given up. */
#include "diffusion_limit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "world/scales.h"

enum { AGENCIES_MOST = 90 };

/* K(t+1) = K(t) + Binomial(N - K, 1 - exp(-(p + q K/(N - 1))/52)), from nobody: chance[k] after one more
 * week. */
static void chain_week(double chance[], size_t n, double p, double q) {
    double next[AGENCIES_MOST + 1] = {0};
    for (size_t k = 0; k <= n; k++) {
        double adopts = -expm1(-(p + q * (double)k / ((double)n - 1.0)) / 52.0);
        for (size_t more = 0; chance[k] > 0.0 && more <= n - k; more++)
            next[k + more] += chance[k] * gsl_ran_binomial_pdf((unsigned)more, adopts, (unsigned)(n - k));
    }
    memcpy(chance, next, (n + 1) * sizeof *chance);
}

struct ChainCase {
    size_t agencies, replicates;
    double p, q;
    uint32_t look[3]; /* weeks, ascending */
};

static void compare_with_chain(const struct ChainCase *row) {
    double chance[3][AGENCIES_MOST + 1] = {{1.0}}, seen[3][AGENCIES_MOST + 1] = {{0}};
    struct Scenario scenario;
    limit_scenario(&scenario, row->agencies, row->p, row->q);
    for (uint64_t replicate = 0; replicate < row->replicates; replicate++) {
        struct World world;
        limit_world(&world, &scenario, replicate, row->look[2]);
        for (int i = 0; i < 3; i++) {
            while (world.week < row->look[i])
                limit_week(&world);
            seen[i][adopters(&world)]++;
        }
        world_free(&world);
    }
    double now[AGENCIES_MOST + 1] = {1.0};
    uint32_t t = 0;
    for (int i = 0; i < 3; i++) {
        for (; t < row->look[i]; t++)
            chain_week(now, row->agencies, row->p, row->q);
        for (size_t k = 0; k <= row->agencies; k++)
            chance[i][k] = now[k] * (double)row->replicates;
        check_counts("adopters", seen[i], chance[i], row->agencies + 1);
    }
    scenario_free(&scenario);
}

START_TEST(test_adopters_follow_the_exact_chain) {
    static const struct ChainCase rows[] = {{20, 3000, 0.6, 12.0, {4, 12, 24}},
                                            {90, 1200, 0.4, 16.0, {6, 14, 22}}};
    compare_with_chain(&rows[_i]);
}
END_TEST

/* F(t+1) = F + (1 - F)(1 - exp(-(p + q F)/52)), the limit of many agencies. */
static double recursion(double p, double q, uint32_t weeks) {
    double share = 0.0;
    for (uint32_t t = 0; t < weeks; t++)
        share += (1.0 - share) * -expm1(-(p + q * share) / 52.0);
    return share;
}

/* Bass 1969. */
static double bass(double p, double q, double years) {
    double left = exp(-(p + q) * years);
    return (1.0 - left) / (1.0 + q / p * left);
}

/* Mean and standard deviation of the share of adopters over replicates. */
static void shares(size_t agencies, double p, double q, uint32_t weeks, size_t replicates, double *mean,
                   double *deviation) {
    struct Scenario scenario;
    limit_scenario(&scenario, agencies, p, q);
    double sum = 0.0, squares = 0.0;
    for (uint64_t replicate = 0; replicate < replicates; replicate++) {
        struct World world;
        limit_world(&world, &scenario, 9000 + replicate, weeks);
        while (world.week < weeks)
            limit_week(&world);
        double share = (double)adopters(&world) / (double)agencies;
        sum += share;
        squares += share * share;
        world_free(&world);
    }
    *mean = sum / (double)replicates;
    *deviation = sqrt(fmax(0.0, squares / (double)replicates - *mean * *mean) * (double)replicates /
                      ((double)replicates - 1.0));
    scenario_free(&scenario);
}

START_TEST(test_the_mean_nears_the_recursion_only_with_many_agencies) {
    double p = 0.1, q = 5.0, mean, deviation;
    shares(90, p, q, 52, 300, &mean, &deviation);
    ck_assert_msg(mean < recursion(p, q, 52) - 0.05, "with 90 agencies the mean %g should lie far below %g",
                  mean, recursion(p, q, 52));
    p = 0.5;
    shares(4000, p, q, 40, 16, &mean, &deviation);
    /* Sixteen replicates: the bound is widened by Student's quantile over the normal one (2.0 at this level),
     * and by what 4000 agencies still lack (about 8/N). */
    double bound = 2.0 * 4.89 * deviation / 4.0 + 8.0 / 4000.0;
    ck_assert_msg(fabs(mean - recursion(p, q, 40)) < bound, "mean %g, recursion %g", mean,
                  recursion(p, q, 40));
    ck_assert_double_lt(bound, 0.05);
}
END_TEST

START_TEST(test_bass_closed_form_as_the_step_shrinks) {
    /* Half the step, half the error of the recursion. */
    double coarse = fabs(recursion(0.4, 20.0, 13) - bass(0.4, 20.0, 13.0 / 52.0));
    double fine = fabs(recursion(0.1, 5.0, 52) - bass(0.1, 5.0, 1.0));
    ck_assert_double_eq_tol(fine / coarse, 0.25, 0.05);
    /* And the engine is at the closed form for weekly steps of a slow process. */
    double mean, deviation, p = 0.3, q = 1.5;
    shares(2000, p, q, 130, 16, &mean, &deviation);
    double bound = 2.0 * 4.89 * deviation / 4.0 + 8.0 / 2000.0 + fabs(recursion(p, q, 130) - bass(p, q, 2.5));
    ck_assert_msg(fabs(mean - bass(p, q, 2.5)) < bound, "mean %g, Bass %g", mean, bass(p, q, 2.5));
    ck_assert_double_lt(bound, 0.05);
}
END_TEST

/* Without peers the hazard is p times each multiplier: first trials after a geometric time. */
static void check_share(const struct Scenario *scenario, double lever_attention, double hazard_per_year,
                        const char *what) {
    double tried = 0.0, agencies = scenario->params.world_agencies;
    struct World world;
    limit_world(&world, scenario, 77, 40);
    if (lever_attention > 0.0)
        set_lever(&world, LEVER_ATTENTION, lever_attention);
    while (world.week < 40)
        limit_week(&world);
    for (size_t a = 0; a < world.agencies.count; a++)
        tried += world.agencies.tried_week[a] != NEVER;
    check_binomial(what, tried, agencies, -expm1(-hazard_per_year * 40.0 / 52.0));
    world_free(&world);
}

START_TEST(test_the_outside_part_rises_with_attention_and_support) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.5, 0.0);
    check_share(&scenario, 0.0, 0.5, "attention at its reference");
    scenario.params.outside_attention_mean = 0.3;
    check_share(&scenario, 0.0, 0.5 * 0.6, "attention below it");
    check_share(&scenario, 0.4, 0.5 * 1.4, "attention raised by a lever");
    scenario.params.outside_attention_mean = REFERENCE;
    scenario.params.mechanism_manager_support = 1.0;
    scenario.params.manager_mean = 0.3;
    scenario.params.diffusion_support_exponent = 2.0;
    check_share(&scenario, 0.0, 0.5 * 0.36, "support below its reference");
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_what_is_of_no_use_spreads_by_the_outside_part_alone) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.5, 50.0);
    scenario.params.diffusion_usefulness_start = 0.0;
    check_share(&scenario, 0.0, 0.5, "no use");
    scenario_free(&scenario);
}
END_TEST

/* With issues to wait for, a decision is no example, so that the share that practises stays a half and the
 * hazard constant: q theta (x/theta)^m with theta 1/4. */
START_TEST(test_the_threshold_form_is_a_power_of_what_peers_show) {
    static const double exponents[] = {1.0, 3.0, 0.5}, useful[] = {0.8, 0.3};
    struct Scenario scenario;
    limit_scenario(&scenario, 6000, 0.0, 1.0);
    scenario.params.mechanism_issues = 1.0;
    scenario.params.diffusion_threshold_exponent = exponents[_i / 2];
    scenario.params.diffusion_usefulness_start = useful[_i % 2];
    struct World world;
    limit_world(&world, &scenario, 78, 26);
    for (size_t a = 0; a < 3000; a++)
        world.agencies.practice[a] = PRACTICE_TRIED;
    while (world.week < 26)
        limit_week(&world);
    double decided = 0.0, x = useful[_i % 2] * 3000.0 / 5999.0;
    for (size_t a = 3000; a < 6000; a++) {
        decided += world.agencies.practice[a] == PRACTICE_DECIDED;
        ck_assert_int_eq(world.agencies.tried_week[a], NEVER);
    }
    check_binomial("decided by what peers show", decided, 3000.0,
                   -expm1(-0.25 * pow(x / 0.25, exponents[_i / 2]) * 26.0 / 52.0));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_stage_is_left_backwards_at_a_hazard_that_falls_with_support_and_use) {
    static const enum Practice stages[] = {PRACTICE_DECIDED, PRACTICE_TRIED, PRACTICE_ROUTINE},
                               behind[] = {PRACTICE_AWARE, PRACTICE_AWARE, PRACTICE_TRIED};
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.0, 0.0);
    scenario.params.mechanism_issues = 1.0;
    scenario.params.diffusion_lapse_per_year = 0.8;
    scenario.params.diffusion_usefulness_start = 0.4;
    scenario.params.manager_mean = 0.3;
    struct World world;
    limit_world(&world, &scenario, 79, 52);
    for (size_t a = 0; a < 3000; a++) {
        world.agencies.practice[a] = (uint8_t)stages[_i];
        world.agencies.tried_week[a] = stages[_i] > PRACTICE_DECIDED ? 0 : NEVER;
    }
    limit_week(&world);
    size_t gone = 0;
    for (size_t a = 0; a < 3000; a++) {
        bool left = world.agencies.practice[a] != stages[_i];
        gone += left;
        ck_assert_int_eq(world.agencies.practice[a], left ? behind[_i] : stages[_i]);
        /* Only what was practised is given up; ever tried is monotone. */
        ck_assert_int_eq(world.agencies.given_up_week[a], left && stages[_i] == PRACTICE_TRIED ? 0 : NEVER);
    }
    ck_assert_uint_gt(gone, 0);
    while (world.week < 52)
        limit_week(&world);
    double left = 0.0;
    for (size_t a = 0; a < 3000; a++)
        left += world.agencies.practice[a] == stages[_i];
    check_binomial("stages kept", left, 3000.0, exp(-0.8 * 4.0 * 0.7 * 0.6));
    ck_assert_int_eq(world.agencies.tried_week[2999], stages[_i] > PRACTICE_DECIDED ? 0 : NEVER);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_adopters_follow_the_exact_chain, 0, 2);
    tcase_add_test(tests, test_the_mean_nears_the_recursion_only_with_many_agencies);
    tcase_add_test(tests, test_bass_closed_form_as_the_step_shrinks);
    tcase_add_test(tests, test_the_outside_part_rises_with_attention_and_support);
    tcase_add_test(tests, test_what_is_of_no_use_spreads_by_the_outside_part_alone);
    tcase_add_loop_test(tests, test_the_threshold_form_is_a_power_of_what_peers_show, 0, 6);
    tcase_add_loop_test(tests, test_a_stage_is_left_backwards_at_a_hazard_that_falls_with_support_and_use, 0,
                        3);
}

int main(void) {
    return run_suite("diffusion", add);
}
