/* Results spawn further projects across types, and start-ups; civic projects are pitched again. ODD 7.17. */
#include <math.h>

#include "base/translate.h"
#include "mechanism/mechanism.h"
#include "mechanism/proposals.h"
#include "world/draws.h"

/* Its parent's type, or one step nearer to the administration (C78). */
static enum CaseType descendant_type(const struct World *world, enum CaseType from, double uniform) {
    const struct Params *p = world->params;
    return uniform < p->reuse_nearer ? (enum CaseType)((int)p->case_nearer[from] - 1) : from;
}

static enum Status descendant_wait(struct World *world, const struct Episode *episode, uint64_t ordinal,
                                   struct Error *error) {
    if (!LIST_RESERVE(&world->later))
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for later proposals");
    uint64_t parent = (uint64_t)episode->record.key, key = descendant_key(parent, ordinal);
    enum CaseType type = descendant_type(world, episode->type, world_trait(world, PURPOSE_DESCENT, key, 0));
    double delay = world_threshold(world, PURPOSE_DESCENT, key, 1) * world->params->reuse_delay_weeks;
    uint32_t ready = world->week + 1 + (uint32_t)fmin(delay, 1e6);
    world->later.item[world->later.count++] = (struct Proposal){.key = key,
                                                                .programme = PROGRAMME_DESCENDANT,
                                                                .type = type,
                                                                .agency = episode->agency,
                                                                .issue = issue_draw(world, key, 0.0),
                                                                .ready = ready,
                                                                .parent_key = episode->record.key,
                                                                .parent_type = episode->type};
    WITNESS(world, .moment = MOMENT_DESCENDANT_SEEDED, .key = parent, .agency = episode->agency,
            .value = {(double)key, type, ready - world->week});
    return STATUS_OK;
}

/* A Poisson number of descendants: unit exponentials until their sum passes the mean. */
static enum Status descendants(struct World *world, const struct Episode *episode, double mean,
                               struct Error *error) {
    double sum = 0.0;
    enum Status status = STATUS_OK;
    for (uint64_t ordinal = 0; status == STATUS_OK; ordinal++) {
        sum += world_threshold(world, PURPOSE_REUSE, (uint64_t)episode->record.key, 2 + ordinal);
        if (sum > mean)
            break;
        status = descendant_wait(world, episode, ordinal, error);
    }
    return status;
}

static enum Status reuse_end(struct World *world, struct Episode *episode, struct Error *error) {
    const struct Params *p = world->params;
    if (p->mechanism_reuse == 0.0)
        return STATUS_OK;
    const struct Proposal pitch = {.key = (uint64_t)episode->record.key,
                                   .project = episode->project,
                                   .pitch = (uint32_t)episode->record.pitch,
                                   .programme = episode->programme,
                                   .type = episode->type,
                                   .agency = episode->agency};
    enum Status status = proposal_over(world, &pitch, error);
    bool completed = episode->record.exit == EXIT_COMPLETED;
    if (status != STATUS_OK || (!completed && episode->record.exit != EXIT_PARTIAL))
        return status;
    double gain = 1.0 + p->reuse_incubation_gain * world_lever(world, LEVER_INCUBATION, episode->agency);
    double startup = completed ? p->case_startups[episode->type] * gain : 0.0;
    double uniform = world_trait(world, PURPOSE_REUSE, (uint64_t)episode->record.key, 1);
    world->startups += uniform < startup;
    if (uniform < startup)
        WITNESS(world, .moment = MOMENT_STARTUP_FOUNDED, .key = (uint64_t)episode->record.key,
                .agency = episode->agency, .probability = startup, .draw = uniform);
    double mean = p->case_descendants[episode->type] * gain * (completed ? 1.0 : p->reuse_partial_share);
    return descendants(world, episode, mean, error);
}

const struct Mechanism reuse_mechanism = {
    .name = "reuse",
    .title = "Reuse of results",
    .group = "reuse",
    .equation = "descendants ~ Poisson(d_type (1 + i incubation)), to types by the weights of its row; a "
                "project is pitched again with c = 0 or c ~ Beta(1, b)",
    .source = N_("study IV-2(3) and conclusion; N24 N27; Blumen, Kogan & McCarthy 1955"),
    .claims = "C5 C15 C50 C51 C78",
    .passage = "協作成果的再利用，也是協作影響力的延伸",
    .passage_english = "reusing the results extends the influence of a collaboration",
    .end = reuse_end,
};
