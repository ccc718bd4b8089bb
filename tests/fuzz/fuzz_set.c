/* Fuzzes --set: an assignment is taken as a whole or not at all; with FUZZ_REPLAY it runs every file named on
 * its command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "params/scenario.h"

static void require(bool condition, const char *what) {
    if (condition)
        return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Scenario scenario;
    struct Error error = {0};
    char *text = malloc(size + 1);
    if (text != NULL && scenario_init(&scenario, &error) == STATUS_OK) {
        struct Params before = scenario.params;
        memcpy(text, data, size);
        text[size] = '\0';
        enum Status status = scenario_set(&scenario, text, &error);
        require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
        require(status == STATUS_OK || memcmp(&before, &scenario.params, sizeof before) == 0,
                "what is refused changes nothing");
        scenario_free(&scenario);
    }
    free(text);
    return 0;
}
