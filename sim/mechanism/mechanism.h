/* What a mechanism is: a name, its documentation and the functions that the week calls. */
#ifndef TANDEM_MECHANISM_H
#define TANDEM_MECHANISM_H

#include "world/world.h"

/* A mechanism. It writes only the fields that name it as writer, and knows no other mechanism and no file
 * format. It is switched by the parameter mechanism.<name>. Functions may be NULL: `start` sets up its state
 * before the first week; `step` is called once a week in the order of the schedule; `end` once for each
 * episode that ended in the week, after all steps. Errors: STATUS_OUT_OF_MEMORY. */
struct Mechanism {
    const char *name, *title;
    const char *group;    /* of the parameters that it reads above all; NULL: none */
    const char *equation; /* in the notation of ODD.md */
    const char *source;
    const char *claims;  /* of the study */
    const char *passage; /* of the study, in its own words */
    const char *passage_english;
    enum Status (*start)(struct World *world, struct Error *error);
    enum Status (*step)(struct World *world, struct Error *error);
    enum Status (*end)(struct World *world, struct Episode *episode, struct Error *error);
};

extern const struct Mechanism outside_events_mechanism, publication_mechanism, data_quality_mechanism,
    manager_support_mechanism, burden_mechanism, issues_mechanism, sourcing_mechanism, learning_mechanism,
    team_formation_mechanism, alignment_mechanism, legal_review_mechanism, work_mechanism, episodes_mechanism,
    diffusion_mechanism, evidence_mechanism, handover_mechanism, reuse_mechanism;

#endif
