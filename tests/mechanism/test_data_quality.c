/* Data quality: stationary without interventions, moved by upkeep, standards and feedback; expectations and
 * rework. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/stages.h"
#include "small_world.h"
#include "world/people.h"

enum { AGENCIES = 30 };

static void varied_scenario(struct Scenario *scenario) {
    small_scenario(scenario, AGENCIES);
    struct Params *p = &scenario->params;
    p->data_quality_spread = 0.6;
    p->sourcing_trait_spread = 0.7;
    p->data_quality_decay_per_month = 0.03;
    p->data_quality_mindset_drag = 0.5;
}

static void dimensions(const struct World *world, size_t a, double value[QUALITY_DIMENSIONS]) {
    double *dimension[QUALITY_DIMENSIONS];
    agency_quality(&world->agencies, a, dimension);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        value[d] = *dimension[d];
}

static void weeks_pass(struct World *world, uint32_t weeks) {
    for (; weeks > 0; weeks--, world->week++)
        drive_step(world, &data_quality_mechanism);
}

START_TEST(test_quality_is_stationary_without_interventions) {
    struct Scenario scenario;
    struct World world;
    varied_scenario(&scenario);
    small_world(&world, &scenario, 111, 600);
    drive_start(&world, &data_quality_mechanism);
    double first[AGENCIES][QUALITY_DIMENSIONS], now[QUALITY_DIMENSIONS];
    for (size_t a = 0; a < AGENCIES; a++)
        dimensions(&world, a, first[a]);
    weeks_pass(&world, 520);
    for (size_t a = 0; a < AGENCIES; a++) {
        dimensions(&world, a, now);
        double product = 1.0;
        for (int d = 0; d < QUALITY_DIMENSIONS; d++) {
            ck_assert_double_eq_tol(now[d], first[a][d], 1e-11);
            product *= now[d];
        }
        ck_assert_double_eq_tol(world.agencies.quality[a], pow(product, 0.2), 1e-12);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* With effort e in upkeep the odds of quality settle at e times what they were: Q = u/(u + d). */
START_TEST(test_upkeep_moves_the_odds_of_quality) {
    static const struct {
        enum Lever lever;
        double value, effort;
    } rows[] = {
        {LEVER_MAINTENANCE, 0.5, 1.5}, {LEVER_MANDATE, 1.0, 1.0 / 1.4}, {LEVER_GOVERNANCE, 1.0, 1.0 / 0.75}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct Scenario scenario;
        struct World world;
        small_scenario(&scenario, 2);
        struct Params *p = &scenario.params;
        p->data_quality_decay_per_month = 0.05;
        p->data_quality_mindset_drag = 0.5;
        p->sourcing_mindset_mean = 0.5;
        p->publication_mandate_quality = 0.4;
        p->data_quality_mean_complete = 0.6;
        small_world(&world, &scenario, 112, 3000);
        drive_start(&world, &data_quality_mechanism);
        ck_assert_double_eq_tol(world.agencies.complete[0], 0.6, 1e-12);
        set_lever(&world, rows[i].lever, rows[i].value);
        weeks_pass(&world, 2500);
        double odds = 0.6 / 0.4 * rows[i].effort;
        ck_assert_double_eq_tol(world.agencies.complete[0], odds / (1.0 + odds), 1e-9);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

START_TEST(test_a_standard_closes_the_gap_of_formats_only) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    struct Params *p = &scenario.params;
    p->data_quality_decay_per_month = 0.0;
    p->data_quality_standard_gain_per_year = 0.5;
    p->data_quality_mean_machine_readable = 0.4;
    p->data_quality_mean_consistent = 0.6;
    small_world(&world, &scenario, 113, 200);
    drive_start(&world, &data_quality_mechanism);
    double complete = world.agencies.complete[0], timely = world.agencies.timely[0];
    set_lever(&world, LEVER_STANDARD, 0.8);
    weeks_pass(&world, 104);
    ck_assert_double_eq_tol(world.agencies.machine_readable[0], 1.0 - 0.6 * exp(-0.8), 1e-9);
    ck_assert_double_eq_tol(world.agencies.consistent[0], 1.0 - 0.4 * exp(-0.8), 1e-9);
    ck_assert_double_eq(world.agencies.complete[0], complete);
    ck_assert_double_eq(world.agencies.timely[0], timely);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_feedback_of_finished_use_mends_a_share_of_what_is_missing) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 3);
    struct Params *p = &scenario.params;
    p->data_quality_feedback_gain = 0.1;
    p->data_quality_feedback_base = 0.2;
    small_world(&world, &scenario, 114, 10);
    drive_start(&world, &data_quality_mechanism);
    struct Episode episode = {.record = {.exit = EXIT_COMPLETED}, .owner = {1}, .owner_count = 1};
    double before[QUALITY_DIMENSIONS], after[QUALITY_DIMENSIONS];
    dimensions(&world, 1, before);
    drive_end(&world, &data_quality_mechanism, &episode);
    dimensions(&world, 1, after);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        ck_assert_double_eq_tol(1.0 - after[d], (1.0 - before[d]) * 0.98, 1e-12);
    set_lever(&world, LEVER_FEEDBACK, 0.3);
    drive_end(&world, &data_quality_mechanism, &episode);
    dimensions(&world, 1, before);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        ck_assert_double_eq_tol(1.0 - before[d], (1.0 - after[d]) * 0.95, 1e-12);
    episode.record.exit = EXIT_DROPOUT;
    drive_end(&world, &data_quality_mechanism, &episode);
    dimensions(&world, 1, after);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        ck_assert_double_eq(after[d], before[d]);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_rework_is_as_likely_as_the_gap_says) {
    enum { EPISODES = 3000 };
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    struct Params *p = &scenario.params;
    p->data_quality_mean_complete = p->data_quality_mean_granular = 0.5;
    p->data_quality_mean_timely = p->data_quality_mean_machine_readable = p->data_quality_mean_consistent =
        0.5;
    p->data_quality_expectation_mean = 0.8;
    p->data_quality_gap_slope = 3.0;
    p->data_quality_rework_share = 0.5;
    p->data_quality_cleaning_effort = 4.0;
    p->data_quality_format_distance = 0.0;
    small_world(&world, &scenario, 115, 10);
    drive_start(&world, &data_quality_mechanism);
    double rework = 0.0, likely = 0.0;
    static double place[EPISODES];
    for (uint64_t i = 0; i < EPISODES; i++) {
        struct Episode episode = {.record = {.key = (int64_t)(1 + i)}, .owner = {1}, .owner_count = 1};
        cleaning_stage.begin(&world, &episode);
        double plain = 4.0 * (1.0 - episode.quality), gap = fmax(0.0, 0.8 - episode.quality);
        ck_assert_double_eq_tol(episode.expectation, 0.8, 1e-12);
        /* Four scores of 1/2, and a timeliness of mean 1/2, which age leaves uniform. */
        place[i] = pow(episode.quality, 5.0) / pow(0.5, 4.0);
        bool again = episode.preparation > 1.25 * plain;
        ck_assert_double_eq_tol(episode.preparation, plain * (again ? 1.5 : 1.0), 1e-9);
        rework += again;
        likely += 2.0 / (1.0 + exp(-3.0 * gap)) - 1.0;
    }
    check_uniform("timeliness met", place, EPISODES);
    /* A sum of unequal Bernoulli trials spreads no more than a binomial of its mean. */
    double mean = likely / EPISODES;
    check_mean("rework", rework / EPISODES, mean, sqrt(mean * (1.0 - mean)), EPISODES);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_quality_is_stationary_without_interventions);
    tcase_add_test(tests, test_upkeep_moves_the_odds_of_quality);
    tcase_add_test(tests, test_a_standard_closes_the_gap_of_formats_only);
    tcase_add_test(tests, test_feedback_of_finished_use_mends_a_share_of_what_is_missing);
    tcase_add_test(tests, test_rework_is_as_likely_as_the_gap_says);
}

int main(void) {
    return run_suite("data_quality", add);
}
