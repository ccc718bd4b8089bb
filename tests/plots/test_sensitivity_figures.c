/* Figures of designs as files: scripts and data against golden ones, hostile names, any number of factors,
 * outputs that never change or are not there, and no gnuplot. The golden files are written anew with
 * GOLDEN=write in the environment. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture_folder.h"
#include "sensitivity_pictures.h"
#include "tests/suite.h"

static struct SensitivityPictures fixture;

static void set_up(void) {
    pictures_set_up(&fixture);
}

static void tear_down(void) {
    pictures_tear_down(&fixture);
}

START_TEST(scripts_and_data_are_golden) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_ONE_AT_A_TIME, 6, 0, 1.0, true});
    assert_golden_figure(&fixture, FIGURE_tornado);
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_MORRIS, 6, 0, 1.0, true});
    assert_golden_figure(&fixture, FIGURE_elementary_effects);
    assert_golden_figure(&fixture, FIGURE_convergence);
    fixture.output = output_findings(OUTCOME_PUBLIC_VALUE);
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_SALTELLI, 4, 30, 1.0, true});
    assert_golden_figure(&fixture, FIGURE_indices);
    assert_golden_figure(&fixture, FIGURE_convergence);
    assert_golden_figure(&fixture, FIGURE_responses);
}
END_TEST

/* Designs, and how many figures each gives. */
static const struct {
    enum DesignKind kind;
    size_t figures;
} KINDS[] = {{DESIGN_ONE_AT_A_TIME, 2}, {DESIGN_MORRIS, 3}, {DESIGN_SALTELLI, 3}, {DESIGN_FACTORIAL, 1}};
enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

START_TEST(every_format_is_drawn) {
    const enum FigureFormat format = (enum FigureFormat)(_i % FIGURE_FORMAT_COUNT);
    const int kind = _i / FIGURE_FORMAT_COUNT;
    make_design(&fixture, (struct DesignCase){KINDS[kind].kind, 5, 60, 1.0, true});
    ck_assert_int_eq(write_figures(&fixture, format), STATUS_OK);
    assert_all_drawn(&fixture, format, KINDS[kind].figures);
}
END_TEST

/* One factor, as many as a row of panels, more than fit; with and without intervals; an output that never
 * changes. */
static const struct {
    size_t factors;
    double scale;
    bool intervals;
} SIZES[] = {
    {1, 1.0, true}, {1, 1.0, false}, {4, 1.0, true}, {SMALL_FACTORS, 1.0, true}, {SMALL_FACTORS, 1.0, false},
    {3, 0.0, true}, {3, 0.0, false}};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES };

START_TEST(any_number_of_factors_is_drawn) {
    const int kind = _i % KIND_COUNT, size = _i / KIND_COUNT;
    make_design(&fixture, (struct DesignCase){KINDS[kind].kind, SIZES[size].factors, 80, SIZES[size].scale,
                                              SIZES[size].intervals});
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_all_drawn(&fixture, FIGURE_PNG, KINDS[kind].figures);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const enum FigureId id = (enum FigureId)i;
        if (!has_figure(&fixture, id))
            continue;
        /* Footers are wrapped: single words are found. The first looks have no interval in any case. */
        if (SIZES[size].scale > 0.0)
            assert_contains(&fixture, id, "gp",
                            "Hollow:", !SIZES[size].intervals || id == FIGURE_convergence);
        assert_contains(&fixture, id, "gp", "shown.", SIZES[size].factors == SMALL_FACTORS);
        assert_contains(&fixture, id, "gp", "…' at screen", false);
    }
}
END_TEST

static void lose(struct Estimate *estimate) {
    *estimate = estimate_none();
}

START_TEST(what_is_not_available_is_drawn_as_such) {
    struct SmallSensitivity *small = &fixture.small;
    const enum DesignKind kind = KINDS[_i].kind;
    make_design(&fixture, (struct DesignCase){kind, 3, 20, 1.0, true});
    small->sensitivity.noise.missing = 0; /* which the footer would say */
    for (size_t i = 0; i < small->sensitivity.row_count; i++)
        lose(&small->rows[i].estimate);
    for (size_t k = 0; k < SMALL_FACTORS; k++) {
        lose(&small->factor_response[k].change);
        for (size_t bin = 0; bin < small->factor_response[k].bins; bin++)
            lose(&small->factor_response[k].mean[bin]);
    }
    for (size_t point = 0; point < 20; point++)
        lose(&small->point[point]);
    small->response.points = 0;
    small->response.lowest = small->response.median = small->response.highest = NAN;
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_all_drawn(&fixture, FIGURE_PNG, KINDS[_i].figures);
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (has_figure(&fixture, (enum FigureId)i))
            assert_contains(&fixture, (enum FigureId)i, "gp",
                            kind == DESIGN_SALTELLI && i != FIGURE_responses ? "'the output does not vary'"
                                                                             : "not available'",
                            true);
}
END_TEST

START_TEST(only_where_results_are_there_are_figures) {
    static const unsigned expected[KIND_COUNT] = {
        1u << FIGURE_tornado | 1u << FIGURE_responses,
        1u << FIGURE_elementary_effects | 1u << FIGURE_convergence | 1u << FIGURE_responses,
        1u << FIGURE_indices | 1u << FIGURE_convergence | 1u << FIGURE_responses, 1u << FIGURE_responses};
    make_design(&fixture, (struct DesignCase){KINDS[_i].kind, 2, 10, 1.0, true});
    for (int i = 0; i < FIGURE_COUNT; i++)
        ck_assert_int_eq(has_figure(&fixture, (enum FigureId)i), (expected[_i] >> i & 1u) != 0);
}
END_TEST

/* The bound of what does nothing stands beside the distances; convergence has no looks at ever more points.
 */
START_TEST(given_data_have_a_picture_of_their_own) {
    stand_in_for_gnuplot(fixture.directory, "");
    small_factors(&fixture.small, 3, DESIGN_SOBOL, 60);
    small_given_data(&fixture.small, 1.0, true);
    fixture.output.sensitivity = &fixture.small.sensitivity;
    for (int i = 0; i < FIGURE_COUNT; i++)
        ck_assert_int_eq(has_figure(&fixture, (enum FigureId)i), i == FIGURE_given_data);
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_contains(&fixture, FIGURE_given_data, "dat", " 0.6 0.55 0.65 0.64 0.58 0.7 0.17 400\n", true);
    small_given_data(&fixture.small, 0.0, true);
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_contains(&fixture, FIGURE_given_data, "gp", "the output does not vary", true);
}
END_TEST

/* %s: a file that must not come to be. */
static const char *const HOSTILE[] = {
    "' . system('touch %s') . '",
    "'\nsystem('touch %s')\n'",
    "`touch %s` $(touch %s) @PATH {/Bold x} a_b^c 100 %% \\",
    "e\ne\n\nEOD\n\n\n<script>alert(1)</script> & \"quoted\" \x1b[31m \xff",
    "../../nowhere/%s.long_long_long_long_long_long_long_long_long_long_long_long_long_long_long_long",
};

START_TEST(a_name_is_never_code) {
    const int kind = _i % KIND_COUNT;
    char text[512], mark[128];
    snprintf(mark, sizeof mark, "%s/owned", fixture.directory);
    snprintf(text, sizeof text, HOSTILE[_i / KIND_COUNT], mark, mark);
    make_design(&fixture, (struct DesignCase){KINDS[kind].kind, 2, 10, 1.0, true});
    fixture.title = text;
    for (size_t k = 0; k < 2; k++) {
        snprintf(fixture.small.factors[k].key, SCENARIO_FIELD_KEY, "%.120s", text);
        fixture.small.units[k] = text;
    }
    ck_assert_int_eq(write_figures(&fixture, FIGURE_SVG), STATUS_OK);
    assert_all_drawn(&fixture, FIGURE_SVG, KINDS[kind].figures);
    ck_assert_int_ne(access(mark, F_OK), 0);
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (has_figure(&fixture, (enum FigureId)i))
            assert_contains(&fixture, (enum FigureId)i, "svg", "<script", false);
}
END_TEST

START_TEST(names_of_files_have_no_point) {
    char name[FIGURE_NAME_SIZE];
    fixture.output = output_findings((enum Outcome)(OUTCOME_COMPLETED_52 + 2));
    name_of(&fixture, FIGURE_tornado, name);
    ck_assert_str_eq(name, "tornado-completed_52_weeks_private_internal");
}
END_TEST

/* One `outcome` collects what came of several requests. */
START_TEST(several_outputs_have_files_of_their_own) {
    make_design(&fixture, (struct DesignCase){DESIGN_SALTELLI, 2, 10, 1.0, true});
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    fixture.output.outcome = OUTCOME_BURDEN;
    fixture.output.response = NULL;
    const struct FigureRequest request = request_for(&fixture, FIGURE_PNG);
    ck_assert_int_eq(figures_write(&request, &fixture.outcome, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(fixture.outcome.written_count, 5);
    ck_assert(is_there(&fixture, "indices-completed_52_weeks", "gp") &&
              is_there(&fixture, "indices-burden", "gp"));
    ck_assert(!is_there(&fixture, "responses-burden", "gp"));
}
END_TEST

START_TEST(an_outcome_brings_its_texts) {
    const struct OutputTexts share = output_texts(OUTCOME_COMPLETED_52),
                             of_type = output_texts((enum Outcome)(OUTCOME_COMPLETED_52 + 1)),
                             value = output_texts(OUTCOME_PUBLIC_VALUE),
                             cost = output_texts(OUTCOME_TOTAL_COST);
    ck_assert_str_eq(share.title, "Completed within 52 weeks");
    ck_assert_str_eq(share.unit, "%");
    ck_assert_str_eq(share.difference_unit, "percentage points");
    ck_assert_double_eq(share.factor, 100.0);
    ck_assert_str_eq(of_type.name, "completed_52_weeks.public_internal");
    ck_assert_str_eq(of_type.title, "Completed within 52 weeks: public start, internal data");
    ck_assert_str_eq(value.unit, "points");
    ck_assert_double_eq(value.factor, 1.0);
    ck_assert_str_eq(cost.unit, "million NTD");
    ck_assert_double_eq(cost.factor, 1.0);
    const struct OutputFindings none = output_findings(OUTCOME_PUBLIC_VALUE);
    ck_assert(isnan(none.wanted.half_width) && isnan(none.wanted.effect));
}
END_TEST

START_TEST(a_missing_gnuplot_is_no_error) {
    char path[160];
    make_design(&fixture, (struct DesignCase){DESIGN_SALTELLI, 2, 10, 1.0, true});
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    snprintf(path, sizeof path, "%s/indices-completed_52_weeks.png", fixture.figures);
    write_file(path, "an old picture", 0600);
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    ck_assert(fixture.outcome.gnuplot_missing);
    ck_assert_uint_eq(fixture.outcome.drawn_count, 0);
    ck_assert_uint_eq(fixture.outcome.written_count, 3);
    ck_assert(is_there(&fixture, "indices-completed_52_weeks", "gp") &&
              is_there(&fixture, "indices-completed_52_weeks", "dat"));
    ck_assert(!is_there(&fixture, "indices-completed_52_weeks", "png"));
}
END_TEST

START_TEST(a_gnuplot_that_fails_is_quoted) {
    make_design(&fixture, (struct DesignCase){DESIGN_SALTELLI, 2, 10, 1.0, true});
    stand_in_for_gnuplot(fixture.directory, "echo 'it broke' >&2; exit 3");
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(fixture.error.count, 3);
    ck_assert_ptr_nonnull(
        strstr(fixture.error.text, "indices-completed_52_weeks.gp: gnuplot failed: it broke"));
}
END_TEST

START_TEST(results_of_other_factors_are_an_error) {
    make_design(&fixture, (struct DesignCase){DESIGN_SALTELLI, 2, 10, 1.0, true});
    fixture.small.sensitivity.factors = 3;
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_INTERNAL);
    fixture.small.sensitivity.factors = 2;
    fixture.small.response.factors = 1;
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_INTERNAL);
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static void add_tests(TCase *group) {
    tcase_set_timeout(group, 60.0); /* many pictures, perhaps on a busy machine */
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_test(group, scripts_and_data_are_golden);
    tcase_add_loop_test(group, every_format_is_drawn, 0, FIGURE_FORMAT_COUNT * KIND_COUNT);
    tcase_add_loop_test(group, any_number_of_factors_is_drawn, 0, SIZE_COUNT * KIND_COUNT);
    tcase_add_loop_test(group, what_is_not_available_is_drawn_as_such, 0, KIND_COUNT);
    tcase_add_loop_test(group, only_where_results_are_there_are_figures, 0, KIND_COUNT);
    tcase_add_loop_test(group, a_name_is_never_code, 0, COUNT_OF(HOSTILE) * KIND_COUNT);
    tcase_add_test(group, names_of_files_have_no_point);
    tcase_add_test(group, given_data_have_a_picture_of_their_own);
    tcase_add_test(group, several_outputs_have_files_of_their_own);
    tcase_add_test(group, an_outcome_brings_its_texts);
    tcase_add_test(group, a_missing_gnuplot_is_no_error);
    tcase_add_test(group, a_gnuplot_that_fails_is_quoted);
    tcase_add_test(group, results_of_other_factors_are_an_error);
}

int main(void) {
    return run_suite("sensitivity figures", add_tests);
}
