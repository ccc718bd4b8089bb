/* JSON files read back to what was written, number by number, and look as promised. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "json/json_write.h"

#include <stdlib.h>

#include "tests/suite.h"

static char *written(json_t *value) {
    char *text = NULL;
    size_t size = 0;
    struct Error error = {0};
    FILE *stream = open_memstream(&text, &size);
    ck_assert_int_eq(json_write(value, stream, &error), STATUS_OK);
    ck_assert_int_eq(fclose(stream), 0);
    return text;
}

START_TEST(test_what_is_written_looks_as_promised) {
    json_t *value = json_pack("{s:f, s:s, s:[i, n, b], s:{}, s:[]}", "share", 0.6, "a \"word\"\n", "\u4fe1",
                              "list", 7, 1, "empty", "none");
    char *text = written(value);
    ck_assert_str_eq(text, "{\n"
                           "  \"share\": 0.6,\n"
                           "  \"a \\\"word\\\"\\n\": \"\u4fe1\",\n"
                           "  \"list\": [\n    7,\n    null,\n    true\n  ],\n"
                           "  \"empty\": {},\n"
                           "  \"none\": []\n"
                           "}\n");
    free(text);
}
END_TEST

START_TEST(test_numbers_read_back_to_the_same) {
    static const double values[] = {0.1, 1.0 / 3.0, 5e-324, 1.7976931348623157e308, -2.5e-7, 1e22};
    json_t *all = json_array();
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        json_array_append_new(all, json_real(values[i]));
    char *text = written(all);
    json_t *back = json_loads(text, JSON_DECODE_INT_AS_REAL, NULL);
    ck_assert_msg(back != NULL, "%s", text);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        ck_assert_double_eq(json_real_value(json_array_get(back, i)), values[i]);
    json_decref(back);
    free(text);
}
END_TEST

START_TEST(test_what_could_not_be_made_is_want_of_memory) {
    struct Error error = {0};
    FILE *stream = fopen("/dev/null", "w");
    ck_assert_int_eq(json_write(NULL, stream, &error), STATUS_OUT_OF_MEMORY);
    fclose(stream);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_what_is_written_looks_as_promised);
    tcase_add_test(tests, test_numbers_read_back_to_the_same);
    tcase_add_test(tests, test_what_could_not_be_made_is_want_of_memory);
}

int main(void) {
    return run_suite("json_write", add_tests);
}
