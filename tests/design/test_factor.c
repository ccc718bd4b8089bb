#include "design/factor.h"
#include "tests/suite.h"

#include <math.h>
#include <stdlib.h>

static const struct Factor LINEAR = {.kind = KIND_REAL, .scale = SCALE_LINEAR, .low = -2.0, .high = 6.0},
                           LOGARITHMIC = {.kind = KIND_REAL, .scale = SCALE_LOG, .low = 0.01, .high = 100.0},
                           WHOLE = {.kind = KIND_INTEGER, .low = 3.0, .high = 7.0},
                           SWITCH = {.kind = KIND_SWITCH, .low = 0.0, .high = 1.0},
                           LISTED = {.kind = KIND_REAL,
                                     .low = 0.1,
                                     .high = 9.0,
                                     .levels = {0.1, 0.3, 9.0},
                                     .level_count = 3,
                                     .levels_explicit = true};

START_TEST(real_factors_by_hand) {
    ck_assert_double_eq(factor_value(&LINEAR, 0.0), -2.0);
    ck_assert_double_eq(factor_value(&LINEAR, 0.25), 0.0);
    ck_assert_double_eq(factor_value(&LINEAR, 1.0), 6.0);
    ck_assert_double_eq(factor_value(&LOGARITHMIC, 0.0), 0.01);
    ck_assert_double_eq_tol(factor_value(&LOGARITHMIC, 0.25), 0.1, 1e-15);
    ck_assert_double_eq_tol(factor_value(&LOGARITHMIC, 0.5), 1.0, 1e-14);
    ck_assert_double_eq(factor_value(&LOGARITHMIC, 1.0), 100.0);
}
END_TEST

START_TEST(shares_by_hand) {
    static const double units[] = {0.0, 0.19999, 0.2, 0.39999, 0.4, 0.6, 0.8, 0.99999, 1.0},
                        whole[] = {3, 3, 4, 4, 5, 6, 7, 7, 7};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        ck_assert_double_eq(factor_value(&WHOLE, units[i]), whole[i]);
    ck_assert_double_eq(factor_value(&SWITCH, 0.0), 0.0);
    ck_assert_double_eq(factor_value(&SWITCH, nextafter(0.5, 0.0)), 0.0);
    ck_assert_double_eq(factor_value(&SWITCH, 0.5), 1.0);
    ck_assert_double_eq(factor_value(&SWITCH, 1.0), 1.0);
    ck_assert_double_eq(factor_value(&LISTED, 0.0), 0.1);
    ck_assert_double_eq(factor_value(&LISTED, 1.0 / 3.0), 0.3);
    ck_assert_double_eq(factor_value(&LISTED, nextafter(1.0 / 3.0, 0.0)), 0.1);
    ck_assert_double_eq(factor_value(&LISTED, 0.7), 9.0);
    ck_assert_double_eq(factor_value(&LISTED, 1.0), 9.0);
}
END_TEST

/* Among these are i and n for which the product (i/n) n rounds to less than i, such as 1/49. */
START_TEST(level_i_of_n_begins_at_i_by_n) {
    bool rounds = false;
    for (int n = 2; n <= 400; n++) {
        struct Factor factor = {.kind = KIND_INTEGER, .low = 10.0, .high = 10.0 + n - 1};
        for (int i = 0; i < n; i++) {
            double begin = (double)i / n, end = (double)(i + 1) / n;
            rounds = rounds || floor(begin * n) != i;
            ck_assert_double_eq(factor_value(&factor, begin), 10.0 + i);
            ck_assert_double_eq(factor_value(&factor, nextafter(end, 0.0)), 10.0 + i);
        }
    }
    ck_assert(rounds);
}
END_TEST

START_TEST(grid_levels_reach_every_explicit_level) {
    for (size_t n = 2; n <= FACTOR_LEVELS_MOST; n++) {
        struct Factor factor = {.kind = KIND_REAL, .level_count = n, .levels_explicit = true};
        for (size_t i = 0; i < n; i++)
            factor.levels[i] = (double)(i * i);
        factor.high = factor.levels[n - 1];
        for (size_t i = 0; i < n; i++) {
            ck_assert_double_eq(factor_value(&factor, (double)i / (double)(n - 1)), factor.levels[i]);
        }
    }
}
END_TEST

/* Awkward ranges, and coordinates down to the last bit of both ends and beyond them. */
START_TEST(never_outside_the_range) {
    static const double ranges[][2] = {
        {0.1, 0.3}, {0.1, 0x1.999999999999bp-4}, {1e-300, 1e300}, {1.1, 3.3}, {0.7, 0.8}, {1e-9, 7e5}};
    for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
        for (int scale = SCALE_LINEAR; scale <= SCALE_LOG; scale++) {
            struct Factor factor = {.kind = KIND_REAL,
                                    .scale = (enum ParamScale)scale,
                                    .low = ranges[r][0],
                                    .high = ranges[r][1]};
            double last = factor.low;
            for (int i = -2; i <= 1002; i++) {
                double value = factor_value(&factor, i / 1000.0);
                ck_assert(value >= last && value <= factor.high);
                last = value;
            }
            double unit = 1.0;
            for (int i = 0; i < 100; i++, unit = nextafter(unit, 0.0))
                ck_assert_double_le(factor_value(&factor, unit), factor.high);
            ck_assert_double_eq(factor_value(&factor, 1.0), factor.high);
            ck_assert_double_eq(factor_value(&factor, 0.0), factor.low);
        }
}
END_TEST

START_TEST(value_and_coordinate_go_back_and_forth) {
    for (int i = 0; i <= 1000; i++) {
        double unit = i / 1000.0;
        ck_assert_double_eq_tol(factor_unit(&LINEAR, factor_value(&LINEAR, unit)), unit, 1e-15);
        ck_assert_double_eq_tol(factor_unit(&LOGARITHMIC, factor_value(&LOGARITHMIC, unit)), unit, 1e-15);
    }
    for (int i = 3; i <= 7; i++) {
        ck_assert_double_eq(factor_unit(&WHOLE, i), (i - 3 + 0.5) / 5.0);
        ck_assert_double_eq(factor_value(&WHOLE, factor_unit(&WHOLE, i)), i);
    }
    ck_assert_double_eq(factor_unit(&SWITCH, 0.0), 0.25);
    ck_assert_double_eq(factor_unit(&SWITCH, 1.0), 0.75);
    for (size_t i = 0; i < LISTED.level_count; i++)
        ck_assert_double_eq(factor_unit(&LISTED, LISTED.levels[i]), ((double)i + 0.5) / 3.0);
}
END_TEST

START_TEST(values_out_of_the_range_have_no_coordinate) {
    ck_assert_double_nan(factor_unit(&LINEAR, nextafter(-2.0, -3.0)));
    ck_assert_double_nan(factor_unit(&LINEAR, 6.0001));
    ck_assert_double_nan(factor_unit(&LINEAR, NAN));
    ck_assert_double_nan(factor_unit(&LOGARITHMIC, 0.0));
    ck_assert_double_nan(factor_unit(&LOGARITHMIC, -1.0));
    ck_assert_double_nan(factor_unit(&WHOLE, 2.0));
    ck_assert_double_nan(factor_unit(&WHOLE, 8.0));
    ck_assert_double_nan(factor_unit(&WHOLE, 3.5));
    ck_assert_double_nan(factor_unit(&WHOLE, NAN));
    ck_assert_double_nan(factor_unit(&SWITCH, 0.5));
    ck_assert_double_nan(factor_unit(&LISTED, 0.2));
    ck_assert_double_eq(factor_unit(&LINEAR, -2.0), 0.0);
    ck_assert_double_eq(factor_unit(&LINEAR, 6.0), 1.0);
}
END_TEST

/* A logarithmic grid from low to high has low (high/low)^(l/(n-1)) wherever that is a whole number. */
START_TEST(whole_numbers_on_a_logarithmic_scale) {
    static const struct {
        double low, ratio;
        int levels;
    } grids[] = {{1000.0, 10.0, 4}, {1.0, 10.0, 10}, {1.0, 2.0, 31}, {3.0, 7.0, 9}, {5.0, 20.0, 5}};
    for (size_t g = 0; g < sizeof grids / sizeof *grids; g++) {
        int last = grids[g].levels - 1;
        struct Factor factor = {.kind = KIND_INTEGER,
                                .scale = SCALE_LOG,
                                .low = grids[g].low,
                                .high = grids[g].low * pow(grids[g].ratio, last)};
        double value = grids[g].low;
        for (int l = 0; l <= last; l++, value *= grids[g].ratio) {
            ck_assert_double_eq(factor_value(&factor, (double)l / last), value);
            ck_assert_double_eq_tol(factor_position(&factor, value), (double)l / last, 1e-12);
            ck_assert_double_eq(factor_at(&factor, (double)l / last), value);
            ck_assert_double_eq(factor_value(&factor, factor_unit(&factor, value)), value);
        }
    }
    const struct Factor few = {.kind = KIND_INTEGER, .scale = SCALE_LOG, .low = 1.0, .high = 3.0};
    ck_assert_double_eq(factor_value(&few, 0.4999), 1.0); /* log 2 of log 4 */
    ck_assert_double_eq(factor_value(&few, 0.5), 2.0);
    ck_assert_double_eq(factor_value(&few, 0.8), 3.0);
    ck_assert_double_eq(factor_value(&few, 1.0), 3.0);
}
END_TEST

START_TEST(positions_are_those_of_values) {
    ck_assert_uint_eq(factor_values(&LINEAR), 0);
    ck_assert_uint_eq(factor_values(&WHOLE), 5);
    ck_assert_uint_eq(factor_values(&SWITCH), 2);
    ck_assert_uint_eq(factor_values(&LISTED), 3);
    for (int i = 0; i < 5; i++) {
        ck_assert_double_eq(factor_position(&WHOLE, 3.0 + i), i / 4.0);
        ck_assert_double_eq(factor_at(&WHOLE, i / 4.0), 3.0 + i);
        ck_assert_double_eq(factor_at(&WHOLE, fmin(i / 4.0 + 0.12, 1.0)), 3.0 + i);
    }
    for (size_t i = 0; i < 3; i++)
        ck_assert_double_eq(factor_at(&LISTED, factor_position(&LISTED, LISTED.levels[i])), LISTED.levels[i]);
    ck_assert_double_eq_tol(factor_position(&LISTED, 0.3), 0.2 / 8.9, 1e-15);
    ck_assert_double_eq(factor_at(&LISTED, 0.4), 0.3);
    ck_assert_double_eq(factor_at(&LISTED, 0.6), 9.0);
    ck_assert_double_eq(factor_at(&LINEAR, 0.25), 0.0);
    ck_assert_double_eq(factor_at(&LOGARITHMIC, 1.0), 100.0);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, real_factors_by_hand);
    tcase_add_test(cases, shares_by_hand);
    tcase_add_test(cases, level_i_of_n_begins_at_i_by_n);
    tcase_add_test(cases, grid_levels_reach_every_explicit_level);
    tcase_add_test(cases, never_outside_the_range);
    tcase_add_test(cases, value_and_coordinate_go_back_and_forth);
    tcase_add_test(cases, values_out_of_the_range_have_no_coordinate);
    tcase_add_test(cases, whole_numbers_on_a_logarithmic_scale);
    tcase_add_test(cases, positions_are_those_of_values);
}

int main(void) {
    return run_suite("factor", add_tests);
}
