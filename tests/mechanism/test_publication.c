/* Datasets are opened after exponential times, withdrawn first in first out, and never more than there are.
 */
#include <math.h>
#include <stdlib.h>

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
    p->publication_initial_open_share = 0.0;
    p->publication_outside_per_year = p->publication_inside_per_year = p->publication_withdraw_per_year = 0.0;
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

START_TEST(test_without_examples_each_dataset_opens_after_an_exponential_time) {
    enum { CATALOGUE = 60 };
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, CATALOGUE);
    scenario.params.publication_initial_open_share = 0.15;
    scenario.params.publication_outside_per_year = 0.4;
    start(&world, &scenario, 81, 200);
    check_opened(&world, "open at the start", CATALOGUE, 0.15);
    static const uint32_t spans[] = {1, 25, 78};
    for (int i = 0; i < 3; i++) {
        weeks_pass(&world, spans[i]);
        double chance = 1.0 - 0.85 * exp(-0.4 * world.week / 52.0);
        check_opened(&world, "open datasets of an agency", CATALOGUE, chance);
        check_binomial("open datasets", world.open_share * CATALOGUE * AGENCIES, CATALOGUE * AGENCIES,
                       chance);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_mandate_multiplies_the_rate) {
    enum { CATALOGUE = 60 };
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, CATALOGUE);
    scenario.params.publication_outside_per_year = 0.3;
    scenario.params.publication_mandate_rate = 1.5;
    start(&world, &scenario, 82, 100);
    set_lever(&world, LEVER_MANDATE, 0.4);
    weeks_pass(&world, 52);
    check_opened(&world, "open under a mandate", CATALOGUE, -expm1(-0.3 * 1.6));
    world_free(&world);
    scenario_free(&scenario);
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

START_TEST(test_open_datasets_are_withdrawn_at_their_rate) {
    enum { CATALOGUE = 60, WEEKS = 104 };
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, CATALOGUE);
    scenario.params.publication_initial_open_share = 0.2;
    scenario.params.publication_outside_per_year = 0.5;
    scenario.params.publication_withdraw_per_year = 0.4;
    start(&world, &scenario, 84, 200);
    double opens = -expm1(-0.5 / 52.0), closed = 0.8 * CATALOGUE, open = 0.2 * CATALOGUE;
    for (int t = 0; t < WEEKS; t++) {
        open += closed * opens;
        closed -= closed * opens;
        open -= open * 0.4 / 52.0;
    }
    weeks_pass(&world, WEEKS);
    double sum = 0.0, squares = 0.0;
    for (size_t a = 0; a < AGENCIES; a++) {
        double now = (double)agency_open_datasets(&world.agencies, a);
        ck_assert_uint_le(world.agencies.withdrawn[a], world.agencies.opened[a]);
        sum += now;
        squares += now * now;
    }
    double mean = sum / AGENCIES, deviation = sqrt(squares / AGENCIES - mean * mean);
    check_mean("open datasets of an agency", mean, open, deviation, AGENCIES);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* The oldest go first: what is open is the run of ordinals from `withdrawn` to `opened`, both of which only
 * grow. */
START_TEST(test_the_pool_is_first_in_first_out_and_never_exceeds_the_catalogue) {
    static const struct {
        double initial, outside, inside, withdraw;
    } rows[] = {{0.0, 5.0, 20.0, 5.0}, {0.999, 0.0, 0.0, 5.0}, {0.5, 0.01, 1.0, 0.0}, {0.0, 0.0, 20.0, 0.5}};
    struct Scenario scenario;
    struct World world;
    pool_scenario(&scenario, 12.0);
    struct Params *p = &scenario.params;
    p->publication_initial_open_share = rows[_i].initial;
    p->publication_outside_per_year = rows[_i].outside;
    p->publication_inside_per_year = rows[_i].inside;
    p->publication_withdraw_per_year = rows[_i].withdraw;
    p->publication_catalogue_spread = 1.4;
    start(&world, &scenario, 85, 700);
    const struct Agencies *all = &world.agencies;
    for (uint32_t t = 0; t < 200; t++) {
        uint32_t opened[AGENCIES], withdrawn[AGENCIES];
        uint64_t open = 0;
        for (size_t a = 0; a < AGENCIES; a++) {
            opened[a] = all->opened[a];
            withdrawn[a] = all->withdrawn[a];
        }
        weeks_pass(&world, 1);
        for (size_t a = 0; a < AGENCIES; a++) {
            bool grew = all->opened[a] >= opened[a] && all->withdrawn[a] >= withdrawn[a];
            if (!grew || all->withdrawn[a] > all->opened[a] || (double)all->opened[a] > all->catalogue[a])
                ck_abort_msg("agency %zu: %u opened of %g, %u withdrawn", a, all->opened[a],
                             all->catalogue[a], all->withdrawn[a]);
            open += agency_open_datasets(all, a);
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
        ck_assert_double_eq((double)agency_open_datasets(&world.agencies, a), world.agencies.catalogue[a]);
    weeks_pass(&world, 5);
    ck_assert_double_eq(world.open_share, 1.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_without_examples_each_dataset_opens_after_an_exponential_time);
    tcase_add_test(tests, test_a_mandate_multiplies_the_rate);
    tcase_add_test(tests, test_examples_alone_make_a_logistic_curve);
    tcase_add_test(tests, test_open_datasets_are_withdrawn_at_their_rate);
    tcase_add_loop_test(tests, test_the_pool_is_first_in_first_out_and_never_exceeds_the_catalogue, 0, 4);
    tcase_add_test(tests, test_all_can_be_open_from_the_start);
}

int main(void) {
    return run_suite("publication", add);
}
