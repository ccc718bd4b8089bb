/* Services live as long as a frailty model in weeks says; referrals are taken over or lapse. */
#include <math.h>
#include <stdlib.h>

#include "small_world.h"
#include "world/quality.h"

enum { SERVICES = 4000, WEEKS = 3000 };

static void life_scenario(struct Scenario *scenario, double death_per_year, double shape) {
    small_scenario(scenario, 2);
    struct Params *p = &scenario->params;
    p->mechanism_manager_support = 0.0;
    p->manager_mean = 0.5;
    p->handover_death_per_year = death_per_year;
    p->handover_frailty_shape = shape;
    p->handover_instability = 1.0;
    p->handover_contract_hold = 0.0;
    p->handover_maintenance_hold = 0.5;
}

static void services_begin(struct World *world) {
    for (uint64_t i = 0; i < SERVICES; i++) {
        struct Episode episode = {.record = {.key = (int64_t)(1 + i), .exit = EXIT_COMPLETED, .scope = 1.0},
                                  .type = CASE_PUBLIC_OPEN,
                                  .agency = (uint32_t)(i % 2),
                                  .quality = 0.7};
        drive_end(world, &handover_mechanism, &episode);
    }
    ck_assert_uint_eq(world->services.count, SERVICES);
    world->week = 1;
}

static void start(struct World *world, struct Scenario *scenario, double handover_share) {
    scenario->params.case_sponsor[CASE_PUBLIC_OPEN] = handover_share;
    small_world(world, scenario, 131, WEEKS);
    drive_start(world, &manager_support_mechanism);
    for (size_t a = 0; a < world->agencies.count; a++)
        world->agencies.timely[a] = 0.6;
    services_begin(world);
}

static void weeks_pass(struct World *world, uint32_t weeks) {
    for (; weeks > 0; weeks--, world->week++)
        drive_step(world, &handover_mechanism);
}

/* Vaupel, Manton & Stallard 1979: S(t) = (1 + H(t)/k)^(-k) with gamma frailty of shape k and mean 1. */
static double survival(double hazard, double shape) {
    return pow(1.0 + hazard / shape, -shape);
}

static void check_lives(const struct World *world, double hazard_per_week, double shape) {
    enum { LONGEST = 260 };
    double seen[LONGEST + 1] = {0}, expected[LONGEST + 1] = {0};
    for (size_t i = 0; i < SERVICES; i++) {
        const struct Service *service = &world->services.item[i];
        int64_t life = service->alive ? LONGEST : service->record.end_week - service->record.start_week;
        ck_assert_int_ge(life, 1);
        seen[life < LONGEST ? life : LONGEST]++;
    }
    for (int t = 1; t < LONGEST; t++)
        expected[t] =
            SERVICES * (survival((t - 1) * hazard_per_week, shape) - survival(t * hazard_per_week, shape));
    expected[LONGEST] = SERVICES * survival((LONGEST - 1) * hazard_per_week, shape);
    check_counts("weeks alive", seen, expected, LONGEST + 1);
}

START_TEST(test_lives_have_the_survival_of_a_gamma_frailty) {
    static const double shapes[] = {0.5, 2.0, 100.0};
    struct Scenario scenario;
    struct World world;
    life_scenario(&scenario, 1.2, shapes[_i]);
    start(&world, &scenario, 0.0);
    weeks_pass(&world, 262);
    check_lives(&world, 1.2 * 1.4 / 52.0, shapes[_i]);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A large shape is no frailty: exponential lives within one part in a hundred. */
START_TEST(test_lives_are_exponential_as_frailty_vanishes) {
    for (double hazard = 0.1; hazard < 2.0; hazard += 0.3)
        ck_assert_double_eq_tol(survival(hazard, 100.0), exp(-hazard), 0.01);
    struct Scenario scenario;
    struct World world;
    life_scenario(&scenario, 2.0, 100.0);
    start(&world, &scenario, 0.0);
    set_lever(&world, LEVER_RELEASE_STABILITY, 1.0); /* releases on time and half of the hazard paid away */
    set_lever(&world, LEVER_MAINTENANCE, 1.0);
    weeks_pass(&world, 262);
    check_lives(&world, 1.0 / 52.0, 100.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Timely data keep services alive, and what lives is counted as use of them: the arms of the circle of C58.
 */
START_TEST(test_services_on_late_data_die_sooner_and_are_missed) {
    struct Scenario scenario;
    struct World world;
    life_scenario(&scenario, 1.2, 100.0);
    start(&world, &scenario, 0.0);
    ck_assert_uint_eq(world.agencies.services[0], SERVICES / 2);
    world.agencies.timely[0] = 0.9;
    world.agencies.timely[1] = 0.2;
    weeks_pass(&world, 52);
    for (uint32_t a = 0; a < 2; a++) {
        double hazard = 1.2 * (1.0 + 1.0 - world.agencies.timely[a]);
        check_binomial("alive after a year", world.agencies.services[a], SERVICES / 2,
                       survival(hazard, 100.0));
    }
    uint64_t alive = world.agencies.services[0] + world.agencies.services[1];
    ck_assert_uint_eq(alive, world.alive.count);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_referrals_are_taken_over_or_lapse_as_their_hazards_compete) {
    struct Scenario scenario;
    struct World world;
    life_scenario(&scenario, 0.0, 1.0);
    scenario.params.handover_takeover_per_year = 1.5;
    scenario.params.handover_lapse_per_year = 0.5;
    scenario.params.handover_referral_usefulness = 0.7;
    start(&world, &scenario, 0.6);
    double referred = 0.0, left = 0.0, over = 0.0;
    for (size_t i = 0; i < SERVICES; i++)
        referred += world.services.item[i].referred;
    check_binomial("referred", referred, SERVICES,
                   0.6 * 0.5); /* half of those that could be, at this usefulness */
    weeks_pass(&world, 26);
    for (size_t i = 0; i < SERVICES; i++)
        left += world.services.item[i].referred;
    check_binomial("still referred", left, referred, exp(-1.0));
    weeks_pass(&world, 1000);
    for (size_t i = 0; i < SERVICES; i++)
        over += (double)world.services.item[i].record.handed_over;
    check_binomial("taken over", over, referred, 0.75);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_only_what_was_completed_becomes_a_service) {
    struct Scenario scenario;
    struct World world;
    life_scenario(&scenario, 1.0, 1.0);
    small_world(&world, &scenario, 132, 5);
    for (int exit = 0; exit < EXIT_COUNT; exit++) {
        struct Episode episode = {.record = {.key = exit + 1, .exit = exit, .scope = 1.0}, .quality = 0.7};
        drive_end(&world, &handover_mechanism, &episode);
        ck_assert_uint_eq(world.services.count, 1); /* completed is the first */
    }
    scenario.params.mechanism_handover = 0.0;
    struct Episode episode = {.record = {.key = 99, .exit = EXIT_COMPLETED, .scope = 1.0}, .quality = 0.7};
    drive_end(&world, &handover_mechanism, &episode);
    ck_assert_uint_eq(world.services.count, 1);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Services sleep while nothing can end them, and are told in the week in which weekly sums of the hazard pass
 * their level, on data that wear out and are mended. */
START_TEST(test_services_that_sleep_end_in_the_week_of_weekly_steps) {
    enum { COURSE = 400 };
    static double hazard[SERVICES];
    struct Scenario scenario;
    struct World world;
    life_scenario(&scenario, 1.0, 1.0);
    scenario.params.data_quality_decay_per_month = 0.05;
    scenario.params.data_quality_feedback_base = 0.5;
    small_world(&world, &scenario, 133, COURSE);
    drive_start(&world, &data_quality_mechanism);
    services_begin(&world);
    double level[2][QUALITY_DIMENSIONS];
    for (size_t a = 0; a < 2; a++)
        quality_levels(&world, a, level[a]);
    size_t weeks = 0, looked = 0;
    for (; world.week < COURSE; world.week++) {
        drive_step(&world, &data_quality_mechanism);
        size_t lively = world.alive.count;
        for (size_t i = 0; i < lively; i++)
            looked += world.services.item[world.alive.item[i]].due <= world.week;
        weeks += lively;
        drive_step(&world, &handover_mechanism);
        for (size_t i = 0; i < SERVICES; i++) {
            const struct Service *service = &world.services.item[i];
            bool lived = hazard[i] < service->life;
            hazard[i] += 1.0 / 52.0 * (2.0 - level[service->agency][QUALITY_TIMELINESS]);
            if (lived && fabs(hazard[i] - service->life) > 1e-9)
                ck_assert_int_eq(service->alive, hazard[i] < service->life);
        }
        if (world.week % 31 == 0) { /* users' feedback mends the data of agency 0 */
            struct Episode episode = {.record = {.exit = EXIT_COMPLETED}, .owner = {0}, .owner_count = 1};
            drive_end(&world, &data_quality_mechanism, &episode);
        }
        for (size_t a = 0; a < 2; a++)
            quality_levels(&world, a, level[a]);
    }
    ck_assert_uint_lt(looked, weeks / 5);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_services_that_sleep_end_in_the_week_of_weekly_steps);
    tcase_add_loop_test(tests, test_lives_have_the_survival_of_a_gamma_frailty, 0, 3);
    tcase_add_test(tests, test_lives_are_exponential_as_frailty_vanishes);
    tcase_add_test(tests, test_services_on_late_data_die_sooner_and_are_missed);
    tcase_add_test(tests, test_referrals_are_taken_over_or_lapse_as_their_hazards_compete);
    tcase_add_test(tests, test_only_what_was_completed_becomes_a_service);
}

int main(void) {
    return run_suite("handover", add);
}
