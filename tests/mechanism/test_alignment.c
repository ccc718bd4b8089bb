/* Alignment: the gap closes by a power law of contact, in closed form, and what was understood stays. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/episodes.h"
#include "small_world.h"
#include "world/citizens.h"
#include "world/people.h"

/* A team of one citizen and, if `staff`, one administrator, with understanding set by hand. */
struct Team {
    struct Scenario scenario;
    struct World world;
};

static void plain_scenario(struct Scenario *scenario) {
    small_scenario(scenario, 4);
    struct Params *p = &scenario->params;
    p->mechanism_legal_review = p->mechanism_data_quality = p->mechanism_manager_support = 0.0;
    p->alignment_follower_gain = 0.0;
    p->outside_office_mean = 0.0;
    p->alignment_distance_weight = 0.0;
    p->alignment_closing_per_month = 0.4;
    p->alignment_dry_base = -20.0;
    p->alignment_dry_ignorance = p->alignment_dry_clarity = p->alignment_dry_conflict = 0.0;
    p->alignment_learning = 0.5;
    p->burden_literacy_mean = 0.5;
    p->work_initiator_base = p->work_sponsor_base = -40.0;
    p->work_loss_per_year = p->work_staff_loss_per_year = p->work_one_shot_share = 0.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        p->case_gap_weight[type] = 1.0;
        p->case_owners[type] = 1.0;
        p->case_citizens[type] = 2.0;
        p->case_staff[type] = 1.0;
    }
}

static struct Episode *meet(struct World *world, const struct Scenario *scenario, uint64_t key,
                            double citizen, double staff) {
    struct Error error = {0};
    small_world(world, scenario, 91, 600);
    drive_start(world, &manager_support_mechanism);
    struct Proposal proposal = plain_proposal(key, CASE_PUBLIC_OPEN, 1);
    proposal.owner_count = (uint32_t)scenario->params.case_owners[CASE_PUBLIC_OPEN];
    ck_assert_uint_eq(store_citizen(world, 5), 0);
    world->citizens.item[0].understanding = citizen;
    proposal.citizen_count = 1;
    if (staff >= 0.0) {
        proposal.staff_count = 1;
        proposal.staff[0] = world->agencies.staff_first[1];
        proposal.staff_agency[0] = 1;
        world_administrator(world, 1, proposal.staff[0])->understanding = (float)staff;
        world->agencies.members_now[1]++;
    }
    ck_assert_int_eq(episode_start(world, &proposal, &error), STATUS_OK);
    world->week_started = 1;
    world->week++;
    return &world->episodes.item[0];
}

static int64_t weeks_of_alignment(struct World *world) {
    struct Error error = {0};
    struct Episode *episode = &world->episodes.item[0];
    for (; episode->open && episode->stage == STAGE_ALIGNMENT && world->week < 600; world->week++)
        ck_assert_int_eq(episodes_mechanism.step(world, &error), STATUS_OK);
    return episode->record.alignment_weeks;
}

/* Least n with G0 (1 - kappa)^(speed n 12/52) < aligned. */
static int64_t closed_form(double gap, double speed) {
    double each = speed * 12.0 / 52.0 * log1p(-0.4);
    return (int64_t)floor(log(0.25 / gap) / each) + 1;
}

START_TEST(test_weeks_of_alignment_are_those_of_the_power_law) {
    static const struct {
        double citizen, staff;
    } rows[] = {{0.1, -1.0}, {0.5, -1.0}, {0.25, 0.5}, {0.05, 0.05}};
    struct Scenario scenario;
    plain_scenario(&scenario);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct World world;
        struct Episode *episode = meet(&world, &scenario, 3, rows[i].citizen, rows[i].staff);
        double mean = rows[i].staff < 0.0 ? rows[i].citizen : 0.5 * (rows[i].citizen + rows[i].staff);
        ck_assert_double_eq_tol(episode->gap_start, 1.0 - mean, 1e-6);
        ck_assert_int_eq(weeks_of_alignment(&world), closed_form(1.0 - mean, 1.0));
        ck_assert_int_eq(episode->stage, STAGE_WORK);
        world_free(&world);
    }
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_team_that_understands_each_other_skips_alignment) {
    struct Scenario scenario;
    struct World world;
    plain_scenario(&scenario);
    struct Episode *episode = meet(&world, &scenario, 3, 0.81, -1.0);
    ck_assert_int_eq(episode->stage, STAGE_WORK);
    ck_assert_int_eq(episode->record.work_week, episode->record.start_week);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_contact_literacy_and_distance_change_the_speed) {
    static const struct {
        double workshop, fellowship, staffing, literacy, owners, speed;
    } rows[] = {{0, 0, 0, 0.5, 1, 1.0}, {0.5, 0, 0, 0.5, 1, 1.5}, {0, 1, 1, 0.5, 1, 2.0},
                {0, 1, 0, 0.5, 1, 1.0}, {0, 0, 0, 0.25, 1, 0.5},  {0, 0, 0, 0.5, 4, 1.0 - 0.8 * 0.75}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct Scenario scenario;
        struct World world;
        plain_scenario(&scenario);
        scenario.params.alignment_distance_weight = 0.8;
        scenario.params.burden_literacy_mean = rows[i].literacy;
        scenario.params.case_owners[CASE_PUBLIC_OPEN] = rows[i].owners;
        meet(&world, &scenario, 3, 0.1, 0.1);
        set_lever(&world, LEVER_WORKSHOP, rows[i].workshop);
        set_lever(&world, LEVER_FELLOWSHIP, rows[i].fellowship);
        set_lever(&world, LEVER_STAFFING_RULE, rows[i].staffing);
        ck_assert_int_eq(weeks_of_alignment(&world), closed_form(0.9, rows[i].speed));
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

START_TEST(test_what_was_understood_stays_with_people) {
    struct Scenario scenario;
    struct World world;
    plain_scenario(&scenario);
    struct Episode *episode = meet(&world, &scenario, 3, 0.3, 0.5);
    weeks_of_alignment(&world);
    double share = 0.5 * (1.0 - episode->gap / 0.6);
    drive_end(&world, &alignment_mechanism, episode);
    ck_assert_double_eq_tol(world.citizens.item[0].understanding, 0.3 + share * 0.7, 1e-6);
    ck_assert_double_eq_tol(world.administrators[world.agencies.staff_first[1]].understanding,
                            0.5 + share * 0.5, 1e-6);
    ck_assert_double_eq_tol(episode->record.outcome_citizen, share * 0.7, 1e-6);
    ck_assert_double_eq_tol(episode->record.outcome_administrator, share * 0.5, 1e-6);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Dry teams over keys: the share of the logistic of its log-odds, more for less knowledge, less for a clear
 * goal. */
static double dry_share(const struct Scenario *scenario, double understanding, double clarity,
                        double conflict, size_t n) {
    struct Error error = {0};
    struct World world;
    small_world(&world, scenario, 92, 600);
    drive_start(&world, &manager_support_mechanism);
    ck_assert_uint_eq(store_citizen(&world, 5), 0);
    world.citizens.item[0].understanding = understanding;
    for (uint64_t i = 0; i < n; i++) {
        struct Proposal proposal = plain_proposal(1 + i, CASE_PUBLIC_OPEN, 1);
        proposal.issue.clarity = clarity;
        proposal.issue.conflict = conflict;
        proposal.citizen_count = 1;
        ck_assert_int_eq(episode_start(&world, &proposal, &error), STATUS_OK);
    }
    double dry = 0.0;
    world.week_started = 1;
    for (world.week = 1; world.week < 40; world.week++)
        ck_assert_int_eq(episodes_mechanism.step(&world, &error), STATUS_OK);
    for (size_t i = 0; i < n; i++)
        dry += world.episodes.item[i].record.exit == EXIT_NO_AGREEMENT;
    world_free(&world);
    return dry / (double)n;
}

START_TEST(test_ideas_dry_up_as_the_logistic_of_knowledge_clarity_and_conflict_says) {
    enum { TEAMS = 1500 };
    static const double understanding[] = {0.1, 0.7}, clarity[] = {0.2, 0.8}, conflict[] = {0.1, 0.9};
    struct Scenario scenario;
    plain_scenario(&scenario);
    struct Params *p = &scenario.params;
    p->alignment_dry_base = -2.0;
    p->alignment_dry_ignorance = 2.0;
    p->alignment_dry_clarity = 1.5;
    p->alignment_dry_conflict = 2.0;
    p->trust_citizen_mean = 0.5;
    for (int i = 0; i < 8; i++) {
        double u = understanding[i & 1], c = clarity[i >> 1 & 1], k = conflict[i >> 2 & 1];
        double log_odds = -2.0 + 2.0 * (1.0 - u) - 1.5 * (c - 0.5) + 2.0 * (k * 0.5 - 0.25);
        double share = dry_share(&scenario, u, c, k, TEAMS);
        check_binomial("teams without an object", share * TEAMS, TEAMS, 1.0 / (1.0 + exp(-log_odds)));
    }
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_off_teams_understand_each_other_and_agree) {
    struct Scenario scenario;
    struct World world;
    plain_scenario(&scenario);
    scenario.params.mechanism_alignment = 0.0;
    scenario.params.alignment_dry_base = 20.0;
    struct Episode *episode = meet(&world, &scenario, 3, 0.01, 0.01);
    ck_assert_int_eq(episode->stage, STAGE_WORK);
    drive_end(&world, &alignment_mechanism, episode);
    ck_assert_double_eq_tol(world.citizens.item[0].understanding, 0.01, 1e-9);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_weeks_of_alignment_are_those_of_the_power_law);
    tcase_add_test(tests, test_a_team_that_understands_each_other_skips_alignment);
    tcase_add_test(tests, test_contact_literacy_and_distance_change_the_speed);
    tcase_add_test(tests, test_what_was_understood_stays_with_people);
    tcase_add_test(tests, test_ideas_dry_up_as_the_logistic_of_knowledge_clarity_and_conflict_says);
    tcase_add_test(tests, test_off_teams_understand_each_other_and_agree);
}

int main(void) {
    return run_suite("alignment", add);
}
