/* The entities at the start: division among governments, traits, people in reach, exact conversions. Each
 * statistical test raises a false alarm on one seed in a million; there are six of them, on fixed seeds. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "tests/suite.h"
#include "world/citizens.h"
#include "world/draws.h"
#include "world/people.h"
#include "world/quality.h"
#include "world/scales.h"
#include "world/units.h"
#include "world/world.h"
#include "world/world_copy.h"

static const double FALSE_ALARM = 1e-6;

static void small_scenario(struct Scenario *scenario, double agencies, double governments) {
    struct Error error = {0};
    ck_assert_int_eq(scenario_init(scenario, &error), STATUS_OK);
    scenario->params.world_agencies = agencies;
    scenario->params.world_governments = governments;
    scenario->params.world_staff_mean = 6.0;
    scenario->params.world_burn_in_weeks = 3.0;
}

static void build(struct World *world, const struct Scenario *scenario, uint64_t replicate) {
    struct Error error = {0};
    struct RandomKey key = {17, replicate};
    ck_assert_msg(world_create(world, scenario, NULL, key, 10, &error) == STATUS_OK, "%s", error.text);
}

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
    small_scenario(&scenario, 5.0, 1.0);
    build(&world, &scenario, 0);
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
        small_scenario(&scenario, sizes[i][0], sizes[i][1]);
        build(&world, &scenario, i);
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
    small_scenario(&scenario, 400, 23);
    scenario.params.world_centre_share = 0.3;
    build(&world, &scenario, 1);
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
        small_scenario(&scenario, 200, 5);
        scenario.params.world_staff_mean = 3.0;
        scenario.params.world_staff_spread = 1.0;
        scenario.params.world_data_staff_share = shares[i];
        build(&world, &scenario, 2);
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
    small_scenario(&scenario, AGENCIES, 1);
    scenario.params.network_peers_within = AGENCIES;
    scenario.params.world_staff_mean = 2.0;
    scenario.params.sourcing_mindset_mean = 0.3;
    scenario.params.sourcing_trait_spread = 0.8;
    scenario.params.data_quality_spread = 0.5;
    scenario.params.data_quality_mean = 0.6;
    build(&world, &scenario, 3);
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

static struct Citizen citizen_of(const struct World *world, uint64_t id) {
    struct Citizen citizen;
    citizen_motives(world, id, &citizen);
    citizen_traits(world, &citizen);
    return citizen;
}

/* However many are stored, whichever others are asked for. */
START_TEST(test_citizens_are_found_by_their_id) {
    enum { STORED = 700, APART = 3 };
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 10, 1);
    build(&world, &scenario, 4);
    for (size_t i = 0; i < STORED; i++)
        ck_assert_uint_eq(world_store_citizen(&world, &(struct Citizen){.id = i * APART}), i);
    for (uint64_t id = 0; id < STORED * APART; id++)
        ck_assert_uint_eq(world_find_citizen(&world, id), id % APART == 0 ? id / APART : SIZE_MAX);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

enum { FAMILIAR = 300 };

/* A world of `count` citizens with the ids that follow each other by `step` from `first` on. */
static void build_familiar(struct World *world, struct Scenario *scenario, uint64_t first, int64_t step,
                           size_t count) {
    small_scenario(scenario, 10, 1);
    build(world, scenario, 4);
    for (size_t i = 0; i < count; i++)
        ck_assert_uint_eq(
            world_store_citizen(world, &(struct Citizen){.id = first + (uint64_t)((int64_t)i * step)}), i);
}

START_TEST(test_each_familiar_citizen_has_the_same_chance) {
    enum { DRAWS = 100 * FAMILIAR };
    struct Scenario scenario;
    struct World world;
    build_familiar(&world, &scenario, 0, 1, FAMILIAR);
    double count[FAMILIAR] = {0.0}, square = 0.0, expected = (double)DRAWS / FAMILIAR;
    for (uint64_t i = 0; i < DRAWS; i++)
        count[world_familiar_citizen(&world, (uint64_t)(world_trait(&world, PURPOSE_CONTACT, i, 0) * 0x1p53))
                  ->id] += 1.0;
    for (size_t i = 0; i < FAMILIAR; i++)
        square += (count[i] - expected) * (count[i] - expected) / expected;
    ck_assert_double_gt(gsl_cdf_chisq_Q(square, FAMILIAR - 1), FALSE_ALARM);
    ck_assert_double_gt(gsl_cdf_chisq_P(square, FAMILIAR - 1), FALSE_ALARM);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* Two worlds share all but three in a hundred, who came in the opposite order; a copy finds the same. */
START_TEST(test_nearly_the_same_people_are_familiar_to_nearly_the_same_worlds) {
    enum { MORE = FAMILIAR / 33, DRAWS = 2000 };
    struct Scenario scenario, other;
    struct World world, backward, copy;
    struct Error error = {0};
    build_familiar(&world, &scenario, 0, 1, FAMILIAR);
    build_familiar(&backward, &other, FAMILIAR + MORE - 1, -1, FAMILIAR + MORE);
    ck_assert_int_eq(world_copy(&copy, &world, &scenario, &error), STATUS_OK);
    int same = 0;
    for (uint64_t i = 0; i < DRAWS; i++) {
        uint64_t word = random_mix(i, 3), found = world_familiar_citizen(&world, word)->id;
        ck_assert_uint_eq(world_familiar_citizen(&copy, word)->id, found);
        same += world_familiar_citizen(&backward, word)->id == found;
    }
    ck_assert_int_gt(same, DRAWS * 9 / 10);
    world_free(&copy);
    world_free(&world);
    world_free(&backward);
    scenario_free(&scenario);
    scenario_free(&other);
}
END_TEST

/* A copy's index has as many slots as that of its original, or it would find others. */
START_TEST(test_an_index_has_the_slots_that_it_would_have_grown_to) {
    struct Scenario scenario;
    struct World world;
    build_familiar(&world, &scenario, 0, 1, 0);
    for (uint64_t i = 0; i < FAMILIAR; i++) {
        ck_assert_uint_eq(world_store_citizen(&world, &(struct Citizen){.id = i}), i);
        size_t grown = world.citizen_index.slots;
        ck_assert(citizens_index(&world, world.citizens.count));
        ck_assert_uint_eq(world.citizen_index.slots, grown);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A citizen who is stored is the one that its keyed draws describe, whoever was stored before. */
START_TEST(test_citizens_cost_nothing_until_they_are_touched) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 10, 1);
    build(&world, &scenario, 4);
    static const uint64_t ids[] = {5, UINT64_C(999999999), 0, 77};
    for (size_t i = 0; i < 4; i++) {
        struct Citizen before, after;
        ck_assert_uint_eq(world_find_citizen(&world, ids[i]), SIZE_MAX);
        before = citizen_of(&world, ids[i]);
        ck_assert_uint_eq(world.citizens.count, i);
        ck_assert_uint_eq(world_store_citizen(&world, &before), i);
        ck_assert_uint_eq(world_find_citizen(&world, ids[i]), i);
        after = world.citizens.item[i];
        ck_assert_uint_eq(after.id, ids[i]);
        ck_assert_double_eq(after.trust_mean, before.trust_mean);
        ck_assert_double_eq(after.skill, before.skill);
        ck_assert_int_eq(after.kind, before.kind);
    }
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
    small_scenario(&scenario, 6, 2);
    build(&forwards, &scenario, 7);
    build(&backwards, &scenario, 7);
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
    small_scenario(&scenario, 6, 2);
    small_scenario(&larger, 6, 2);
    larger.params.world_staff_mean = 3.0 * scenario.params.world_staff_mean;
    build(&world, &scenario, 7);
    build(&other, &larger, 7);
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
    small_scenario(&alike, 30, 3);
    small_scenario(&nearly, 30, 3);
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
    build(&same, &alike, 8);
    build(&other, &nearly, 8);
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

START_TEST(test_kinds_of_citizens_have_their_shares) {
    enum { CITIZENS = 20000 };
    struct Scenario scenario;
    struct World world;
    double seen[CITIZEN_KIND_COUNT] = {0}, sum = 0.0, statistic = 0.0;
    small_scenario(&scenario, 2, 1);
    build(&world, &scenario, 5);
    for (uint64_t id = 0; id < CITIZENS; id++) {
        seen[citizen_of(&world, id).kind]++;
    }
    for (int kind = 0; kind < CITIZEN_KIND_COUNT; kind++) {
        double expected = citizen_kind_row((enum CitizenKind)kind)->share * CITIZENS;
        sum += expected;
        statistic += (seen[kind] - expected) * (seen[kind] - expected) / expected;
    }
    ck_assert_double_eq_tol(sum, CITIZENS, 1e-6);
    ck_assert_double_gt(gsl_cdf_chisq_Q(statistic, CITIZEN_KIND_COUNT - 1), FALSE_ALARM);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_agencies_are_drawn_in_proportion_to_staff_and_to_open_data) {
    struct Scenario scenario;
    struct World world;
    small_scenario(&scenario, 12, 3);
    build(&world, &scenario, 6);
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
    small_scenario(&scenario, 10, 1);
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
    small_scenario(&scenario, 10, 2);
    build(&world, &scenario, 7);
    struct Citizen citizen = citizen_of(&world, 42), another = citizen_of(&world, 43);
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
    small_scenario(&scenario, 5, 1);
    build(&world, &scenario, 8);
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
    tcase_add_test(tests, test_citizens_are_found_by_their_id);
    tcase_add_test(tests, test_each_familiar_citizen_has_the_same_chance);
    tcase_add_test(tests, test_nearly_the_same_people_are_familiar_to_nearly_the_same_worlds);
    tcase_add_test(tests, test_an_index_has_the_slots_that_it_would_have_grown_to);
    tcase_add_test(tests, test_citizens_cost_nothing_until_they_are_touched);
    tcase_add_test(tests, test_administrators_are_drawn_once_whoever_was_asked_before);
    tcase_add_test(tests, test_the_size_of_one_agency_does_not_move_the_staff_of_another);
    tcase_add_test(tests, test_agencies_without_spread_are_alike);
    tcase_add_test(tests, test_kinds_of_citizens_have_their_shares);
    tcase_add_test(tests, test_agencies_are_drawn_in_proportion_to_staff_and_to_open_data);
    tcase_add_test(tests, test_a_network_of_another_size_is_refused);
    tcase_add_test(tests, test_a_copy_goes_on_alone);
    tcase_add_test(tests, test_what_a_number_may_be_comes_from_its_unit);
    tcase_add_test(tests, test_levers_read_zero_without_interventions);
}

int main(void) {
    return run_suite("world", add_tests);
}
