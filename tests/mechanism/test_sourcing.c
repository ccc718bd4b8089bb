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
        sum += exp(utility[i]);
    choice_shares(utility, ALL_OPEN, share);
    for (int i = 0; i < WAY_COUNT; i++)
        ck_assert_double_eq_tol(share[i], exp(utility[i]) / sum, 1e-15);
}
END_TEST

START_TEST(test_only_differences_of_utilities_matter_and_extremes_are_shares) {
    static const double shifts[] = {0.0, 5.0, -3000.0, 1e6};
    double first[WAY_COUNT];
    for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
        const double utility[WAY_COUNT] = {shifts[i], shifts[i] + 0.25, shifts[i] - 0.5};
        double share[WAY_COUNT];
        choice_shares(utility, ALL_OPEN, share);
        for (int way = 0; way < WAY_COUNT; way++)
            if (i == 0)
                first[way] = share[way];
            else
                ck_assert_double_eq_tol(share[way], first[way], 1e-9);
    }
    const double far[WAY_COUNT] = {0.0, 1e5, -1e5};
    double share[WAY_COUNT];
    choice_shares(far, ALL_OPEN, share);
    ck_assert_double_eq(share[WAY_OUTSOURCED], 1.0);
    ck_assert_double_eq(share[WAY_IN_HOUSE] + share[WAY_COLLABORATION], 0.0);
}
END_TEST

START_TEST(test_closed_ways_have_no_share_and_leave_the_ratio_of_the_rest) {
    const double utility[WAY_COUNT] = {0.1, 0.4, 2.0};
    double all[WAY_COUNT], some[WAY_COUNT];
    const bool open[WAY_COUNT] = {true, true, false}, one[WAY_COUNT] = {false, false, true};
    choice_shares(utility, ALL_OPEN, all);
    choice_shares(utility, open, some);
    ck_assert_double_eq(some[WAY_COLLABORATION], 0.0);
    ck_assert_double_eq_tol(some[0] / some[1], all[0] / all[1], 1e-12);
    ck_assert_double_eq_tol(some[0] + some[1], 1.0, 1e-15);
    choice_shares(utility, one, some);
    ck_assert_double_eq(some[WAY_COLLABORATION], 1.0);
}
END_TEST

/* Utilities 4 times 0.55, 0.55 and 0.35, and nothing else in them. */
static void bare_scenario(struct Scenario *scenario, size_t agencies) {
    small_scenario(scenario, agencies);
    struct Params *p = &scenario->params;
    p->sourcing_capability_weight = p->sourcing_habit_weight = p->sourcing_trust_weight = 0.0;
    p->sourcing_value_weight = 4.0;
    p->sourcing_alone_net = 0.55;
    p->sourcing_outsourced_success = 1.0;
    p->sourcing_value_collaboration = 0.35;
    p->mechanism_manager_support = 0.0;
}

static void bare_shares(bool collaboration, double share[WAY_COUNT]) {
    const double odds[WAY_COUNT] = {exp(4.0 * 0.55), exp(4.0 * 0.55), collaboration ? exp(4.0 * 0.35) : 0.0};
    for (int way = 0; way < WAY_COUNT; way++)
        share[way] = odds[way] / (odds[0] + odds[1] + odds[2]);
}

/* Issues that arrive at once in the first agency, and the ways that it chose: seen[WAY_COUNT]. */
static void choose_once(struct World *world, size_t issues, bool internal, double seen[WAY_COUNT]) {
    world->arrivals.count = 0;
    for (uint64_t i = 0; i < issues; i++) {
        ck_assert(LIST_RESERVE(&world->arrivals));
        world->arrivals.item[world->arrivals.count++] = (struct Arrival){
            .key = 1 + i, .issue = {.difficulty = 1.0, .value = 1.0, .clarity = 0.5, .internal = internal}};
    }
    drive_step(world, &sourcing_mechanism);
    for (int way = 0; way < WAY_COUNT; way++)
        seen[way] = (double)world->week_choice[way];
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
    double seen[WAY_COUNT], expected[WAY_COUNT];
    choose_once(&world, ISSUES, false, seen);
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

/* Legal hesitation lowers the odds of collaboration on internal data by e^-R, and leaves those on open data
 * alone. */
START_TEST(test_a_unit_that_fears_the_law_does_not_start) {
    enum { ISSUES = 20000 };
    struct Scenario scenario;
    struct World world;
    bare_scenario(&scenario, 2);
    struct Params *p = &scenario.params;
    p->legal_conservatism = 0.7;
    p->legal_ambiguity = 0.5;
    p->legal_conservatism_slope = 3.0;
    p->legal_personal_slope = 2.0;
    p->case_personal_share[CASE_PUBLIC_INTERNAL] = 0.8;
    small_world(&world, &scenario, 65, 10);
    drive_start(&world, &manager_support_mechanism);
    world.agencies.practice[0] = PRACTICE_ROUTINE;
    double hesitation = 3.0 * 0.2 + 2.0 * 0.5 * 0.8 * 0.75;
    for (int internal = 0; internal < 2; internal++) {
        double seen[WAY_COUNT], odds = exp(4.0 * (0.35 - 0.55) - (internal ? hesitation : 0.0));
        choose_once(&world, ISSUES, internal != 0, seen);
        check_binomial("collaborations", seen[WAY_COLLABORATION], ISSUES, odds / (2.0 + odds));
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* C39: skill serves as far as the manager supports its use, and moves the odds against outsourcing by w (2 S
 * K - 1/2). */
START_TEST(test_in_house_work_wants_skill_and_a_manager) {
    enum { ISSUES = 20000 };
    struct Scenario scenario;
    struct World world;
    bare_scenario(&scenario, 2);
    scenario.params.sourcing_capability_weight = 2.0;
    small_world(&world, &scenario, 66, 10);
    for (double support = 0.2; support < 1.0; support += 0.6)
        for (double capability = 0.2; capability < 1.0; capability += 0.6) {
            double seen[WAY_COUNT];
            world.agencies.support[0] = support;
            world.agencies.capability[0] = capability;
            choose_once(&world, ISSUES, false, seen);
            check_binomial("in-house", seen[WAY_IN_HOUSE], ISSUES,
                           1.0 / (1.0 + exp(-2.0 * (2.0 * support * capability - 0.5))));
        }
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
    bare_scenario(&scenario, 200);
    struct Params *p = &scenario.params;
    p->issues_rate_per_year = 12.0;
    p->diffusion_aware_start = 0.0;
    p->sourcing_outsourced_success = 0.0;
    p->sourcing_in_house_slope = 10.0;
    p->sourcing_capability_mean = 0.8;
    p->sourcing_capability_weight = 2.0; /* skill that is learned shows in the shares */
    p->sourcing_learning_rate = 0.2;
    p->sourcing_habit_weight = 1.0;
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

/* Q(t+1) = Q + alpha (reward - Q) after each result, so that n failures leave Q0 (1 - alpha)^n. */
START_TEST(test_a_valuation_moves_by_its_rate_towards_each_reward) {
    struct Scenario scenario;
    struct World world;
    bare_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->sourcing_learning_rate = 0.15;
    p->sourcing_capability_mean = 0.5;
    p->sourcing_habit_mean = 0.4;
    p->sourcing_doing_rate = 0.1;
    small_world(&world, &scenario, 64, 10);
    for (uint64_t i = 0; i < 6; i++) {
        ck_assert(LIST_RESERVE(&world.sourced));
        world.sourced.item[world.sourced.count++] =
            (struct SourcedWork){.key = i, .outsourced = true, .difficulty = 1.0};
    }
    p->sourcing_outsourced_success = 0.0;
    drive_step(&world, &learning_mechanism);
    ck_assert_uint_eq(world.sourced.count, 0);
    ck_assert_double_eq_tol(world.agencies.value_outsourced[0], 0.55 * pow(0.85, 6), 1e-12);
    ck_assert_double_eq(world.agencies.value_in_house[0], 0.55);
    ck_assert_double_eq_tol(world.agencies.capability[0], 0.5 * pow(0.9, 6), 1e-12);
    ck_assert_double_eq_tol(world.agencies.habit[0], 1.0 - 0.6 * pow(0.9, 6), 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_shares_are_the_logit_of_utilities);
    tcase_add_test(tests, test_only_differences_of_utilities_matter_and_extremes_are_shares);
    tcase_add_test(tests, test_closed_ways_have_no_share_and_leave_the_ratio_of_the_rest);
    tcase_add_loop_test(tests, test_issues_are_shared_out_as_the_logit_says, 0, 3);
    tcase_add_test(tests, test_a_unit_that_fears_the_law_does_not_start);
    tcase_add_test(tests, test_in_house_work_wants_skill_and_a_manager);
    tcase_add_test(tests, test_shares_are_flat_without_learning_and_leave_outsourcing_that_fails_with_it);
    tcase_add_test(tests, test_off_every_issue_is_done_in_house);
    tcase_add_test(tests, test_a_valuation_moves_by_its_rate_towards_each_reward);
}

int main(void) {
    return run_suite("sourcing", add);
}
