/* The stages of an episode and the mechanisms that own them. */
#ifndef TANDEM_STAGES_H
#define TANDEM_STAGES_H

#include "mechanism/mechanism.h"

/* How its owner sees an episode through one stage. */
struct StageRules {
    const struct Mechanism *owner;
    /* Whether this episode has to pass the stage; one that is not needed costs no time. */
    bool (*needed)(const struct World *world, const struct Episode *episode);
    /* Called when the stage is entered; may be NULL. */
    void (*begin)(struct World *world, struct Episode *episode);
    /* One week in the stage: true if it is over. May end the episode (episode_end). */
    bool (*advance)(struct World *world, struct Episode *episode);
};

extern const struct StageRules alignment_stage, review_stage, cleaning_stage, work_stage;

const struct StageRules *stage_rules(enum Stage stage);

#endif
