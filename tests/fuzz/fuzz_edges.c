/* Fuzzes the reader of CSV edge lists. */

#include "target.h"
#include "world/network_edges.h"

enum { AGENCIES = 12 };

static double weight_of(const struct Network *network, size_t agency, uint32_t peer) {
    for (size_t i = network->first[agency]; i < network->first[agency + 1]; i++)
        if (network->peer[i] == peer)
            return network_weight(network, i);
    return 0.0;
}

static void check_accepted(const struct Network *network) {
    require(network->agencies == AGENCIES && !network->complete, "size");
    for (uint32_t a = 0; a < AGENCIES; a++)
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++) {
            uint32_t peer = network->peer[i];
            require(peer < AGENCIES && peer != a, "peers are other agencies");
            require(i == network->first[a] || network->peer[i - 1] < peer, "rows ascend");
            require(network_weight(network, i) > 0.0 &&
                        weight_of(network, peer, a) == network_weight(network, i),
                    "symmetry");
        }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Network network;
    struct Error error = {0};
    enum Status status =
        network_read_edges_text(&network, (const char *)data, size, "fuzz.csv", AGENCIES, NULL, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    if (status == STATUS_OK) {
        check_accepted(&network);
        accepted();
    } else
        require(network.first == NULL && network.agencies == 0, "nothing is kept on failure");
    network_free(&network);
    return 0;
}
