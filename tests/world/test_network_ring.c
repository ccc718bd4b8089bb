/* Small worlds: the ring, what rewiring keeps and what it changes, up to the random graph. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "networks.h"
#include "tests/suite.h"

static const struct RandomKey key = {20240607, 3};

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

static size_t degree_of(const struct Network *network, size_t agency) {
    return network->first[agency + 1] - network->first[agency];
}

/* A tie that is moved keeps the unit that it starts from. */
START_TEST(rewiring_keeps_the_ties_and_half_of_each_degree) {
    const size_t each_side = (size_t)_i;
    for (size_t units = 2 * each_side + 2; units < 200; units += 1 + units / 3)
        for (int step = 0; step <= 4; step++) {
            uint32_t *government = blocks(units, units);
            struct NetworkShape shape = shape_of(units, government);
            shape.peers_within = 2.0 * (double)each_side;
            shape.rewiring = 0.25 * step;
            shape.peers_between = 0.0;
            struct Network network = generated(&shape, &key);
            assert_sound(&network);
            ck_assert_uint_eq(network.first[units], 2 * each_side * units);
            for (size_t a = 0; a < units; a++)
                ck_assert_uint_ge(degree_of(&network, a), step > 0 ? each_side : 2 * each_side);
            network_free(&network);
            free(government);
        }
}
END_TEST

/* Mean over agencies of the share of pairs of peers that are peers (Watts & Strogatz 1998). */
static double clustering(const struct Network *network) {
    double sum = 0.0, weight;
    for (size_t a = 0; a < network->agencies; a++) {
        double tied = 0.0, degree = (double)degree_of(network, a);
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++)
            for (size_t k = i + 1; k < network->first[a + 1]; k++)
                tied += is_peer(network, network->peer[i], network->peer[k], &weight);
        sum += degree > 1.0 ? tied / (degree * (degree - 1.0) / 2.0) : 0.0;
    }
    return sum / (double)network->agencies;
}

/* With k peers of N units: 3 (k - 2) / (4 (k - 1)) exactly on the ring, close to (1 - p)^3 of it with a share
 * p rewired (Barrat & Weigt 2000), and not far from the k / N of a random graph with all rewired. Over 10
 * networks of 2,000 units the mean has a standard deviation below 0.003 in the middle and 0.0003 at the end.
 */
START_TEST(clustering_falls_from_the_ring_to_the_random_graph) {
    enum { UNITS = 2000, NETWORKS = 10 };
    const double k = 6.0, ring = 3.0 * (k - 2.0) / (4.0 * (k - 1.0));
    const double rewiring[] = {0.0, 0.1, 0.3, 1.0},
                 expected[] = {ring, ring * 0.729, ring * 0.343, 1.0 * k / UNITS};
    const double tolerance[] = {1e-12, 0.015, 0.015, 0.5 * k / UNITS};
    uint32_t *government = blocks(UNITS, UNITS);
    for (int r = 0; r < 4; r++) {
        double mean = 0.0;
        for (uint64_t replicate = 0; replicate < NETWORKS; replicate++) {
            struct NetworkShape shape = shape_of(UNITS, government);
            shape.rewiring = rewiring[r];
            shape.peers_between = 0.0;
            struct Network network = generated(&shape, &(struct RandomKey){5, replicate});
            mean += clustering(&network) / NETWORKS;
            network_free(&network);
        }
        ck_assert_msg(fabs(mean - expected[r]) <= tolerance[r], "rewiring %g: clustering %g", rewiring[r],
                      mean);
    }
    free(government);
}
END_TEST

/* Where ties of one distance go to is uniform over all units that are free: hits of each unit, as seen from
 * the one that keeps the tie, are binomial(10000, 1/7); five standard deviations each. */
START_TEST(a_moved_tie_goes_anywhere_alike) {
    enum { UNITS = 10, NETWORKS = 100000 };
    double hits[UNITS] = {0.0};
    uint32_t *government = blocks(UNITS, UNITS);
    struct NetworkShape shape = shape_of(UNITS, government);
    shape.peers_within = 2.0;
    shape.peers_between = 0.0;
    shape.rewiring = 0.001;
    double moved = 0.0;
    for (uint64_t replicate = 0; replicate < NETWORKS; replicate++) {
        struct Network network = generated(&shape, &(struct RandomKey){8, replicate});
        for (uint32_t a = 0; a < UNITS; a++) {
            double weight;
            if (is_peer(&network, a, (a + 1) % UNITS, &weight))
                continue;
            moved += 1.0;
            for (uint32_t step = 2; step < UNITS - 1; step++)
                hits[step] += is_peer(&network, a, (a + step) % UNITS, &weight);
        }
        network_free(&network);
    }
    free(government);
    ck_assert_double_ge(moved, 800.0);
    for (int step = 2; step < UNITS - 1; step++)
        ck_assert_msg(fabs(hits[step] - moved / 7.0) <= 5.0 * sqrt(moved * 6.0 / 49.0) + 0.02 * moved,
                      "%g of %g moved ties go %d steps", hits[step], moved, step);
}
END_TEST

/* Common random numbers: what a little rewiring moves, more rewiring moves too. */
START_TEST(more_rewiring_moves_the_same_ties_and_others) {
    enum { UNITS = 500 };
    uint32_t *government = blocks(UNITS, UNITS);
    size_t kept_before = SIZE_MAX;
    struct Network ring, before, network;
    struct NetworkShape shape = shape_of(UNITS, government);
    shape.peers_between = 0.0;
    shape.rewiring = 0.0;
    ring = generated(&shape, &key);
    before = generated(&shape, &key);
    for (int step = 1; step <= 5; step++) {
        shape.rewiring = 0.1 * step;
        network = generated(&shape, &key);
        size_t kept = 0, both = 0;
        double weight;
        for (uint32_t a = 0; a < UNITS; a++)
            for (size_t i = ring.first[a]; i < ring.first[a + 1]; i++) {
                bool now = is_peer(&network, a, ring.peer[i], &weight);
                kept += now;
                both += now && is_peer(&before, a, ring.peer[i], &weight);
            }
        /* a tie that is moved onto a place of the ring that was left looks as if it had stayed */
        ck_assert_uint_lt(kept, kept_before);
        ck_assert_uint_ge(both + kept / 100, kept);
        kept_before = kept;
        network_free(&before);
        before = network;
    }
    network_free(&before);
    network_free(&ring);
    free(government);
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

static void add_tests(TCase *tests) {
    tcase_add_test(tests, without_rewiring_it_is_a_ring);
    tcase_add_loop_test(tests, rewiring_keeps_the_ties_and_half_of_each_degree, 1, 6);
    tcase_add_test(tests, clustering_falls_from_the_ring_to_the_random_graph);
    tcase_add_test(tests, a_moved_tie_goes_anywhere_alike);
    tcase_add_test(tests, more_rewiring_moves_the_same_ties_and_others);
    tcase_add_test(tests, share_of_ties_rewired_is_the_share_asked_for);
}

int main(void) {
    return run_suite("network_ring", add_tests);
}
