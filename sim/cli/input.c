#include "cli/input.h"

#include "scenario/reader.h"

enum Status input_set(struct Scenario *scenario, const struct TextList *set, enum Status status,
                      struct Error *error) {
    for (size_t i = 0; i < set->count && (status == STATUS_OK || status == STATUS_CONFIGURATION); i++) {
        enum Status assigned = scenario_set(scenario, set->items[i], error);
        status = status == STATUS_OK ? assigned : status;
    }
    return status;
}

enum Status input_scenario(struct Scenario *scenario, const char *path, const struct TextList *set,
                           struct Error *error) {
    enum Status status = scenario_init(scenario, error);
    if (status == STATUS_OK)
        status = scenario_read(scenario, path, error);
    status = input_set(scenario, set, status, error);
    return status == STATUS_OK ? scenario_check(scenario, error) : status;
}
