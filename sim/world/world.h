/* The entities of the model and their state, for one replicate. Citizens and administrators form two
 * interacting activity systems (Ruijer et al. 2017): subjects (struct Citizen, struct Administrator), object
 * (struct Issue), roles (struct Member), rules (legal fields of agencies), community (struct Network, kinds
 * of citizens), tools (open datasets and the platform that makes results visible), outcomes (fields outcome_*
 * of struct EpisodeRecord). */
#ifndef TANDEM_WORLD_H
#define TANDEM_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/random.h"
#include "params/scenario.h"
#include "world/codes.h"
#include "world/experience.h"
#include "world/list.h"
#include "world/network.h"
#include "world/occasions.h"
#include "world/records.h"
#include "world/witness.h"

enum { WEEKS_PER_YEAR = 52, MONTHS_PER_YEAR = 12, QUARTER_WEEKS = 13, NEVER = INT32_MIN };

/* Stages of the practice in an agency: it practises from PRACTICE_TRIED on. */
enum Practice {
    PRACTICE_UNAWARE,
    PRACTICE_AWARE,
    PRACTICE_DECIDED,
    PRACTICE_TRIED,
    PRACTICE_ROUTINE,
    PRACTICE_COUNT
};

#define CITIZEN_KIND(symbol, name, share, time, one_shot, sentence) CITIZEN_##symbol,
enum CitizenKind {
#include "world/citizen_kinds.def"
    CITIZEN_KIND_COUNT
};
#undef CITIZEN_KIND

/* The constructs that carry the study's answers, and what moves them from outside themselves. */
#define CONSTRUCT(symbol, name, feedback, push, shared, level) CONSTRUCT_##symbol,
enum Construct {
#include "world/constructs.def"
    CONSTRUCT_COUNT
};
#undef CONSTRUCT
enum Cause { CAUSE_ENDS, CAUSE_INCIDENTS, CAUSE_INTERVENTIONS, CAUSE_COUNT };

/* Moods of a manager, week by week after the first of a quarter. */
struct Moods {
    double of[QUARTER_WEEKS];
};

/* A week's step of a mood towards where it will be at the end of the quarter: kept N + gain M + noise z. */
struct MoodStep {
    double kept, gain, noise;
};

/* Words of the openings of datasets, drawn four at once. */
enum { OPENINGS_DRAWN = 4 };
struct Openings {
    uint64_t word[OPENINGS_DRAWN];
};

/* Agencies as a struct of arrays, each [count]. */
struct Agencies {
    size_t count;
#define AGENCY_FIELD(type, name, writer, sentence) type *name;
#include "world/agency_fields.def"
#undef AGENCY_FIELD
};

struct Government {
    uint32_t first, count; /* its agencies */
    double attention;      /* of the head, score */
    double office;         /* capacity of the central data office (budget and attention), score */
    double supported;      /* weight of the cases that it supports now */
    double publishing;     /* its opening rate relative to others */
    double heard[2];       /* what its agencies hear of each other of it, and of each elsewhere */
};

/* Drawn when first asked to join a team: until then it is all 0 and reads as nobody. */
struct Administrator {
    float trust_mean;    /* prior mean */
    float understanding; /* of civic partners */
    uint16_t episodes;   /* 0 free, 1 in a team */
    bool drawn;
};

/* A citizen who has taken part; all others exist as keyed draws (citizen_traits) and cost nothing. */
struct Citizen {
    uint64_t id;
    double trust_mean, understanding, expectation, skill;
    double public_spirit, skill_building, data_access, venture; /* motivation, scores */
    enum CitizenKind kind;
    double good, bad; /* evidence of their own beyond the prior, as of `week` */
    uint32_t week;
    bool busy;
};

/* An issue: the object (1a) of a collaboration. */
struct Issue {
    double difficulty, clarity, specificity, value, conflict;
    bool internal; /* needs internal data */
    bool urgent;
};

enum Side { SIDE_CITIZEN, SIDE_ADMINISTRATOR };

/* A person's part in an episode. */
struct Member {
    uint32_t person; /* index of the citizen or the administrator */
    uint32_t agency; /* of an administrator; of a citizen, the lead agency */
    uint32_t leaves; /* week */
    float time;      /* person-weeks a week */
    uint8_t side;
    bool here;
    bool data_role;
};

enum { OWNERS_MOST = 32, TEAM_MOST = 16 };

/* A proposal: asks for a collaboration, until it has a fate. */
struct Proposal {
    uint64_t key;
    uint64_t project; /* key of its first pitch; its own key if it was not pitched before */
    uint32_t pitch;   /* number of the pitch of that project, from 1 on */
    enum Programme programme;
    enum CaseType type;
    struct Issue issue;
    uint32_t agency;      /* lead agency or first owner */
    uint32_t born;        /* week */
    uint32_t ready;       /* week from which it seeks a team: start lag before it */
    uint32_t owner_count; /* of the data that it asks for, at least one */
    bool data_missing;    /* no data exist */
    bool crowdsourced;    /* but the crowd can collect them */
    bool conditions;      /* the agency granted it under conditions */
    bool awarded;         /* among the best of its competition */
    bool answered;        /* a request that the agency granted */
    enum Fate fate;       /* PENDING while it is open */
    int64_t refusal;      /* enum Refusal or RECORD_MISSING */
    int64_t parent_key;   /* RECORD_MISSING if it descends from no episode */
    int64_t parent_type;
    double score; /* in a competition */
    uint32_t citizen_count, staff_count;
    uint32_t citizen[TEAM_MOST]; /* stored citizens who joined */
    uint32_t staff[TEAM_MOST];   /* administrators who joined */
    uint32_t staff_agency[TEAM_MOST];
};

/* An agency issue of this week, before the agency has chosen. */
struct Arrival {
    uint64_t key;
    uint32_t agency;
    struct Issue issue;
};

/* An episode: one collaboration. `record` is what will be stored of it. */
struct Episode {
    struct EpisodeRecord record;
    struct Issue issue;
    uint64_t project; /* key of the first pitch of its project */
    enum CaseType type;
    enum Programme programme;
    uint32_t agency;
    uint32_t owner[OWNERS_MOST];
    uint32_t owner_count;
    uint32_t member_first, member_count; /* in world->members */
    enum Stage stage;
    bool open;
    uint32_t start, stage_since, work_since; /* weeks */
    uint32_t loss_next;                      /* week in which a member leaves; 0: the team has just come */
    uint32_t term_end;                       /* week of the review; UINT32_MAX: none */
    bool extended;
    double gap, gap_start;       /* of understanding */
    double ignorance;            /* of citizens at the start */
    double trust_joint;          /* geometric mean of both sides' trust at the start */
    double trust_effect;         /* what it does to time given and data handed over; 1 at the reference */
    double quality, expectation; /* of the data met */
    double preparation;          /* person-weeks of data preparation that are left */
    double effort;               /* person-weeks of the object */
    double done;                 /* person-weeks done on the object */
    double time_now;             /* person-weeks that the team gives in this week */
    double
        strain; /* a uniform, drawn at the start, over the probability of going on so far: past 1 it ends */
    double exit_uniform;     /* decides in which way */
    double person_weeks;     /* spent in all */
    double staff_weeks;      /* of these, by administrators */
    bool data_missing;       /* no data exist */
    bool reviewed, incident; /* approved by a review; a privacy incident happened */
};

/* An open episode by its place in world->episodes. */
struct Running {
    uint64_t key;
    uint32_t episode;
};

/* A change of the stage of the practice. */
struct StageMove {
    uint32_t agency;
    enum Practice to;
};

/* In-house or outsourced work, until its result is learned. */
struct SourcedWork {
    uint64_t key;
    uint32_t agency, due;
    bool outsourced;
    double difficulty;
};

struct Service {
    struct ServiceRecord record;
    uint32_t agency;
    bool alive, referred;
    double hazard, life;   /* cumulative hazard up to the week `counted`, and the level at which it dies */
    uint32_t counted, due; /* week in which it is looked at next */
    double timely_counted; /* sum of its agency's timeliness up to `counted` */
    double try_week;       /* when its referral may end next, with fraction */
    uint32_t tries;
};

/* Places of citizens by id, by open addressing. */
struct CitizenIndex {
    struct CitizenSlot {
        uint64_t id;
        uint32_t place;
        bool taken;
    } * slot;
    size_t slots; /* 0 or a power of two, at least twice the citizens */
};

struct World {
    const struct Scenario *scenario;
    const struct Params *params;
    struct RandomKey key;
    const struct Witness *witness; /* NULL: nobody follows the run */
    const struct Network *network;
    struct Network own_network;
    uint32_t week;       /* from the start of the burn-in */
    uint32_t first_week; /* first recorded week: the length of the burn-in */
    uint32_t end_week;   /* one past the last */
    struct Agencies agencies;
    size_t government_count;
    struct Government *governments;
    size_t administrator_count;
    struct Administrator *administrators;
    double *lever[LEVER_COUNT]; /* [agencies]; written by outside_events only */
    bool *intervention_hits;    /* [interventions × agencies] */
    double intervention_cost;
    double data_decay;                       /* of the quality of data, share a week */
    double support_kept;                     /* share of a displacement of the latent that a week leaves */
    double support_after[QUARTER_WEEKS + 1]; /* and so many weeks, at most a quarter */
    double mood_deviation;                   /* of managers, stationary */
    struct MoodStep mood_step[QUARTER_WEEKS + 1]; /* so many weeks before the end of the quarter */
    double manager_hazard;                        /* of a change of the manager, a week */
    uint32_t moods_since, moods_until;            /* weeks between which moods are drawn */
    double *memory;                               /* [weeks + 1] share of evidence kept after so many weeks */
    uint64_t *open_until;     /* [agencies] open datasets of agencies 0 … a, of this week */
    uint64_t *staff_until;    /* [agencies] administrators of agencies 0 … a */
    double open_share;        /* open datasets over catalogues */
    double catalogue;         /* sum over agencies */
    double opening_hazard;    /* cumulative, of a dataset at a rate of 1 without a mandate */
    double open_quality;      /* mean of quality over open datasets, counted at the end of each quarter */
    double crisis_excitation; /* aftershock rate a week */
    double crisis_hazard, crisis_next; /* cumulative intensity of crises, and at the next one */
    struct Pool pool[POOL_COUNT];      /* experience that units share */
    bool visible_ever;                 /* some agency has had a visible success */
    LIST_OF(struct Citizen) citizens;
    struct CitizenIndex citizen_index;
    LIST_OF(struct Member) members;
    LIST_OF(struct Arrival) arrivals;   /* agency issues of this week */
    LIST_OF(struct Proposal) proposals; /* open ones, in key order */
    LIST_OF(struct Episode) episodes;
    LIST_OF(struct Running) running; /* open episodes, in key order */
    LIST_OF(uint32_t) ended;         /* indices of the episodes that ended this week, in key order */
    LIST_OF(struct SourcedWork) sourced;
    struct Occasions occasions;      /* on which a stage of the practice may be left */
    LIST_OF(struct StageMove) moves; /* of this week, while it decides */
    unsigned stages_left;            /* bit s: stage s of the practice could be left in some week */
    double usefulness_most;          /* of an ended episode so far */
    LIST_OF(struct Service) services;
    LIST_OF(uint32_t) alive;        /* indices of the services that live */
    LIST_OF(struct Proposal) later; /* proposals that will arise: descendants, projects pitched again */
    uint64_t fates[PROGRAMME_COUNT][CASE_TYPE_COUNT][FATE_COUNT][REFUSAL_COUNT + 1];
    double service_value; /* a week, of the services that live */
    double public_value, collaboration_cost, publication_cost;
    uint64_t proposals_born, proposals_ended, episodes_born, crises_born, crises_before, pitches,
        pitches_returned, issues_born, startups, crisis_episodes;
    uint64_t issues_by_type[CASE_TYPE_COUNT]; /* occasions on which a collaboration could start */
    double *levels; /* [agencies] room for those who watch the constructs (world_watch); NULL: nobody does */
    double moved[CONSTRUCT_COUNT][CAUSE_COUNT]; /* change of the sum over agencies since it was told */
    bool told;                      /* `moved` stands for the week, and starts anew with the next */
    bool by_incident, had_incident; /* what is lived through now, or some of it since, comes of an incident */
    struct Pool pool_told[POOL_COUNT]; /* as of then */
    struct Pool pool_calm[POOL_COUNT]; /* without incidents since, if there were */
    uint64_t week_choice[3], week_proposals, week_started, week_ended, week_crises;
    double person_weeks_before; /* spent in the burn-in */
    double person_weeks_spent;  /* sum over members, checked against the episodes' own sums */
};

/* Builds the world of one replicate at the start of the burn-in. `network` NULL: it generates its own.
 * Errors: STATUS_OUT_OF_MEMORY, STATUS_CONFIGURATION (network of another size), STATUS_INTERNAL. Free with
 * world_free, also after failure. `scenario` and `network` are borrowed. */
enum Status world_create(struct World *self, const struct Scenario *scenario, const struct Network *network,
                         struct RandomKey key, uint32_t weeks, struct Error *error) MUST_CHECK;
void world_free(struct World *self);

/* From now on `moved` is kept and levels of constructs can be observed; false if memory ran out. */
bool world_watch(struct World *self);

/* True in the last week of each quarter, thirteen weeks counted from the first recorded one, and in the first
 * of all. */
bool world_quarter_ends(const struct World *self);

/* Makes the levers that the interventions of the scenario move, all 0; false if memory ran out. */
bool world_levers(struct World *self);

#endif
