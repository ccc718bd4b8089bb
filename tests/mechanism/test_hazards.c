/* Ends as competing risks: the multinomial logit of a week, geometric times, shares of causes, and phase-type
 * times. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/episodes.h"
#include "mechanism/hazards.h"
#include "mechanism/legal_verdict.h"
#include "mechanism/work.h"
#include "small_world.h"
#include "world/draws.h"

/* P(j) of a week is the probability that it ends times the share of j among evenly spread uniforms. */
START_TEST(test_probabilities_are_the_multinomial_logit_with_staying_as_one) {
    enum { UNIFORMS = 100000 };
    const double log_odds[EXIT_COUNT] = {-1.0, 0.5, -INFINITY, 2.0, -3.0, -0.2, -INFINITY, 1.0};
    double share[EXIT_COUNT] = {0.0}, sum = 0.0, odds = hazard_odds(log_odds);
    for (int j = 0; j < EXIT_COUNT; j++)
        sum += exp(log_odds[j]);
    for (int i = 0; i < UNIFORMS; i++)
        share[hazard_cause(log_odds, (i + 0.5) / UNIFORMS)] += 1.0 / UNIFORMS;
    ck_assert_double_eq_tol(odds, sum, 1e-14);
    for (int j = 0; j < EXIT_COUNT; j++)
        ck_assert_double_eq_tol(odds / (1.0 + odds) * share[j], exp(log_odds[j]) / (1.0 + sum), 1e-5);
}
END_TEST

START_TEST(test_extreme_log_odds_have_a_cause_that_can_happen) {
    static const double extremes[] = {-INFINITY, -1e308, -745.0, 0.0, 709.0, 710.0, 1e6, 1e308};
    for (size_t a = 1; a < sizeof extremes / sizeof *extremes; a++)
        for (size_t b = 0; b < sizeof extremes / sizeof *extremes; b++) {
            double log_odds[EXIT_COUNT];
            for (int j = 0; j < EXIT_COUNT; j++)
                log_odds[j] = -INFINITY;
            log_odds[1] = extremes[a];
            log_odds[EXIT_COUNT - 2] = extremes[b];
            ck_assert_double_ge(hazard_odds(log_odds), 0.0);
            enum Exit early = hazard_cause(log_odds, 0.2), late = hazard_cause(log_odds, 0.8);
            ck_assert_int_eq(early, extremes[a] + 1.0 >= extremes[b] ? 1 : EXIT_COUNT - 2);
            ck_assert_int_eq(late, extremes[a] > extremes[b] + 1.0 ? 1 : EXIT_COUNT - 2);
            enum Exit last = hazard_cause(log_odds, 0x1.fffffffffffffp-1);
            ck_assert(last == 1 || (last == EXIT_COUNT - 2 && extremes[b] > -INFINITY));
        }
}
END_TEST

START_TEST(test_one_uniform_decides_on_the_cause) {
    const double log_odds[EXIT_COUNT] = {log(0.25), -INFINITY, log(0.125), -INFINITY,
                                         -INFINITY, log(0.5),  -INFINITY,  -INFINITY};
    static const struct {
        double share;
        int cause;
    } rows[] = {{0.0, 0}, {0.2499, 0}, {0.2501, 2}, {0.3749, 2}, {0.3751, 5}, {0.8749, 5}};
    ck_assert_double_eq_tol(hazard_odds(log_odds), 0.875, 1e-15);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_int_eq(hazard_cause(log_odds, rows[i].share / 0.875), rows[i].cause);
}
END_TEST

/* Constant risks: nothing that depends on trust, value, expectation or support. */
static void constant_risks(struct Params *p, double initiator, double sponsor) {
    p->mechanism_work = p->mechanism_alignment = p->mechanism_legal_review = p->mechanism_data_quality = 0.0;
    p->mechanism_manager_support = 0.0;
    p->work_initiator_trust = p->work_initiator_gap = p->work_sponsor_support = 0.0;
    p->work_initiator_base = initiator;
    p->work_sponsor_base = sponsor;
}

static void start_episodes(struct World *world, enum CaseType type, uint64_t count) {
    struct Error error = {0};
    drive_start(world, &manager_support_mechanism);
    world->week_started = 1;
    for (uint64_t i = 0; i < count; i++) {
        struct Proposal proposal = plain_proposal(1000 + i, type, (uint32_t)(i % world->agencies.count));
        proposal.owner_count = (uint32_t)world->params->case_owners[type];
        ck_assert_int_eq(episode_start(world, &proposal, &error), STATUS_OK);
    }
}

static void run_out(struct World *world, uint32_t weeks) {
    struct Error error = {0};
    for (world->week = 0; world->week < weeks && world->running.count > 0; world->week++)
        ck_assert_int_eq(episodes_mechanism.step(world, &error), STATUS_OK);
    ck_assert_uint_eq(world->running.count, 0);
}

enum { EPISODES = 6000, LONGEST = 400 };

START_TEST(test_constant_risks_give_geometric_times_and_constant_shares) {
    static const struct {
        double initiator, sponsor;
        enum CaseType type;
    } rows[] = {
        {-3.0, -2.5, CASE_PUBLIC_INTERNAL}, {-2.0, 20.0, CASE_PRIVATE_OPEN}, {-1.0, -1.5, CASE_PUBLIC_OPEN}};
    double initiator = rows[_i].initiator, sponsor = rows[_i].sponsor, completion = NEUTRAL_LOG_ODDS;
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 3);
    constant_risks(&scenario.params, initiator, sponsor);
    bool has_sponsor = rows[_i].type != CASE_PRIVATE_OPEN;
    scenario.params.case_sponsor[rows[_i].type] = has_sponsor;
    small_world(&world, &scenario, 31, LONGEST);
    start_episodes(&world, rows[_i].type, EPISODES);
    run_out(&world, LONGEST);
    const double odds[3] = {exp(completion), exp(initiator), has_sponsor ? exp(sponsor) : 0.0};
    static const int causes[3] = {EXIT_COMPLETED, EXIT_INITIATOR_STOPPED, EXIT_SPONSOR_ENDED};
    double all = odds[0] + odds[1] + odds[2], ends = all / (1.0 + all);
    double seen[LONGEST] = {0}, expected[LONGEST] = {0}, by_cause[3] = {0}, awaited[3], early_late[6] = {0};
    uint32_t half = (uint32_t)ceil(-log(2.0) / log1p(-ends));
    for (size_t i = 0; i < EPISODES; i++) {
        const struct EpisodeRecord *record = &world.episodes.item[i].record;
        int64_t weeks = record->end_week - record->start_week;
        ck_assert_int_ge(weeks, 1);
        seen[weeks]++;
        for (int j = 0; j < 3; j++)
            if (record->exit == causes[j]) {
                by_cause[j]++;
                early_late[(weeks > half) * 3 + j]++;
            }
    }
    for (int t = 1; t < LONGEST; t++)
        expected[t] = EPISODES * ends * pow(1.0 - ends, t - 1.0);
    for (int j = 0; j < 3; j++)
        awaited[j] = EPISODES * odds[j] / all;
    ck_assert_double_eq(by_cause[0] + by_cause[1] + by_cause[2], EPISODES);
    check_counts("weeks to the end", seen, expected, LONGEST);
    check_counts("causes", by_cause, awaited, has_sponsor ? 3 : 2);
    if (has_sponsor && half > 1)
        check_independent("cause and time", early_late, 2, 3);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_review_and_work_make_a_sum_of_two_geometric_times) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 3);
    struct Params *p = &scenario.params;
    constant_risks(p, -40.0, -40.0);
    p->mechanism_legal_review = 1.0;
    enum CaseType type = CASE_PRIVATE_INTERNAL;
    p->case_internal_data[type] = 1.0;
    p->case_owners[type] = 1.0;
    p->case_purpose_share[type] = p->case_void_share[type] = p->case_rights_share[type] = 0.0;
    p->legal_review_weeks = 5.0;
    p->legal_refuse_base = -20.0;
    p->legal_condition_gap = p->legal_personal_slope = p->legal_owner_fear = 0.0;
    small_world(&world, &scenario, 32, LONGEST);
    start_episodes(&world, type, EPISODES);
    run_out(&world, LONGEST);
    double review = -expm1(-1.0 / 5.0), work = exp(NEUTRAL_LOG_ODDS) / (1.0 + exp(NEUTRAL_LOG_ODDS));
    double seen[LONGEST] = {0}, expected[LONGEST] = {0}, in_review[LONGEST] = {0},
           expected_review[LONGEST] = {0};
    for (size_t i = 0; i < EPISODES; i++) {
        const struct EpisodeRecord *record = &world.episodes.item[i].record;
        int64_t weeks = record->end_week - record->start_week;
        ck_assert_int_eq(record->exit, EXIT_COMPLETED);
        ck_assert_int_eq(record->legal_weeks + record->working_weeks, weeks);
        ck_assert_int_eq(record->work_week, record->start_week + record->legal_weeks);
        seen[weeks]++;
        in_review[record->legal_weeks]++;
    }
    for (int t = 1; t < LONGEST; t++) {
        expected_review[t] = EPISODES * review * pow(1.0 - review, t - 1.0);
        expected[t] = EPISODES * review * work * (pow(1.0 - review, t - 1.0) - pow(1.0 - work, t - 1.0)) /
                      (work - review);
    }
    check_counts("weeks in review", in_review, expected_review, LONGEST);
    check_counts("weeks in all", seen, expected, LONGEST);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A longer review for more hesitation and more owners: mean m e^(R/2) n(n + 1)/2, memoryless. */
START_TEST(test_reviews_lengthen_with_hesitation_and_owners) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 5);
    struct Params *p = &scenario.params;
    constant_risks(p, -40.0, -40.0);
    p->mechanism_legal_review = 1.0;
    enum CaseType type = CASE_PUBLIC_INTERNAL;
    p->case_internal_data[type] = p->case_personal_share[type] = 1.0;
    p->case_owners[type] = 4.0;
    p->case_purpose_share[type] = p->case_void_share[type] = p->case_rights_share[type] = 0.0;
    p->legal_review_weeks = 3.0;
    p->legal_conservatism = 0.6;
    p->legal_ambiguity = 0.8;
    p->legal_conservatism_slope = 2.0;
    p->legal_personal_slope = 1.5;
    p->legal_refuse_base = -20.0;
    p->legal_condition_gap = p->legal_owner_fear = 0.0;
    small_world(&world, &scenario, 33, 4000);
    start_episodes(&world, type, EPISODES);
    run_out(&world, 4000);
    static double place[EPISODES];
    for (size_t i = 0; i < EPISODES; i++) {
        const struct Episode *episode = &world.episodes.item[i];
        double hesitation = 2.0 * 0.1 + 1.5 * 0.8 * episode->record.personal;
        double mean = 3.0 * exp(hesitation / 2.0) * 10.0, weeks = (double)episode->record.legal_weeks;
        /* A geometric time and a uniform within its week make an exponential one. */
        double within = world_trait(&world, PURPOSE_NETWORK, i, 0);
        double below = -expm1(-(weeks - 1.0) / mean), above = -expm1(-weeks / mean);
        place[i] = below + within * (above - below);
    }
    check_uniform("time of review", place, EPISODES);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_probabilities_are_the_multinomial_logit_with_staying_as_one);
    tcase_add_test(tests, test_extreme_log_odds_have_a_cause_that_can_happen);
    tcase_add_test(tests, test_one_uniform_decides_on_the_cause);
    tcase_add_loop_test(tests, test_constant_risks_give_geometric_times_and_constant_shares, 0, 3);
    tcase_add_test(tests, test_review_and_work_make_a_sum_of_two_geometric_times);
    tcase_add_test(tests, test_reviews_lengthen_with_hesitation_and_owners);
}

int main(void) {
    return run_suite("hazards", add);
}
