/* Racing: the error that it promises, by simulation; what it saves; what it never stops. */
#include "made_question.h"
#include "tests/suite.h"

enum { MIXES = 12, POINTS = 64, RACES = 600 };

/* A race of normal scores: points have an effect in common, and mix m is better by mean[m]. */
static void race_once(const struct Made *made, const double mean[], gsl_rng *rng, struct Race *race) {
    struct PairedDesign runs;
    struct Scores scores;
    struct Error error = {0};
    made_runs(&runs, &made->question, POINTS, 1);
    for (size_t p = 0; p < POINTS; p++) {
        double common = gsl_ran_gaussian(rng, 3.0);
        for (size_t m = 0; m < made->question.mix_count; m++)
            *paired_design_run(&runs, m, p, 0) = mean[m] + common + gsl_ran_gaussian(rng, 1.0);
    }
    made_scores(&scores, &made->question, &runs);
    ck_assert_int_eq(race_run(race, &made->question, &scores, SIZE_MAX, &error), STATUS_OK);
    scores_free(&scores);
    paired_design_free(&runs);
}

/* The hardest case: the best is hardly better than eleven others. False alarm of this test: one in 10,000 if
 * the error were as large as allowed (30 of 600 expected, at most 52). */
START_TEST(the_best_is_stopped_no_more_often_than_stated) {
    struct Made made;
    double mean[MIXES] = {0};
    int errors = 0;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 11);
    made_question(&made, MIXES, NULL, 1.0);
    mean[MIXES - 1] = 0.01;
    for (int i = 0; i < RACES; i++) {
        struct Race race;
        race_once(&made, mean, rng, &race);
        errors += race.stopped[MIXES - 1];
        race_free(&race);
    }
    ck_assert_msg(errors <= 52, "the best is stopped in %d of %d races", errors, RACES);
    gsl_rng_free(rng);
}
END_TEST

START_TEST(what_is_clearly_behind_is_stopped_early) {
    struct Made made;
    double mean[MIXES];
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 12);
    made_question(&made, MIXES, NULL, 1.0);
    for (size_t m = 0; m < MIXES; m++)
        mean[m] = m + 1 < MIXES ? -2.0 : 0.0;
    struct Race race;
    race_once(&made, mean, rng, &race);
    ck_assert_uint_eq(race.looks, 3); /* after 8, 16 and 32 of 64 */
    for (size_t m = 1; m + 1 < MIXES; m++) {
        ck_assert(race.stopped[m] && race.until[m] <= 32);
        ck_assert_uint_eq(race.behind[m], MIXES - 1);
    }
    ck_assert(!race.stopped[0] && race.until[0] == POINTS); /* doing nothing, which all effects are against */
    ck_assert(!race.stopped[MIXES - 1] && race.until[MIXES - 1] == POINTS);
    race_free(&race);
    gsl_rng_free(rng);
}
END_TEST

/* What costs more than the small budget must not stop what it pays for; the reverse may. */
START_TEST(only_what_the_budget_pays_for_stops) {
    struct Made made;
    static const double costs[3] = {0.0, 1.0, 5.0}, dear_wins[3] = {0.0, 0.0, 9.0},
                        cheap_wins[3] = {0.0, 9.0, 0.0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct Race race;
    made_question(&made, 3, costs, 1.0);
    made.budgets[1] = 5.0;
    made.question.budget_count = 2;
    race_once(&made, dear_wins, rng, &race);
    ck_assert(!race.stopped[1] && !race.stopped[2]);
    race_free(&race);
    race_once(&made, cheap_wins, rng, &race);
    ck_assert(!race.stopped[1] && race.stopped[2]);
    race_free(&race);
    gsl_rng_free(rng);
}
END_TEST

/* The highest score breaks a limit: it stops nobody and is stopped itself. */
START_TEST(a_broken_constraint_stops) {
    struct Made made;
    double mean[3] = {0.0, 1.0, 40.0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct Race race;
    made_question(&made, 3, NULL, 1.0);
    made.aims[0].at_most = 20.0;
    race_once(&made, mean, rng, &race);
    ck_assert(!race.stopped[1] && race.stopped[2]);
    ck_assert_uint_eq(race.behind[2], SIZE_MAX);
    race_free(&race);
    gsl_rng_free(rng);
}
END_TEST

START_TEST(looks_are_at_fixed_points) {
    static const struct {
        size_t points, looks, last;
    } cases[] = {{8, 0, 8}, {9, 1, 9}, {16, 1, 16}, {17, 2, 17}, {100, 4, 100}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_uint_eq(race_looks(cases[i].points), cases[i].looks);
        ck_assert_uint_eq(race_points(cases[i].looks, cases[i].points), cases[i].last);
    }
    ck_assert_uint_eq(race_points(1, 100), 16);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, the_best_is_stopped_no_more_often_than_stated);
    tcase_add_test(cases, what_is_clearly_behind_is_stopped_early);
    tcase_add_test(cases, only_what_the_budget_pays_for_stops);
    tcase_add_test(cases, a_broken_constraint_stops);
    tcase_add_test(cases, looks_are_at_fixed_points);
}

int main(void) {
    return run_suite("race", add_tests);
}
