#include "networks.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

uint32_t *blocks(size_t agencies, size_t units) {
    uint32_t *government = malloc((agencies + 1) * sizeof *government);
    ck_assert_ptr_nonnull(government);
    for (size_t i = 0; i < agencies; i++)
        government[i] = (uint32_t)(i / units);
    return government;
}

struct NetworkShape shape_of(size_t agencies, const uint32_t *government) {
    return (struct NetworkShape){.agencies = agencies,
                                 .government = government,
                                 .peers_within = 6.0,
                                 .rewiring = 0.1,
                                 .peers_between = 1.0,
                                 .weight_between = 0.25};
}

struct Network generated(const struct NetworkShape *shape, const struct RandomKey *with) {
    struct Network network;
    struct Error error = {0};
    ck_assert_msg(network_generate(&network, shape, with, &error) == STATUS_OK, "%s", error.text);
    return network;
}

bool is_peer(const struct Network *network, uint32_t agency, uint32_t peer, double *weight) {
    for (size_t i = network->first[agency]; i < network->first[agency + 1]; i++)
        if (network->peer[i] == peer) {
            *weight = network_weight(network, i);
            return true;
        }
    return false;
}

void assert_sound(const struct Network *network) {
    ck_assert_uint_eq(network->first[0], 0);
    for (uint32_t a = 0; a < network->agencies; a++)
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++) {
            double back = 0.0;
            ck_assert_uint_lt(network->peer[i], network->agencies);
            ck_assert_uint_ne(network->peer[i], a);
            ck_assert(i == network->first[a] || network->peer[i - 1] < network->peer[i]);
            ck_assert(is_peer(network, network->peer[i], a, &back));
            ck_assert_double_eq(back, network_weight(network, i));
        }
}

void assert_equal(const struct Network *one, const struct Network *other) {
    ck_assert_uint_eq(one->agencies, other->agencies);
    ck_assert_mem_eq(one->first, other->first, (one->agencies + 1) * sizeof *one->first);
    size_t peers = one->first[one->agencies];
    ck_assert_mem_eq(one->peer, other->peer, peers * sizeof *one->peer);
    for (size_t i = 0; i < peers; i++)
        ck_assert_double_eq(network_weight(one, i), network_weight(other, i));
}

void assert_empty(const struct Network *network) {
    ck_assert_uint_eq(network->agencies, 0);
    ck_assert(!network->complete);
    ck_assert(network->first == NULL && network->peer == NULL && network->weight == NULL);
}
