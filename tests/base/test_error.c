/* Status codes and the list of messages. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "tests/suite.h"

START_TEST(test_every_row_has_its_exit_status_and_meaning) {
    static const struct {
        enum Status status;
        int exit;
    } expected[] = {
        {STATUS_OK, 0},         {STATUS_USAGE, 2},   {STATUS_CONFIGURATION, 3},  {STATUS_INPUT_OUTPUT, 4},
        {STATUS_RUN_FAILED, 5}, {STATUS_STOPPED, 6}, {STATUS_OUT_OF_MEMORY, 70}, {STATUS_INTERNAL, 70}};
    ck_assert_uint_eq(sizeof expected / sizeof *expected, STATUS_COUNT);
    for (int i = 0; i < STATUS_COUNT; i++) {
        ck_assert_int_eq(expected[i].status, i);
        ck_assert_int_eq(status_exit(expected[i].status), expected[i].exit);
        ck_assert_uint_gt(strlen(status_meaning(expected[i].status)), 0);
        for (int j = 0; j < i; j++)
            ck_assert_str_ne(status_meaning((enum Status)i), status_meaning((enum Status)j));
    }
}
END_TEST

START_TEST(test_a_message_is_formatted_and_its_status_returned) {
    struct Error error = {0};
    ck_assert_int_eq(error_set(&error, STATUS_USAGE, "%d of %s", 3, "four"), STATUS_USAGE);
    ck_assert_int_eq(error.status, STATUS_USAGE);
    ck_assert_int_eq(error.count, 1);
    ck_assert_int_eq(error.dropped, 0);
    ck_assert_str_eq(error.text, "3 of four");
}
END_TEST

START_TEST(test_messages_stand_one_a_line_and_the_first_status_stays) {
    struct Error error = {0};
    error_set(&error, STATUS_CONFIGURATION, "one");
    ck_assert_int_eq(error_set(&error, STATUS_INTERNAL, "two"), STATUS_INTERNAL);
    ck_assert_int_eq(error_set_at(&error, STATUS_USAGE, "a.cfg", 7, "three"), STATUS_USAGE);
    ck_assert_int_eq(error.status, STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 3);
    ck_assert_str_eq(error.text, "one\ntwo\na.cfg:7: three");
}
END_TEST

START_TEST(test_a_place_has_its_line_only_if_there_is_one) {
    static const struct {
        int line;
        const char *text;
    } rows[] = {{12, "病.cfg:12: 100%"}, {1, "病.cfg:1: 100%"}, {0, "病.cfg: 100%"}, {-1, "病.cfg: 100%"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct Error error = {0};
        ck_assert_int_eq(error_set_at(&error, STATUS_CONFIGURATION, "病.cfg", rows[i].line, "%d%%", 100),
                         STATUS_CONFIGURATION);
        ck_assert_str_eq(error.text, rows[i].text);
    }
}
END_TEST

START_TEST(test_messages_past_the_buffer_are_counted_and_whole_ones_kept) {
    struct Error error = {0};
    enum { MESSAGES = 2000, LENGTH = 11 };
    for (int i = 0; i < MESSAGES; i++)
        ck_assert_int_eq(error_set(&error, STATUS_CONFIGURATION, "message%04d", i), STATUS_CONFIGURATION);
    int kept = MESSAGES - error.dropped;
    ck_assert_int_eq(error.count, MESSAGES);
    ck_assert_int_eq(kept, ERROR_TEXT_SIZE / (LENGTH + 1)); /* each with its newline, the last with its NUL */
    ck_assert_uint_eq(strlen(error.text), (size_t)kept * (LENGTH + 1) - 1);
    ck_assert_str_eq(error.text + strlen(error.text) - LENGTH, "message0681");
}
END_TEST

START_TEST(test_a_long_message_neither_overflows_nor_hides_a_short_one) {
    struct Error error = {0};
    char *big = malloc(20000);
    ck_assert_ptr_nonnull(big);
    memset(big, 'x', 19999);
    big[19999] = '\0';
    for (int i = 0; i < 10; i++)
        error_set_at(&error, STATUS_INPUT_OUTPUT, big, i, "%s", big);
    error_set(&error, STATUS_USAGE, "short");
    ck_assert_int_eq(error.count, 11);
    ck_assert_int_gt(error.dropped, 0);
    ck_assert_uint_lt(strlen(error.text), sizeof error.text);
    ck_assert_ptr_nonnull(strstr(error.text, "short"));
    ck_assert_int_eq(error.status, STATUS_INPUT_OUTPUT);
    free(big);
}
END_TEST

/* A path may be longer than a message; what is wrong with it stands behind it. */
START_TEST(test_a_long_message_keeps_both_ends) {
    static char path[4096];
    for (int shift = 0; shift < 3; shift++) {
        struct Error error = {0};
        memset(path, 'x', (size_t)shift);
        for (size_t i = (size_t)shift; i + 3 < sizeof path; i += 3)
            memcpy(path + i, "資", 4);
        error_set_at(&error, STATUS_INPUT_OUTPUT, path, 12, "\"%s\": cannot be read", path);
        const char *end = strstr(error.text, "\": cannot be read");
        ck_assert(end != NULL && strlen(end) == strlen("\": cannot be read"));
        ck_assert_ptr_nonnull(strstr(error.text, "資:12: \""));
        ck_assert(text_is_clean_utf8(error.text));
    }
}
END_TEST

START_TEST(test_the_last_byte_of_the_buffer_is_used) {
    for (int spare = 0; spare < 3; spare++) {
        struct Error error = {0};
        /* Four lines of 2000, and one that leaves `spare` bytes before the NUL. */
        for (int i = 0; i < 4; i++)
            error_set(&error, STATUS_USAGE, "%02000d", i);
        int left = ERROR_TEXT_SIZE - 1 - (int)strlen(error.text) - 1;
        error_set(&error, STATUS_USAGE, "%0*d", left - spare, 0);
        ck_assert_int_eq(error.dropped, 0);
        error_set(&error, STATUS_USAGE, "y");
        ck_assert_int_eq(error.dropped, spare < 2 ? 1 : 0);
        ck_assert_uint_eq(strlen(error.text), ERROR_TEXT_SIZE - 1 - (spare == 1));
    }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_every_row_has_its_exit_status_and_meaning);
    tcase_add_test(tests, test_a_message_is_formatted_and_its_status_returned);
    tcase_add_test(tests, test_messages_stand_one_a_line_and_the_first_status_stays);
    tcase_add_test(tests, test_a_place_has_its_line_only_if_there_is_one);
    tcase_add_test(tests, test_messages_past_the_buffer_are_counted_and_whole_ones_kept);
    tcase_add_test(tests, test_a_long_message_neither_overflows_nor_hides_a_short_one);
    tcase_add_test(tests, test_a_long_message_keeps_both_ends);
    tcase_add_test(tests, test_the_last_byte_of_the_buffer_is_used);
}

int main(void) {
    return run_suite("error", add_tests);
}
