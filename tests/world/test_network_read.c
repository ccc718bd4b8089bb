/* Networks that are read: both formats, what is wrong in a file, files that are none. */
#define _POSIX_C_SOURCE 200809L
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "networks.h"
#include "world/network_read.h"

static const struct RandomKey key = {20240607, 3};

START_TEST(strength_is_the_sum_of_weights) {
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(network_read(&network, FIXTURES "weighted.csv", 5, &error), STATUS_OK);
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
    ck_assert_int_eq(network_read(&from_csv, FIXTURES "plain.csv", 4, &error), STATUS_OK);
    assert_sound(&from_csv);
    for (int i = 0; i < 2; i++) {
        char path[256];
        snprintf(path, sizeof path, FIXTURES "%s", plain[i]);
        ck_assert_msg(network_read(&from_graphml, path, 4, &error) == STATUS_OK, "%s", error.text);
        assert_equal(&from_csv, &from_graphml);
        network_free(&from_graphml);
    }
    network_free(&from_csv);
    ck_assert_int_eq(network_read(&from_csv, FIXTURES "weighted.csv", 4, &error), STATUS_OK);
    ck_assert_int_eq(network_read(&from_graphml, FIXTURES "weighted.graphml", 4, &error), STATUS_OK);
    assert_equal(&from_csv, &from_graphml);
    network_free(&from_csv);
    network_free(&from_graphml);
}
END_TEST

struct Refusal {
    const char *input; /* a fixture, or the text of an edge list */
    int messages;
    const char *message; /* part of them */
};

static const struct Refusal bad_graphml[] = {
    {"both_directions.graphml", 1, "agencies 0 and 1 is listed twice"},
    {"infinite_weight.graphml", 1, "agencies 1 and 2 has weight inf"},
    {"missing_weight.graphml", 1, "agencies 1 and 2 has weight nan"},
    {"negative_weight.graphml", 1, "agencies 1 and 2 has weight -2"},
    {"text_weight.graphml", 1, "'weight' is not a number"},
    {"named_nodes.graphml", 1, "node id 'bureau' is not an agency"},
    {"two_nodes.graphml", 1, "agency 3 has two nodes"},
    {"self_tie.graphml", 1, "agency 0 is tied to itself"},
    {"truncated.graphml", 1, "not well-formed GraphML"},
    {"no_graph.graphml", 1, "not well-formed GraphML with a graph"},
    {"numeric_id_attribute.graphml", 1, "the nodes have no ids"},
    {"expanding_entities.graphml", 1, "agencies 0 and 1 has weight nan"},
};

START_TEST(wrong_graphml_is_refused) {
    const struct Refusal *refusal = &bad_graphml[_i];
    char path[256];
    snprintf(path, sizeof path, FIXTURES "%s", refusal->input);
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(network_read(&network, path, 6, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, refusal->messages);
    ck_assert_msg(strstr(error.text, refusal->message) != NULL, "%s", error.text);
    ck_assert_ptr_nonnull(strstr(error.text, refusal->input));
    assert_empty(&network);
}
END_TEST

START_TEST(more_nodes_than_agencies_are_refused) {
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(network_read(&network, FIXTURES "plain.graphml", 3, &error), STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "there are 4 nodes, more than the 3 agencies"));
    assert_empty(&network);
}
END_TEST

static const char *const good_edges[] = {
    "0,1\n1,2\n",
    "from,to\n0,1\n1,2",
    "\357\273\277from,to\r\n\r\n2,1\r\n0,1\r\n\r\n",
    " from , to ,\tweight\n\n 1 ,2, 1.0 \n0,1,1e0\n   \n",
    "0001,2,1\n1,0,+1\n",
};

START_TEST(edge_lists_are_read_as_people_write_them) {
    struct Network network;
    struct Error error = {0};
    const char *text = good_edges[_i];
    ck_assert_msg(network_read_edges_text(&network, text, strlen(text), "a.csv", 3, &error) == STATUS_OK,
                  "%s", error.text);
    const uint32_t peers[] = {1, 0, 2, 1};
    assert_sound(&network);
    ck_assert_uint_eq(network.first[3], 4);
    ck_assert_mem_eq(network.peer, peers, sizeof peers);
    for (int i = 0; i < 4; i++)
        ck_assert_double_eq(network.weight[i], 1.0);
    network_free(&network);
}
END_TEST

static const struct Refusal bad_edges[] = {
    {"", 1, "a.csv: the file is empty"},
    {"\n \r\n", 1, "a.csv: the file is empty"},
    {"0,1\n0,300000000\n", 1,
     "a.csv:2: '300000000' is not an agency; agencies are whole numbers from 0, below 10"},
    {"0,10\n", 1, "a.csv:1: '10' is not an agency"},
    {"99999999999999999999999,1\n", 1, "a.csv:1: '99999999999999999999999' is not an agency"},
    {"-1,2\n", 1, "a.csv:1: '-1' is not an agency"},
    {"1.0,2\n", 1, "a.csv:1: '1.0' is not an agency"},
    {"source,target\n1,2\n", 2, "a.csv:1: 'source' is not an agency"},
    {"0,1\nfrom,to\n", 2, "a.csv:2: 'from' is not an agency"},
    {"0,\x1b[31m\n", 1, "a.csv:1: this is not an agency"},
    {"\n4,4\n", 1, "a.csv:2: agency 4 is tied to itself"},
    {"0,1\n2,3\n1,0\n", 1, "a.csv:3: the tie of agencies 0 and 1 is listed twice, before on line 1"},
    {"0,1\n0,1\n0,1\n", 2, "a.csv:3: the tie of agencies 0 and 1 is listed twice, before on line 2"},
    {"0,1,0\n", 1, "a.csv:1: the tie of agencies 0 and 1 has weight 0"},
    {"0,1,-1\n", 1, "has weight -1; a weight is finite and above 0"},
    {"0,1,1e-400\n", 1, "has weight 0"},
    {"0,1,inf\n", 1, "a.csv:1: 'inf' is not a weight"},
    {"0,1,nan\n", 1, "a.csv:1: 'nan' is not a weight"},
    {"0,1,1e999\n", 1, "a.csv:1: '1e999' is not a weight"},
    {"0,1,\n", 1, "a.csv:1: '' is not a weight"},
    {"0,1\n1,2,3\n", 1, "a.csv:2: the line has 3 fields; 2 are expected"},
    {"from,to,weight\n1,2\n", 1, "a.csv:2: the line has 2 fields; 3 are expected"},
    {"0;1\n", 1, "a.csv:1: the line has 1 fields; 2 or 3 are expected"},
    {"0,1,2,3\n", 1, "a.csv:1: the line has more than 3 fields"},
    {"\"0\",\"1\"\n", 1, "a.csv:1: there is a quotation mark; write the numbers without quotes"},
    {"0,1\r1,2\r", 1, "a.csv:1: this is not an agency"},
    {"x,y,z\n1,2\n3,3,3\n", 5, "a.csv:3: agency 3 is tied to itself"},
};

START_TEST(wrong_edge_lists_are_refused_with_their_lines) {
    const struct Refusal *refusal = &bad_edges[_i];
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(
        network_read_edges_text(&network, refusal->input, strlen(refusal->input), "a.csv", 10, &error),
        STATUS_CONFIGURATION);
    ck_assert_msg(error.count == refusal->messages, "%d messages: %s", error.count, error.text);
    ck_assert_msg(strstr(error.text, refusal->message) != NULL, "%s", error.text);
    assert_empty(&network);
}
END_TEST

START_TEST(bytes_that_are_not_text_are_refused) {
    static const char nul[] = "0,1\n1,\0002\n";
    char overlong[400];
    memset(overlong, ' ', sizeof overlong);
    memcpy(overlong, "0,1", 3);
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(network_read_edges_text(&network, nul, sizeof nul - 1, "a.csv", 10, &error),
                     STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, "a.csv:2: there is a NUL byte; an edge list is plain text");
    error = (struct Error){0};
    ck_assert_int_eq(network_read_edges_text(&network, overlong, sizeof overlong, "a.csv", 10, &error),
                     STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "a.csv:1: the line is too long"));
    assert_empty(&network);
    ck_assert_int_eq(network_read_edges_text(&network, overlong, 256, "a.csv", 10, &error), STATUS_OK);
    network_free(&network);
}
END_TEST

START_TEST(a_hopeless_file_is_given_up) {
    enum { LINES = 100000 };
    char *text = malloc(2 * LINES);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + 2 * i, "?\n", 2);
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(network_read_edges_text(&network, text, 2 * LINES, "a.csv", 10, &error),
                     STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 1000);
    assert_empty(&network);
    free(text);
}
END_TEST

START_TEST(earlier_messages_are_not_taken_for_errors_of_the_file) {
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(error_set(&error, STATUS_USAGE, "before"), STATUS_USAGE);
    ck_assert_int_eq(network_read(&network, FIXTURES "plain.csv", 4, &error), STATUS_OK);
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
        ck_assert_int_eq(network_read(&network, path, 4, &error), STATUS_INPUT_OUTPUT);
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
        ck_assert_int_eq(network_read(&network, path, 4, &error), STATUS_CONFIGURATION);
        ck_assert_ptr_nonnull(strstr(error.text, "the file is too large; a network file has at most 64 MiB"));
        assert_empty(&network);
        ck_assert_int_eq(unlink(path), 0);
    }
    ck_assert_int_eq(rmdir(directory), 0);
}
END_TEST

START_TEST(a_written_network_reads_back) {
    uint32_t *government = blocks(120, 30);
    struct NetworkShape shape = shape_of(120, government);
    struct Network network = generated(&shape, &key), back;
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(stream);
    for (size_t a = 0; a < 120; a++)
        for (size_t i = network.first[a]; i < network.first[a + 1]; i++)
            if (network.peer[i] > a)
                fprintf(stream, "%u,%zu,%.17g\n", (unsigned)network.peer[i], a, network.weight[i]);
    fclose(stream);
    struct Error error = {0};
    ck_assert_int_eq(network_read_edges_text(&back, text, length, "a.csv", 120, &error), STATUS_OK);
    assert_equal(&network, &back);
    network_free(&network);
    network_free(&back);
    free(text);
    free(government);
}
END_TEST

static Suite *network_read_suite(void) {
    Suite *suite = suite_create("network_read");
    TCase *reading = tcase_create("reading");
    tcase_set_timeout(reading, 60);
    tcase_add_test(reading, strength_is_the_sum_of_weights);
    tcase_add_test(reading, files_of_each_format_give_the_same_network);
    tcase_add_loop_test(reading, wrong_graphml_is_refused, 0, sizeof bad_graphml / sizeof *bad_graphml);
    tcase_add_test(reading, more_nodes_than_agencies_are_refused);
    tcase_add_loop_test(reading, edge_lists_are_read_as_people_write_them, 0,
                        sizeof good_edges / sizeof *good_edges);
    tcase_add_loop_test(reading, wrong_edge_lists_are_refused_with_their_lines, 0,
                        sizeof bad_edges / sizeof *bad_edges);
    tcase_add_test(reading, bytes_that_are_not_text_are_refused);
    tcase_add_test(reading, a_hopeless_file_is_given_up);
    tcase_add_test(reading, earlier_messages_are_not_taken_for_errors_of_the_file);
    tcase_add_test(reading, a_file_that_cannot_be_read_is_an_input_error);
    tcase_add_test(reading, files_above_64_mebibytes_are_refused);
    tcase_add_test(reading, a_written_network_reads_back);
    suite_add_tcase(suite, reading);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(network_read_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
