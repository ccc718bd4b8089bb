/* The report as a page: whole in both languages, hostile texts shown as text, nothing from outside, pictures
 * with a text for who cannot see them, and what is left without gnuplot. */
#define _GNU_SOURCE /* mkdtemp, setenv, open_memstream */
#include <ctype.h>
#include <dirent.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"
#include "plots/figures.h"
#include "plots/page/html_page.h"
#include "plots/page/html_report.h"
#include "tests/plots/small_summary.h"
#include "tests/suite.h"

enum { SCENARIOS = 3, RUNS = 4, WEEKS = 120 };

#define HOSTILE "<script>alert(1)</script> & \"quoted\" 'single' `touch owned` \x1b[31m \xff \xE2\x80\xAE"

struct Fixture {
    char directory[64];
    struct Scenario scenarios[SCENARIOS];
    struct Summary summaries[SCENARIOS];
    struct Comparison comparison;
    struct ReportRequest request;
    struct PageOutcome outcome;
    struct Error error;
    char *page; /* owned */
    size_t size;
};
static struct Fixture fixture;

static void set_up(void) {
    gsl_set_error_handler_off();
    memset(&fixture, 0, sizeof fixture);
    strcpy(fixture.directory, "/tmp/tandem-report-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(fixture.directory));
    for (int i = 0; i < SCENARIOS; i++) {
        ck_assert_int_eq(scenario_init(&fixture.scenarios[i], &fixture.error), STATUS_OK);
        snprintf(fixture.scenarios[i].name, SCENARIO_TEXT, "scenario-%d", i);
        snprintf(fixture.scenarios[i].title, SCENARIO_TEXT, "Title %d", i);
        small_summary(&fixture.summaries[i], RUNS, WEEKS);
    }
    fixture.request = (struct ReportRequest){.language = "en",
                                             .count = 1,
                                             .scenarios = fixture.scenarios,
                                             .summaries = fixture.summaries,
                                             .focus = GROUP_ALL,
                                             .origin = {.command = "tandem run a.cfg",
                                                        .seed = 18446744073709551615u,
                                                        .replicates = RUNS,
                                                        .weeks = WEEKS,
                                                        .version = "1.2.3",
                                                        .revision = "abcdef0",
                                                        .model = "1"}};
}

static void tear_down(void) {
    char command[128];
    for (int i = 0; i < SCENARIOS; i++) {
        scenario_free(&fixture.scenarios[i]);
        summary_free(&fixture.summaries[i]);
    }
    comparison_free(&fixture.comparison);
    free(fixture.page);
    snprintf(command, sizeof command, "rm -rf %s", fixture.directory);
    setenv("PATH", "/usr/bin:/bin", 1);
    ck_assert_int_eq(system(command), 0);
}

/* Runs in which the second scenario is better by 0.1 in what the table of runs has, the third by half of it,
 * with some noise. */
static void compare(void) {
    static const double effect[SCENARIOS] = {0.0, 1.0, 0.5};
    struct ComparisonPlan plan = {.weeks = WEEKS, .scenarios = SCENARIOS, .confidence = 0.95, .seed = 1};
    ck_assert_int_eq(comparison_init(&fixture.comparison, &plan, &fixture.error), STATUS_OK);
    for (int s = 0; s < SCENARIOS; s++)
        for (int r = 0; r < RUNS; r++) {
            struct RunKey key = {s, 0, r};
            struct RunRecord run;
            memset(&run, 0, sizeof run);
            run.agencies = 100;
            run.ever_tried_share = 0.4 + 0.01 * r + effect[s] * (0.1 + 0.001 * r);
            run.public_value = 1000.0 + 10.0 * r + 100.0 * s;
            run.intervention_cost = 100.0 * s;
            struct Tally *tally = tally_new(WEEKS);
            ck_assert_int_eq(tally_add(tally, TABLE_RUNS, &run, &fixture.error), STATUS_OK);
            ck_assert_int_eq(comparison_add(&fixture.comparison, &key, tally, &fixture.error), STATUS_OK);
            tally_free(tally);
        }
    ck_assert_int_eq(comparison_finish(&fixture.comparison, &fixture.error), STATUS_OK);
    fixture.request.comparison = &fixture.comparison;
    fixture.request.count = SCENARIOS;
}

static void without_gnuplot(void) {
    ck_assert_int_eq(setenv("PATH", fixture.directory, 1), 0);
}

static void write_report(void) {
    free(fixture.page);
    fixture.page = NULL;
    memset(&fixture.outcome, 0, sizeof fixture.outcome);
    FILE *stream = open_memstream(&fixture.page, &fixture.size);
    ck_assert_ptr_nonnull(stream);
    enum Status status = html_report_write(&fixture.request, stream, &fixture.outcome, &fixture.error);
    ck_assert_int_eq(fclose(stream), 0);
    ck_assert_msg(status == STATUS_OK, "%s", fixture.error.text);
}

static bool has(const char *text) {
    return strstr(fixture.page, text) != NULL;
}

static size_t count_of(const char *text) {
    size_t count = 0;
    for (const char *at = fixture.page; (at = strstr(at, text)) != NULL; at += strlen(text))
        count++;
    return count;
}

/* Tags that have no end. */
static bool is_void(const char *name, size_t length) {
    static const char *const names[] = {"meta", "img", "!DOCTYPE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* Every tag is closed by its own, in order; quotes of attributes are closed. */
static void assert_well_formed(void) {
    enum { DEEP = 64 };
    char open[DEEP][16];
    size_t depth = 0;
    for (const char *at = fixture.page; (at = strchr(at, '<')) != NULL;) {
        bool end = at[1] == '/';
        const char *name = at + 1 + end;
        size_t length = strcspn(name, " >");
        char quote = '\0';
        for (at = name + length; *at != '\0' && (quote != '\0' || *at != '>'); at++)
            if (quote != '\0' ? *at == quote : *at == '\'' || *at == '"')
                quote = quote != '\0' ? '\0' : *at;
        ck_assert_msg(*at == '>', "a tag is not closed: %.40s", name);
        if (is_void(name, length))
            continue;
        ck_assert_uint_lt(length, sizeof open[0]);
        if (!end) {
            ck_assert_uint_lt(depth, DEEP);
            snprintf(open[depth++], sizeof open[0], "%.*s", (int)length, name);
        } else {
            ck_assert_msg(depth > 0 && strlen(open[depth - 1]) == length &&
                              strncmp(open[depth - 1], name, length) == 0,
                          "</%.*s> closes <%s>", (int)length, name, depth > 0 ? open[depth - 1] : "");
            depth--;
        }
    }
    ck_assert_uint_eq(depth, 0);
}

/* The page asks nobody for anything. */
static void assert_alone(void) {
    static const char *const fetching[] = {"http:",   "https:", "<script", "<link",   "<iframe", "url(",
                                           "@import", "srcset", "<base",   "<object", "href="};
    for (size_t i = 0; i < sizeof fetching / sizeof *fetching; i++)
        ck_assert_msg(!has(fetching[i]), "the page has %s", fetching[i]);
    ck_assert_uint_eq(count_of("src='"), count_of("src='data:image/svg+xml;base64,"));
}

/* Headings go down one level at a time. */
static void assert_headings(void) {
    int level = 0;
    for (const char *at = fixture.page; (at = strstr(at, "<h")) != NULL; at++)
        if (isdigit((unsigned char)at[2])) {
            ck_assert_int_le(at[2] - '0', level + 1);
            level = at[2] - '0';
        }
    ck_assert_uint_eq(count_of("<h1>"), 1);
}

static void assert_good(void) {
    assert_well_formed();
    assert_alone();
    assert_headings();
    ck_assert_uint_eq(count_of("<img "), fixture.outcome.pictures);
    ck_assert_uint_eq(count_of("' alt='"), fixture.outcome.pictures);
    ck_assert_uint_eq(count_of("<figure><figcaption>"), fixture.outcome.pictures); /* a title comes first */
    ck_assert_uint_eq(count_of("alt=''"), 0);
    ck_assert_uint_eq(count_of("<table>"), count_of("<caption>"));
}

START_TEST(a_single_scenario_is_a_whole_page) {
    write_report();
    assert_good();
    ck_assert_uint_eq(fixture.outcome.pictures, 6);
    ck_assert(has("<html lang='en'>") && has("tandem run a.cfg") && has("seed 18446744073709551615") &&
              has("revision abcdef0") && has("Title 0") && has("No intervention."));
}
END_TEST

START_TEST(a_comparison_is_a_whole_page) {
    compare();
    write_report();
    assert_good();
    ck_assert_uint_ge(fixture.outcome.pictures, 4);
    ck_assert(has("Options against “Title 0”, over 2.31 years: 2.") && has("makes things better"));
    const char *answer = strstr(fixture.page, "<section class='answer'>"),
               *appendix = strstr(fixture.page, "<section class='appendix'>");
    ck_assert(answer != NULL && appendix > answer);
    ck_assert(strstr(answer, "How sure is that?") < appendix && strstr(answer, "<img ") > appendix);
    ck_assert(strstr(answer, "What is spent in a run, million NTD") < appendix);
    ck_assert(has("Public value") && has("How sure the ranking is"));
}
END_TEST

START_TEST(what_differs_is_listed) {
    struct Scenario *other = &fixture.scenarios[1];
    compare();
    other->params.legal_ambiguity = 0.25;
    other->interventions[0] = (struct Intervention){.kind = INTERVENTION_DEMONSTRATION,
                                                    .end_week = 100.0,
                                                    .intensity = 2.0,
                                                    .target = TARGET_BEST_CONNECTED,
                                                    .agency_count = 7,
                                                    .cost = (double)NAN};
    other->intervention_count = 1;
    without_gnuplot();
    write_report();
    ck_assert(has("legal.ambiguity") && has("0.25") && has("the 7 best connected agencies") && has("0–100"));
    ck_assert_uint_eq(count_of("Parameters that differ"), 1);
}
END_TEST

START_TEST(hostile_texts_are_text) {
    compare();
    strcpy(fixture.scenarios[0].title, HOSTILE);
    strcpy(fixture.scenarios[1].title, HOSTILE);
    strcpy(fixture.scenarios[0].description, HOSTILE);
    fixture.request.origin.command = HOSTILE;
    write_report();
    assert_good();
    ck_assert(
        has("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;single&#39; `touch owned`"));
    ck_assert(!has("\x1b") && !has("\xff") && !has("\xE2\x80\xAE") && has("\xEF\xBF\xBD"));
    ck_assert_int_ne(access("owned", F_OK), 0);
}
END_TEST

START_TEST(without_gnuplot_the_tables_stay) {
    if (_i == 1)
        compare();
    without_gnuplot();
    write_report();
    assert_good();
    ck_assert(fixture.outcome.gnuplot_missing && fixture.outcome.pictures == 0);
    ck_assert(has("Pictures are missing because gnuplot was not installed"));
    ck_assert_uint_ge(count_of("<table>"), 3);
}
END_TEST

START_TEST(nothing_known_is_said) {
    summary_free(&fixture.summaries[0]);
    empty_summary(&fixture.summaries[0]);
    fixture.request.origin.weeks = 520;
    without_gnuplot();
    write_report();
    assert_good();
    ck_assert(has("These runs are too short, or recorded too little, for an answer."));
    ck_assert(!has("nan"));
}
END_TEST

/* The catalogue of this tree, compiled for the test. */
static void speak_chinese(void) {
    char folder[128], command[512];
    snprintf(folder, sizeof folder, "%s/locale", fixture.directory);
    snprintf(command, sizeof command,
             "mkdir -p %s/zh_TW/LC_MESSAGES && msgfmt -o %s/zh_TW/LC_MESSAGES/tandem.mo plots/po/zh_TW.po",
             folder, folder);
    ck_assert_int_eq(system(command), 0);
    ck_assert_int_eq(translate_begin("zh-TW", folder), 0);
    fixture.request.language = "zh-TW";
}

START_TEST(chinese_is_whole_and_has_the_same_numbers) {
    compare();
    without_gnuplot();
    write_report();
    char *english = fixture.page;
    fixture.page = NULL;
    setenv("PATH", "/usr/bin:/bin", 1);
    speak_chinese();
    write_report();
    assert_good();
    ck_assert(has("<html lang='zh-TW'>") && has("<title>資料驅動的公私協作：方案比較</title>") &&
              has("使之變好") && has("假設"));
    ck_assert(!has("How sure the ranking is"));
    const char *ours = fixture.page, *theirs = english, *cell = "<td class='number'>";
    size_t cells = 0;
    for (; (ours = strstr(ours, cell)) != NULL && (theirs = strstr(theirs, cell)) != NULL; cells++) {
        ours += strlen(cell), theirs += strlen(cell);
        size_t length = strspn(theirs, "0123456789.,+%<>-");
        ck_assert_msg(strncmp(ours, theirs, length) == 0, "%.20s is %.20s in English", ours, theirs);
    }
    ck_assert_uint_gt(cells, 20);
    free(english);
}
END_TEST

/* A page takes the place of a page, not of the scenario whose name was typed twice. */
START_TEST(a_page_replaces_pages_alone) {
    static const struct {
        const char *text;
        enum Status status;
    } files[] = {{"title = \"Mine\";\n", STATUS_INPUT_OUTPUT},
                 {"<!DOCTYPE", STATUS_INPUT_OUTPUT},
                 {"<!doctype html><p>Old", STATUS_OK},
                 {"", STATUS_OK}};
    char path[128];
    snprintf(path, sizeof path, "%s/file", fixture.directory);
    ck_assert_int_eq(html_page_check(path, &fixture.error), STATUS_OK);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(path, "w");
        fputs(files[i].text, file);
        fclose(file);
        ck_assert_int_eq(html_page_check(path, &fixture.error), files[i].status);
    }
    unlink(path);
    ck_assert_int_eq(html_page_check(fixture.directory, &fixture.error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(fixture.error.text, "no page of HTML"));
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_single_scenario_is_a_whole_page);
    tcase_add_test(tests, a_comparison_is_a_whole_page);
    tcase_add_test(tests, what_differs_is_listed);
    tcase_add_test(tests, hostile_texts_are_text);
    tcase_add_loop_test(tests, without_gnuplot_the_tables_stay, 0, 2);
    tcase_add_test(tests, nothing_known_is_said);
    tcase_add_test(tests, chinese_is_whole_and_has_the_same_numbers);
    tcase_add_test(tests, a_page_replaces_pages_alone);
}

int main(void) {
    return run_suite("report", add_tests);
}
