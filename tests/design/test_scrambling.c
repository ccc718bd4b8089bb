/* Nested uniform scrambling (Owen 1995), digit by digit and as a design. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "design/sobol_sequence.h"
#include "made_design.h"
#include "tests/suite.h"

static const struct RandomKey KEY = {20240607, 0};

static struct Design scrambled(size_t factors, int64_t points, uint64_t seed) {
    return made_design(
        (struct Design){.kind = DESIGN_SOBOL, .factors = factors, .size = points, .seed = seed});
}

/* The first SOBOL_DIGITS digits after scrambling. */
static uint32_t digits_of(size_t dimension, uint32_t digits) {
    return (uint32_t)(sobol_scrambled(&KEY, dimension, digits) * 0x1p32);
}

static size_t common_digits(uint32_t one, uint32_t other) {
    return one == other ? SOBOL_DIGITS : (size_t)__builtin_clz(one ^ other);
}

/* Nested: two numbers agree in as many first digits after the scrambling as before it. */
START_TEST(scrambling_keeps_what_is_common) {
    for (uint64_t pair = 0; pair < 3000; pair++) {
        uint64_t words[4];
        random_block(&KEY, (struct DrawId){PURPOSE_NETWORK, pair, 0, 0}, 0, words);
        uint32_t one = (uint32_t)words[0], common = (uint32_t)(pair % SOBOL_DIGITS);
        uint32_t other = one ^ (UINT32_C(1) << 31 | (uint32_t)words[1] >> 1) >> common;
        size_t dimension = words[2] % SOBOL_DIMENSIONS;
        ck_assert_uint_eq(common_digits(one, other), common);
        ck_assert_uint_eq(common_digits(digits_of(dimension, one), digits_of(dimension, other)), common);
    }
}
END_TEST

/* Flips at level k, over numbers that differ above it; and whether a flip goes with that of the sibling of
 * its parent. Each is Binomial(4000, 1/2) and misses 2000 ± 190, six standard deviations, with a chance of
 * 2e-9. */
START_TEST(flips_are_fair_and_independent) {
    enum { NUMBERS = 4000 };
    for (uint32_t level = 0; level < SOBOL_DIGITS; level++) {
        int flipped = 0, together = 0;
        for (uint32_t i = 0; i < NUMBERS; i++) {
            uint32_t mask = UINT32_C(1) << 31 >> level, number = (i * UINT32_C(2654435761)) | mask;
            uint32_t cousin = level == 0 ? number : number ^ mask << 1;
            bool own = (digits_of(i, number) & mask) == 0, other = (digits_of(i, cousin) & mask) == 0;
            flipped += own;
            together += own == other;
        }
        ck_assert_msg(abs(flipped - NUMBERS / 2) < 190, "level %u: %d flips", level, flipped);
        ck_assert_msg(level == 0 || abs(together - NUMBERS / 2) < 190, "level %u: %d together", level,
                      together);
    }
}
END_TEST

/* A digit may not look at the digits below it. */
START_TEST(flips_look_at_higher_digits_alone) {
    for (uint32_t level = 0; level < SOBOL_DIGITS; level++)
        for (uint32_t i = 0; i < 64; i++) {
            uint32_t number = i * UINT32_C(2654435761), keep = UINT32_C(0xffffffff)
                                                               << (SOBOL_DIGITS - 1 - level);
            ck_assert_uint_eq(digits_of(3, number) & keep, digits_of(3, number & keep) & keep);
        }
}
END_TEST

START_TEST(each_dimension_stays_a_net) {
    enum { FACTORS = 220, POINTS = 1 << 10 };
    struct Design design = scrambled(FACTORS, 2 * POINTS, 4);
    for (size_t f = 0; f < FACTORS; f++)
        for (size_t points = 1; points <= POINTS; points *= 2) {
            assert_one_in_each_stratum(design.unit + f, points, FACTORS);
            assert_one_in_each_stratum(design.unit + points * FACTORS + f, points, FACTORS);
        }
    design_free(&design);
}
END_TEST

/* The first two dimensions are a (0, m, 2)-net: 2^m points have one in each box of 2^-a by 2^-(m-a). */
START_TEST(first_two_dimensions_are_a_net) {
    enum { M = 12, POINTS = 1 << M };
    struct Design design = scrambled(2, POINTS, 9);
    for (int a = 0; a <= M; a++) {
        bool seen[POINTS] = {false};
        for (size_t i = 0; i < POINTS; i++) {
            size_t across = (size_t)ldexp(unit_at(&design, i, 0), a),
                   up = (size_t)ldexp(unit_at(&design, i, 1), M - a), box = (across << (M - a)) + up;
            if (seen[box])
                ck_abort_msg("two points in a box of 2^-%d by 2^-%d", a, M - a);
            seen[box] = true;
        }
    }
    design_free(&design);
}
END_TEST

/* Pairs further on have weaker nets, but any two neighbours have 64 of 4,096 points in each of 8 by 8 boxes.
 */
START_TEST(neighbouring_dimensions_are_even) {
    enum { POINTS = 4096, FACTORS = 220, SIDE = 8, BOXES = SIDE * SIDE };
    struct Design design = scrambled(FACTORS, POINTS, 9);
    for (size_t f = 1; f < FACTORS; f++) {
        int counts[BOXES] = {0};
        for (size_t i = 0; i < POINTS; i++)
            counts[(size_t)(SIDE * unit_at(&design, i, f - 1)) * SIDE +
                   (size_t)(SIDE * unit_at(&design, i, f))]++;
        for (size_t box = 0; box < BOXES; box++)
            ck_assert_msg(counts[box] == POINTS / BOXES, "dimensions %zu and %zu: %d points in box %zu", f,
                          f + 1, counts[box], box);
    }
    design_free(&design);
}
END_TEST

/* Over seeds each point is uniform in each dimension and across two. */
START_TEST(points_are_uniform_over_seeds) {
    enum { SEEDS = 20000, CELLS = 64, SIDE = 8 };
    static const size_t dimensions[] = {0, 1, 137}, points[] = {0, 1, 6};
    static int64_t one[3][3][CELLS], two[3][CELLS];
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct RandomKey key = {seed, 0};
        for (size_t d = 0; d < 3; d++) {
            double column[7], next[7];
            sobol_column(&key, dimensions[d], 7, column, 1);
            sobol_column(&key, dimensions[d] + 1, 7, next, 1);
            for (size_t p = 0; p < 3; p++)
                one[d][p][(size_t)(CELLS * column[points[p]])]++;
            two[d][(size_t)(SIDE * column[6]) * SIDE + (size_t)(SIDE * next[6])]++;
        }
    }
    for (size_t d = 0; d < 3; d++) {
        assert_equally_likely(two[d], CELLS, SEEDS);
        for (size_t p = 0; p < 3; p++)
            assert_equally_likely(one[d][p], CELLS, SEEDS);
    }
}
END_TEST

/* Digits past those of the sequence: 2^10 points fill 2^10 intervals, and within these the places are
 * uniform. */
START_TEST(places_in_the_smallest_interval_are_uniform) {
    enum { POINTS = 1 << 14, CELLS = 64 };
    static double column[POINTS];
    int64_t within[CELLS] = {0}, below[CELLS] = {0};
    sobol_column(&KEY, 5, POINTS, column, 1);
    for (size_t i = 0; i < POINTS; i++) {
        within[(size_t)(CELLS * fmod(column[i] * POINTS, 1.0))]++;
        below[(size_t)(CELLS * fmod(column[i] * 0x1p32, 1.0))]++;
    }
    assert_equally_likely(within, CELLS, POINTS);
    assert_equally_likely(below, CELLS, POINTS);
}
END_TEST

enum { SMOOTH = 10 };

/* The product of 1 + (x_i - 1/2), whose mean is 1 and whose variance is (13/12)^10 - 1. */
static double smooth_error(uint64_t seed, int64_t points) {
    struct Design design = scrambled(SMOOTH, points, seed);
    double sum = 0.0;
    for (size_t i = 0; i < (size_t)points; i++) {
        double product = 1.0;
        for (size_t f = 0; f < SMOOTH; f++)
            product *= 0.5 + unit_at(&design, i, f);
        sum += product;
    }
    design_free(&design);
    return sum / (double)points - 1.0;
}

/* Means of 4,096 points over 30 seeds. Random points would have a mean square error of the variance / 4096,
 * and one below a hundredth of it with a chance under 1e-30. Without bias the t statistic of 29 degrees of
 * freedom passes its limit once in a million. */
START_TEST(smooth_functions_are_integrated_well) {
    enum { SEEDS = 30, POINTS = 4096 };
    double sum = 0.0, squares = 0.0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        double error = smooth_error(seed, POINTS);
        sum += error;
        squares += error * error;
    }
    double random = (pow(13.0 / 12.0, SMOOTH) - 1.0) / POINTS, mean = sum / SEEDS;
    double t = mean / sqrt((squares / SEEDS - mean * mean) / (SEEDS - 1));
    ck_assert_msg(squares / SEEDS < random / 100.0, "mean square error %.3g, of random points %.3g",
                  squares / SEEDS, random);
    ck_assert_double_lt(fabs(t), gsl_cdf_tdist_Qinv(0.5e-6, SEEDS - 1));
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, scrambling_keeps_what_is_common);
    tcase_add_test(cases, flips_are_fair_and_independent);
    tcase_add_test(cases, flips_look_at_higher_digits_alone);
    tcase_add_test(cases, each_dimension_stays_a_net);
    tcase_add_test(cases, first_two_dimensions_are_a_net);
    tcase_add_test(cases, neighbouring_dimensions_are_even);
    tcase_add_test(cases, points_are_uniform_over_seeds);
    tcase_add_test(cases, places_in_the_smallest_interval_are_uniform);
    tcase_add_test(cases, smooth_functions_are_integrated_well);
}

int main(void) {
    return run_suite("scrambling", add_tests);
}
