#include "tables/format.h"
#include "tests/suite.h"

#include <math.h>
#include <stdlib.h>

static void assert_number(const char *expected, double value, double like, enum FormatStyle style) {
    char text[FORMAT_SIZE];
    format_number(text, value, like, style);
    ck_assert_str_eq(text, expected);
}

START_TEST(numbers) {
    assert_number("1234", 1234.0, 1234.0, FORMAT_PLAIN);
    assert_number("1,234,567", 1234567.4, 1.0, FORMAT_TYPESET);
    assert_number("12.3", 12.34, 12.34, FORMAT_PLAIN);
    assert_number("1.23", 1.234, 0.5, FORMAT_PLAIN);
    assert_number("0.123", 0.1234, 0.1234, FORMAT_PLAIN);
    assert_number("0.00123", 0.001234, 0.0, FORMAT_PLAIN);
    assert_number("1.2", 1.2, 34.5, FORMAT_PLAIN); /* no more exact than its neighbour */
    assert_number("-3.25", -3.25, 1.0, FORMAT_PLAIN);
    assert_number("−3.25", -3.25, 1.0, FORMAT_TYPESET);
    assert_number("1.00e+12", 1e12, 1e12, FORMAT_PLAIN);
}
END_TEST

START_TEST(nothing_has_no_sign) {
    char text[FORMAT_SIZE];
    assert_number("0", -0.0, 0.0, FORMAT_PLAIN);
    assert_number("0.00", -0.001, 3.5, FORMAT_PLAIN);
    format_amount(text, 0.001, 2, true, FORMAT_PLAIN);
    ck_assert_str_eq(text, "0.00");
    format_amount(text, 0.25, 2, true, FORMAT_PLAIN);
    ck_assert_str_eq(text, "+0.25");
    format_share(text, -1e-17, FORMAT_PLAIN);
    ck_assert_str_eq(text, "0.0");
}
END_TEST

/* An interval that leaves out 0 is not read as one that ends there. */
START_TEST(an_end_beside_zero_is_not_written_as_zero) {
    char text[FORMAT_SIZE];
    const struct Estimate beside = {1.04, 0.0031, 2.08, 8}, at = {1.04, 0.0, 2.08, 8};
    format_estimate(text, &beside, FORMAT_AS_DIFFERENCE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "+1.040 [+0.003, +2.080]");
    format_band(text, &beside, FORMAT_AS_DIFFERENCE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "+0.003 to +2.080");
    format_estimate(text, &at, FORMAT_AS_DIFFERENCE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "+1.04 [0.00, +2.08]");
    const struct Estimate cancelled = {-1e-16, -3e-16, 2e-16, 8};
    format_estimate(text, &cancelled, FORMAT_AS_DIFFERENCE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "0 [0, 0]");
}
END_TEST

START_TEST(what_is_not_available_is_a_dash) {
    const double none[] = {NAN, INFINITY, -INFINITY};
    char text[FORMAT_SIZE];
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_number("–", none[i], 1.0, FORMAT_PLAIN);
        format_p(text, none[i]);
        ck_assert_str_eq(text, "–");
        format_share(text, none[i], FORMAT_TYPESET);
        ck_assert_str_eq(text, "–");
        const struct Estimate estimate = {none[i], 1.0, 2.0, 3};
        format_estimate(text, &estimate, FORMAT_AS_NUMBER, FORMAT_PLAIN);
        ck_assert_str_eq(text, "–");
        const struct Estimate open = {4.25, 1.5, none[i], 3};
        format_estimate(text, &open, FORMAT_AS_NUMBER, FORMAT_PLAIN);
        ck_assert_str_eq(text, "4.25 [1.50, –]");
        const struct Estimate band = {4.0, none[i], none[i], 3};
        format_band(text, &band, FORMAT_AS_NUMBER, FORMAT_PLAIN);
        ck_assert_str_eq(text, "–");
    }
    const struct Estimate alone = {4.25, NAN, NAN, 1};
    format_estimate(text, &alone, FORMAT_AS_NUMBER, FORMAT_PLAIN);
    ck_assert_str_eq(text, "4.25");
}
END_TEST

START_TEST(shares) {
    char text[FORMAT_SIZE];
    static const struct {
        double share;
        const char *text;
    } rows[] = {{0.123, "12.3"},  {0.9996, "100"}, {1.0, "100"}, {0.0, "0.0"},
                {0.9994, "99.9"}, {1.2, "–"},      {-0.1, "–"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        format_share(text, rows[i].share, FORMAT_PLAIN);
        ck_assert_str_eq(text, rows[i].text);
    }
    const struct Estimate share = {0.25, 0.06, 0.505, 12};
    format_estimate(text, &share, FORMAT_AS_SHARE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "25.0 [6.0, 50.5]");
    format_estimate(text, &share, FORMAT_AS_SHARE, FORMAT_TYPESET);
    ck_assert_str_eq(text, "25.0 (6.0 to 50.5)");
    format_band(text, &share, FORMAT_AS_SHARE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "6.0–50.5");
}
END_TEST

START_TEST(p_is_never_nothing) {
    char text[FORMAT_SIZE];
    static const struct {
        double p;
        const char *text;
    } rows[] = {{0.0, "< 0.001"},  {0.00099, "< 0.001"}, {0.001, "0.001"},
                {0.0494, "0.049"}, {0.25, "0.25"},       {1.0, "1.00"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        format_p(text, rows[i].p);
        ck_assert_str_eq(text, rows[i].text);
    }
}
END_TEST

START_TEST(differences_have_signs) {
    char text[FORMAT_SIZE];
    const struct Estimate difference = {2.5, -0.75, 5.75, 9};
    format_estimate(text, &difference, FORMAT_AS_DIFFERENCE, FORMAT_PLAIN);
    ck_assert_str_eq(text, "+2.50 [-0.75, +5.75]");
    format_estimate(text, &difference, FORMAT_AS_DIFFERENCE, FORMAT_TYPESET);
    ck_assert_str_eq(text, "+2.50 (−0.75 to +5.75)");
    const struct Estimate scaled = estimate_scaled(&difference, 0.001);
    ck_assert_double_eq_tol(scaled.low, -0.00075, 1e-15);
    ck_assert_int_eq(scaled.count, 9);
}
END_TEST

static void add_tests(TCase *all) {
    tcase_add_test(all, numbers);
    tcase_add_test(all, nothing_has_no_sign);
    tcase_add_test(all, an_end_beside_zero_is_not_written_as_zero);
    tcase_add_test(all, what_is_not_available_is_a_dash);
    tcase_add_test(all, shares);
    tcase_add_test(all, p_is_never_nothing);
    tcase_add_test(all, differences_have_signs);
}

int main(void) {
    return run_suite("format", add_tests);
}
