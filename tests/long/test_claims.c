/* Signed patterns of the study's claims: arms of a small world under common seeds, one measure, and a
 * contrast of the arms that the claim says is positive. A contrast whose true mean is not positive passes
 * with a chance of 1e-3 (Student's t over replicates); each runs on fixed seeds. Arms lie within the
 * plausible ranges. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "run/replicate.h"
#include "tests/suite.h"

static const double BY_CHANCE = 1e-3;

enum { WEEKS = 260, YEAR = 52, ARMS = 6, SETTINGS = 8, REPLICATES = 24 };

#define MEASURE_TABLE(ROW)                                                                                   \
    ROW(COMPLETION)          /* completed within 52 weeks, all types */                                      \
    ROW(COMPLETION_PUBLIC)   /* of types 1 to 3 */                                                           \
    ROW(COMPLETION_INTERNAL) /* of types 1 and 2 */                                                          \
    ROW(NO_AGREEMENT)        /* share of ended episodes */                                                   \
    ROW(SPONSOR_ENDED)       /* of those of types 1 to 3 */                                                  \
    ROW(ALIGNMENT_WEEKS)     /* mean of types 2 to 4 */                                                      \
    ROW(LEGAL_WEEKS_INTERNAL)                                                                                \
    ROW(LEGAL_WEEKS_OPEN)                                                                                    \
    ROW(REFUSED_INTERNAL) /* share of ended episodes of types 1 and 2 */                                     \
    ROW(REFUSED_OPEN)                                                                                        \
    ROW(REFUSED_FOR_PURPOSE)                                                                                 \
    ROW(JOINS)               /* citizens who joined a proposal on internal data, a proposal */               \
    ROW(TRUST_CITIZEN)       /* in the last year */                                                          \
    ROW(ADOPTION)            /* share that ever tried, mean over weeks */                                    \
    ROW(CAPABILITY)          /* in the last year */                                                          \
    ROW(OUTSOURCED)          /* share of choices of the last two years */                                    \
    ROW(SUPPORT_OF_ADOPTERS) /* mean support of agencies that tried, less that of the others */

#define MEASURE(name) MEASURE_##name,
enum Measure { MEASURE_TABLE(MEASURE) MEASURE_COUNT };
#undef MEASURE

/* Sums and counts, whose ratio is the measure. */
struct Look {
    double sum[MEASURE_COUNT], count[MEASURE_COUNT];
    double tried_support, tried, other_support, other;
};

static void add(struct Look *self, enum Measure measure, double value) {
    self->sum[measure] += value;
    self->count[measure] += 1.0;
}

static void look_at_episode(struct Look *self, const struct EpisodeRecord *episode) {
    bool internal = episode->case_type == CASE_PUBLIC_INTERNAL || episode->case_type == CASE_PRIVATE_INTERNAL;
    bool ended = episode->exit != RECORD_MISSING, completed = episode->exit == EXIT_COMPLETED;
    if (episode->start_week <= WEEKS - YEAR) {
        double within = completed && episode->end_week - episode->start_week <= YEAR ? 1.0 : 0.0;
        add(self, MEASURE_COMPLETION, within);
        if (episode->case_type != CASE_PRIVATE_OPEN)
            add(self, MEASURE_COMPLETION_PUBLIC, within);
        if (internal)
            add(self, MEASURE_COMPLETION_INTERNAL, within);
    }
    if (episode->work_week != RECORD_MISSING && episode->case_type != CASE_PUBLIC_INTERNAL)
        add(self, MEASURE_ALIGNMENT_WEEKS, (double)episode->alignment_weeks);
    if (!ended)
        return;
    add(self, MEASURE_NO_AGREEMENT, episode->exit == EXIT_NO_AGREEMENT);
    if (episode->case_type != CASE_PRIVATE_OPEN)
        add(self, MEASURE_SPONSOR_ENDED, episode->exit == EXIT_SPONSOR_ENDED);
    add(self, internal ? MEASURE_LEGAL_WEEKS_INTERNAL : MEASURE_LEGAL_WEEKS_OPEN,
        (double)episode->legal_weeks);
    add(self, internal ? MEASURE_REFUSED_INTERNAL : MEASURE_REFUSED_OPEN, episode->exit == EXIT_REFUSED);
    if (internal)
        add(self, MEASURE_REFUSED_FOR_PURPOSE, episode->refusal == REFUSAL_PURPOSE);
    if (internal && episode->programme != PROGRAMME_CIVIC_REQUEST)
        self->sum[MEASURE_JOINS] += (double)episode->citizens;
}

static void look_at_week(struct Look *self, const struct WeekRecord *week) {
    add(self, MEASURE_ADOPTION, week->ever_tried_share);
    if (week->week >= WEEKS - YEAR) {
        add(self, MEASURE_TRUST_CITIZEN, week->trust_citizen);
        add(self, MEASURE_CAPABILITY, week->capability);
    }
    if (week->week >= WEEKS - 2 * YEAR) {
        self->sum[MEASURE_OUTSOURCED] += (double)week->chosen_outsourced;
        self->count[MEASURE_OUTSOURCED] +=
            (double)(week->chosen_in_house + week->chosen_outsourced + week->chosen_collaboration);
    }
}

static enum Status look(void *context, enum RecordTable table, const void *record, struct Error *error) {
    (void)error;
    struct Look *self = context;
    if (table == TABLE_WEEKLY)
        look_at_week(self, record);
    if (table == TABLE_EPISODES)
        look_at_episode(self, record);
    if (table == TABLE_PROPOSALS) {
        const struct ProposalRecord *row = record;
        bool internal = row->case_type == CASE_PUBLIC_INTERNAL || row->case_type == CASE_PRIVATE_INTERNAL;
        if (internal && row->programme != PROGRAMME_CIVIC_REQUEST && row->fate != FATE_PENDING)
            self->count[MEASURE_JOINS] += (double)row->proposals;
    }
    if (table == TABLE_AGENCIES) {
        const struct AgencyRecord *agency = record;
        bool tried = agency->tried_week != RECORD_MISSING;
        *(tried ? &self->tried_support : &self->other_support) += agency->manager_support;
        *(tried ? &self->tried : &self->other) += 1.0;
    }
    return STATUS_OK;
}

/* One arm: settings in the notation of --set, perhaps an intervention from week 0 on, and its weight in the
 * contrast. */
struct Arm {
    double weight;
    const char *settings[SETTINGS];
    enum InterventionKind kind;
    double intensity; /* 0: no intervention */
};

struct Claim {
    const char *name;
    enum Measure measure;
    struct Arm arms[ARMS]; /* those with weight 0 end the list */
    uint64_t replicates;   /* 0: REPLICATES */
};

static double run_arm(const struct Claim *claim, const struct Arm *arm, uint64_t replicate) {
    struct Scenario scenario;
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(&scenario, &error), STATUS_OK);
    static const char *const world[] = {"world.agencies=80", "world.governments=6", "world.burn_in_weeks=52",
                                        "diffusion.outside_per_year=0.2"};
    for (size_t i = 0; i < sizeof world / sizeof *world; i++)
        ck_assert_int_eq(scenario_set(&scenario, world[i], &error), STATUS_OK);
    for (int i = 0; i < SETTINGS && arm->settings[i] != NULL; i++)
        ck_assert_msg(scenario_set(&scenario, arm->settings[i], &error) == STATUS_OK, "%s", error.text);
    if (arm->intensity > 0.0) {
        scenario.intervention_count = 1;
        scenario.interventions[0] = (struct Intervention){.kind = arm->kind,
                                                          .end_week = WEEKS,
                                                          .intensity = arm->intensity,
                                                          .target = TARGET_ALL,
                                                          .cost = NAN};
    }
    struct Look seen = {0};
    struct ReplicateInput input = {.scenario = &scenario, .seed = 4107, .weeks = WEEKS};
    struct Recorder recorder = {&seen, look, ~0u};
    ck_assert_msg(replicate_run(&input, replicate, &recorder, &error) == STATUS_OK, "%s", error.text);
    scenario_free(&scenario);
    if (claim->measure == MEASURE_SUPPORT_OF_ADOPTERS)
        return seen.tried_support / seen.tried - seen.other_support / seen.other;
    return seen.sum[claim->measure] / seen.count[claim->measure];
}

#define SET(...) .settings = {__VA_ARGS__}
#define TRUST(value) "trust.citizen_mean=" value, "trust.administrator_mean=" value
#define QUALITY(value) "data_quality.mean=" value
#define LINKS(quality, support, turf, literacy)                                                              \
    QUALITY(quality), "manager.mean=" support, "legal.parochialism=" turf, "burden.literacy_mean=" literacy
#define PERSONAL(internal, open)                                                                             \
    "public_internal.personal_share=" internal, "private_internal.personal_share=" internal,                 \
        "public_open.personal_share=" open, "private_open.personal_share=" open
#define EMPHASIS                                                                                             \
    "burden.emphasis=0.05", "burden.emphasis_mandate=0.4", "burden.harm=1.0", "burden.literacy_mean=0.3",    \
        "diffusion.burden_weight=2"

static const struct Claim CLAIMS[] = {
    {"C2: conservatism and its conditions keep citizens away", MEASURE_JOINS,
     .arms = {{1, SET("legal.conservatism=0.35")}, {-1, SET("legal.conservatism=0.65")}}},
    {"C2: less so where conditions are no obstacle", MEASURE_JOINS,
     .arms = {{1, SET("legal.conservatism=0.35", "team.join_conditions=3")},
              {-1, SET("legal.conservatism=0.65", "team.join_conditions=3")},
              {-1, SET("legal.conservatism=0.35", "team.join_conditions=0")},
              {1, SET("legal.conservatism=0.65", "team.join_conditions=0")}}},
    {"C7: completion rises with trust", MEASURE_COMPLETION,
     .arms = {{1, SET(TRUST("0.6"))}, {-1, SET(TRUST("0.3"))}}},
    {"C7: completion rises with citizens' trust", MEASURE_COMPLETION,
     .arms = {{1, SET("trust.citizen_mean=0.6")}, {-1, SET("trust.citizen_mean=0.3")}}},
    {"C7: completion rises with administrators' trust", MEASURE_COMPLETION_PUBLIC,
     .arms = {{1, SET("trust.administrator_mean=0.6")}, {-1, SET("trust.administrator_mean=0.3")}}},
    {"C7: conflict of goals steepens the slope", MEASURE_COMPLETION_PUBLIC,
     .arms = {{1, SET(TRUST("0.6"), "issues.conflict=0.55")},
              {-1, SET(TRUST("0.3"), "issues.conflict=0.55")},
              {-1, SET(TRUST("0.6"), "issues.conflict=0.25")},
              {1, SET(TRUST("0.3"), "issues.conflict=0.25")}},
     .replicates = 60},
    {"C7: no agreement falls with trust", MEASURE_NO_AGREEMENT,
     .arms = {{1, SET(TRUST("0.3"))}, {-1, SET(TRUST("0.6"))}}},
    {"C26: a habit of outsourcing keeps capability weak", MEASURE_CAPABILITY,
     .arms = {{1, SET("sourcing.habit_mean=0.4")}, {-1, SET("sourcing.habit_mean=0.75")}}},
    {"C26: and is still there years later", MEASURE_OUTSOURCED,
     .arms = {{1, SET("sourcing.habit_mean=0.75")}, {-1, SET("sourcing.habit_mean=0.4")}}},
    {"C31: completion rises with manager support", MEASURE_COMPLETION_PUBLIC,
     .arms = {{1, SET("manager.mean=0.65")}, {-1, SET("manager.mean=0.35")}}},
    {"C31: and sponsors end fewer", MEASURE_SPONSOR_ENDED,
     .arms = {{1, SET("manager.mean=0.35")}, {-1, SET("manager.mean=0.65")}}},
    {"C36: completion rises with literacy", MEASURE_COMPLETION_PUBLIC,
     .arms = {{1, SET("burden.literacy_mean=0.55")}, {-1, SET("burden.literacy_mean=0.25")}}},
    {"C36: alignment is sooner with literacy", MEASURE_ALIGNMENT_WEEKS,
     .arms = {{1, SET("burden.literacy_mean=0.25")}, {-1, SET("burden.literacy_mean=0.55")}}},
    {"C37: business and data staff together complete more", MEASURE_COMPLETION_PUBLIC,
     .arms = {{1, SET("work.joint_roles=0.6")}, {-1, SET("work.joint_roles=0")}}},
    {"C42: completion rises with clarity of goal", MEASURE_COMPLETION,
     .arms = {{1, SET("issues.clarity=0.75")}, {-1, SET("issues.clarity=0.45")}}},
    {"C42: vague goals end without an object", MEASURE_NO_AGREEMENT,
     .arms = {{1, SET("issues.clarity=0.45")}, {-1, SET("issues.clarity=0.75")}}},
    {"C56: citizens' trust rises with data quality", MEASURE_TRUST_CITIZEN,
     .arms = {{1, SET(QUALITY("0.7"))}, {-1, SET(QUALITY("0.45"))}}},
    {"C56: wrong data lower it more than right data raise it", MEASURE_TRUST_CITIZEN,
     .arms = {{2, SET(QUALITY("0.62"))}, {-1, SET(QUALITY("0.49"))}, {-1, SET(QUALITY("0.75"))}}},
    {"C60: personal data lengthen the review", MEASURE_LEGAL_WEEKS_INTERNAL,
     .arms = {{1, SET(PERSONAL("0.9", "0.2"))}, {-1, SET(PERSONAL("0.2", "0.2"))}}},
    {"C60: and are refused more often", MEASURE_REFUSED_INTERNAL,
     .arms = {{1, SET(PERSONAL("0.9", "0.2"))}, {-1, SET(PERSONAL("0.2", "0.2"))}}},
    {"C62: an amendment frees data that are bound", MEASURE_REFUSED_FOR_PURPOSE,
     .arms = {{1, SET("private_internal.purpose_share=0.3")},
              {-1, SET("private_internal.purpose_share=0.3"), INTERVENTION_LAW_AMENDMENT, 1.0}}},
    {"C62: and lets more be completed", MEASURE_COMPLETION_INTERNAL,
     .arms = {{1, SET("private_internal.purpose_share=0.5", "public_internal.purpose_share=0.5"),
               INTERVENTION_LAW_AMENDMENT, 1.0},
              {-1, SET("private_internal.purpose_share=0.5", "public_internal.purpose_share=0.5")}}},
    {"C66: quality alone gives less than half of all", MEASURE_COMPLETION_PUBLIC,
     .arms = {{0.5, SET(LINKS("0.7", "0.65", "0.2", "0.55"))},
              {0.5, SET(LINKS("0.4", "0.35", "0.7", "0.25"))},
              {-1, SET(LINKS("0.7", "0.35", "0.7", "0.25"))}}},
    {"C66: support alone gives less than half of all", MEASURE_COMPLETION_PUBLIC,
     .arms = {{0.5, SET(LINKS("0.7", "0.65", "0.2", "0.55"))},
              {0.5, SET(LINKS("0.4", "0.35", "0.7", "0.25"))},
              {-1, SET(LINKS("0.4", "0.65", "0.7", "0.25"))}}},
    {"C66: cross-agency support alone gives less than half of all", MEASURE_COMPLETION_PUBLIC,
     .arms = {{0.5, SET(LINKS("0.7", "0.65", "0.2", "0.55"))},
              {0.5, SET(LINKS("0.4", "0.35", "0.7", "0.25"))},
              {-1, SET(LINKS("0.4", "0.35", "0.2", "0.25"))}}},
    {"C66: literacy alone gives less than half of all", MEASURE_COMPLETION_PUBLIC,
     .arms = {{0.5, SET(LINKS("0.7", "0.65", "0.2", "0.55"))},
              {0.5, SET(LINKS("0.4", "0.35", "0.7", "0.25"))},
              {-1, SET(LINKS("0.4", "0.35", "0.7", "0.55"))}}},
    {"C66: each alone, together, gives less than all", MEASURE_COMPLETION_PUBLIC,
     .arms = {{1, SET(LINKS("0.7", "0.65", "0.2", "0.55"))},
              {3, SET(LINKS("0.4", "0.35", "0.7", "0.25"))},
              {-1, SET(LINKS("0.7", "0.35", "0.7", "0.25"))},
              {-1, SET(LINKS("0.4", "0.65", "0.7", "0.25"))},
              {-1, SET(LINKS("0.4", "0.35", "0.2", "0.25"))},
              {-1, SET(LINKS("0.4", "0.35", "0.7", "0.55"))}}},
    {"C69: alignment takes longer the less citizens know", MEASURE_ALIGNMENT_WEEKS,
     .arms = {{1, SET("alignment.understanding=0.2")}, {-1, SET("alignment.understanding=0.5")}}},
    {"C69: and less the more people learn by taking part", MEASURE_ALIGNMENT_WEEKS,
     .arms = {{1, SET("alignment.learning=0.2")}, {-1, SET("alignment.learning=0.8")}}},
    {"C73: attention of heads drives diffusion", MEASURE_ADOPTION,
     .arms = {{1, SET(NULL), INTERVENTION_ATTENTION, 0.5}, {-1, SET(NULL)}}},
    {"C73: units whose managers support it adopt", MEASURE_SUPPORT_OF_ADOPTERS,
     .arms = {{1, SET("manager.success_event=0.2")}}},
    {"C76: pressing data work helps first", MEASURE_ADOPTION,
     .arms = {{1, SET(EMPHASIS), INTERVENTION_DATA_MANDATE, 0.35}, {-1, SET(EMPHASIS)}}},
    {"C76: and harms when overdone", MEASURE_ADOPTION,
     .arms = {{1, SET(EMPHASIS), INTERVENTION_DATA_MANDATE, 0.35},
              {-1, SET(EMPHASIS), INTERVENTION_DATA_MANDATE, 1.0}}},
};

static double contrast(const struct Claim *claim, uint64_t replicate) {
    double sum = 0.0;
    for (int i = 0; i < ARMS && claim->arms[i].weight != 0.0; i++)
        sum += claim->arms[i].weight * run_arm(claim, &claim->arms[i], replicate);
    return sum;
}

START_TEST(test_the_pattern_of_the_claim_appears) {
    const struct Claim *claim = &CLAIMS[_i];
    uint64_t replicates = claim->replicates > 0 ? claim->replicates : REPLICATES;
    double sum = 0.0, squares = 0.0, n = (double)replicates;
    for (uint64_t replicate = 0; replicate < replicates; replicate++) {
        double value = contrast(claim, replicate);
        sum += value;
        squares += value * value;
    }
    double mean = sum / n;
    double error = sqrt(fmax(0.0, squares / n - mean * mean) / (n - 1.0));
    double t = error > 0.0 ? mean / error : mean > 0.0 ? INFINITY : -INFINITY;
    if (getenv("CLAIMS") != NULL)
        printf("%-62s %10.4g +- %.2g (t = %.1f)\n", claim->name, mean, error, t);
    fflush(stdout);
    ck_assert_msg(t > gsl_cdf_tdist_Qinv(BY_CHANCE, n - 1.0), "%s: contrast %.4g, standard error %.2g",
                  claim->name, mean, error);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_loop_test(tests, test_the_pattern_of_the_claim_appears, 0,
                        (int)(sizeof CLAIMS / sizeof *CLAIMS));
}

int main(void) {
    return run_suite("claims", add_tests);
}
