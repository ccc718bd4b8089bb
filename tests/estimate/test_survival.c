#include "estimate/survival.h"
#include "tests/suite.h"

#include <math.h>
#include <stdlib.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static struct Error error;

/* Freireich et al. 1963, weeks of remission under 6-mercaptopurine; -1 is censored. */
static const double freireich_weeks[] = {6,  6,  6,  6,  7,  9,  10, 10, 11, 13, 16,
                                         17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
static const int freireich_cause[] = {0,  0,  0,  -1, 0, -1, 0,  -1, -1, 0, 0,
                                      -1, -1, -1, 0,  0, -1, -1, -1, -1, -1};

static void freireich(struct LifeTable *table) {
    ck_assert_int_eq(
        life_table_from_times(table, COUNT_OF(freireich_weeks), 1, freireich_weeks, freireich_cause, &error),
        STATUS_OK);
}

static size_t row_of(const struct LifeTable *table, double time) {
    size_t row = 0;
    while (table->time[row] < time)
        row++;
    ck_assert_double_eq(table->time[row], time);
    return row;
}

/* Values, numbers at risk and log-log intervals as textbooks print them (Collett 2015; Kleinbaum & Klein
 * 2012). */
START_TEST(kaplan_meier_of_freireich) {
    static const struct {
        double time;
        int64_t at_risk;
        double survival, error, low, high;
    } known[] = {
        {6, 21, .8571, .0764, .6197, .9516},  {7, 17, .8067, .0869, .5631, .9228},
        {10, 15, .7529, .0963, .5032, .8894}, {13, 12, .6902, .1068, .4316, .8491},
        {16, 11, .6275, .1141, .3675, .8049}, {22, 7, .5378, .1282, .2678, .7468},
        {23, 6, .4482, .1346, .1881, .6801},
    };
    struct LifeTable table;
    double survival[32], variance[32];
    freireich(&table);
    survival_kaplan_meier(&table, survival, variance);
    double critical = interval_critical(0.95, INFINITY);
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        size_t row = row_of(&table, known[i].time);
        struct Estimate point =
            survival_interval(survival[row], variance[row], 21, critical, SURVIVAL_LOG_LOG);
        ck_assert_int_eq(table.at_risk[row], known[i].at_risk);
        ck_assert_double_eq_tol(survival[row], known[i].survival, 6e-5);
        ck_assert_double_eq_tol(sqrt(variance[row]), known[i].error, 6e-5);
        ck_assert_double_eq_tol(point.low, known[i].low, 6e-5);
        ck_assert_double_eq_tol(point.high, known[i].high, 6e-5);
    }
    life_table_free(&table);
    life_table_free(&table);
}
END_TEST

START_TEST(median_and_restricted_mean_of_freireich) {
    struct LifeTable table;
    double survival[32], variance[32], low[32], high[32], mean, mean_variance;
    freireich(&table);
    survival_kaplan_meier(&table, survival, variance);
    double critical = interval_critical(0.95, INFINITY);
    for (size_t i = 0; i < table.length; i++) {
        struct Estimate point = survival_interval(survival[i], variance[i], 21, critical, SURVIVAL_LOG_LOG);
        low[i] = point.low;
        high[i] = point.high;
    }
    struct Estimate median = survival_median(table.length, table.time, survival, low, high, 21);
    ck_assert_double_eq(median.value, 23.0);
    ck_assert_double_eq(median.low, 13.0);
    ck_assert_double_nan(median.high);
    survival_restricted_mean(&table, 35.0, &mean, &mean_variance);
    ck_assert_double_eq_tol(mean, 23.2874, 1e-3);
    ck_assert_double_eq_tol(sqrt(mean_variance), 2.83, 5e-3);
    survival_restricted_mean(&table, 35.5, &mean, &mean_variance);
    ck_assert_double_nan(mean);
    life_table_free(&table);
}
END_TEST

/* Ten lives with ties, two causes and censoring, worked by hand in fractions. */
static const double hand_time[] = {4, 1, 2, 2, 3, 4, 4, 5, 6, 7};
static const int hand_cause[] = {1, 0, 1, 0, -1, 0, -1, 1, -1, 0};
enum { HAND_ROWS = 7 };

START_TEST(aalen_johansen_by_hand) {
    static const int64_t at_risk[HAND_ROWS] = {10, 9, 7, 6, 3, 2, 1};
    const double first[HAND_ROWS] = {1. / 10, 2. / 10, 2. / 10, 19. / 60, 19. / 60, 19. / 60, 113. / 180};
    const double second[HAND_ROWS] = {0, 1. / 10, 1. / 10, 13. / 60, 67. / 180, 67. / 180, 67. / 180};
    const bool chosen[2][2] = {{true, false}, {false, true}};
    struct LifeTable table;
    double one[HAND_ROWS], other[HAND_ROWS], survival[HAND_ROWS];
    ck_assert_int_eq(life_table_from_times(&table, COUNT_OF(hand_time), 2, hand_time, hand_cause, &error),
                     STATUS_OK);
    ck_assert_uint_eq(table.length, HAND_ROWS);
    survival_incidence(&table, chosen[0], one, NULL);
    survival_incidence(&table, chosen[1], other, NULL);
    survival_kaplan_meier(&table, survival, NULL);
    for (size_t i = 0; i < HAND_ROWS; i++) {
        ck_assert_int_eq(table.at_risk[i], at_risk[i]);
        ck_assert_double_eq_tol(one[i], first[i], 1e-14);
        ck_assert_double_eq_tol(other[i], second[i], 1e-14);
        ck_assert_double_eq_tol(one[i] + other[i], 1.0 - survival[i], 1e-14);
    }
    life_table_free(&table);
}
END_TEST

/* The variance as its source prints it, a double sum; the program multiplies the squares out. */
static double variance_by_definition(const struct LifeTable *table, size_t cause, size_t until,
                                     const double f[], const double before[]) {
    double sum = 0.0;
    for (size_t i = 0; i <= until; i++) {
        double n = (double)table->at_risk[i], dj = (double)table->events[i * table->causes + cause], d = 0.0;
        for (size_t j = 0; j < table->causes; j++)
            d += (double)table->events[i * table->causes + j];
        double rest = f[until] - f[i], s = before[i];
        sum += d < n ? rest * rest * d / (n * (n - d)) : 0.0;
        sum += s * s * dj * (n - dj) / (n * n * n) - 2.0 * rest * s * dj / (n * n);
    }
    return sum;
}

START_TEST(incidence_variance_is_the_printed_formula) {
    const bool chosen[2] = {true, false};
    struct LifeTable table;
    double f[HAND_ROWS], variance[HAND_ROWS], survival[HAND_ROWS], before[HAND_ROWS];
    ck_assert_int_eq(life_table_from_times(&table, COUNT_OF(hand_time), 2, hand_time, hand_cause, &error),
                     STATUS_OK);
    survival_incidence(&table, chosen, f, variance);
    survival_kaplan_meier(&table, survival, NULL);
    for (size_t i = 0; i < HAND_ROWS; i++)
        before[i] = i > 0 ? survival[i - 1] : 1.0;
    for (size_t i = 0; i < HAND_ROWS; i++)
        ck_assert_double_eq_tol(variance[i], variance_by_definition(&table, 0, i, f, before), 1e-14);
    life_table_free(&table);
}
END_TEST

START_TEST(one_cause_is_kaplan_meier_with_greenwood) {
    const bool chosen[1] = {true};
    struct LifeTable table;
    double survival[32], greenwood[32], incidence[32], variance[32];
    freireich(&table);
    survival_kaplan_meier(&table, survival, greenwood);
    survival_incidence(&table, chosen, incidence, variance);
    for (size_t i = 0; i < table.length; i++) {
        ck_assert_double_eq_tol(incidence[i], 1.0 - survival[i], 1e-14);
        ck_assert_double_eq_tol(variance[i], greenwood[i], 1e-14);
    }
    life_table_free(&table);
}
END_TEST

START_TEST(without_censoring_it_is_a_binomial_share) {
    const int64_t events[] = {0, 0, 3, 1, 0, 4, 2, 0, 5, 5}, censored[] = {0, 0, 0, 0, 0};
    const bool chosen[2] = {true, false};
    const double share[] = {0.0, 3. / 20, 3. / 20, 5. / 20, 10. / 20};
    struct LifeTable table;
    double incidence[5], variance[5];
    ck_assert_int_eq(life_table_from_counts(&table, 5, 2, events, censored, NULL, &error), STATUS_OK);
    survival_incidence(&table, chosen, incidence, variance);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_double_eq_tol(incidence[i], share[i], 1e-14);
        ck_assert_double_eq_tol(variance[i], share[i] * (1.0 - share[i]) / 20.0, 1e-14);
    }
    life_table_free(&table);
}
END_TEST

START_TEST(counts_and_times_agree) {
    int64_t events[36] = {0}, censored[36] = {0};
    struct LifeTable by_time, by_week;
    double one[36], other[36];
    for (size_t i = 0; i < COUNT_OF(freireich_weeks); i++) {
        size_t week = (size_t)freireich_weeks[i];
        events[week] += freireich_cause[i] == 0;
        censored[week] += freireich_cause[i] < 0;
    }
    freireich(&by_time);
    ck_assert_int_eq(life_table_from_counts(&by_week, 36, 1, events, censored, NULL, &error), STATUS_OK);
    survival_kaplan_meier(&by_time, one, NULL);
    survival_kaplan_meier(&by_week, other, NULL);
    for (size_t i = 0; i < by_time.length; i++)
        ck_assert_double_eq(one[i], other[(size_t)by_time.time[i]]);
    life_table_free(&by_time);
    life_table_free(&by_week);
}
END_TEST

/* 10 from the start, of whom 2 end in week 1; 6 more come under risk in week 2, in which 7 of 14 end. Had
 * they been counted from the start, week 1 would have been survived by 14 of 16. */
START_TEST(late_entrants_are_at_risk_from_then_on) {
    const int64_t events[4] = {0, 2, 7, 0}, censored[4] = {0, 0, 0, 7}, entered[4] = {0, 0, 6, 0};
    struct LifeTable table;
    double survival[4];
    ck_assert_int_eq(life_table_from_counts(&table, 4, 1, events, censored, entered, &error), STATUS_OK);
    survival_kaplan_meier(&table, survival, NULL);
    ck_assert_int_eq(table.at_risk[1], 10);
    ck_assert_int_eq(table.at_risk[2], 14);
    ck_assert_int_eq(life_table_total(&table), 16);
    ck_assert_double_eq_tol(survival[1], 0.8, 1e-14);
    ck_assert_double_eq_tol(survival[3], 0.4, 1e-14);
    life_table_free(&table);
}
END_TEST

START_TEST(nobody_and_only_censored) {
    const int64_t none[3] = {0}, all[3] = {0, 4, 0};
    const bool chosen[1] = {true};
    struct LifeTable table;
    double survival[3], incidence[3], variance[3], mean, mean_variance;
    ck_assert_int_eq(life_table_from_counts(&table, 3, 1, none, none, NULL, &error), STATUS_OK);
    ck_assert_int_eq(life_table_total(&table), 0);
    ck_assert(!survival_is_known(&table, 0, 0.0));
    life_table_free(&table);
    ck_assert_int_eq(life_table_from_times(&table, 0, 1, NULL, NULL, &error), STATUS_OK);
    ck_assert_int_eq(life_table_total(&table), 0);
    survival_restricted_mean(&table, 1.0, &mean, &mean_variance);
    ck_assert_double_nan(mean);
    life_table_free(&table);
    ck_assert_int_eq(life_table_from_counts(&table, 3, 1, none, all, NULL, &error), STATUS_OK);
    survival_kaplan_meier(&table, survival, variance);
    survival_incidence(&table, chosen, incidence, NULL);
    ck_assert_double_eq(survival[1], 1.0);
    ck_assert_double_eq(incidence[1], 0.0);
    ck_assert(survival_is_known(&table, 1, survival[1]));
    ck_assert(!survival_is_known(&table, 2, survival[2]));
    struct Estimate median = survival_median(3, table.time, survival, survival, survival, 4);
    ck_assert_double_nan(median.value);
    struct Estimate point = survival_interval(survival[1], variance[1], 4, 1.96, SURVIVAL_LOG_LOG);
    ck_assert_double_eq(point.high, 1.0);
    ck_assert_double_lt(point.low, 0.6);
    life_table_free(&table);
}
END_TEST

START_TEST(plain_interval_stays_within_zero_and_one) {
    struct Estimate point = survival_interval(0.95, 0.01, 10, 1.96, SURVIVAL_PLAIN);
    ck_assert_double_eq(point.high, 1.0);
    ck_assert_double_eq_tol(point.low, 0.754, 1e-12);
    point = survival_interval(NAN, 0.01, 10, 1.96, SURVIVAL_PLAIN);
    ck_assert_double_nan(point.low);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, kaplan_meier_of_freireich);
    tcase_add_test(cases, median_and_restricted_mean_of_freireich);
    tcase_add_test(cases, aalen_johansen_by_hand);
    tcase_add_test(cases, incidence_variance_is_the_printed_formula);
    tcase_add_test(cases, one_cause_is_kaplan_meier_with_greenwood);
    tcase_add_test(cases, without_censoring_it_is_a_binomial_share);
    tcase_add_test(cases, counts_and_times_agree);
    tcase_add_test(cases, late_entrants_are_at_risk_from_then_on);
    tcase_add_test(cases, nobody_and_only_censored);
    tcase_add_test(cases, plain_interval_stays_within_zero_and_one);
}

int main(void) {
    return run_suite("survival", add_tests);
}
