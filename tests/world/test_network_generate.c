/* Networks that are generated: their rows, their statistics, what the key decides. */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "networks.h"
#include "tests/suite.h"
#include "world/network_read.h"
#include "world/network_ties.h"

static const struct RandomKey key = {20240607, 3};

static bool is_equal(const struct Network *one, const struct Network *other) {
    size_t peers = one->first[one->agencies];
    return memcmp(one->first, other->first, (one->agencies + 1) * sizeof *one->first) == 0 &&
           memcmp(one->peer, other->peer, peers * sizeof *one->peer) == 0 &&
           memcmp(one->weight, other->weight, peers * sizeof *one->weight) == 0;
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
            ck_assert_double_eq(network_weight(&network, i),
                                government[a] == government[network.peer[i]] ? 1.0 : 0.25);
    network_free(&network);
    free(government);
}
END_TEST

/* A fine grid of uniforms draws each peer by the weight of its tie, and nobody else. */
START_TEST(peers_are_drawn_by_their_weights) {
    enum { GRID = 40000, UNITS = 12 };
    const uint32_t government[UNITS] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
    struct NetworkShape shape = shape_of(UNITS, government);
    shape.peers_between = _i == 0 ? 0.0 : 3.0;
    shape.complete = _i == 2;
    struct Network network = generated(&shape, &key);
    ck_assert_int_eq(network.weight != NULL, _i == 1);
    double drawn[UNITS] = {0}, expected[UNITS] = {0}, strength = network_strength(&network, 7);
    ck_assert(!network_is_alone(&network, 7));
    for (int i = 0; i < GRID; i++)
        drawn[network_peer(&network, 7, (i + 0.5) / GRID)] += 1.0 / GRID;
    for (size_t i = 0; _i == 2 && i < UNITS; i++)
        expected[i] = i == 7 ? 0.0 : 1.0 / strength;
    for (size_t i = _i == 2 ? 0 : network.first[7]; _i < 2 && i < network.first[8]; i++)
        expected[network.peer[i]] = network_weight(&network, i) / strength;
    for (size_t i = 0; i < UNITS; i++)
        ck_assert_double_eq_tol(drawn[i], expected[i], 1e-4);
    network_free(&network);
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
        read_status[i] = network_read(&read[i], FIXTURES "weighted.graphml", 4, NULL, &errors[i]);
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

static void add_tests(TCase *tests) {
    tcase_add_test(tests, generated_rows_are_sound_and_as_many_as_asked_for);
    tcase_add_test(tests, weights_tell_inside_from_between);
    tcase_add_loop_test(tests, peers_are_drawn_by_their_weights, 0, 3);
    tcase_add_test(tests, ties_between_governments_are_uniform_over_pairs);
    tcase_add_test(tests, more_ties_than_pairs_gives_all_pairs);
    tcase_add_test(tests, small_governments_are_fully_connected);
    tcase_add_test(tests, one_agency_or_none_is_a_network);
    tcase_add_test(tests, the_key_decides);
    tcase_add_test(tests, governments_are_wired_apart);
    tcase_add_test(tests, a_large_network_is_feasible);
    tcase_add_test(tests, threads_at_once_get_the_same_bytes);
    tcase_add_test(tests, complete_network_makes_no_rows);
    tcase_add_test(tests, a_shape_out_of_its_domain_is_refused);
    tcase_add_test(tests, lack_of_memory_is_reported_wherever_it_strikes);
}

int main(void) {
    return run_suite("network_generate", add_tests);
}
