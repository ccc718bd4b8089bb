/* Characters of UTF-8: what is one, and how wide it is. */
#include <stdlib.h>

#include "base/utf8.h"
#include "tests/suite.h"

/* Text, length of its first character (0: no UTF-8), code, columns. */
static const struct {
    const char *text;
    size_t length;
    uint32_t code;
    size_t columns;
} CHARACTERS[] = {
    {"a", 1, 'a', 1},
    {"\u00E9t\u00E9", 2, 0xE9, 1},
    {"\u6F0F\u6C34", 3, 0x6F0F, 2},
    {"\U0001F600", 4, 0x1F600, 2},
    {"\u0301", 2, 0x301, 0},
    {"\xC0\x80", 0, 0, 0},         /* longer than it must be */
    {"\xE0\x80\xAF", 0, 0, 0},     /* likewise */
    {"\xED\xA0\x80", 0, 0, 0},     /* half of a pair of UTF-16 */
    {"\xF4\x90\x80\x80", 0, 0, 0}, /* above U+10FFFF */
    {"\xE6\xBC", 0, 0, 0},         /* cut */
    {"\xFF", 0, 0, 0},
    {"\x80", 0, 0, 0},
};

START_TEST(a_character_is_decoded_or_refused) {
    uint32_t code = 0;
    ck_assert_uint_eq(utf8_decode(CHARACTERS[_i].text, &code), CHARACTERS[_i].length);
    if (CHARACTERS[_i].length == 0)
        return;
    ck_assert_uint_eq(code, CHARACTERS[_i].code);
    ck_assert_uint_eq(utf8_columns(code), CHARACTERS[_i].columns);
}
END_TEST

START_TEST(ranges_have_both_ends) {
    static const struct CodeRange ranges[] = {{3, 5}, {9, 9}};
    for (uint32_t code = 0; code < 12; code++)
        ck_assert_int_eq(UTF8_IS_IN(code, ranges), (code >= 3 && code <= 5) || code == 9);
}
END_TEST

static void add_tests(TCase *group) {
    tcase_add_loop_test(group, a_character_is_decoded_or_refused, 0,
                        (int)(sizeof CHARACTERS / sizeof *CHARACTERS));
    tcase_add_test(group, ranges_have_both_ends);
}

int main(void) {
    return run_suite("utf8", add_tests);
}
