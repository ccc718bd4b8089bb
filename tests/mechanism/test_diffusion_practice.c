/* Diffusion as agencies live it: what is a trial, use that is felt, routine, what peers see, and every agency
 * by its own hazard. */
#include "diffusion_limit.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "world/draws.h"
#include "world/experience.h"
#include "world/scales.h"
#include "world/support.h"

static void lead(struct World *world, enum CaseType type, enum Programme programme, uint32_t agency) {
    ck_assert(LIST_RESERVE(&world->episodes));
    world->episodes.item[world->episodes.count++] =
        (struct Episode){.type = type, .programme = programme, .agency = agency};
    world->week_started++;
}

/* To try is to lead an agency-side episode of one's own choice, whatever one has decided since; through a
 * programme it is told apart, and what citizens start is neither. */
START_TEST(test_the_first_agency_side_start_is_the_trial) {
    struct Scenario scenario;
    limit_scenario(&scenario, 5, 0.0, 0.0);
    scenario.params.mechanism_issues = 1.0;
    struct World world;
    limit_world(&world, &scenario, 85, 20);
    const struct Agencies *all = &world.agencies;
    world.agencies.practice[0] = PRACTICE_DECIDED;
    world.agencies.practice[4] = PRACTICE_DECIDED;
    limit_week(&world);
    lead(&world, CASE_PUBLIC_OPEN, PROGRAMME_AGENCY, 0);
    lead(&world, CASE_PUBLIC_INTERNAL, PROGRAMME_COMPETITION, 1);
    lead(&world, CASE_PRIVATE_OPEN, PROGRAMME_AGENCY, 2);
    lead(&world, CASE_PUBLIC_INTERNAL, PROGRAMME_AGENCY, 3);
    limit_week(&world);
    world.week_started = 0;
    limit_week(&world);
    lead(&world, CASE_PUBLIC_OPEN, PROGRAMME_AGENCY, 0);
    lead(&world, CASE_PUBLIC_OPEN, PROGRAMME_TASK_FORCE, 1);
    limit_week(&world);
    static const int32_t own[] = {1, NEVER, NEVER, 1, NEVER}, programme[] = {NEVER, 1, NEVER, NEVER, NEVER};
    static const enum Practice stage[] = {PRACTICE_TRIED, PRACTICE_AWARE, PRACTICE_AWARE, PRACTICE_TRIED,
                                          PRACTICE_DECIDED};
    for (size_t a = 0; a < 5; a++) {
        ck_assert_int_eq(all->tried_week[a], own[a]);
        ck_assert_int_eq(all->tried_programme_week[a], programme[a]);
        ck_assert_int_eq(all->practice[a], stage[a]);
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static struct Episode completed(enum CaseType type, uint32_t agency) {
    return (struct Episode){.record = {.exit = EXIT_COMPLETED, .scope = 1.0, .administrators = 2},
                            .type = type,
                            .programme = PROGRAMME_AGENCY,
                            .agency = agency,
                            .quality = 0.8};
}

static double felt(const struct World *world, size_t a) {
    struct Experience experience = pool_read(world, POOL_USEFULNESS, a);
    double strength = world->params->diffusion_usefulness_strength;
    return (world->params->diffusion_usefulness_start * strength + experience.good) /
           (strength + experience.good + experience.bad);
}

/* (s u_0 + sum of scope times quality)/(s + n) over the agency-side ends, those of programmes too. */
START_TEST(test_use_is_learned_from_scope_and_quality_of_ends) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3, 0.0, 0.0);
    scenario.params.trust_memory_per_month = 1.0;
    scenario.params.diffusion_usefulness_start = 0.5;
    scenario.params.diffusion_usefulness_strength = 3.0;
    scenario.params.diffusion_routine_per_use = 0.0;
    struct World world;
    limit_world(&world, &scenario, 86, 20);
    for (size_t a = 0; a < 2; a++)
        world.agencies.practice[a] = PRACTICE_TRIED;
    struct Episode done = completed(CASE_PUBLIC_OPEN, 0), part = done, failed = done,
                   citizens = completed(CASE_PRIVATE_INTERNAL, 1), other = completed(CASE_PUBLIC_OPEN, 2);
    done.programme = PROGRAMME_COMPETITION;
    part.record.exit = EXIT_PARTIAL;
    part.record.scope = 0.5;
    failed.record.exit = EXIT_DROPOUT;
    drive_end(&world, &diffusion_mechanism, &done);
    drive_end(&world, &diffusion_mechanism, &part);
    drive_end(&world, &diffusion_mechanism, &failed);
    drive_end(&world, &diffusion_mechanism, &citizens);
    drive_end(&world, &diffusion_mechanism, &other);
    limit_week(&world);
    ck_assert_double_eq_tol(felt(&world, 0), (3.0 * 0.5 + 0.8 + 0.4) / (3.0 + 3.0), 1e-12);
    ck_assert_double_eq_tol(felt(&world, 1), 0.5, 1e-12);
    ck_assert_double_eq(world.usefulness_most, 0.8); /* no less than what anybody feels */
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A prior that no experience moves: after n completions 1 - e^(-n r u) of those that tried are routine. */
START_TEST(test_each_useful_completion_can_make_it_routine) {
    enum { UNITS = 3000 };
    struct Scenario scenario;
    limit_scenario(&scenario, UNITS, 0.0, 0.0);
    scenario.params.diffusion_usefulness_start = 0.6;
    scenario.params.diffusion_usefulness_strength = 1e12;
    scenario.params.diffusion_routine_per_use = 0.5;
    struct World world;
    limit_world(&world, &scenario, 80, 200);
    for (uint32_t a = 0; a < UNITS; a++) {
        world.agencies.practice[a] = a < UNITS - 3 ? PRACTICE_TRIED : PRACTICE_DECIDED;
        struct Episode first = completed(CASE_PUBLIC_INTERNAL, a), second = first, other = first,
                       citizens = completed(CASE_PRIVATE_INTERNAL, a);
        first.record.key = 3 * a;
        second.record.key = 3 * a + 1;
        other.record.key = 3 * a + 2;
        other.record.exit = EXIT_PARTIAL;
        drive_end(&world, &diffusion_mechanism, &first);
        drive_end(&world, &diffusion_mechanism, &second);
        drive_end(&world, &diffusion_mechanism, &other);
        drive_end(&world, &diffusion_mechanism, &citizens);
    }
    double routine = 0.0;
    for (size_t a = 0; a < UNITS - 3; a++)
        routine += world.agencies.practice[a] == PRACTICE_ROUTINE;
    check_binomial("routine after two completions", routine, UNITS - 3, -expm1(-2.0 * 0.5 * 0.6));
    for (size_t a = UNITS - 3; a < UNITS; a++) /* what was never tried is not routine */
        ck_assert_int_eq(world.agencies.practice[a], PRACTICE_DECIDED);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static double visible_to(const struct World *world, size_t a) {
    const struct Network *network = world->network;
    double visible = 0.0;
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++)
        visible += network_weight(network, e) * world->agencies.visible[network->peer[e]];
    return visible / network_strength(network, a);
}

/* A week in which nothing is alike: stages, support, burden, attention, levers, successes, felt use. */
static void diverse_world(struct World *world, struct Scenario *scenario, double exponent) {
    limit_scenario(scenario, 300, 1.0, 20.0);
    struct Params *p = &scenario->params;
    p->network_peers_within = 6.0;
    p->world_governments = 7.0;
    p->diffusion_support_exponent = p->diffusion_burden_weight = 1.0;
    p->diffusion_threshold_exponent = exponent;
    p->diffusion_usefulness_start = 0.5;
    p->diffusion_lapse_per_year = 1.0;
    p->diffusion_aware_start = 0.5;
    p->trust_sharing = 0.3;
    p->mechanism_manager_support = 0.0; /* support stays as it is set */
    limit_world(world, scenario, 83, 60);
    set_lever(world, LEVER_ATTENTION, 0.0);
    set_lever(world, LEVER_ANNOUNCEMENT, 0.0);
    for (size_t a = 0; a < world->agencies.count; a++) {
        double u[4];
        random_uniform4(&world->key, (struct DrawId){PURPOSE_INITIAL_STATE, a, 0, 9}, u);
        world->agencies.support[a] = u[0];
        world->agencies.emphasis_net[a] = u[1] - 0.5;
        world->agencies.visible[a] = u[2] < 0.2 ? 5.0 * u[2] : 0.0;
        if (u[3] < 0.2)
            world->agencies.practice[a] = PRACTICE_ROUTINE;
        pool_add(world, POOL_USEFULNESS, a, 4.0 * u[3], 2.0 * u[2]);
        world->lever[LEVER_ATTENTION][a] = 0.5 * u[1];
        world->lever[LEVER_ANNOUNCEMENT][a] = u[2];
    }
    world->usefulness_most = 1.0;
    world->visible_ever = true;
    for (size_t a = 0; a < world->agencies.count; a++)
        world->agencies.peer_visible[a] = visible_to(world, a);
}

/* What an agency sees of its peers where a uniform draws one of them: of all, unless m = 1. */
static double shown_to(const struct World *world, size_t a, double uniform) {
    const struct Network *network = world->network;
    double strength = network_strength(network, a), sum = 0.0, reached = 0.0;
    bool one = world->params->diffusion_threshold_exponent == 1.0;
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++) {
        uint32_t peer = network->peer[e];
        double share = network_weight(network, e) / strength;
        double weight = !one ? share : uniform >= reached && uniform < reached + share ? 1.0 : 0.0;
        sum += world->agencies.practice[peer] >= PRACTICE_TRIED ? weight * felt(world, peer) : 0.0;
        reached += share;
    }
    return sum;
}

/* The hazard of leaving the present stage, as section 7.15 writes it. */
static double written_hazard(const struct World *world, size_t a, double uniform) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double attention = world->governments[all->government[a]].attention + world->lever[LEVER_ATTENTION][a];
    double announced = 1.0 + world->lever[LEVER_ANNOUNCEMENT][a];
    if (all->practice[a] == PRACTICE_UNAWARE)
        return p->diffusion_aware_per_year * announced +
               p->diffusion_aware_visible_per_year * visible_to(world, a);
    if (all->practice[a] >= PRACTICE_DECIDED)
        return p->diffusion_lapse_per_year * 4.0 * (1.0 - agency_support(world, a)) * (1.0 - felt(world, a));
    double x = shown_to(world, a, uniform) / 0.25;
    return (attention / 0.5 + 20.0 * 0.25 * pow(x, p->diffusion_threshold_exponent)) *
           (agency_support(world, a) / 0.5) * exp(all->emphasis_net[a]);
}

/* Whether any occasion of the week in any band is lower than the hazard, by section 7.19. */
static bool written_leaves(const struct World *world, size_t a) {
    bool leaves = false;
    for (uint32_t band = 0; band < OCCASION_BANDS - 2; band++) {
        double width = 1.25 * (band == 0 ? 1.0 : exp2(band - 1.0)), bottom = band == 0 ? 0.0 : width;
        uint32_t weeks = (uint32_t)fmax(1.0, 64.0 * 1.25 / width);
        struct DrawId span = {PURPOSE_DIFFUSION, a, band, world->week / weeks};
        for (unsigned i = 0, count = 0; i <= count; i++) {
            uint64_t words[4], word;
            random_block(&world->key, span, i / 4, words);
            word = words[i % 4];
            while (i == 0 && uniform_of_bits(word) >= gsl_cdf_poisson_P(count, width * weeks / 52.0))
                count++;
            double height = bottom + width * ldexp((double)(word >> 36) + 0.5, -28);
            double uniform = ldexp((double)(word >> 6 & 0x3fffffff), -30);
            bool now = i > 0 && word % weeks == world->week % weeks;
            leaves = leaves || (now && (float)height < written_hazard(world, a, uniform));
        }
    }
    return leaves;
}

static enum Practice written_next(const struct World *world, size_t a) {
    static const enum Practice next[] = {PRACTICE_AWARE, PRACTICE_TRIED, PRACTICE_AWARE, PRACTICE_AWARE,
                                         PRACTICE_TRIED};
    enum Practice stage = (enum Practice)world->agencies.practice[a];
    return written_leaves(world, a) ? next[stage] : stage;
}

/* Whoever is not looked at because it cannot matter, every agency moves as if its own hazard had been worked
 * out on each of its occasions. */
START_TEST(test_every_agency_moves_by_its_own_hazard_on_the_state_before) {
    static const double exponents[] = {1.5, 1.0};
    struct Scenario scenario;
    struct World world;
    enum Practice expected[300];
    size_t left[PRACTICE_COUNT] = {0};
    diverse_world(&world, &scenario, exponents[_i]);
    while (world.week < 60) {
        for (size_t a = 0; a < world.agencies.count; a++) {
            expected[a] = written_next(&world, a);
            left[world.agencies.practice[a]] += expected[a] != (enum Practice)world.agencies.practice[a];
        }
        limit_week(&world);
        for (size_t a = 0; a < world.agencies.count; a++)
            ck_assert_msg(world.agencies.practice[a] == expected[a], "week %u, agency %zu: %d, expected %d",
                          world.week, a, world.agencies.practice[a], (int)expected[a]);
    }
    for (int stage = PRACTICE_UNAWARE; stage < PRACTICE_COUNT; stage++)
        ck_assert(left[stage] > 20 || stage == PRACTICE_DECIDED); /* which is passed through at once here */
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_an_episode_started_by_citizens_gives_awareness_and_visibility_not_adoption) {
    struct Scenario scenario;
    limit_scenario(&scenario, 2, 0.0, 0.0);
    scenario.params.diffusion_aware_start = 0.0;
    scenario.params.diffusion_aware_per_year = scenario.params.diffusion_aware_visible_per_year = 0.0;
    struct World world;
    limit_world(&world, &scenario, 81, 10);
    struct Episode episode = completed(CASE_PRIVATE_INTERNAL, 1);
    drive_end(&world, &diffusion_mechanism, &episode);
    ck_assert_int_eq(world.agencies.practice[1], PRACTICE_AWARE);
    ck_assert_double_gt(world.agencies.visible[1], 0.0);
    ck_assert_double_eq(pool_read(&world, POOL_USEFULNESS, 1).good, 0.0);
    ck_assert_int_eq(world.agencies.practice[0], PRACTICE_UNAWARE);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_success_after_quiet_weeks_is_seen_by_peers_and_fades) {
    struct Scenario scenario;
    limit_scenario(&scenario, 12, 0.0, 0.0);
    scenario.params.network_peers_within = _i == 1 ? 12.0 : 4.0;
    scenario.params.network_rewiring = scenario.params.network_peers_between = 0.0;
    scenario.params.trust_memory_per_month = 0.5;
    struct World world;
    limit_world(&world, &scenario, 84, 10);
    struct Episode episode = completed(CASE_PRIVATE_INTERNAL, 5);
    while (world.week < 3)
        limit_week(&world);
    drive_end(&world, &diffusion_mechanism, &episode);
    double seen = world.agencies.visible[5] / (_i == 1 ? 11.0 : 4.0);
    ck_assert_double_eq_tol(world.agencies.visible[5], 0.8 / 0.5, 1e-12);
    for (int passed = 0; passed < 3; passed++, seen *= pow(0.5, 12.0 / 52.0), limit_week(&world)) {
        for (int a = 0; a < 12; a++) {
            bool peer = a != 5 && (_i == 1 || abs(a - 5) <= 2);
            ck_assert_double_eq_tol(world.agencies.peer_visible[a], peer ? seen : 0.0, 1e-12);
        }
    }
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_off_no_agency_changes_its_stage) {
    struct Scenario scenario;
    limit_scenario(&scenario, 30, 50.0, 50.0);
    scenario.params.mechanism_diffusion = 0.0;
    struct World world;
    limit_world(&world, &scenario, 82, 50);
    struct Episode episode = completed(CASE_PUBLIC_OPEN, 1);
    drive_end(&world, &diffusion_mechanism, &episode);
    while (world.week < 50)
        limit_week(&world);
    ck_assert_uint_eq(adopters(&world), 0);
    ck_assert_double_eq(world.agencies.visible[1] + pool_read(&world, POOL_USEFULNESS, 1).good, 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_test(tests, test_the_first_agency_side_start_is_the_trial);
    tcase_add_test(tests, test_use_is_learned_from_scope_and_quality_of_ends);
    tcase_add_test(tests, test_each_useful_completion_can_make_it_routine);
    tcase_add_loop_test(tests, test_every_agency_moves_by_its_own_hazard_on_the_state_before, 0, 2);
    tcase_add_test(tests, test_an_episode_started_by_citizens_gives_awareness_and_visibility_not_adoption);
    tcase_add_loop_test(tests, test_a_success_after_quiet_weeks_is_seen_by_peers_and_fades, 0, 2);
    tcase_add_test(tests, test_off_no_agency_changes_its_stage);
}

int main(void) {
    return run_suite("diffusion in practice", add);
}
