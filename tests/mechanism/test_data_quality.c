/* Data quality: stationary without interventions or use, moved by upkeep, standards and use; what episodes
 * meet, prepare and hand over. */
#include <math.h>
#include <stdlib.h>

#include "mechanism/stages.h"
#include "small_world.h"
#include "world/quality.h"

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
    quality_levels(world, a, value);
}

static double level_of(const struct World *world, size_t a, int dimension) {
    double value[QUALITY_DIMENSIONS];
    dimensions(world, a, value);
    return value[dimension];
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
        ck_assert_double_eq_tol(agency_quality(&world, a), pow(product, 0.2), 1e-12);
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
    } rows[] = {{LEVER_MAINTENANCE, 0.5, 1.5}, {LEVER_GOVERNANCE, 1.0, 1.0 / 0.75}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct Scenario scenario;
        struct World world;
        small_scenario(&scenario, 2);
        struct Params *p = &scenario.params;
        p->data_quality_decay_per_month = 0.05;
        p->data_quality_mindset_drag = 0.5;
        p->sourcing_mindset_mean = 0.5;
        p->data_quality_mean = 0.6;
        small_world(&world, &scenario, 112, 3000);
        drive_start(&world, &data_quality_mechanism);
        ck_assert_double_eq_tol(level_of(&world, 0, QUALITY_COMPLETENESS), 0.6, 1e-12);
        set_lever(&world, rows[i].lever, rows[i].value);
        weeks_pass(&world, 2500);
        double odds = 0.6 / 0.4 * rows[i].effort;
        ck_assert_double_eq_tol(level_of(&world, 0, QUALITY_COMPLETENESS), odds / (1.0 + odds), 1e-9);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* The mindset enters relative to a fixed value, so that a more bureaucratic country has worse data (C10). */
START_TEST(test_the_mean_mindset_acts) {
    static const double mindsets[] = {0.2, 0.5, 0.9};
    double odds[3];
    for (int i = 0; i < 3; i++) {
        struct Scenario scenario;
        struct World world;
        small_scenario(&scenario, 2);
        scenario.params.data_quality_mean = 0.6;
        scenario.params.data_quality_mindset_drag = 0.5;
        scenario.params.sourcing_mindset_mean = mindsets[i];
        small_world(&world, &scenario, 116, 10);
        drive_start(&world, &data_quality_mechanism);
        odds[i] =
            level_of(&world, 0, QUALITY_COMPLETENESS) / (1.0 - level_of(&world, 0, QUALITY_COMPLETENESS));
        ck_assert_double_eq_tol(odds[i], 1.5 * (1.0 - 0.5 * mindsets[i]) / 0.75, 1e-9);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* Upkeep is spread over all open datasets, those that nobody asked for included. */
START_TEST(test_datasets_opened_for_their_own_sake_thin_upkeep_out) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    scenario.params.data_quality_mean = 0.6;
    small_world(&world, &scenario, 117, 6000);
    drive_start(&world, &data_quality_mechanism);
    world.agencies.opened[0] = world.agencies.opened[1] = 40;
    world.agencies.wanted[0] = 10;
    world.agencies.wanted[1] = 40;
    weeks_pass(&world, 5000);
    ck_assert_double_eq_tol(level_of(&world, 0, QUALITY_COMPLETENESS), 1.5 / 4.0 / (1.0 + 1.5 / 4.0), 1e-9);
    ck_assert_double_eq_tol(level_of(&world, 1, QUALITY_COMPLETENESS), 0.6, 1e-9);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* With n services upkeep is 1 + reach (1 - e^-n) of what it was; without use, or where nobody hears of
 * it, 1. */
START_TEST(test_use_that_the_owner_hears_of_keeps_data_up) {
    static const struct {
        uint32_t services;
        double feedback, effort;
    } rows[] = {{0, 0.8, 1.0}, {2, 0.0, 1.0}, {2, 0.3, 1.0 + 0.3 * 0.8646647167633873}, {30, 4.0, 2.0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct Scenario scenario;
        struct World world;
        small_scenario(&scenario, 2);
        scenario.params.data_quality_mean = 0.6;
        scenario.params.data_quality_feedback_base = 0.0;
        small_world(&world, &scenario, 114, 3000);
        drive_start(&world, &data_quality_mechanism);
        world.agencies.services[0] = rows[i].services;
        set_lever(&world, LEVER_FEEDBACK, rows[i].feedback);
        weeks_pass(&world, 2500);
        double odds = 1.5 * rows[i].effort;
        ck_assert_double_eq_tol(level_of(&world, 0, QUALITY_COMPLETENESS), odds / (1.0 + odds), 1e-9);
        ck_assert_double_eq_tol(level_of(&world, 1, QUALITY_COMPLETENESS), 0.6, 1e-9);
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
    small_world(&world, &scenario, 113, 200);
    drive_start(&world, &data_quality_mechanism);
    double complete = level_of(&world, 0, QUALITY_COMPLETENESS),
           timely = level_of(&world, 0, QUALITY_TIMELINESS);
    world.agencies.machine_readable[0] = 0.4;
    world.agencies.consistent[0] = 0.6;
    set_lever(&world, LEVER_STANDARD, 0.8);
    weeks_pass(&world, 104);
    ck_assert_double_eq_tol(level_of(&world, 0, QUALITY_MACHINE_READABLE), 1.0 - 0.6 * exp(-0.8), 1e-9);
    ck_assert_double_eq_tol(level_of(&world, 0, QUALITY_CONSISTENCY), 1.0 - 0.4 * exp(-0.8), 1e-9);
    ck_assert_double_eq(level_of(&world, 0, QUALITY_COMPLETENESS), complete);
    ck_assert_double_eq(level_of(&world, 0, QUALITY_TIMELINESS), timely);
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

/* Preparation is k (1 - q)(1 + r (e - q)+), and of what is imagined no better nothing is done again. */
START_TEST(test_preparation_grows_with_what_is_missing_and_imagined_otherwise) {
    enum { EPISODES = 3000 };
    static const double expected[] = {0.0, 0.8};
    for (int e = 0; e < 2; e++) {
        struct Scenario scenario;
        struct World world;
        small_scenario(&scenario, 2);
        struct Params *p = &scenario.params;
        p->data_quality_mean = 0.5;
        p->data_quality_expectation_mean = expected[e];
        p->data_quality_rework = 1.5;
        p->data_quality_cleaning_effort = 4.0;
        p->data_quality_format_distance = 0.0;
        small_world(&world, &scenario, 115, 10);
        drive_start(&world, &data_quality_mechanism);
        static double place[EPISODES];
        for (uint64_t i = 0; i < EPISODES; i++) {
            struct Episode episode = {.record = {.key = (int64_t)(1 + i)},
                                      .type = CASE_PRIVATE_OPEN,
                                      .trust_effect = 0.25, /* holds no open data back */
                                      .owner = {1},
                                      .owner_count = 1};
            cleaning_stage.begin(&world, &episode);
            double gap = fmax(0.0, expected[e] - episode.quality);
            ck_assert_double_eq_tol(episode.preparation, 4.0 * (1.0 - episode.quality) * (1.0 + 1.5 * gap),
                                    1e-9);
            /* Four scores of 1/2, and a timeliness of mean 1/2, which age leaves uniform. */
            place[i] = pow(episode.quality, 5.0) / pow(0.5, 4.0);
        }
        check_uniform("timeliness met", place, EPISODES);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* Of internal data the share min(1, W) is handed over, W what trust does. */
START_TEST(test_internal_data_are_handed_over_as_far_as_trust_reaches) {
    static const double effects[] = {0.0, 0.4, 1.0, 1.7};
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 2);
    small_world(&world, &scenario, 118, 10);
    drive_start(&world, &data_quality_mechanism);
    for (int64_t key = 1; key < 30; key++) {
        double whole = 0.0;
        for (int i = 3; i >= 0; i--) {
            struct Episode episode = {.record = {.key = key},
                                      .type = CASE_PRIVATE_INTERNAL,
                                      .trust_effect = effects[i],
                                      .owner = {0},
                                      .owner_count = 1};
            cleaning_stage.begin(&world, &episode);
            whole = i == 3 ? episode.quality : whole;
            ck_assert_double_eq_tol(episode.quality, whole * fmin(1.0, effects[i]), 1e-12);
        }
    }
    ck_assert_uint_eq(world.agencies.used[0], 0); /* internal data are no open datasets */
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* After k uses of one of d datasets each, 1 - (1 - 1/d)^k of them were used; never one that nobody asked for.
 */
START_TEST(test_uses_fall_on_datasets_in_demand_alike) {
    enum { UNITS = 4000, WANTED = 8, USES = 12 };
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, UNITS);
    scenario.params.world_staff_mean = 2.0;
    small_world(&world, &scenario, 119, 10);
    double used = 0.0, squares = 0.0, share = 1.0 - pow(1.0 - 1.0 / WANTED, USES);
    for (uint32_t a = 0; a < UNITS; a++) {
        world.agencies.opened[a] = 20;
        world.agencies.wanted[a] = WANTED;
        for (int64_t k = 0; k < USES; k++) {
            struct Episode episode = {.record = {.key = 1 + a * USES + k},
                                      .type = CASE_PUBLIC_OPEN,
                                      .trust_effect = 1.0,
                                      .owner = {a},
                                      .owner_count = 1};
            cleaning_stage.begin(&world, &episode);
        }
        ck_assert_uint_le(world.agencies.used[a], WANTED);
        ck_assert_uint_ge(world.agencies.used[a], 1);
        double found = (double)world.agencies.used[a] / WANTED;
        used += found / UNITS;
        squares += found * found / UNITS;
    }
    check_mean("share used", used, share, sqrt(squares - used * used), UNITS);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* What happens to agency 0 in a week: services come and go, datasets are opened, upkeep is paid, data are
 * mended.
 */
static void upkeep_events(struct World *world) {
    uint32_t week = world->week;
    world->agencies.services[0] = week % 17 / 5;
    world->agencies.opened[0] = 10 + week / 20;
    world->agencies.wanted[0] = 10;
    set_lever(world, LEVER_MAINTENANCE, week > 30 && week < 60 ? 0.5 : 0.0);
    drive_step(world, &data_quality_mechanism);
    struct Episode episode = {.record = {.exit = EXIT_COMPLETED}, .owner = {0}, .owner_count = 1};
    if (week % 23 == 7)
        drive_end(world, &data_quality_mechanism, &episode);
}

/* Week by week from one change to the next, by the share of the way to its rest that a level goes in a week.
 */
START_TEST(test_levels_that_are_looked_at_late_are_those_of_weekly_steps) {
    enum { LONG = 150 };
    struct Scenario scenario;
    struct World world;
    varied_scenario(&scenario);
    small_world(&world, &scenario, 120, LONG);
    drive_start(&world, &data_quality_mechanism);
    double level[QUALITY_DIMENSIONS], first[QUALITY_DIMENSIONS], sum = 0.0;
    quality_first(&world.agencies, 0, first);
    for (; world.week < LONG; world.week++) {
        upkeep_events(&world);
        if (world.agencies.quality_since[0] == world.week)
            quality_at_change(&world.agencies, 0, level);
        for (int d = 0; d < QUALITY_DIMENSIONS; d++)
            ck_assert_double_eq_tol(level_of(&world, 0, d), level[d], 1e-12);
        ck_assert_double_eq_tol(agency_timeliness_sum(&world, 0), sum, 1e-10);
        sum += level[QUALITY_TIMELINESS];
        for (int d = 0; d < QUALITY_DIMENSIONS; d++) {
            double rest = quality_rest(world.data_decay, first[d], world.agencies.effort[0]);
            level[d] = rest + (level[d] - rest) * exp(-world.data_decay / (1.0 - rest));
        }
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_looking_at_levels_changes_nothing) {
    enum { LONG = 150 };
    double end[2];
    for (int looked = 0; looked < 2; looked++) {
        struct Scenario scenario;
        struct World world;
        varied_scenario(&scenario);
        small_world(&world, &scenario, 120, LONG);
        drive_start(&world, &data_quality_mechanism);
        for (; world.week < LONG; world.week++) {
            upkeep_events(&world);
            if (looked)
                ck_assert_double_gt(agency_quality(&world, 0), 0.0);
        }
        end[looked] = agency_quality(&world, 0);
        world_free(&world);
        scenario_free(&scenario);
    }
    ck_assert(end[0] == end[1]);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_levels_that_are_looked_at_late_are_those_of_weekly_steps);
    tcase_add_test(tests, test_looking_at_levels_changes_nothing);
    tcase_add_test(tests, test_quality_is_stationary_without_interventions);
    tcase_add_test(tests, test_upkeep_moves_the_odds_of_quality);
    tcase_add_test(tests, test_a_standard_closes_the_gap_of_formats_only);
    tcase_add_test(tests, test_the_mean_mindset_acts);
    tcase_add_test(tests, test_datasets_opened_for_their_own_sake_thin_upkeep_out);
    tcase_add_test(tests, test_use_that_the_owner_hears_of_keeps_data_up);
    tcase_add_test(tests, test_feedback_of_finished_use_mends_a_share_of_what_is_missing);
    tcase_add_test(tests, test_preparation_grows_with_what_is_missing_and_imagined_otherwise);
    tcase_add_test(tests, test_internal_data_are_handed_over_as_far_as_trust_reaches);
    tcase_add_test(tests, test_uses_fall_on_datasets_in_demand_alike);
}

int main(void) {
    return run_suite("data_quality", add);
}
