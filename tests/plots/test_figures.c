/* Figures as files: scripts and data against golden ones, hostile titles, empty summaries, and every way in
 * which gnuplot can fail. The golden files are written anew with GOLDEN=write in the environment. */
#define _GNU_SOURCE /* mkdtemp, setenv, chmod */
#include <glob.h>
#include <gsl/gsl_errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/signals.h"
#include "picture_folder.h"
#include "plots/figure/gnuplot.h"
#include "plots/figures.h"
#include "small_summary.h"
#include "tests/suite.h"

struct Fixture {
    char directory[64];
    struct Summary summary;
    struct UnitMap map;
    struct Scenario scenario;
    struct Fonts *fonts; /* NULL: every character is there */
    struct FigureOutcome outcome;
    struct Error error;
};
static struct Fixture fixture;

/* They come first in figures.def. */
enum { SCENARIO_FIGURES = FIGURE_fates + 1 };

static void set_up(void) {
    gsl_set_error_handler_off();
    memset(&fixture, 0, sizeof fixture);
    strcpy(fixture.directory, "/tmp/tandem-figures-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(fixture.directory));
    params_default(&fixture.scenario.params);
    small_map(&fixture.map);
}

static void path_in(char path[256], const char *name) {
    snprintf(path, 256, "%s/%s", fixture.directory, name);
}

static void tear_down(void) {
    figure_outcome_free(&fixture.outcome);
    summary_free(&fixture.summary);
    unit_map_free(&fixture.map);
    remove_folder(fixture.directory);
}

static enum Status write_figures(const char *folder, enum FigureFormat format, const char *title) {
    char directory[256];
    path_in(directory, folder);
    snprintf(fixture.scenario.title, sizeof fixture.scenario.title, "%s", title == NULL ? "" : title);
    struct FigureRequest request = {.directory = directory,
                                    .format = format,
                                    .fonts = fixture.fonts,
                                    .subject = figure_subject_scenario(&fixture.scenario, &fixture.summary)};
    request.subject.map = &fixture.map;
    figure_outcome_free(&fixture.outcome);
    memset(&fixture.outcome, 0, sizeof fixture.outcome);
    return figures_write(&request, &fixture.outcome, &fixture.error);
}

static bool is_there(const char *folder, const char *name, const char *suffix) {
    char path[256];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s/%s.%s", fixture.directory, folder, name, suffix);
    return stat(path, &found) == 0 && found.st_size > 0;
}

static void fake_gnuplot(const char *body) {
    stand_in_for_gnuplot(fixture.directory, body);
}

START_TEST(scripts_and_data_are_golden) {
    small_summary(&fixture.summary, 3, 120);
    fake_gnuplot("");
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "A small world, made by hand"), STATUS_OK);
    char directory[256];
    path_in(directory, "figures");
    for (int i = 0; i < SCENARIO_FIGURES; i++) {
        assert_golden(directory, figure_row((enum FigureId)i)->name, "gp");
        assert_golden(directory, figure_row((enum FigureId)i)->name, "dat");
    }
}
END_TEST

START_TEST(the_same_summary_gives_the_same_bytes) {
    small_summary(&fixture.summary, 3, 120);
    fake_gnuplot("");
    ck_assert_int_eq(write_figures("one", FIGURE_SVG, "title"), STATUS_OK);
    ck_assert_int_eq(write_figures("other", FIGURE_SVG, "title"), STATUS_OK);
    for (int i = 0; i < 2 * SCENARIO_FIGURES; i++) {
        char one[256], other[256];
        const char *name = figure_row((enum FigureId)(i / 2))->name, *suffix = i % 2 == 0 ? "gp" : "dat";
        snprintf(one, sizeof one, "%s/one/%s.%s", fixture.directory, name, suffix);
        snprintf(other, sizeof other, "%s/other/%s.%s", fixture.directory, name, suffix);
        char *text = contents(one), *again = contents(other);
        ck_assert_str_eq(text, again);
        free(text);
        free(again);
    }
}
END_TEST

static void assert_all_drawn(const char *folder, enum FigureFormat format) {
    ck_assert_msg(fixture.error.count == 0, "%s", fixture.error.text);
    ck_assert_msg(fixture.outcome.warnings.count == 0, "%s", fixture.outcome.warnings.text);
    ck_assert_uint_eq(fixture.outcome.drawn_count, SCENARIO_FIGURES);
    ck_assert(!fixture.outcome.gnuplot_missing);
    for (int i = 0; i < SCENARIO_FIGURES; i++) {
        ck_assert_ptr_eq(fixture.outcome.drawn[i].figure, figure_row((enum FigureId)i));
        ck_assert(is_there(folder, fixture.outcome.drawn[i].name, figure_format_name(format)));
    }
}

START_TEST(every_format_is_drawn) {
    small_summary(&fixture.summary, 3, 120);
    enum FigureFormat format = (enum FigureFormat)_i;
    ck_assert_int_eq(write_figures("figures", format, "A small world"), STATUS_OK);
    assert_all_drawn("figures", format);
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
    char title[512], mark[256];
    path_in(mark, "owned");
    snprintf(title, sizeof title, HOSTILE[_i], mark, mark);
    small_summary(&fixture.summary, 2, 60);
    ck_assert_int_eq(write_figures("figures", FIGURE_SVG, title), STATUS_OK);
    assert_all_drawn("figures", FIGURE_SVG);
    ck_assert_int_ne(access(mark, F_OK), 0);
    path_in(mark, "figures/adoption.svg");
    char *picture = contents(mark);
    ck_assert_ptr_null(strstr(picture, "<script"));
    free(picture);
}
END_TEST

/* Runs and weeks: one week, one run, less than a year, less than a cohort. */
static const struct { int64_t runs, weeks; } SMALL[] = {{1, 1}, {1, 120}, {2, 30}, {2, 52}};

START_TEST(little_is_drawn_as_it_is) {
    small_summary(&fixture.summary, SMALL[_i].runs, SMALL[_i].weeks);
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, NULL), STATUS_OK);
    assert_all_drawn("figures", FIGURE_PNG);
}
END_TEST

START_TEST(one_run_has_neither_band_nor_interval) {
    char path[256];
    small_summary(&fixture.summary, 1, 60);
    fake_gnuplot("");
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, NULL), STATUS_OK);
    path_in(path, "figures/adoption.gp");
    char *script = contents(path);
    ck_assert_ptr_nonnull(strstr(script, "'adoption.dat' index 'routine' using 1:2 with lines"));
    ck_assert_ptr_null(strstr(script, "filledcurves"));
    free(script);
}
END_TEST

/* Runs that it does not fit would make it the curve of other runs than the lines. */
START_TEST(a_curve_of_bass_is_of_all_runs_or_not_drawn) {
    char path[256];
    small_summary(&fixture.summary, 3, 120);
    fixture.summary.adoption.bass.p.count = 2;
    fake_gnuplot("");
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, NULL), STATUS_OK);
    path_in(path, "figures/adoption.gp");
    char *script = contents(path);
    ck_assert_ptr_nonnull(strstr(script, "it fits 2 of 3 runs"));
    ck_assert_ptr_null(strstr(script, "index 'bass'"));
    free(script);
}
END_TEST

START_TEST(nothing_is_said_to_be_nothing) {
    char path[256];
    empty_summary(&fixture.summary);
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, ""), STATUS_OK);
    assert_all_drawn("figures", FIGURE_PNG);
    path_in(path, "figures/endings.gp");
    char *script = contents(path);
    ck_assert_ptr_nonnull(strstr(script, "'no episodes'"));
    free(script);
}
END_TEST

START_TEST(a_missing_gnuplot_is_no_error) {
    char path[256];
    small_summary(&fixture.summary, 2, 60);
    fake_gnuplot("");
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "title"), STATUS_OK);
    path_in(path, "figures/fates.png");
    write_file(path, "an old picture", 0600);
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "title"), STATUS_OK);
    ck_assert(fixture.outcome.gnuplot_missing);
    ck_assert_uint_eq(fixture.outcome.drawn_count, 0);
    for (int i = 0; i < SCENARIO_FIGURES; i++) {
        const char *name = figure_row((enum FigureId)i)->name;
        ck_assert(is_there("figures", name, "gp") && is_there("figures", name, "dat"));
        ck_assert(!is_there("figures", name, "png"));
    }
}
END_TEST

START_TEST(a_gnuplot_that_fails_is_quoted) {
    small_summary(&fixture.summary, 2, 60);
    fake_gnuplot("echo >&2; echo '   it broke' >&2; exit 3");
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "title"), STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(fixture.error.count, SCENARIO_FIGURES);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "fates.gp: gnuplot failed: it broke"));
    ck_assert_uint_eq(fixture.outcome.drawn_count, 0);
}
END_TEST

START_TEST(a_gnuplot_that_draws_nothing_is_an_error) {
    small_summary(&fixture.summary, 2, 60);
    fake_gnuplot("exec <&-; exit 0");
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "title"), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "adoption.png: cannot write"));
}
END_TEST

START_TEST(a_warning_is_passed_on) {
    small_summary(&fixture.summary, 2, 60);
    fake_gnuplot("IFS=\"'\" read -r before name after; echo %%EOF >\"$name\"; echo careful >&2");
    ck_assert_int_eq(write_figures("figures", FIGURE_PDF, "title"), STATUS_OK);
    ck_assert_uint_eq(fixture.outcome.drawn_count, SCENARIO_FIGURES);
    ck_assert_int_eq(fixture.outcome.warnings.count, SCENARIO_FIGURES);
    ck_assert_ptr_nonnull(strstr(fixture.outcome.warnings.text, "adoption.gp: gnuplot says: careful"));
    ck_assert(is_there("figures", "adoption", "pdf"));
}
END_TEST

/* gnuplot does not notice a full disk. */
START_TEST(a_picture_without_its_end_is_an_error) {
    fake_gnuplot("IFS=\"'\" read -r before name after; echo '%PDF-1.5' >\"$name\"");
    ck_assert_int_eq(write_figures("figures", FIGURE_PDF, "title"), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "adoption.pdf: cannot write: No space left on device"));
    ck_assert(!is_there("figures", "adoption", "pdf"));
}
END_TEST

START_TEST(a_signal_ends_gnuplot) {
    struct GnuplotRun run;
    double began = clock_seconds();
    fake_gnuplot(_i == 0 ? "exec /bin/sleep 100" : "exec /bin/sleep 100 2>&-");
    signals_catch();
    signals_be_patient(true);
    raise(SIGTERM);
    ck_assert_int_eq(gnuplot_draw(&run, fixture.directory, "a.gp", "a.png", 60, &fixture.error),
                     STATUS_STOPPED);
    ck_assert_double_lt(clock_seconds() - began, 30.0);
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "title"), STATUS_STOPPED);
    ck_assert_uint_eq(fixture.outcome.written_count, 0);
}
END_TEST

START_TEST(a_gnuplot_that_hangs_is_killed) {
    struct GnuplotRun run;
    fake_gnuplot(_i == 0 ? "exec /bin/sleep 100" : "exec /bin/sleep 100 2>&-");
    ck_assert_int_eq(gnuplot_draw(&run, fixture.directory, "a.gp", "a.png", 1, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "did not end within 1 s"));
}
END_TEST

START_TEST(a_gnuplot_that_talks_without_end_is_cut_short) {
    struct GnuplotRun run;
    fake_gnuplot("i=0; while [ $i -lt 20000 ]; do echo word word >&2; i=$((i+1)); done; exit 1");
    ck_assert_int_eq(gnuplot_draw(&run, fixture.directory, "a.gp", "a.png", 60, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_uint_ge(strlen(run.message), GNUPLOT_MESSAGE_SIZE - 8);
}
END_TEST

START_TEST(a_gnuplot_that_is_killed_is_reported) {
    struct GnuplotRun run;
    fake_gnuplot("kill -9 $$");
    ck_assert_int_eq(gnuplot_draw(&run, fixture.directory, "a.gp", "a.png", 60, &fixture.error),
                     STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "ended by signal 9"));
}
END_TEST

START_TEST(a_folder_that_cannot_be_made_is_an_error) {
    char path[256];
    small_summary(&fixture.summary, 2, 60);
    ck_assert_int_eq(write_figures("not/there", FIGURE_PNG, "title"), STATUS_INPUT_OUTPUT);
    path_in(path, "file");
    write_file(path, "x", 0600);
    ck_assert_int_eq(write_figures("file", FIGURE_PNG, "title"), STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(fixture.error.count, 2);
}
END_TEST

START_TEST(a_file_that_cannot_be_written_is_an_error) {
    char path[256];
    small_summary(&fixture.summary, 2, 60);
    path_in(path, "figures");
    ck_assert_int_eq(mkdir(path, 0700), 0);
    path_in(path, "figures/adoption.dat");
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_int_eq(write_figures("figures", FIGURE_PNG, "title"), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "adoption.dat: cannot write"));
    char pattern[300];
    glob_t left;
    path_in(path, "figures");
    snprintf(pattern, sizeof pattern, "%s/*.part", path);
    ck_assert_int_eq(glob(pattern, 0, NULL, &left), GLOB_NOMATCH);
}
END_TEST

START_TEST(formats_have_names) {
    enum FigureFormat format = FIGURE_PNG;
    for (int i = 0; i < FIGURE_FORMAT_COUNT; i++) {
        ck_assert(figure_format_find(figure_format_name((enum FigureFormat)i), &format));
        ck_assert_int_eq(format, i);
    }
    ck_assert(!figure_format_find("jpeg", &format));
    ck_assert_int_eq(format, FIGURE_FORMAT_COUNT - 1);
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static void add_tests(TCase *group) {
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_test(group, scripts_and_data_are_golden);
    tcase_add_test(group, the_same_summary_gives_the_same_bytes);
    tcase_add_loop_test(group, every_format_is_drawn, 0, FIGURE_FORMAT_COUNT);
    tcase_add_loop_test(group, a_title_is_never_code, 0, COUNT_OF(HOSTILE));
    tcase_add_loop_test(group, little_is_drawn_as_it_is, 0, COUNT_OF(SMALL));
    tcase_add_test(group, one_run_has_neither_band_nor_interval);
    tcase_add_test(group, a_curve_of_bass_is_of_all_runs_or_not_drawn);
    tcase_add_test(group, nothing_is_said_to_be_nothing);
    tcase_add_test(group, a_missing_gnuplot_is_no_error);
    tcase_add_test(group, a_gnuplot_that_fails_is_quoted);
    tcase_add_test(group, a_gnuplot_that_draws_nothing_is_an_error);
    tcase_add_test(group, a_warning_is_passed_on);
    tcase_add_test(group, a_picture_without_its_end_is_an_error);
    tcase_add_loop_test(group, a_signal_ends_gnuplot, 0, 2);
    tcase_add_loop_test(group, a_gnuplot_that_hangs_is_killed, 0, 2);
    tcase_add_test(group, a_gnuplot_that_talks_without_end_is_cut_short);
    tcase_add_test(group, a_gnuplot_that_is_killed_is_reported);
    tcase_add_test(group, a_folder_that_cannot_be_made_is_an_error);
    tcase_add_test(group, a_file_that_cannot_be_written_is_an_error);
    tcase_add_test(group, formats_have_names);
}

int main(void) {
    return run_suite("figures", add_tests);
}
