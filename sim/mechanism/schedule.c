#include <string.h>

#include "mechanism/mechanism.h"

const struct Mechanism *const *mechanism_schedule(size_t *count) {
    static const struct Mechanism *const schedule[] = {
        &outside_events_mechanism,  /* 1 calendar, crises, heads, elections, interventions */
        &publication_mechanism,     /* 2 datasets are opened and withdrawn */
        &data_quality_mechanism,    /* 2 data age and are kept up; 7 data meet expectations */
        &manager_support_mechanism, /* 3 noise of manager support */
        &burden_mechanism,          /* 3 load, literacy, burden of staff */
        &issues_mechanism,          /* 4 issues and proposals arise */
        &sourcing_mechanism,        /* 5 agencies choose in-house, outsourced or collaborative */
        &learning_mechanism,        /* 5 and learn from what came of it */
        &team_formation_mechanism,  /* 6 people are matched to teams */
        &alignment_mechanism,       /* 7 the two sides learn each other's terms */
        &legal_review_mechanism,    /* 7 owners and law decide on internal data */
        &work_mechanism,            /* 7 people work, leave; the ways of ending compete */
        &diffusion_mechanism,       /* 8 the practice is tried or given up */
        &evidence_mechanism,        /* 9 trust takes the evidence of ends */
        &handover_mechanism,        /* 9 results are referred, taken over, kept up or not */
        &reuse_mechanism,           /* 9 results spawn further projects */
    };
    *count = sizeof schedule / sizeof *schedule;
    return schedule;
}

const struct Mechanism *mechanism_find(const char *name) {
    size_t count;
    const struct Mechanism *const *schedule = mechanism_schedule(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(schedule[i]->name, name) == 0)
            return schedule[i];
    return NULL;
}

bool mechanism_on(const struct Mechanism *self, const struct Params *params) {
    double value;
    memcpy(&value, (const char *)params + self->enabled, sizeof value);
    return value != 0.0;
}
