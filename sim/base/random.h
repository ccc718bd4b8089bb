/* Counter-based random numbers: a draw is a pure function of what it decides, never of what was drawn before.
 * Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", philox4x64-10 (Random123).
 * Key = {seed, replicate}; counter = {entity, week and purpose, ordinal, block}. Same bytes on any number of
 * threads; scenarios under one seed share each draw whose entity, purpose, week and ordinal they share. */
#ifndef TANDEM_RANDOM_H
#define TANDEM_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* One purpose for each decision that draws, with the entity that it is about. The place of a purpose is its
 * number: new ones come at the end, and two never share a number. */
enum Purpose {
    PURPOSE_AGENCY_TRAITS,        /* agency: initial traits of an agency */
    PURPOSE_GOVERNMENT_TRAITS,    /* government: initial traits of a government */
    PURPOSE_ADMINISTRATOR_TRAITS, /* administrator: traits of an administrator */
    PURPOSE_CITIZEN_TRAITS,       /* citizen: traits of a citizen */
    PURPOSE_DATASET_TRAITS,       /* episode: quality of each dataset met */
    PURPOSE_NETWORK,              /* tie: which units of different governments are tied */
    PURPOSE_HEAD_ATTENTION,       /* government: attention of a new head */
    PURPOSE_CRISIS,               /* world: crises and their aftershocks */
    PURPOSE_INTERVENTION_TARGET,  /* agency: membership of a random target of an intervention */
    PURPOSE_SUPPORT_NOISE,        /* agency: moods of managers at the end of a quarter */
    PURPOSE_MANAGER_CHANGE,       /* agency: change of manager and the mean of the new one */
    PURPOSE_PUBLICATION,          /* agency: when datasets are opened */
    PURPOSE_ISSUE_ARRIVAL,        /* agency: issues in the dominating stream and their thinning */
    PURPOSE_ISSUE_TRAITS,         /* issue: traits of an issue */
    PURPOSE_PROGRAMME_ARRIVAL,    /* programme: proposals of a programme */
    PURPOSE_SOURCING_CHOICE,      /* issue: in-house, outsourced or collaborative */
    PURPOSE_SOURCED_WORK,         /* issue: duration and success of in-house and outsourced work */
    PURPOSE_PROPOSAL_PARTNER,     /* proposal: agencies and datasets that a proposal asks for */
    PURPOSE_PROPOSAL_REPLY,       /* proposal: reply of the agency to a request */
    PURPOSE_PROPOSAL_SELECTION,   /* proposal: selection score in a competition */
    PURPOSE_TENDER,               /* proposal: start lag by tender and formality */
    PURPOSE_CONTACT,              /* proposal: which citizens hear of a proposal, and whether they join */
    PURPOSE_CIVIC_PROJECT,     /* project: whether a civic project stays, registers code, is pitched again */
    PURPOSE_STAFFING,          /* proposal: which administrators are asked, and whether they join */
    PURPOSE_MEMBER_LOSS,       /* episode: when each administrator leaves */
    PURPOSE_ALIGNMENT,         /* episode: whether the team finds an object to agree on */
    PURPOSE_DATA_QUALITY,      /* episode: age of each dataset met */
    PURPOSE_DATASET_USE,       /* episode: whether a dataset that is used was used before */
    PURPOSE_LEGAL_REVIEW,      /* episode: decision of the legal review and its reason */
    PURPOSE_OWNER_CONSENT,     /* episode: consent of each owner of the data */
    PURPOSE_EXIT_CAUSE,        /* episode: when a hazard ends it, and which */
    PURPOSE_EXTENSION,         /* episode: extension of the term by the sponsor */
    PURPOSE_INCIDENT,          /* episode: privacy incident */
    PURPOSE_FRAILTY,           /* episode: one-shot or frail, and when each citizen leaves */
    PURPOSE_HANDOVER,          /* episode: referral, takeover, lapse */
    PURPOSE_SERVICE_LIFE,      /* service: death of a service */
    PURPOSE_REUSE,             /* episode: descendants and start-ups */
    PURPOSE_DIFFUSION,         /* agency: awareness, trial and giving up */
    PURPOSE_DESCENT,           /* proposal: type and delay of what grows out of a result */
    PURPOSE_INITIAL_STATE,     /* agency: stage of the practice at the start, phase of demonstrations */
    PURPOSE_DESIGN_STRATUM,    /* factor: which stratum of a Latin hypercube each point takes, and the place
                                  within it */
    PURPOSE_DESIGN_SCRAMBLE,   /* dimension: flips of the digits of a scrambled Sobol sequence */
    PURPOSE_DESIGN_TRAJECTORY, /* trajectory: start of a trajectory of Morris and the order of its steps */
    PURPOSE_REWIRING,          /* agency: whether the tie with a neighbour ahead is moved, and where to */
    PURPOSE_ROUTINE,           /* episode: whether a useful completion makes the practice routine */
    PURPOSE_OPENING,           /* agency: whether an opened dataset is in demand */
    PURPOSE_SUPPORT_PATH,      /* agency: moods of managers between the ends of a quarter */
    PURPOSE_COUNT
};

/* What all draws of one replicate have in common. */
struct RandomKey {
    uint64_t seed;
    uint64_t replicate;
};

/* What one decision is about. `week` counts from the start of the burn-in; `ordinal` tells draws of one
 * decision apart. */
struct DrawId {
    enum Purpose purpose;
    uint64_t entity;
    uint32_t week;
    uint64_t ordinal;
};

/* Four 64-bit words for the decision `id`; `block` continues it. */
void random_block(const struct RandomKey *key, struct DrawId id, uint64_t block, uint64_t words[4]);

/* The words of block 0, and the first of them. The parts of the decision come one by one, in registers: a
 * struct DrawId would be copied on the stack and waited for, at several times the cost of a draw. */
void random_words(const struct RandomKey *key, enum Purpose purpose, uint64_t entity, uint32_t week,
                  uint64_t ordinal, uint64_t words[4]);
uint64_t random_bits(const struct RandomKey *key, enum Purpose purpose, uint64_t entity, uint32_t week,
                     uint64_t ordinal);

/* A word as a uniform in [0, 1) with 53 bits; as a standard normal and as an exponential of mean 1 by
 * inversion (monotone in the uniform, so that paired scenarios stay paired). */
static inline double uniform_of_bits(uint64_t bits) {
    return (double)(bits >> 11) * 0x1p-53;
}
double normal_of_bits(uint64_t bits);
double exponential_of_bits(uint64_t bits);

/* One uniform in [0, 1). */
static inline double random_uniform(const struct RandomKey *key, struct DrawId id) {
    return uniform_of_bits(random_bits(key, id.purpose, id.entity, id.week, id.ordinal));
}

/* One standard normal. */
static inline double random_normal(const struct RandomKey *key, struct DrawId id) {
    return normal_of_bits(random_bits(key, id.purpose, id.entity, id.week, id.ordinal));
}

/* Four independent uniforms in [0, 1), or standard normals, of the same decision: the words of its block 0.
 */
void random_uniform4(const struct RandomKey *key, struct DrawId id, double uniform[4]);
void random_normal4(const struct RandomKey *key, struct DrawId id, double normal[4]);

/* Words of neighbours, one each, for what all of them decide alike: four share a block, so that no word is
 * thrown away. Entity e has word e mod 4 of block 0 of the decision about e / 4, whatever was asked for
 * before; ascending entities draw each block once. A purpose and ordinal is drawn in rows or one by one,
 * never both. */
struct RandomRow {
    const struct RandomKey *key;
    enum Purpose purpose;
    uint32_t week;
    uint64_t ordinal, block;
    uint64_t words[4];
};

/* Borrows `key`. */
struct RandomRow random_row(const struct RandomKey *key, enum Purpose purpose, uint32_t week,
                            uint64_t ordinal);

static inline uint64_t random_row_bits(struct RandomRow *self, uint64_t entity) {
    if (self->block != entity / 4) {
        self->block = entity / 4;
        random_words(self->key, self->purpose, self->block, self->week, self->ordinal, self->words);
    }
    return self->words[entity % 4];
}

/* Mixes two keys into one, for entities that descend from others (finaliser of SplitMix64, Steele et al.
 * 2014). */
uint64_t random_mix(uint64_t one, uint64_t other);

#endif
