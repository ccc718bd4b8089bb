/* Work: what trust does to the time that people give, and the sponsor's extension of a term. */
#include "mechanism/work.h"

#include <math.h>
#include <stdlib.h>

#include "mechanism/episodes.h"
#include "small_world.h"
#include "world/citizens.h"
#include "world/people.h"

/* The time that a team of one citizen and one administrator gives, with trust `citizens` and `staff`; [0] the
 * citizen's. */
static void team_times(double citizens, double staff, double effect, double time[2]) {
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    small_scenario(&scenario, 3);
    scenario.params.trust_citizen_mean = citizens;
    scenario.params.trust_administrator_mean = staff;
    scenario.params.trust_effect = effect;
    small_world(&world, &scenario, 141, 10);
    drive_start(&world, &manager_support_mechanism);
    ck_assert_uint_eq(store_citizen(&world, 5), 0);
    struct Proposal proposal = plain_proposal(9, CASE_PUBLIC_OPEN, 1);
    uint32_t person = world.agencies.staff_first[1];
    world_administrator(&world, 1, person);
    proposal.citizen_count = proposal.staff_count = 1;
    proposal.citizen[0] = 0;
    proposal.staff[0] = person;
    proposal.staff_agency[0] = 1;
    ck_assert_int_eq(episode_start(&world, &proposal, &error), STATUS_OK);
    for (int i = 0; i < 2; i++)
        time[i] = (double)world.members.item[i].time;
    world_free(&world);
    scenario_free(&scenario);
}

/* Time is as (T_c T_a / T_ref^2)^eta on both sides: a product, so that distrust of one side takes as much
 * from the other, and trust of the one is worth the more the more the other has (C7). */
START_TEST(test_time_goes_with_the_product_of_both_trusts) {
    static const double trusts[] = {0.2, 0.5, 0.8}, effects[] = {0.0, 0.5, 1.3};
    double reference[2], time[2];
    for (int e = 0; e < 3; e++) {
        team_times(0.5, 0.5, effects[e], reference);
        for (int c = 0; c < 3; c++)
            for (int a = 0; a < 3; a++) {
                team_times(trusts[c], trusts[a], effects[e], time);
                double factor = pow(trusts[c] * trusts[a] / 0.25, effects[e]);
                for (int side = 0; side < 2; side++)
                    ck_assert_double_eq_tol(time[side], reference[side] * factor, 1e-6);
            }
    }
}
END_TEST

START_TEST(test_a_sponsor_extends_with_probability_of_support) {
    enum { TERMS = 4000 };
    static const double supports[] = {0.15, 0.7};
    for (int i = 0; i < 2; i++) {
        struct Scenario scenario;
        struct World world;
        small_scenario(&scenario, 1);
        scenario.params.case_sponsor[CASE_PUBLIC_OPEN] = 1.0;
        scenario.params.case_sponsor[CASE_PRIVATE_OPEN] = 0.0;
        small_world(&world, &scenario, 142, 40);
        world.week = world.agencies.support_seen[0] = 13;
        world.agencies.support[0] = supports[i];
        double extended = 0.0;
        for (int64_t key = 1; key <= TERMS; key++) {
            struct Episode with = {.record = {.key = key, .exit = RECORD_MISSING, .term_weeks = 13},
                                   .type = CASE_PUBLIC_OPEN,
                                   .open = true,
                                   .term_end = 13,
                                   .effort = 10.0,
                                   .done = 2.0};
            struct Episode without = with;
            without.type = CASE_PRIVATE_OPEN;
            work_review(&world, &with);
            work_review(&world, &without);
            ck_assert_int_eq(with.term_end, with.extended ? 13 + 6 : 13);
            ck_assert_int_eq(with.record.exit, with.extended ? RECORD_MISSING : EXIT_DEADLINE);
            ck_assert_int_eq(without.record.exit, EXIT_DEADLINE);
            extended += with.extended;
        }
        check_binomial("extended", extended, TERMS, supports[i]);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* Staff leave a team at a constant hazard, which a contract lowers; the team ends when nobody is left to
 * count. */
START_TEST(test_people_leave_a_geometric_time_after_the_start) {
    enum { TEAM = 3000, LEFT_WEEK = 30 };
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->work_staff_loss_per_year = 0.9;
    p->work_contract_hold = 0.5;
    p->case_formality[CASE_PUBLIC_OPEN] = 0.6;
    p->case_citizens[CASE_PUBLIC_OPEN] = p->case_staff[CASE_PUBLIC_OPEN] = 0.0;
    small_world(&world, &scenario, 143, 60);
    world.agencies.members_now[0] = TEAM;
    struct Episode episode = {.record = {.key = 77, .exit = RECORD_MISSING},
                              .type = CASE_PUBLIC_OPEN,
                              .open = true,
                              .member_count = TEAM};
    for (int i = 0; i < TEAM; i++) {
        ck_assert(LIST_RESERVE(&world.members));
        world.members.item[world.members.count++] = (struct Member){.side = SIDE_ADMINISTRATOR, .here = true};
    }
    work_engage(&world, &episode);
    for (world.week = 1; world.week <= LEFT_WEEK; world.week++)
        work_week(&world, &episode);
    double here = 0.0, weekly = 0.9 * (1.0 - 0.5 * 0.6) / 52.0;
    for (size_t i = 0; i < TEAM; i++)
        here += world.members.item[i].here;
    check_binomial("members who stay", here, TEAM, exp(-LEFT_WEEK * weekly));
    ck_assert_double_eq(world.agencies.members_now[0], here);
    ck_assert(episode.open);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* One-shot citizens are gone after some weeks; of the rest the share (1 + H/k)^-k is left, H = t hold h, with
 * gamma frailties of shape k (Vaupel, Manton & Stallard 1979). */
START_TEST(test_citizens_are_one_shot_or_frail) {
    enum { TEAM = 3000, SOON = 3, LATE = 60 };
    const double shape = 0.4, one_shot = 0.3, hold = 1.0 - 0.5 * 0.4, weekly = hold * 2.0 / 52.0;
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 1);
    struct Params *p = &scenario.params;
    p->work_loss_per_year = 2.0;
    p->work_frailty_shape = shape;
    p->work_one_shot_share = one_shot / citizen_kind_row(CITIZEN_ACADEMIC)->one_shot / hold;
    p->work_contract_hold = 0.5;
    p->case_formality[CASE_PUBLIC_OPEN] = 0.4;
    p->case_citizens[CASE_PUBLIC_OPEN] = p->case_staff[CASE_PUBLIC_OPEN] = 0.0;
    small_world(&world, &scenario, 144, 100);
    struct Episode episode = {.record = {.key = 78, .exit = RECORD_MISSING},
                              .type = CASE_PUBLIC_OPEN,
                              .open = true,
                              .member_count = TEAM};
    for (uint32_t i = 0; i < TEAM; i++) {
        ck_assert_uint_eq(store_citizen(&world, i), i);
        world.citizens.item[i].kind = CITIZEN_ACADEMIC;
        ck_assert(LIST_RESERVE(&world.members));
        world.members.item[world.members.count++] =
            (struct Member){.person = i, .side = SIDE_CITIZEN, .here = true};
    }
    work_engage(&world, &episode);
    for (world.week = 1; world.week <= LATE; world.week++) {
        work_week(&world, &episode);
        double here = 0.0, frail = pow(1.0 + world.week * weekly / shape, -shape);
        for (size_t i = 0; i < TEAM; i++)
            here += world.members.item[i].here;
        if (world.week == SOON || world.week == LATE)
            check_binomial("citizens who stay", here, TEAM,
                           one_shot * exp2(-(double)world.week) + (1.0 - one_shot) * frail);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Weeks in which the members of one episode leave, citizens first: leaves[citizens + staff]. Its people begin
 * at `first`. */
static void weeks_of_leaving(uint32_t citizens, uint32_t staff, uint32_t first, uint32_t leaves[]) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 1);
    scenario.params.work_loss_per_year = scenario.params.work_staff_loss_per_year = 2.0;
    small_world(&world, &scenario, 145, 40);
    struct Episode episode = {.record = {.key = 79, .exit = RECORD_MISSING},
                              .type = CASE_PUBLIC_OPEN,
                              .member_count = citizens + staff};
    for (uint32_t i = 0; i < citizens + staff; i++) {
        enum Side side = i < citizens ? SIDE_CITIZEN : SIDE_ADMINISTRATOR;
        uint32_t person = first + i;
        if (side == SIDE_CITIZEN) {
            person = (uint32_t)store_citizen(&world, first + i);
            world.citizens.item[person].kind = CITIZEN_ACADEMIC;
        }
        ck_assert(LIST_RESERVE(&world.members));
        world.members.item[world.members.count++] =
            (struct Member){.person = person, .side = side, .here = true};
    }
    work_engage(&world, &episode);
    for (uint32_t i = 0; i < citizens + staff; i++)
        leaves[i] = world.members.item[i].leaves;
    world_free(&world);
    scenario_free(&scenario);
}

/* The draw is that of a place on a side, so that scenarios share it when others were met, or more of them. */
START_TEST(test_who_leaves_when_is_drawn_for_a_place_in_the_team) {
    enum { CITIZENS = 5, STAFF = 4 };
    uint32_t one[CITIZENS + STAFF], others[CITIZENS + STAFF], larger[CITIZENS + 1 + STAFF];
    weeks_of_leaving(CITIZENS, STAFF, 0, one);
    weeks_of_leaving(CITIZENS, STAFF, 1000, others);
    weeks_of_leaving(CITIZENS + 1, STAFF, 0, larger);
    ck_assert_mem_eq(one, others, sizeof one);
    ck_assert_mem_eq(one, larger, CITIZENS * sizeof *one);
    ck_assert_mem_eq(one + CITIZENS, larger + CITIZENS + 1, STAFF * sizeof *one);
    ck_assert_uint_ne(one[0], one[1]);
    ck_assert_uint_ne(one[CITIZENS], one[CITIZENS + 1]);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_who_leaves_when_is_drawn_for_a_place_in_the_team);
    tcase_add_test(tests, test_citizens_are_one_shot_or_frail);
    tcase_add_test(tests, test_people_leave_a_geometric_time_after_the_start);
    tcase_add_test(tests, test_time_goes_with_the_product_of_both_trusts);
    tcase_add_test(tests, test_a_sponsor_extends_with_probability_of_support);
}

int main(void) {
    return run_suite("work", add);
}
