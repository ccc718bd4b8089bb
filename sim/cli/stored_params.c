/* The scenarios of a stored study, out of the canonical text of its identity. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/results.h"
#include "params/scenario_text.h"

/* The identity, as long as it may be; NULL with a message. The caller frees it. */
static char *identity_text(struct Store *store, struct Error *error) {
    for (size_t size = 1 << 16;; size *= 4) {
        char *text = malloc(size);
        if (text == NULL) {
            error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the identity of the study");
            return NULL;
        }
        if (store_fact(store, "identity", text, size, error) == STATUS_OK && strlen(text) + 1 < size)
            return text;
        free(text);
        if (error->count > 0)
            return NULL;
    }
}

/* Parameters and interventions of a stored scenario into one that is initialised. */
static enum Status take_scenario(struct Store *store, int64_t index, struct Scenario *scenario,
                                 struct Error *error) {
    char prefix[64];
    snprintf(prefix, sizeof prefix, "scenario.%" PRId64 ".", index);
    char *text = identity_text(store, error);
    if (text == NULL)
        return error->status;
    enum Status status = scenario_text_read(scenario, prefix, text, error);
    free(text);
    return status;
}

enum Status results_scenario(struct Store *store, int64_t index, struct Scenario *scenario,
                             struct Error *error) {
    struct StoredScenario stored;
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status = store_scenario(store, index, &stored, error);
    if (status != STATUS_OK)
        return status;
    memcpy(scenario->name, stored.name, sizeof scenario->name);
    memcpy(scenario->title, stored.title, sizeof scenario->title);
    memcpy(scenario->description, stored.description, sizeof scenario->description);
    memcpy(scenario->title_zh, stored.title_zh, sizeof scenario->title_zh);
    memcpy(scenario->description_zh, stored.description_zh, sizeof scenario->description_zh);
    return take_scenario(store, index, scenario, error);
}

enum Status results_params(struct Store *store, int64_t index, struct Params *params, struct Error *error) {
    struct Scenario scenario;
    enum Status status = scenario_init(&scenario, error);
    if (status == STATUS_OK)
        status = take_scenario(store, index, &scenario, error);
    *params = scenario.params;
    scenario_free(&scenario);
    return status;
}
