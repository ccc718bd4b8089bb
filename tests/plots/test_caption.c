/* Text of any origin: cleaned, wrapped, quoted. */
#define _POSIX_C_SOURCE 200809L /* fmemopen */
#include <stdlib.h>
#include <string.h>

#include "plots/figure/caption.h"
#include "tests/suite.h"

START_TEST(short_text_is_one_line) {
    struct Caption caption;
    caption_wrap(&caption, "Default parameters", 100, 2);
    ck_assert_uint_eq(caption.count, 1);
    ck_assert_str_eq(caption.lines[0], "Default parameters");
}
END_TEST

START_TEST(no_text_is_no_line) {
    struct Caption caption;
    caption_wrap(&caption, NULL, 100, 2);
    ck_assert_uint_eq(caption.count, 0);
    caption_wrap(&caption, " \n\t ", 100, 2);
    ck_assert_uint_eq(caption.count, 0);
}
END_TEST

START_TEST(lines_break_at_blanks) {
    struct Caption caption;
    caption_wrap(&caption, "one two three four", 9, 3);
    ck_assert_uint_eq(caption.count, 3);
    ck_assert_str_eq(caption.lines[0], "one two");
    ck_assert_str_eq(caption.lines[1], "three");
    ck_assert_str_eq(caption.lines[2], "four");
}
END_TEST

START_TEST(a_line_may_be_exactly_full) {
    struct Caption caption;
    caption_wrap(&caption, "one two three", 7, 2);
    ck_assert_str_eq(caption.lines[0], "one two");
    ck_assert_str_eq(caption.lines[1], "three");
}
END_TEST

START_TEST(a_long_word_breaks_anywhere) {
    struct Caption caption;
    caption_wrap(&caption, "abcdefghij", 4, 3);
    ck_assert_str_eq(caption.lines[0], "abcd");
    ck_assert_str_eq(caption.lines[1], "efgh");
    ck_assert_str_eq(caption.lines[2], "ij");
}
END_TEST

START_TEST(what_does_not_fit_ends_in_an_ellipsis) {
    struct Caption caption;
    caption_wrap(&caption, "one two three four five", 9, 2);
    ck_assert_uint_eq(caption.count, 2);
    ck_assert_str_eq(caption.lines[1], "three fo…");
}
END_TEST

START_TEST(wide_characters_take_two_columns_and_break_anywhere) {
    struct Caption caption;
    caption_wrap(&caption, "資料協作平台", 5, 3);
    ck_assert_uint_eq(caption.count, 3);
    ck_assert_str_eq(caption.lines[0], "資料");
    ck_assert_str_eq(caption.lines[2], "平台");
    caption_wrap(&caption, "資料協作平台", 5, 2);
    ck_assert_str_eq(caption.lines[1], "協作…");
}
END_TEST

START_TEST(no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one) {
    struct Caption caption;
    caption_wrap(&caption, "資料協作，平台", 8, 3);
    ck_assert_str_eq(caption.lines[0], "資料協");
    ck_assert_str_eq(caption.lines[1], "作，平台");
    caption_wrap(&caption, "資料協（平台）", 8, 3);
    ck_assert_str_eq(caption.lines[0], "資料協");
    ck_assert_str_eq(caption.lines[1], "（平台）");
}
END_TEST

START_TEST(a_mark_for_which_a_carried_word_leaves_no_room_begins_a_line) {
    struct Caption caption;
    caption_wrap(&caption, "a王b」c", 4, 3);
    ck_assert_uint_eq(caption.count, 3);
    ck_assert_str_eq(caption.lines[0], "a");
    ck_assert_str_eq(caption.lines[1], "王b");
    ck_assert_str_eq(caption.lines[2], "」c");
}
END_TEST

START_TEST(a_thousand_characters_stay_in_bounds) {
    char text[3 * 1000 + 1];
    for (size_t i = 0; i < 1000; i++)
        memcpy(text + 3 * i, "料", 3);
    text[3000] = '\0';
    struct Caption caption;
    caption_wrap(&caption, text, 100, 2);
    ck_assert_uint_eq(caption.count, 2);
    ck_assert_uint_eq(strlen(caption.lines[0]), 150);
    ck_assert_str_eq(caption.lines[1] + strlen(caption.lines[1]) - 3, "…");
}
END_TEST

START_TEST(controls_become_blanks_and_marks_of_direction_vanish) {
    struct Caption caption;
    caption_wrap(&caption,
                 "\x1b[31ma\r\n\tb\x7f\xe2\x80\xae"
                 "c\xe2\x80\xa8"
                 "d",
                 100, 2);
    ck_assert_uint_eq(caption.count, 1);
    ck_assert_str_eq(caption.lines[0], "[31ma b c d");
}
END_TEST

/* A stray byte, an overlong blank, a surrogate, a code past the last, a sequence that is cut off. */
START_TEST(what_is_no_utf8_becomes_a_question_mark) {
    struct Caption caption;
    caption_wrap(&caption,
                 "a\xff"
                 "b\xc0\xa0"
                 "c\xed\xa0\x80"
                 "d\xf4\x90\x80\x80"
                 "e\xe8\xb3",
                 100, 2);
    ck_assert_str_eq(caption.lines[0], "a?b??c???d????e??");
}
END_TEST

START_TEST(a_quote_becomes_an_apostrophe) {
    char buffer[64] = "";
    FILE *stream = fmemopen(buffer, sizeof buffer, "w");
    ck_assert_ptr_nonnull(stream);
    caption_quote(stream, "'a'`b`\\\"$c");
    fclose(stream);
    ck_assert_str_eq(buffer, "'’a’`b`\\\"$c'");
}
END_TEST

START_TEST(counts_and_codes) {
    char buffer[32];
    static const struct {
        long long count;
        const char *text;
    } rows[] = {{0, "0"},       {999, "999"},     {1000, "1,000"}, {1234567, "1,234,567"},
                {-100, "-100"}, {-1000, "-1,000"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        caption_from_count(buffer, sizeof buffer, rows[i].count);
        ck_assert_str_eq(buffer, rows[i].text);
    }
    caption_from_code(buffer, sizeof buffer, "not_selected_at_all");
    ck_assert_str_eq(buffer, "not selected at all");
}
END_TEST

static void add_tests(TCase *group) {
    tcase_add_test(group, short_text_is_one_line);
    tcase_add_test(group, no_text_is_no_line);
    tcase_add_test(group, lines_break_at_blanks);
    tcase_add_test(group, a_line_may_be_exactly_full);
    tcase_add_test(group, a_long_word_breaks_anywhere);
    tcase_add_test(group, what_does_not_fit_ends_in_an_ellipsis);
    tcase_add_test(group, wide_characters_take_two_columns_and_break_anywhere);
    tcase_add_test(group, no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one);
    tcase_add_test(group, a_mark_for_which_a_carried_word_leaves_no_room_begins_a_line);
    tcase_add_test(group, a_thousand_characters_stay_in_bounds);
    tcase_add_test(group, controls_become_blanks_and_marks_of_direction_vanish);
    tcase_add_test(group, what_is_no_utf8_becomes_a_question_mark);
    tcase_add_test(group, a_quote_becomes_an_apostrophe);
    tcase_add_test(group, counts_and_codes);
}

int main(void) {
    return run_suite("caption", add_tests);
}
