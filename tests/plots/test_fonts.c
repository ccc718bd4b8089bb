/* Which characters reach gnuplot: a stand-in for fc-list says what the fonts have. */
#define _GNU_SOURCE /* mkdtemp, setenv, open_memstream */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture_folder.h"
#include "plots/figure/fonts.h"
#include "tests/suite.h"

static char directory[64];
static struct Fonts fonts;

static void set_up(void) {
    memset(&fonts, 0, sizeof fonts);
    strcpy(directory, "/tmp/tandem-fonts-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(directory));
}

static void tear_down(void) {
    fonts_free(&fonts);
    remove_folder(directory);
}

static void assert_cleaned(const char *text, const char *expected) {
    char clean[256];
    fonts_clean(&fonts, text, clean, sizeof clean);
    ck_assert_str_eq(clean, expected);
}

/* Latin letters, general punctuation, the minus and a mark that combines; two of four Chinese characters. */
#define LATIN "echo 'TrueType 20-7e a0-17f 301 2010-2026 2212'"
#define SOME_CHINESE LATIN "; echo 'CFF 20-7e 6f0f 6c34'"

/* What a title was, and what is left of it. */
static const char *const TITLES[][2] = {
    {"Leak detection (漏水偵測)", "Leak detection"},
    {"Leak detection（漏水偵測）in Taipei", "Leak detectionin Taipei"},
    {"漏水偵測 / Leak detection", "Leak detection"},
    {"Leak detection [((漏水))]", "Leak detection"},
    {"Leak detection - 漏水偵測", "Leak detection"},
    {"(漏水 leaks)", "( leaks)"},
    {"漏水偵測", ""},
    {"A plan 😀 with \uE000 (private use)", "A plan  with  (private use)"},
    {"x\u0301 and \u6F0F\u0301", "x\u0301 and"},
    {"Nothing () is - missing -", "Nothing () is - missing -"},
    {"Café – 3 − 2", "Café – 3 − 2"},
};

START_TEST(what_no_font_has_is_left_out_with_its_brackets) {
    stand_in_for("fc-list", directory, LATIN);
    assert_cleaned(TITLES[_i][0], TITLES[_i][1]);
}
END_TEST

START_TEST(what_a_font_has_stays) {
    stand_in_for("fc-list", directory, SOME_CHINESE);
    ck_assert(fonts_have(&fonts, 0x6F0F) && fonts_have(&fonts, 0x6C34) && !fonts_have(&fonts, 0x5075));
    ck_assert(fonts_have_all(&fonts, "漏水 is fine") && !fonts_have_all(&fonts, "漏水偵測"));
    assert_cleaned("Leak detection (漏水偵測)", "Leak detection (漏水)");
}
END_TEST

/* gnuplot draws through Pango, which uses neither. */
START_TEST(bitmaps_and_type_1_fonts_do_not_count) {
    stand_in_for("fc-list", directory, LATIN "; echo 'Type 1 6f0f'; echo 'PCF 6f0f'; echo nonsense");
    ck_assert(!fonts_have(&fonts, 0x6F0F));
}
END_TEST

/* The second range lies within none of those before, though both of its ends do. */
START_TEST(ranges_are_put_together) {
    stand_in_for("fc-list", directory, "echo 'TrueType 4e00 9fff'; echo 'TrueType 4e00-9fff'");
    ck_assert(fonts_have(&fonts, 0x6F0F));
}
END_TEST

START_TEST(without_fc_list_letters_of_latin_1_are_safe) {
    char notice[256];
    stand_in_for("fc-list", directory, _i == 0 ? "" : "echo 'TrueType 6f0f'; exit 1");
    ck_assert(fonts_have(&fonts, 'A') && fonts_have(&fonts, 0xE9) && !fonts_have(&fonts, 0x6F0F));
    assert_cleaned("Café – 3 − 2 … (漏)", "Café - 3 - 2 ...");
    ck_assert(fonts_notice(&fonts, notice, sizeof notice));
    ck_assert_ptr_nonnull(strstr(notice, "fc-list"));
}
END_TEST

START_TEST(a_notice_names_what_was_left_out) {
    char notice[256];
    stand_in_for("fc-list", directory, LATIN);
    assert_cleaned("nothing", "nothing");
    ck_assert(!fonts_notice(&fonts, notice, sizeof notice));
    assert_cleaned("漏水漏水", "");
    ck_assert(fonts_notice(&fonts, notice, sizeof notice));
    ck_assert_ptr_nonnull(strstr(notice, "no font here has 漏水: left out"));
    fonts.english_instead = true;
    ck_assert(fonts_notice(&fonts, notice, sizeof notice));
    ck_assert_ptr_nonnull(strstr(notice, "pictures are in English"));
}
END_TEST

/* Pictures without letters are said even where every letter is one of English. */
START_TEST(no_font_is_said_of_plain_letters) {
    char notice[256];
    stand_in_for("fc-list", directory, ":");
    assert_cleaned("plain letters", "plain letters");
    ck_assert(fonts_notice(&fonts, notice, sizeof notice));
    ck_assert_ptr_nonnull(strstr(notice, "there is no font here"));
}
END_TEST

START_TEST(a_script_loses_nothing_else) {
    static const char script[] = "set label 'a ’漏’ b\xFF' at 0,0\nplot '-'\n";
    char *text = NULL;
    size_t size = 0;
    stand_in_for("fc-list", directory, "echo 'TrueType 20-7e'");
    FILE *stream = open_memstream(&text, &size);
    fonts_filter(&fonts, script, sizeof script - 1, stream);
    fclose(stream);
    ck_assert_str_eq(text, "set label 'a \u00B4\u00B4 b\xFF' at 0,0\nplot '-'\n");
    free(text);
}
END_TEST

START_TEST(no_fonts_at_all_have_every_character) {
    char clean[64];
    fonts_clean(NULL, "漏水 😀", clean, sizeof clean);
    ck_assert_str_eq(clean, "漏水 😀");
}
END_TEST

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static void add_tests(TCase *group) {
    tcase_add_checked_fixture(group, set_up, tear_down);
    tcase_add_loop_test(group, what_no_font_has_is_left_out_with_its_brackets, 0, COUNT_OF(TITLES));
    tcase_add_test(group, what_a_font_has_stays);
    tcase_add_test(group, no_font_is_said_of_plain_letters);
    tcase_add_test(group, bitmaps_and_type_1_fonts_do_not_count);
    tcase_add_test(group, ranges_are_put_together);
    tcase_add_loop_test(group, without_fc_list_letters_of_latin_1_are_safe, 0, 2);
    tcase_add_test(group, a_notice_names_what_was_left_out);
    tcase_add_test(group, a_script_loses_nothing_else);
    tcase_add_test(group, no_fonts_at_all_have_every_character);
}

int main(void) {
    return run_suite("fonts", add_tests);
}
