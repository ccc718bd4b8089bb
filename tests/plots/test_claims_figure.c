/* The figure of claims: its numbers against what was found, rows of its own group alone, hostile titles, no
 * gnuplot. */
#define _GNU_SOURCE /* mkdtemp */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "claims/claims_reader.h"
#include "claims/finding.h"
#include "picture_folder.h"
#include "plots/figures.h"
#include "tests/suite.h"

static const char first[] = "title = \"First\";\narms = { a = { }; };\nclaims = ( { id = \"A\"; tests = (\n"
                            " { id = \"A1\"; title = \"It's a `test` \\\"quoted\\\"\"; contrast = \"level\"; "
                            "arms = [\"a\"]; measure = "
                            "\"started\"; matters = 2.0; },\n"
                            " { id = \"A2\"; title = \"none\"; why = \"there is none\"; } ); } );\n";
static const char second[] =
    "title = \"Second\";\narms = { a = { }; };\nclaims = ( { id = \"B\"; tests = (\n"
    " { id = \"B1\"; title = \"other\"; contrast = \"level\"; arms = [\"a\"]; measure = \"started\"; }\n"
    "); } );\n";

static void read_both(struct Claims *claims) {
    struct Error error = {0};
    ck_assert_msg(claims_read_text(claims, first, strlen(first), "one", &error) == STATUS_OK, "%s",
                  error.text);
    ck_assert_msg(claims_read_text(claims, second, strlen(second), "two", &error) == STATUS_OK, "%s",
                  error.text);
}

START_TEST(a_row_a_test_of_the_group_in_units_of_what_matters) {
    char folder[] = "/tmp/tandem-claims-XXXXXX", path[128];
    struct Claims claims = {0};
    struct Error error = {0};
    struct FigureOutcome outcome = {0};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    stand_in_for_gnuplot(folder, "");
    read_both(&claims);
    struct Finding none = {.defaults = estimate_none(),
                           .null = estimate_none(),
                           .pooled = estimate_none(),
                           .p_holm = (double)NAN,
                           .level = (double)NAN,
                           .matters = (double)NAN,
                           .sign = estimate_none(),
                           .enough = estimate_none(),
                           .verdict = FINDING_NOT_REPRESENTED};
    struct Finding tests[] = {none, none, none};
    enum FindingVerdict verdicts[] = {FINDING_PARTLY, FINDING_HOLDS};
    tests[0] =
        (struct Finding){{5.0, 4.0, 6.0, 9}, {1.0, 0.0, 2.0, 9}, {4.0, 2.0, 1000.0, 9}, 0.01, 10.0, 2.0,
                         {0.9, 0.8, 1.0, 9}, {0.5, 0.3, 0.7, 9}, FINDING_HOLDS};
    const struct Findings findings = {&claims, 0.95, tests, verdicts};
    const struct FigureRequest request = {.directory = folder,
                                          .subject = figure_subject_claims(&findings, 0)};
    ck_assert_msg(figures_write(&request, &outcome, &error) == STATUS_OK, "%s", error.text);
    ck_assert(outcome.gnuplot_missing);
    snprintf(path, sizeof path, "%s/claims-one.dat", folder);
    char *data = contents(path), *row = strstr(data, "\n1 ");
    double value[9];
    ck_assert_ptr_nonnull(row);
    ck_assert_int_eq(sscanf(row, "%lf %lf %lf %lf %lf %lf %lf %lf %lf", value, value + 1, value + 2,
                            value + 3, value + 4, value + 5, value + 6, value + 7, value + 8),
                     9);
    ck_assert_double_eq_tol(value[1], asinh(2.0 * 2.0), 1e-6); /* 4 is twice what matters */
    ck_assert_double_eq_tol(value[2], asinh(2.0 * 1.0), 1e-6);
    ck_assert_double_eq_tol(value[3], asinh(2.0 * 60.0), 1e-6); /* cut at the end of the axis */
    ck_assert_double_eq_tol(value[4], asinh(2.0 * 2.5), 1e-6);
    ck_assert_double_eq_tol(value[5], asinh(2.0 * 0.5), 1e-6);
    ck_assert_double_eq(value[6], 0.9);
    ck_assert_double_eq(value[7], 0.5);
    ck_assert_double_eq(value[8], FINDING_HOLDS);
    ck_assert_ptr_nonnull(strstr(data, "\n2 NaN"));
    ck_assert_ptr_null(strstr(data, "\n3 "));
    free(data);
    snprintf(path, sizeof path, "%s/claims-one.gp", folder);
    char *script = contents(path);
    ck_assert_ptr_nonnull(strstr(script, "A1"));
    ck_assert_ptr_nonnull(
        strstr(script, "set label 'A1 It’s a `test`")); /* in single quotes, where gnuplot runs nothing */
    ck_assert_ptr_null(strstr(script, "B1"));
    free(script);
    figure_outcome_free(&outcome);
    claims_free(&claims);
    remove_folder(folder);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_row_a_test_of_the_group_in_units_of_what_matters);
}

int main(void) {
    return run_suite("claims_figure", add_tests);
}
