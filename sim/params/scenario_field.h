/* One number of a scenario that a design may move: a parameter, or a field of an intervention. */
#ifndef TANDEM_SCENARIO_FIELD_H
#define TANDEM_SCENARIO_FIELD_H

#include "params/scenario.h"

enum { SCENARIO_FIELD_KEY = 128, SCENARIO_FIELD_PARAMETER = -1 };

struct ScenarioField {
    int64_t intervention; /* place among the interventions, or SCENARIO_FIELD_PARAMETER */
    size_t index;         /* as in params_row, or as in intervention_field */
};

/* The points of a design as a study runs them: at point p, field[f] of every scenario takes
 * value[p * factors + f], but for those that a scenario holds as it has set them itself. No points (count 0)
 * means one point, the scenario as it stands. Whoever makes the arrays owns them. */
struct ScenarioPoints {
    int64_t count;
    size_t factors;
    struct ScenarioField *field; /* field[factors], named by their keys in scenario 0 */
    double *value;               /* value[count][factors] */
    const unsigned char
        *held; /* held[scenario][factors]: 1 where the scenario keeps its own; NULL: nowhere */
};

/* Finds "group.name", "interventions.kind.field" (the one intervention of that kind) or
 * "interventions.N.field" (number N from 0). Errors: STATUS_CONFIGURATION with what is allowed and the
 * nearest keys; `file` and `line` place the message (NULL: no place). */
enum Status scenario_field_find(const struct Scenario *scenario, const char *key, struct ScenarioField *found,
                                const char *file, int line, struct Error *error) MUST_CHECK;

/* The key of a field: "group.name", or "interventions.kind.field" where the kind occurs once, otherwise
 * "interventions.N.field". */
void scenario_field_key(const struct Scenario *scenario, struct ScenarioField field,
                        char key[SCENARIO_FIELD_KEY]);

/* The unit of its values. Static storage. */
const char *scenario_field_unit(const struct Scenario *scenario, struct ScenarioField field);

/* What people read for it in the language chosen: the title of a parameter, else its `key`. */
void scenario_field_title(struct ScenarioField field, const char *key, char title[PARAMS_TITLE_SIZE]);

/* A cost left to the table of interventions is given as the table has it. */
double scenario_field_get(const struct Scenario *scenario, struct ScenarioField field);

/* Errors: STATUS_CONFIGURATION for a value out of the hard limits of the parameter, or not finite or negative
 * for an intervention; nothing is changed. Conditions on the whole are left to scenario_check. */
enum Status scenario_field_set(struct Scenario *scenario, struct ScenarioField field, double value,
                               struct Error *error) MUST_CHECK;

#endif
