#include "sensitivity/power.h"
#include "sensitivity/replicates_needed.h"
#include "tests/suite.h"

#include <math.h>
#include <stdlib.h>

/* R 4.2.2: power.t.test(n = , delta = , sd = , sig.level = , type = , strict = TRUE). */
static const struct {
    int64_t n;
    double effect, deviation, level, paired, two_samples;
} known[] = {
    {2, 1.0, 1.0, 0.05, 0.092809155057, 0.095201755498},
    {5, 1.0, 1.0, 0.05, 0.401389917372, 0.286295493381},
    {10, 0.5, 1.0, 0.05, 0.293175606514, 0.185095656292},
    {20, 1.0, 1.0, 0.05, 0.988591294779, 0.868953027725},
    {30, 0.3, 1.2, 0.01, 0.099755881175, 0.051250594101},
    {100, 0.2, 1.0, 0.10, 0.633758749277, 0.408048968371},
    {1000, 0.1, 1.0, 0.05, 0.884789098891, 0.608366705809},
    {3, 4.0, 1.0, 0.01, 0.385932447086, 0.633895794260},
};

START_TEST(power_of_r) {
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        double confidence = 1.0 - known[i].level;
        ck_assert_double_eq_tol(power_paired(known[i].n, known[i].effect, known[i].deviation, confidence),
                                known[i].paired, 1e-9);
        ck_assert_double_eq_tol(
            power_two_samples(known[i].n, -known[i].effect, known[i].deviation, confidence),
            known[i].two_samples, 1e-9);
    }
}
END_TEST

/* Where other formulas take over: from R's pt at 100000 degrees, and by integrate() over the normal part of
 * noncentral t with one degree at level 0.001. */
START_TEST(power_at_the_ends) {
    ck_assert_double_eq_tol(power_paired(99998, 0.01, 1.0, 0.95), 0.885367135570, 1e-9);
    ck_assert_double_eq_tol(power_paired(100005, 0.01, 1.0, 0.95), 0.885388568541, 1e-9);
    ck_assert_double_eq_tol(power_paired(2, 69.0, 1.0, 0.999), 0.12182205356779, 1e-8);
    ck_assert_double_eq_tol(power_paired(2, 72.0, 1.0, 0.999), 0.12707459176007, 1e-8);
    ck_assert_double_eq_tol(power_paired(2, 1e9, 1.0, 0.95), 1.0, 1e-12);
    ck_assert_double_eq_tol(power_paired(1000000000000, 0.0, 1.0, 0.95), 0.05, 1e-9);
    ck_assert_double_eq_tol(power_paired(10, 0.0, 1.0, 0.95), 0.05, 1e-12);
    ck_assert_double_eq(power_paired(10, 1.0, 0.0, 0.95), 1.0);
}
END_TEST

START_TEST(power_not_known) {
    ck_assert_double_nan(power_paired(1, 1.0, 1.0, 0.95));
    ck_assert_double_nan(power_two_samples(1, 1.0, 1.0, 0.95));
    ck_assert_double_nan(power_paired(10, NAN, 1.0, 0.95));
    ck_assert_double_nan(power_paired(10, 1.0, -1.0, 0.95));
    ck_assert_double_nan(power_paired(10, 0.0, 0.0, 0.95));
    ck_assert_double_nan(power_paired(10, 1.0, 1.0, 1.0));
    ck_assert_double_nan(power_paired(10, 1.0, 1.0, 0.0));
}
END_TEST

/* The same of R: n = 198.15, 393.41; 33.37, 63.77; 9.94, 16.71; 264.61, 526.33; 44.00, 85.03; 12.59, 22.02.
 */
START_TEST(replicates_of_r) {
    static const struct {
        double power, effect;
        int64_t paired, two_samples;
    } wanted[] = {{0.8, 0.2, 199, 394}, {0.8, 0.5, 34, 64}, {0.8, 1.0, 10, 17},
                  {0.9, 0.2, 265, 527}, {0.9, 0.5, 44, 86}, {0.9, 1.0, 13, 23}};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        double effect = 3.0 * wanted[i].effect;
        ck_assert_int_eq(replicates_for_effect_paired(effect, 3.0, 0.95, wanted[i].power), wanted[i].paired);
        ck_assert_int_eq(replicates_for_effect_two_samples(-effect, 3.0, 0.95, wanted[i].power),
                         wanted[i].two_samples);
    }
    ck_assert_int_eq(replicates_for_effect_two_samples(0.4, 1.3, 0.99, 0.95), 378); /* 377.987 */
}
END_TEST

START_TEST(replicates_at_the_ends) {
    ck_assert_int_eq(replicates_for_effect_paired(1e6, 1.0, 0.95, 0.99), 2);
    ck_assert_int_eq(replicates_for_effect_paired(1.0, 0.0, 0.95, 0.8), 2);
    ck_assert_int_eq(replicates_for_effect_paired(0.0, 1.0, 0.95, 0.8), INT64_MAX);
    ck_assert_int_eq(replicates_for_effect_paired(0.0, 0.0, 0.95, 0.8), INT64_MAX);
    ck_assert_int_eq(replicates_for_effect_paired(1e-9, 1.0, 0.95, 0.8), INT64_MAX);
    ck_assert_int_eq(replicates_for_effect_paired(NAN, 1.0, 0.95, 0.8), INT64_MAX);
    ck_assert_int_eq(replicates_for_effect_paired(1.0, NAN, 0.95, 0.8), INT64_MAX);
    ck_assert_int_eq(replicates_for_effect_paired(1.0, 1.0, 0.95, 1.0), INT64_MAX);
    ck_assert_int_eq(replicates_for_effect_two_samples(1.0, 1.0, 0.95, NAN), INT64_MAX);
}
END_TEST

static double half_width(int64_t n, double deviation) {
    return interval_critical(0.95, (double)n - 1.0) * deviation / sqrt((double)n);
}

/* The smallest: one less is too wide. */
START_TEST(half_width_and_back) {
    for (double wanted = 3.0; wanted > 0.002; wanted *= 0.7) {
        int64_t n = replicates_for_half_width(2.0, wanted, 0.95);
        ck_assert_double_le(half_width(n, 2.0), wanted);
        ck_assert(n == 2 || half_width(n - 1, 2.0) > wanted);
    }
    for (int64_t n = 3; n < 300; n += 7)
        ck_assert_int_eq(replicates_for_half_width(2.0, half_width(n, 2.0) * (1.0 + 1e-12), 0.95), n);
    ck_assert_int_eq(replicates_for_half_width(1.0, 100.0, 0.95), 2);
    ck_assert_int_eq(replicates_for_half_width(0.0, 0.0, 0.95), 2);
    ck_assert_int_eq(replicates_for_half_width(1.0, 0.0, 0.95), INT64_MAX);
    ck_assert_int_eq(replicates_for_half_width(1.0, -1.0, 0.95), INT64_MAX);
    ck_assert_int_eq(replicates_for_half_width(1.0, 1e-7, 0.95), INT64_MAX);
    ck_assert_int_eq(replicates_for_half_width(1.0, NAN, 0.95), INT64_MAX);
    ck_assert_int_eq(replicates_for_half_width(NAN, 1.0, 0.95), INT64_MAX);
    ck_assert_int_eq(replicates_for_half_width(-1.0, 1.0, 0.95), INT64_MAX);
    ck_assert_int_eq(replicates_for_half_width(1.0, 1.0, 1.5), INT64_MAX);
}
END_TEST

/* R: sd, its interval by qchisq, and t.test of the whole. */
START_TEST(looks_against_direct_intervals) {
    const double values[] = {3.1, 2.7, NAN, 4.4, 3.9, 2.2, 3.3, NAN, 4.1, 2.9};
    struct ReplicatesNeeded needed = replicates_needed(values, 10, 0.95);
    ck_assert_double_eq_tol(needed.deviation.value, 0.753562965423, 1e-11);
    ck_assert_double_eq_tol(needed.deviation.low, 0.498236352254, 1e-11);
    ck_assert_double_eq_tol(needed.deviation.high, 1.533705672171, 1e-11);
    ck_assert_int_eq(needed.deviation.count, 8);
    ck_assert_uint_eq(needed.look_count, 3);
    const size_t ends[] = {2, 5, 10};
    for (size_t i = 0; i < 3; i++) {
        const struct WidthLook *look = &needed.looks[i];
        struct Estimate direct = interval_mean(values, ends[i], 0.95);
        ck_assert_int_eq(look->replicates, 2 << i);
        ck_assert_int_eq(look->mean.count, direct.count);
        ck_assert_double_eq_tol(look->mean.low, direct.low, 1e-12);
        ck_assert_double_eq_tol(look->mean.high, direct.high, 1e-12);
        ck_assert_double_eq_tol(look->expected_half_width,
                                half_width(look->replicates, needed.deviation.value), 1e-12);
    }
    ck_assert_double_eq_tol(needed.looks[2].mean.low, 2.69500559514, 1e-10);
    ck_assert_double_eq_tol(estimate_half_width(&needed.looks[2].mean), needed.looks[2].expected_half_width,
                            1e-12);
}
END_TEST

START_TEST(few_and_many_values) {
    const double one[] = {NAN, 3.0};
    struct ReplicatesNeeded needed = replicates_needed(one, 2, 0.95);
    ck_assert_uint_eq(needed.look_count, 0);
    ck_assert_double_nan(needed.deviation.value);
    needed = replicates_needed(one, 0, 0.95);
    ck_assert_uint_eq(needed.look_count, 0);
    enum { MANY = 70000 };
    double *many = malloc(MANY * sizeof *many);
    ck_assert_ptr_nonnull(many);
    for (size_t i = 0; i < MANY; i++)
        many[i] = (double)(i % 2);
    needed = replicates_needed(many, 5, 0.95);
    ck_assert_uint_eq(needed.look_count, 3);
    ck_assert_int_eq(needed.looks[2].replicates, 5);
    needed = replicates_needed(many, 65536, 0.95);
    ck_assert_uint_eq(needed.look_count, POWER_LOOKS);
    ck_assert_int_eq(needed.looks[0].replicates, 2);
    needed = replicates_needed(many, MANY, 0.95);
    ck_assert_uint_eq(needed.look_count, POWER_LOOKS);
    ck_assert_int_eq(needed.looks[0].replicates, 4);
    ck_assert_int_eq(needed.looks[POWER_LOOKS - 1].replicates, MANY);
    free(many);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, power_of_r);
    tcase_add_test(cases, power_at_the_ends);
    tcase_add_test(cases, power_not_known);
    tcase_add_test(cases, replicates_of_r);
    tcase_add_test(cases, replicates_at_the_ends);
    tcase_add_test(cases, half_width_and_back);
    tcase_add_test(cases, looks_against_direct_intervals);
    tcase_add_test(cases, few_and_many_values);
}

int main(void) {
    return run_suite("power", add_tests);
}
