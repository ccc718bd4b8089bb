/* What a mechanism is: a name, its documentation, a switch and the functions that the week calls. */
#ifndef TANDEM_MECHANISM_H
#define TANDEM_MECHANISM_H

#include "world/world.h"

/* What became of an episode in one week of its stage. */
enum Advance { ADVANCE_STAY, ADVANCE_NEXT, ADVANCE_END };

/* A mechanism. It writes only the fields that name it as writer, and knows no other mechanism and no file
 * format. Functions may be NULL. `start` sets up its state before the first week; `step` is called once a
 * week in the order of the schedule; `end` once for each episode that ended in the week, after all steps;
 * `advance` moves an episode that is in the stage `owns` by one week, `needed` tells whether that stage is
 * skipped, `begin` is called when it is entered. `engage` is called when the team has committed, `risks` sets
 * weekly log-odds of ends, `people` says who is left and what time they give, `review` looks at the term. */
struct Mechanism {
    const char *name, *title;
    const char *equation; /* in the notation of ODD.md */
    const char *source;
    const char *claims;  /* of the study */
    const char *passage; /* of the study, in its own words */
    size_t enabled;      /* offset of its switch in struct Params */
    enum Status (*start)(struct World *world, struct Error *error);
    enum Status (*step)(struct World *world, struct Error *error);
    enum Status (*end)(struct World *world, struct Episode *episode, struct Error *error);
    enum Stage owns; /* STAGE_COUNT: none */
    bool (*needed)(const struct World *world, const struct Episode *episode);
    void (*begin)(struct World *world, struct Episode *episode);
    enum Advance (*advance)(struct World *world, struct Episode *episode);
    void (*engage)(struct World *world, struct Episode *episode);
    void (*risks)(const struct World *world, const struct Episode *episode, double log_odds[EXIT_COUNT]);
    void (*people)(struct World *world, struct Episode *episode);
    void (*review)(struct World *world, struct Episode *episode);
};

/* The mechanisms in the order of the week; *count of them. */
const struct Mechanism *const *mechanism_schedule(size_t *count);

/* Finds one by name, NULL if there is none. */
const struct Mechanism *mechanism_find(const char *name);

bool mechanism_on(const struct Mechanism *self, const struct Params *params);

#define ENABLED_BY(field) offsetof(struct Params, mechanism_##field)
#define OWNS_NO_STAGE STAGE_COUNT

extern const struct Mechanism outside_events_mechanism, publication_mechanism, data_quality_mechanism,
    manager_support_mechanism, burden_mechanism, issues_mechanism, sourcing_mechanism, learning_mechanism,
    team_formation_mechanism, alignment_mechanism, legal_review_mechanism, work_mechanism,
    diffusion_mechanism, evidence_mechanism, handover_mechanism, reuse_mechanism;

#endif
