/* What is said below the numbers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "sensitivity/sensitivity_remarks.h"
#include "tests/suite.h"

static const struct SensitivityRemarkOutput percent = {"%", 100.0};

/* All remarks, one after the other. */
static const char *remarks(const struct Sensitivity *found) {
    static char all[8 * SENSITIVITY_REMARK_SIZE];
    char text[SENSITIVITY_REMARK_SIZE];
    all[0] = '\0';
    for (size_t i = 0; sensitivity_remark(found, &percent, i, text); i++) {
        ck_assert_uint_lt(strlen(text), SENSITIVITY_REMARK_SIZE - 100); /* counts may be longer */
        strcat(strcat(all, text), "\n");
    }
    return all;
}

static void assert_said(const struct Sensitivity *found, const char *part, bool expected) {
    const char *all = remarks(found);
    ck_assert_msg((strstr(all, part) != NULL) == expected, "\"%s\" is %s in \"%s\"", part,
                  expected ? "not" : "there", all);
    ck_assert_ptr_null(strstr(all, "nan"));
}

static struct Sensitivity estimated(struct HandMade *made, size_t factors, int64_t size, int64_t replicates,
                                    TestFunction *function) {
    *made = hand_made((struct Design){.kind = DESIGN_SALTELLI, .factors = factors, .size = size}, replicates);
    hand_made_evaluate(made, function);
    return hand_made_sensitivity(made);
}

static double additive(const double unit[], size_t factors) {
    double sum = 0.0;
    for (size_t i = 0; i < factors; i++)
        sum += (double)(i + 1) * unit[i];
    return sum;
}

/* Without interactions: so few base samples cannot tell, and that is said with how many can. */
START_TEST(few_base_samples_withhold_interactions) {
    struct HandMade made;
    struct Sensitivity found = estimated(&made, 6, 8, 1, additive);
    const struct Estimate *raw = at(&found, "interactions", SENSITIVITY_OF_ALL);
    ck_assert_double_gt(raw->high - raw->low, 0.2);
    assert_said(&found, "explain is withheld: 8 base samples", true);
    assert_said(&found, "Interactions between factors explain", false);
    char width[64]; /* of the estimate's own interval: cut to shares it may be narrower than what is asked for
                     */
    snprintf(width, sizeof width, "an interval %.0f points wide", 100.0 * (raw->high - raw->low));
    assert_said(&found, width, true);
    size_t above = 0;
    for (size_t f = 0; f < 6; f++)
        above += fmax(at(&found, "first_order", f)->value, 0.0) > at(&found, "total_order", f)->value;
    ck_assert_uint_gt(above, 0);
    char noise[64];
    snprintf(noise, sizeof noise, "as in %zu of 6 factors, is noise", above);
    assert_said(&found, noise, true);
    const char *takes = strstr(remarks(&found), "it takes about ");
    ck_assert_ptr_nonnull(takes);
    long needed = strtol(takes + strlen("it takes about "), NULL, 10);
    ck_assert_int_gt(needed, 8);
    sensitivity_free(&found);
    hand_made_free(&made);
    found = estimated(&made, 6, needed, 1, additive); /* and then it can be told */
    assert_said(&found, "withheld", false);
    assert_said(&found, "not told from 0", true);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(enough_base_samples_tell_them) {
    struct HandMade made;
    struct Sensitivity found = estimated(&made, 3, 2048, 1, ishigami);
    ck_assert(interval_holds(at(&found, "interactions", SENSITIVITY_OF_ALL), 0.2437)); /* in closed form */
    assert_said(&found, "Interactions between factors explain 2", true);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

/* Whatever is estimated, what is shown is a share. */
START_TEST(shares_are_shown_within_their_bounds) {
    struct HandMade made;
    size_t outside = 0;
    struct Sensitivity found = estimated(&made, G_FACTORS, 4, 1, g_function);
    for (size_t i = 0; i < found.row_count; i++) {
        const struct SensitivityRow *row = &found.rows[i];
        const struct Estimate shown = sensitivity_shown(row);
        if (row->measure->unit != MEASURE_SHARE || isnan(shown.value))
            continue;
        ck_assert(shown.value >= 0.0 && shown.value <= 1.0 && shown.low >= 0.0 && shown.high <= 1.0);
        ck_assert(shown.low <= shown.value && shown.value <= shown.high);
        outside += !row->early && row->factor != SENSITIVITY_OF_ALL &&
                   (row->estimate.value < 0.0 || row->estimate.value > 1.0);
    }
    char text[64];
    ck_assert_uint_gt(outside, 0);
    snprintf(text, sizeof text, "%zu of 12 estimated indices lie below 0", outside);
    assert_said(&found, text, true);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static double constant(const double unit[], size_t factors) {
    return 0.125 + 0.0 * unit[0] * (double)factors;
}

/* One sentence, and nothing about noise or indices. */
START_TEST(a_constant_output_is_one_sentence) {
    struct HandMade made;
    struct Sensitivity found = estimated(&made, 2, 8, 2, constant);
    ck_assert_str_eq(remarks(&found),
                     "It is 12.5 % in all runs: no factor moves it, and there is no variance to "
                     "share out.\n");
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

START_TEST(noise_is_not_known_for_a_reason) {
    struct HandMade made;
    struct Sensitivity found = estimated(&made, 3, 8, 1, ishigami);
    assert_said(&found, "each point has one.", true);
    sensitivity_free(&found);
    hand_made_free(&made);
    made = hand_made((struct Design){.kind = DESIGN_MORRIS, .factors = 2, .size = 4, .grid = 4}, 2);
    for (size_t i = 0; i < 24; i++)
        made.values[i] = simulated_normal(1, 0, i);
    found = hand_made_sensitivity(&made);
    assert_said(&found, "Noise between replicates: ", true);
    sensitivity_free(&found);
    for (size_t i = 1; i < 24; i += 2)
        made.values[i] = NAN; /* the second replicate of each point failed */
    found = hand_made_sensitivity(&made);
    assert_said(&found, "too few runs have a value", true);
    sensitivity_free(&found);
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, few_base_samples_withhold_interactions);
    tcase_add_test(cases, enough_base_samples_tell_them);
    tcase_add_test(cases, shares_are_shown_within_their_bounds);
    tcase_add_test(cases, a_constant_output_is_one_sentence);
    tcase_add_test(cases, noise_is_not_known_for_a_reason);
}

int main(void) {
    return run_suite("remarks", add_tests);
}
