/* The law: one hesitation at every gate, conditions before refusals, reasons in order, purpose limits that
 * only an amendment lifts. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/legal_verdict.h"
#include "mechanism/proposals.h"
#include "small_world.h"
#include "world/people.h"
#include "world/scales.h"

enum { QUESTIONS = 4000 };

/* Nothing is refused unless a test asks for it. */
static void lenient(struct Params *p) {
    p->legal_refuse_base = -20.0;
    p->legal_condition_gap = p->legal_conservatism_slope = p->legal_personal_slope = p->legal_owner_fear =
        0.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        p->case_purpose_share[type] = p->case_rights_share[type] = 0.0;
}

static struct LegalVerdict ask_of(const struct World *world, enum CaseType type, uint64_t key,
                                  uint32_t owner_count, double personal, bool missing) {
    static const uint32_t owners[] = {0, 1, 2, 3};
    struct LegalCase question = {.key = key,
                                 .type = type,
                                 .owners = owners,
                                 .owner_count = owner_count,
                                 .personal = personal,
                                 .missing = missing};
    return legal_verdict(world, &question);
}

static struct LegalVerdict ask(const struct World *world, uint64_t key, uint32_t owner_count, double personal,
                               bool missing) {
    return ask_of(world, CASE_PRIVATE_INTERNAL, key, owner_count, personal, missing);
}

static double refused_for(const struct World *world, int64_t reason, uint32_t owner_count, double personal) {
    double count = 0.0;
    for (uint64_t key = 1; key <= QUESTIONS; key++)
        count += ask(world, key, owner_count, personal, false).refusal == reason;
    return count;
}

START_TEST(test_conservatism_and_ambiguous_law_on_personal_data_add_up) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->legal_conservatism = 0.7;
    p->legal_ambiguity = 0.5;
    p->legal_conservatism_slope = 3.0;
    p->legal_personal_slope = 4.0;
    small_world(&world, &scenario, 100, 5);
    ck_assert_double_eq_tol(legal_hesitation(&world, 0, 0.0), 0.6, 1e-12);
    ck_assert_double_eq_tol(legal_hesitation(&world, 0, 0.8), 0.6 + 1.6, 1e-12);
    p->legal_conservatism_slope = 0.0;
    ck_assert_double_eq_tol(legal_hesitation(&world, 0, 0.8), 1.6, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* C23: with refusals rare, conditions rise by more than refusals do, and they are never rarer. */
START_TEST(test_conditions_come_before_refusals) {
    struct Scenario scenario;
    small_scenario(&scenario, 1);
    for (double gap = 0.0; gap <= 3.0; gap += 1.5) {
        scenario.params.legal_condition_gap = gap;
        scenario.params.legal_refuse_base = -6.0;
        double refuse_before = 0.0, worse_before = 0.0;
        for (double hesitation = 0.0; hesitation <= 3.0; hesitation += 0.25) {
            double refuse, worse;
            legal_law_probabilities(&scenario.params, hesitation, &refuse, &worse);
            ck_assert_double_eq_tol(refuse, 1.0 / (1.0 + exp(6.0 - hesitation)), 1e-15);
            ck_assert_double_eq_tol(log(worse / (1.0 - worse)) - log(refuse / (1.0 - refuse)), gap, 1e-9);
            if (hesitation > 0.0) {
                ck_assert_double_gt(refuse, refuse_before);
                ck_assert(gap == 0.0 || worse - worse_before > refuse - refuse_before);
            }
            refuse_before = refuse;
            worse_before = worse;
        }
    }
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_verdicts_by_law_have_these_probabilities) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->legal_conservatism = 0.7;
    p->legal_ambiguity = 0.5;
    p->legal_refuse_base = -3.0;
    p->legal_condition_gap = 2.0;
    p->legal_conservatism_slope = 3.0;
    p->legal_personal_slope = 4.0;
    small_world(&world, &scenario, 101, 5);
    for (double personal = 0.0; personal <= 1.0; personal += 0.5) {
        double refused = 0.0, conditions = 0.0, refuse, worse;
        for (uint64_t key = 1; key <= QUESTIONS; key++) {
            struct LegalVerdict verdict = ask(&world, key, 1, personal, false);
            ck_assert(verdict.refusal == RECORD_MISSING || verdict.refusal == REFUSAL_LAW);
            refused += verdict.refusal == REFUSAL_LAW;
            conditions += verdict.conditions;
        }
        legal_law_probabilities(p, 0.6 + 2.0 * personal, &refuse, &worse);
        check_binomial("refused by law", refused, QUESTIONS, refuse);
        check_binomial("conditions or refused", conditions, QUESTIONS, worse);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* C62: neither trust nor support nor conservatism nor a guideline frees data that are bound; an amendment
 * does. */
START_TEST(test_a_purpose_limit_yields_to_an_amendment_only) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->case_purpose_share[CASE_PRIVATE_INTERNAL] = 0.3;
    small_world(&world, &scenario, 102, 5);
    double bound = refused_for(&world, REFUSAL_PURPOSE, 1, 0.5);
    check_binomial("bound to a purpose", bound, QUESTIONS, 0.3);
    for (size_t a = 0; a < 4; a++) {
        world.agencies.support[a] = 0.999;
        world.agencies.conservatism_base[a] = -10.0;
        world.agencies.quality[a] = 1.0;
        pool_add(&world, POOL_STAFF, a, 1000.0, 0.0);
        pool_add(&world, POOL_PRECEDENTS, a, 1000.0, 0.0);
    }
    set_lever(&world, LEVER_GUIDELINE, 1.0);
    ck_assert_double_eq(refused_for(&world, REFUSAL_PURPOSE, 1, 0.5), bound);
    set_lever(&world, LEVER_AMENDMENT, 0.6);
    double left = refused_for(&world, REFUSAL_PURPOSE, 1, 0.5);
    check_binomial("still bound", left, QUESTIONS, 0.3 * 0.4);
    set_lever(&world, LEVER_AMENDMENT, 1.0);
    ck_assert_double_eq(refused_for(&world, REFUSAL_PURPOSE, 1, 0.5), 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Each owner of internal data decides, those beyond the first with turf in mind; of open data the lead
 * agency's law officer alone. A unit that is more conservative than the lead is asked as itself. */
START_TEST(test_more_owners_worse_data_and_turf_meet_more_refusals) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->legal_refuse_base = -3.0;
    p->legal_owner_fear = 2.0;
    p->legal_parochialism = 0.25;
    small_world(&world, &scenario, 103, 5);
    double law = logistic(-3.0);
    for (uint32_t owners = 1; owners <= 4; owners++)
        for (double quality = 0.0; quality <= 1.0; quality += 0.5) {
            for (size_t a = 0; a < 4; a++)
                world.agencies.quality[a] = quality;
            double first = logistic(-3.0 + 2.0 * (1.0 - quality));
            double further = logistic(-2.5 + 2.0 * (1.0 - quality));
            double by_law = refused_for(&world, REFUSAL_LAW, owners, 0.0),
                   by_owner = refused_for(&world, REFUSAL_OWNER, owners, 0.0), open = 0.0;
            check_binomial("refused", by_law + by_owner, QUESTIONS,
                           1.0 - (1.0 - first) * pow(1.0 - further, owners - 1.0));
            if (owners == 1)
                check_binomial("refused by law", by_law, QUESTIONS, law);
            for (uint64_t key = 1; key <= QUESTIONS; key++)
                open += ask_of(&world, CASE_PRIVATE_OPEN, key, owners, 0.0, false).refusal == REFUSAL_LAW;
            check_binomial("open data refused", open, QUESTIONS, law);
        }
    world.agencies.conservatism_base[1] = 20.0;
    p->legal_conservatism_slope = 100.0;
    ck_assert_double_eq(refused_for(&world, REFUSAL_LAW, 2, 0.0) + refused_for(&world, REFUSAL_OWNER, 2, 0.0),
                        QUESTIONS);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* C60: raw data, of internal types, weigh more than de-identified ones. */
START_TEST(test_raw_personal_data_weigh_more_than_de_identified_ones) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    static double place[CASE_TYPE_COUNT][QUESTIONS];
    small_world(&world, &scenario, 108, 5);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        double sum = 0.0, least = p->case_internal_data[type] != 0.0 ? 0.5 : 0.0;
        p->case_personal_share[type] = 1.0;
        for (uint64_t key = 1; key <= QUESTIONS; key++) {
            double level = legal_personal_level(&world, key, (enum CaseType)type);
            sum += level;
            place[type][key - 1] = (level - least) / 0.5;
        }
        check_mean("personal level", sum / QUESTIONS, legal_personal_expected(p, (enum CaseType)type),
                   0.5 / sqrt(12.0), QUESTIONS);
        check_uniform("personal level", place[type], QUESTIONS);
        p->case_personal_share[type] = 0.0;
        ck_assert_double_eq(legal_personal_level(&world, 1, (enum CaseType)type), 0.0);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_reasons_are_asked_in_order) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->legal_refuse_base = 20.0;
    small_world(&world, &scenario, 104, 5);
    ck_assert_int_eq(ask(&world, 1, 2, 1.0, false).refusal, REFUSAL_LAW);
    p->legal_refuse_base = -20.0;
    p->legal_owner_fear = 20.0;
    p->legal_parochialism = 1.0;
    world.agencies.quality[0] = 1.0;
    world.agencies.quality[1] = 0.0;
    ck_assert_int_eq(ask(&world, 1, 1, 1.0, false).refusal, RECORD_MISSING);
    ck_assert_int_eq(ask(&world, 1, 2, 1.0, false).refusal, REFUSAL_OWNER);
    ck_assert_int_eq(ask(&world, 1, 2, 1.0, true).refusal, REFUSAL_NOT_COLLECTED);
    p->case_purpose_share[CASE_PRIVATE_INTERNAL] = 1.0;
    ck_assert_int_eq(ask(&world, 1, 2, 1.0, true).refusal, REFUSAL_PURPOSE);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_precedents_and_guidelines_make_rules_clearer) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    struct Params *p = &scenario.params;
    p->legal_ambiguity = 0.8;
    p->legal_precedent_strength = 0.3;
    p->trust_sharing = 0.25;
    small_world(&world, &scenario, 105, 5);
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.8, 1e-12);
    pool_add(&world, POOL_PRECEDENTS, 0, 2.0, 0.0);
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.8 / 1.6, 1e-12);
    ck_assert_double_eq_tol(agency_ambiguity(&world, 1), 0.8 / (1.0 + 0.3 * 0.25 * 2.0), 1e-12);
    set_lever(&world, LEVER_GUIDELINE, 0.5);
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.25, 1e-12);
    set_lever(&world, LEVER_GUIDELINE, 3.0);
    ck_assert_double_eq(agency_ambiguity(&world, 0), 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* 26 weeks of silence leave (1 - r)^26 unanswered; the rest is refused by the manager or granted. The manager
 * of a conservative unit refuses more. */
START_TEST(test_requests_are_answered_refused_or_left_alone) {
    enum { REQUESTS = 4000 };
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->mechanism_manager_support = 0.0;
    p->manager_mean = 0.3;
    p->legal_reply_per_week = 0.05;
    p->legal_manager_refuse_base = -0.5;
    p->team_staff_support = 2.0;
    p->legal_conservatism = _i == 0 ? 0.5 : 0.8;
    p->legal_conservatism_slope = 3.0;
    p->case_void_share[CASE_PRIVATE_INTERNAL] = 0.0;
    small_world(&world, &scenario, 106, 40);
    drive_start(&world, &manager_support_mechanism);
    for (uint64_t i = 0; i < REQUESTS; i++) {
        struct Proposal proposal = plain_proposal(1 + i, CASE_PRIVATE_INTERNAL, (uint32_t)(i % 4));
        proposal.programme = PROGRAMME_CIVIC_REQUEST;
        proposal.answered = false;
        ck_assert_int_eq(proposal_open(&world, &proposal, &error), STATUS_OK);
    }
    for (; world.week < 30; world.week++)
        drive_step(&world, &legal_review_mechanism);
    const uint64_t(*fates)[REFUSAL_COUNT + 1] = world.fates[PROGRAMME_CIVIC_REQUEST][CASE_PRIVATE_INTERNAL];
    double unanswered = (double)fates[FATE_UNANSWERED][REFUSAL_COUNT],
           refused = (double)fates[FATE_REFUSED][REFUSAL_MANAGER];
    check_binomial("unanswered", unanswered, REQUESTS, pow(0.95, 26.0));
    check_binomial("refused by the manager", refused, REQUESTS - unanswered,
                   logistic(-0.5 + 2.0 * 0.2 + (_i == 0 ? 0.0 : 0.9)));
    ck_assert_double_eq((double)world.proposals.count, REQUESTS - unanswered - refused);
    for (size_t i = 0; i < world.proposals.count; i++)
        ck_assert(world.proposals.item[i].answered);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A request meets the verdict that its episode would have met: the same owners, the same data. */
START_TEST(test_a_request_is_judged_on_the_data_and_by_the_owners_of_its_episode) {
    enum { REQUESTS = 500 };
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->legal_refuse_base = -2.0;
    p->legal_personal_slope = 6.0;
    p->legal_owner_fear = 2.0;
    p->legal_reply_per_week = 1.0;
    p->legal_manager_refuse_base = -20.0;
    p->case_void_share[CASE_PRIVATE_INTERNAL] = 0.0;
    p->case_personal_share[CASE_PRIVATE_INTERNAL] = 0.5;
    small_world(&world, &scenario, 109, 10);
    uint64_t expected[REFUSAL_COUNT + 1] = {0};
    for (uint64_t i = 0; i < REQUESTS; i++) {
        struct Proposal proposal = plain_proposal(1 + i, CASE_PRIVATE_INTERNAL, (uint32_t)(i % 4));
        proposal.programme = PROGRAMME_CIVIC_REQUEST;
        proposal.answered = false;
        uint32_t owners[OWNERS_MOST], count = proposal.owner_count = 1 + (uint32_t)(i % 2);
        for (uint32_t place = 0; place < count; place++)
            owners[place] = proposal_owner(&world, &proposal, place);
        struct LegalCase question = {.key = proposal.key,
                                     .type = proposal.type,
                                     .owners = owners,
                                     .owner_count = count,
                                     .personal = legal_personal_level(&world, proposal.key, proposal.type)};
        int64_t refusal = legal_verdict(&world, &question).refusal;
        expected[refusal == RECORD_MISSING ? REFUSAL_COUNT : refusal]++;
        ck_assert_int_eq(proposal_open(&world, &proposal, &error), STATUS_OK);
    }
    drive_step(&world, &legal_review_mechanism);
    const uint64_t(*fates)[REFUSAL_COUNT + 1] = world.fates[PROGRAMME_CIVIC_REQUEST][CASE_PRIVATE_INTERNAL];
    for (int reason = 0; reason < REFUSAL_COUNT; reason++)
        ck_assert_uint_eq(fates[FATE_REFUSED][reason], expected[reason]);
    ck_assert_uint_gt(expected[REFUSAL_LAW], 0);
    ck_assert_uint_gt(expected[REFUSAL_OWNER], 0);
    ck_assert_uint_eq(world.proposals.count, expected[REFUSAL_COUNT]);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A granted use that does no harm is a precedent, which eases conservatism; an incident raises it. Both are
 * remembered as all experience is, and heard of by others of the government. However many there are, none
 * carries conservatism to an end of its scale. */
START_TEST(test_incidents_raise_conservatism_and_precedents_ease_it) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    struct Params *p = &scenario.params;
    p->legal_conservatism = 0.5;
    p->legal_incident_jump = 1.0;
    p->legal_success_ease = 0.25;
    p->trust_memory_per_month = 0.9;
    p->trust_sharing = 0.5;
    small_world(&world, &scenario, 107, 120);
    struct Episode harmless = {.reviewed = true, .agency = 0}, harmful = harmless, refused = harmless;
    harmful.incident = true;
    refused.reviewed = false;
    drive_end(&world, &legal_review_mechanism, &harmless);
    drive_end(&world, &legal_review_mechanism, &harmful);
    drive_end(&world, &legal_review_mechanism, &refused);
    ck_assert_double_eq_tol(agency_conservatism(&world, 0), logistic(1.0 - 0.25), 1e-12);
    ck_assert_double_eq_tol(agency_conservatism(&world, 1), logistic(log2(1.5) * 0.75), 1e-12);
    world.week = 52;
    ck_assert_double_eq_tol(agency_conservatism(&world, 0), logistic(log2(1.0 + pow(0.9, 12.0)) * 0.75),
                            1e-9);
    for (int use = 0; use < 1023; use++)
        drive_end(&world, &legal_review_mechanism, &harmless);
    ck_assert_double_ge(agency_conservatism(&world, 0), logistic(-0.25 * log2(1025.0)));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_conservatism_and_ambiguous_law_on_personal_data_add_up);
    tcase_add_test(tests, test_conditions_come_before_refusals);
    tcase_add_test(tests, test_verdicts_by_law_have_these_probabilities);
    tcase_add_test(tests, test_a_purpose_limit_yields_to_an_amendment_only);
    tcase_add_test(tests, test_more_owners_worse_data_and_turf_meet_more_refusals);
    tcase_add_test(tests, test_raw_personal_data_weigh_more_than_de_identified_ones);
    tcase_add_test(tests, test_reasons_are_asked_in_order);
    tcase_add_test(tests, test_precedents_and_guidelines_make_rules_clearer);
    tcase_add_loop_test(tests, test_requests_are_answered_refused_or_left_alone, 0, 2);
    tcase_add_test(tests, test_a_request_is_judged_on_the_data_and_by_the_owners_of_its_episode);
    tcase_add_test(tests, test_incidents_raise_conservatism_and_precedents_ease_it);
}

int main(void) {
    return run_suite("legal_review", add);
}
