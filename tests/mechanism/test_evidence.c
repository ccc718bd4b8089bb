/* Trust: with full memory and without sharing it is the mean of a Beta posterior; forgetting goes towards the
 * prior. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/evidence.h"
#include "small_world.h"
#include "world/citizens.h"
#include "world/people.h"

/* One citizen and one administrator with prior Beta(a, b) who meet in episodes made by hand. */
struct Meeting {
    struct Scenario scenario;
    struct World world;
    struct Citizen *citizen;
    struct Administrator *administrator;
};

static void limit_settings(struct Params *p, double a, double b) {
    p->trust_citizen_mean = p->trust_administrator_mean = a / (a + b);
    p->trust_prior_strength = a + b;
    p->trust_memory_per_month = 1.0;
    p->trust_loss_aversion = 1.0;
    p->trust_fast_trust = p->trust_sharing = p->data_quality_met_evidence = 0.0;
}

static void meet(struct Meeting *self, uint32_t weeks) {
    small_world(&self->world, &self->scenario, 1, weeks);
    ck_assert_uint_eq(store_citizen(&self->world, 7), 0);
    ck_assert(LIST_RESERVE(&self->world.members));
    self->world.members.item[0] = (struct Member){.person = 0, .side = SIDE_CITIZEN, .here = true};
    self->world.members.item[1] =
        (struct Member){.person = 0, .agency = 0, .side = SIDE_ADMINISTRATOR, .here = true};
    self->world.members.count = 2;
    self->citizen = &self->world.citizens.item[0];
    self->administrator = world_administrator(&self->world, 0, 0);
}

static void part(struct Meeting *self) {
    world_free(&self->world);
    scenario_free(&self->scenario);
}

static struct Episode ended(enum Exit exit) {
    return (struct Episode){.record = {.exit = exit, .quality = NAN},
                            .issue = {.specificity = 0.5, .value = 1.0},
                            .quality = 1.0,
                            .expectation = 1.0,
                            .member_first = 0,
                            .member_count = 2};
}

static void experience(struct Meeting *self, enum Exit exit, int times) {
    for (int i = 0; i < times; i++) {
        struct Episode episode = ended(exit);
        drive_end(&self->world, &evidence_mechanism, &episode);
    }
}

static double trust_of_citizen(const struct Meeting *self) {
    return citizen_trust(&self->world, self->citizen, 0);
}

static double trust_of_administrator(const struct Meeting *self) {
    return administrator_trust(&self->world, 0, self->administrator);
}

START_TEST(test_good_and_bad_experiences_give_the_mean_of_the_beta_posterior) {
    static const struct {
        double a, b;
        int good, bad;
    } rows[] = {{1, 1, 0, 0}, {1, 1, 3, 0}, {1, 1, 0, 3}, {2, 4, 5, 2}, {2.5, 3.5, 1, 9}, {4, 0.5, 40, 60}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double a = rows[i].a, b = rows[i].b, g = rows[i].good, bad = rows[i].bad;
        struct Meeting meeting;
        small_scenario(&meeting.scenario, 2);
        limit_settings(&meeting.scenario.params, a, b);
        /* A refusal weighs as the table says; here it is made to weigh as one bad experience for citizens. */
        meeting.scenario.params.trust_loss_aversion = 1.0 / evidence_row(EXIT_REFUSED)->citizen_bad;
        meet(&meeting, 400);
        for (int k = 0; k < rows[i].good || k < rows[i].bad; k++) {
            experience(&meeting, EXIT_COMPLETED, k < rows[i].good);
            experience(&meeting, EXIT_REFUSED, k < rows[i].bad);
            meeting.world.week += 3;
        }
        ck_assert_double_eq_tol(trust_of_citizen(&meeting), (a + g) / (a + g + b + bad), 1e-12);
        double weight =
            evidence_row(EXIT_REFUSED)->administrator_bad / evidence_row(EXIT_REFUSED)->citizen_bad;
        ck_assert_double_eq_tol(trust_of_administrator(&meeting), (a + g) / (a + g + b + weight * bad), 1e-6);
        part(&meeting);
    }
}
END_TEST

START_TEST(test_each_end_weighs_as_its_row_says_on_both_sides) {
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        struct Meeting meeting;
        small_scenario(&meeting.scenario, 2);
        limit_settings(&meeting.scenario.params, 2.0, 3.0);
        meeting.scenario.params.trust_loss_aversion = 2.0;
        meet(&meeting, 10);
        experience(&meeting, (enum Exit)exit, 4);
        const struct EvidenceRow *row = evidence_row(exit);
        double good = 4.0 * row->citizen_good, bad = 8.0 * row->citizen_bad;
        ck_assert_double_eq_tol(trust_of_citizen(&meeting), (2.0 + good) / (5.0 + good + bad), 1e-12);
        good = 4.0 * row->administrator_good, bad = 8.0 * row->administrator_bad;
        ck_assert_double_eq_tol(trust_of_administrator(&meeting), (2.0 + good) / (5.0 + good + bad), 1e-6);
        part(&meeting);
    }
}
END_TEST

START_TEST(test_evidence_fades_towards_the_prior) {
    static const struct {
        uint32_t week;
        enum Exit exit;
    } history[] = {{3, EXIT_COMPLETED},
                   {10, EXIT_REFUSED},
                   {10, EXIT_COMPLETED},
                   {41, EXIT_COMPLETED},
                   {60, EXIT_DEADLINE}};
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 2);
    limit_settings(&meeting.scenario.params, 2.0, 3.0);
    meeting.scenario.params.trust_memory_per_month = 0.9;
    meet(&meeting, 8000);
    double good = 0.0, bad = 0.0, kept = pow(0.9, 12.0 / 52.0);
    for (size_t i = 0; i < sizeof history / sizeof *history; i++) {
        meeting.world.week = history[i].week;
        experience(&meeting, history[i].exit, 1);
        good += pow(kept, 75.0 - history[i].week) * evidence_row(history[i].exit)->citizen_good;
        bad += pow(kept, 75.0 - history[i].week) * evidence_row(history[i].exit)->citizen_bad;
    }
    meeting.world.week = 75;
    ck_assert_double_eq_tol(trust_of_citizen(&meeting), (2.0 + good) / (5.0 + good + bad), 1e-12);
    meeting.world.week = 7999; /* 150 years later only the prior is left */
    ck_assert_double_eq_tol(trust_of_citizen(&meeting), 0.4, 1e-12);
    ck_assert_double_eq_tol(trust_of_administrator(&meeting), 0.4, 1e-6);
    part(&meeting);
}
END_TEST

/* c/(c + k(1 - c)) would be 0.04 at c = 0.1, k = 2.5, if attrition were as bad as a completion is good. */
START_TEST(test_trust_survives_ordinary_attrition) {
    static const enum Exit attrition[] = {EXIT_DROPOUT, EXIT_INITIATOR_STOPPED, EXIT_PARTIAL, EXIT_DROPOUT};
    static const double memory[] = {0.94, 0.98, 1.0};
    for (size_t m = 0; m < sizeof memory / sizeof *memory; m++) {
        struct Meeting meeting;
        small_scenario(&meeting.scenario, 2);
        limit_settings(&meeting.scenario.params, 3.0, 3.0);
        meeting.scenario.params.trust_memory_per_month = memory[m];
        meeting.scenario.params.trust_loss_aversion = 2.5;
        meet(&meeting, 4 * 4000 + 1);
        for (int i = 0; i < 4000; i++, meeting.world.week += 4)
            experience(&meeting, i % 10 == 0 ? EXIT_COMPLETED : attrition[i % 4], 1);
        double naive = 0.1 / (0.1 + 2.5 * 0.9);
        ck_assert_msg(trust_of_citizen(&meeting) > 0.35 && trust_of_citizen(&meeting) > 5.0 * naive,
                      "citizens' trust falls to %g", trust_of_citizen(&meeting));
        ck_assert_msg(trust_of_administrator(&meeting) > 0.35, "administrators' trust falls to %g",
                      trust_of_administrator(&meeting));
        part(&meeting);
    }
}
END_TEST

START_TEST(test_a_specific_issue_and_good_data_build_trust_fast) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 2);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meeting.scenario.params.trust_fast_trust = 2.0;
    meet(&meeting, 10);
    struct Episode episode = ended(EXIT_COMPLETED);
    episode.issue.specificity = 0.75;
    episode.quality = 0.6;
    ck_assert_double_eq_tol(evidence_of_end(&meeting.world, &episode, SIDE_CITIZEN).good,
                            evidence_row(EXIT_COMPLETED)->citizen_good * (1.0 + 2.0 * 0.75 * 0.6), 1e-12);
    episode.quality = 0.49; /* below the reference */
    ck_assert_double_eq_tol(evidence_of_end(&meeting.world, &episode, SIDE_CITIZEN).good,
                            evidence_row(EXIT_COMPLETED)->citizen_good, 1e-12);
    part(&meeting);
}
END_TEST

/* As expected nothing is learned; a surprise of either sign counts by its size, a miss k times as much. */
START_TEST(test_surprise_is_signed_and_a_miss_weighs_more) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 2);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meeting.scenario.params.trust_loss_aversion = 2.5;
    meeting.scenario.params.data_quality_met_evidence = 1.5;
    meet(&meeting, 10);
    for (int step = -8; step <= 8; step++) {
        double surprise = step / 20.0;
        struct Episode episode = ended(EXIT_COMPLETED);
        episode.expectation = 0.5;
        episode.record.quality = episode.quality = 0.5 + surprise;
        struct Experience citizen = evidence_of_end(&meeting.world, &episode, SIDE_CITIZEN);
        ck_assert_double_eq_tol(citizen.good - evidence_row(EXIT_COMPLETED)->citizen_good,
                                step > 0 ? 1.5 * surprise : 0.0, 1e-12);
        ck_assert_double_eq_tol(citizen.bad, step < 0 ? -2.5 * 1.5 * surprise : 0.0, 1e-12);
        struct Experience staff = evidence_of_end(&meeting.world, &episode, SIDE_ADMINISTRATOR);
        ck_assert_double_eq(staff.bad, 0.0);
    }
    part(&meeting);
}
END_TEST

START_TEST(test_a_breach_is_one_bad_experience) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 2);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meeting.scenario.params.trust_loss_aversion = 3.0;
    meet(&meeting, 10);
    struct Episode episode = ended(EXIT_COMPLETED);
    episode.incident = true;
    for (int side = 0; side < 2; side++)
        ck_assert_double_eq_tol(evidence_of_end(&meeting.world, &episode, (enum Side)side).bad, 3.0, 1e-12);
    part(&meeting);
}
END_TEST

/* The people of a unit learn together; another unit of the government takes rho of it. */
START_TEST(test_what_a_unit_lives_through_reaches_its_people_and_other_units) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 5);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meeting.scenario.params.trust_sharing = 0.2;
    meet(&meeting, 10);
    experience(&meeting, EXIT_COMPLETED, 3);
    struct World *world = &meeting.world;
    ck_assert_double_eq_tol(administrator_trust(world, 0, world_administrator(world, 0, 1)), 5.0 / 7.0, 1e-6);
    ck_assert_double_eq_tol(agency_trust(world, 0), 5.0 / 7.0, 1e-12);
    ck_assert_double_eq_tol(agency_trust(world, 1), 2.6 / 4.6, 1e-12);
    part(&meeting);
}
END_TEST

/* Trust of citizens is in an agency: rho for the one that it is told of, rho^2 for others of its government.
 */
START_TEST(test_what_is_told_of_an_agency_counts_for_it_above_others) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 5);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meeting.scenario.params.trust_sharing = 0.2;
    meet(&meeting, 10);
    experience(&meeting, EXIT_COMPLETED, 3);
    struct World *world = &meeting.world;
    ck_assert_double_eq_tol(agency_standing(world, 0), (2.0 + 0.6) / (4.0 + 0.6), 1e-12);
    ck_assert_double_eq_tol(agency_standing(world, 1), (2.0 + 0.12) / (4.0 + 0.12), 1e-12);
    ck_assert_uint_eq(store_citizen(world, 8), 1); /* may move the citizens */
    const struct Citizen *there = &world->citizens.item[0], *elsewhere = &world->citizens.item[1];
    ck_assert_double_eq_tol(citizen_trust(world, elsewhere, 0), agency_standing(world, 0), 1e-12);
    ck_assert_double_eq_tol(citizen_trust(world, there, 0), (2.0 + 3.6) / (4.0 + 3.6), 1e-12);
    part(&meeting);
}
END_TEST

START_TEST(test_a_unit_takes_an_experience_once_however_many_were_there) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 5);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meet(&meeting, 10);
    meeting.world.members.item[0] =
        (struct Member){.person = 1, .agency = 0, .side = SIDE_ADMINISTRATOR, .here = true};
    experience(&meeting, EXIT_COMPLETED, 1);
    ck_assert_double_eq_tol(agency_trust(&meeting.world, 0), 3.0 / 5.0, 1e-12);
    part(&meeting);
}
END_TEST

START_TEST(test_who_left_before_the_end_learns_nothing) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 2);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meet(&meeting, 10);
    meeting.world.members.item[0].here = false;
    experience(&meeting, EXIT_COMPLETED, 5);
    ck_assert_double_eq_tol(trust_of_citizen(&meeting), 0.5, 1e-12);
    ck_assert_double_gt(trust_of_administrator(&meeting), 0.6);
    part(&meeting);
}
END_TEST

START_TEST(test_expectations_move_towards_the_quality_met) {
    struct Meeting meeting;
    small_scenario(&meeting.scenario, 2);
    limit_settings(&meeting.scenario.params, 2.0, 2.0);
    meeting.scenario.params.data_quality_expectation_adapts = 0.25;
    meeting.scenario.params.data_quality_expectation_mean = 0.8;
    meet(&meeting, 10);
    for (int i = 1; i <= 5; i++) {
        struct Episode episode = ended(EXIT_COMPLETED);
        episode.record.quality = episode.quality = 0.4;
        drive_end(&meeting.world, &evidence_mechanism, &episode);
        ck_assert_double_eq_tol(meeting.citizen->expectation, 0.4 + 0.4 * pow(0.75, i), 1e-12);
    }
    part(&meeting);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_good_and_bad_experiences_give_the_mean_of_the_beta_posterior);
    tcase_add_test(tests, test_each_end_weighs_as_its_row_says_on_both_sides);
    tcase_add_test(tests, test_evidence_fades_towards_the_prior);
    tcase_add_test(tests, test_trust_survives_ordinary_attrition);
    tcase_add_test(tests, test_a_specific_issue_and_good_data_build_trust_fast);
    tcase_add_test(tests, test_surprise_is_signed_and_a_miss_weighs_more);
    tcase_add_test(tests, test_a_breach_is_one_bad_experience);
    tcase_add_test(tests, test_what_a_unit_lives_through_reaches_its_people_and_other_units);
    tcase_add_test(tests, test_what_is_told_of_an_agency_counts_for_it_above_others);
    tcase_add_test(tests, test_a_unit_takes_an_experience_once_however_many_were_there);
    tcase_add_test(tests, test_who_left_before_the_end_learns_nothing);
    tcase_add_test(tests, test_expectations_move_towards_the_quality_met);
}

int main(void) {
    return run_suite("evidence", add);
}
