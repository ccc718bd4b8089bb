/* Trust takes the evidence of ends. ODD 7.14. */
#include "mechanism/evidence.h"

#include <math.h>

#include "mechanism/mechanism.h"
#include "mechanism/team.h"
#include "world/experience.h"
#include "world/scales.h"

/* Attrition and a stage goal that is met weigh next to nothing; an unexplained refusal is bad for citizens
 * (study IV-2, IV-4). All assumed. */
static const struct EvidenceRow rows[EXIT_COUNT] = {
    [EXIT_COMPLETED] = {1.00, 0.00, 1.00, 0.00},     [EXIT_PARTIAL] = {0.10, 0.00, 0.10, 0.00},
    [EXIT_REFUSED] = {0.00, 0.60, 0.00, 0.05},       [EXIT_NO_AGREEMENT] = {0.00, 0.10, 0.00, 0.10},
    [EXIT_DROPOUT] = {0.00, 0.02, 0.00, 0.05},       [EXIT_INITIATOR_STOPPED] = {0.00, 0.05, 0.00, 0.10},
    [EXIT_SPONSOR_ENDED] = {0.00, 0.50, 0.00, 0.05}, [EXIT_DEADLINE] = {0.00, 0.20, 0.00, 0.20},
};

const struct EvidenceRow *evidence_row(enum Exit exit) {
    return &rows[exit];
}

/* A concrete issue and data of good quality build trust fast (C8, C9). */
static double fast_trust(const struct Params *p, const struct Episode *episode) {
    bool good_data = episode->quality >= REFERENCE;
    return 1.0 + (good_data ? p->trust_fast_trust * episode->issue.specificity * episode->quality : 0.0);
}

struct Experience evidence_of_end(const struct World *world, const struct Episode *episode, enum Side side) {
    const struct Params *p = world->params;
    const struct EvidenceRow *row = evidence_row((enum Exit)episode->record.exit);
    double good = side == SIDE_CITIZEN ? row->citizen_good : row->administrator_good;
    double bad = side == SIDE_CITIZEN ? row->citizen_bad : row->administrator_bad;
    bool data_met = side == SIDE_CITIZEN && !isnan(episode->record.quality);
    double surprise =
        data_met ? p->data_quality_met_evidence * (episode->quality - episode->expectation) : 0.0;
    return (struct Experience){fast_trust(p, episode) * good + fmax(0.0, surprise),
                               p->trust_loss_aversion * (bad + episode->incident + fmax(0.0, -surprise))};
}

static void citizen_learns(struct World *world, const struct Episode *episode, struct Citizen *citizen,
                           struct Experience experience) {
    double kept = world->memory[world->week - citizen->week];
    citizen->good = kept * citizen->good + experience.good;
    citizen->bad = kept * citizen->bad + experience.bad;
    citizen->week = world->week;
    if (!isnan(episode->record.quality))
        citizen->expectation +=
            world->params->data_quality_expectation_adapts * (episode->quality - citizen->expectation);
}

/* A unit takes an experience once, however many of its people were there: with the first of them. */
static bool speaks_for_unit(const struct World *world, const struct Episode *episode, uint32_t place) {
    const struct Member *member = team_member(world, episode, place);
    for (uint32_t i = 0; i < place; i++) {
        const struct Member *other = team_member(world, episode, i);
        if (other->side == SIDE_ADMINISTRATOR && other->here && other->agency == member->agency)
            return false;
    }
    return true;
}

static enum Status evidence_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    if (world->params->feedback_trust == 0.0)
        return STATUS_OK;
    struct Experience citizens = evidence_of_end(world, episode, SIDE_CITIZEN);
    struct Experience staff = evidence_of_end(world, episode, SIDE_ADMINISTRATOR);
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        if (member->here && member->side == SIDE_CITIZEN)
            citizen_learns(world, episode, &world->citizens.item[member->person], citizens);
        else if (member->here && speaks_for_unit(world, episode, i))
            pool_add(world, POOL_STAFF, member->agency, staff.good, staff.bad);
    }
    pool_add(world, POOL_CITIZENS, episode->agency, citizens.good, citizens.bad);
    return STATUS_OK;
}

const struct Mechanism evidence_mechanism = {
    .name = "evidence",
    .title = "Evidence and trust",
    .group = "trust",
    .equation = "T = (s m + g)/(s + g + b); g = own + rho government + rho^2 nation, each fading by "
                "lambda^dt; b alike",
    .source = "Josang & Ismail 2002; Efron & Morris 1975; Slovic 1993; Poortinga & Pidgeon 2004; "
              "Meyerson, Weick & Kramer 1996",
    .claims = "C7 C8 C9 C38 C56 C79",
    .passage = "公私之間的互信至關重要",
    .passage_english = "mutual trust between the public and the private side is essential",
    .end = evidence_end,
};
