#include "drive/study_point.h"

#include <inttypes.h>

#include "params/scenario_inert.h"

enum Status study_point_set(const struct Study *study, int64_t scenario, int64_t point, struct Scenario *copy,
                            struct Error *error) {
    const struct ScenarioPoints *points = &study->points;
    if (points->count == 0)
        return STATUS_OK;
    const double *value = points->value + (size_t)point * points->factors;
    const unsigned char *held =
        points->held != NULL ? points->held + (size_t)scenario * points->factors : NULL;
    enum Status status = STATUS_OK;
    for (size_t f = 0; f < points->factors && status == STATUS_OK; f++)
        if (held == NULL || held[f] == 0)
            status = scenario_field_set(copy, points->field[f], value[f], error);
    return status;
}

enum Status study_point_scenario(const struct Study *study, int64_t scenario, int64_t point,
                                 struct Scenario *result, struct Error *error) {
    *result = study->scenarios[scenario];
    return study_point_set(study, scenario, point, result, error);
}

/* By its place an intervention is another one in another scenario. */
static enum Status check_intervention(const struct Study *study, struct ScenarioField field,
                                      struct Error *error) {
    char key[SCENARIO_FIELD_KEY];
    scenario_field_key(&study->scenarios[0], field, key);
    for (size_t s = 0; s < study->scenario_count; s++) {
        const struct Scenario *scenario = &study->scenarios[s];
        if (field.intervention < 0 || field.intervention >= scenario->intervention_count ||
            scenario->interventions[field.intervention].kind !=
                study->scenarios[0].interventions[field.intervention].kind)
            return error_set(
                error, STATUS_CONFIGURATION,
                "%s cannot be a factor: scenario %zu (%s) has no such intervention in that place", key, s,
                scenario->name);
    }
    return STATUS_OK;
}

static enum Status check_factor(const struct Study *study, struct ScenarioField field, struct Error *error) {
    if (field.intervention != SCENARIO_FIELD_PARAMETER)
        return check_intervention(study, field, error);
    if (field.index >= params_count())
        return error_set(error, STATUS_CONFIGURATION,
                         "parameter number %zu cannot be a factor: there are %zu", field.index,
                         params_count());
    bool size = field.index == params_find("world.agencies");
    for (size_t s = 0; s < study->scenario_count && size; s++)
        if (study->scenarios[s].network_file[0] != '\0')
            return error_set(
                error, STATUS_CONFIGURATION,
                "world.agencies cannot be a factor where a scenario reads its network from a file");
    return STATUS_OK;
}

static enum Status check_points(const struct Study *study, int64_t scenario, struct Error *error) {
    struct Scenario copy = study->scenarios[scenario];
    for (int64_t point = 0; point < study->points.count; point++) {
        enum Status status = study_point_set(study, scenario, point, &copy, error);
        if (status == STATUS_OK)
            status = scenario_check(&copy, error);
        if (status != STATUS_OK)
            return error_set(error, status, "at design point %" PRId64 " of scenario %" PRId64, point,
                             scenario);
    }
    return STATUS_OK;
}

/* Why a parameter has no effect at any point of any scenario, NULL if it has one somewhere: what decides in
 * its place may be a factor too. */
static const char *inert_everywhere(const struct Study *study, size_t index) {
    const char *reason = NULL;
    for (size_t s = 0; s < study->scenario_count; s++) {
        struct Scenario copy = study->scenarios[s];
        for (int64_t point = 0; point < study->points.count; point++) {
            struct Error ignored = {0};
            if (study_point_set(study, (int64_t)s, point, &copy, &ignored) == STATUS_OK)
                reason = scenario_inert(&copy, index);
            if (reason == NULL)
                return NULL;
        }
    }
    return reason;
}

static enum Status check_effects(const struct Study *study, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t f = 0; f < study->points.factors; f++) {
        struct ScenarioField field = study->points.field[f];
        char key[SCENARIO_FIELD_KEY];
        const char *reason =
            field.intervention == SCENARIO_FIELD_PARAMETER ? inert_everywhere(study, field.index) : NULL;
        if (reason == NULL)
            continue;
        scenario_field_key(&study->scenarios[0], field, key);
        status = error_set(error, STATUS_CONFIGURATION, "%s cannot be a factor: it has no effect, since %s",
                           key, reason);
    }
    return status;
}

enum Status study_point_check(const struct Study *study, struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t f = 0; f < study->points.factors && status == STATUS_OK; f++)
        status = check_factor(study, study->points.field[f], error);
    for (int64_t s = 0; s < (int64_t)study->scenario_count && status == STATUS_OK; s++)
        status = check_points(study, s, error);
    return status == STATUS_OK ? check_effects(study, error) : status;
}
