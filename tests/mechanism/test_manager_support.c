/* Manager support: the latent is a stationary first-order autoregression, support its logistic. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "small_world.h"
#include "world/support.h"

enum { MANAGERS = 3000 };

static void latent_scenario(struct Scenario *scenario, double mean, double noise,
                            double reversion_per_month) {
    small_scenario(scenario, MANAGERS);
    struct Params *p = &scenario->params;
    p->world_staff_mean = 2.0;
    p->manager_mean = mean;
    p->manager_noise = noise;
    p->manager_reversion_per_month = reversion_per_month;
    p->manager_crowding_out = 0.0;
}

static void keep(const struct World *world, double latent[]) {
    for (size_t a = 0; a < world->agencies.count; a++)
        latent[a] = support_latent(world, a);
}

static void weeks_pass(struct World *world, uint32_t weeks) {
    for (; weeks > 0; weeks--, world->week++)
        drive_step(world, &manager_support_mechanism);
}

static double mean_of(const double x[]) {
    double sum = 0.0;
    for (size_t i = 0; i < MANAGERS; i++)
        sum += x[i];
    return sum / MANAGERS;
}

static double covariance(const double x[], const double y[]) {
    double mean_x = mean_of(x), mean_y = mean_of(y), sum = 0.0;
    for (size_t i = 0; i < MANAGERS; i++)
        sum += (x[i] - mean_x) * (y[i] - mean_y);
    return sum / (MANAGERS - 1.0);
}

/* Fisher's z of a sample correlation. */
static void check_correlation(const double x[], const double y[], double expected) {
    double r = covariance(x, y) / sqrt(covariance(x, x) * covariance(y, y));
    check_mean("autocorrelation", atanh(r), atanh(expected), 1.0, MANAGERS - 3.0);
}

START_TEST(test_the_latent_is_stationary_with_the_autocorrelation_of_its_reversion) {
    static double start[MANAGERS], soon[MANAGERS], later[MANAGERS];
    static const double reversions[] = {0.05, 0.15, 0.5};
    double noise = 0.7, mean = log(0.3 / 0.7), phi = pow(1.0 - reversions[_i], 12.0 / 52.0);
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.3, noise, reversions[_i]);
    small_world(&world, &scenario, 71 + (uint64_t)_i, 60);
    drive_start(&world, &manager_support_mechanism);
    keep(&world, start);
    weeks_pass(&world, 1);
    keep(&world, soon);
    weeks_pass(&world, 7);
    keep(&world, later);
    double *const all[] = {start, soon, later};
    for (int i = 0; i < 3; i++) {
        check_mean("latent", mean_of(all[i]), mean, noise, MANAGERS);
        check_variance("latent", covariance(all[i], all[i]), noise * noise, MANAGERS);
    }
    check_correlation(start, soon, phi);
    check_correlation(start, later, pow(phi, 8.0));
    check_correlation(soon, later, pow(phi, 7.0));
    weeks_pass(&world, 40);
    keep(&world, later);
    check_variance("latent after a year", covariance(later, later), noise * noise, MANAGERS);
    for (size_t a = 0; a < MANAGERS; a++)
        ck_assert_double_eq_tol(agency_support(&world, a), 1.0 / (1.0 + exp(-later[a])), 1e-15);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_displaced_latent_returns_by_the_weekly_share) {
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.6, 0.0, 0.2);
    small_world(&world, &scenario, 74, 60);
    drive_start(&world, &manager_support_mechanism);
    double mean = log(0.6 / 0.4);
    support_change(&world, 0, 2.0, mean);
    for (int t = 1; t <= 52; t++) {
        weeks_pass(&world, 1);
        ck_assert_double_eq_tol(support_latent(&world, 0), mean + 2.0 * pow(0.8, t * 12.0 / 52.0), 1e-9);
    }
    /* A year takes away twelve months' worth. */
    ck_assert_double_eq_tol(support_latent(&world, 0) - mean, 2.0 * pow(0.8, 12), 1e-9);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_managers_differ_and_change) {
    static double means[MANAGERS];
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.5, 0.0, 0.15);
    scenario.params.manager_between = 0.6;
    scenario.params.manager_change_per_month = 0.1;
    small_world(&world, &scenario, 75, 60);
    drive_start(&world, &manager_support_mechanism);
    for (size_t a = 0; a < MANAGERS; a++)
        means[a] = world.agencies.manager_mean[a];
    check_mean("means of managers", mean_of(means), 0.0, 0.6, MANAGERS);
    check_variance("means of managers", covariance(means, means), 0.36, MANAGERS);
    weeks_pass(&world, 26);
    double stayed = 0.0;
    for (size_t a = 0; a < MANAGERS; a++) {
        stayed += world.agencies.manager_mean[a] == means[a];
        means[a] = world.agencies.manager_mean[a];
    }
    check_binomial("managers who stayed half a year", stayed, MANAGERS, pow(0.9, 6.0));
    check_variance("means of new managers", covariance(means, means), 0.36, MANAGERS);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_load_crowds_support_out_less_where_the_benefit_was_seen) {
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.5, 0.0, 0.999);
    struct Params *p = &scenario.params;
    p->manager_crowding_out = 2.0;
    p->manager_certainty = 0.5;
    small_world(&world, &scenario, 76, 200);
    drive_start(&world, &manager_support_mechanism);
    for (size_t a = 0; a < MANAGERS; a++)
        world.agencies.load[a] = 0.5;
    world.agencies.load[1] = world.agencies.load[2] = 1.0;
    world.agencies.visible[2] = 100.0;
    weeks_pass(&world, 52);
    ck_assert_double_eq_tol(support_latent(&world, 0), 0.0, 1e-9);
    ck_assert_double_eq_tol(support_latent(&world, 1), -1.0, 1e-9);
    ck_assert_double_eq_tol(support_latent(&world, 2), -0.5, 1e-9);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_ends_move_the_latent_by_their_events) {
    static const struct {
        enum Exit exit;
        int64_t administrators;
        bool incident;
        int64_t awarded;
        double registry, event;
    } rows[] = {{EXIT_COMPLETED, 2, false, 0, 0.0, 0.4}, {EXIT_DEADLINE, 1, false, 0, 0.0, -0.3},
                {EXIT_COMPLETED, 0, false, 0, 0.0, 0.0}, {EXIT_DROPOUT, 2, false, 0, 1.0, 0.0},
                {EXIT_COMPLETED, 2, true, 0, 0.0, -0.6}, {EXIT_DROPOUT, 0, true, 0, 0.0, -1.0},
                {EXIT_COMPLETED, 2, false, 1, 0.0, 0.8}, {EXIT_COMPLETED, 2, false, 0, 0.5, 0.6},
                {EXIT_COMPLETED, 2, false, 1, 1.0, 1.2}, {EXIT_DEADLINE, 2, false, 1, 1.0, -0.3}};
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.5, 0.0, 0.15);
    struct Params *p = &scenario.params;
    p->manager_success_event = 0.4;
    p->manager_failure_event = 0.3;
    p->legal_incident_jump = 1.0;
    small_world(&world, &scenario, 77, 10);
    drive_start(&world, &manager_support_mechanism);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_lever(&world, LEVER_REGISTRY, rows[i].registry);
        struct Episode episode = {.record = {.exit = rows[i].exit,
                                             .administrators = rows[i].administrators,
                                             .awarded = rows[i].awarded},
                                  .agency = (uint32_t)i,
                                  .incident = rows[i].incident};
        drive_end(&world, &manager_support_mechanism, &episode);
        ck_assert_double_eq_tol(support_latent(&world, i), rows[i].event, 1e-12);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_off_support_is_the_mean) {
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.37, 1.0, 0.15);
    scenario.params.manager_between = 1.0;
    scenario.params.mechanism_manager_support = 0.0;
    small_world(&world, &scenario, 78, 60);
    drive_start(&world, &manager_support_mechanism);
    weeks_pass(&world, 20);
    for (size_t a = 0; a < MANAGERS; a++)
        ck_assert_double_eq(agency_support(&world, a), 0.37);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* All pairs of weeks, across and within quarters, have the covariance of the process of weekly steps. */
START_TEST(test_moods_that_are_drawn_ahead_are_an_autoregression_of_weekly_steps) {
    enum { WEEKS = 30, BURN_IN = 5 };
    static double latent[WEEKS][MANAGERS];
    double noise = 0.7, reversion = 0.3, phi = pow(1.0 - reversion, 12.0 / 52.0);
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.5, noise, reversion);
    scenario.params.world_burn_in_weeks = BURN_IN;
    small_world(&world, &scenario, 79, WEEKS);
    drive_start(&world, &manager_support_mechanism);
    for (uint32_t t = 0; t < WEEKS; t++) {
        weeks_pass(&world, 1);
        keep(&world, latent[t]);
    }
    for (int t = 0; t < WEEKS; t++) {
        check_mean("latent", mean_of(latent[t]), 0.0, noise, MANAGERS);
        check_variance("latent", covariance(latent[t], latent[t]), noise * noise, MANAGERS);
        for (int later = t + 1; later < WEEKS; later++)
            check_correlation(latent[t], latent[later], pow(phi, later - t));
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Looking in every week, and in the last one only. */
START_TEST(test_looking_at_support_changes_nothing) {
    static double end[2][MANAGERS];
    for (int looked = 0; looked < 2; looked++) {
        struct Scenario scenario;
        struct World world;
        latent_scenario(&scenario, 0.5, 0.7, 0.15);
        scenario.params.manager_between = 0.6;
        scenario.params.manager_change_per_month = 0.1;
        scenario.params.manager_crowding_out = 2.0;
        small_world(&world, &scenario, 80, 60);
        drive_start(&world, &manager_support_mechanism);
        for (int t = 0; t < 47; t++) {
            for (size_t a = 0; a < MANAGERS; a += 7)
                world.agencies.load[a] = 0.3 + 0.1 * ((t + (int)a) / 5 % 3);
            weeks_pass(&world, 1);
            for (size_t a = 0; a < MANAGERS && looked; a++)
                ck_assert(agency_support(&world, a) > 0.0);
        }
        for (size_t a = 0; a < MANAGERS; a++)
            end[looked][a] = agency_support(&world, a);
        world_free(&world);
        scenario_free(&scenario);
    }
    ck_assert(memcmp(end[0], end[1], sizeof end[0]) == 0);
}
END_TEST

/* m + phi^n (L - m) from change to change is L(t+1) = m(t) + phi (L(t) - m(t)). */
START_TEST(test_what_managers_are_drawn_to_is_that_of_weekly_steps) {
    struct Scenario scenario;
    struct World world;
    latent_scenario(&scenario, 0.6, 0.0, 0.2);
    scenario.params.manager_crowding_out = 2.0;
    scenario.params.manager_success_event = 0.4;
    small_world(&world, &scenario, 81, 100);
    drive_start(&world, &manager_support_mechanism);
    double phi = pow(0.8, 12.0 / 52.0), latent = log(0.6 / 0.4);
    struct Episode episode = {.record = {.exit = EXIT_COMPLETED, .administrators = 1}};
    for (int t = 0; t < 100; t++) {
        world.agencies.load[0] = 0.3 + 0.1 * (t / 4 % 5);
        drive_step(&world, &manager_support_mechanism);
        if (t % 9 == 0)
            drive_end(&world, &manager_support_mechanism, &episode);
        latent += t % 9 == 0 ? 0.4 : 0.0;
        ck_assert_double_eq_tol(support_latent(&world, 0), latent, 1e-12);
        double mean = log(0.6 / 0.4) - 2.0 * (world.agencies.load[0] - 0.5);
        latent = mean + phi * (latent - mean);
        world.week++;
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_moods_that_are_drawn_ahead_are_an_autoregression_of_weekly_steps);
    tcase_add_test(tests, test_looking_at_support_changes_nothing);
    tcase_add_test(tests, test_what_managers_are_drawn_to_is_that_of_weekly_steps);
    tcase_add_loop_test(tests, test_the_latent_is_stationary_with_the_autocorrelation_of_its_reversion, 0, 3);
    tcase_add_test(tests, test_a_displaced_latent_returns_by_the_weekly_share);
    tcase_add_test(tests, test_managers_differ_and_change);
    tcase_add_test(tests, test_load_crowds_support_out_less_where_the_benefit_was_seen);
    tcase_add_test(tests, test_ends_move_the_latent_by_their_events);
    tcase_add_test(tests, test_off_support_is_the_mean);
}

int main(void) {
    return run_suite("manager_support", add);
}
