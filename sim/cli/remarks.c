#include "cli/remarks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"
#include "drive/study_point.h"
#include "mechanism/schedule.h"
#include "params/intervention.h"
#include "params/scenario_inert.h"

/* Values of a base are left in peace: a scenario that is built on it decides anew. */
static void remark_on_inert(const struct Scenario *scenario, bool quiet) {
    for (size_t i = 0; i < params_count(); i++) {
        const char *reason = scenario_inert(scenario, i);
        if (reason != NULL && scenario->origin[i] >= ORIGIN_SCENARIO)
            note(quiet, "%s: %s is set and has no effect: %s", scenario->name, params_key(i), reason);
    }
}

/* Proposals that the programmes with a calendar call for in a year, for each agency. */
static double called_for(const struct Params *params) {
    double proposals = 0.0;
    for (int p = 0; p < PROGRAMME_COUNT; p++)
        if (params->programme_interval_weeks[p] > 0.0)
            proposals += 52.0 / params->programme_interval_weeks[p] * params->programme_slots[p] *
                         params->programme_fill[p];
    return proposals / params->world_agencies;
}

static bool has_too_many(const struct Scenario *scenario, double *here, double *usual) {
    enum { TOO_MANY = 5 }; /* times as many as in the nation */
    struct Params nation;
    params_default(&nation);
    *here = called_for(&scenario->params);
    *usual = called_for(&nation);
    return *here > TOO_MANY * *usual;
}

/* Programmes are as large as the nation has them and do not shrink with its units. Once is enough. */
static void remark_on_programmes(const struct Study *study, bool quiet) {
    double here, usual;
    for (size_t i = 0; i < study->scenario_count; i++)
        if (has_too_many(&study->scenarios[i], &here, &usual)) {
            note(quiet,
                 "%s: %g agencies and programmes of a whole nation: they call for %.0f proposals a year for "
                 "each agency (%.2g in the nation). Programmes keep their size whatever world.agencies is; "
                 "for a part of the nation set their slots or fill too (g0v.slots, enterprise.fill, ...)",
                 study->scenarios[i].name, study->scenarios[i].params.world_agencies, here, usual);
            return;
        }
}

/* What is idle at every point of the study's design, or in a scenario without one. */
struct Idle {
    bool intervention[INTERVENTIONS_MOST]; /* never acts */
    bool *mechanism;                       /* mechanism[schedule]: is off; owned */
};

/* By the parameter mechanism.<name>. */
static bool is_off(const struct Mechanism *mechanism, const struct Params *params) {
    char key[SCENARIO_FIELD_KEY];
    snprintf(key, sizeof key, "mechanism.%s", mechanism->name);
    size_t index = params_find(key);
    return index < params_count() && params_get(params, index) == 0.0;
}

static enum Status find_idle(const struct Study *study, size_t place, struct Idle *idle,
                             struct Error *error) {
    size_t mechanisms;
    char reason[SCENARIO_INERT_REASON];
    const struct Mechanism *const *schedule = mechanism_schedule(&mechanisms);
    struct Scenario copy = study->scenarios[place];
    idle->mechanism = malloc(mechanisms * sizeof *idle->mechanism);
    if (idle->mechanism == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for remarks on a scenario");
    memset(idle->intervention, true, sizeof idle->intervention);
    memset(idle->mechanism, true, mechanisms * sizeof *idle->mechanism);
    enum Status status = STATUS_OK;
    for (int64_t point = 0; point < study_points(study) && status == STATUS_OK; point++) {
        status = study_point_set(study, (int64_t)place, point, &copy, error);
        for (size_t i = 0; i < (size_t)copy.intervention_count; i++)
            idle->intervention[i] =
                idle->intervention[i] && scenario_intervention_inert(&copy, i, study->weeks, reason);
        for (size_t m = 0; m < mechanisms; m++)
            idle->mechanism[m] = idle->mechanism[m] && is_off(schedule[m], &copy.params);
    }
    return status;
}

/* The name of the mechanism that reads a group of parameters above all, if all that do are off; otherwise
 * NULL. */
static const char *mechanism_off(const struct Idle *idle, const char *group) {
    size_t mechanisms;
    const char *off = NULL;
    const struct Mechanism *const *schedule = mechanism_schedule(&mechanisms);
    for (size_t m = 0; m < mechanisms; m++) {
        if (schedule[m]->group == NULL || strcmp(schedule[m]->group, group) != 0)
            continue;
        if (!idle->mechanism[m])
            return NULL;
        off = schedule[m]->name;
    }
    return off;
}

/* Version 1 counted in thousands: what was written for it costs a thousand times too much. */
static void remark_on_costs(const struct Scenario *scenario, bool quiet) {
    static const double much = 100.0;
    for (size_t i = 0; i < (size_t)scenario->intervention_count; i++) {
        const struct Intervention *it = &scenario->interventions[i];
        const struct InterventionRow *row = intervention_row(it->kind);
        note(quiet || !(row->cost > 0.0) || intervention_cost(it) < much * row->cost,
             "%s: intervention %zu (%s) costs %g million NTD a unit, agency and week, and the table says %g: "
             "a cost of "
             "model version 1, in thousand NTD, is to be divided by 1000",
             scenario->name, i + 1, row->name, intervention_cost(it), row->cost);
    }
}

static void remark_on_interventions(const struct Study *study, const struct Scenario *scenario,
                                    const struct Idle *idle, bool quiet) {
    char reason[SCENARIO_INERT_REASON];
    for (size_t i = 0; i < (size_t)scenario->intervention_count; i++)
        if (idle->intervention[i] && scenario_intervention_inert(scenario, i, study->weeks, reason))
            note(quiet, "%s: intervention %zu (%s) never acts: %s", scenario->name, i + 1,
                 intervention_row(scenario->interventions[i].kind)->name, reason);
}

static void remark_on_factors(const struct Study *study, const struct Scenario *scenario,
                              const struct Idle *idle, bool quiet) {
    for (size_t f = 0; f < study->points.factors; f++) {
        struct ScenarioField field = study->points.field[f];
        char key[SCENARIO_FIELD_KEY];
        scenario_field_key(scenario, field, key);
        if (field.intervention != SCENARIO_FIELD_PARAMETER) {
            note(quiet || !idle->intervention[field.intervention],
                 "%s: %s is a factor without effect, since the intervention never acts", scenario->name, key);
            continue;
        }
        const char *off = mechanism_off(idle, params_row(field.index)->group);
        note(quiet || off == NULL,
             "%s: %s is a factor with little or no effect, since mechanism.%s, which reads it above all, is "
             "off",
             scenario->name, key, off == NULL ? "" : off);
    }
}

/* Once for a scenario: a failure of memory here fails the run that follows. */
static void remark_on_idle(const struct Study *study, bool quiet) {
    for (size_t i = 0; i < study->scenario_count; i++) {
        struct Idle idle = {.mechanism = NULL};
        struct Error ignored = {0};
        if (find_idle(study, i, &idle, &ignored) == STATUS_OK) {
            remark_on_interventions(study, &study->scenarios[i], &idle, quiet);
            remark_on_costs(&study->scenarios[i], quiet);
            remark_on_factors(study, &study->scenarios[i], &idle, quiet);
        }
        free(idle.mechanism);
    }
}

void remarks_on_study(const struct Study *study, bool quiet) {
    for (size_t i = 0; i < study->scenario_count; i++)
        remark_on_inert(&study->scenarios[i], quiet);
    remark_on_idle(study, quiet);
    remark_on_programmes(study, quiet);
}
