/* Diffusion: the exact chain of adopters on a complete network of equal agencies, its limits, what is tried,
 * felt to be useful, routine, and given up. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "small_world.h"
#include "world/draws.h"
#include "world/experience.h"
#include "world/scales.h"
#include "world/support.h"

enum { AGENCIES_MOST = 90 };

/* Complete, homogeneous, all aware, fully useful, no stage back, no covariate: only p and q are left. Without
 * issues a decision is a trial. */
static void limit_scenario(struct Scenario *scenario, size_t agencies, double p, double q) {
    small_scenario(scenario, agencies);
    struct Params *params = &scenario->params;
    params->mechanism_manager_support = params->mechanism_issues = 0.0;
    params->diffusion_outside_per_year = p;
    params->diffusion_inside_per_year = q;
    params->outside_attention_mean = REFERENCE;
    params->diffusion_usefulness_start = 1.0;
    params->diffusion_threshold_exponent = 1.0;
    params->diffusion_support_exponent = params->diffusion_burden_weight = params->diffusion_lapse_per_year =
        0.0;
    params->diffusion_aware_start = 1.0;
    params->trust_sharing = 0.0;
    params->world_staff_mean = 2.0;
}

static size_t adopters(const struct World *world) {
    size_t count = 0;
    for (size_t a = 0; a < world->agencies.count; a++)
        count += world->agencies.practice[a] >= PRACTICE_TRIED;
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
    check_share(&scenario, 0.0, 0.5, "attention at its reference");
    scenario.params.outside_attention_mean = 0.3;
    check_share(&scenario, 0.0, 0.5 * 0.6, "attention below it");
    check_share(&scenario, 0.4, 0.5 * 1.4, "attention raised by a lever");
    scenario.params.outside_attention_mean = REFERENCE;
    scenario.params.mechanism_manager_support = 1.0;
    scenario.params.manager_mean = 0.3;
    scenario.params.diffusion_support_exponent = 2.0;
    check_share(&scenario, 0.0, 0.5 * 0.36, "support below its reference");
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_what_is_of_no_use_spreads_by_the_outside_part_alone) {
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.5, 50.0);
    scenario.params.diffusion_usefulness_start = 0.0;
    check_share(&scenario, 0.0, 0.5, "no use");
    scenario_free(&scenario);
}
END_TEST

/* With issues to wait for, a decision is no example, so that the share that practises stays a half and the
 * hazard constant: q theta (x/theta)^m with theta 1/4. */
START_TEST(test_the_threshold_form_is_a_power_of_what_peers_show) {
    static const double exponents[] = {1.0, 3.0, 0.5}, useful[] = {0.8, 0.3};
    struct Scenario scenario;
    limit_scenario(&scenario, 6000, 0.0, 1.0);
    scenario.params.mechanism_issues = 1.0;
    scenario.params.diffusion_threshold_exponent = exponents[_i / 2];
    scenario.params.diffusion_usefulness_start = useful[_i % 2];
    struct World world;
    start(&world, &scenario, 78, 26);
    for (size_t a = 0; a < 3000; a++)
        world.agencies.practice[a] = PRACTICE_TRIED;
    while (world.week < 26)
        week(&world);
    double decided = 0.0, x = useful[_i % 2] * 3000.0 / 5999.0;
    for (size_t a = 3000; a < 6000; a++) {
        decided += world.agencies.practice[a] == PRACTICE_DECIDED;
        ck_assert_int_eq(world.agencies.tried_week[a], NEVER);
    }
    check_binomial("decided by what peers show", decided, 3000.0,
                   -expm1(-0.25 * pow(x / 0.25, exponents[_i / 2]) * 26.0 / 52.0));
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

START_TEST(test_a_stage_is_left_backwards_at_a_hazard_that_falls_with_support_and_use) {
    static const enum Practice stages[] = {PRACTICE_DECIDED, PRACTICE_TRIED, PRACTICE_ROUTINE},
                               behind[] = {PRACTICE_AWARE, PRACTICE_AWARE, PRACTICE_TRIED};
    struct Scenario scenario;
    limit_scenario(&scenario, 3000, 0.0, 0.0);
    scenario.params.mechanism_issues = 1.0;
    scenario.params.diffusion_lapse_per_year = 0.8;
    scenario.params.diffusion_usefulness_start = 0.4;
    scenario.params.manager_mean = 0.3;
    struct World world;
    start(&world, &scenario, 79, 52);
    for (size_t a = 0; a < 3000; a++) {
        world.agencies.practice[a] = (uint8_t)stages[_i];
        world.agencies.tried_week[a] = stages[_i] > PRACTICE_DECIDED ? 0 : NEVER;
    }
    week(&world);
    size_t gone = 0;
    for (size_t a = 0; a < 3000; a++) {
        bool left = world.agencies.practice[a] != stages[_i];
        gone += left;
        ck_assert_int_eq(world.agencies.practice[a], left ? behind[_i] : stages[_i]);
        /* Only what was practised is given up; ever tried is monotone. */
        ck_assert_int_eq(world.agencies.given_up_week[a], left && stages[_i] == PRACTICE_TRIED ? 0 : NEVER);
    }
    ck_assert_uint_gt(gone, 0);
    while (world.week < 52)
        week(&world);
    double left = 0.0;
    for (size_t a = 0; a < 3000; a++)
        left += world.agencies.practice[a] == stages[_i];
    check_binomial("stages kept", left, 3000.0, exp(-0.8 * 4.0 * 0.7 * 0.6));
    ck_assert_int_eq(world.agencies.tried_week[2999], stages[_i] > PRACTICE_DECIDED ? 0 : NEVER);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

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
    start(&world, &scenario, 85, 20);
    const struct Agencies *all = &world.agencies;
    world.agencies.practice[0] = PRACTICE_DECIDED;
    world.agencies.practice[4] = PRACTICE_DECIDED;
    week(&world);
    lead(&world, CASE_PUBLIC_OPEN, PROGRAMME_AGENCY, 0);
    lead(&world, CASE_PUBLIC_INTERNAL, PROGRAMME_COMPETITION, 1);
    lead(&world, CASE_PRIVATE_OPEN, PROGRAMME_AGENCY, 2);
    lead(&world, CASE_PUBLIC_INTERNAL, PROGRAMME_AGENCY, 3);
    week(&world);
    world.week_started = 0;
    week(&world);
    lead(&world, CASE_PUBLIC_OPEN, PROGRAMME_AGENCY, 0);
    lead(&world, CASE_PUBLIC_OPEN, PROGRAMME_TASK_FORCE, 1);
    week(&world);
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
    start(&world, &scenario, 86, 20);
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
    week(&world);
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
    start(&world, &scenario, 80, 200);
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
    start(world, scenario, 83, 60);
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
        week(&world);
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
    start(&world, &scenario, 81, 10);
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
    start(&world, &scenario, 84, 10);
    struct Episode episode = completed(CASE_PRIVATE_INTERNAL, 5);
    while (world.week < 3)
        week(&world);
    drive_end(&world, &diffusion_mechanism, &episode);
    double seen = world.agencies.visible[5] / (_i == 1 ? 11.0 : 4.0);
    ck_assert_double_eq_tol(world.agencies.visible[5], 0.8 / 0.5, 1e-12);
    for (int passed = 0; passed < 3; passed++, seen *= pow(0.5, 12.0 / 52.0), week(&world)) {
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
    struct Episode episode = completed(CASE_PUBLIC_OPEN, 1);
    drive_end(&world, &diffusion_mechanism, &episode);
    while (world.week < 50)
        week(&world);
    ck_assert_uint_eq(adopters(&world), 0);
    ck_assert_double_eq(world.agencies.visible[1] + pool_read(&world, POOL_USEFULNESS, 1).good, 0.0);
    world_free(&world);
    scenario_free(&scenario);
}
END_TEST

static void add(TCase *tests) {
    tcase_add_loop_test(tests, test_adopters_follow_the_exact_chain, 0, 2);
    tcase_add_test(tests, test_the_mean_nears_the_recursion_only_with_many_agencies);
    tcase_add_test(tests, test_bass_closed_form_as_the_step_shrinks);
    tcase_add_test(tests, test_the_outside_part_rises_with_attention_and_support);
    tcase_add_test(tests, test_what_is_of_no_use_spreads_by_the_outside_part_alone);
    tcase_add_loop_test(tests, test_the_threshold_form_is_a_power_of_what_peers_show, 0, 6);
    tcase_add_loop_test(tests, test_a_stage_is_left_backwards_at_a_hazard_that_falls_with_support_and_use, 0,
                        3);
    tcase_add_test(tests, test_the_first_agency_side_start_is_the_trial);
    tcase_add_test(tests, test_use_is_learned_from_scope_and_quality_of_ends);
    tcase_add_test(tests, test_each_useful_completion_can_make_it_routine);
    tcase_add_loop_test(tests, test_every_agency_moves_by_its_own_hazard_on_the_state_before, 0, 2);
    tcase_add_test(tests, test_an_episode_started_by_citizens_gives_awareness_and_visibility_not_adoption);
    tcase_add_loop_test(tests, test_a_success_after_quiet_weeks_is_seen_by_peers_and_fades, 0, 2);
    tcase_add_test(tests, test_off_no_agency_changes_its_stage);
}

int main(void) {
    return run_suite("diffusion", add);
}
