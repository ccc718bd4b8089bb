/* Trust takes the evidence of ends. ODD 7.14. */
#include "mechanism/evidence.h"

#include <math.h>

#include "mechanism/mechanism.h"
#include "mechanism/team.h"

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

/* w+ (1 + a specificity quality) above the floor of quality: a concrete issue and objective data build trust
 * fast. */
static double good_weight(const struct Params *p, const struct Episode *episode) {
    double fast = episode->quality >= p->trust_quality_floor
                      ? p->trust_fast_trust * episode->issue.specificity * episode->quality
                      : 0.0;
    return p->trust_good_weight * (1.0 + fast);
}

/* Data that meet, or miss, what citizens expected are an experience of their own (C38, C56). */
static struct Experience data_met(const struct Params *p, const struct Episode *episode) {
    if (isnan(episode->record.quality))
        return (struct Experience){0.0, 0.0};
    double gap = episode->expectation - episode->quality;
    double weight = p->data_quality_met_evidence;
    return gap <= 0.0 ? (struct Experience){weight, 0.0}
                      : (struct Experience){0.0, weight * fmin(1.0, 4.0 * gap)};
}

struct Experience evidence_of_end(const struct World *world, const struct Episode *episode, enum Side side) {
    const struct Params *p = world->params;
    const struct EvidenceRow *row = evidence_row((enum Exit)episode->record.exit);
    struct Experience experience = side == SIDE_CITIZEN
                                       ? (struct Experience){row->citizen_good, row->citizen_bad}
                                       : (struct Experience){row->administrator_good, row->administrator_bad};
    if (side == SIDE_CITIZEN) {
        struct Experience data = data_met(p, episode);
        experience.good += data.good;
        experience.bad += data.bad;
    }
    if (episode->incident)
        experience.bad += 1.0;
    experience.good *= good_weight(p, episode);
    experience.bad *= p->trust_good_weight * p->trust_loss_aversion;
    return experience;
}

static void citizen_learns(struct World *world, struct Episode *episode, struct Citizen *citizen,
                           struct Experience experience) {
    double kept = world->memory[world->week - citizen->week];
    citizen->good = kept * citizen->good + experience.good;
    citizen->bad = kept * citizen->bad + experience.bad;
    citizen->week = world->week;
    if (!isnan(episode->record.quality))
        citizen->expectation +=
            world->params->data_quality_expectation_adapts * (episode->quality - citizen->expectation);
}

static void administrator_learns(struct World *world, struct Administrator *administrator,
                                 struct Experience experience) {
    double kept = world->memory[world->week - administrator->week];
    administrator->good = (float)(kept * (double)administrator->good + experience.good);
    administrator->bad = (float)(kept * (double)administrator->bad + experience.bad);
    administrator->week = world->week;
}

/* An agency's own mean takes an experience by the head; each colleague takes a share of it, once for the
 * people of the agency in the team (`together` of them). */
static void colleagues_learn(struct World *world, uint32_t a, uint32_t together,
                             struct Experience experience) {
    struct Agencies *all = &world->agencies;
    double kept = world->memory[world->week - all->staff_week[a]];
    double head = 1.0 / (double)all->staff_count[a];
    double spill = world->params->trust_spill_over / (double)together;
    all->own_good[a] = kept * all->own_good[a] + head * experience.good;
    all->own_bad[a] = kept * all->own_bad[a] + head * experience.bad;
    all->staff_good[a] = kept * all->staff_good[a] + spill * experience.good;
    all->staff_bad[a] = kept * all->staff_bad[a] + spill * experience.bad;
    all->staff_week[a] = world->week;
}

static uint32_t people_of(const struct World *world, const struct Episode *episode, uint32_t agency) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        count += member->side == SIDE_ADMINISTRATOR && member->here && member->agency == agency;
    }
    return count;
}

/* What the community notices: each citizen follows a few agencies, however large the world is. */
static void community_learns(struct World *world, struct Experience experience) {
    const struct Params *p = world->params;
    double kept = world->memory[world->week - world->community_week];
    double noticed = p->trust_spill_over * p->trust_notice_agencies / (double)world->agencies.count;
    world->community_good = kept * world->community_good + noticed * experience.good;
    world->community_bad = kept * world->community_bad + noticed * experience.bad;
    world->community_week = world->week;
}

static enum Status evidence_end(struct World *world, struct Episode *episode, struct Error *error) {
    (void)error;
    if (world->params->mechanism_evidence == 0.0)
        return STATUS_OK;
    struct Experience citizens = evidence_of_end(world, episode, SIDE_CITIZEN);
    struct Experience administrators = evidence_of_end(world, episode, SIDE_ADMINISTRATOR);
    for (uint32_t i = 0; i < episode->member_count; i++) {
        const struct Member *member = team_member(world, episode, i);
        if (!member->here)
            continue;
        if (member->side == SIDE_CITIZEN) {
            citizen_learns(world, episode, &world->citizens.item[member->person], citizens);
            continue;
        }
        administrator_learns(world, &world->administrators[member->person], administrators);
        colleagues_learn(world, member->agency, people_of(world, episode, member->agency), administrators);
    }
    community_learns(world, citizens);
    return STATUS_OK;
}

const struct Mechanism evidence_mechanism = {
    .name = "evidence",
    .title = "Evidence and trust",
    .group = "trust",
    .equation =
        "g(t) = lambda^dt g + w (1 + a spec q) good; b(t) = lambda^dt b + k w bad; T = (s m + g)/(s + g + b)",
    .source = "Josang & Ismail 2002; Slovic 1993; Poortinga & Pidgeon 2004; Meyerson, Weick & Kramer 1996",
    .claims = "C7 C8 C9 C38 C56 C79",
    .passage = "公私之間的互信至關重要",
    .end = evidence_end,
};
