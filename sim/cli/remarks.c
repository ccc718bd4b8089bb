#include "cli/remarks.h"

#include "cli/terminal.h"
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
                 "%s: %g agencies and programmes of a whole nation: they call for %.2g proposals a year for "
                 "each "
                 "agency (%.2g in the nation). Programmes keep their size whatever world.agencies is; for a "
                 "part "
                 "of the nation set their slots too (g0v.slots, competition.slots, ...)",
                 study->scenarios[i].name, study->scenarios[i].params.world_agencies, here, usual);
            return;
        }
}

void remarks_on_study(const struct Study *study, bool quiet) {
    for (size_t i = 0; i < study->scenario_count; i++)
        remark_on_inert(&study->scenarios[i], quiet);
    remark_on_programmes(study, quiet);
}
