/* Datasets are opened after exponential times, never more than there are; a mandate adds some that nobody
 * asked for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "small_world.h"
#include "world/draws.h"
#include "world/people.h"

enum { AGENCIES = 400 };

static void pool_scenario(struct Scenario *scenario, double catalogue) {
    small_scenario(scenario, AGENCIES);
    struct Params *p = &scenario->params;
    p->world_staff_mean = 2.0;
    p->publication_catalogue_mean = catalogue;
    p->publication_centre_catalogue = 1.0;
    p->publication_initial_open_share = p->publication_inside_per_year = 0.0;
}

static void start(struct World *world, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks) {
    small_world(world, scenario, replicate, weeks);
    drive_start(world, &publication_mechanism);
}

static void weeks_pass(struct World *world, uint32_t weeks) {
    for (; weeks > 0; weeks--, world->week++)
        drive_step(world, &publication_mechanism);
}

static void check_opened(const struct World *world, const char *what, unsigned catalogue, double chance) {
    double seen[200] = {0}, expected[200] = {0};
    for (size_t a = 0; a < AGENCIES; a++)
        seen[world->agencies.opened[a]]++;
    for (unsigned k = 0; k <= catalogue; k++)
        expected[k] = AGENCIES * gsl_ran_binomial_pdf(k, chance, catalogue);
    check_counts(what, seen, expected, catalogue + 1);
}

/* What is open at the start are independent datasets, as if each had waited an exponential time. */
START_TEST(test_at_the_start_each_dataset_is_open_with_its_share) {
    enum { CATALOGUE = 60 };
    static const double shares[] = {0.01, 0.15, 0.6};
    for (int i = 0; i < 3; i++) {
        struct Scenario scenario;
        struct World world;
        pool_scenario(&scenario, CATALOGUE);
        scenario.params.publication_initial_open_share = shares[i];
        start(&world, &scenario, 81, 200);
        check_opened(&world, "open at the start", CATALOGUE, shares[i]);
        check_binomial("open datasets", world.open_share * CATALOGUE * AGENCIES, CATALOGUE * AGENCIES,
                       shares[i]);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* In one week all examples are those of the start: the closed ones open with h = q F (1 + m), and of what a
 * week adds m/(1 + m) is for its own sake. */
START_TEST(test_a_mandate_multiplies_the_rate_and_adds_what_nobody_asked_for) {
    enum { CATALOGUE = 150 };
    static const double mandates[] = {0.0, 0.5, 2.0};
    for (int i = 0; i < 3; i++) {
        struct Scenario scenario;
        struct World world;
        pool_scenario(&scenario, CATALOGUE);
        scenario.params.publication_initial_open_share = 0.2;
        start(&world, &scenario, 82, 100);
        double open = world.open_share * CATALOGUE * AGENCIES;
        scenario.params.publication_inside_per_year = 30.0;
        set_lever(&world, LEVER_MANDATE, mandates[i]);
        double chance = -expm1(-30.0 / 52.0 * world.open_share * (1.0 + mandates[i]));
        weeks_pass(&world, 1);
        double now = world.open_share * CATALOGUE * AGENCIES, sake = 0.0;
        for (size_t a = 0; a < AGENCIES; a++)
            sake += (double)world.agencies.opened[a] - (double)world.agencies.wanted[a];
        check_binomial("opened in the week", now - open, (double)CATALOGUE * AGENCIES - open, chance);
        check_binomial("for its own sake", sake, now - open, mandates[i] / (1.0 + mandates[i]));
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

/* With examples alone the share follows the logistic curve, in weekly steps. */
START_TEST(test_examples_alone_make_a_logistic_curve) {
    enum { CATALOGUE = 150 };
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, CATALOGUE);
    scenario.params.publication_initial_open_share = 0.1;
    scenario.params.publication_inside_per_year = 1.5;
    start(&world, &scenario, 83, 200);
    double share = world.open_share;
    for (uint32_t t = 0; t < 130; t++)
        share += (1.0 - share) * -expm1(-1.5 * share / 52.0);
    weeks_pass(&world, 130);
    double total = (double)CATALOGUE * AGENCIES;
    /* The share feeds back on itself: its spread is that of independent datasets times at most 1/share(0). */
    check_mean("open share", world.open_share, share, 5.0 * sqrt(share * (1.0 - share)), total);
    ck_assert_double_gt(share, 0.6);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_the_pool_only_grows_and_never_exceeds_the_catalogue) {
    static const struct { double initial, inside; } rows[] = {{0.001, 40.0}, {0.999, 0.0}, {0.5, 1.0}};
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, 12.0);
    struct Params *p = &scenario.params;
    p->publication_initial_open_share = rows[_i].initial;
    p->publication_inside_per_year = rows[_i].inside;
    p->publication_catalogue_spread = 1.4;
    start(&world, &scenario, 85, 700);
    const struct Agencies *all = &world.agencies;
    for (uint32_t t = 0; t < 200; t++) {
        uint32_t opened[AGENCIES];
        uint64_t open = 0;
        memcpy(opened, all->opened, sizeof opened);
        weeks_pass(&world, 1);
        for (size_t a = 0; a < AGENCIES; a++) {
            if (all->opened[a] < opened[a] || (double)all->opened[a] > all->catalogue[a])
                ck_abort_msg("agency %zu: %u opened of %g", a, all->opened[a], all->catalogue[a]);
            ck_assert_uint_eq(all->wanted[a], all->opened[a]); /* no mandate */
            open += all->opened[a];
        }
        ck_assert_uint_eq(world_open_datasets(&world), open);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_all_can_be_open_from_the_start) {
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, 12.0);
    scenario.params.publication_initial_open_share = 1.0;
    start(&world, &scenario, 86, 50);
    for (size_t a = 0; a < AGENCIES; a++)
        ck_assert_double_eq((double)world.agencies.opened[a], world.agencies.catalogue[a]);
    weeks_pass(&world, 5);
    ck_assert_double_eq(world.open_share, 1.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_at_the_start_each_dataset_is_open_with_its_share);
    tcase_add_test(tests, test_a_mandate_multiplies_the_rate_and_adds_what_nobody_asked_for);
    tcase_add_test(tests, test_examples_alone_make_a_logistic_curve);
    tcase_add_loop_test(tests, test_the_pool_only_grows_and_never_exceeds_the_catalogue, 0, 3);
    tcase_add_test(tests, test_all_can_be_open_from_the_start);
}

int main(void) {
    return run_suite("publication", add);
}
