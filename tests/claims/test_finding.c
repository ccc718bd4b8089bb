/* The rule of verdicts in cases where its answer is known, and what pairs over a design give by hand. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "claims/claims_reader.h"
#include "claims/finding.h"
#include "tests/suite.h"

static struct Finding found(double value, double half, double p, double sign, double matters) {
    return (struct Finding){.pooled = {value, value - half, value + half, 50},
                            .p_holm = p,
                            .matters = matters,
                            .sign = {sign, sign, sign, 50},
                            .enough = {sign, sign, sign, 50}};
}

static enum FindingVerdict verdict(bool no_change, const struct Finding *it) {
    struct ClaimTest test = {.no_change = no_change};
    return finding_verdict(&test, it, 0.95);
}

START_TEST(a_test_holds_if_decided_large_enough_and_nearly_everywhere) {
    struct Finding it = found(0.05, 0.01, 0.001, 0.9, 0.02);
    ck_assert_int_eq(verdict(false, &it), FINDING_HOLDS);
    it.p_holm = 0.06;
    ck_assert_int_eq(verdict(false, &it), FINDING_WEAK);
    it = found(0.05, 0.01, 0.001, 0.74, 0.02);
    ck_assert_int_eq(verdict(false, &it), FINDING_WEAK);
    it = found(0.019, 0.001, 0.001, 1.0, 0.02);
    ck_assert_int_eq(verdict(false, &it), FINDING_WEAK);
}
END_TEST

START_TEST(a_decided_effect_below_0_has_the_wrong_sign_and_an_undecided_one_is_weak) {
    struct Finding it = found(-0.05, 0.01, 0.001, 0.1, 0.02);
    ck_assert_int_eq(verdict(false, &it), FINDING_WRONG_SIGN);
    it.p_holm = 0.3;
    ck_assert_int_eq(verdict(false, &it), FINDING_WEAK);
    it = found((double)NAN, 0.0, (double)NAN, (double)NAN, 0.02);
    ck_assert_int_eq(verdict(false, &it), FINDING_NOT_RUN);
}
END_TEST

START_TEST(no_change_holds_within_the_margin_alone) {
    struct Finding it = found(0.001, 0.005, (double)NAN, 0.8, 0.02);
    ck_assert_int_eq(verdict(true, &it), FINDING_HOLDS);
    it = found(-0.018, 0.005, (double)NAN, 0.8, 0.02); /* its interval reaches beyond */
    ck_assert_int_eq(verdict(true, &it), FINDING_WEAK);
    it = found(-0.05, 0.005, (double)NAN, 0.1, 0.02);
    ck_assert_int_eq(verdict(true, &it), FINDING_WRONG_SIGN);
    it = found(0.05, 0.005, (double)NAN, 0.1, 0.02);
    ck_assert_int_eq(verdict(true, &it), FINDING_WRONG_SIGN);
}
END_TEST

START_TEST(a_claim_is_as_its_tests_are) {
    enum FindingVerdict both[] = {FINDING_HOLDS, FINDING_HOLDS}, some[] = {FINDING_WRONG_SIGN, FINDING_HOLDS},
                        none[] = {FINDING_WEAK, FINDING_WEAK}, wrong[] = {FINDING_WEAK, FINDING_WRONG_SIGN},
                        said[] = {FINDING_NOT_REPRESENTED, FINDING_NOT_REPRESENTED},
                        half[] = {FINDING_HOLDS, FINDING_NOT_REPRESENTED};
    ck_assert_int_eq(finding_claim_verdict(both, 2), FINDING_HOLDS);
    ck_assert_int_eq(finding_claim_verdict(some, 2), FINDING_PARTLY);
    ck_assert_int_eq(finding_claim_verdict(none, 2), FINDING_WEAK);
    ck_assert_int_eq(finding_claim_verdict(wrong, 2), FINDING_WRONG_SIGN);
    ck_assert_int_eq(finding_claim_verdict(said, 2), FINDING_NOT_REPRESENTED);
    ck_assert_int_eq(finding_claim_verdict(half, 2), FINDING_PARTLY);
}
END_TEST

/* ---- Pairs over a design: two arms whose outputs are written by hand. */

static const char file[] =
    "arms = { more = { set = [\"legal.ambiguity=0.7\"]; }; less = { }; };\n"
    "claims = ( { id = \"A\"; core = true; tests = (\n"
    "  { id = \"A1\"; title = \"more start\"; contrast = \"difference\"; arms = [\"more\", "
    "\"less\"]; measure = \"started\"; matters = 1.0; },\n"
    "  { id = \"A2\"; title = \"fewer start\"; contrast = \"difference\"; arms = [\"less\", "
    "\"more\"]; measure = \"started\"; matters = 1.0; },\n"
    "  { id = \"A3\"; title = \"no answer\"; why = \"there is none\"; } ); } );\n";

enum { POINTS = 9, AT_DEFAULTS = 3, AT_POINT = 2 };

static void read_file(struct Claims *claims) {
    struct Error error = {0};
    ck_assert_msg(claims_read_text(claims, file, strlen(file), "hand", &error) == STATUS_OK, "%s",
                  error.text);
    ck_assert_uint_eq(claims->arm_count, 2);
    ck_assert_uint_eq(claims->output_count, 1);
    ck_assert_uint_eq(claims->test_count, 3);
}

/* Replicate noise is common to both arms; at point p the difference is p, at the defaults 10. */
static void fill(struct PairedDesign *runs) {
    struct Error error = {0};
    int64_t replicates[2 * POINTS];
    for (size_t i = 0; i < 2 * POINTS; i++)
        replicates[i] = i % POINTS == 0 ? AT_DEFAULTS : AT_POINT;
    ck_assert_int_eq(paired_design_init(runs, 2, POINTS, 1, replicates, &error), STATUS_OK);
    for (size_t p = 0; p < POINTS; p++)
        for (size_t r = 0; r < paired_design_replicates(runs, 0, p); r++) {
            double noise = 100.0 * (double)r;
            *paired_design_run(runs, 0, p, r) = 50.0 + noise + (p == 0 ? 10.0 : (double)p);
            *paired_design_run(runs, 1, p, r) = 50.0 + noise;
        }
    ck_assert_ptr_null(paired_design_run(runs, 0, 1, AT_POINT));
    ck_assert_ptr_null(paired_design_run(runs, 0, POINTS, 0));
}

START_TEST(pairs_are_taken_within_point_and_replicate) {
    struct Claims claims = {0};
    struct PairedDesign runs;
    struct Findings findings;
    struct Error error = {0};
    read_file(&claims);
    fill(&runs);
    ck_assert_int_eq(findings_init(&findings, &claims, &runs, 0.95, &error), STATUS_OK);
    const struct Finding *more = &findings.tests[0], *fewer = &findings.tests[1];
    ck_assert_double_eq(more->defaults.value, 10.0);
    ck_assert_double_eq(more->defaults.high - more->defaults.low, 0.0); /* the noise is common */
    ck_assert_int_eq(more->defaults.count, AT_DEFAULTS);
    ck_assert_double_eq(more->pooled.value, 4.5); /* of 1 … 8 */
    ck_assert_int_eq(more->pooled.count, POINTS - 1);
    /* Student's t over 8 points: sd of 1 … 8 is sqrt(6), t(0.975, 7) = 2.364624 */
    ck_assert_double_eq_tol(more->pooled.high - 4.5, 2.364624 * sqrt(6.0 / 8.0), 1e-5);
    ck_assert_double_eq(more->sign.value, 1.0);
    ck_assert_double_eq(fewer->pooled.value, -4.5);
    ck_assert_double_eq(fewer->sign.value, 0.0);
    ck_assert_int_eq(more->verdict, FINDING_HOLDS);
    ck_assert_int_eq(fewer->verdict, FINDING_WRONG_SIGN);
    ck_assert_int_eq(findings.tests[2].verdict, FINDING_NOT_REPRESENTED);
    ck_assert_int_eq(findings.claims_verdict[0], FINDING_PARTLY);
    ck_assert_uint_eq(findings_count(&findings, 0, true, FINDING_PARTLY), 1);
    ck_assert(isnan(more->null.value));
    findings_free(&findings);
    paired_design_free(&runs);
    claims_free(&claims);
}
END_TEST

START_TEST(a_point_without_one_of_the_arms_is_left_out) {
    struct Claims claims = {0};
    struct PairedDesign runs;
    struct Findings findings;
    struct Error error = {0};
    read_file(&claims);
    fill(&runs);
    for (size_t r = 0; r < AT_POINT; r++)
        *paired_design_run(&runs, 1, POINTS - 1, r) = (double)NAN;
    ck_assert_int_eq(findings_init(&findings, &claims, &runs, 0.95, &error), STATUS_OK);
    ck_assert_int_eq(findings.tests[0].pooled.count, POINTS - 2);
    ck_assert_double_eq(findings.tests[0].pooled.value, 4.0); /* of 1 … 7 */
    findings_free(&findings);
    paired_design_free(&runs);
    claims_free(&claims);
}
END_TEST

START_TEST(a_measure_may_be_the_sum_of_two_over_a_third) {
    static const char text[] =
        "arms = { a = { }; };\nclaims = ( { id = \"A\"; tests = ( { id = \"A1\"; title = \"t\"; contrast = "
        "\"level\"; arms = [\"a\"];\n measure = \"refusals + proposals_refused / proposals\"; less = "
        "\"started / "
        "proposals\"; level = 0.25; } ); } );\n";
    struct Claims claims = {0};
    struct Error error = {0};
    ck_assert_msg(claims_read_text(&claims, text, strlen(text), "hand", &error) == STATUS_OK, "%s",
                  error.text);
    ck_assert_uint_eq(claims.output_count, 4); /* proposals once */
    double outputs[] = {3.0, 5.0, 16.0, 2.0};
    ck_assert_str_eq(claims.output_names[3], "started");
    ck_assert_double_eq(claim_test_value(&claims.tests[0], outputs), 8.0 / 16.0 - 2.0 / 16.0 - 0.25);
    outputs[2] = 0.0;
    ck_assert(isnan(claim_test_value(&claims.tests[0], outputs)));
    claims_free(&claims);
}
END_TEST

/* 2 x and x: the ratio is 2 whatever x is, and the gain 1 without error. */
START_TEST(a_ratio_rests_on_its_linearisation) {
    double above[] = {2.0, 4.0, 6.0, (double)NAN}, over[] = {1.0, 2.0, 3.0, 1.0};
    struct PairedMean gain = paired_mean(above, over, 4, 0.95);
    ck_assert_double_eq(gain.effect.value, 1.0);
    ck_assert_double_eq(gain.standard_error, 0.0);
    ck_assert_int_eq(gain.effect.count, 3);
    double plain[] = {1.0, 2.0, 3.0};
    struct PairedMean mean = paired_mean(plain, NULL, 3, 0.95);
    ck_assert_double_eq(mean.effect.value, 2.0);
    ck_assert_double_eq_tol(mean.standard_error, 1.0 / sqrt(3.0), 1e-15);
    double noisy[] = {2.0, 4.0,
                      9.0}; /* ratio 15/6; rests -0.5, -1, 1.5 over the mean 2; variance 3.5/4/2/3 */
    ck_assert_double_eq_tol(paired_mean(noisy, over, 3, 0.95).standard_error, sqrt(3.5 / 4.0 / 2.0 / 3.0),
                            1e-15);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_test_holds_if_decided_large_enough_and_nearly_everywhere);
    tcase_add_test(tests, a_decided_effect_below_0_has_the_wrong_sign_and_an_undecided_one_is_weak);
    tcase_add_test(tests, no_change_holds_within_the_margin_alone);
    tcase_add_test(tests, a_claim_is_as_its_tests_are);
    tcase_add_test(tests, pairs_are_taken_within_point_and_replicate);
    tcase_add_test(tests, a_point_without_one_of_the_arms_is_left_out);
    tcase_add_test(tests, a_measure_may_be_the_sum_of_two_over_a_third);
    tcase_add_test(tests, a_ratio_rests_on_its_linearisation);
}

int main(void) {
    return run_suite("finding", add_tests);
}
