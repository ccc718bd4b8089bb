#include "mechanism/schedule.h"

const struct Mechanism *const *mechanism_schedule(size_t *count) {
    static const struct Mechanism *const schedule[] = {
        &outside_events_mechanism,  /* 1 calendar, crises, heads, elections, interventions */
        &publication_mechanism,     /* 2 datasets are opened */
        &data_quality_mechanism,    /* 2 data age and are kept up */
        &manager_support_mechanism, /* 3 noise of manager support */
        &burden_mechanism,          /* 3 load, literacy, burden of staff */
        &issues_mechanism,          /* 4 issues and proposals arise */
        &sourcing_mechanism,        /* 5 agencies choose in-house, outsourced or collaborative */
        &learning_mechanism,        /* 5 and learn from what came of it */
        &team_formation_mechanism,  /* 6 people are matched to teams, episodes start */
        &alignment_mechanism,       /* 7 (no step: owns the stage of alignment) */
        &legal_review_mechanism,    /* 7 requests are answered, incidents happen */
        &work_mechanism,            /* 7 (no step: owns the stage of work) */
        &episodes_mechanism,        /* 7 episodes move by one week, each in its stage, or end */
        &diffusion_mechanism,       /* 8 the practice is tried or given up */
        &evidence_mechanism,        /* 9 trust takes the evidence of ends */
        &handover_mechanism,        /* 9 results are referred, taken over, kept up or not */
        &reuse_mechanism,           /* 9 results spawn further projects */
    };
    *count = sizeof schedule / sizeof *schedule;
    return schedule;
}
