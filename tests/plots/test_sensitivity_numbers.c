/* Which numbers figures of designs show, and how: points and which of many, scales, marks, units, replicates
 * that are wanted. The golden files are written anew with GOLDEN=write in the environment. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

START_TEST(the_script_of_replicates_is_golden) {
    fixture.output = output_findings(OUTCOME_PUBLIC_VALUE);
    stand_in_for_gnuplot(fixture.directory, "");
    make_replicates(&fixture, 100, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, 387, 283, false};
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_golden_figure(&fixture, FIGURE_interval_width);
}
END_TEST

START_TEST(replicates_are_drawn_in_every_format) {
    const enum FigureFormat format = (enum FigureFormat)_i;
    make_replicates(&fixture, 20, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, 387, 283, false};
    ck_assert_int_eq(write_figures(&fixture, format), STATUS_OK);
    assert_all_drawn(&fixture, format, 1);
}
END_TEST

/* The first factor changes the output by -0.045 (from - 2 · 0.1 from²) at 1 - 0.45, in percentage points
 * -2.2028; the second by 0.11 and so comes first. */
START_TEST(shares_are_shown_in_percentage_points_and_the_widest_first) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_ONE_AT_A_TIME, 2, 0, 1.0, true});
    assert_contains(&fixture, FIGURE_tornado, "dat", "\n1 2 0.6 5.71725 ", true);
    assert_contains(&fixture, FIGURE_tornado, "dat", "\n2 1 4 -2.202", true);
    assert_contains(&fixture, FIGURE_tornado, "gp", "values: 44.1 % (43.6 to 44.6)", true);
    assert_contains(&fixture, FIGURE_tornado, "gp", "difference to that in percentage points", true);
}
END_TEST

/* Rows of the block of points in the data of responses: all, those with each level of the first panel, and
 * those with an output above 80 %. */
struct PointCount {
    size_t all, level[SMALL_LEVELS], high;
};

static struct PointCount count_points(double low, double high) {
    char *text = file_of(&fixture, FIGURE_responses, "dat");
    const char *row = strstr(text, "# points\n");
    struct PointCount count = {0};
    ck_assert_ptr_nonnull(row);
    for (row = strchr(row, '\n') + 1; *row != '\n'; row = strchr(row, '\n') + 1) {
        double output, value;
        if (*row == '#')
            continue;
        ck_assert_int_eq(sscanf(row, "%lf %lf", &output, &value), 2);
        count.all++;
        count.level[lround((value - low) / (high - low) * (SMALL_LEVELS - 1))]++;
        count.high += output > 80.0 ? 1 : 0;
    }
    free(text);
    return count;
}

/* Points of a grid whose last factor has 4 levels: a step that has a divisor in common with the points would
 * show some levels alone (the golden section of 4,000 is 2,472, a multiple of 4). The last eighth of the
 * points has a high output: an eighth of those shown has it too, up to one. */
START_TEST(thinned_points_keep_every_level) {
    enum { POINTS = 4000 };
    small_factors(&fixture.small, 1, DESIGN_FACTORIAL, POINTS);
    for (int point = 0; point < POINTS; point++)
        fixture.small.unit[point] = (double)(point % SMALL_LEVELS) / (SMALL_LEVELS - 1);
    small_response(&fixture.small, 1.0, true);
    for (int point = POINTS - POINTS / 8; point < POINTS; point++)
        fixture.small.point[point].value = 0.9;
    fixture.output.response = &fixture.small.response;
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    const struct PointCount count = count_points(1.0, 4.0);
    ck_assert_uint_eq(count.all, 2000);
    for (int level = 0; level < SMALL_LEVELS; level++)
        ck_assert_uint_eq(count.level[level], 500);
    ck_assert_uint_ge(count.high, 249);
    ck_assert_uint_le(count.high, 251);
    assert_contains(&fixture, FIGURE_responses, "gp", "Dots: 2,000 of 4,000 points;", true);
}
END_TEST

START_TEST(few_points_are_all_shown) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_FACTORIAL, 1, 37, 1.0, true});
    ck_assert_uint_eq(count_points(1.0, 4.0).all, 37);
    assert_contains(&fixture, FIGURE_responses, "gp", "Dots: 37 points;", true);
}
END_TEST

/* Of the first two factors the first has a logarithmic scale from 1 to 4, and the second is not drawn on it.
 */
START_TEST(a_panel_has_the_scale_of_its_factor) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_SALTELLI, 2, 10, 1.0, true});
    char *text = file_of(&fixture, FIGURE_responses, "gp");
    const char *linear = strstr(text, "unset logscale x\nset xrange [0.288:0.612]"),
               *logarithmic = strstr(text, "set logscale x\nset xrange [0.94");
    ck_assert_ptr_nonnull(linear);
    ck_assert_ptr_nonnull(logarithmic);
    ck_assert(linear < logarithmic);
    free(text);
}
END_TEST

START_TEST(what_is_wanted_is_marked_or_said_to_be_too_many) {
    stand_in_for_gnuplot(fixture.directory, "");
    make_replicates(&fixture, 20, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, NAN, NAN, 387, 0, false};
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "±0.3 from 387 replicates on", true);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "What is wanted takes more", false);
    assert_contains(&fixture, FIGURE_interval_width, "dat",
                    "# marks\n# columns: kind replicates half_width\n0 387 0.3\n", true);
    fixture.output.wanted.for_half_width = INT64_MAX;
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "from 387", false);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "What is wanted takes more", true);
}
END_TEST

/* A difference is told with the replicates that see it, and whether they are paired. */
START_TEST(an_effect_is_marked_with_its_replicates) {
    stand_in_for_gnuplot(fixture.directory, "");
    make_replicates(&fixture, 20, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){NAN, 0.02, 0.8, 0, 12, false};
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "'a difference of 2 seen with power 0.8", true);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "random numbers", false);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "index 'marks'", false);
    fixture.output.wanted.paired = true;
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_contains(&fixture, FIGURE_interval_width, "gp", "random numbers", true);
}
END_TEST

/* 44,100 thousand and more: marks have their thousands apart, and long numbers are smaller. */
START_TEST(large_numbers_are_readable) {
    fixture.output = output_findings(OUTCOME_PUBLIC_VALUE);
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_ONE_AT_A_TIME, 3, 20, 1e6, true});
    assert_contains(&fixture, FIGURE_responses, "gp", "'450,000' 450000", true);
    assert_contains(&fixture, FIGURE_tornado, "gp",
                    "(+43173 to +71173)' at graph 1.4122, first 1 left font ',9.36'", true);
    assert_contains(&fixture, FIGURE_tornado, "gp", "441000 points (436000 to 446000)'", true);
    draw_without_gnuplot(&fixture, (struct DesignCase){DESIGN_MORRIS, 3, 20, 1e6, true});
    assert_contains(&fixture, FIGURE_elementary_effects, "gp", "'100,000' 100000", true);
    assert_contains(&fixture, FIGURE_convergence, "gp", "'100,000' 100000", true);
}
END_TEST

/* Replicates, their standard deviation, and what the picture says. */
static const struct {
    int64_t replicates;
    double deviation;
    const char *sentence;
} WIDTHS[] = {{0, NAN, "not enough replicates"},
              {1, NAN, "not enough replicates"},
              {20, 0.0, "all runs gave the same"},
              {2, 0.03, "replicates there are"}};

START_TEST(few_or_equal_replicates_are_drawn) {
    make_replicates(&fixture, WIDTHS[_i].replicates, WIDTHS[_i].deviation);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, INT64_MAX, INT64_MAX, false};
    ck_assert_int_eq(write_figures(&fixture, FIGURE_PNG), STATUS_OK);
    assert_all_drawn(&fixture, FIGURE_PNG, 1);
    assert_contains(&fixture, FIGURE_interval_width, "gp", WIDTHS[_i].sentence, true);
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static void add_tests(TCase *group) {
    tcase_set_timeout(group, 60.0); /* many pictures, perhaps on a busy machine */
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_test(group, the_script_of_replicates_is_golden);
    tcase_add_loop_test(group, replicates_are_drawn_in_every_format, 0, FIGURE_FORMAT_COUNT);
    tcase_add_test(group, shares_are_shown_in_percentage_points_and_the_widest_first);
    tcase_add_test(group, thinned_points_keep_every_level);
    tcase_add_test(group, few_points_are_all_shown);
    tcase_add_test(group, a_panel_has_the_scale_of_its_factor);
    tcase_add_test(group, what_is_wanted_is_marked_or_said_to_be_too_many);
    tcase_add_test(group, an_effect_is_marked_with_its_replicates);
    tcase_add_test(group, large_numbers_are_readable);
    tcase_add_loop_test(group, few_or_equal_replicates_are_drawn, 0, COUNT_OF(WIDTHS));
}

int main(void) {
    return run_suite("sensitivity numbers", add_tests);
}
