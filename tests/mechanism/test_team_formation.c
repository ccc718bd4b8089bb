/* Teams: roles are drawn by who is there, staff weigh trust, support and load, people come for what draws
 * them; and the data office shares its help. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/office.h"
#include "mechanism/proposals.h"
#include "mechanism/team.h"
#include "small_world.h"
#include "world/scales.h"

enum { PROPOSALS = 1500 };

/* Everybody who is asked joins, and a great many of each side are asked. */
static void willing_scenario(struct Scenario *scenario, double staff, double data_share) {
    small_scenario(scenario, PROPOSALS);
    struct Params *p = &scenario->params;
    p->world_staff_mean = staff;
    p->world_data_staff_share = data_share;
    p->world_citizens = 1e6;
    p->mechanism_team_formation = 0.0;
    p->case_owners[CASE_PUBLIC_OPEN] = 1.0;
    p->case_staff[CASE_PUBLIC_OPEN] = 2.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) /* no proposal lacks data */
        p->case_crowd_share[type] = 1.0;
}

static void open_proposals(struct World *world, enum CaseType type) {
    struct Error error = {0};
    for (uint64_t i = 0; i < PROPOSALS; i++) {
        struct Proposal proposal = plain_proposal(1 + i, type, (uint32_t)i);
        ck_assert_int_eq(proposal_open(world, &proposal, &error), STATUS_OK);
    }
}

/* C37: two of n staff, of whom k are data staff, drawn at random: one of each with 2 k (n - k)/(n (n - 1)).
 */
START_TEST(test_roles_are_a_matter_of_who_is_there) {
    static const double shares[] = {0.1, 0.25, 0.5};
    struct Scenario scenario;
    struct World world;
    willing_scenario(&scenario, 20.0, shares[_i]);
    small_world(&world, &scenario, 300 + (uint64_t)_i, 10);
    open_proposals(&world, CASE_PUBLIC_OPEN);
    drive_step(&world, &team_formation_mechanism);
    double both = 0.0, n = 20.0, data = 20.0 * shares[_i];
    ck_assert_uint_eq(world.episodes.count + world.proposals.count, PROPOSALS);
    ck_assert_uint_ge(world.episodes.count, PROPOSALS * 0.95);
    for (size_t i = 0; i < world.episodes.count; i++)
        both += (double)world.episodes.item[i].record.both_roles;
    check_binomial("teams with both roles", both, (double)world.episodes.count,
                   2.0 * data * (n - data) / (n * (n - 1.0)));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Who is in a team cannot be asked: with all data staff taken, no team has both roles. */
START_TEST(test_a_role_that_is_taken_is_missing) {
    struct Scenario scenario;
    struct World world;
    willing_scenario(&scenario, 20.0, 0.25);
    small_world(&world, &scenario, 304, 10);
    for (size_t a = 0; a < world.agencies.count; a++)
        for (uint32_t place = 0; place < world.agencies.data_staff[a]; place++)
            world.administrators[world.agencies.staff_first[a] + place].episodes = 1;
    open_proposals(&world, CASE_PUBLIC_OPEN);
    drive_step(&world, &team_formation_mechanism);
    ck_assert_uint_ge(world.episodes.count, PROPOSALS * 0.9);
    for (size_t i = 0; i < world.episodes.count; i++)
        ck_assert_int_eq(world.episodes.item[i].record.both_roles, 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* One administrator of each proposal is asked: joins with logistic(j (T - 1/2) + s (S - load)). */
START_TEST(test_staff_weigh_trust_support_and_load) {
    struct Scenario scenario;
    struct World world;
    willing_scenario(&scenario, 10.0, 0.25);
    struct Params *p = &scenario.params;
    p->mechanism_team_formation = 1.0;
    p->team_contacts_per_week = 1.0;
    p->team_join_trust = 4.0;
    p->team_staff_support = 3.0;
    p->trust_administrator_mean = _i == 0 ? 0.5 : 0.3;
    small_world(&world, &scenario, 305 + (uint64_t)_i, 10);
    for (size_t a = 0; a < world.agencies.count; a++) {
        world.agencies.support[a] = 0.6;
        world.agencies.load[a] = _i == 1 ? 0.8 : 0.4;
    }
    open_proposals(&world, CASE_PUBLIC_INTERNAL);
    drive_step(&world, &team_formation_mechanism);
    double joined = 0.0;
    for (size_t i = 0; i < world.proposals.count; i++)
        joined += world.proposals.item[i].staff_count;
    check_binomial("staff who joined", joined, PROPOSALS,
                   logistic(4.0 * (p->trust_administrator_mean - 0.5) + 3.0 * (0.6 - (_i == 1 ? 0.8 : 0.4))));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* C22: access draws people to all that an agency takes part in, so not to the fourth type; motives draw to
 * all. */
static double joined(const struct Scenario *scenario, enum CaseType type) {
    struct World world;
    small_world(&world, scenario, 310, 10);
    for (size_t a = 0; a < world.agencies.count; a++)
        world.agencies.quality[a] = 0.6;
    open_proposals(&world, type);
    drive_step(&world, &team_formation_mechanism);
    double count = (double)world.citizens.count;
    world_free(&world);
    return count;
}

START_TEST(test_people_come_for_access_and_out_of_their_motives) {
    static const bool takes_part[CASE_TYPE_COUNT] = {true, true, true, false};
    struct Scenario scenario;
    willing_scenario(&scenario, 10.0, 0.25);
    struct Params *p = &scenario.params;
    p->mechanism_team_formation = 1.0;
    p->mechanism_legal_review = 0.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        enum CaseType of = (enum CaseType)type;
        p->team_join_access = 0.0;
        p->team_join_motivation = 2.0;
        double without = joined(&scenario, of);
        p->team_join_access = 2.0;
        double with = joined(&scenario, of);
        if (takes_part[type])
            ck_assert_double_gt(with, 1.5 * without);
        else
            ck_assert_double_eq(with, without);
        p->team_join_access = 0.0;
        p->team_join_motivation = 0.0;
        ck_assert_double_lt(joined(&scenario, of), 0.7 * without);
    }
    scenario_free(&scenario);
}
END_TEST

/* The most trusting there can be, one of whom hears of each proposal: joins with logistic(j_0 + j_2 (T -
 * 1/2)). */
START_TEST(test_the_most_willing_join_as_their_log_odds_say) {
    struct Scenario scenario;
    willing_scenario(&scenario, 10.0, 0.25);
    struct Params *p = &scenario.params;
    p->mechanism_team_formation = 1.0;
    p->mechanism_legal_review = 0.0;
    p->team_contacts_per_week = p->programme_reach[PROGRAMME_AGENCY] = 1.0;
    p->programme_brings[PROGRAMME_AGENCY] = p->team_familiar_share = 0.0;
    p->team_join_motivation = p->team_join_access = p->team_join_quality = 0.0;
    p->team_join_base = -1.0;
    p->team_join_trust = 4.0;
    p->trust_citizen_mean = 0.98;
    check_binomial("citizens who joined", joined(&scenario, CASE_PUBLIC_OPEN), PROPOSALS,
                   logistic(-1.0 + 4.0 * (0.98 - 0.5)));
    scenario_free(&scenario);
}
END_TEST

/* n equal cases share the office: n H^2/(H^2 + n^2 x0^2) in all. A few small cases beat one, many do not:
 * they cross at n = (H/x0)^2. */
START_TEST(test_help_spread_thin_is_lost) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    scenario.params.programme_office_help[PROGRAMME_DEMONSTRATION] = 3.0;
    scenario.params.programme_office_help[PROGRAMME_AGENCY] = 1.0;
    scenario.params.programme_office_help[PROGRAMME_G0V] = 0.0;
    small_world(&world, &scenario, 320, 10);
    world.governments[0].office = 0.3;
    struct Episode case_of = {.programme = PROGRAMME_AGENCY};
    double alone = 0.09 / (0.09 + 0.01), best = 0.0;
    int best_at = 0;
    for (int n = 1; n <= 30; n++) {
        office_takes(&world, &case_of);
        double all = n * office_help(&world, &case_of);
        ck_assert_double_eq_tol(all, n * 0.09 / (0.09 + n * n * 0.01), 1e-12);
        if (n > 1 && n != 9)
            ck_assert_int_eq(all > alone, n < 9);
        if (all > best) {
            best = all;
            best_at = n;
        }
    }
    ck_assert_int_eq(best_at, 3);
    struct Episode supported = {.programme = PROGRAMME_DEMONSTRATION},
                   not_supported = {.programme = PROGRAMME_G0V};
    office_takes(&world, &supported);
    office_takes(&world, &not_supported);
    ck_assert_double_eq_tol(office_help(&world, &supported), office_help_of(0.3 * 3.0 / 33.0), 1e-12);
    ck_assert_double_eq(office_help(&world, &not_supported), 0.0);
    for (int n = 1; n <= 30; n++)
        office_leaves(&world, &case_of);
    ck_assert_double_eq_tol(office_help(&world, &supported), office_help_of(0.3), 1e-12);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_roles_are_a_matter_of_who_is_there, 0, 3);
    tcase_add_test(tests, test_a_role_that_is_taken_is_missing);
    tcase_add_loop_test(tests, test_staff_weigh_trust_support_and_load, 0, 3);
    tcase_add_test(tests, test_people_come_for_access_and_out_of_their_motives);
    tcase_add_test(tests, test_the_most_willing_join_as_their_log_odds_say);
    tcase_add_test(tests, test_help_spread_thin_is_lost);
}

int main(void) {
    return run_suite("team_formation", add);
}
