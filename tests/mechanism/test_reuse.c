/* Reuse: results spawn a Poisson number of projects of the types that their row says, start-ups grow at their
 * share; civic projects are pitched again as movers and stayers are. */
#include <math.h>

#include "mechanism/civic.h"
#include "mechanism/proposals.h"
#include "small_world.h"

enum { ENDS = 4000, CLASSES = 8 };

static void reuse_scenario(struct Scenario *scenario) {
    small_scenario(scenario, 10);
    for (int type = 0; type < CASE_TYPE_COUNT; type++) {
        scenario->params.case_descendants[type] = 0.8;
        scenario->params.case_startups[type] = 0.2;
    }
}

/* Ends `count` episodes with keys from `first` on. */
static void end_episodes(struct World *world, enum Programme programme, enum Exit exit, uint64_t first,
                         size_t count) {
    for (uint64_t i = 0; i < count; i++) {
        struct Episode episode = {.record = {.key = (int64_t)(first + i), .exit = exit},
                                  .type = CASE_PUBLIC_OPEN,
                                  .programme = programme,
                                  .agency = (uint32_t)(i % 10)};
        drive_end(world, &reuse_mechanism, &episode);
    }
}

/* How many of those who wait descend from `key`. */
static void count_children(const struct World *world, uint64_t first, size_t children[ENDS]) {
    for (size_t i = 0; i < world->later.count; i++)
        children[(uint64_t)world->later.item[i].parent_key - first]++;
}

START_TEST(descendants_are_poisson_and_stay_or_move_nearer) {
    static size_t children[ENDS];
    struct Scenario scenario;
    struct World world;
    double seen[8] = {0}, expected[8], types[CASE_TYPE_COUNT] = {0};
    reuse_scenario(&scenario);
    const struct Params *p = &scenario.params;
    small_world(&world, &scenario, 51, 20);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_COMPLETED, 1000, ENDS);
    count_children(&world, 1000, children);
    for (size_t i = 0; i < ENDS; i++)
        seen[children[i] < 7 ? children[i] : 7]++;
    double left = 1.0, probability = exp(-0.8);
    for (int k = 0; k < 7; k++) {
        expected[k] = ENDS * probability;
        left -= probability;
        probability *= 0.8 / (k + 1);
    }
    expected[7] = ENDS * left;
    check_counts("descendants of a result", seen, expected, 8);
    for (size_t i = 0; i < world.later.count; i++) {
        types[world.later.item[i].type]++;
        ck_assert_int_eq(world.later.item[i].parent_type, CASE_PUBLIC_OPEN);
        ck_assert_int_eq(world.later.item[i].programme, PROGRAMME_DESCENDANT);
        ck_assert_uint_gt(world.later.item[i].ready, world.week);
    }
    /* They stay of their parent's type or move one step nearer to the administration. */
    ck_assert_double_eq(types[CASE_PUBLIC_OPEN] + types[CASE_PUBLIC_INTERNAL], (double)world.later.count);
    check_binomial("descendants that move", types[CASE_PUBLIC_INTERNAL], world.later.count, p->reuse_nearer);
    check_binomial("start-ups", (double)world.startups, ENDS, 0.2);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(partial_results_spawn_a_share_and_no_start_up) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.reuse_partial_share = 0.25;
    small_world(&world, &scenario, 52, 20);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_PARTIAL, 1000, ENDS);
    check_mean("descendants of a partial result", (double)world.later.count / ENDS, 0.2, sqrt(0.2), ENDS);
    ck_assert_uint_eq(world.startups, 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(incubation_adds_its_gain) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.reuse_incubation_gain = 1.5;
    small_world(&world, &scenario, 53, 20);
    set_lever(&world, LEVER_INCUBATION, 0.5);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_COMPLETED, 1000, ENDS);
    check_mean("descendants under incubation", (double)world.later.count / ENDS, 1.4, sqrt(1.4), ENDS);
    check_binomial("start-ups under incubation", (double)world.startups, ENDS, 0.35);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Pitches of each project until it is not pitched again, counted 1, 2, …, CLASSES and more. */
static void count_pitches(const struct World *world, uint64_t projects, double seen[CLASSES]) {
    for (uint64_t project = 1; project <= projects; project++) {
        uint32_t pitches = 1;
        while (civic_pitched_again(world, project, pitches))
            pitches++;
        seen[pitches < CLASSES ? pitches - 1 : CLASSES - 1]++;
    }
}

/* P(at least k pitches): f/(1 + b), then one more after the k-th with k/(k + b). */
static double at_least(double stayers, double shape, int pitches) {
    double share = pitches == 1 ? 1.0 : stayers / (1.0 + shape);
    for (int k = 2; k < pitches; k++)
        share *= k / (k + shape);
    return share;
}

START_TEST(most_projects_are_pitched_once_and_those_that_stay_stay) {
    enum { PROJECTS = 40000 };
    static const double stayers[] = {0.565, 1.0, 0.0}, shapes[] = {2.85, 1.0, 2.0};
    struct Scenario scenario;
    struct World world;
    double seen[CLASSES] = {0}, expected[CLASSES], registered = 0.0, of_stayers = 0.0;
    reuse_scenario(&scenario);
    scenario.params.reuse_stayer_share = stayers[_i];
    scenario.params.reuse_stayer_shape = shapes[_i];
    small_world(&world, &scenario, 56, 20);
    count_pitches(&world, PROJECTS, seen);
    for (int k = 1; k <= CLASSES; k++)
        expected[k - 1] = PROJECTS * (at_least(stayers[_i], shapes[_i], k) -
                                      (k < CLASSES ? at_least(stayers[_i], shapes[_i], k + 1) : 0.0));
    if (_i == 2)
        ck_assert_double_eq(seen[0], PROJECTS);
    else
        check_counts("pitches of a project", seen, expected, CLASSES);
    for (uint64_t project = 1; project <= PROJECTS; project++) {
        bool registers = civic_registers(&world, project);
        registered += registers;
        of_stayers += registers && civic_continuation(&world, project) > 0.0;
    }
    check_binomial("projects that register code", registered, PROJECTS, scenario.params.reuse_code_share);
    ck_assert_double_eq(of_stayers, _i == 2 ? 0.0 : registered); /* who stays registers first */
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Of 301 projects at least 2, 3, 4, 5, 6 pitches: 44, 19, 8, 7, 3 (N27). */
static double log_likelihood(double stayers, double shape) {
    static const double pitched[] = {257, 25, 11, 1, 4, 3}; /* 1, 2, …, 6 and more */
    double sum = 0.0;
    for (int k = 1; k <= 6; k++)
        sum += pitched[k - 1] *
               log(at_least(stayers, shape, k) - (k < 6 ? at_least(stayers, shape, k + 1) : 0.0));
    return sum;
}

/* They are calibrated to all figures together: within the 95 % region of the likeliest two (Wilks: half of
 * the 95 % quantile of chi-squared with 2 degrees of freedom). */
START_TEST(the_defaults_are_likely_for_the_projects_of_2012_to_2016) {
    struct Scenario scenario;
    reuse_scenario(&scenario);
    const struct Params *p = &scenario.params;
    double best = -INFINITY, share = NAN, shape = NAN;
    for (int i = 1; i <= 200; i++)
        for (int j = 1; j <= 120; j++)
            if (log_likelihood(0.005 * i, 0.05 * j) > best) {
                share = 0.005 * i;
                shape = 0.05 * j;
                best = log_likelihood(share, shape);
            }
    ck_assert_msg(log_likelihood(p->reuse_stayer_share, p->reuse_stayer_shape) > best - 3.0,
                  "the likeliest are %g and %g, better by %g", share, shape,
                  best - log_likelihood(p->reuse_stayer_share, p->reuse_stayer_shape));
    scenario_free(&scenario);
}
END_TEST

/* However a pitch ended, a project of a programme with returns is pitched again if its continuation says so:
 * with the issue that it first had, whatever conditions cut from it. */
START_TEST(a_project_that_is_pitched_again_starts_afresh) {
    enum { PITCHES = 600 };
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        scenario.params.case_descendants[type] = 0.0;
    scenario.params.issues_trait_spread = 0.6;
    small_world(&world, &scenario, 54, 20);
    end_episodes(&world, PROGRAMME_AGENCY, EXIT_DROPOUT, 1000, 30);
    ck_assert_uint_eq(world.later.count, 0);
    size_t again = 0;
    for (uint64_t i = 0; i < PITCHES; i++) {
        struct Episode episode = {
            .record = {.key = (int64_t)(9000 + i), .exit = (int64_t)(i % EXIT_COUNT), .pitch = 2},
            .issue = issue_draw(&world, 2000 + i, 0.1),
            .project = 2000 + i,
            .type = CASE_PRIVATE_OPEN,
            .programme = PROGRAMME_G0V,
            .agency = (uint32_t)(i % 10)};
        episode.issue.value *= 0.5;
        size_t before = world.later.count;
        drive_end(&world, &reuse_mechanism, &episode);
        ck_assert_uint_eq(world.later.count - before, civic_pitched_again(&world, 2000 + i, 2));
        if (world.later.count == before)
            continue;
        const struct Proposal *waiting = &world.later.item[before];
        ck_assert_uint_eq(waiting->project, 2000 + i);
        ck_assert_uint_eq(waiting->pitch, 3);
        ck_assert_uint_eq(waiting->ready, UINT32_MAX);
        ck_assert_uint_eq(waiting->agency, i % 10);
        ck_assert_double_eq(waiting->issue.value, 2.0 * episode.issue.value);
        again++;
    }
    ck_assert_uint_gt(again, 50);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* So is one that found no team, no data or no favour; one that started is not over yet. */
START_TEST(a_pitch_that_never_started_is_over_as_well) {
    enum { PITCHES = 400 };
    static const enum Fate fates[] = {FATE_NO_TEAM, FATE_NO_MATCH, FATE_REFUSED, FATE_STARTED};
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    reuse_scenario(&scenario);
    scenario.params.reuse_stayer_share = 1.0;
    small_world(&world, &scenario, 57, 20);
    size_t expected = 0;
    for (uint64_t i = 0; i < PITCHES; i++) {
        struct Proposal proposal = plain_proposal(3000 + i, CASE_PRIVATE_OPEN, 0);
        proposal.programme = PROGRAMME_G0V;
        proposal.fate = fates[i % 4];
        ck_assert(LIST_RESERVE(&world.proposals));
        world.proposals.item[world.proposals.count++] = proposal;
        expected += proposal.fate != FATE_STARTED && civic_pitched_again(&world, 3000 + i, 1);
    }
    ck_assert_int_eq(proposals_sweep(&world, &error), STATUS_OK);
    ck_assert_uint_eq(world.proposals.count, 0);
    ck_assert_uint_eq(world.later.count, expected);
    ck_assert_uint_gt(expected, 50);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Who comes again takes a place of the next event, and is told from the new. */
START_TEST(projects_that_come_again_take_places_of_the_event) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.programme_interval_weeks[PROGRAMME_G0V] = 1.0;
    scenario.params.programme_slots[PROGRAMME_G0V] = 3.0;
    scenario.params.programme_fill[PROGRAMME_G0V] = 1.0;
    for (int type = 0; type < CASE_TYPE_COUNT; type++)
        scenario.params.case_void_share[type] = 0.0;
    small_world(&world, &scenario, 58, 20);
    drive_start(&world, &publication_mechanism);
    drive_start(&world, &issues_mechanism);
    for (uint64_t i = 0; i < 5; i++) {
        ck_assert(LIST_RESERVE(&world.later));
        world.later.item[world.later.count++] = (struct Proposal){.project = 70 + i,
                                                                  .pitch = 2,
                                                                  .programme = PROGRAMME_G0V,
                                                                  .type = CASE_PRIVATE_OPEN,
                                                                  .ready = UINT32_MAX};
    }
    drive_step(&world, &issues_mechanism);
    ck_assert_uint_eq(world.proposals.count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(world.proposals.item[i].project, 70 + i);
        ck_assert_uint_eq(world.proposals.item[i].pitch, 2);
        ck_assert_uint_ne(world.proposals.item[i].key, 70 + i);
    }
    world.proposals.count = 0;
    world.week++;
    drive_step(&world, &issues_mechanism);
    ck_assert_uint_eq(world.later.count, 0);
    ck_assert_uint_eq(world.proposals.count, 3);
    ck_assert_uint_eq(world.proposals.item[2].project, world.proposals.item[2].key);
    ck_assert_uint_eq(world.pitches, 6);
    ck_assert_uint_eq(world.pitches_returned, 5);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(off_nothing_follows) {
    struct Scenario scenario;
    struct World world;
    reuse_scenario(&scenario);
    scenario.params.mechanism_reuse = 0.0;
    small_world(&world, &scenario, 55, 20);
    end_episodes(&world, PROGRAMME_G0V, EXIT_COMPLETED, 1000, 100);
    end_episodes(&world, PROGRAMME_G0V, EXIT_DROPOUT, 2000, 100);
    ck_assert_uint_eq(world.later.count + world.startups, 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, descendants_are_poisson_and_stay_or_move_nearer);
    tcase_add_test(tests, partial_results_spawn_a_share_and_no_start_up);
    tcase_add_test(tests, incubation_adds_its_gain);
    tcase_add_loop_test(tests, most_projects_are_pitched_once_and_those_that_stay_stay, 0, 3);
    tcase_add_test(tests, the_defaults_are_likely_for_the_projects_of_2012_to_2016);
    tcase_add_test(tests, a_project_that_is_pitched_again_starts_afresh);
    tcase_add_test(tests, a_pitch_that_never_started_is_over_as_well);
    tcase_add_test(tests, projects_that_come_again_take_places_of_the_event);
    tcase_add_test(tests, off_nothing_follows);
}

int main(void) {
    return run_suite("reuse", add);
}
