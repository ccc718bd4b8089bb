#include "params/scenario_inert.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>

#include "base/translate.h"

static bool from_file(const struct Scenario *self) {
    return self->network_file[0] != '\0';
}

static bool everyone_is_tied(const struct Scenario *self) {
    return self->params.network_peers_within >= self->params.world_agencies - 1.0;
}

static bool nobody_is_tied_within(const struct Scenario *self) {
    return self->params.network_peers_within < 2.0;
}

static bool nobody_is_tied_between(const struct Scenario *self) {
    return self->params.network_peers_between == 0.0 || self->params.world_governments == 1.0;
}

static bool there_is_one_government(const struct Scenario *self) {
    return self->params.world_governments == 1.0;
}

#define FIELD(name) offsetof(struct Params, name)

/* The first row that holds gives the reason. */
static const struct Rule {
    size_t field; /* of struct Params */
    bool (*holds)(const struct Scenario *self);
    const char *reason;
} rules[] = {
    {FIELD(network_peers_within), from_file, N_("network.file says who is tied")},
    {FIELD(network_rewiring), from_file, N_("network.file says who is tied")},
    {FIELD(network_peers_between), from_file, N_("network.file says who is tied")},
    {FIELD(network_weight_between), from_file, N_("network.file says who is tied, and how strongly")},
    {FIELD(network_rewiring), everyone_is_tied, N_("network.peers_within ties everyone with everyone")},
    {FIELD(network_peers_between), everyone_is_tied, N_("network.peers_within ties everyone with everyone")},
    {FIELD(network_weight_between), everyone_is_tied,
     N_("network.peers_within ties everyone with everyone, with one weight")},
    {FIELD(network_rewiring), nobody_is_tied_within,
     N_("network.peers_within below 2 ties nobody inside a government")},
    {FIELD(network_peers_between), there_is_one_government, N_("there is one government")},
    {FIELD(network_weight_between), nobody_is_tied_between, N_("there are no ties between governments")},
};

const char *scenario_inert(const struct Scenario *self, size_t index) {
    const struct ParamRow *row = params_row(index);
    for (size_t i = 0; row != NULL && i < sizeof rules / sizeof *rules; i++)
        if (rules[i].field == row->offset && rules[i].holds(self))
            return _(rules[i].reason);
    return NULL;
}

/* Whole weeks from start to before end are those in which it acts. */
bool scenario_intervention_inert(const struct Scenario *self, size_t place, int64_t weeks,
                                 char reason[SCENARIO_INERT_REASON]) {
    const struct Intervention *it = &self->interventions[place];
    if (it->start_week >= (double)weeks)
        snprintf(reason, SCENARIO_INERT_REASON, _("it begins in week %g, and runs have %lld weeks"),
                 it->start_week, (long long)weeks);
    else if (!(ceil(it->start_week) < it->end_week))
        snprintf(reason, SCENARIO_INERT_REASON, _("no whole week lies from week %g to before week %g"),
                 it->start_week, it->end_week);
    else if (it->intensity == 0.0)
        snprintf(reason, SCENARIO_INERT_REASON, "%s", _("its intensity is 0"));
    else if (it->target == TARGET_RANDOM && it->share == 0.0)
        snprintf(reason, SCENARIO_INERT_REASON, "%s", _("random_share is 0, so that it reaches no agency"));
    else
        return false;
    return true;
}
