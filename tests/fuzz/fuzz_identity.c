/* Fuzzes the reading of a scenario out of the text of an identity, as a store has it; with FUZZ_REPLAY it
 * runs every file named on its command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "params/scenario_text.h"

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
        memcpy(text, data, size);
        text[size] = '\0';
        enum Status status = scenario_text_read(&scenario, "scenario.0.", text, &error);
        require(status == STATUS_OK || error.count > 0, "an error has a message");
        require(scenario.intervention_count >= 0 && scenario.intervention_count <= INTERVENTIONS_MOST,
                "number of interventions");
        for (int i = 0; i < INTERVENTIONS_MOST; i++)
            require(scenario.interventions[i].target != TARGET_AGENCIES ||
                        scenario.interventions[i].agency_count <= INTERVENTION_AGENCIES,
                    "number of agencies");
        for (size_t i = 0; i < params_count(); i++) {
            double value = params_get(&scenario.params, i);
            require(value >= params_row(i)->low && value <= params_row(i)->high,
                    "parameters are inside their limits");
        }
        scenario_free(&scenario);
    }
    free(text);
    return 0;
}
