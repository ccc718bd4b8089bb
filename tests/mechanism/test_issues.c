/* Issues arise as a thinned Poisson process, programmes follow their calendars, slots are filled
 * independently. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "mechanism/proposals.h"
#include "small_world.h"
#include "world/quality.h"

enum { AGENCIES = 20, WEEKS = 300, MOST = 12 };

static void poisson_scenario(struct Scenario *scenario, double rate_per_year) {
    small_scenario(scenario, AGENCIES);
    scenario->params.issues_rate_per_year = rate_per_year;
    scenario->params.issues_openness_relief = scenario->params.issues_ambiguity_chill = 0.0;
}

/* Counts of one agency and week: how many were 0, 1, 2, … */
static void count_weeks(const struct Scenario *scenario, uint64_t replicate, double seen[MOST]) {
    struct World world;
    small_world(&world, scenario, replicate, WEEKS);
    drive_start(&world, &issues_mechanism);
    for (; world.week < WEEKS; world.week++) {
        size_t each[AGENCIES] = {0};
        drive_step(&world, &issues_mechanism);
        for (size_t i = 0; i < world.arrivals.count; i++)
            each[world.arrivals.item[i].agency]++;
        for (size_t a = 0; a < AGENCIES; a++)
            seen[each[a] < MOST ? each[a] : MOST - 1]++;
    }
    world_free(&world);
}

static void check_poisson(const struct Scenario *scenario, double mean, const char *what) {
    double seen[MOST] = {0}, expected[MOST] = {0};
    for (uint64_t replicate = 0; replicate < 4; replicate++)
        count_weeks(scenario, replicate, seen);
    for (unsigned k = 0; k < MOST; k++)
        expected[k] = 4.0 * AGENCIES * WEEKS * gsl_ran_poisson_pdf(k, mean);
    check_counts(what, seen, expected, MOST);
}

START_TEST(test_weekly_counts_are_poisson) {
    static const double rates[] = {2.0, 52.0, 130.0};
    struct Scenario scenario;
    poisson_scenario(&scenario, rates[_i]);
    check_poisson(&scenario, rates[_i] / 52.0, "issues of an agency and week");
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_thinning_takes_the_chill_of_the_law_and_the_relief_of_openness) {
    struct Scenario scenario;
    poisson_scenario(&scenario, 104.0);
    struct Params *p = &scenario.params;
    p->issues_ambiguity_chill = 0.2;
    p->programme_internal_share[PROGRAMME_AGENCY] = 1.0;
    p->legal_ambiguity = 0.5;
    p->legal_conservatism = 0.7;
    p->legal_conservatism_slope = 4.0;
    p->legal_personal_slope = 3.0;
    p->case_personal_share[CASE_PUBLIC_INTERNAL] = 0.8;
    double odds = 0.25 * exp(4.0 * 0.2 + 3.0 * 0.5 * 0.8 * 0.75);
    check_poisson(&scenario, 2.0 / (1.0 + odds), "issues on internal data under a chill");
    p->programme_internal_share[PROGRAMME_AGENCY] = 0.0;
    check_poisson(&scenario, 2.0, "issues on open data under a chill");
    scenario_free(&scenario);
}
END_TEST

/* Occasions of agencies over a run, by type, and how many issues they came to have. */
static uint64_t occasions(const struct Scenario *scenario, double open_share,
                          uint64_t by_type[CASE_TYPE_COUNT]) {
    struct World world;
    small_world(&world, scenario, 3, WEEKS);
    for (size_t a = 0; a < AGENCIES; a++)
        world.agencies.opened[a] = (uint32_t)(open_share * world.agencies.catalogue[a]);
    drive_start(&world, &issues_mechanism);
    for (; world.week < WEEKS; world.week++)
        drive_step(&world, &issues_mechanism);
    uint64_t issues = world.issues_born;
    memcpy(by_type, world.issues_by_type, sizeof world.issues_by_type);
    world_free(&world);
    return issues;
}

START_TEST(test_what_the_law_chills_is_an_occasion_all_the_same) {
    struct Scenario scenario;
    uint64_t free_to_think[CASE_TYPE_COUNT], chilled[CASE_TYPE_COUNT], relieved[CASE_TYPE_COUNT];
    poisson_scenario(&scenario, 52.0);
    struct Params *p = &scenario.params;
    uint64_t issues = occasions(&scenario, 0.0, free_to_think), all = 0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        all += free_to_think[type];
    ck_assert_uint_eq(all, issues);
    check_binomial("occasions on internal data", (double)free_to_think[CASE_PUBLIC_INTERNAL], (double)all,
                   p->programme_internal_share[PROGRAMME_AGENCY]);
    ck_assert_uint_eq(free_to_think[CASE_PRIVATE_INTERNAL] + free_to_think[CASE_PRIVATE_OPEN], 0);
    p->issues_ambiguity_chill = 0.8;
    p->legal_ambiguity = p->legal_conservatism = 0.7;
    ck_assert_uint_lt(occasions(&scenario, 0.0, chilled), issues);
    ck_assert_mem_eq(free_to_think, chilled, sizeof chilled);
    p->issues_openness_relief = 0.5;
    occasions(&scenario, 0.5, relieved);
    ck_assert_uint_lt(relieved[CASE_PUBLIC_OPEN], chilled[CASE_PUBLIC_OPEN]);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_first_arrivals_are_exponential) {
    enum { WORLDS = 150 };
    static double place[WORLDS * AGENCIES];
    struct Scenario scenario;
    poisson_scenario(&scenario, 6.5);
    for (uint64_t replicate = 0; replicate < WORLDS; replicate++) {
        struct World world;
        small_world(&world, &scenario, 500 + replicate, 1);
        drive_start(&world, &issues_mechanism);
        for (size_t a = 0; a < AGENCIES; a++)
            place[replicate * AGENCIES + a] = -expm1(-6.5 / 52.0 * world.agencies.issue_next[a]);
        world_free(&world);
    }
    check_uniform("first arrival", place, WORLDS * AGENCIES);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_no_rate_no_issue) {
    struct Scenario scenario;
    poisson_scenario(&scenario, 0.0);
    double seen[MOST] = {0};
    count_weeks(&scenario, 1, seen);
    ck_assert_double_eq(seen[0], (double)AGENCIES * WEEKS);
    scenario_free(&scenario);
}
END_TEST

/* Keys name agency, week and ordinal: none appears twice, and what reads numbers as doubles, or shows 15
 * digits of them, tells all apart. */
START_TEST(test_keys_are_semantic_and_unique) {
    ck_assert_uint_eq(semantic_key(KEY_ISSUE, 3, 5, 7), semantic_key(KEY_ISSUE, 3, 5, 7));
    static const uint64_t places[][4] = {[KEY_ISSUE] = {0, 1, 299, 999999},
                                         [KEY_PROGRAMME] = {0, 1, 2, PROGRAMME_COUNT},
                                         [KEY_CRISIS] = {0, 1, 299, 999999},
                                         [KEY_DEMONSTRATION] = {0, 1, 299, 999999}};
    static const uint64_t ordinals[][3] = {[KEY_ISSUE] = {0, 1, 4095},
                                           [KEY_PROGRAMME] = {0, 1, 999999},
                                           [KEY_CRISIS] = {0, 1, 4095},
                                           [KEY_DEMONSTRATION] = {0, 1, 4095}};
    static const uint32_t weeks[] = {0, 1, 624, 11440};
    uint64_t keys[4 * 4 * 4 * 3];
    size_t count = 0;
    for (int kind = KEY_ISSUE; kind <= KEY_DEMONSTRATION; kind++)
        for (int place = 0; place < 4; place++)
            for (int week = 0; week < 4; week++)
                for (int ordinal = 0; ordinal < 3; ordinal++) {
                    uint64_t key = semantic_key((enum KeyKind)kind, places[kind][place], weeks[week],
                                                ordinals[kind][ordinal]);
                    ck_assert_uint_lt(key, UINT64_C(1000000000000000));
                    ck_assert_uint_lt(key, descendant_key(key, (uint64_t)ordinal));
                    ck_assert_uint_lt(descendant_key(key, (uint64_t)ordinal), UINT64_C(1000000000000000));
                    for (size_t i = 0; i < count; i++)
                        ck_assert_uint_ne(keys[i], key);
                    keys[count++] = key;
                }
}
END_TEST

/* One programme alone, with a calendar of its own and data enough for all. */
static void programme_scenario(struct Scenario *scenario, enum Programme programme, double interval,
                               double slots, double fill) {
    poisson_scenario(scenario, 0.0);
    struct Params *p = &scenario->params;
    p->programme_interval_weeks[programme] = interval;
    p->programme_slots[programme] = slots;
    p->programme_fill[programme] = fill;
    p->programme_data_half[programme] = 0.0;
    p->programme_returns[programme] = 0.0;
    p->publication_initial_open_share = 0.9;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        p->case_void_share[type] = 0.0;
}

static void programme_start(struct World *world, const struct Scenario *scenario, uint64_t replicate) {
    small_world(world, scenario, replicate, 4000);
    drive_start(world, &publication_mechanism);
    drive_start(world, &issues_mechanism);
}

START_TEST(test_slots_are_filled_binomially) {
    enum { SLOTS = 15, EVENTS = 3000 };
    static const enum Programme programmes[] = {PROGRAMME_G0V, PROGRAMME_ENTERPRISE};
    struct Scenario scenario;
    struct World world;
    double seen[SLOTS + 1] = {0}, expected[SLOTS + 1] = {0};
    programme_scenario(&scenario, programmes[_i], 1.0, SLOTS, 0.35);
    programme_start(&world, &scenario, 41);
    for (; world.week < EVENTS; world.week++) {
        drive_step(&world, &issues_mechanism);
        seen[world.week_proposals]++;
        world.proposals.count = 0;
    }
    for (unsigned k = 0; k <= SLOTS; k++)
        expected[k] = EVENTS * gsl_ran_binomial_pdf(k, 0.35, SLOTS);
    check_counts("pitches of an event", seen, expected, SLOTS + 1);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Half of the slots that could be filled are, with as many good datasets an agency as the half says. */
START_TEST(test_good_data_on_offer_fill_slots) {
    enum { SLOTS = 15, EVENTS = 2000 };
    static const double multiples[] = {0.25, 1.0, 4.0};
    struct Scenario scenario;
    struct World world;
    programme_scenario(&scenario, PROGRAMME_ENTERPRISE, 1.0, SLOTS, 0.8);
    scenario.params.data_quality_spread = 0.6;
    scenario.params.publication_inside_per_year = 0.0;
    programme_start(&world, &scenario, 42);
    drive_start(&world, &data_quality_mechanism);
    drive_step(&world, &publication_mechanism);
    double good = 0.0, pitches = 0.0;
    for (size_t a = 0; a < world.agencies.count; a++)
        good += (double)world.agencies.opened[a] * agency_quality(&world, a) / (double)world.agencies.count;
    scenario.params.programme_data_half[PROGRAMME_ENTERPRISE] = good * multiples[_i];
    for (; world.week < EVENTS; world.week++) {
        drive_step(&world, &issues_mechanism);
        pitches += (double)world.week_proposals;
        world.proposals.count = 0;
    }
    check_binomial("slots filled", pitches, SLOTS * EVENTS, 0.8 / (1.0 + multiples[_i]));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_calendars_keep_their_interval) {
    static const double intervals[] = {1.0, 4.0, 9.7714, 26.0, 52.0};
    struct Scenario scenario;
    struct World world;
    programme_scenario(&scenario, PROGRAMME_G0V, intervals[_i], 1.0, 1.0);
    programme_start(&world, &scenario, 42);
    double events = 0.0;
    for (; world.week < 1040; world.week++) {
        drive_step(&world, &issues_mechanism);
        ck_assert_uint_le(world.week_proposals, 1);
        events += (double)world.week_proposals;
        world.proposals.count = 0;
    }
    ck_assert_double_eq(events, floor(1040.0 / intervals[_i]));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_the_best_of_a_competition_go_on) {
    struct Scenario scenario;
    struct World world;
    programme_scenario(&scenario, PROGRAMME_COMPETITION, 1.0, 60.0, 1.0);
    scenario.params.programme_best_of[PROGRAMME_COMPETITION] = 1.0;
    scenario.params.programme_selected[PROGRAMME_COMPETITION] = 12.0;
    scenario.params.issues_trait_spread = 0.5;
    programme_start(&world, &scenario, 43);
    double best = 0.0, all = 0.0;
    for (; world.week < 60; world.week++) {
        drive_step(&world, &issues_mechanism);
        ck_assert_uint_eq(world.proposals.count, 60);
        size_t pending = 0;
        double lowest = INFINITY, highest_out = -INFINITY;
        for (size_t i = 0; i < 60; i++) {
            const struct Proposal *proposal = &world.proposals.item[i];
            all += log(proposal->issue.value) / 3600.0;
            if (proposal->fate == FATE_PENDING) {
                pending++;
                best += log(proposal->issue.value) / 720.0;
                lowest = fmin(lowest, proposal->score);
            } else {
                ck_assert_int_eq(proposal->fate, FATE_NOT_SELECTED);
                highest_out = fmax(highest_out, proposal->score);
            }
        }
        ck_assert_uint_eq(pending, 12);
        ck_assert_double_ge(lowest, highest_out);
        world.proposals.count = 0;
    }
    uint64_t occasions_of_all = 0; /* as many as places, however many pitch */
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        occasions_of_all += world.issues_by_type[type];
    ck_assert_uint_eq(occasions_of_all, 12 * 60);
    check_mean("value of all pitches", all, 0.0, 1.0, 3600.0);
    ck_assert_msg(best > 0.6, "the best are worth %g more",
                  best); /* 1.4 deviations of the score, half of it the value */
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_demonstrations_come_at_the_rate_of_their_lever) {
    struct Scenario scenario;
    struct World world;
    poisson_scenario(&scenario, 0.0);
    small_world(&world, &scenario, 44, 600);
    drive_start(&world, &issues_mechanism);
    set_lever(&world, LEVER_DEMONSTRATION, 1.5);
    size_t count = 0;
    for (; world.week < 520; world.week++) {
        drive_step(&world, &issues_mechanism);
        count += world.week_proposals;
        world.proposals.count = 0;
    }
    ck_assert_msg(llabs((long long)count - AGENCIES * 15) <= AGENCIES, "%zu demonstrations", count);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Under the sanitizers: there is no list to sort, nor to choose from, before the first proposal of a run. */
START_TEST(test_an_event_without_a_proposal_selects_nothing) {
    for (int programme = 0; programme < PROGRAMME_COUNT; programme++) {
        struct Scenario scenario;
        struct World world;
        programme_scenario(&scenario, (enum Programme)programme, 1.0, 10.0, 0.0);
        scenario.params.issues_rate_per_year = 0.0;
        scenario.params.programme_best_of[programme] = 1.0;
        scenario.params.programme_selected[programme] = scenario.params.programme_awards[programme] = 2.0;
        programme_start(&world, &scenario, 46);
        for (; world.week < 4; world.week++)
            drive_step(&world, &issues_mechanism);
        ck_assert_uint_eq(world.proposals.count + world.proposals_born, 0);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

START_TEST(test_off_nothing_arises) {
    struct Scenario scenario;
    struct World world;
    programme_scenario(&scenario, PROGRAMME_G0V, 1.0, 10.0, 1.0);
    scenario.params.issues_rate_per_year = 52.0;
    scenario.params.mechanism_issues = 0.0;
    programme_start(&world, &scenario, 45);
    for (; world.week < 50; world.week++) {
        drive_step(&world, &issues_mechanism);
        ck_assert_uint_eq(world.arrivals.count + world.proposals.count, 0);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_good_data_on_offer_fill_slots, 0, 3);
    tcase_add_loop_test(tests, test_weekly_counts_are_poisson, 0, 3);
    tcase_add_test(tests, test_thinning_takes_the_chill_of_the_law_and_the_relief_of_openness);
    tcase_add_test(tests, test_what_the_law_chills_is_an_occasion_all_the_same);
    tcase_add_test(tests, test_first_arrivals_are_exponential);
    tcase_add_test(tests, test_no_rate_no_issue);
    tcase_add_test(tests, test_keys_are_semantic_and_unique);
    tcase_add_loop_test(tests, test_slots_are_filled_binomially, 0, 2);
    tcase_add_loop_test(tests, test_calendars_keep_their_interval, 0, 5);
    tcase_add_test(tests, test_the_best_of_a_competition_go_on);
    tcase_add_test(tests, test_demonstrations_come_at_the_rate_of_their_lever);
    tcase_add_test(tests, test_an_event_without_a_proposal_selects_nothing);
    tcase_add_test(tests, test_off_nothing_arises);
}

int main(void) {
    return run_suite("issues", add);
}
