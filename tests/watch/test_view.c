/* What is drawn of a run: within its columns, plain where it has to be, with the numbers of the run. */
#include <stdlib.h>
#include <string.h>

#include "base/terminal.h"
#include "story/sentence.h"
#include "tests/suite.h"
#include "watch/chart.h"
#include "watch/view.h"
#include "watched.h"

enum { TEXT_SIZE = 1 << 16 };

static struct Scenario scenario;
static struct Watch watch;

static void begin(void) {
    watched_scenario(&scenario);
    watched_begin(&watch, &scenario, 0);
}

static void end(void) {
    watch_free(&watch);
    scenario_free(&scenario);
}

/* The text of a row without blanks at its end; `text` holds width * CELL_BYTES + 1 bytes. */
static void screen_row(const struct Screen *self, int row, char *text) {
    size_t used = 0, kept = 0;
    for (int column = 0; column < self->width; column++) {
        const char *cell = self->cells[row * self->width + column].text;
        size_t length = strlen(cell);
        memcpy(text + used, cell, length);
        used += length;
        if (length > 0 && strcmp(cell, " ") != 0)
            kept = used;
    }
    text[kept] = '\0';
}

/* All rows below each other; none is wider than the screen. */
static void draw(struct View view, int width, int height, bool unicode, char text[TEXT_SIZE]) {
    struct Screen screen;
    struct Error error = {0};
    ck_assert_int_eq(screen_init(&screen, width, height, &error), STATUS_OK);
    screen.unicode = unicode;
    view.watch = &watch;
    view_draw(&view, &screen);
    size_t used = 0;
    for (int row = 0; row < height; row++) {
        screen_row(&screen, row, text + used);
        ck_assert_int_le(text_columns(text + used), width);
        used += strlen(text + used);
        text[used++] = '\n';
        ck_assert_uint_lt(used, TEXT_SIZE - 4096);
    }
    text[used] = '\0';
    screen_free(&screen);
}

static void has(const char *text, const char *wanted) {
    ck_assert_msg(strstr(text, wanted) != NULL, "no \"%s\" in\n%s", wanted, text);
}

static void lacks(const char *text, const char *unwanted) {
    ck_assert_msg(strstr(text, unwanted) == NULL, "\"%s\" in\n%s", unwanted, text);
}

static bool is_ascii(const char *text) {
    for (; *text != '\0'; text++)
        if ((*text < ' ' && *text != '\n') || *text > '~')
            return false;
    return true;
}

START_TEST(it_fits_every_window) {
    static char text[TEXT_SIZE];
    static const int widths[] = {1, 20, 33, 40, 79, 80, 81, 132, 250}, heights[] = {1, 2, 5, 23, 24, 25, 60};
    begin();
    watched_go_to(&watch, 10);
    watched_switch(&watch, INTERVENTION_MATCHMAKER);
    watched_go_to(&watch, 20);
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
        for (size_t h = 0; h < sizeof heights / sizeof *heights; h++)
            for (int page = PAGE_RUN; page <= PAGE_HELP; page++)
                for (int unicode = 0; unicode < 2; unicode++) {
                    draw((struct View){.title = "臺灣 Tàiwān",
                                       .page = (enum Page)page,
                                       .message = "a message"},
                         widths[w], heights[h], unicode != 0, text);
                    ck_assert(unicode != 0 || is_ascii(text));
                }
    end();
}
END_TEST

START_TEST(the_numbers_are_those_of_the_run) {
    static char text[TEXT_SIZE], wanted[128];
    begin();
    draw((struct View){.title = "A title", .speed = 8.0}, 80, 24, true, text);
    has(text, "A title");
    has(text, "seed 7, replicate 0");
    has(text, "Week 0 of 78");
    has(text, "8 weeks a second");
    has(text, "q quit");
    watched_go_to(&watch, WATCHED_WEEKS);
    const struct Future *run = watch.shown;
    draw((struct View){.title = "A title", .paused = true}, 80, 24, true, text);
    snprintf(wanted, sizeof wanted, "Agencies that have ever tried %.1f %%",
             100.0 * run->run.ever_tried_share);
    has(text, wanted);
    snprintf(
        wanted, sizeof wanted, "completed%13llu %4llu %4llu %4llu %4llu",
        (unsigned long long)run->ended[0][EXIT_COMPLETED], (unsigned long long)run->ended[1][EXIT_COMPLETED],
        (unsigned long long)run->ended[2][EXIT_COMPLETED], (unsigned long long)run->ended[3][EXIT_COMPLETED],
        (unsigned long long)future_ended(run, EXIT_COMPLETED));
    has(text, wanted);
    snprintf(wanted, sizeof wanted, "legal conservatism %.3f", run->weeks[WATCHED_WEEKS - 1].conservatism);
    has(text, wanted);
    snprintf(wanted, sizeof wanted, "%llu\n", (unsigned long long)future_open(run, STAGE_WORK));
    has(text, wanted);
    has(text, "the end");
    lacks(text, "without");
    end();
}
END_TEST

START_TEST(the_other_future_is_drawn_beside_it) {
    static char text[TEXT_SIZE], wanted[64];
    begin();
    watched_go_to(&watch, 2);
    watched_switch(&watch, INTERVENTION_DEMONSTRATION);
    watched_go_to(&watch, WATCHED_WEEKS);
    draw((struct View){.title = "A title"}, 80, 24, false, text);
    has(text, "# with the switches");
    has(text, "demonstration");
    double difference =
        (double)future_ended(watch.shown, EXIT_COMPLETED) - (double)future_ended(watch.other, EXIT_COMPLETED);
    ck_assert_double_gt(difference, 0.0);
    snprintf(wanted, sizeof wanted, "%+.0f", difference);
    has(strstr(text, "completed"), wanted);
    draw((struct View){.title = "A title", .page = PAGE_INTERVENTIONS}, 80, 24, false, text);
    has(text, "B [x] demonstration");
    has(text, "A [ ] competition");
    has(text, "T [ ] data governance");
    lacks(text, "push");
    end();
}
END_TEST

/* Newest last; a collaboration that is not named in the sentence is told of its unit. */
START_TEST(the_latest_events_are_told) {
    static char text[TEXT_SIZE];
    char sentence[1024], week[16];
    begin();
    watched_go_to(&watch, WATCHED_WEEKS);
    const struct Testimony *last = future_news(watch.shown, 0);
    ck_assert_ptr_nonnull(last);
    ck_assert_ptr_null(future_news(watch.shown, watch.shown->news_count));
    for (uint64_t back = 1; future_news(watch.shown, back) != NULL; back++)
        ck_assert_int_le(future_news(watch.shown, back)->week, last->week);
    story_sentence(last, false, sentence, sizeof sentence);
    draw((struct View){.title = "A title"}, 200, 40, true, text);
    snprintf(week, sizeof week, "\n  %lld ", (long long)last->week + 1);
    const char *told = strstr(text, sentence);
    ck_assert_msg(told != NULL, "no \"%s\" in\n%s", sentence, text);
    has(text, week);
    has(told, "Week 78 of 78");
    ck_assert_ptr_eq(strchr(told, '\n') + 1, strstr(told, "Week 78 of 78"));
    has(text, " ended after ");
    end();
}
END_TEST

/* A share of a half is half of the height; what is the same in both has no line. */
START_TEST(curves_are_as_high_as_their_values) {
    struct WeekRecord shown[8] = {{0}}, other[8] = {{0}};
    struct Screen screen;
    struct Error error = {0};
    char row[256];
    size_t offset = offsetof(struct WeekRecord, ever_tried_share);
    for (int week = 0; week < 8; week++) {
        shown[week].ever_tried_share = week < 4 ? 0.5 : 1.0;
        other[week].ever_tried_share = week < 4 ? 0.5 : 0.0;
    }
    ck_assert_int_eq(screen_init(&screen, 14, 5, &error), STATUS_OK);
    chart_draw(&screen, (struct Place){0, 0, 14, 5}, (struct Curve){shown, offset, 7},
               (struct Curve){other, offset, 8}, 8);
    static const char *const rows[] = {"100 %|    ###", "     |    ###", "     |#######", "  0 %|####----"};
    for (int r = 0; r < 4; r++) {
        screen_row(&screen, r, row);
        ck_assert_str_eq(row, rows[r]);
    }
    screen_free(&screen);
}
END_TEST

START_TEST(text_of_any_origin_gives_no_orders) {
    struct Screen screen;
    struct Error error = {0};
    char row[256];
    ck_assert_int_eq(screen_init(&screen, 8, 2, &error), STATUS_OK);
    screen.unicode = true;
    ck_assert_int_eq(screen_put(&screen, 0, 0, 8, STYLE_PLAIN, "a\033[2Jb\n\xff"), 8);
    screen_row(&screen, 0, row);
    ck_assert_str_eq(row, "a?[2Jb??");
    /* a wide character that does not fit is left out, a mark joins its letter */
    ck_assert_int_eq(screen_put(&screen, 1, 0, 3, STYLE_PLAIN, "e\u0301臺灣"), 3);
    screen_row(&screen, 1, row);
    ck_assert_str_eq(row, "e\u0301臺");
    ck_assert_int_eq(screen_put(&screen, 1, 5, 8, STYLE_PLAIN, "\u202Ex"), 6);
    screen_row(&screen, 1, row);
    ck_assert_str_eq(row, "e\u0301臺  x");
    ck_assert_int_eq(screen_put(&screen, 2, 0, 8, STYLE_PLAIN, "below"), 0);
    screen_free(&screen);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, it_fits_every_window);
    tcase_add_test(tests, the_numbers_are_those_of_the_run);
    tcase_add_test(tests, the_other_future_is_drawn_beside_it);
    tcase_add_test(tests, the_latest_events_are_told);
    tcase_add_test(tests, curves_are_as_high_as_their_values);
    tcase_add_test(tests, text_of_any_origin_gives_no_orders);
}

int main(void) {
    return run_suite("view", add_tests);
}
