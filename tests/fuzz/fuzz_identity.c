/* Fuzzes the reading of a scenario out of the text of an identity, as a store has it, and the comparison of
 * two such texts, which a blank line parts. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "params/scenario_text.h"
#include "store/identity_compare.h"
#include "target.h"

static void check_comparison(char *text) {
    struct Error error = {0};
    char *other = strstr(text, "\n\n");
    if (other != NULL)
        *other = '\0';
    other = other != NULL ? other + 2 : text + strlen(text);
    enum Status status = identity_compare(text, other, "fuzz", &error);
    require((status == STATUS_OK) == (strcmp(text, other) == 0), "the same is the same, and nothing else");
    require(error.count <= 12, "ten items are named");
    require(!text_is_clean_utf8(text) || !text_is_clean_utf8(other) || text_is_clean_utf8(error.text),
            "what differs is told as clean text");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Scenario scenario;
    struct Error error = {0};
    char *text = input_text(data, size);
    if (scenario_init(&scenario, &error) == STATUS_OK) {
        enum Status status = scenario_text_read(&scenario, "scenario.0.", text, &error);
        require(status == STATUS_OK || error.count > 0, "an error has a message");
        if (status == STATUS_OK)
            accepted();
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
        check_comparison(text);
    }
    free(text);
    return 0;
}
