/* Fuzzes the reader of scenario files. */

#include "base/text.h"
#include "scenario/reader.h"
#include "target.h"

static void check_accepted(const struct Scenario *scenario) {
    for (size_t i = 0; i < params_count(); i++) {
        double value = params_get(&scenario->params, i);
        require(value >= params_row(i)->low && value <= params_row(i)->high,
                "parameters are inside their limits");
    }
    require(scenario->intervention_count <= INTERVENTIONS_MOST, "number of interventions");
    for (int64_t i = 0; i < scenario->intervention_count; i++)
        require(scenario->interventions[i].start_week <= scenario->interventions[i].end_week, "weeks ascend");
    require(text_is_clean_utf8(scenario->title) && text_is_clean_utf8(scenario->description), "clean text");
    require(scenario->network_file[0] == '\0', "no other file is named");
    struct Error error = {0};
    enum Status status = scenario_check(scenario, &error);
    require((status == STATUS_OK) == (error.count == 0), "the check has a message for each fault");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct Scenario scenario;
    struct Error error = {0};
    if (scenario_init(&scenario, &error) == STATUS_OK) {
        enum Status status =
            scenario_read_text(&scenario, (const char *)data, size, "fuzz.cfg", NULL, &error);
        require((status == STATUS_OK) == (error.count == 0), "an error has a message, success has none");
        require(text_is_clean_utf8(error.text), "messages are clean text");
        if (status == STATUS_OK) {
            check_accepted(&scenario);
            accepted();
        }
    }
    scenario_free(&scenario);
    return 0;
}
