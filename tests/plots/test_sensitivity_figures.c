/* Figures of designs as files: scripts and data against golden ones, hostile names, any number of factors,
 * outputs that never change or are not there, and no gnuplot. The golden files are written anew with
 * GOLDEN=write in the environment. */
#define _GNU_SOURCE /* mkdtemp */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "picture_folder.h"
#include "small_sensitivity.h"
#include "tests/suite.h"

struct Fixture {
    char directory[64], figures[96];
    struct SmallSensitivity small;
    struct OutputFindings output;
    const char *title;
    struct PlanSubject plan;
    struct FigureOutcome outcome;
    struct Error error;
};
static struct Fixture fixture;

static void set_up(void) {
    gsl_set_error_handler_off();
    memset(&fixture, 0, sizeof fixture);
    strcpy(fixture.directory, "/tmp/tandem-figures-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(fixture.directory));
    snprintf(fixture.figures, sizeof fixture.figures, "%s/figures", fixture.directory);
    fixture.title = "A small plan, made by hand";
    fixture.output = output_findings(OUTCOME_COMPLETED_52);
}

static void tear_down(void) {
    figure_outcome_free(&fixture.outcome);
    remove_folder(fixture.directory);
}

/* What a test draws: a design and what it gives. */
struct Case {
    enum DesignKind kind;
    size_t factors;
    int64_t points; /* 0: no responses */
    double scale;   /* of the output: 0 never changes */
    bool intervals;
};

static void make(struct Case made) {
    struct SmallSensitivity *small = &fixture.small;
    small_factors(small, made.factors, made.kind, made.points);
    fixture.output.sensitivity = NULL;
    fixture.output.response = NULL;
    fixture.output.replicates = NULL;
    switch (made.kind) {
    case DESIGN_ONE_AT_A_TIME:
        small_one_at_a_time(small, 3, made.scale, made.intervals);
        fixture.output.sensitivity = &small->sensitivity;
        break;
    case DESIGN_MORRIS:
        small_morris(small, made.scale, made.intervals);
        fixture.output.sensitivity = &small->sensitivity;
        break;
    case DESIGN_SALTELLI:
        small_saltelli(small, made.scale, made.intervals);
        fixture.output.sensitivity = &small->sensitivity;
        break;
    default:
        break;
    }
    if (made.points > 0) {
        small_response(small, made.scale, made.intervals);
        fixture.output.response = &small->response;
    }
}

static void make_replicates(int64_t replicates, double deviation) {
    small_factors(&fixture.small, 0, DESIGN_POINT, 1);
    small_replicates(&fixture.small, replicates, deviation);
    fixture.output.sensitivity = NULL;
    fixture.output.response = NULL;
    fixture.output.replicates = &fixture.small.replicates;
}

static struct FigureRequest request_for(enum FigureFormat format) {
    const struct SmallSensitivity *small = &fixture.small;
    fixture.plan = (struct PlanSubject){
        .title = fixture.title,
        .title_zh = "",
        .confidence = 0.95,
        .replicates = 10,
        .design = &small->design,
        .factors = small->factors,
        .units = small->units,
        .factor_count = small->factor_count,
    };
    return (struct FigureRequest){.directory = fixture.figures,
                                  .format = format,
                                  .subject = figure_subject_output(&fixture.plan, &fixture.output)};
}

static enum Status write_figures(enum FigureFormat format) {
    const struct FigureRequest request = request_for(format);
    figure_outcome_free(&fixture.outcome);
    memset(&fixture.outcome, 0, sizeof fixture.outcome);
    return figures_write(&request, &fixture.outcome, &fixture.error);
}

static bool has_figure(enum FigureId id) {
    const struct FigureRequest request = request_for(FIGURE_PNG);
    return figure_applies(figure_row(id), &request.subject);
}

static void name_of(enum FigureId id, char name[FIGURE_NAME_SIZE]) {
    const struct FigureRequest request = request_for(FIGURE_PNG);
    figure_file_name(figure_row(id), &request.subject, name);
}

static bool is_drawn(enum FigureId id) {
    for (size_t i = 0; i < fixture.outcome.drawn_count; i++)
        if (fixture.outcome.drawn[i].figure == figure_row(id))
            return true;
    return false;
}

static bool is_there(const char *name, const char *suffix) {
    char path[256];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s.%s", fixture.figures, name, suffix);
    return stat(path, &found) == 0 && found.st_size > 0;
}

/* The whole of a figure's file; the caller frees. */
static char *file_of(enum FigureId id, const char *suffix) {
    char name[FIGURE_NAME_SIZE], path[256];
    name_of(id, name);
    snprintf(path, sizeof path, "%s/%s.%s", fixture.figures, name, suffix);
    return contents(path);
}

static void assert_contains(enum FigureId id, const char *suffix, const char *part, bool expected) {
    char *text = file_of(id, suffix);
    ck_assert_msg((strstr(text, part) != NULL) == expected, "figure %d, %s %s: %s", (int)id, suffix,
                  expected ? "lacks" : "contains", part);
    free(text);
}

/* Of a drawn request: as many pictures as figures, no complaint of gnuplot, and no footer that is cut. */
static void assert_all_drawn(enum FigureFormat format, size_t count) {
    ck_assert_msg(fixture.error.count == 0, "%s", fixture.error.text);
    ck_assert_msg(fixture.outcome.warnings.count == 0, "%s", fixture.outcome.warnings.text);
    ck_assert_uint_eq(fixture.outcome.drawn_count, count);
    ck_assert_uint_eq(fixture.outcome.written_count, count);
    ck_assert(!fixture.outcome.gnuplot_missing);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const enum FigureId id = (enum FigureId)i;
        char name[FIGURE_NAME_SIZE];
        name_of(id, name);
        bool applies = has_figure(id);
        ck_assert(is_drawn(id) == applies);
        ck_assert(is_there(name, figure_format_name(format)) == applies);
    }
}

static void assert_golden_figure(enum FigureId id) {
    char name[FIGURE_NAME_SIZE];
    name_of(id, name);
    assert_golden(fixture.figures, name, "gp");
    assert_golden(fixture.figures, name, "dat");
}

static void draw_without_gnuplot(struct Case made) {
    make(made);
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
}

START_TEST(scripts_and_data_are_golden) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot((struct Case){DESIGN_ONE_AT_A_TIME, 6, 0, 1.0, true});
    assert_golden_figure(FIGURE_tornado);
    draw_without_gnuplot((struct Case){DESIGN_MORRIS, 6, 0, 1.0, true});
    assert_golden_figure(FIGURE_elementary_effects);
    assert_golden_figure(FIGURE_convergence);
    fixture.output = output_findings(OUTCOME_PUBLIC_VALUE);
    draw_without_gnuplot((struct Case){DESIGN_SALTELLI, 4, 30, 1.0, true});
    assert_golden_figure(FIGURE_indices);
    assert_golden_figure(FIGURE_convergence);
    assert_golden_figure(FIGURE_responses);
    make_replicates(100, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, 387, 283, false};
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_golden_figure(FIGURE_interval_width);
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
    make((struct Case){KINDS[kind].kind, 5, 60, 1.0, true});
    ck_assert_int_eq(write_figures(format), STATUS_OK);
    assert_all_drawn(format, KINDS[kind].figures);
}
END_TEST

START_TEST(replicates_are_drawn_in_every_format) {
    const enum FigureFormat format = (enum FigureFormat)_i;
    make_replicates(20, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, 387, 283, false};
    ck_assert_int_eq(write_figures(format), STATUS_OK);
    assert_all_drawn(format, 1);
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
    make((struct Case){KINDS[kind].kind, SIZES[size].factors, 80, SIZES[size].scale, SIZES[size].intervals});
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_all_drawn(FIGURE_PNG, KINDS[kind].figures);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        const enum FigureId id = (enum FigureId)i;
        if (!has_figure(id))
            continue;
        /* Footers are wrapped: single words are found. The first looks have no interval in any case. */
        if (SIZES[size].scale > 0.0)
            assert_contains(id, "gp", "Hollow:", !SIZES[size].intervals || id == FIGURE_convergence);
        assert_contains(id, "gp", "shown.", SIZES[size].factors == SMALL_FACTORS);
        assert_contains(id, "gp", "…' at screen", false);
    }
}
END_TEST

static void lose(struct Estimate *estimate) {
    *estimate = estimate_none();
}

START_TEST(what_is_not_available_is_drawn_as_such) {
    struct SmallSensitivity *small = &fixture.small;
    const enum DesignKind kind = KINDS[_i].kind;
    make((struct Case){kind, 3, 20, 1.0, true});
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
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_all_drawn(FIGURE_PNG, KINDS[_i].figures);
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (has_figure((enum FigureId)i))
            assert_contains((enum FigureId)i, "gp",
                            kind == DESIGN_SALTELLI && i != FIGURE_responses ? "'the output does not vary'"
                                                                             : "not available'",
                            true);
}
END_TEST

/* The first factor changes the output by -0.045 (from - 2 · 0.1 from²) at 1 - 0.45, in percentage points
 * -2.2028; the second by 0.11 and so comes first. */
START_TEST(shares_are_shown_in_percentage_points_and_the_widest_first) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot((struct Case){DESIGN_ONE_AT_A_TIME, 2, 0, 1.0, true});
    assert_contains(FIGURE_tornado, "dat", "\n1 2 0.6 5.71725 ", true);
    assert_contains(FIGURE_tornado, "dat", "\n2 1 4 -2.202", true);
    assert_contains(FIGURE_tornado, "gp", "values: 44.1 % (43.6 to 44.6)", true);
    assert_contains(FIGURE_tornado, "gp", "difference to that in percentage points", true);
}
END_TEST

START_TEST(only_where_results_are_there_are_figures) {
    static const unsigned expected[KIND_COUNT] = {
        1u << FIGURE_tornado | 1u << FIGURE_responses,
        1u << FIGURE_elementary_effects | 1u << FIGURE_convergence | 1u << FIGURE_responses,
        1u << FIGURE_indices | 1u << FIGURE_convergence | 1u << FIGURE_responses, 1u << FIGURE_responses};
    make((struct Case){KINDS[_i].kind, 2, 10, 1.0, true});
    for (int i = 0; i < FIGURE_COUNT; i++)
        ck_assert_int_eq(has_figure((enum FigureId)i), (expected[_i] >> i & 1u) != 0);
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
        ck_assert_int_eq(has_figure((enum FigureId)i), i == FIGURE_given_data);
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains(FIGURE_given_data, "dat", " 0.6 0.55 0.65 0.64 0.58 0.7 0.17 400\n", true);
    small_given_data(&fixture.small, 0.0, true);
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains(FIGURE_given_data, "gp", "the output does not vary", true);
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
    make((struct Case){KINDS[kind].kind, 2, 10, 1.0, true});
    fixture.title = text;
    for (size_t k = 0; k < 2; k++) {
        snprintf(fixture.small.factors[k].key, SCENARIO_FIELD_KEY, "%.120s", text);
        fixture.small.units[k] = text;
    }
    ck_assert_int_eq(write_figures(FIGURE_SVG), STATUS_OK);
    assert_all_drawn(FIGURE_SVG, KINDS[kind].figures);
    ck_assert_int_ne(access(mark, F_OK), 0);
    for (int i = 0; i < FIGURE_COUNT; i++)
        if (has_figure((enum FigureId)i))
            assert_contains((enum FigureId)i, "svg", "<script", false);
}
END_TEST

START_TEST(names_of_files_have_no_point) {
    char name[FIGURE_NAME_SIZE];
    fixture.output = output_findings((enum Outcome)(OUTCOME_COMPLETED_52 + 2));
    name_of(FIGURE_tornado, name);
    ck_assert_str_eq(name, "tornado-completed_52_weeks_private_internal");
}
END_TEST

/* One `outcome` collects what came of several requests. */
START_TEST(several_outputs_have_files_of_their_own) {
    make((struct Case){DESIGN_SALTELLI, 2, 10, 1.0, true});
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    fixture.output.outcome = OUTCOME_BURDEN;
    fixture.output.response = NULL;
    const struct FigureRequest request = request_for(FIGURE_PNG);
    ck_assert_int_eq(figures_write(&request, &fixture.outcome, &fixture.error), STATUS_OK);
    ck_assert_uint_eq(fixture.outcome.written_count, 5);
    ck_assert(is_there("indices-completed_52_weeks", "gp") && is_there("indices-burden", "gp"));
    ck_assert(!is_there("responses-burden", "gp"));
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

/* Rows of the block of points in the data of responses: all, those with each level of the first panel, and
 * those with an output above 80 %. */
struct PointCount {
    size_t all, level[SMALL_LEVELS], high;
};

static struct PointCount count_points(double low, double high) {
    char *text = file_of(FIGURE_responses, "dat");
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
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    const struct PointCount count = count_points(1.0, 4.0);
    ck_assert_uint_eq(count.all, 2000);
    for (int level = 0; level < SMALL_LEVELS; level++)
        ck_assert_uint_eq(count.level[level], 500);
    ck_assert_uint_ge(count.high, 249);
    ck_assert_uint_le(count.high, 251);
    assert_contains(FIGURE_responses, "gp", "Dots: 2,000 of 4,000 points;", true);
}
END_TEST

START_TEST(few_points_are_all_shown) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot((struct Case){DESIGN_FACTORIAL, 1, 37, 1.0, true});
    ck_assert_uint_eq(count_points(1.0, 4.0).all, 37);
    assert_contains(FIGURE_responses, "gp", "Dots: 37 points;", true);
}
END_TEST

/* Of the first two factors the first has a logarithmic scale from 1 to 4, and the second is not drawn on it.
 */
START_TEST(a_panel_has_the_scale_of_its_factor) {
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot((struct Case){DESIGN_SALTELLI, 2, 10, 1.0, true});
    char *text = file_of(FIGURE_responses, "gp");
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
    make_replicates(20, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, NAN, NAN, 387, 0, false};
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains(FIGURE_interval_width, "gp", "±0.3 from 387 replicates on", true);
    assert_contains(FIGURE_interval_width, "gp", "What is wanted takes more", false);
    assert_contains(FIGURE_interval_width, "dat",
                    "# marks\n# columns: kind replicates half_width\n0 387 0.3\n", true);
    fixture.output.wanted.for_half_width = INT64_MAX;
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains(FIGURE_interval_width, "gp", "from 387", false);
    assert_contains(FIGURE_interval_width, "gp", "What is wanted takes more", true);
}
END_TEST

/* A difference is told with the replicates that see it, and whether they are paired. */
START_TEST(an_effect_is_marked_with_its_replicates) {
    stand_in_for_gnuplot(fixture.directory, "");
    make_replicates(20, 0.03);
    fixture.output.wanted = (struct ReplicatesWanted){NAN, 0.02, 0.8, 0, 12, false};
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains(FIGURE_interval_width, "gp", "'a difference of 2 seen with power 0.8", true);
    assert_contains(FIGURE_interval_width, "gp", "random numbers", false);
    assert_contains(FIGURE_interval_width, "gp", "index 'marks'", false);
    fixture.output.wanted.paired = true;
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_contains(FIGURE_interval_width, "gp", "random numbers", true);
}
END_TEST

/* 44,100 thousand and more: marks have their thousands apart, and long numbers are smaller. */
START_TEST(large_numbers_are_readable) {
    fixture.output = output_findings(OUTCOME_PUBLIC_VALUE);
    stand_in_for_gnuplot(fixture.directory, "");
    draw_without_gnuplot((struct Case){DESIGN_ONE_AT_A_TIME, 3, 20, 1e6, true});
    assert_contains(FIGURE_responses, "gp", "'450,000' 450000", true);
    assert_contains(FIGURE_tornado, "gp", "(+43173 to +71173)' at graph 1.4122, first 1 left font ',9.36'",
                    true);
    assert_contains(FIGURE_tornado, "gp", "441000 points (436000 to 446000)'", true);
    draw_without_gnuplot((struct Case){DESIGN_MORRIS, 3, 20, 1e6, true});
    assert_contains(FIGURE_elementary_effects, "gp", "'100,000' 100000", true);
    assert_contains(FIGURE_convergence, "gp", "'100,000' 100000", true);
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
    make_replicates(WIDTHS[_i].replicates, WIDTHS[_i].deviation);
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, INT64_MAX, INT64_MAX, false};
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    assert_all_drawn(FIGURE_PNG, 1);
    assert_contains(FIGURE_interval_width, "gp", WIDTHS[_i].sentence, true);
}
END_TEST

START_TEST(a_missing_gnuplot_is_no_error) {
    char path[160];
    make((struct Case){DESIGN_SALTELLI, 2, 10, 1.0, true});
    stand_in_for_gnuplot(fixture.directory, "");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    snprintf(path, sizeof path, "%s/indices-completed_52_weeks.png", fixture.figures);
    write_file(path, "an old picture", 0600);
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_OK);
    ck_assert(fixture.outcome.gnuplot_missing);
    ck_assert_uint_eq(fixture.outcome.drawn_count, 0);
    ck_assert_uint_eq(fixture.outcome.written_count, 3);
    ck_assert(is_there("indices-completed_52_weeks", "gp") && is_there("indices-completed_52_weeks", "dat"));
    ck_assert(!is_there("indices-completed_52_weeks", "png"));
}
END_TEST

START_TEST(a_gnuplot_that_fails_is_quoted) {
    make((struct Case){DESIGN_SALTELLI, 2, 10, 1.0, true});
    stand_in_for_gnuplot(fixture.directory, "echo 'it broke' >&2; exit 3");
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_INPUT_OUTPUT);
    ck_assert_int_eq(fixture.error.count, 3);
    ck_assert_ptr_nonnull(
        strstr(fixture.error.text, "indices-completed_52_weeks.gp: gnuplot failed: it broke"));
}
END_TEST

START_TEST(results_of_other_factors_are_an_error) {
    make((struct Case){DESIGN_SALTELLI, 2, 10, 1.0, true});
    fixture.small.sensitivity.factors = 3;
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_INTERNAL);
    fixture.small.sensitivity.factors = 2;
    fixture.small.response.factors = 1;
    ck_assert_int_eq(write_figures(FIGURE_PNG), STATUS_INTERNAL);
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static void add_tests(TCase *group) {
    tcase_set_timeout(group, 60.0); /* many pictures, perhaps on a busy machine */
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_test(group, scripts_and_data_are_golden);
    tcase_add_loop_test(group, every_format_is_drawn, 0, FIGURE_FORMAT_COUNT * KIND_COUNT);
    tcase_add_loop_test(group, replicates_are_drawn_in_every_format, 0, FIGURE_FORMAT_COUNT);
    tcase_add_loop_test(group, any_number_of_factors_is_drawn, 0, SIZE_COUNT * KIND_COUNT);
    tcase_add_loop_test(group, what_is_not_available_is_drawn_as_such, 0, KIND_COUNT);
    tcase_add_test(group, shares_are_shown_in_percentage_points_and_the_widest_first);
    tcase_add_loop_test(group, only_where_results_are_there_are_figures, 0, KIND_COUNT);
    tcase_add_loop_test(group, a_name_is_never_code, 0, COUNT_OF(HOSTILE) * KIND_COUNT);
    tcase_add_test(group, names_of_files_have_no_point);
    tcase_add_test(group, given_data_have_a_picture_of_their_own);
    tcase_add_test(group, several_outputs_have_files_of_their_own);
    tcase_add_test(group, an_outcome_brings_its_texts);
    tcase_add_test(group, thinned_points_keep_every_level);
    tcase_add_test(group, few_points_are_all_shown);
    tcase_add_test(group, a_panel_has_the_scale_of_its_factor);
    tcase_add_test(group, what_is_wanted_is_marked_or_said_to_be_too_many);
    tcase_add_test(group, an_effect_is_marked_with_its_replicates);
    tcase_add_test(group, large_numbers_are_readable);
    tcase_add_loop_test(group, few_or_equal_replicates_are_drawn, 0, COUNT_OF(WIDTHS));
    tcase_add_test(group, a_missing_gnuplot_is_no_error);
    tcase_add_test(group, a_gnuplot_that_fails_is_quoted);
    tcase_add_test(group, results_of_other_factors_are_an_error);
}

int main(void) {
    return run_suite("sensitivity figures", add_tests);
}
