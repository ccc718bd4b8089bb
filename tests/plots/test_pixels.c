/* Looks at pictures as a reader would: every figure is drawn by the real gnuplot, with the fonts of this
 * machine and with none but DejaVu, which has no Chinese, and its pixels are looked at. */
#define _GNU_SOURCE /* mkdtemp, setenv, popen */
#include <gsl/gsl_errno.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/translate.h"
#include "picture_folder.h"
#include "plots/figures.h"
#include "small_comparison.h"
#include "small_sensitivity.h"
#include "small_summary.h"
#include "tests/suite.h"

enum { SCENARIOS = 4, PATH_LENGTH = 256 };

/* Chinese, a face, a character for private use, Arabic, a mark that combines with one of them. */
#define TITLE "Leak detection (漏水偵測) \U0001F600 \uE000 شكرا \u6F0F\u0301"

static struct Fixture {
    char directory[64], figures[96];
    struct Scenario scenarios[SCENARIOS];
    struct Summary summaries[SCENARIOS];
    struct Comparison comparison;
    struct SmallSensitivity small;
    struct PlanSubject plan;
    struct OutputFindings output;
    struct Fonts fonts;
    struct FigureOutcome outcome;
    struct Error error;
} fixture;

static void set_up(void) {
    gsl_set_error_handler_off();
    memset(&fixture, 0, sizeof fixture);
    strcpy(fixture.directory, "/tmp/tandem-pixels-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(fixture.directory));
    snprintf(fixture.figures, sizeof fixture.figures, "%s/figures", fixture.directory);
    for (size_t i = 0; i < SCENARIOS; i++) {
        params_default(&fixture.scenarios[i].params);
        strcpy(fixture.scenarios[i].title, TITLE);
        strcpy(fixture.scenarios[i].title_zh, "漏水偵測");
    }
}

static void tear_down(void) {
    figure_outcome_free(&fixture.outcome);
    fonts_free(&fixture.fonts);
    comparison_free(&fixture.comparison);
    for (size_t i = 0; i < SCENARIOS; i++)
        summary_free(&fixture.summaries[i]);
    remove_folder(fixture.directory);
}

/* The fonts of pictures from now on: those of this machine, or DejaVu alone. */
enum FontChoice { FONTS_OF_MACHINE, FONTS_OF_DEJAVU, FONT_CHOICES };

static void choose_fonts(enum FontChoice choice) {
    char dejavu[PATH_LENGTH] = "", path[PATH_LENGTH], text[4 * PATH_LENGTH];
    if (choice == FONTS_OF_MACHINE)
        return;
    FILE *match = popen("fc-match --format='%{file}' 'DejaVu Sans'", "r");
    ck_assert_ptr_nonnull(match);
    ck_assert_ptr_nonnull(fgets(dejavu, sizeof dejavu, match));
    pclose(match);
    ck_assert_ptr_nonnull(strrchr(dejavu, '/'));
    *strrchr(dejavu, '/') = '\0';
    snprintf(path, sizeof path, "%s/fonts.conf", fixture.directory);
    snprintf(text, sizeof text,
             "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>%s</dir>"
             "<cachedir>%s/cache</cachedir></fontconfig>",
             dejavu, fixture.directory);
    write_file(path, text, 0600);
    ck_assert_int_eq(setenv("FONTCONFIG_FILE", path, 1), 0);
}

/* In the language of zh_TW.po from now on. */
static void speak_chinese(void) {
    char folder[PATH_LENGTH], command[4 * PATH_LENGTH];
    snprintf(folder, sizeof folder, "%s/locale", fixture.directory);
    snprintf(command, sizeof command,
             "mkdir -p %s/zh_TW/LC_MESSAGES && msgfmt -o %s/zh_TW/LC_MESSAGES/tandem.mo plots/po/zh_TW.po",
             folder, folder);
    ck_assert_int_eq(system(command), 0);
    ck_assert_int_eq(translate_begin("zh-TW", folder), 0);
}

struct Pixels {
    size_t width, height;
    unsigned char *rgb; /* rgb[3 * width * height], owned */
};

static struct Pixels pixels_read(const char *path) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    ck_assert_msg(png_image_begin_read_from_file(&image, path) != 0, "%s: %s", path, image.message);
    image.format = PNG_FORMAT_RGB;
    struct Pixels self = {image.width, image.height, malloc(PNG_IMAGE_SIZE(image))};
    ck_assert_ptr_nonnull(self.rgb);
    ck_assert_int_ne(png_image_finish_read(&image, NULL, self.rgb, 0, NULL), 0);
    return self;
}

/* From 0, black, to 765, white. */
static int brightness(const struct Pixels *self, size_t x, size_t y) {
    const unsigned char *rgb = self->rgb + 3 * (y * self->width + x);
    return rgb[0] + rgb[1] + rgb[2];
}

/* The side of the largest square of dark pixels: of letters and marks a few, of a giant glyph's strokes many.
 */
static size_t largest_dark_square(const struct Pixels *self) {
    const int dark = 240;
    size_t *above = calloc(self->width, sizeof *above), largest = 0;
    for (size_t y = 0; y < self->height; y++) {
        size_t corner = 0; /* of the row above, one to the left */
        for (size_t x = 0; x < self->width; x++) {
            const size_t old = above[x], left = x > 0 ? above[x - 1] : 0;
            size_t least = old < left ? old : left;
            least = corner < least ? corner : least;
            above[x] = brightness(self, x, y) < dark ? 1 + least : 0;
            largest = above[x] > largest ? above[x] : largest;
            corner = old;
        }
    }
    free(above);
    return largest;
}

/* Pixels darker than the lightest shade of a row. */
static size_t count_ink(const struct Pixels *self, size_t left, size_t top, size_t right, size_t bottom) {
    const int shade = 3 * 0xE0;
    size_t ink = 0;
    for (size_t y = top; y < bottom; y++)
        for (size_t x = left; x < right; x++)
            ink += brightness(self, x, y) < shade ? 1 : 0;
    return ink;
}

/* Pixels of one colour, 0xRRGGBB, or next to it. */
static size_t count_colour(const struct Pixels *self, size_t left, size_t top, size_t right, size_t bottom,
                           int colour) {
    size_t count = 0;
    for (size_t y = top; y < bottom; y++)
        for (size_t x = left; x < right; x++) {
            const unsigned char *rgb = self->rgb + 3 * (y * self->width + x);
            count += abs(rgb[0] - (colour >> 16)) + abs(rgb[1] - (colour >> 8 & 0xff)) +
                         abs(rgb[2] - (colour & 0xff)) <
                     6;
        }
    return count;
}

static size_t count_edge_ink(const struct Pixels *self) {
    const size_t edge = 3, w = self->width, h = self->height;
    return count_ink(self, 0, 0, w, edge) + count_ink(self, 0, h - edge, w, h) +
           count_ink(self, 0, 0, edge, h) + count_ink(self, w - edge, 0, w, h);
}

static void assert_looks_right(const char *name) {
    enum { LARGEST_SQUARE = 16, LEAST_INK_PER_MILLE = 4, MOST_INK_PER_MILLE = 600 };
    char path[PATH_LENGTH];
    snprintf(path, sizeof path, "%s/%s.png", fixture.figures, name);
    struct Pixels pixels = pixels_read(path);
    const size_t ink = count_ink(&pixels, 0, 0, pixels.width, pixels.height),
                 per_mille = 1000 * ink / (pixels.width * pixels.height);
    ck_assert_msg(pixels.width == 1200 && pixels.height > 300, "%s: %zu by %zu pixels", name, pixels.width,
                  pixels.height);
    ck_assert_msg(largest_dark_square(&pixels) <= LARGEST_SQUARE, "%s: %zu by %zu dark pixels", name,
                  largest_dark_square(&pixels), largest_dark_square(&pixels));
    ck_assert_msg(per_mille >= LEAST_INK_PER_MILLE, "%s: next to empty, %zu ‰", name, per_mille);
    ck_assert_msg(per_mille <= MOST_INK_PER_MILLE, "%s: ink everywhere, %zu ‰", name, per_mille);
    ck_assert_msg(count_edge_ink(&pixels) == 0, "%s: %zu pixels of ink at the edge", name,
                  count_edge_ink(&pixels));
    free(pixels.rgb);
}

/* A text of the program that does not fit ends in an ellipsis. */
static void assert_nothing_is_cut(const char *name) {
    char path[PATH_LENGTH];
    snprintf(path, sizeof path, "%s/%s.gp", fixture.figures, name);
    char *script = contents(path);
    const char *cut = strstr(script, "…");
    ck_assert_msg(cut == NULL, "%s: a text is cut: %.80s", name, cut == NULL ? "" : cut - 77);
    free(script);
}

static void draw_with(struct FigureSubject subject, enum FigureFormat format, bool caption_elsewhere) {
    const struct FigureRequest request = {.directory = fixture.figures,
                                          .format = format,
                                          .fonts = &fixture.fonts,
                                          .subject = subject,
                                          .caption_elsewhere = caption_elsewhere};
    const enum Status status = figures_write(&request, &fixture.outcome, &fixture.error);
    ck_assert_msg(status == STATUS_OK, "%s", fixture.error.text);
    ck_assert_msg(fixture.outcome.warnings.count == 0, "%s", fixture.outcome.warnings.text);
    ck_assert_msg(!fixture.outcome.gnuplot_missing, "gnuplot is not installed");
}

static void draw(struct FigureSubject subject, enum FigureFormat format) {
    draw_with(subject, format, false);
}

static void draw_scenario(void) {
    small_summary(&fixture.summaries[0], 3, 120);
    draw(figure_subject_scenario(&fixture.scenarios[0], &fixture.summaries[0]), FIGURE_PNG);
}

static struct FigureSubject compared(void) {
    small_comparison(&fixture.comparison, fixture.summaries, SCENARIOS, 6);
    return figure_subject_comparison(&fixture.comparison, fixture.scenarios, fixture.summaries);
}

static void draw_comparison(void) {
    draw(compared(), FIGURE_PNG);
}

static void draw_output(const struct Sensitivity *sensitivity, const struct Response *response,
                        const struct ReplicatesNeeded *replicates) {
    struct SmallSensitivity *small = &fixture.small;
    fixture.plan = (struct PlanSubject){.title = TITLE,
                                        .title_zh = "漏水偵測",
                                        .confidence = 0.95,
                                        .replicates = 10,
                                        .design = &small->design,
                                        .factors = small->factors,
                                        .units = small->units,
                                        .factor_count = small->factor_count};
    fixture.output = output_findings(OUTCOME_COMPLETED_52);
    fixture.output.sensitivity = sensitivity;
    fixture.output.response = response;
    fixture.output.replicates = replicates;
    fixture.output.wanted = (struct ReplicatesWanted){0.003, 0.01, 0.8, 387, 283, true};
    draw(figure_subject_output(&fixture.plan, &fixture.output), FIGURE_PNG);
}

static void draw_outputs(void) {
    struct SmallSensitivity *small = &fixture.small;
    small_factors(small, 6, DESIGN_ONE_AT_A_TIME, 60);
    small_one_at_a_time(small, 3, 1.0, true);
    small_response(small, 1.0, true);
    draw_output(&small->sensitivity, &small->response, NULL);
    small_factors(small, 12, DESIGN_MORRIS, 60);
    small_morris(small, 1.0, true);
    draw_output(&small->sensitivity, NULL, NULL);
    small_factors(small, 6, DESIGN_SALTELLI, 60);
    small_saltelli(small, 1.0, true);
    draw_output(&small->sensitivity, NULL, NULL);
    small_factors(small, 6, DESIGN_SOBOL, 60);
    small_given_data(small, 1.0, true);
    draw_output(&small->sensitivity, NULL, NULL);
    small_factors(small, 0, DESIGN_POINT, 1);
    small_replicates(small, 100, 0.03);
    draw_output(NULL, NULL, &small->replicates);
}

/* Each kind of subject, and how many pictures it gives. */
static const struct {
    void (*draw)(void);
    size_t pictures;
} SUBJECTS[] = {{draw_scenario, 6}, {draw_comparison, 5}, {draw_outputs, 8}};
enum { SUBJECT_COUNT = sizeof SUBJECTS / sizeof *SUBJECTS };

static void draw_and_look(int subject) {
    SUBJECTS[subject].draw();
    ck_assert_uint_eq(fixture.outcome.drawn_count, SUBJECTS[subject].pictures);
    for (size_t i = 0; i < fixture.outcome.drawn_count; i++) {
        assert_looks_right(fixture.outcome.drawn[i].name);
        assert_nothing_is_cut(fixture.outcome.drawn[i].name);
    }
}

START_TEST(english_pictures_look_right_with_any_fonts) {
    choose_fonts((enum FontChoice)(_i % FONT_CHOICES));
    draw_and_look(_i / FONT_CHOICES);
}
END_TEST

START_TEST(chinese_pictures_look_right_or_are_in_english) {
    speak_chinese();
    choose_fonts((enum FontChoice)(_i % FONT_CHOICES));
    draw_and_look(_i / FONT_CHOICES);
    if (_i % FONT_CHOICES == FONTS_OF_DEJAVU)
        ck_assert(fixture.fonts.english_instead);
}
END_TEST

/* A page that says a picture's title itself shows one without it, and without the room for it. */
START_TEST(a_picture_whose_title_stands_elsewhere_looks_right) {
    draw_with(compared(), FIGURE_PNG, true);
    for (size_t i = 0; i < fixture.outcome.drawn_count; i++) {
        const struct DrawnFigure *drawn = &fixture.outcome.drawn[i];
        char path[PATH_LENGTH], quoted[PATH_LENGTH];
        snprintf(path, sizeof path, "%s/%s.gp", fixture.figures, drawn->name);
        snprintf(quoted, sizeof quoted, "'%s'", drawn->figure->title);
        char *script = contents(path);
        ck_assert_ptr_null(strstr(script, quoted));
        ck_assert_ptr_null(strstr(script, "compared with"));
        free(script);
        assert_looks_right(drawn->name);
        snprintf(path, sizeof path, "%s/%s.png", fixture.figures, drawn->name);
        struct Pixels pixels = pixels_read(path);
        ck_assert_uint_gt(count_ink(&pixels, 0, 0, pixels.width, 60), 0);
        free(pixels.rgb);
    }
}
END_TEST

/* The first scenario's mark in the list beside the plane of costs: its width in PNG, and in SVG the scale of
 * a circle of radius 1. */
START_TEST(a_mark_has_the_same_size_in_png_and_svg) {
    enum { LEFT = 750, RIGHT = 775, TOP = 110, BOTTOM = 145 };
    char path[PATH_LENGTH];
    const struct FigureSubject subject = compared();
    draw(subject, FIGURE_PNG);
    draw(subject, FIGURE_SVG);
    snprintf(path, sizeof path, "%s/cost_effect.png", fixture.figures);
    struct Pixels pixels = pixels_read(path);
    size_t first = RIGHT, last = LEFT;
    for (size_t x = LEFT; x < RIGHT; x++)
        if (count_ink(&pixels, x, TOP, x + 1, BOTTOM) > 0) {
            first = x < first ? x : first;
            last = x;
        }
    free(pixels.rgb);
    ck_assert_uint_gt(last, first);
    snprintf(path, sizeof path, "%s/cost_effect.svg", fixture.figures);
    char *picture = contents(path), *mark = strstr(picture, "<use xlink:href='#gpPt6'");
    double scale = 0.0;
    ck_assert_ptr_nonnull(mark);
    ck_assert_int_eq(sscanf(strstr(mark, "scale("), "scale(%lf)", &scale), 1);
    free(picture);
    ck_assert_double_eq_tol(2.0 * scale, (double)(last - first + 1), 3.0); /* soft edges */
}
END_TEST

/* Ends move support up by 0.3 a year and its own course takes 0.2 back: half as much again of blue as of
 * grey. The level's line and band fill the part of the scale on which they lie. */
START_TEST(constructs_show_what_moved_them) {
    enum {
        ROW_TOP = 760,
        ROW_BOTTOM = 892,
        LEVELS_LEFT = 75,
        LEVELS_RIGHT = 480,
        MOVES_LEFT = 745,
        MOVES_RIGHT = 1180
    };
    const int blue = 0x0072B2, grey = 0xBBBBBB, band = 0xD5EDFA;
    char path[PATH_LENGTH];
    draw_scenario();
    snprintf(path, sizeof path, "%s/constructs.png", fixture.figures);
    struct Pixels pixels = pixels_read(path);
    double up = (double)count_colour(&pixels, MOVES_LEFT, ROW_TOP, MOVES_RIGHT, ROW_BOTTOM, blue),
           down = (double)count_colour(&pixels, MOVES_LEFT, ROW_TOP, MOVES_RIGHT, ROW_BOTTOM, grey),
           spread = (double)count_colour(&pixels, LEVELS_LEFT, ROW_TOP, LEVELS_RIGHT, ROW_BOTTOM, band);
    free(pixels.rgb);
    ck_assert_double_gt(up, 10000.0);
    ck_assert_double_eq_tol(up / down, 1.5, 0.1);
    ck_assert_double_gt(spread, 0.4 * (LEVELS_RIGHT - LEVELS_LEFT) * (ROW_BOTTOM - ROW_TOP));
}
END_TEST

static void add_tests(TCase *group) {
    tcase_set_timeout(group, 240.0); /* many pictures, perhaps on a busy machine */
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_loop_test(group, english_pictures_look_right_with_any_fonts, 0, SUBJECT_COUNT * FONT_CHOICES);
    tcase_add_loop_test(group, chinese_pictures_look_right_or_are_in_english, 0,
                        SUBJECT_COUNT * FONT_CHOICES);
    tcase_add_test(group, a_picture_whose_title_stands_elsewhere_looks_right);
    tcase_add_test(group, constructs_show_what_moved_them);
    tcase_add_test(group, a_mark_has_the_same_size_in_png_and_svg);
}

int main(void) {
    return run_suite("pixels", add_tests);
}
