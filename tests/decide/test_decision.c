/* Mixes, effects, frontier and regret by hand; regret between its two bounds by simulation. */
#include <gsl/gsl_math.h>

#include "decide/mixes.h"
#include "made_question.h"
#include "tests/suite.h"

START_TEST(mixes_within_the_budget) {
    static const double costs[4] = {1.0, 2.0, 3.0, 50.0};
    static const unsigned char conflict[16] = {[0 * 4 + 1] = 1, [1 * 4 + 0] = 1};
    struct Mixes mixes;
    struct Error error = {0};
    ck_assert_int_eq(mixes_list(&mixes, 4, costs, conflict, 5.0, 2, &error), STATUS_OK);
    static const struct DecisionMix expected[] = {{0, {0}, 0.0}, {1, {0}, 1.0},    {1, {1}, 2.0},
                                                  {1, {2}, 3.0}, {2, {0, 2}, 4.0}, {2, {1, 2}, 5.0}};
    ck_assert_uint_eq(mixes.count, 6);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_uint_eq(mixes.mix[i].count, expected[i].count);
        ck_assert_mem_eq(mixes.mix[i].option, expected[i].option, expected[i].count * sizeof(size_t));
        ck_assert_double_eq(mixes.mix[i].cost, expected[i].cost);
    }
    ck_assert_uint_eq(mixes.unaffordable, 1);
    ck_assert_uint_eq(mixes.in_conflict, 1);
    mixes_free(&mixes);
    double cheap[64] = {0.0};
    unsigned char none[64 * 64] = {0};
    ck_assert_int_eq(mixes_list(&mixes, 64, cheap, none, 1.0, 4, &error), STATUS_CONFIGURATION);
    mixes_free(&mixes);
}
END_TEST

/* Three mixes beside nothing at four points: scores that are whole numbers. */
static const double by_hand[4][4] = {{0, 0, 0, 0}, {3, 3, 1, 1}, {2, 2, 4, 2}, {-1, -1, -1, -1}};

static void decide_by_hand(struct Made *made, struct Decision *decision) {
    static const double costs[4] = {0.0, 2.0, 4.0, 1.0};
    struct PairedDesign runs;
    struct Scores scores;
    struct Race race;
    struct Error error = {0};
    made_question(made, 4, costs, 4.0);
    made_runs(&runs, &made->question, 4, 2);
    for (size_t m = 0; m < 4; m++)
        for (size_t p = 0; p < 4; p++)
            for (size_t r = 0; r < 2; r++)
                *paired_design_run(&runs, m, p, r) = 10.0 + by_hand[m][p];
    made_scores(&scores, &made->question, &runs);
    ck_assert_int_eq(race_run(&race, &made->question, &scores, SIZE_MAX, &error), STATUS_OK);
    ck_assert_int_eq(decision_init(decision, &made->question, &scores, &race, &error), STATUS_OK);
    scores_free(&scores);
    paired_design_free(&runs);
}

START_TEST(everything_by_hand) {
    struct Made made;
    struct Decision decision;
    decide_by_hand(&made, &decision);
    const struct BudgetStanding *standing = &decision.budgets[0];
    ck_assert_double_eq(decision.mixes[1].score.effect.value, 2.0);
    ck_assert_double_eq(decision.mixes[2].score.effect.value, 2.5);
    ck_assert_uint_eq(standing->best, 2);
    ck_assert_uint_eq(standing->second, 1);
    ck_assert_double_eq_tol(standing->lead.effect.value, 0.5, 1e-15);
    ck_assert_uint_eq(standing->points, 4);
    ck_assert_double_eq(standing->best_share[1], 0.5);
    ck_assert_double_eq(standing->best_share[2], 0.5);
    ck_assert_double_eq(standing->regret[1], 1.0); /* 0, 0, 3, 1 */
    ck_assert_double_eq(standing->regret[2], 0.5); /* 1, 1, 0, 0 */
    ck_assert_double_eq(standing->regret_least[2], 0.5);
    ck_assert_double_eq_tol(standing->regret_90[1], 2.4, 1e-12);
    ck_assert_double_eq(decision.mixes[2].per_money.value, 2.5 / 4.0);
    ck_assert(decision.mixes[0].on_frontier && decision.mixes[1].on_frontier &&
              decision.mixes[2].on_frontier);
    ck_assert(!decision.mixes[3].on_frontier);
    ck_assert_uint_eq(decision.mixes[3].harms, 1); /* worse everywhere, without spread */
    ck_assert_double_eq(decision.mixes[3].score_worse, 1.0);
    ck_assert_uint_eq(decision.mixes[2].harms, 0);
    ck_assert_uint_eq(standing->next, SIZE_MAX); /* nothing dearer is better */
    decision_free(&decision);
}
END_TEST

START_TEST(the_next_million) {
    struct Made made;
    struct Decision decision;
    decide_by_hand(&made, &decision);
    decision_free(&decision);
    made.budgets[0] = 2.0; /* pays for 1 and 3 */
    made.budgets[1] = 4.0;
    made.question.budget_count = 2;
    struct PairedDesign runs;
    struct Scores scores;
    struct Race race;
    struct Error error = {0};
    made_runs(&runs, &made.question, 4, 1);
    for (size_t m = 0; m < 4; m++)
        for (size_t p = 0; p < 4; p++)
            *paired_design_run(&runs, m, p, 0) = by_hand[m][p];
    made_scores(&scores, &made.question, &runs);
    ck_assert_int_eq(race_run(&race, &made.question, &scores, SIZE_MAX, &error), STATUS_OK);
    ck_assert_int_eq(decision_init(&decision, &made.question, &scores, &race, &error), STATUS_OK);
    ck_assert_uint_eq(decision.budgets[0].best, 1);
    ck_assert_uint_eq(decision.budgets[0].next, 2);
    ck_assert_double_eq_tol(decision.budgets[0].further.value, 0.25, 1e-15); /* 0.5 more for 2 million */
    ck_assert(isnan(decision.budgets[0].regret_least[1]));                   /* one replicate has no halves */
    decision_free(&decision);
    scores_free(&scores);
    paired_design_free(&runs);
}
END_TEST

/* Of two mixes whose means differ by d at a point, d normal round 0.8 with sd 1, the first has the regret
 * E max(-d, 0) = 0.120 and at a tenth of the points more than 0.482; it is the best at 78.8 % of them. With
 * noise of sd 1.4 of the means the estimates of the mean have to lie on its two sides, and the noisy
 * differences alone would give 1.42 and 67.8 %. 400 points; bounds three or four standard errors wide. */
START_TEST(regret_lies_between_its_bounds) {
    enum { POINTS = 400, REPLICATES = 4 };
    struct Made made;
    struct PairedDesign runs;
    struct Scores scores;
    struct Race race;
    struct Decision decision;
    struct Error error = {0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 7);
    made_question(&made, 2, NULL, 1.0);
    made.question.race = false;
    made_runs(&runs, &made.question, POINTS, REPLICATES);
    for (size_t p = 0; p < POINTS; p++) {
        double difference = 0.8 + gsl_ran_gaussian(rng, 1.0);
        for (size_t r = 0; r < REPLICATES; r++) {
            *paired_design_run(&runs, 0, p, r) = gsl_ran_gaussian(rng, 2.0);
            *paired_design_run(&runs, 1, p, r) = difference + gsl_ran_gaussian(rng, 2.0);
        }
    }
    made_scores(&scores, &made.question, &runs);
    ck_assert_int_eq(race_run(&race, &made.question, &scores, SIZE_MAX, &error), STATUS_OK);
    ck_assert_int_eq(decision_init(&decision, &made.question, &scores, &race, &error), STATUS_OK);
    ck_assert_double_lt(decision.budgets[0].regret_least[1], 0.120);
    ck_assert_double_gt(decision.budgets[0].regret[1], 0.120);
    ck_assert_double_eq_tol(decision.budgets[0].regret_90[1], 0.482, 0.35);
    ck_assert_double_eq_tol(decision.budgets[0].best_share[1], 0.788, 0.08);
    decision_free(&decision);
    scores_free(&scores);
    paired_design_free(&runs);
    gsl_rng_free(rng);
}
END_TEST

/* What differs by noise alone has one best mix: the differences are drawn wholly to their mean. */
START_TEST(noise_alone_makes_no_shares) {
    enum { POINTS = 60, REPLICATES = 4 };
    struct Made made;
    struct PairedDesign runs;
    struct Scores scores;
    double told[POINTS], largest = -HUGE_VAL, least = HUGE_VAL;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    made_question(&made, 2, NULL, 1.0);
    made_runs(&runs, &made.question, POINTS, REPLICATES);
    for (size_t p = 0; p < POINTS; p++)
        for (size_t r = 0; r < REPLICATES; r++) {
            *paired_design_run(&runs, 0, p, r) = gsl_ran_gaussian(rng, 1.0);
            *paired_design_run(&runs, 1, p, r) = 0.5 + gsl_ran_gaussian(rng, 1.0);
        }
    made_scores(&scores, &made.question, &runs);
    scores_told(&scores, 1, 0, told);
    for (size_t p = 0; p < POINTS; p++) {
        largest = fmax(largest, told[p]);
        least = fmin(least, told[p]);
    }
    ck_assert_double_gt(least, -0.4); /* raw ones go from about -1 to 2 */
    ck_assert_double_lt(largest, 1.4);
    scores_free(&scores);
    paired_design_free(&runs);
    gsl_rng_free(rng);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, mixes_within_the_budget);
    tcase_add_test(cases, everything_by_hand);
    tcase_add_test(cases, the_next_million);
    tcase_add_test(cases, regret_lies_between_its_bounds);
    tcase_add_test(cases, noise_alone_makes_no_shares);
}

int main(void) {
    return run_suite("decision", add_tests);
}
