/* The entities at the start: division among governments, traits, people in reach, exact conversions. Each
 * statistical test raises a false alarm on one seed in a million; there are four of them, on fixed seeds. */
#include "made_world.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "world/citizens.h"
#include "world/draws.h"
#include "world/quality.h"
#include "world/scales.h"
#include "world/units.h"
#include "world/world_copy.h"

static void check_mean(const char *what, double mean, double expected, double deviation, double n) {
    double bound = gsl_cdf_ugaussian_Qinv(FALSE_ALARM / 2.0) * deviation / sqrt(n);
    ck_assert_msg(fabs(mean - expected) <= bound, "%s: %g, expected %g within %g", what, mean, expected,
                  bound);
}

START_TEST(test_conversions_to_the_week_are_exact) {
    for (double share = 0.0; share < 1.0; share += 0.11) {
        ck_assert_double_eq_tol(pow(1.0 - weekly_share_of_month(share), 52.0), pow(1.0 - share, 12.0), 1e-12);
        ck_assert_double_eq_tol(pow(1.0 - weekly_probability(10.0 * share), 52.0), exp(-10.0 * share), 1e-12);
    }
    ck_assert_double_eq(weekly_share_of_month(1.0), 1.0);
    ck_assert_double_eq(weekly_probability(0.0), 0.0);
    ck_assert_double_eq_tol(weekly_probability(1e-12), 1e-12 / 52.0, 1e-24); /* no cancellation */
}
END_TEST

/* Geometric with P(k or more) = e^(-k h); one alarm in a million. */
START_TEST(test_a_threshold_is_survived_a_geometric_time) {
    enum { UNITS = 4000 };
    const double hazard = 0.07;
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, 5.0, 1.0);
    made_world(&world, &scenario, 0);
    double sum = 0.0, alive = exp(-hazard), n = UNITS;
    for (uint64_t i = 0; i < UNITS; i++)
        sum += weeks_survived(world_threshold(&world, PURPOSE_MEMBER_LOSS, i, 0), hazard);
    check_mean("weeks survived", sum / n, alive / (1.0 - alive), sqrt(alive) / (1.0 - alive), n);
    ck_assert_uint_eq(weeks_survived(1.0, 0.5), 2);
    ck_assert_uint_eq(weeks_survived(0.99, 0.5), 1);
    ck_assert_uint_eq(weeks_survived(1.0, 0.0), UINT32_MAX);
    ck_assert_uint_eq(weeks_survived(0.0, 0.0), UINT32_MAX);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_scores_are_logistic) {
    ck_assert_double_eq_tol(logistic(logit(0.3)), 0.3, 1e-15);
    ck_assert_double_eq_tol(score_draw(0.3, 0.0, 4.0), 0.3, 1e-15);
    ck_assert_double_eq_tol(logit(score_draw(0.3, 0.7, -1.2)), logit(0.3) - 0.84, 1e-12);
    ck_assert_double_eq(logistic(1e4), 1.0);
    ck_assert_double_eq(logistic(-1e4), 0.0);
    const double scores[QUALITY_DIMENSIONS] = {0.2, 0.4, 0.5, 0.8, 1.0};
    ck_assert_double_eq_tol(quality_score(scores), pow(0.2 * 0.4 * 0.5 * 0.8, 0.2), 1e-12);
}
END_TEST

START_TEST(test_governments_divide_the_agencies) {
    static const double sizes[][2] = {{1, 1}, {23, 23}, {300, 23}, {60, 7}, {5, 9}, {1000, 2}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct Scenario scenario;
        struct World world;
        made_scenario(&scenario, sizes[i][0], sizes[i][1]);
        made_world(&world, &scenario, i);
        size_t given = 0;
        for (size_t g = 0; g < world.government_count; g++) {
            const struct Government *government = &world.governments[g];
            ck_assert_uint_eq(government->first, given);
            ck_assert(government->count >= 1 || sizes[i][0] < sizes[i][1]);
            for (uint32_t a = 0; a < government->count; a++)
                ck_assert_uint_eq(world.agencies.government[given + a], g);
            given += government->count;
        }
        ck_assert_uint_eq(given, world.agencies.count);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

START_TEST(test_the_centre_has_its_share_of_the_units) {
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, 400, 23);
    scenario.params.world_centre_share = 0.3;
    made_world(&world, &scenario, 1);
    ck_assert_msg(abs((int)world.governments[0].count - 120) <= 1, "%u units", world.governments[0].count);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_every_agency_has_business_and_data_staff) {
    static const double shares[] = {0.0, 0.25, 1.0};
    for (int i = 0; i < 3; i++) {
        struct Scenario scenario;
        struct World world;
        uint64_t total = 0;
        made_scenario(&scenario, 200, 5);
        scenario.params.world_staff_mean = 3.0;
        scenario.params.world_staff_spread = 1.0;
        scenario.params.world_data_staff_share = shares[i];
        made_world(&world, &scenario, 2);
        for (size_t a = 0; a < world.agencies.count; a++) {
            ck_assert_uint_eq(world.agencies.staff_first[a], total);
            ck_assert_uint_ge(world.agencies.data_staff[a], 1);
            ck_assert_uint_lt(world.agencies.data_staff[a], world.agencies.staff_count[a]);
            total += world.agencies.staff_count[a];
        }
        ck_assert_uint_eq(total, world.administrator_count);
        world_free(&world);
        scenario_free(&scenario);
    }
}
END_TEST

START_TEST(test_traits_have_their_mean_and_spread_on_the_logit_scale) {
    enum { AGENCIES = 3000 };
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, AGENCIES, 1);
    scenario.params.network_peers_within = AGENCIES;
    scenario.params.world_staff_mean = 2.0;
    scenario.params.sourcing_mindset_mean = 0.3;
    scenario.params.sourcing_trait_spread = 0.8;
    scenario.params.data_quality_spread = 0.5;
    scenario.params.data_quality_mean = 0.6;
    made_world(&world, &scenario, 3);
    double mindset = 0.0, squares = 0.0, timely = 0.0;
    for (size_t a = 0; a < AGENCIES; a++) {
        double x = logit(world.agencies.mindset[a]) - logit(0.3);
        mindset += x / AGENCIES;
        squares += x * x / AGENCIES;
        timely += (logit(world.agencies.timely_first[a]) - logit(0.6)) / AGENCIES;
    }
    check_mean("mindset", mindset, 0.0, 0.8, AGENCIES);
    check_mean("spread of mindset", squares, 0.64, 0.64 * sqrt(2.0), AGENCIES);
    check_mean("timeliness", timely, 0.0, 0.5, AGENCIES);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static struct Administrator *ask(struct World *world, uint32_t person) {
    uint32_t agency = 0;
    while (person >= world->agencies.staff_first[agency] + world->agencies.staff_count[agency])
        agency++;
    return world_administrator(world, agency, person);
}

START_TEST(test_administrators_are_drawn_once_whoever_was_asked_before) {
    struct Scenario scenario;
    struct World forwards, backwards;
    made_scenario(&scenario, 6, 2);
    made_world(&forwards, &scenario, 7);
    made_world(&backwards, &scenario, 7);
    uint32_t count = (uint32_t)forwards.administrator_count;
    for (uint32_t i = 0; i < count; i++) {
        ck_assert(!forwards.administrators[i].drawn);
        ck_assert_ptr_eq(ask(&forwards, i), &forwards.administrators[i]);
        ask(&backwards, count - 1 - i);
    }
    ck_assert_mem_eq(forwards.administrators, backwards.administrators,
                     count * sizeof *forwards.administrators);
    ask(&forwards, 3)->understanding = 0.125f;
    ck_assert_double_eq((double)ask(&forwards, 3)->understanding, 0.125);
    world_free(&forwards);
    world_free(&backwards);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_the_size_of_one_agency_does_not_move_the_staff_of_another) {
    struct Scenario scenario, larger;
    struct World world, other;
    made_scenario(&scenario, 6, 2);
    made_scenario(&larger, 6, 2);
    larger.params.world_staff_mean = 3.0 * scenario.params.world_staff_mean;
    made_world(&world, &scenario, 7);
    made_world(&other, &larger, 7);
    for (size_t a = 0; a < 6; a++) {
        const struct Administrator *one = ask(&world, world.agencies.staff_first[a]),
                                   *same = ask(&other, other.agencies.staff_first[a]);
        ck_assert(a == 0 || world.agencies.staff_first[a] != other.agencies.staff_first[a]);
        ck_assert_mem_eq(&one->understanding, &same->understanding, sizeof(float));
    }
    world_free(&world);
    world_free(&other);
    scenario_free(&scenario);
    scenario_free(&larger);
}
END_TEST

/* What all agencies share by a spread of 0 is what each would draw by a spread next to it. */
START_TEST(test_agencies_without_spread_are_alike) {
    struct Scenario alike, nearly;
    struct World same, other;
    made_scenario(&alike, 30, 3);
    made_scenario(&nearly, 30, 3);
    struct Params *p = &alike.params, *q = &nearly.params;
    double *const spreads[2][5] = {{&p->manager_between, &p->manager_noise, &p->sourcing_trait_spread,
                                    &p->trust_spread, &p->data_quality_spread},
                                   {&q->manager_between, &q->manager_noise, &q->sourcing_trait_spread,
                                    &q->trust_spread, &q->data_quality_spread}};
    for (int i = 0; i < 5; i++) {
        *spreads[0][i] = 0.0;
        *spreads[1][i] = 1e-12;
    }
    p->publication_catalogue_mean = q->publication_catalogue_mean =
        100.0; /* half a dataset would be rounded either way */
    p->world_staff_spread = p->publication_catalogue_spread = 0.0;
    q->world_staff_spread = q->publication_catalogue_spread = 1e-12;
    made_world(&same, &alike, 8);
    made_world(&other, &nearly, 8);
    for (size_t a = 0; a < 30; a++) {
#define NEAR(field) ck_assert_double_eq_tol(same.agencies.field[a], other.agencies.field[a], 1e-9)
        NEAR(manager_mean);
        NEAR(support_latent);
        NEAR(conservatism_base);
        NEAR(literacy);
        NEAR(mindset);
        NEAR(capability);
        NEAR(habit);
        NEAR(trust_mean);
        NEAR(timely_first);
        NEAR(consistent_first);
        NEAR(catalogue);
#undef NEAR
        ck_assert_uint_eq(same.agencies.staff_count[a], other.agencies.staff_count[a]);
        ck_assert_double_eq(same.agencies.mindset[a], same.agencies.mindset[0]);
    }
    world_free(&same);
    world_free(&other);
    scenario_free(&alike);
    scenario_free(&nearly);
}
END_TEST

START_TEST(test_agencies_are_drawn_in_proportion_to_staff_and_to_open_data) {
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, 12, 3);
    made_world(&world, &scenario, 6);
    double by_staff[12] = {0}, by_data[12] = {0};
    uint64_t open = 0, staff = world.administrator_count;
    for (size_t a = 0; a < 12; a++)
        world.open_until[a] = open += a % 3 == 0 ? 0 : a;
    for (uint64_t i = 0; i < staff;
         i++) /* a uniform in the middle of each administrator, and of each dataset */
        by_staff[world_agency_by_staff(&world, ((double)i + 0.5) / (double)staff)]++;
    for (uint64_t i = 0; i < open; i++)
        by_data[world_agency_by_open_data(&world, ((double)i + 0.5) / (double)open)]++;
    for (size_t a = 0; a < 12; a++) {
        ck_assert_double_eq(by_staff[a], world.agencies.staff_count[a]);
        ck_assert_double_eq(by_data[a], a % 3 == 0 ? 0.0 : (double)a);
    }
    ck_assert_uint_eq(world_open_datasets(&world), open);
    ck_assert_uint_eq(world_agency_by_staff(&world, 1.0 - 0x1p-53), 11);
    ck_assert_uint_eq(world_agency_by_staff(&world, 0.0), 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_network_of_another_size_is_refused) {
    struct Scenario scenario;
    struct World world;
    struct Error error = {0};
    size_t first[4] = {0};
    struct Network network = {.agencies = 3, .first = first};
    made_scenario(&scenario, 10, 1);
    ck_assert_int_eq(world_create(&world, &scenario, &network, (struct RandomKey){1, 1}, 10, &error),
                     STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, "the network has 3 agencies, world.agencies is 10");
    world_free(&world);
    world_free(&world); /* once more is harmless */
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_copy_goes_on_alone) {
    struct Scenario scenario;
    struct World world, copy;
    struct Error error = {0};
    made_scenario(&scenario, 10, 2);
    made_world(&world, &scenario, 7);
    struct Citizen citizen = made_citizen(&world, 42), another = made_citizen(&world, 43);
    ck_assert_uint_eq(world_store_citizen(&world, &citizen), 0);
    ck_assert_int_eq(world_copy(&copy, &world, &scenario, &error), STATUS_OK);
    world.agencies.support[3] = 0.99;
    world.citizens.item[0].good = 7.0;
    pool_add(&world, POOL_STAFF, 3, 7.0, 0.0);
    pool_add(&world, POOL_CITIZENS, 3, 7.0, 0.0);
    ck_assert_double_ne(copy.agencies.support[3], 0.99);
    ck_assert_double_eq(copy.citizens.item[0].good, 0.0);
    for (size_t a = 0; a < 10; a++) /* neither its own, nor its government's, nor the nation's */
        ck_assert_double_eq(pool_read(&copy, POOL_STAFF, a).good + pool_read(&copy, POOL_CITIZENS, a).good,
                            0.0);
    ck_assert_uint_eq(world_find_citizen(&copy, 42), 0);
    ck_assert_uint_eq(world_store_citizen(&copy, &another), 1);
    ck_assert_uint_eq(world_find_citizen(&world, 43), SIZE_MAX);
    world_free(&world);
    ck_assert_uint_eq(world_find_citizen(&copy, 42), 0);
    world_free(&copy);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_levers_read_zero_without_interventions) {
    struct Scenario scenario;
    struct World world;
    made_scenario(&scenario, 5, 1);
    made_world(&world, &scenario, 8);
    for (int lever = 0; lever < LEVER_COUNT; lever++)
        ck_assert_double_eq(world_lever(&world, (enum Lever)lever, 4), 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_what_a_number_may_be_comes_from_its_unit) {
    struct UnitRow share = unit_row("share"), weeks = unit_row("weeks"), other = unit_row("furlongs");
    ck_assert(share.low == 0.0 && share.high == 1.0 && share.scale == 100.0);
    ck_assert(weeks.low == 0.0 && isinf(weeks.high) && weeks.scale == 1.0);
    ck_assert_str_eq(other.shown, "furlongs"); /* an unknown one is shown as it is, and may be anything */
    ck_assert(isinf(other.low) && other.low < 0.0 && isinf(other.high) && other.scale == 1.0);
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, test_conversions_to_the_week_are_exact);
    tcase_add_test(tests, test_a_threshold_is_survived_a_geometric_time);
    tcase_add_test(tests, test_scores_are_logistic);
    tcase_add_test(tests, test_governments_divide_the_agencies);
    tcase_add_test(tests, test_the_centre_has_its_share_of_the_units);
    tcase_add_test(tests, test_every_agency_has_business_and_data_staff);
    tcase_add_test(tests, test_traits_have_their_mean_and_spread_on_the_logit_scale);
    tcase_add_test(tests, test_administrators_are_drawn_once_whoever_was_asked_before);
    tcase_add_test(tests, test_the_size_of_one_agency_does_not_move_the_staff_of_another);
    tcase_add_test(tests, test_agencies_without_spread_are_alike);
    tcase_add_test(tests, test_agencies_are_drawn_in_proportion_to_staff_and_to_open_data);
    tcase_add_test(tests, test_a_network_of_another_size_is_refused);
    tcase_add_test(tests, test_a_copy_goes_on_alone);
    tcase_add_test(tests, test_what_a_number_may_be_comes_from_its_unit);
    tcase_add_test(tests, test_levers_read_zero_without_interventions);
}

int main(void) {
    return run_suite("world", add_tests);
}
