/* The surrogate of the sampler: the chance that it tells, and that the sampler's law is right whatever it
 * tells. */
#include "calibrate/surrogate.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

#include "calibrate/smc.h"
#include "tests/calibrate/toys.h"
#include "tests/suite.h"

enum { POINTS = 30, REPLICATES = 6 };

/* One wave of runs of the toy. */
static void wave_of(struct Toy *toy, const struct Observation observation[], struct History *history) {
    double unit[POINTS * 4], numbers[POINTS * REPLICATES * 4];
    struct Error error = {0};
    const struct Simulator simulator = toy_simulator(toy);
    *history = (struct History){
        .factors = toy->factors, .numbers = toy->numbers, .observation = observation, .cutoff = 30.0};
    ck_assert_int_eq(history_sample(history, POINTS, 3, unit, &error), STATUS_OK);
    ck_assert_int_eq(simulator.run(toy, POINTS, unit, REPLICATES, numbers, &error), STATUS_OK);
    ck_assert_int_eq(history_add(history, POINTS, unit, REPLICATES, numbers, &error), STATUS_OK);
}

/* The chance against the share of 8,000 runs that meet the tolerance, near the figures and away from them,
 * numbers that go together among them (the second is the first seen again with an error). */
START_TEST(chance_as_counted) {
    struct Toy toy;
    struct History history;
    struct Surrogate surrogate;
    struct Error error = {0};
    const struct Observation seen[] = {{0.5, 0.0, 0.0}, {0.5, 0.05, 0.0}, {0.4, 0.0, 0.0}};
    const double scale[] = {0.1, 0.1, 0.1};
    toy_init(&toy, 3, 3, 0.1, 5);
    toy.shared = 0.8;
    wave_of(&toy, seen, &history);
    ck_assert_int_eq(surrogate_init(&surrogate, &history, scale, &error), STATUS_OK);
    for (int place = 0; place < 4; place++) {
        double x[] = {0.5 + 0.05 * place, 0.5, 0.4}, counted = 0.0;
        for (int i = 0; i < 8000; i++) {
            double numbers[3], sum = 0.0;
            toy_draw(&toy, x, numbers);
            numbers[1] += gsl_ran_gaussian(toy.rng, 0.05);
            for (int k = 0; k < 3; k++)
                sum += (numbers[k] - seen[k].figure) * (numbers[k] - seen[k].figure) / 0.01;
            counted += sqrt(sum / 3.0) <= 0.8 ? 1.0 / 8000.0 : 0.0;
        }
        ck_assert_double_eq_tol(exp(surrogate_chance(&surrogate, x, 0.8)), counted, 0.06);
    }
    surrogate_free(&surrogate);
    history_free(&history);
    toy_free(&toy);
}
END_TEST

/* y = x + e, e of sd 0.1, seen as 0.5, with emulators of y = x + shift: the posterior is the normal law round
 * 0.5 of sd 0.1 (1.5 % wider by the tolerance), 500 particles; bounds as of the conjugate case. */
static void law_with_emulators_off_by(double shift) {
    struct Toy wrong, toy;
    struct History history;
    struct Smc smc;
    struct Error error = {0};
    const struct Observation seen = {0.5, 0.0, 0.0}, seen_wrongly = {0.5 - shift, 0.0, 0.0};
    const double scale = 1.0;
    const struct SmcPlan plan = {.particles = 500,
                                 .replicates = 1,
                                 .generations = 40,
                                 .keep = 0.7,
                                 .tolerance = 0.03,
                                 .moved = 0.9,
                                 .seed = 5};
    toy_init(&wrong, 1, 1, 0.1, 7);
    toy_init(&toy, 1, 1, 0.1, 8);
    wave_of(&wrong, &seen_wrongly, &history);
    const struct Simulator simulator = toy_simulator(&toy);
    ck_assert_int_eq(smc_run(&smc, &simulator, &seen, &scale, &history, &plan, &error), STATUS_OK);
    ck_assert_double_eq_tol(gsl_stats_mean(smc.unit, 1, 500), 0.5, 4.0 * 0.1 / sqrt(150.0));
    ck_assert_double_eq_tol(gsl_stats_sd(smc.unit, 1, 500), 0.1, 0.015);
    smc_free(&smc);
    history_free(&history);
    toy_free(&wrong);
    toy_free(&toy);
}

START_TEST(law_whatever_emulators_say) {
    law_with_emulators_off_by(0.0);
    law_with_emulators_off_by(0.1);
}
END_TEST

/* Four factors that four numbers tell: at the same tolerance far moves by the emulators are accepted more
 * often than near ones without them (0.06 and 0.04; more cannot be, since a run at a particle hits no more
 * often). */
START_TEST(moves_are_accepted_more_often) {
    struct Toy toy;
    struct History history;
    struct Error error = {0};
    double accepted[2], scale[] = {0.05, 0.05, 0.05, 0.05};
    const struct Observation seen[] = {{0.5, 0.0, 0.0}, {0.4, 0.0, 0.0}, {0.6, 0.0, 0.0}, {0.3, 0.0, 0.0}};
    const struct SmcPlan plan = {.particles = 200,
                                 .replicates = 1,
                                 .generations = 40,
                                 .keep = 0.5,
                                 .tolerance = 0.8,
                                 .moved = 0.5,
                                 .seed = 5};
    toy_init(&toy, 4, 4, 0.05, 7);
    wave_of(&toy, seen, &history);
    const struct Simulator simulator = toy_simulator(&toy);
    for (int with = 0; with < 2; with++) {
        struct Smc smc;
        ck_assert_int_eq(smc_run(&smc, &simulator, seen, scale, with ? &history : NULL, &plan, &error),
                         STATUS_OK);
        ck_assert_double_eq(smc.tolerance, 0.8);
        accepted[with] = smc.generation[smc.generations].accepted;
        smc_free(&smc);
    }
    ck_assert_double_ge(accepted[1], 1.2 * accepted[0]);
    history_free(&history);
    toy_free(&toy);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, chance_as_counted);
    tcase_add_test(cases, law_whatever_emulators_say);
    tcase_add_test(cases, moves_are_accepted_more_often);
}

int main(void) {
    return run_suite("surrogate", add_tests);
}
