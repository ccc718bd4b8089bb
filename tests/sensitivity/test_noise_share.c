#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hand_made.h"
#include "sensitivity/response.h"
#include "sensitivity/two_way.h"
#include "tests/suite.h"

/* Deviations of points, replicates and interaction; all normal. */
struct Truth {
    double point, replicate, interaction;
};

enum { POINTS = 40, REPLICATES = 6 };

static struct NoiseShare share_of(const struct HandMade *made) {
    struct Response found;
    struct Error error = {0};
    struct SensitivityData data = hand_made_data(made, 1);
    ck_assert_int_eq(response_init(&found, &data, &error), STATUS_OK);
    struct NoiseShare share = found.noise;
    response_free(&found);
    return share;
}

static struct HandMade simulate(const struct Truth *truth, int64_t replicates, double missing,
                                uint64_t trial) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = 1, .size = POINTS}, replicates);
    for (int64_t p = 0; p < POINTS; p++)
        for (int64_t r = 0; r < replicates; r++) {
            uint64_t cell = (uint64_t)(p * replicates + r);
            made.values[cell] = 50.0 + truth->point * simulated_normal(trial, 0, (uint64_t)p) +
                                truth->replicate * simulated_normal(trial, 1, (uint64_t)r) +
                                truth->interaction * simulated_normal(trial, 2, cell);
            if (simulated_uniform(trial, 3, cell) < missing)
                made.values[cell] = NAN;
        }
    return made;
}

/* Hits are Binomial(300, 0.95), outside 264 … 299 with probability 7e-7 (exact for of_means without missing
 * values, nearly so elsewhere). Estimates: of_means is a variance ratio with a relative standard deviation of
 * about 0.25, its mean over 300 of 0.015, so that 0.1 about the mean of F, which is biased by
 * freedom/(freedom - 2), is seven of them. */
static void check_coverage(const struct Truth *truth, double missing) {
    double point = truth->point * truth->point, replicate = truth->replicate * truth->replicate,
           interaction = truth->interaction * truth->interaction;
    double of_runs = (replicate + interaction) / (point + replicate + interaction);
    double of_means = interaction / REPLICATES / (point + interaction / REPLICATES), sum = 0.0;
    int runs = 0, means = 0;
    for (uint64_t trial = 0; trial < 300; trial++) {
        struct HandMade made = simulate(truth, REPLICATES, missing, trial);
        struct NoiseShare share = share_of(&made);
        runs += interval_holds(&share.of_runs, of_runs);
        means += interval_holds(&share.of_means, of_means);
        sum += share.of_means.value;
        ck_assert_int_eq(share.runs + share.missing, POINTS * REPLICATES);
        hand_made_free(&made);
    }
    ck_assert_msg(runs >= 264 && runs <= 299, "of runs: %d of 300", runs);
    ck_assert_msg(missing > 0.0 || (means >= 264 && means <= 299), "of means: %d of 300", means);
    if (missing == 0.0)
        ck_assert_double_eq_tol(sum / 300.0 / of_means, 39.0 / 37.0, 0.1);
    else
        ck_assert_double_eq_tol(sum / 300.0 / of_means, 39.0 / 37.0 / (1.0 - missing), 0.2);
}

START_TEST(intervals_cover) {
    check_coverage(&(struct Truth){2.0, 0.5, 1.0}, 0.0);
    check_coverage(&(struct Truth){1.0, 2.0, 3.0}, 0.0);
    check_coverage(&(struct Truth){1.0, 0.0, 1.0}, 0.0);
}
END_TEST

START_TEST(missing_values_are_borne) {
    check_coverage(&(struct Truth){2.0, 1.0, 1.0}, 0.2);
}
END_TEST

/* What a replicate adds everywhere is in all runs and in no difference between points, whatever is missing.
 */
START_TEST(common_noise_is_none_of_means) {
    for (int holes = 0; holes < 2; holes++) {
        struct HandMade made = simulate(&(struct Truth){1.0, 3.0, 0.0}, 5, holes ? 0.3 : 0.0, 1);
        struct NoiseShare share = share_of(&made);
        ck_assert_double_eq_tol(share.of_means.value, 0.0, 1e-12);
        ck_assert_double_gt(share.of_runs.value, 0.2);
        ck_assert_double_ge(share.of_runs.high, share.of_runs.value);
        hand_made_free(&made);
    }
}
END_TEST

/* By hand: mean squares 98/3 of points, 1/2 of replicates, 1/6 of their interaction. */
START_TEST(two_points_by_hand) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = 1, .size = 2}, 3);
    const double values[] = {1, 2, 2, 6, 6, 7};
    for (size_t i = 0; i < 6; i++)
        made.values[i] = values[i];
    struct NoiseShare share = share_of(&made);
    double point = 6.0 * 14.0 * 14.0 / 36.0, replicate = 0.5, interaction = 1.0 / 6.0;
    ck_assert_double_eq_tol(share.of_means.value, interaction / point, 1e-12);
    double of_points = (point - interaction) / 3.0, of_replicates = (replicate - interaction) / 2.0;
    ck_assert_double_eq_tol(share.of_runs.value,
                            (of_replicates + interaction) / (of_points + of_replicates + interaction), 1e-12);
    ck_assert_int_eq(share.of_runs.count, 6);
    hand_made_free(&made);
}
END_TEST

/* Shrout & Fleiss 1979, tables 2 and 3: mean squares 11.24, 32.49 and 1.02 of six targets and four judges;
 * McGraw & Wong's intervals for them: ICC(A,1) 0.29 with 0.02 … 0.76, and ICC(C,4) 0.91 with 0.68 … 0.99. */
START_TEST(ratings_of_shrout_and_fleiss) {
    const double ratings[] = {9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = 1, .size = 6}, 4);
    struct Error error = {0};
    struct MeanSquares all;
    struct NoiseShare share = {0};
    memcpy(made.values, ratings, sizeof ratings);
    struct SensitivityData data = hand_made_data(&made, 1);
    ck_assert_int_eq(two_way_fit(&all, &data, &error), STATUS_OK);
    ck_assert_int_eq(all.known, NOISE_KNOWN);
    ck_assert_double_eq_tol(all.point, 11.24, 0.005);
    ck_assert_double_eq_tol(all.replicate, 32.49, 0.005);
    ck_assert_double_eq_tol(all.interaction, 1.02, 0.005);
    ck_assert_double_eq_tol(all.replicate_freedom, 3.0, 1e-12);
    ck_assert_double_le(all.point_freedom, 5.0);
    all.point_freedom = 5.0;
    all.interaction_freedom = 15.0;
    noise_share_of_squares(&share, &all, 0.95);
    ck_assert_double_eq_tol(1.0 - share.of_runs.value, 0.29, 0.005);
    ck_assert_double_eq_tol(1.0 - share.of_runs.high, 0.02, 0.005);
    ck_assert_double_eq_tol(1.0 - share.of_runs.low, 0.76, 0.005);
    ck_assert_double_eq_tol(1.0 - share.of_means.value, 0.91, 0.005);
    ck_assert_double_eq_tol(1.0 - share.of_means.high, 0.68, 0.005);
    ck_assert_double_eq_tol(1.0 - share.of_means.low, 0.99, 0.005);
    hand_made_free(&made);
}
END_TEST

/* Ten trajectories of ten factors, which all add to the output: 110 points, but not as many independent ones.
 * Hits are Binomial(200, about 0.915), below 165 with probability 2e-5; with a degree of freedom a point
 * there are about 156. */
START_TEST(points_of_trajectories_resemble) {
    int hits = 0;
    for (uint64_t trial = 0; trial < 200; trial++) {
        struct HandMade made = hand_made(
            (struct Design){.kind = DESIGN_MORRIS, .factors = 10, .size = 10, .grid = 4, .seed = trial}, 4);
        for (size_t p = 0; p < 110; p++)
            for (size_t r = 0; r < 4; r++) {
                made.values[p * 4 + r] = simulated_normal(trial, 0, p * 4 + r);
                for (size_t f = 0; f < 10; f++)
                    made.values[p * 4 + r] += made.design.unit[p * 10 + f];
            }
        struct NoiseShare share = share_of(&made);
        hits += interval_holds(&share.of_means, 0.25 / (0.25 + 10.0 * 5.0 / 36.0));
        hand_made_free(&made);
    }
    ck_assert_msg(hits >= 165 && hits <= 199, "%d of 200", hits);
}
END_TEST

START_TEST(not_known) {
    struct HandMade one = simulate(&(struct Truth){1.0, 1.0, 1.0}, 1, 0.0, 1);
    struct NoiseShare share = share_of(&one);
    ck_assert_double_nan(share.of_runs.value);
    ck_assert_double_nan(share.of_means.value);
    ck_assert_int_eq(share.of_means.count, 0);
    ck_assert_int_eq(share.runs, POINTS);
    struct HandMade constant = simulate(&(struct Truth){0.0, 0.0, 0.0}, 3, 0.0, 1);
    share = share_of(&constant);
    ck_assert_double_nan(share.of_runs.value);
    struct HandMade none = simulate(&(struct Truth){1.0, 1.0, 1.0}, 3, 2.0, 1);
    share = share_of(&none);
    ck_assert_double_nan(share.of_means.value);
    ck_assert_int_eq(share.runs, 0);
    ck_assert_int_eq(share.missing, 3 * POINTS);
    hand_made_free(&one);
    hand_made_free(&constant);
    hand_made_free(&none);
}
END_TEST

/* Points alone, or noise alone: the shares are at their ends. */
START_TEST(all_or_nothing) {
    struct HandMade points = simulate(&(struct Truth){1.0, 0.0, 0.0}, 3, 0.0, 1);
    struct NoiseShare share = share_of(&points);
    ck_assert_double_eq_tol(share.of_runs.value, 0.0, 1e-12);
    ck_assert_double_eq_tol(share.of_runs.high, 0.0, 1e-12);
    ck_assert_double_eq_tol(share.of_means.high, 0.0, 1e-12);
    struct HandMade replicates = simulate(&(struct Truth){0.0, 1.0, 0.0}, 3, 0.0, 1);
    share = share_of(&replicates);
    ck_assert_double_eq_tol(share.of_runs.value, 1.0, 1e-12);
    ck_assert_int_eq(share.known, NOISE_POINTS_ALIKE);
    ck_assert_double_nan(share.of_means.value); /* all means are the same: no variance to share */
    for (size_t i = 0; i < 3 * POINTS; i += 4)
        replicates.values[i] *= 1.0 + 4e-16; /* up to rounding */
    share = share_of(&replicates);
    ck_assert_double_nan(share.of_means.value);
    ck_assert_double_eq_tol(share.of_runs.value, 1.0, 1e-12);
    struct HandMade noise = simulate(&(struct Truth){0.0, 0.0, 1.0}, 3, 0.0, 1);
    share = share_of(&noise);
    ck_assert_double_ge(share.of_means.high, 1.0);
    ck_assert_double_le(share.of_means.value, 1.0);
    ck_assert_double_le(share.of_runs.high, 1.0);
    hand_made_free(&points);
    hand_made_free(&replicates);
    hand_made_free(&noise);
}
END_TEST

/* The crossings repeat A: they are counted as runs and nothing else. */
START_TEST(of_saltelli_a_and_b_alone) {
    struct HandMade made =
        hand_made((struct Design){.kind = DESIGN_SALTELLI, .factors = 2, .size = 20, .seed = 1}, 3);
    for (size_t i = 0; i < 20 * 4 * 3; i++)
        made.values[i] = simulated_normal(9, 0, i);
    struct NoiseShare before = share_of(&made);
    for (size_t i = 0; i < 20 * 4 * 3; i++)
        made.values[i] += i / 3 % 4 >= 2 ? 1e3 * simulated_normal(9, 1, i) : 0.0;
    struct NoiseShare after = share_of(&made);
    ck_assert_double_eq(before.of_means.value, after.of_means.value);
    ck_assert_double_eq(before.of_runs.low, after.of_runs.low);
    ck_assert_int_eq(after.of_runs.count, 120);
    ck_assert_int_eq(after.runs, 240);
    hand_made_free(&made);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, intervals_cover);
    tcase_add_test(cases, missing_values_are_borne);
    tcase_add_test(cases, common_noise_is_none_of_means);
    tcase_add_test(cases, two_points_by_hand);
    tcase_add_test(cases, ratings_of_shrout_and_fleiss);
    tcase_add_test(cases, points_of_trajectories_resemble);
    tcase_add_test(cases, not_known);
    tcase_add_test(cases, all_or_nothing);
    tcase_add_test(cases, of_saltelli_a_and_b_alone);
}

int main(void) {
    return run_suite("noise share", add_tests);
}
