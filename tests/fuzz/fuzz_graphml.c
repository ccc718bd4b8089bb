/* Fuzzes the reader of GraphML. */

#include "base/text.h"
#include "target.h"
#include "world/network_graphml.h"

enum { AGENCIES = 12 };

static void check_accepted(const struct Network *network) {
    require(network->agencies == AGENCIES && !network->complete, "size");
    for (uint32_t a = 0; a < AGENCIES; a++) {
        double strength = network_strength(network, a);
        require(strength >= 0.0 && strength <= 1e300, "strengths are finite");
        for (size_t i = network->first[a]; i < network->first[a + 1]; i++) {
            uint32_t peer = network->peer[i];
            require(peer < AGENCIES && peer != a, "peers are other agencies");
            require(i == network->first[a] || network->peer[i - 1] < peer, "rows ascend");
            require(network_weight(network, i) > 0.0, "weights are above 0");
        }
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Network network;
    struct Error notes = {0}, error = {0};
    enum Status status = network_read_graphml_text(&network, (const char *)data, size, "fuzz.graphml",
                                                   AGENCIES, &notes, &error);
    require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
    require(text_is_clean_utf8(error.text) && text_is_clean_utf8(notes.text), "messages are clean text");
    if (status == STATUS_OK) {
        check_accepted(&network);
        accepted();
    } else
        require(network.first == NULL && network.agencies == 0, "nothing is kept on failure");
    network_free(&network);
    return 0;
}
