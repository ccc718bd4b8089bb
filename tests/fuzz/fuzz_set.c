/* Fuzzes --set: an assignment is taken as a whole or not at all. */
#include <stdlib.h>
#include <string.h>

#include "params/scenario.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Scenario scenario;
    struct Error error = {0};
    char *text = input_text(data, size);
    if (scenario_init(&scenario, &error) == STATUS_OK) {
        struct Params before = scenario.params;
        enum Status status = scenario_set(&scenario, text, &error);
        require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
        require(status == STATUS_OK || memcmp(&before, &scenario.params, sizeof before) == 0,
                "what is refused changes nothing");
        if (status == STATUS_OK)
            accepted();
        scenario_free(&scenario);
    }
    free(text);
    return 0;
}
