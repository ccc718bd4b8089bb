/* Networks from files: formats by their names, files that are none, files that cannot be read. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "networks.h"
#include "tests/suite.h"
#include "world/network_read.h"

START_TEST(strength_is_the_sum_of_weights) {
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(network_read(&network, FIXTURES "weighted.csv", 5, NULL, &error), STATUS_OK);
    const double expected[] = {0.5 + 1e-3, 0.5 + 2.0, 2.0, 1e-3, 0.0};
    for (size_t a = 0; a < 5; a++)
        ck_assert_double_eq(network_strength(&network, a), expected[a]);
    network_free(&network);
}
END_TEST

START_TEST(files_of_each_format_give_the_same_network) {
    const char *const plain[] = {"plain.graphml", "directed.graphml"};
    struct Network from_csv, from_graphml;
    struct Error error = {0};
    ck_assert_int_eq(network_read(&from_csv, FIXTURES "plain.csv", 4, NULL, &error), STATUS_OK);
    assert_sound(&from_csv);
    for (int i = 0; i < 2; i++) {
        char path[256];
        snprintf(path, sizeof path, FIXTURES "%s", plain[i]);
        ck_assert_msg(network_read(&from_graphml, path, 4, NULL, &error) == STATUS_OK, "%s", error.text);
        assert_equal(&from_csv, &from_graphml);
        network_free(&from_graphml);
    }
    network_free(&from_csv);
    ck_assert_int_eq(network_read(&from_csv, FIXTURES "weighted.csv", 4, NULL, &error), STATUS_OK);
    ck_assert_int_eq(network_read(&from_graphml, FIXTURES "weighted.graphml", 4, NULL, &error), STATUS_OK);
    assert_equal(&from_csv, &from_graphml);
    network_free(&from_csv);
    network_free(&from_graphml);
}
END_TEST

START_TEST(earlier_messages_are_not_taken_for_errors_of_the_file) {
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(error_set(&error, STATUS_USAGE, "before"), STATUS_USAGE);
    ck_assert_int_eq(network_read(&network, FIXTURES "plain.csv", 4, NULL, &error), STATUS_OK);
    ck_assert_int_eq(error.count, 1);
    network_free(&network);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_is_an_input_error) {
    char directory[] = "/tmp/test_network_XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(directory));
    const char *const endings[] = {"", "/none.csv", "/none.graphml"};
    for (int i = 0; i < 3; i++) {
        char path[64];
        struct Network network;
        struct Error error = {0};
        snprintf(path, sizeof path, "%s%s", directory, endings[i]);
        ck_assert_int_eq(network_read(&network, path, 4, NULL, &error), STATUS_INPUT_OUTPUT);
        ck_assert_ptr_nonnull(strstr(error.text, path));
        assert_empty(&network);
    }
    ck_assert_int_eq(rmdir(directory), 0);
}
END_TEST

START_TEST(files_above_64_mebibytes_are_refused) {
    const char *const names[] = {"large.csv", "large.graphml"};
    char directory[] = "/tmp/test_network_XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(directory));
    for (int i = 0; i < 2; i++) {
        char path[64];
        struct Network network;
        struct Error error = {0};
        snprintf(path, sizeof path, "%s/%s", directory, names[i]);
        FILE *file = fopen(path, "wb");
        ck_assert_ptr_nonnull(file);
        ck_assert_int_eq(ftruncate(fileno(file), ((off_t)64 << 20) + 1), 0);
        fclose(file);
        ck_assert_int_eq(network_read(&network, path, 4, NULL, &error), STATUS_CONFIGURATION);
        ck_assert_ptr_nonnull(strstr(error.text, "the file is too large; a network file has at most 64 MiB"));
        assert_empty(&network);
        ck_assert_int_eq(unlink(path), 0);
    }
    ck_assert_int_eq(rmdir(directory), 0);
}
END_TEST

/* A pipe that nobody writes to would be waited for without end. */
START_TEST(what_is_no_regular_file_is_refused_at_once) {
    char directory[] = "/tmp/test_network_XXXXXX", path[64];
    struct Network network;
    struct Error error = {0};
    ck_assert_ptr_nonnull(mkdtemp(directory));
    snprintf(path, sizeof path, "%s/pipe.graphml", directory);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(network_read(&network, path, 4, NULL, &error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "pipe.graphml: cannot be read: it is not a regular file"));
    ck_assert_int_eq(network_read(&network, directory, 4, NULL, &error), STATUS_INPUT_OUTPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "cannot be read: it is a directory"));
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(directory), 0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, strength_is_the_sum_of_weights);
    tcase_add_test(tests, files_of_each_format_give_the_same_network);
    tcase_add_test(tests, earlier_messages_are_not_taken_for_errors_of_the_file);
    tcase_add_test(tests, a_file_that_cannot_be_read_is_an_input_error);
    tcase_add_test(tests, files_above_64_mebibytes_are_refused);
    tcase_add_test(tests, what_is_no_regular_file_is_refused_at_once);
}

int main(void) {
    return run_suite("network_read", add_tests);
}
