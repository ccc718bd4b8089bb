/* Edge lists: as people write them, what is wrong in them, and what is noted. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "networks.h"
#include "tests/suite.h"
#include "world/network_edges.h"

static const struct RandomKey key = {20240607, 3};

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
    ck_assert_msg(network_read_edges_text(&network, text, strlen(text), "a.csv", 3, NULL, &error) ==
                      STATUS_OK,
                  "%s", error.text);
    const uint32_t peers[] = {1, 0, 2, 1};
    assert_sound(&network);
    ck_assert_uint_eq(network.first[3], 4);
    ck_assert_mem_eq(network.peer, peers, sizeof peers);
    for (int i = 0; i < 4; i++)
        ck_assert_double_eq(network_weight(&network, i), 1.0);
    network_free(&network);
}
END_TEST

struct Refusal {
    const char *input;
    int messages;
    const char *message; /* part of them */
};

static const struct Refusal bad_edges[] = {
    {"", 1, "a.csv: the file is empty"},
    {"\n \r\n", 1, "a.csv: the file is empty"},
    {"0,1\n0,300000000\n", 1,
     "a.csv:2: '300000000' is not an agency; agencies are whole numbers from 0, below 10"},
    {"0,10\n", 1,
     "a.csv:1: '10' is not an agency; agencies are whole numbers from 0, below 10; they are counted from 0"},
    {"99999999999999999999999,1\n", 1, "a.csv:1: '99999999999999999999999' is not an agency"},
    {"-1,2\n", 1, "a.csv:1: '-1' is not an agency"},
    {"1.0,2\n", 1, "a.csv:1: '1.0' is not an agency"},
    {"source,target\n1,2\n", 2, "below 10; a header is from,to or from,to,weight, and comes first"},
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
    {"0;1\n", 1,
     "a.csv:1: the line has 1 field; 2 or 3 are expected (from,to or from,to,weight; all lines alike); "
     "commas stand between fields"},
    {"0,1,2,3\n", 1, "a.csv:1: the line has more than 3 fields"},
    {"0,1,0,5\n", 1, "all lines alike); decimal marks are points"},
    {"\"0\",\"1\"\n", 1, "a.csv:1: there is a quotation mark; write the numbers without quotes"},
    {"0,1\r1,2\r", 1, "a.csv:1: this is not an agency"},
    {"x,y,z\n1,2\n3,3,3\n", 5, "a.csv:3: agency 3 is tied to itself"},
};

START_TEST(wrong_edge_lists_are_refused_with_their_lines) {
    const struct Refusal *refusal = &bad_edges[_i];
    struct Network network;
    struct Error error = {0};
    ck_assert_int_eq(
        network_read_edges_text(&network, refusal->input, strlen(refusal->input), "a.csv", 10, NULL, &error),
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
    ck_assert_int_eq(network_read_edges_text(&network, nul, sizeof nul - 1, "a.csv", 10, NULL, &error),
                     STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, "a.csv:2: there is a NUL byte; an edge list is plain text");
    error = (struct Error){0};
    ck_assert_int_eq(network_read_edges_text(&network, overlong, sizeof overlong, "a.csv", 10, NULL, &error),
                     STATUS_CONFIGURATION);
    ck_assert_ptr_nonnull(strstr(error.text, "a.csv:1: the line is too long"));
    assert_empty(&network);
    ck_assert_int_eq(network_read_edges_text(&network, overlong, 256, "a.csv", 10, NULL, &error), STATUS_OK);
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
    ck_assert_int_eq(network_read_edges_text(&network, text, 2 * LINES, "a.csv", 10, NULL, &error),
                     STATUS_CONFIGURATION);
    ck_assert_int_eq(error.count, 1000);
    assert_empty(&network);
    free(text);
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
                fprintf(stream, "%u,%zu,%.17g\n", (unsigned)network.peer[i], a, network_weight(&network, i));
    fclose(stream);
    struct Error error = {0};
    ck_assert_int_eq(network_read_edges_text(&back, text, length, "a.csv", 120, NULL, &error), STATUS_OK);
    assert_equal(&network, &back);
    network_free(&network);
    network_free(&back);
    free(text);
    free(government);
}
END_TEST

START_TEST(agencies_without_a_peer_are_noted) {
    struct Network network;
    struct Error notes = {0}, error = {0};
    const char *text = "0,1\n1,2\n";
    ck_assert_int_eq(network_read_edges_text(&network, text, strlen(text), "a.csv", 5, &notes, &error),
                     STATUS_OK);
    ck_assert_str_eq(notes.text, "a.csv: 2 of 5 agencies (world.agencies) have no peer in it");
    network_free(&network);
    notes = (struct Error){0};
    ck_assert_int_eq(network_read_edges_text(&network, text, strlen(text), "a.csv", 3, &notes, &error),
                     STATUS_OK);
    ck_assert_int_eq(notes.count, 0);
    network_free(&network);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_loop_test(tests, edge_lists_are_read_as_people_write_them, 0,
                        sizeof good_edges / sizeof *good_edges);
    tcase_add_loop_test(tests, wrong_edge_lists_are_refused_with_their_lines, 0,
                        sizeof bad_edges / sizeof *bad_edges);
    tcase_add_test(tests, bytes_that_are_not_text_are_refused);
    tcase_add_test(tests, a_hopeless_file_is_given_up);
    tcase_add_test(tests, a_written_network_reads_back);
    tcase_add_test(tests, agencies_without_a_peer_are_noted);
}

int main(void) {
    return run_suite("network_edges", add_tests);
}
