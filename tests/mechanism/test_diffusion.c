/* Diffusion: the exact chain of adopters on a complete network of equal agencies, its limits, and the rules
 * of stages. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "small_world.h"
#include "world/draws.h"

enum { AGENCIES_MOST = 90 };

/* Complete, homogeneous, no giving up, support multiplier 1: only p and q are left. */
static void limit_scenario(struct Scenario *scenario, size_t agencies, double p, double q) {
    small_scenario(scenario, agencies);
    struct Params *params = &scenario->params;
    params->mechanism_manager_support = 0.0;
    params->diffusion_outside_per_year = p;
    params->diffusion_inside_per_year = q;
    params->diffusion_attention = params->diffusion_visible_weight = 0.0;
    params->diffusion_support_exponent = params->diffusion_burden_weight =
        params->diffusion_give_up_per_year = 0.0;
    params->diffusion_aware_start = 1.0;
    params->diffusion_trial_start = 0.0;
    params->world_staff_mean = 2.0;
}

static size_t adopters(const struct World *world) {
    size_t count = 0;
    for (size_t a = 0; a < world->agencies.count; a++)
        count += world->agencies.practice[a] >= PRACTICE_TRIAL;
    return count;
}

static void start(struct World *world, const struct Scenario *scenario, uint64_t replicate, uint32_t weeks) {
    small_world(world, scenario, replicate, weeks);
    drive_start(world, &manager_support_mechanism);
}

static void week(struct World *world) {
    drive_step(world, &diffusion_mechanism);
    world->week++;
}

/* K(t+1) = K(t) + Binomial(N - K, 1 - exp(-(p + q K/(N - 1))/52)), from nobody: chance[k] after one more
 * week. */
static void chain_week(double chance[], size_t n, double p, double q) {
    double next[AGENCIES_MOST + 1] = {0};
    for (size_t k = 0; k <= n; k++) {
        double adopts = -expm1(-(p + q * (double)k / ((double)n - 1.0)) / 52.0);
        for (size_t more = 0; chance[k] > 0.0 && more <= n - k; more++)
            next[k + more] += chance[k] * gsl_ran_binomial_pdf((unsigned)more, adopts, (unsigned)(n - k));
    }
    memcpy(chance, next, (n + 1) * sizeof *chance);
}

struct ChainCase {
    size_t agencies, replicates;
    double p, q;
    uint32_t look[3]; /* weeks, ascending */
};

static void compare_with_chain(const struct ChainCase *row) {
    double chance[3][AGENCIES_MOST + 1] = {{1.0}}, seen[3][AGENCIES_MOST + 1] = {{0}};
    struct Scenario scenario;
    limit_scenario(&scenario, row->agencies, row->p, row->q);
    for (uint64_t replicate = 0; replicate < row->replicates; replicate++) {
        struct World world;
        start(&world, &scenario, replicate, row->look[2]);
        for (int i = 0; i < 3; i++) {
            while (world.week < row->look[i])
                week(&world);
            seen[i][adopters(&world)]++;
        }
        world_free(&world);
    }
    double now[AGENCIES_MOST + 1] = {1.0};
    uint32_t t = 0;
    for (int i = 0; i < 3; i++) {
        for (; t < row->look[i]; t++)
            chain_week(now, row->agencies, row->p, row->q);
        for (size_t k = 0; k <= row->agencies; k++)
            chance[i][k] = now[k] * (double)row->replicates;
        check_counts("adopters", seen[i], chance[i], row->agencies + 1);
    }
    scenario_free(&scenario);
}

START_TEST(test_adopters_follow_the_exact_chain) {
    static const struct ChainCase rows[] = {{20, 3000, 0.6, 12.0, {4, 12, 24}},
                                            {90, 1200, 0.4, 16.0, {6, 14, 22}}};
    compare_with_chain(&rows[_i]);
}
END_TEST

/* F(t+1) = F + (1 - F)(1 - exp(-(p + q F)/52)), the limit of many agencies. */
static double recursion(double p, double q, uint32_t weeks) {
    double share = 0.0;
    for (uint32_t t = 0; t < weeks; t++)
        share += (1.0 - share) * -expm1(-(p + q * share) / 52.0);
    return share;
}

/* Bass 1969. */
static double bass(double p, double q, double years) {
    double left = exp(-(p + q) * years);
    return (1.0 - left) / (1.0 + q / p * left);
}

/* Mean and standard deviation of the share of adopters over replicates. */
static void shares(size_t agencies, double p, double q, uint32_t weeks, size_t replicates, double *mean,
                   double *deviation) {
    struct Scenario scenario;
    limit_scenario(&scenario, agencies, p, q);
    double sum = 0.0, squares = 0.0;
    for (uint64_t replicate = 0; replicate < replicates; replicate++) {
        struct World world;
        start(&world, &scenario, 9000 + replicate, weeks);
        while (world.week < weeks)
            week(&world);
        double share = (double)adopters(&world) / (double)agencies;
        sum += share;
        squares += share * share;
        world_free(&world);
    }
    *mean = sum / (double)replicates;
    *deviation = sqrt(fmax(0.0, squares / (double)replicates - *mean * *mean) * (double)replicates /
                      ((double)replicates - 1.0));
    scenario_free(&scenario);
}

START_TEST(test_the_mean_nears_the_recursion_only_with_many_agencies) {
    double p = 0.1, q = 5.0, mean, deviation;
    shares(90, p, q, 52, 300, &mean, &deviation);
    ck_assert_msg(mean < recursion(p, q, 52) - 0.05, "with 90 agencies the mean %g should lie far below %g",
                  mean, recursion(p, q, 52));
    p = 0.5;
    shares(4000, p, q, 40, 16, &mean, &deviation);
    /* Sixteen replicates: the bound is widened by Student's quantile over the normal one (2.0 at this level),
     * and by what 4000 agencies still lack (about 8/N). */
    double bound = 2.0 * 4.89 * deviation / 4.0 + 8.0 / 4000.0;
    ck_assert_msg(fabs(mean - recursion(p, q, 40)) < bound, "mean %g, recursion %g", mean,
                  recursion(p, q, 40));
    ck_assert_double_lt(bound, 0.05);
}
END_TEST

START_TEST(test_bass_closed_form_as_the_step_shrinks) {
    /* Half the step, half the error of the recursion. */
    double coarse = fabs(recursion(0.4, 20.0, 13) - bass(0.4, 20.0, 13.0 / 52.0));
    double fine = fabs(recursion(0.1, 5.0, 52) - bass(0.1, 5.0, 1.0));
    ck_assert_double_eq_tol(fine / coarse, 0.25, 0.05);
    /* And the engine is at the closed form for weekly steps of a slow process. */
    double mean, deviation, p = 0.3, q = 1.5;
    shares(2000, p, q, 130, 16, &mean, &deviation);
    double bound = 2.0 * 4.89 * deviation / 4.0 + 8.0 / 2000.0 + fabs(recursion(p, q, 130) - bass(p, q, 2.5));
    ck_assert_msg(fabs(mean - bass(p, q, 2.5)) < bound, "mean %g, Bass %g", mean, bass(p, q, 2.5));
    ck_assert_double_lt(bound, 0.05);
}
END_TEST

/* Without peers the hazard is p times each multiplier: first trials after a geometric time. */
static void check_share(const struct Scenario *scenario, double lever_attention, double hazard_per_year,
                        const char *what) {
    double tried = 0.0, agencies = scenario->params.world_agencies;
    struct World world;
    start(&world, scenario, 77, 40);
    if (lever_attention > 0.0)
        set_lever(&world, LEVER_ATTENTION, lever_attention);
    while (world.week < 40)
        week(&world);
    for (size_t a = 0; a < world.agencies.count; a++)
        tried += world.agencies.tried_week[a] != NEVER;
    check_binomial(what, tried, agencies, -expm1(-hazard_per_year * 40.0 / 52.0));
    world_free(&world);
}

START_TEST(test_the_outside_part_rises_with_attention_and_support) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.5, 0.0);
    check_share(&scenario, 0.0, 0.5, "no multiplier");
    scenario.params.diffusion_attention = 2.0;
    scenario.params.outside_attention_mean = 0.4;
    check_share(&scenario, 0.0, 0.5, "attention at its mean");
    check_share(&scenario, 0.2, 0.5 * (1.0 + 2.0 * 0.5), "attention half above its mean");
    scenario.params.mechanism_manager_support = 1.0;
    scenario.params.manager_mean = 0.3;
    scenario.params.diffusion_support_exponent = 1.0;
    check_share(&scenario, 0.0, 0.5, "support at its mean");
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_visible_successes_of_peers_replace_their_share_in_the_signal) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.0, 1.5);
    scenario.params.diffusion_visible_weight = 0.4;
    scenario.params.diffusion_visibility_memory_per_month = 1.0;
    struct World world;
    start(&world, &scenario, 78, 30);
    for (size_t a = 0; a < world.agencies.count; a++)
        world.agencies.visible[a] = 0.7;
    double before = 1.0, left = 1.0;
    while (world.week < 30) {
        left *= exp(-1.5 / 52.0 * (0.6 * (1.0 - before) + 0.4 * -expm1(-0.7)));
        before = left;
        week(&world);
    }
    double n = 3000.0, share = (double)adopters(&world) / n;
    /* The share of adopters feeds back, which widens its spread: by less than twice over half a year. */
    check_mean("adopters by visibility", share, 1.0 - left, 2.0 * sqrt(left * (1.0 - left)), n);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_practice_is_given_up_unless_there_was_a_recent_success) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.0, 0.0);
    scenario.params.diffusion_trial_start = 1.0;
    scenario.params.diffusion_give_up_per_year = 0.8;
    scenario.params.manager_mean = 0.3;
    scenario.params.diffusion_routine_window = 1000.0;
    struct World world;
    start(&world, &scenario, 79, 52);
    for (size_t a = 0; a < 1000; a++) /* the first thousand have had their success */
        world.agencies.completion_last[a] = 0;
    while (world.week < 52)
        week(&world);
    double left = 0.0;
    for (size_t a = 0; a < world.agencies.count; a++)
        if (a < 1000)
            ck_assert_int_ge(world.agencies.practice[a], PRACTICE_TRIAL);
        else
            left += world.agencies.practice[a] >= PRACTICE_TRIAL;
    check_binomial("practices kept", left, 2000.0, exp(-0.8 * 2.0 * 0.7));
    ck_assert_uint_eq(world.agencies.tried_week[2999], 0); /* ever tried is monotone */
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

/* A week in which nothing is alike: stages, support, burden, attention, levers, successes, experience. */
static void diverse_world(struct World *world, struct Scenario *scenario) {
    limit_scenario(scenario, 300, 1.0, 6.0);
    struct Params *p = &scenario->params;
    p->network_peers_within = 6.0;
    p->world_governments = 7.0;
    p->diffusion_attention = p->diffusion_support_exponent = p->diffusion_burden_weight = 1.0;
    p->diffusion_visible_weight = 0.4;
    p->diffusion_give_up_per_year = 2.0;
    p->diffusion_aware_start = 0.5;
    start(world, scenario, 83, 60);
    set_lever(world, LEVER_ATTENTION, 0.0);
    set_lever(world, LEVER_ANNOUNCEMENT, 0.0);
    for (size_t a = 0; a < world->agencies.count; a++) {
        double u[4];
        random_uniform4(&world->key, (struct DrawId){PURPOSE_INITIAL_STATE, a, 0, 9}, u);
        world->agencies.support[a] = u[0];
        world->agencies.emphasis_net[a] = u[1] - 0.5;
        world->agencies.visible[a] = u[2] < 0.2 ? 5.0 * u[2] : 0.0;
        world->agencies.completions[a] = (uint32_t)(4.0 * u[3]);
        world->agencies.completion_last[a] = (int32_t)(20.0 * u[3]);
        world->agencies.completion_before[a] = world->agencies.completion_last[a] / 2;
        world->lever[LEVER_ATTENTION][a] = 0.5 * u[1];
        world->lever[LEVER_ANNOUNCEMENT][a] = u[2];
    }
}

struct Seen {
    double share, visible;
};

static struct Seen seen_by(const struct World *world, size_t a) {
    const struct Network *network = world->network;
    struct Seen seen = {0};
    double weights = network_strength(network, a);
    for (size_t e = network->first[a]; e < network->first[a + 1]; e++) {
        bool adopted = world->agencies.practice[network->peer[e]] >= PRACTICE_TRIAL;
        seen.share += adopted ? network->weight[e] / weights : 0.0;
        seen.visible += network->weight[e] * world->agencies.visible[network->peer[e]] / weights;
    }
    return seen;
}

/* The hazard of leaving the present stage, as section 7.15 writes it. */
static double written_hazard(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    struct Seen seen = seen_by(world, a);
    double attention = world->governments[all->government[a]].attention + world->lever[LEVER_ATTENTION][a];
    double announced = 1.0 + p->diffusion_announcement_gain * world->lever[LEVER_ANNOUNCEMENT][a];
    double recent = (double)world->week - all->completion_last[a] < p->diffusion_routine_window ? 0.0 : 1.0;
    if (all->practice[a] == PRACTICE_UNAWARE)
        return p->diffusion_aware_per_year * announced + p->diffusion_aware_visible_per_year * seen.visible;
    if (all->practice[a] >= PRACTICE_TRIAL)
        return recent * p->diffusion_give_up_per_year * 2.0 * (1.0 - all->support[a]);
    return (p->diffusion_outside_per_year * fmax(0.0, attention / p->outside_attention_mean) +
            p->diffusion_inside_per_year * (0.6 * seen.share - 0.4 * expm1(-seen.visible))) *
           (all->support[a] / p->manager_mean) * exp(all->emphasis_net[a]);
}

static enum Practice written_next(const struct World *world, size_t a) {
    const struct Params *p = world->params;
    const struct Agencies *all = &world->agencies;
    double probability = -expm1(-written_hazard(world, a) / 52.0);
    bool leaves = world_uniform(world, PURPOSE_DIFFUSION, a, 0) < probability;
    bool recent = (double)world->week - all->completion_before[a] < p->diffusion_routine_window;
    bool routine = all->completions[a] >= 2 && recent && all->support[a] > p->diffusion_routine_support;
    if (all->practice[a] < PRACTICE_TRIAL)
        return (enum Practice)(all->practice[a] + (leaves ? 1 : 0));
    return leaves ? PRACTICE_AWARE : routine ? PRACTICE_ROUTINE : PRACTICE_TRIAL;
}

/* Whatever is left out because it cannot matter, every agency moves as if its own hazard had been worked out.
 */
START_TEST(test_every_agency_moves_by_its_own_hazard_on_the_state_before) {
    struct Scenario scenario;
    struct World world;
    enum Practice expected[300];
    size_t moves[PRACTICE_COUNT] = {0};
    diverse_world(&world, &scenario);
    scenario.params.diffusion_routine_window = 25.0;
    while (world.week < 60) {
        for (size_t a = 0; a < world.agencies.count; a++) {
            expected[a] = written_next(&world, a);
            moves[expected[a]] += expected[a] != (enum Practice)world.agencies.practice[a];
        }
        week(&world);
        for (size_t a = 0; a < world.agencies.count; a++)
            ck_assert_msg(world.agencies.practice[a] == expected[a], "week %u, agency %zu: %d, expected %d",
                          world.week, a, world.agencies.practice[a], (int)expected[a]);
    }
    for (int stage = PRACTICE_AWARE; stage < PRACTICE_COUNT; stage++)
        ck_assert_uint_gt(moves[stage], 20);
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

START_TEST(test_two_completions_within_the_window_and_support_make_it_routine) {
    struct Scenario scenario;
    limit_scenario(&scenario, 4, 0.0, 0.0);
    scenario.params.diffusion_trial_start = 1.0;
    scenario.params.diffusion_routine_experience = 2.0;
    scenario.params.diffusion_routine_window = 20.0;
    scenario.params.diffusion_routine_support = 0.4;
    scenario.params.manager_mean = 0.5;
    struct World world;
    start(&world, &scenario, 80, 200);
    struct Episode mine = completed(CASE_PUBLIC_INTERNAL, 0), other = completed(CASE_PRIVATE_INTERNAL, 1),
                   late = completed(CASE_PUBLIC_INTERNAL, 2), alone = completed(CASE_PUBLIC_INTERNAL, 3);
    for (; world.week < 100; week(&world)) {
        if (world.week == 10 || world.week == 15)
            drive_end(&world, &diffusion_mechanism, &mine), drive_end(&world, &diffusion_mechanism, &other);
        if (world.week == 10 || world.week == 40)
            drive_end(&world, &diffusion_mechanism, &late);
        if (world.week == 10)
            drive_end(&world, &diffusion_mechanism, &alone);
        bool now = world.week > 15 && world.week <= 30;
        ck_assert_int_eq(world.agencies.practice[0], now ? PRACTICE_ROUTINE : PRACTICE_TRIAL);
        for (size_t a = 1; a < 4; a++) /* started by citizens, too far apart, only one */
            ck_assert_int_eq(world.agencies.practice[a], PRACTICE_TRIAL);
    }
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
    start(&world, &scenario, 81, 10);
    struct Episode episode = completed(CASE_PRIVATE_INTERNAL, 1);
    drive_end(&world, &diffusion_mechanism, &episode);
    ck_assert_int_eq(world.agencies.practice[1], PRACTICE_AWARE);
    ck_assert_double_gt(world.agencies.visible[1], 0.0);
    ck_assert_uint_eq(world.agencies.completions[1], 0);
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
    scenario.params.diffusion_visibility_memory_per_month = 0.5;
    struct World world;
    start(&world, &scenario, 84, 10);
    struct Episode episode = completed(CASE_PRIVATE_INTERNAL, 5);
    while (world.week < 3)
        week(&world);
    drive_end(&world, &diffusion_mechanism, &episode);
    double seen = world.agencies.visible[5] / (_i == 1 ? 11.0 : 4.0);
    ck_assert_double_gt(seen, 0.0);
    for (int passed = 0; passed < 3; passed++, seen *= pow(0.5, 12.0 / 52.0)) {
        week(&world);
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
    start(&world, &scenario, 82, 50);
    while (world.week < 50)
        week(&world);
    ck_assert_uint_eq(adopters(&world), 0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_adopters_follow_the_exact_chain, 0, 2);
    tcase_add_test(tests, test_the_mean_nears_the_recursion_only_with_many_agencies);
    tcase_add_test(tests, test_bass_closed_form_as_the_step_shrinks);
    tcase_add_test(tests, test_the_outside_part_rises_with_attention_and_support);
    tcase_add_test(tests, test_visible_successes_of_peers_replace_their_share_in_the_signal);
    tcase_add_test(tests, test_a_practice_is_given_up_unless_there_was_a_recent_success);
    tcase_add_test(tests, test_every_agency_moves_by_its_own_hazard_on_the_state_before);
    tcase_add_test(tests, test_two_completions_within_the_window_and_support_make_it_routine);
    tcase_add_test(tests, test_an_episode_started_by_citizens_gives_awareness_and_visibility_not_adoption);
    tcase_add_loop_test(tests, test_a_success_after_quiet_weeks_is_seen_by_peers_and_fades, 0, 2);
    tcase_add_test(tests, test_off_no_agency_changes_its_stage);
}

int main(void) {
    return run_suite("diffusion", add);
}
