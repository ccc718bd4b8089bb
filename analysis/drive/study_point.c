#include "study_point.h"

#include <inttypes.h>

enum Status study_point_scenario(const struct Study *study, int64_t scenario, int64_t point,
                                 struct Scenario *result, struct Error *error) {
    const struct StudyPoints *points = &study->points;
    *result = study->scenarios[scenario];
    enum Status status = STATUS_OK;
    for (size_t f = 0; points->count > 0 && f < points->factors && status == STATUS_OK; f++)
        status = params_set(&result->params, points->parameter[f],
                            points->value[(size_t)point * points->factors + f], NULL, 0, error);
    return status;
}

static enum Status check_factors(const struct Study *study, struct Error *error) {
    bool from_file = false;
    for (size_t i = 0; i < study->scenario_count; i++)
        from_file = from_file || study->scenarios[i].network_file[0] != '\0';
    for (size_t f = 0; f < study->points.factors; f++) {
        if (study->points.parameter[f] >= params_count())
            return error_set(error, STATUS_CONFIGURATION, "factor %zu of the design is no parameter", f);
        if (from_file && study->points.parameter[f] == params_find("world.agencies"))
            return error_set(
                error, STATUS_CONFIGURATION,
                "world.agencies cannot be a factor where a scenario reads its network from a file");
    }
    return STATUS_OK;
}

enum Status study_point_check(const struct Study *study, struct Error *error) {
    struct Scenario scenario;
    enum Status status = check_factors(study, error);
    for (int64_t s = 0; s < (int64_t)study->scenario_count; s++)
        for (int64_t p = 0; p < study->points.count && status == STATUS_OK; p++) {
            status = study_point_scenario(study, s, p, &scenario, error);
            if (status == STATUS_OK)
                status = params_check(&scenario.params, error);
            if (status != STATUS_OK)
                error_set(error, status, "at design point %" PRId64 " of scenario %" PRId64, p, s);
        }
    return status;
}
