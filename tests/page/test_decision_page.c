/* The page and the three sentences of a decision: harm before what is best, when it fails, nothing of a title
 * is markup. */
#define _GNU_SOURCE /* open_memstream */
#include <stdlib.h>
#include <string.h>

#include "plots/page/decision_page.h"
#include "tables/decision_answer.h"
#include "tables/decision_csv.h"
#include "tables/decision_tables.h"
#include "tests/plots/small_decision.h"
#include "tests/suite.h"

START_TEST(harm_is_said_first) {
    struct SmallDecision *small = malloc(sizeof *small);
    struct Sentences answer = {{""}};
    small_decision_init(small);
    answer_of_decision(&answer, &small->view);
    const char *found = answer.text[SENTENCE_FOUND];
    ck_assert_msg(strncmp(found, "What is best makes “Burden of data work” worse", 40) == 0, "%s", found);
    const char *best = strstr(found, "For 100 million NTD the best is “A cheap idea + A dear idea”");
    ck_assert_msg(best != NULL, "%s", found);
    ck_assert_ptr_nonnull(strstr(best, "For 50 million NTD the best is “A cheap idea's"));
    ck_assert_ptr_nonnull(strstr(answer.text[SENTENCE_FAILS], "with legal ambiguity above 0.6"));
    struct Tables tables = {0};
    decision_tables(&tables, &small->view);
    ck_assert_str_eq(tables.tables[0].key, "harm");
    ck_assert_uint_eq(tables.tables[0].line_count, 1); /* what is dear alone was stopped */
    tables_free(&tables);
    small_decision_free(small);
    free(small);
}
END_TEST

START_TEST(the_page_has_all_of_it) {
    struct SmallDecision *small = malloc(sizeof *small);
    struct Sentences answer = {{""}};
    struct Tables tables = {0};
    struct PageOutcome outcome = {.gnuplot_missing = true};
    struct Error error = {0};
    char *html = NULL;
    size_t size = 0;
    setenv("PATH", "/nowhere", 1);
    small_decision_init(small);
    answer_of_decision(&answer, &small->view);
    decision_tables(&tables, &small->view);
    const struct ReportOrigin origin = {"tandem decide p.cfg", 1, 2, 60, "0", "r", "3"};
    const struct DecisionPage page = {.language = "en",
                                      .title = "<b>Which?</b>",
                                      .question = "What should be bought?",
                                      .view = &small->view,
                                      .answer = &answer,
                                      .tables = &tables,
                                      .origin = &origin,
                                      .assumed = 200,
                                      .parameters = 300};
    FILE *stream = open_memstream(&html, &size);
    ck_assert_int_eq(decision_page_write(&page, stream, &outcome, &error), STATUS_OK);
    fclose(stream);
    static const char *const parts[] = {"&lt;b&gt;Which?",
                                        "What should be bought?",
                                        "Burden of data work",
                                        "Best for the money",
                                        "legal.ambiguity, from 0.2 to 0.8: Ambiguity of",
                                        "tandem decide p.cfg"};
    const char *at = html;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) { /* in this order */
        at = strstr(at, parts[i]);
        ck_assert_msg(at != NULL, "%s is missing, or not in its place", parts[i]);
    }
    ck_assert_ptr_null(strstr(html, "<b>Which"));
    free(html);
    tables_free(&tables);
    small_decision_free(small);
    free(small);
}
END_TEST

/* Every row of every file has as many fields as its header, which is as it is documented. */
START_TEST(files_are_as_documented) {
    struct SmallDecision *small = malloc(sizeof *small);
    static const size_t rows[DECISION_FILE_COUNT] = {2, 2 + 4, 3 * 2, SIZE_MAX};
    small_decision_init(small);
    for (int file = 0; file < DECISION_FILE_COUNT; file++) {
        char *text = NULL;
        size_t size = 0, lines = 0;
        FILE *stream = open_memstream(&text, &size);
        decision_file_write((enum DecisionFile)file, &small->view, stream);
        fclose(stream);
        for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"), lines++) {
            size_t fields = 1;
            bool quoted = false;
            for (const char *c = line; *c != '\0'; c++) {
                quoted = *c == '"' ? !quoted : quoted;
                fields += *c == ',' && !quoted;
            }
            ck_assert_uint_eq(fields, decision_file((enum DecisionFile)file)->column_count);
        }
        if (rows[file] != SIZE_MAX)
            ck_assert_uint_eq(lines, rows[file] + 1);
        else
            ck_assert_uint_ge(lines, 2);
        free(text);
    }
    small_decision_free(small);
    free(small);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, harm_is_said_first);
    tcase_add_test(cases, the_page_has_all_of_it);
    tcase_add_test(cases, files_are_as_documented);
}

int main(void) {
    return run_suite("decision_page", add_tests);
}
