/* How strongly figures inform scalars, where it can be worked out by hand. */
#include <math.h>
#include <stdlib.h>

#include "identify.h"
#include "tests/suite.h"

static struct Known known_of(size_t figures, size_t scalars, const double slopes[]) {
    struct Known known;
    struct Error error = {0};
    ck_assert_int_eq(known_init(&known, figures, scalars, slopes, &error), STATUS_OK);
    return known;
}

/* One figure a scalar: the precision of a uniform, 12, and the square of the slope add up. */
START_TEST(one_figure_a_scalar) {
    const double slopes[] = {10.0, 0.0, 0.0, 0.0, 2.0, 0.0};
    struct Known known = known_of(2, 3, slopes);
    ck_assert_double_eq_tol(known.spread[0], sqrt(12.0 / 112.0), 1e-12);
    ck_assert_double_eq_tol(known.spread[1], sqrt(12.0 / 16.0), 1e-12);
    ck_assert_double_eq_tol(known.spread[2], 1.0, 1e-12);
    ck_assert_double_eq_tol(known.strength[0], 10.0 / sqrt(12.0), 1e-12);
    ck_assert_double_eq_tol(known.strength[1], 2.0 / sqrt(12.0), 1e-12);
    ck_assert_double_eq_tol(known.strength[2], 0.0, 1e-12);
    known_free(&known);
}
END_TEST

/* Two scalars that only their sum tells: the sum is known, the difference as before. */
START_TEST(two_scalars_in_one_figure) {
    const double slopes[] = {100.0, 100.0};
    struct Known known = known_of(1, 2, slopes);
    double strength = 100.0 * sqrt(2.0 / 12.0), left = 1.0 / (1.0 + strength * strength);
    ck_assert_double_eq_tol(known.strength[0], strength, 1e-9);
    ck_assert_double_eq_tol(known.strength[1], 0.0, 1e-9);
    ck_assert_double_eq_tol(known.spread[0], sqrt(0.5 * left + 0.5), 1e-9);
    ck_assert_double_eq_tol(known.direction[0], known.direction[1], 1e-9);
    ck_assert_double_eq_tol(known.direction[2], -known.direction[3], 1e-9);
    known_free(&known);
}
END_TEST

/* More figures than scalars: independent measurements of one scalar add their information. */
START_TEST(figures_add_up) {
    const double slopes[] = {3.0, 4.0, 12.0};
    struct Known known = known_of(3, 1, slopes);
    ck_assert_double_eq_tol(known.spread[0], sqrt(12.0 / (12.0 + 169.0)), 1e-12);
    known_free(&known);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, one_figure_a_scalar);
    tcase_add_test(cases, two_scalars_in_one_figure);
    tcase_add_test(cases, figures_add_up);
}

int main(void) {
    return run_suite("identify", add_tests);
}
