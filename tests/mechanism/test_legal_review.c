/* Legal review: probabilities that rise with risk, reasons in order, purpose limits that only an amendment
 * lifts. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/legal_verdict.h"
#include "mechanism/proposals.h"
#include "small_world.h"
#include "world/people.h"

enum { QUESTIONS = 4000 };

/* Nothing is refused unless a test asks for it. */
static void lenient(struct Params *p) {
    p->legal_refuse_base = p->legal_condition_base = p->legal_owner_refuse_base = -20.0;
    p->legal_risk_slope = p->legal_owner_fear = p->legal_parochial_fear = 0.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        p->case_purpose_share[type] = p->case_rights_share[type] = 0.0;
}

static struct LegalVerdict ask(const struct World *world, uint64_t key, uint32_t owner_count, double personal,
                               bool missing) {
    static const uint32_t owners[] = {0, 1, 2, 3};
    struct LegalCase question = {.key = key,
                                 .type = CASE_PRIVATE_INTERNAL,
                                 .owners = owners,
                                 .owner_count = owner_count,
                                 .personal = personal,
                                 .missing = missing};
    return legal_verdict(world, &question);
}

static double refused_for(const struct World *world, int64_t reason, uint32_t owner_count, double personal) {
    double count = 0.0;
    for (uint64_t key = 1; key <= QUESTIONS; key++)
        count += ask(world, key, owner_count, personal, false).refusal == reason;
    return count;
}

START_TEST(test_law_probabilities_are_monotone_and_conditions_come_before_refusals) {
    static const double bases[][2] = {{-3.0, -1.0}, {-1.0, -3.0}, {-20.0, 20.0}, {20.0, -20.0}, {0.0, 0.0}};
    struct Scenario scenario;
    small_scenario(&scenario, 1);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        for (double slope = 0.0; slope <= 50.0; slope += 25.0) {
            double refuse_before = 0.0, conditions_before = 0.0;
            scenario.params.legal_refuse_base = bases[i][0];
            scenario.params.legal_condition_base = bases[i][1];
            scenario.params.legal_risk_slope = slope;
            for (int step = 0; step <= 20; step++) {
                double refuse, conditions;
                legal_law_probabilities(&scenario.params, step / 20.0, &refuse, &conditions);
                ck_assert(refuse >= 0.0 && conditions <= 1.0 && conditions >= refuse);
                ck_assert(refuse >= refuse_before && conditions >= conditions_before);
                ck_assert_double_eq_tol(refuse, 1.0 / (1.0 + exp(-(bases[i][0] + slope * step / 20.0))),
                                        1e-15);
                refuse_before = refuse;
                conditions_before = conditions;
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
    p->legal_condition_base = -1.0;
    p->legal_risk_slope = 6.0;
    small_world(&world, &scenario, 101, 5);
    for (double personal = 0.0; personal <= 1.0; personal += 0.5) {
        double refused = 0.0, conditions = 0.0, refuse, worse;
        for (uint64_t key = 1; key <= QUESTIONS; key++) {
            struct LegalVerdict verdict = ask(&world, key, 1, personal, false);
            ck_assert(verdict.refusal == RECORD_MISSING || verdict.refusal == REFUSAL_LAW);
            refused += verdict.refusal == REFUSAL_LAW;
            conditions += verdict.conditions;
        }
        legal_law_probabilities(p, 0.7 * 0.5 * personal, &refuse, &worse);
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
        world.agencies.precedents[a] = 1000.0;
        pool_add(&world, POOL_STAFF, a, 1000.0, 0.0);
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

START_TEST(test_more_owners_and_worse_data_meet_more_refusals) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 4);
    struct Params *p = &scenario.params;
    lenient(p);
    p->legal_owner_refuse_base = -3.0;
    p->legal_owner_fear = 2.0;
    p->legal_parochialism = 0.5;
    p->legal_parochial_fear = 1.0;
    small_world(&world, &scenario, 103, 5);
    for (uint32_t owners = 1; owners <= 4; owners++)
        for (double quality = 0.0; quality <= 1.0; quality += 0.5) {
            for (size_t a = 0; a < 4; a++)
                world.agencies.quality[a] = quality;
            double first = 1.0 / (1.0 + exp(3.0 - 2.0 * (1.0 - quality)));
            double further = 1.0 / (1.0 + exp(2.5 - 2.0 * (1.0 - quality)));
            check_binomial("refused by an owner", refused_for(&world, REFUSAL_OWNER, owners, 0.0), QUESTIONS,
                           1.0 - (1.0 - first) * pow(1.0 - further, owners - 1.0));
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
    p->legal_owner_refuse_base = 20.0;
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
    p->legal_ambiguity_floor = 0.25;
    p->legal_precedent_strength = 0.3;
    small_world(&world, &scenario, 105, 5);
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.8, 1e-12);
    world.agencies.precedents[0] = 2.0;
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.8 * (0.25 + 0.75 * exp(-0.6)), 1e-12);
    world.agencies.precedents[0] = 1e9;
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.2, 1e-12);
    set_lever(&world, LEVER_GUIDELINE, 0.5);
    ck_assert_double_eq_tol(agency_ambiguity(&world, 0), 0.1, 1e-12);
    set_lever(&world, LEVER_GUIDELINE, 3.0);
    ck_assert_double_eq(agency_ambiguity(&world, 0), 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* 26 weeks of silence leave (1 - r)^26 unanswered; the rest is refused by the manager or granted. */
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
    p->legal_manager_refuse_slope = 2.0;
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
                   1.0 / (1.0 + exp(0.5 - 2.0 * 0.2)));
    ck_assert_double_eq((double)world.proposals.count, REQUESTS - unanswered - refused);
    for (size_t i = 0; i < world.proposals.count; i++)
        ck_assert(world.proposals.item[i].answered);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_an_incident_raises_conservatism_which_returns) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    struct Params *p = &scenario.params;
    p->legal_conservatism = 0.5;
    p->legal_reversion_per_year = 0.4;
    small_world(&world, &scenario, 107, 120);
    world.agencies.conservatism_shift[0] = 1.0;
    ck_assert_double_eq_tol(agency_conservatism(&world, 0), 1.0 / (1.0 + exp(-1.0)), 1e-12);
    for (; world.week < 52; world.week++)
        drive_step(&world, &legal_review_mechanism);
    ck_assert_double_eq_tol(world.agencies.conservatism_shift[0], 0.6, 1e-9);
    ck_assert_double_eq_tol(agency_conservatism(&world, 1), 0.5, 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_law_probabilities_are_monotone_and_conditions_come_before_refusals);
    tcase_add_test(tests, test_verdicts_by_law_have_these_probabilities);
    tcase_add_test(tests, test_a_purpose_limit_yields_to_an_amendment_only);
    tcase_add_test(tests, test_more_owners_and_worse_data_meet_more_refusals);
    tcase_add_test(tests, test_reasons_are_asked_in_order);
    tcase_add_test(tests, test_precedents_and_guidelines_make_rules_clearer);
    tcase_add_test(tests, test_requests_are_answered_refused_or_left_alone);
    tcase_add_test(tests, test_an_incident_raises_conservatism_which_returns);
}

int main(void) {
    return run_suite("legal_review", add);
}
