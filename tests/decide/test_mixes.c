/* Mixes as a store keeps them: what is written is read, and nothing else is. */
#include <stdlib.h>
#include <string.h>

#include "decide/mixes_text.h"
#include "tests/suite.h"

START_TEST(what_is_written_is_read) {
    const double costs[] = {10.0, 0.1 + 0.2, 12.0};
    const unsigned char conflict[9] = {0, 0, 1, 0, 0, 0, 1, 0, 0};
    struct Mixes mixes, read;
    struct Error error = {0};
    ck_assert_int_eq(mixes_list(&mixes, 3, costs, conflict, 40.0, 2, &error), STATUS_OK);
    ck_assert_uint_eq(mixes.count, 6);
    char *text = mixes_to_text(&mixes);
    ck_assert_str_eq(text, "0\n10 0\n0.30000000000000004 1\n12 2\n10.3 0 1\n12.3 1 2\n");
    ck_assert_int_eq(mixes_from_text(&read, text), STATUS_OK);
    ck_assert_uint_eq(read.count, mixes.count);
    for (size_t m = 0; m < read.count; m++) {
        ck_assert_double_eq(read.mix[m].cost, mixes.mix[m].cost);
        ck_assert_uint_eq(read.mix[m].count, mixes.mix[m].count);
        ck_assert_mem_eq(read.mix[m].option, mixes.mix[m].option,
                         mixes.mix[m].count * sizeof *read.mix[m].option);
    }
    free(text);
    mixes_free(&mixes);
    mixes_free(&read);
}
END_TEST

START_TEST(what_no_decision_has_is_refused) {
    static const char *const texts[] = {
        "",           "0",           "\n",         "10 0\n",         "1\n",
        "0\n0\n",     "0\n10\n",     "0\n10 0",    "0\n10  0\n",     "0\n10 0 \n",
        "0\n-1 0\n",  "0\nnan 0\n",  "0\ninf 0\n", "0\n1e999 0\n",   "0\n10 64\n",
        "0\n10 -1\n", "0\n10 1 0\n", "0\n1 1 1\n", "0\n10 0x1\n",    "0\n1 0 1 2 3 4\n",
        "0\nten 0\n", "0\n10\t0\n",  "0\r\n",      "0\n10 0\n\n0\n", "0\n10 18446744073709551616\n",
    };
    struct Mixes mixes;
    ck_assert_msg(mixes_from_text(&mixes, texts[_i]) == STATUS_CONFIGURATION, "\"%s\"", texts[_i]);
    mixes_free(&mixes);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, what_is_written_is_read);
    tcase_add_loop_test(tests, what_no_decision_has_is_refused, 0, 25);
}

int main(void) {
    return run_suite("decide: mixes", add_tests);
}
