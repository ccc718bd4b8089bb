/* Locale-free numbers, edit distance, UTF-8. */
#define _GNU_SOURCE /* newlocale, uselocale */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/terminal.h"
#include "base/text.h"
#include "base/utf8.h"
#include "tests/suite.h"

enum { TEXT_SIZE = 32 };

static uint64_t bits_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static const struct {
    const char *text;
    double value;
} numbers[] = {{"0", 0},
               {"1", 1},
               {"-1", -1},
               {"+1", 1},
               {"010", 10},
               {"1.5", 1.5},
               {".5", 0.5},
               {"5.", 5},
               {"1e3", 1000},
               {"1E-3", 0.001},
               {"1e+3", 1000},
               {"-0.25e2", -25},
               {"5000000000", 5e9},
               {"0.1", 0.1},
               {"1e-400", 0},
               {"1e308", 1e308},
               {"-0", -0.0},
               {"5e-324", 5e-324},
               {"1.7976931348623157e308", DBL_MAX},
               {"99999999999999999999", 1e20}};

START_TEST(test_numbers_are_read_exactly) {
    double value = NAN;
    ck_assert(text_to_number(numbers[_i].text, &value));
    ck_assert_uint_eq(bits_of(value), bits_of(numbers[_i].value));
}
END_TEST

static const char *const no_numbers[] = {
    "",         " ",   " 1",  "1 ",    "1\n",    "\t1",  "1,5",   "1.000,5", "1.5.1", "--1",
    "+-1",      "e5",  "1e",  "1e+",   "1e5.5",  ".",    "-",     "+",       "inf",   "-inf",
    "INFINITY", "nan", "NAN", "1e400", "-1e400", "0x10", "0x1p3", "1f",      "1L",    "1_000",
    "1 000",    "１",  "1%",  "true",  "12abc",  "e",    "1d3"};

START_TEST(test_what_is_no_number_is_refused_and_nothing_changed) {
    double value = 42;
    ck_assert_msg(!text_to_number(no_numbers[_i], &value), "read: '%s'", no_numbers[_i]);
    ck_assert_double_eq(value, 42);
}
END_TEST

START_TEST(test_unsigned_integers_are_read_to_the_last) {
    static const struct {
        const char *text;
        uint64_t value;
    } rows[] = {{"0", 0},
                {"7", 7},
                {"007", 7},
                {"4294967296", UINT64_C(4294967296)},
                {"9223372036854775808", UINT64_C(9223372036854775808)},
                {"18446744073709551615", UINT64_MAX},
                {"000000000000000000018446744073709551615", UINT64_MAX}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t value = 42;
        ck_assert_msg(text_to_unsigned(rows[i].text, &value), "not read: '%s'", rows[i].text);
        ck_assert_uint_eq(value, rows[i].value);
    }
}
END_TEST

START_TEST(test_what_is_no_unsigned_integer_is_refused) {
    static const char *const rows[] = {"",
                                       " ",
                                       "-1",
                                       "+1",
                                       " 1",
                                       "1 ",
                                       "1.0",
                                       "1e3",
                                       "0x1",
                                       "１",
                                       "1L",
                                       "1\n",
                                       "18446744073709551616",
                                       "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t value = 42;
        ck_assert_msg(!text_to_unsigned(rows[i], &value), "read: '%s'", rows[i]);
        ck_assert_uint_eq(value, 42);
    }
}
END_TEST

START_TEST(test_numbers_are_written_as_promised) {
    static const struct {
        double value;
        const char *text;
    } rows[] = {{0, "0"},
                {-0.0, "-0"},
                {1, "1"},
                {0.1, "0.1"},
                {0.6, "0.6"},
                {-2.5, "-2.5"},
                {1.0 / 3, "0.3333333333333333"},
                {2.0 / 3, "0.6666666666666666"},
                {123456789, "123456789"},
                {1200, "1200"},
                {0.000001, "0.000001"},
                {-1.25e-6, "-0.00000125"},
                {0.0000001, "1e-7"},
                {9007199254740992.0, "9007199254740992"},
                {1e16, "10000000000000000"},
                {1.5e17, "1.5e17"},
                {1e22, "1e22"},
                {1e23, "1e23"},
                {9.5367431640625e-7, "9.5367431640625e-7"}, /* 2^-20: below it doubles are nearer */
                {5e-324, "5e-324"},
                {2.2250738585072014e-308, "2.2250738585072014e-308"},
                {-DBL_MIN / 2, "-1.1125369292536007e-308"},
                {DBL_MAX, "1.7976931348623157e308"},
                {(double)INFINITY, "inf"},
                {-(double)INFINITY, "-inf"},
                {(double)NAN, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[TEXT_SIZE] = "before";
        text_from_number(text, sizeof text, rows[i].value);
        ck_assert_str_eq(text, rows[i].text);
    }
}
END_TEST

/* The digits of a number from the first to the last that is no 0. */
static int significant_digits(const char *text, char digits[TEXT_SIZE]) {
    int count = 0, last = 0;
    for (text += strcspn(text, "123456789"); *text != '\0' && *text != 'e'; text++)
        if (*text != '.') {
            digits[count++] = *text;
            last = *text != '0' ? count : last;
        }
    digits[last] = '\0';
    return last;
}

/* No number of fewer digits reads back, and none of as many that does is nearer. */
static void assert_shortest(double value) {
    char text[TEXT_SIZE], other[TEXT_SIZE], digits[TEXT_SIZE], wanted[TEXT_SIZE];
    double back = NAN;
    text_from_number(text, sizeof text, value);
    ck_assert_msg(text_to_number(text, &back) && bits_of(back) == bits_of(value), "%a became %s", value,
                  text);
    int count = significant_digits(text, digits);
    snprintf(other, sizeof other, "%.*e", count - 1, value);
    if (strtod(other, NULL) == value) {
        significant_digits(other, wanted);
        ck_assert_msg(strcmp(digits, wanted) == 0, "%s is nearer than %s", other, text);
    }
    if (count < 2)
        return;
    snprintf(other, sizeof other, "%.*e", count - 2, value);
    ck_assert_msg(strtod(other, NULL) != value, "%s is as good as %s", other, text);
}

START_TEST(test_random_doubles_are_written_shortest) {
    struct RandomKey key = {.seed = 20220430};
    for (uint64_t i = 0; i < 5000; i++) {
        uint64_t words[4];
        random_block(&key, (struct DrawId){.entity = i}, 0, words);
        if (isfinite(double_of(words[0])))
            assert_shortest(double_of(words[0])); /* any magnitude */
        assert_shortest((double)(words[1] >> 11) * 0x1p-53);
        assert_shortest((double)(words[2] >> 40) / 1000 + 0.001);
        assert_shortest(double_of(words[3] & 0x000fffffffffffffu)); /* subnormal */
    }
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1.0, exponent);
        assert_shortest(power);
        assert_shortest(nextafter(power, 0.0) > 0.0 ? nextafter(power, 0.0) : power);
        assert_shortest(nextafter(power, INFINITY));
    }
}
END_TEST

/* Strings over the letters of numbers: whatever is accepted is finite and is what strtod reads, and no other
 * is. */
START_TEST(test_random_strings_are_read_as_strtod_or_not_at_all) {
    static const char letters[] = "0123456789+-.eE xin,";
    struct RandomKey key = {.seed = 7};
    int accepted = 0;
    for (uint64_t i = 0; i < 20000; i++) {
        uint64_t words[4];
        random_block(&key, (struct DrawId){.entity = i}, 0, words);
        char text[9] = "";
        size_t length = words[0] % sizeof text;
        for (size_t j = 0; j < length; j++)
            text[j] = letters[(words[1] >> (8 * j) & 0xff) % (sizeof letters - 1)];
        double value = -1;
        if (!text_to_number(text, &value)) {
            ck_assert_double_eq(value, -1);
            continue;
        }
        char *end;
        ck_assert_double_eq(value, strtod(text, &end));
        ck_assert(*end == '\0' && isfinite(value));
        ck_assert_ptr_null(strpbrk(text, " xin,"));
        accepted++;
    }
    ck_assert_int_gt(accepted, 1000);
}
END_TEST

/* A machine may have no locale with a decimal comma: then there is nothing to try. */
static locale_t comma_locale(void) {
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "es_ES.UTF-8"};
    locale_t found = (locale_t)0;
    for (size_t i = 0; i < sizeof names / sizeof *names && found == (locale_t)0; i++)
        found = newlocale(LC_ALL_MASK, names[i], (locale_t)0);
    return found;
}

START_TEST(test_a_decimal_comma_of_the_locale_changes_nothing) {
    locale_t comma = comma_locale();
    if (comma == (locale_t)0) {
        fputs("no locale with a decimal comma here: not tried\n", stderr);
        return;
    }
    locale_t before = uselocale(comma);
    char here[TEXT_SIZE], text[TEXT_SIZE];
    snprintf(here, sizeof here, "%g", 1.5);
    double value = 0;
    bool read = text_to_number("1.5", &value), read_comma = text_to_number("1,5", &value);
    text_from_number(text, sizeof text, 1.5);
    locale_t after = uselocale(before);
    freelocale(comma);
    ck_assert_str_eq(here, "1,5"); /* the locale was in force */
    ck_assert(read && !read_comma && value == 1.5);
    ck_assert_str_eq(text, "1.5");
    ck_assert(after == comma);
}
END_TEST

START_TEST(test_the_callers_locale_is_put_back) {
    locale_t mine = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
    ck_assert(mine != (locale_t)0);
    locale_t before = uselocale(mine);
    char text[TEXT_SIZE];
    double value = 0;
    text_from_number(text, sizeof text, 0.1);
    bool read = text_to_number(text, &value), refused = !text_to_number("1e999", &value);
    locale_t after = uselocale(before);
    freelocale(mine);
    ck_assert(read && refused && after == mine);
}
END_TEST

START_TEST(test_edit_distance_of_known_words) {
    static const struct {
        const char *one, *other;
        size_t distance;
    } rows[] = {
        {"", "", 0},           {"", "abc", 3},        {"kitten", "sitting", 3}, {"saturday", "sunday", 3},
        {"trust", "trust", 0}, {"trust", "truts", 2}, {"memory", "memry", 1},   {"a", "b", 1},
        {"flaw", "lawn", 2},   {"abc", "", 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_uint_eq(text_distance(rows[i].one, rows[i].other, 100), rows[i].distance);
        ck_assert_uint_eq(text_distance(rows[i].other, rows[i].one, 100), rows[i].distance);
        for (size_t limit = 0; limit < 5; limit++)
            ck_assert_uint_eq(text_distance(rows[i].one, rows[i].other, limit),
                              rows[i].distance < limit ? rows[i].distance : limit);
    }
}
END_TEST

START_TEST(test_words_too_long_are_as_far_as_the_limit) {
    char word[200];
    for (size_t length = 120; length < 140; length++) {
        memset(word, 'a', length);
        word[length] = '\0';
        ck_assert_uint_eq(text_distance(word, word, 50), length < 128 ? 0 : 50);
        ck_assert_uint_eq(text_distance(word, "", 500), length < 128 ? length : 500);
        ck_assert_uint_eq(text_distance("", word, 500), length < 128 ? length : 500);
    }
}
END_TEST

static void random_word(uint64_t number, char word[8]) {
    uint64_t words[4];
    random_block(&(struct RandomKey){.seed = 3}, (struct DrawId){.entity = number}, 0, words);
    size_t length = words[0] % 8;
    for (size_t j = 0; j < length; j++)
        word[j] = (char)('a' + (words[1] >> (8 * j) & 1));
    word[length] = '\0';
}

START_TEST(test_edit_distance_is_a_metric) {
    for (uint64_t i = 0; i < 3000; i++) {
        char a[8], b[8], c[8];
        random_word(3 * i, a);
        random_word(3 * i + 1, b);
        random_word(3 * i + 2, c);
        size_t ab = text_distance(a, b, 100), bc = text_distance(b, c, 100), ac = text_distance(a, c, 100);
        size_t longer = strlen(a) > strlen(b) ? strlen(a) : strlen(b);
        ck_assert_uint_eq(ab, text_distance(b, a, 100));
        ck_assert((ab == 0) == (strcmp(a, b) == 0));
        ck_assert_uint_le(ac, ab + bc);
        ck_assert_uint_le(ab, longer);
        for (size_t limit = 0; limit < 8; limit++)
            ck_assert_uint_eq(text_distance(a, b, limit), ab < limit ? ab : limit);
    }
}
END_TEST

static const char *const clean[] = {"",
                                    "trust",
                                    "a\tb\nc",
                                    "資料品質",
                                    "\x7E",
                                    "\xC2\xA0",
                                    "\xDF\xBF",
                                    "\xE0\xA0\x80",
                                    "\xED\x9F\xBF",
                                    "\xEE\x80\x80",
                                    "\xEF\xBF\xBD",
                                    "\xF0\x90\x80\x80",
                                    "\xF4\x8F\xBF\xBF",
                                    "g0v 零時政府 \xF0\x9F\x9A\xB2"};

START_TEST(test_well_formed_text_is_clean) {
    ck_assert(text_is_clean_utf8(clean[_i]));
}
END_TEST

/* Unicode 15, table 3-7: what lies just outside each row, sequences cut short, and control characters. */
static const char *const unclean[] = {"\x80",
                                      "\xC2\x9B",     /* an order to a terminal */
                                      "\xE2\x80\xAE", /* what follows reads backwards */
                                      "\xEF\xBF\xBF",
                                      "\xBF",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC2",
                                      "\xC2\x7F",
                                      "\xC2\xC0",
                                      "\xDF",
                                      "\xE0\x9F\xBF",
                                      "\xE0\x80\x80",
                                      "\xE1\x80",
                                      "\xE1\x7F\x80",
                                      "\xE1\x80\x7F",
                                      "\xE1\x80\xC0",
                                      "\xED\xA0\x80",
                                      "\xED\xBF\xBF",
                                      "\xEF\xBF",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF0\x80\x80\x80",
                                      "\xF1\x80\x80",
                                      "\xF1\x80\x80\x7F",
                                      "\xF1\x80\x7F\x80",
                                      "\xF1\x7F\x80\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xF8\x88\x80\x80\x80",
                                      "\xFE",
                                      "\xFF",
                                      "good\xC3",
                                      "\xE8\xB3\x87\xE6\x96",
                                      "\x01",
                                      "\x1B[31m",
                                      "a\rb",
                                      "\x7F",
                                      "\x1F",
                                      "\x08",
                                      "\x0B"};

START_TEST(test_ill_formed_text_and_control_characters_are_not) {
    ck_assert(!text_is_clean_utf8(unclean[_i]));
}
END_TEST

static size_t encode(uint32_t point, char text[5]) {
    size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; point >>= 6)
        text[i] = (char)(0x80 | (point & 0x3F));
    text[0] = (char)(lead[length] | point);
    text[length] = '\0';
    return length;
}

START_TEST(test_every_code_point_but_surrogates_and_controls_is_clean) {
    for (uint32_t point = 1; point <= 0x110400; point++) {
        char text[5];
        size_t length = encode(point, text);
        bool control =
            (utf8_is_control(point) && point != '\n' && point != '\t') || utf8_turns_writing(point);
        bool expected = !control && (point < 0xD800 || point > 0xDFFF) && point <= 0x10FFFF;
        if (text_is_clean_utf8(text) != expected)
            ck_abort_msg("U+%04X", (unsigned)point);
        text[length - 1] = '\0'; /* cut short */
        if (length > 1 && text_is_clean_utf8(text))
            ck_abort_msg("U+%04X cut short", (unsigned)point);
    }
}
END_TEST

START_TEST(test_a_terminal_takes_no_orders) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    print_clean(stream, "a\tb\n\x1B[2J\xC2\x9B"
                        "c\x9B\xE2\x80\xAE"
                        "d 資料\x07\x7F");
    fclose(stream);
    ck_assert_str_eq(text, "a\tb\n?[2J?c?d 資料??");
    free(text);
    stream = open_memstream(&text, &size);
    write_bold(stream, "out/\x1B[2J\xFF");
    print_wrapped(stream, 0, 0, " \x1B]0;x\x07 \xE2\x80\xAE資料");
    fclose(stream);
    ck_assert_str_eq(text, "out/?[2J??]0;x? 資料\n");
    free(text);
}
END_TEST

START_TEST(test_names_stay_in_their_folder) {
    static const char *const good[] = {"small", "...", "..a", "資料", "a b", "-x"};
    static const char *const bad[] = {"", ".", "..", "a/b", "/", "../x", "a\nb", "a\x1B", "\xC2\x9B", "\xFF"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(text_is_file_name(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!text_is_file_name(bad[i]), "%s", bad[i]);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

START_TEST(a_beginning_ends_with_a_whole_character) {
    ck_assert_int_eq(text_prefix("abc", 5), 3);
    ck_assert_int_eq(text_prefix("abc", 2), 2);
    ck_assert_int_eq(text_prefix("a中b", 1), 1);
    ck_assert_int_eq(text_prefix("a中b", 2), 1);
    ck_assert_int_eq(text_prefix("a中b", 3), 1);
    ck_assert_int_eq(text_prefix("a中b", 4), 4);
    ck_assert_int_eq(text_prefix("中", 2), 0);
    ck_assert_int_eq(text_prefix("", 0), 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, a_beginning_ends_with_a_whole_character);
    tcase_add_test(tests, test_a_terminal_takes_no_orders);
    tcase_add_test(tests, test_names_stay_in_their_folder);
    tcase_add_loop_test(tests, test_numbers_are_read_exactly, 0, COUNT(numbers));
    tcase_add_loop_test(tests, test_what_is_no_number_is_refused_and_nothing_changed, 0, COUNT(no_numbers));
    tcase_add_test(tests, test_unsigned_integers_are_read_to_the_last);
    tcase_add_test(tests, test_what_is_no_unsigned_integer_is_refused);
    tcase_add_test(tests, test_numbers_are_written_as_promised);
    tcase_add_test(tests, test_random_doubles_are_written_shortest);
    tcase_add_test(tests, test_random_strings_are_read_as_strtod_or_not_at_all);
    tcase_add_test(tests, test_a_decimal_comma_of_the_locale_changes_nothing);
    tcase_add_test(tests, test_the_callers_locale_is_put_back);
    tcase_add_test(tests, test_edit_distance_of_known_words);
    tcase_add_test(tests, test_words_too_long_are_as_far_as_the_limit);
    tcase_add_test(tests, test_edit_distance_is_a_metric);
    tcase_add_loop_test(tests, test_well_formed_text_is_clean, 0, COUNT(clean));
    tcase_add_loop_test(tests, test_ill_formed_text_and_control_characters_are_not, 0, COUNT(unclean));
    tcase_add_test(tests, test_every_code_point_but_surrogates_and_controls_is_clean);
}

int main(void) {
    return run_suite("text", add_tests);
}
