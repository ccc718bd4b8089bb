#include "drive/study_networks.h"

#include <stdlib.h>
#include <string.h>

#include "world/network_read.h"

static bool is_met_before(const struct Study *study, size_t scenario) {
    size_t i = 0;
    while (strcmp(study->scenarios[i].network_file, study->scenarios[scenario].network_file) != 0)
        i++;
    return i < scenario;
}

enum Status study_networks_read(struct Network **networks, const struct Study *study, struct Error *notes,
                                struct Error *error) {
    enum Status worst = STATUS_OK;
    *networks = calloc(study->scenario_count, sizeof **networks);
    if (*networks == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the networks");
    for (size_t i = 0; i < study->scenario_count; i++) {
        const struct Scenario *scenario = &study->scenarios[i];
        bool met = is_met_before(study, i);
        if (scenario->network_file[0] == '\0' || (met && worst != STATUS_OK))
            continue;
        enum Status status = network_read(&(*networks)[i], scenario->network_file,
                                          (size_t)scenario->params.world_agencies, met ? NULL : notes, error);
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

void study_networks_free(struct Network **networks, const struct Study *study) {
    for (size_t i = 0; *networks != NULL && i < study->scenario_count; i++)
        network_free(&(*networks)[i]);
    free(*networks);
    *networks = NULL;
}
