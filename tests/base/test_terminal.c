/* Where lines of text may end. */
#include <stdio.h>
#include <string.h>

#include "base/terminal.h"
#include "tests/suite.h"

static void expect_first(const char *text, int columns, const char *first) {
    ck_assert_msg(text_fitting(text, columns) == strlen(first), "\"%s\" in %d columns: \"%.*s\", not \"%s\"",
                  text, columns, (int)text_fitting(text, columns), text, first);
}

START_TEST(test_words_stay_whole_and_chinese_ends_anywhere) {
    expect_first("one two three", 8, "one two");
    expect_first("onetwothree", 4, "onetwothree");
    expect_first("甲乙丙丁", 5, "甲乙");
    expect_first("甲word乙", 7, "甲word");
    expect_first("about 12 % more", 8, "about");
}
END_TEST

START_TEST(test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one) {
    expect_first("甲乙，丙", 4, "甲");
    expect_first("甲乙。」丙", 6, "甲");
    expect_first("甲乙（丙", 6, "甲乙");
    expect_first("甲「word」乙", 6, "甲");
    expect_first("甲word，乙", 7, "甲");
    expect_first("甲word，乙", 8, "甲word，");
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_words_stay_whole_and_chinese_ends_anywhere);
    tcase_add_test(tests, test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one);
}

int main(void) {
    return run_suite("terminal", add_tests);
}
