/* The choice among three ways is a multinomial logit; shares are flat without learning and move with it. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/sourcing.h"
#include "small_world.h"

static const bool ALL_OPEN[WAY_COUNT] = {true, true, true};

START_TEST(test_shares_are_the_logit_of_utilities) {
    const double utility[WAY_COUNT] = {0.3, -0.2, 0.7};
    double share[WAY_COUNT], sum = 0.0;
    for (int i = 0; i < WAY_COUNT; i++)
        sum += exp(utility[i] / 0.4);
    choice_shares(utility, ALL_OPEN, 0.4, share);
    for (int i = 0; i < WAY_COUNT; i++)
        ck_assert_double_eq_tol(share[i], exp(utility[i] / 0.4) / sum, 1e-15);
}
END_TEST

START_TEST(test_only_differences_of_utilities_matter_and_extremes_are_shares) {
    static const double shifts[] = {0.0, 5.0, -3000.0, 1e6};
    double first[WAY_COUNT];
    for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
        const double utility[WAY_COUNT] = {shifts[i], shifts[i] + 0.25, shifts[i] - 0.5};
        double share[WAY_COUNT];
        choice_shares(utility, ALL_OPEN, 0.5, share);
        for (int way = 0; way < WAY_COUNT; way++)
            if (i == 0)
                first[way] = share[way];
            else
                ck_assert_double_eq_tol(share[way], first[way], 1e-9);
    }
    const double far[WAY_COUNT] = {0.0, 1e5, -1e5};
    double share[WAY_COUNT];
    choice_shares(far, ALL_OPEN, 0.01, share);
    ck_assert_double_eq(share[WAY_OUTSOURCED], 1.0);
    ck_assert_double_eq(share[WAY_IN_HOUSE] + share[WAY_COLLABORATION], 0.0);
}
END_TEST

START_TEST(test_closed_ways_have_no_share_and_leave_the_ratio_of_the_rest) {
    const double utility[WAY_COUNT] = {0.1, 0.4, 2.0};
    double all[WAY_COUNT], some[WAY_COUNT];
    const bool open[WAY_COUNT] = {true, true, false}, one[WAY_COUNT] = {false, false, true};
    choice_shares(utility, ALL_OPEN, 0.35, all);
    choice_shares(utility, open, 0.35, some);
    ck_assert_double_eq(some[WAY_COLLABORATION], 0.0);
    ck_assert_double_eq_tol(some[0] / some[1], all[0] / all[1], 1e-12);
    ck_assert_double_eq_tol(some[0] + some[1], 1.0, 1e-15);
    choice_shares(utility, one, 0.35, some);
    ck_assert_double_eq(some[WAY_COLLABORATION], 1.0);
}
END_TEST

/* Utilities 0.45, 0.55 and 0.35 over a scale of 0.25, and nothing else in them. */
static void bare_scenario(struct Scenario *scenario, size_t agencies) {
    small_scenario(scenario, agencies);
    struct Params *p = &scenario->params;
    p->sourcing_capability_weight = p->sourcing_support_weight = p->sourcing_load_weight = 0.0;
    p->sourcing_habit_weight = p->sourcing_transaction_cost = p->sourcing_trust_weight = 0.0;
    p->sourcing_quality_weight = p->sourcing_demonstration_weight = p->sourcing_attention_weight = 0.0;
    p->sourcing_legal_weight = 0.0;
    p->sourcing_value_weight = 1.0;
    p->sourcing_value_in_house = 0.45;
    p->sourcing_value_outsourced = 0.55;
    p->sourcing_value_collaboration = 0.35;
    p->sourcing_scale = 0.25;
    p->mechanism_manager_support = 0.0;
}

static void bare_shares(bool collaboration, double share[WAY_COUNT]) {
    const double utility[WAY_COUNT] = {exp(0.45 / 0.25), exp(0.55 / 0.25),
                                       collaboration ? exp(0.35 / 0.25) : 0.0};
    for (int way = 0; way < WAY_COUNT; way++)
        share[way] = utility[way] / (utility[0] + utility[1] + utility[2]);
}

START_TEST(test_issues_are_shared_out_as_the_logit_says) {
    enum { ISSUES = 20000 };
    static const uint8_t stages[] = {PRACTICE_AWARE, PRACTICE_DECIDED, PRACTICE_ROUTINE};
    struct Scenario scenario;
    struct World world;
    bare_scenario(&scenario, 2);
    small_world(&world, &scenario, 61, 10);
    drive_start(&world, &manager_support_mechanism);
    world.agencies.practice[0] = stages[_i];
    double seen[WAY_COUNT] = {0}, expected[WAY_COUNT];
    for (uint64_t i = 0; i < ISSUES; i++) {
        ck_assert(LIST_RESERVE(&world.arrivals));
        world.arrivals.item[world.arrivals.count++] =
            (struct Arrival){.key = 1 + i, .issue = {.difficulty = 1.0, .value = 1.0, .clarity = 0.5}};
    }
    drive_step(&world, &sourcing_mechanism);
    for (int way = 0; way < WAY_COUNT; way++)
        seen[way] = (double)world.week_choice[way];
    bare_shares(stages[_i] >= PRACTICE_DECIDED, expected);
    for (int way = 0; way < WAY_COUNT; way++)
        expected[way] *= ISSUES;
    ck_assert_double_eq(seen[0] + seen[1] + seen[2], ISSUES);
    ck_assert_uint_eq(world.sourced.count,
                      world.week_choice[WAY_IN_HOUSE] + world.week_choice[WAY_OUTSOURCED]);
    ck_assert_uint_eq(world.proposals_born, world.week_choice[WAY_COLLABORATION]);
    check_counts("ways", seen, expected, stages[_i] >= PRACTICE_DECIDED ? 3 : 2);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Choices of 520 weeks, in and out of which agencies may learn: table[half][way]. */
static void long_run(const struct Scenario *scenario, uint64_t replicate, double table[4]) {
    struct World world;
    small_world(&world, scenario, replicate, 520);
    drive_start(&world, &manager_support_mechanism);
    drive_start(&world, &issues_mechanism);
    for (; world.week < 520; world.week++) {
        drive_step(&world, &issues_mechanism);
        drive_step(&world, &sourcing_mechanism);
        drive_step(&world, &learning_mechanism);
        for (int way = WAY_IN_HOUSE; way <= WAY_OUTSOURCED; way++)
            table[(world.week >= 260) * 2 + way] += (double)world.week_choice[way];
    }
    world_free(&world);
}

START_TEST(test_shares_are_flat_without_learning_and_leave_outsourcing_that_fails_with_it) {
    struct Scenario scenario;
    bare_scenario(&scenario, 40);
    struct Params *p = &scenario.params;
    p->issues_rate_per_year = 12.0;
    p->diffusion_aware_start = 0.0;
    p->sourcing_outsourced_success = 0.0;
    p->sourcing_usefulness_floor = 0.1;
    p->sourcing_in_house_success = 3.0;
    p->sourcing_in_house_net = 0.8;
    p->sourcing_learning_rate = 0.2;
    p->sourcing_habit_weight = 0.3;
    p->feedback_skills = p->feedback_usefulness = 0.0;
    double table[4] = {0};
    long_run(&scenario, 62, table);
    check_independent("way and half of the run", table, 2, 2);
    p->feedback_skills = p->feedback_usefulness = 1.0;
    double learned[4] = {0};
    long_run(&scenario, 62, learned);
    double first = learned[1] / (learned[0] + learned[1]), second = learned[3] / (learned[2] + learned[3]);
    ck_assert_msg(second < table[3] / (table[2] + table[3]) - 0.2, "outsourced share %g, then %g", first,
                  second);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_off_every_issue_is_done_in_house) {
    struct Scenario scenario;
    struct World world;
    bare_scenario(&scenario, 10);
    scenario.params.issues_rate_per_year = 52.0;
    scenario.params.mechanism_sourcing = 0.0;
    small_world(&world, &scenario, 63, 52);
    for (size_t a = 0; a < world.agencies.count; a++)
        world.agencies.practice[a] = PRACTICE_DECIDED;
    drive_start(&world, &manager_support_mechanism);
    drive_start(&world, &issues_mechanism);
    uint64_t in_house = 0;
    for (; world.week < 52; world.week++) {
        drive_step(&world, &issues_mechanism);
        drive_step(&world, &sourcing_mechanism);
        in_house += world.week_choice[WAY_IN_HOUSE];
        ck_assert_uint_eq(world.week_choice[WAY_OUTSOURCED] + world.week_choice[WAY_COLLABORATION], 0);
    }
    ck_assert_uint_gt(in_house, 100);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Q(t+1) = Q + alpha (reward - Q) after each result, so that n failures leave floor + (Q0 - floor)(1 -
 * alpha)^n. */
START_TEST(test_a_valuation_moves_by_its_rate_towards_each_reward) {
    struct Scenario scenario;
    struct World world;
    bare_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->sourcing_outsourced_success = 0.0;
    p->sourcing_usefulness_floor = 0.2;
    p->sourcing_learning_rate = 0.15;
    p->sourcing_capability_mean = 0.5;
    p->sourcing_capability_loss = 0.1;
    small_world(&world, &scenario, 64, 10);
    for (uint64_t i = 0; i < 6; i++) {
        ck_assert(LIST_RESERVE(&world.sourced));
        world.sourced.item[world.sourced.count++] =
            (struct SourcedWork){.key = i, .outsourced = true, .difficulty = 1.0};
    }
    drive_step(&world, &learning_mechanism);
    ck_assert_uint_eq(world.sourced.count, 0);
    ck_assert_double_eq_tol(world.agencies.value_outsourced[0], 0.2 + 0.35 * pow(0.85, 6), 1e-12);
    ck_assert_double_eq(world.agencies.value_in_house[0], 0.45);
    ck_assert_double_eq_tol(world.agencies.capability[0], 0.5 * pow(0.9, 6), 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_shares_are_the_logit_of_utilities);
    tcase_add_test(tests, test_only_differences_of_utilities_matter_and_extremes_are_shares);
    tcase_add_test(tests, test_closed_ways_have_no_share_and_leave_the_ratio_of_the_rest);
    tcase_add_loop_test(tests, test_issues_are_shared_out_as_the_logit_says, 0, 3);
    tcase_add_test(tests, test_shares_are_flat_without_learning_and_leave_outsourcing_that_fails_with_it);
    tcase_add_test(tests, test_off_every_issue_is_done_in_house);
    tcase_add_test(tests, test_a_valuation_moves_by_its_rate_towards_each_reward);
}

int main(void) {
    return run_suite("sourcing", add);
}
