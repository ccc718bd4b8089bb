#include "cli/stored_scenario.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "params/scenario_text.h"
#include "store/store_read.h"
#include "store/store_texts.h"

enum Status stored_identity(struct Store *store, char **text, struct Error *error) {
    enum Status status = store_text(store, "identity", text, error);
    return status == STATUS_OK && *text == NULL
               ? error_set(error, STATUS_INPUT_OUTPUT, "%s: has no identity", store->directory)
               : status;
}

enum Status stored_scenario_read(struct Scenario *scenario, struct Store *store, const char *identity,
                                 int64_t index, struct Error *error) {
    struct StoredScenario stored;
    char prefix[64];
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
    memset(scenario->origin, ORIGIN_STORED, params_count());
    snprintf(prefix, sizeof prefix, "scenario.%" PRId64 ".", index);
    return scenario_text_read(scenario, prefix, identity, error);
}
