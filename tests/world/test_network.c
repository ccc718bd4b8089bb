#define _POSIX_C_SOURCE 200809L
#include <check.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <igraph/igraph.h>

#include "network_read.h"

#ifndef FIXTURES
#define FIXTURES "tests/world/fixtures/" /* the tests run in the root of the project */
#endif

static const struct RandomKey key = {20240607, 3};

static uint32_t *blocks(size_t agencies, size_t units) {
    uint32_t *government = malloc((agencies + 1) * sizeof *government);
    ck_assert_ptr_nonnull(government);
    for (size_t i = 0; i < agencies; i++)
        government[i] = (uint32_t)(i / units);
    return government;
}

static struct NetworkShape shape_of(size_t agencies, const uint32_t *government) {
    return (struct NetworkShape){.agencies = agencies,
                                 .government = government,
                                 .peers_within = 6.0,
                                 .rewiring = 0.1,
                                 .peers_between = 1.0,
                                 .weight_between = 0.25};
}

static struct Network generated(const struct NetworkShape *shape, const struct RandomKey *with) {
    struct Network network;
    struct Error error = {0};
    ck_assert_msg(network_generate(&network, shape, with, &error) == STATUS_OK, "%s", error.text);
    return network;
}

static bool is_peer(const struct Network *network, uint32_t agency, uint32_t peer, double *weight) {
    for (size_t i = network->first[agency]; i < network->first[agency + 1]; i++)
        if (network->peer[i] == peer) {
            *weight = network->weight[i];
            return true;
        }
    return false;
}

/* Ascending rows without self and duplicates, symmetric with the same weight. */
static void assert_sound(const struct Network *network) {
    ck_assert_uint_eq(network->first[0], 0);
    for (uint32_t a = 0; a < network->agencies; a++)
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++) {
            double back = 0.0;
            ck_assert_uint_lt(network->peer[i], network->agencies);
            ck_assert_uint_ne(network->peer[i], a);
            ck_assert(i == network->first[a] || network->peer[i - 1] < network->peer[i]);
            ck_assert(is_peer(network, network->peer[i], a, &back));
            ck_assert_double_eq(back, network->weight[i]);
        }
}

static void assert_equal(const struct Network *one, const struct Network *other) {
    ck_assert_uint_eq(one->agencies, other->agencies);
    ck_assert_mem_eq(one->first, other->first, (one->agencies + 1) * sizeof *one->first);
    size_t peers = one->first[one->agencies];
    ck_assert_mem_eq(one->peer, other->peer, peers * sizeof *one->peer);
    ck_assert_mem_eq(one->weight, other->weight, peers * sizeof *one->weight);
}

static bool is_equal(const struct Network *one, const struct Network *other) {
    size_t peers = one->first[one->agencies];
    return memcmp(one->first, other->first, (one->agencies + 1) * sizeof *one->first) == 0 &&
           memcmp(one->peer, other->peer, peers * sizeof *one->peer) == 0 &&
           memcmp(one->weight, other->weight, peers * sizeof *one->weight) == 0;
}

static void assert_empty(const struct Network *network) {
    ck_assert_uint_eq(network->agencies, 0);
    ck_assert(!network->complete);
    ck_assert(network->first == NULL && network->peer == NULL && network->weight == NULL);
}

/* Rows by whether the peer is in another government. */
static size_t count_between(const struct Network *network, const uint32_t *government) {
    size_t between = 0;
    for (size_t a = 0; a < network->agencies; a++)
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++)
            between += government[a] != government[network->peer[i]];
    return between;
}

START_TEST(generated_rows_are_sound_and_as_many_as_asked_for) {
    uint32_t *government = blocks(300, 50);
    for (uint64_t replicate = 0; replicate < 20; replicate++) {
        struct NetworkShape shape = shape_of(300, government);
        shape.rewiring = (double)replicate / 19.0;
        struct Network network = generated(&shape, &(struct RandomKey){1, replicate});
        assert_sound(&network);
        size_t between = count_between(&network, government);
        ck_assert_uint_eq(between, 300 * 1);
        ck_assert_uint_eq(network.first[300] - between, 300 * 6);
        network_free(&network);
    }
    free(government);
}
END_TEST

START_TEST(weights_tell_inside_from_between) {
    uint32_t *government = blocks(120, 30);
    struct NetworkShape shape = shape_of(120, government);
    struct Network network = generated(&shape, &key);
    for (size_t a = 0; a < 120; a++)
        for (size_t i = network.first[a]; i < network.first[a + 1]; i++)
            ck_assert_double_eq(network.weight[i], government[a] == government[network.peer[i]] ? 1.0 : 0.25);
    network_free(&network);
    free(government);
}
END_TEST

START_TEST(without_rewiring_it_is_a_ring) {
    uint32_t *government = blocks(40, 20);
    struct NetworkShape shape = shape_of(40, government);
    shape.rewiring = 0.0;
    shape.peers_between = 0.0;
    shape.peers_within = 5.9; /* rounds down to 4 */
    struct Network network = generated(&shape, &key);
    for (uint32_t a = 0; a < 40; a++) {
        ck_assert_uint_eq(network.first[a + 1] - network.first[a], 4);
        for (size_t i = network.first[a]; i < network.first[a + 1]; i++) {
            int steps = abs((int)network.peer[i] - (int)a);
            ck_assert_uint_eq(government[a], government[network.peer[i]]);
            ck_assert(steps <= 2 || 20 - steps <= 2);
        }
    }
    network_free(&network);
    free(government);
}
END_TEST

/* The rows that igraph's own game gives under the same seed. */
static struct Network game_of_igraph(size_t units, size_t each_side, double rewiring, uint64_t seed) {
    igraph_t graph;
    struct TieList ties = {0};
    struct Network network;
    struct Error error = {0};
    igraph_rng_seed(igraph_rng_default(), seed);
    ck_assert_int_eq(igraph_watts_strogatz_game(&graph, 1, (igraph_integer_t)units,
                                                (igraph_integer_t)each_side, 1.0 - sqrt(1.0 - rewiring),
                                                false, false),
                     IGRAPH_SUCCESS);
    for (igraph_integer_t e = 0; e < igraph_ecount(&graph); e++) {
        uint32_t one = (uint32_t)IGRAPH_FROM(&graph, e), other = (uint32_t)IGRAPH_TO(&graph, e);
        struct Tie tie = {one < other ? one : other, one < other ? other : one, 0, 1.0};
        ck_assert_int_eq(tie_list_add(&ties, tie, &error), STATUS_OK);
    }
    ck_assert_int_eq(network_from_ties(&network, units, &ties, &error), STATUS_OK);
    tie_list_free(&ties);
    igraph_destroy(&graph);
    return network;
}

START_TEST(a_small_world_is_that_of_igraph) {
    static const double rewirings[] = {0.0, 0.02, 0.1, 0.5, 0.9, 1.0};
    const size_t each_side = (size_t)_i;
    for (size_t units = 2 * each_side + 2; units < 300; units += 1 + units / 4)
        for (size_t r = 0; r < sizeof rewirings / sizeof *rewirings; r++) {
            uint32_t *government = blocks(units, units);
            struct NetworkShape shape = shape_of(units, government);
            uint64_t words[4];
            shape.peers_within = 2.0 * (double)each_side;
            shape.rewiring = rewirings[r];
            shape.peers_between = 0.0;
            random_block(&key, (struct DrawId){PURPOSE_NETWORK, 0, 0, 0}, 0, words);
            struct Network network = generated(&shape, &key);
            struct Network game = game_of_igraph(units, each_side, rewirings[r], words[0]);
            assert_sound(&network);
            assert_equal(&network, &game);
            network_free(&network);
            network_free(&game);
            free(government);
        }
}
END_TEST

/* Ties that are off the ring are binomial in (ties, share asked for), but for the few that land on it again:
 * five standard deviations, a false alarm in 10^6 seeds. */
START_TEST(share_of_ties_rewired_is_the_share_asked_for) {
    enum { UNITS = 20000, TIES = UNITS * 3 };
    uint32_t *government = blocks(UNITS, UNITS);
    for (int step = 1; step <= 4; step++) {
        struct NetworkShape shape = shape_of(UNITS, government);
        shape.rewiring = 0.2 * step;
        shape.peers_between = 0.0;
        struct Network network = generated(&shape, &key);
        double moved = 0.0;
        for (uint32_t a = 0; a < UNITS; a++)
            for (size_t i = network.first[a]; i < network.first[a + 1]; i++) {
                int steps = abs((int)network.peer[i] - (int)a);
                moved += steps > 3 && UNITS - steps > 3 ? 0.5 : 0.0;
            }
        double spread = sqrt(TIES * shape.rewiring * (1.0 - shape.rewiring));
        ck_assert_double_le(fabs(moved - TIES * shape.rewiring), 5.0 * spread + TIES * 0.0005);
        network_free(&network);
    }
    free(government);
}
END_TEST

/* Hits of each pair over 600 networks are binomial(600, 1/8): 32 pairs, five standard deviations each, a
 * false alarm in 5 * 10^4 seeds. */
START_TEST(ties_between_governments_are_uniform_over_pairs) {
    enum { NETWORKS = 600, UNITS = 10 };
    const uint32_t government[UNITS] = {4, 4, 4, 4, 9, 9, 9, 9, 11, 11}; /* 16 + 8 + 8 pairs */
    int hits[UNITS][UNITS] = {{0}};
    struct NetworkShape shape = shape_of(UNITS, government);
    shape.peers_within = 0.0;
    shape.peers_between = 0.8; /* 4 ties */
    for (uint64_t replicate = 0; replicate < NETWORKS; replicate++) {
        struct Network network = generated(&shape, &(struct RandomKey){77, replicate});
        ck_assert_uint_eq(network.first[UNITS], 8);
        for (size_t a = 0; a < UNITS; a++)
            for (size_t i = network.first[a]; i < network.first[a + 1]; i++)
                hits[a][network.peer[i]]++;
        network_free(&network);
    }
    double spread = sqrt(NETWORKS * 0.125 * 0.875);
    for (size_t a = 0; a < UNITS; a++)
        for (size_t b = 0; b < UNITS; b++) {
            double expected = government[a] == government[b] ? 0.0 : NETWORKS * 0.125;
            ck_assert_double_le(fabs(hits[a][b] - expected), expected > 0.0 ? 5.0 * spread : 0.0);
        }
}
END_TEST

START_TEST(more_ties_than_pairs_gives_all_pairs) {
    uint32_t *government = blocks(30, 10);
    struct NetworkShape shape = shape_of(30, government);
    shape.peers_between = 1e9;
    shape.peers_within = 1e300;
    struct Network network = generated(&shape, &key);
    assert_sound(&network);
    ck_assert_uint_eq(network.first[30], 30 * 29);
    network_free(&network);
    free(government);
}
END_TEST

START_TEST(small_governments_are_fully_connected) {
    const uint32_t government[] = {0, 1, 1, 2, 2, 2, 2, 2, 2, 2};
    struct NetworkShape shape = shape_of(10, government);
    shape.peers_between = 0.0;
    struct Network network = generated(&shape, &key);
    const size_t degree[] = {0, 1, 1, 6, 6, 6, 6, 6, 6, 6};
    assert_sound(&network);
    for (size_t a = 0; a < 10; a++)
        ck_assert_uint_eq(network.first[a + 1] - network.first[a], degree[a]);
    network_free(&network);
}
END_TEST

START_TEST(one_agency_or_none_is_a_network) {
    const uint32_t government[] = {5};
    for (size_t agencies = 0; agencies <= 1; agencies++) {
        struct NetworkShape shape = shape_of(agencies, government);
        struct Network network = generated(&shape, &key);
        ck_assert_uint_eq(network.first[agencies], 0);
        network_free(&network);
    }
}
END_TEST

START_TEST(the_key_decides) {
    uint32_t *government = blocks(300, 60);
    struct NetworkShape shape = shape_of(300, government);
    struct Network one = generated(&shape, &key), same = generated(&shape, &key);
    struct Network seed = generated(&shape, &(struct RandomKey){key.seed + 1, key.replicate});
    struct Network replicate = generated(&shape, &(struct RandomKey){key.seed, key.replicate + 1});
    assert_equal(&one, &same);
    ck_assert(!is_equal(&one, &seed));
    ck_assert(!is_equal(&one, &replicate));
    network_free(&one);
    network_free(&same);
    network_free(&seed);
    network_free(&replicate);
    free(government);
}
END_TEST

START_TEST(governments_are_wired_apart) {
    uint32_t *government = blocks(100, 50);
    struct NetworkShape shape = shape_of(100, government), first = shape_of(50, government);
    shape.peers_between = first.peers_between = 0.0;
    struct Network both = generated(&shape, &key), one = generated(&first, &key);
    ck_assert_mem_eq(both.first, one.first, 51 * sizeof *one.first);
    ck_assert_mem_eq(both.peer, one.peer, one.first[50] * sizeof *one.peer);
    size_t shifted = 0;
    for (size_t i = 0; i < one.first[50]; i++)
        shifted += both.first[100] == 2 * one.first[50] && both.peer[one.first[50] + i] == one.peer[i] + 50;
    ck_assert_uint_lt(shifted, one.first[50]);
    network_free(&both);
    network_free(&one);
    free(government);
}
END_TEST

/* A big nation and its replicates must be cheap; quadratic work would not end within Check's limit. */
START_TEST(a_large_network_is_feasible) {
    enum { UNITS = 200000 };
    uint32_t *government = blocks(UNITS, 4000);
    struct NetworkShape shape = shape_of(UNITS, government);
    struct Network network = generated(&shape, &key);
    ck_assert_uint_eq(network.first[UNITS], (size_t)UNITS * 7);
    network_free(&network);
    free(government);
}
END_TEST

START_TEST(threads_at_once_get_the_same_bytes) {
    enum { NETWORKS = 32 };
    uint32_t *government = blocks(200, 40);
    struct NetworkShape shape = shape_of(200, government);
    struct Network alone[NETWORKS], together[NETWORKS], read[NETWORKS];
    struct Error errors[NETWORKS] = {{0}};
    enum Status status[NETWORKS], read_status[NETWORKS];
    for (uint64_t i = 0; i < NETWORKS; i++)
        alone[i] = generated(&shape, &(struct RandomKey){9, i});
#pragma omp parallel for schedule(dynamic, 1) num_threads(8)
    for (int i = 0; i < NETWORKS; i++) {
        struct RandomKey mine = {9, (uint64_t)i};
        read_status[i] = network_read(&read[i], FIXTURES "weighted.graphml", 4, &errors[i]);
        status[i] = network_generate(&together[i], &shape, &mine, &errors[i]);
    }
    for (int i = 0; i < NETWORKS; i++) {
        ck_assert_int_eq(status[i], STATUS_OK);
        ck_assert_int_eq(read_status[i], STATUS_OK);
        assert_equal(&alone[i], &together[i]);
        assert_equal(&read[0], &read[i]);
    }
    for (int i = 0; i < NETWORKS; i++) {
        network_free(&alone[i]);
        network_free(&together[i]);
        network_free(&read[i]);
    }
    free(government);
}
END_TEST

START_TEST(complete_network_makes_no_rows) {
    struct NetworkShape shape = shape_of(300, NULL);
    shape.complete = true;
    struct Network network = generated(&shape, &key);
    ck_assert(network.complete && network.first == NULL);
    ck_assert_uint_eq(network.agencies, 300);
    ck_assert_double_eq(network_strength(&network, 17), 299.0);
    network_free(&network);
    network_free(&network);
    assert_empty(&network);
}
END_TEST

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

START_TEST(a_shape_out_of_its_domain_is_refused) {
    const uint32_t government[] = {0, 0, 1}, descending[] = {1, 0, 0};
    struct NetworkShape wrong[9];
    for (int i = 0; i < 9; i++)
        wrong[i] = shape_of(3, government);
    wrong[0].government = descending;
    wrong[1].rewiring = 1.5;
    wrong[2].rewiring = -0.1;
    wrong[3].peers_within = (double)NAN;
    wrong[4].peers_within = -2.0;
    wrong[5].peers_between = (double)INFINITY;
    wrong[6].weight_between = 0.0;
    wrong[7].weight_between = (double)NAN;
    wrong[8].agencies = (size_t)UINT32_MAX + 1;
    for (int i = 0; i < 9; i++) {
        struct Network network;
        struct Error error = {0};
        ck_assert_int_eq(network_generate(&network, &wrong[i], &key, &error), STATUS_INTERNAL);
        ck_assert_int_eq(error.count, 1);
        assert_empty(&network);
    }
}
END_TEST

/* Address space in use, in bytes; 0 where it cannot be known or a sanitizer needs terabytes of it. */
static size_t address_space(void) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#else
    FILE *file = fopen("/proc/self/statm", "r");
    size_t pages = 0;
    if (file != NULL && fscanf(file, "%zu", &pages) != 1)
        pages = 0;
    if (file != NULL)
        fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
#endif
}

/* From hardly any memory to enough, so that each large allocation fails once. */
START_TEST(lack_of_memory_is_reported_wherever_it_strikes) {
    enum { UNITS = 100000, STEP = 2 << 20 };
    uint32_t *government = blocks(UNITS, 20000);
    struct NetworkShape shape = shape_of(UNITS, government);
    size_t used = address_space();
    int failures = 0;
    enum Status status = used > 0 ? STATUS_OUT_OF_MEMORY : STATUS_OK;
    for (size_t extra = STEP; status == STATUS_OUT_OF_MEMORY && extra < (size_t)1 << 30; extra += STEP) {
        struct rlimit limit = {used + extra, RLIM_INFINITY};
        struct Network network;
        struct Error error = {0};
        ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
        status = network_generate(&network, &shape, &key, &error);
        ck_assert_int_eq(error.count, status == STATUS_OK ? 0 : 1);
        failures += status == STATUS_OUT_OF_MEMORY;
        if (status != STATUS_OK)
            assert_empty(&network);
        network_free(&network);
    }
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert(used == 0 || failures > 3);
    free(government);
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

static Suite *network_suite(void) {
    Suite *suite = suite_create("network");
    TCase *generation = tcase_create("generation"), *reading = tcase_create("reading");
    tcase_set_timeout(generation, 60);
    tcase_add_test(generation, generated_rows_are_sound_and_as_many_as_asked_for);
    tcase_add_test(generation, weights_tell_inside_from_between);
    tcase_add_test(generation, without_rewiring_it_is_a_ring);
    tcase_add_loop_test(generation, a_small_world_is_that_of_igraph, 1, 6);
    tcase_add_test(generation, share_of_ties_rewired_is_the_share_asked_for);
    tcase_add_test(generation, ties_between_governments_are_uniform_over_pairs);
    tcase_add_test(generation, more_ties_than_pairs_gives_all_pairs);
    tcase_add_test(generation, small_governments_are_fully_connected);
    tcase_add_test(generation, one_agency_or_none_is_a_network);
    tcase_add_test(generation, the_key_decides);
    tcase_add_test(generation, governments_are_wired_apart);
    tcase_add_test(generation, a_large_network_is_feasible);
    tcase_add_test(generation, threads_at_once_get_the_same_bytes);
    tcase_add_test(generation, complete_network_makes_no_rows);
    tcase_add_test(generation, a_shape_out_of_its_domain_is_refused);
    tcase_add_test(generation, lack_of_memory_is_reported_wherever_it_strikes);
    suite_add_tcase(suite, generation);
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
    SRunner *runner = srunner_create(network_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
