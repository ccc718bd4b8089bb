/* Figures of a comparison as files: scripts and data against golden ones, hostile titles, any number of
 * scenarios, and no gnuplot. The golden files are written anew with GOLDEN=write in the environment. */
#define _GNU_SOURCE /* mkdtemp */
#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "picture_folder.h"
#include "plots/figures.h"
#include "small_comparison.h"
#include "tests/suite.h"

struct Fixture {
    char directory[64], figures[96];
    struct Comparison comparison;
    struct Summary summaries[SUBJECT_SCENARIOS];
    struct Scenario scenarios[SUBJECT_SCENARIOS];
    struct FigureOutcome outcome;
    struct Error error;
};
static struct Fixture fixture;

/* They stand together in figures.def. */
enum { FIRST_FIGURE = FIGURE_effects, COMPARISON_FIGURES = FIGURE_cost_effect - FIGURE_effects + 1 };

static void set_title(size_t scenario, const char *title) {
    snprintf(fixture.scenarios[scenario].title, SCENARIO_TEXT, "%s", title);
}

static void set_up(void) {
    static const char *const titles[] = {"A small world, made by hand", "It's a helper",
                                         "A rule that is in the way of all who would like to try",
                                         "The same"};
    gsl_set_error_handler_off();
    memset(&fixture, 0, sizeof fixture);
    strcpy(fixture.directory, "/tmp/tandem-figures-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(fixture.directory));
    snprintf(fixture.figures, sizeof fixture.figures, "%s/figures", fixture.directory);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        set_title(i, titles[i]);
}

static void tear_down(void) {
    figure_outcome_free(&fixture.outcome);
    comparison_free(&fixture.comparison);
    for (size_t s = 0; s < SUBJECT_SCENARIOS; s++)
        summary_free(&fixture.summaries[s]);
    remove_folder(fixture.directory);
}

static void make(size_t scenarios, int64_t runs) {
    small_comparison(&fixture.comparison, fixture.summaries, scenarios, runs);
}

static enum Status write_figures(enum FigureFormat format) {
    const struct FigureRequest request = {
        .directory = fixture.figures,
        .format = format,
        .subject = figure_subject_comparison(&fixture.comparison, fixture.scenarios, fixture.summaries)};
    figure_outcome_free(&fixture.outcome);
    memset(&fixture.outcome, 0, sizeof fixture.outcome);
    return figures_write(&request, &fixture.outcome, &fixture.error);
}

static const char *name_of(int figure) {
    return figure_row((enum FigureId)(FIRST_FIGURE + figure))->name;
}

static bool is_there(const char *name, const char *suffix) {
    char path[256];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s.%s", fixture.figures, name, suffix);
    return stat(path, &found) == 0 && found.st_size > 0;
}

static void assert_all_drawn(enum FigureFormat format) {
    ck_assert_msg(fixture.error.count == 0, "%s", fixture.error.text);
    ck_assert_msg(fixture.outcome.warnings.count == 0, "%s", fixture.outcome.warnings.text);
    ck_assert_uint_eq(fixture.outcome.drawn_count, COMPARISON_FIGURES);
    ck_assert(!fixture.outcome.gnuplot_missing);
    for (int i = 0; i < COMPARISON_FIGURES; i++)
        ck_assert(strcmp(fixture.outcome.drawn[i].name, name_of(i)) == 0 &&
                  is_there(name_of(i), figure_format_name(format)));
}

static void assert_contains(const char *file, const char *part, bool expected) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", fixture.figures, file);
    char *text = contents(path);
    ck_assert_msg((strstr(text, part) != NULL) == expected, "%s %s: %s", file,
                  expected ? "lacks" : "contains", part);
    free(text);
}

START_TEST(scripts_and_data_are_golden) {
    make(4, 12);
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    for (int i = 0; i < COMPARISON_FIGURES; i++) {
        assert_golden(fixture.figures, name_of(i), "gp");
        assert_golden(fixture.figures, name_of(i), "dat");
    }
}
END_TEST

START_TEST(every_format_is_drawn) {
    make(4, 6);
    ck_assert_int_eq(write_figures((enum FigureFormat)_i), STATUS_OK);
    assert_all_drawn((enum FigureFormat)_i);
}
END_TEST

/* Public value: 100 to 105 in the baseline, mean 102.5; scenario 1 always 20 more, scenario 2 30 less, and 3
 * the same. Without a spread the interval is the value. */
START_TEST(public_value_is_in_per_cent_of_the_baseline) {
    make(4, 6);
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains("effects.dat",
                    "# public_value\n# columns: scenario difference low high p_adjusted mark pairs\n"
                    "1 19.5121951 19.5121951 19.5121951 0 1 6\n"
                    "2 -29.2682927 -29.2682927 -29.2682927 0 2 6\n3 0 0 0 1 0 6\n",
                    true);
}
END_TEST

/* Scenario 2 completes fewer and scenario 3 does not differ; the last case type has no episodes. */
START_TEST(cost_has_a_ratio_only_where_the_effect_is_clear) {
    make(4, 12);
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains("cost_effect.gp", "million for one more (", true);
    assert_contains("cost_effect.gp", "million saved by one fewer (", true);
    assert_contains("cost_effect.gp", "no ratio: the effect may be 0", true);
    assert_contains("effects_by_type.gp", "'not available'", true);
}
END_TEST

/* %s: a file that must not come to be. */
static const char *const HOSTILE[] = {
    "' . system('touch %s') . '",
    "'\nsystem('touch %s')\n'",
    "`touch %s` $(touch %s) @PATH {/Bold x} a_b^c 100 %% \\",
    "e\ne\n\nEOD\n<script>alert(1)</script> & \"quoted\" \x1b[31m \xff",
};

START_TEST(a_title_is_never_code) {
    char title[512], mark[128];
    snprintf(mark, sizeof mark, "%s/owned", fixture.directory);
    snprintf(title, sizeof title, HOSTILE[_i], mark, mark);
    make(3, 3);
    set_title(0, title);
    set_title(1, title);
    ck_assert_int_eq(write_figures(FIGURE_SVG), STATUS_OK);
    assert_all_drawn(FIGURE_SVG);
    ck_assert_int_ne(access(mark, F_OK), 0);
    for (int i = 0; i < COMPARISON_FIGURES; i++) {
        char file[64];
        snprintf(file, sizeof file, "%s.svg", name_of(i));
        assert_contains(file, "<script", false);
    }
}
END_TEST

/* Scenarios and runs: the baseline alone, one run without intervals, two, and as many as there may be. */
static const struct {
    size_t scenarios;
    int64_t runs;
} SIZES[] = {{1, 3}, {2, 1}, {2, 3}, {3, 2}, {SUBJECT_SCENARIOS, 3}};

START_TEST(any_number_of_scenarios_is_drawn) {
    make(SIZES[_i].scenarios, SIZES[_i].runs);
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_all_drawn(FIGURE_PNG);
}
END_TEST

START_TEST(the_baseline_alone_is_said_to_be_alone) {
    make(1, 3);
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains("effects.gp", "'no scenario to compare'", true);
    assert_contains("effects_by_type.gp", "'no scenario to compare'", true);
    assert_contains("cost_effect.gp", "'no scenario to compare'", true);
}
END_TEST

START_TEST(one_run_has_no_interval) {
    make(2, 1);
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains("effects.gp", "with vectors", false);
    assert_contains("effects.gp", "with points", true);
    assert_contains("adoption_compared.gp", "filledcurves", false);
    assert_contains("cost_effect.gp", "'not enough replicates'", true);
    static const char *const files[] = {"effects.gp", "effects_by_type.gp", "cost_effect.gp"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_contains(files[i], "one pair of replicates, which gives no interval", true);
        assert_contains(files[i], "hold together", false);
    }
}
END_TEST

START_TEST(nothing_is_said_to_be_nothing) {
    empty_comparison(&fixture.comparison, fixture.summaries, 3);
    ck_assert_msg(write_figures(FIGURE_PNG) == STATUS_OK, "%s", fixture.error.text);
    assert_all_drawn(FIGURE_PNG);
    assert_contains("effects.gp", "'not available'", true);
    assert_contains("effects_by_type.gp", "'not available'", true);
    assert_contains("adoption_compared.gp", "'no weekly records'", true);
}
END_TEST

START_TEST(a_scenario_without_title_has_its_number) {
    make(3, 2);
    set_title(0, "");
    set_title(1, " ");
    set_title(2, "");
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains("effects.gp", "'scenario 1'", true);
    assert_contains("effects.gp", "'scenario 2'", true);
    assert_contains("adoption_compared.gp", "'baseline'", true);
    assert_contains("effects.gp", "compared with", false);
}
END_TEST

START_TEST(a_missing_gnuplot_is_no_error) {
    char path[160];
    make(2, 2);
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    snprintf(path, sizeof path, "%s/effects.png", fixture.figures);
    write_file(path, "an old picture", 0600);
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    ck_assert(fixture.outcome.gnuplot_missing);
    ck_assert_uint_eq(fixture.outcome.drawn_count, 0);
    for (int i = 0; i < COMPARISON_FIGURES; i++)
        ck_assert(is_there(name_of(i), "gp") && is_there(name_of(i), "dat") && !is_there(name_of(i), "png"));
}
END_TEST

START_TEST(a_gnuplot_that_fails_is_quoted) {
    make(2, 2);
    stand_in_for_gnuplot(fixture.directory, "echo 'it broke' >&2; exit 3");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(fixture.error.count, COMPARISON_FIGURES);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "cost_effect.gp: gnuplot failed: it broke"));
}
END_TEST

START_TEST(more_scenarios_than_fit_are_an_error) {
    fixture.comparison.scenarios = SUBJECT_SCENARIOS + 1;
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_INTERNAL);
    fixture.comparison.scenarios = 0;
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static void add_tests(TCase *group) {
    tcase_set_timeout(group, 60.0); /* many pictures, perhaps on a busy machine */
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_test(group, scripts_and_data_are_golden);
    tcase_add_loop_test(group, every_format_is_drawn, 0, FIGURE_FORMAT_COUNT);
    tcase_add_test(group, public_value_is_in_per_cent_of_the_baseline);
    tcase_add_test(group, cost_has_a_ratio_only_where_the_effect_is_clear);
    tcase_add_loop_test(group, a_title_is_never_code, 0, COUNT_OF(HOSTILE));
    tcase_add_loop_test(group, any_number_of_scenarios_is_drawn, 0, COUNT_OF(SIZES));
    tcase_add_test(group, the_baseline_alone_is_said_to_be_alone);
    tcase_add_test(group, one_run_has_no_interval);
    tcase_add_test(group, nothing_is_said_to_be_nothing);
    tcase_add_test(group, a_scenario_without_title_has_its_number);
    tcase_add_test(group, a_missing_gnuplot_is_no_error);
    tcase_add_test(group, a_gnuplot_that_fails_is_quoted);
    tcase_add_test(group, more_scenarios_than_fit_are_an_error);
}

int main(void) {
    return run_suite("comparison figures", add_tests);
}
