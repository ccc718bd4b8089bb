/* McKay, Beckman & Conover 1979. */
#include <math.h>
#include <stdlib.h>

#include "made_design.h"
#include "tests/suite.h"

static struct Design hypercube(size_t factors, int64_t points, uint64_t seed) {
    return made_design(
        (struct Design){.kind = DESIGN_LATIN_HYPERCUBE, .factors = factors, .size = points, .seed = seed});
}

START_TEST(each_stratum_is_hit_once) {
    static const int64_t sizes[] = {1, 2, 3, 10, 49, 1000, 4099};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        struct Design design = hypercube(23, sizes[s], 5);
        for (size_t f = 0; f < 23; f++)
            assert_one_in_each_stratum(design.unit + f, (size_t)sizes[s], 23);
        design_free(&design);
    }
}
END_TEST

/* The correlation of two random permutations of n has variance 1/(n - 1); of 190 pairs in 1,000 points, one
 * is past 0.17, 5.4 standard deviations, with a chance below 2e-5. */
START_TEST(factors_are_not_correlated) {
    enum { FACTORS = 20, POINTS = 1000 };
    struct Design design = hypercube(FACTORS, POINTS, 11);
    for (size_t f = 0; f < FACTORS; f++)
        for (size_t g = 0; g < f; g++) {
            double sum = 0.0;
            for (size_t i = 0; i < POINTS; i++)
                sum += (unit_at(&design, i, f) - 0.5) * (unit_at(&design, i, g) - 0.5);
            ck_assert_double_lt(fabs(12.0 * sum / POINTS), 0.17);
        }
    design_free(&design);
}
END_TEST

/* Over seeds: all orders of four points, and where a point lies, which takes a stratum and a place within it
 * that do not hang together. */
START_TEST(permutations_and_places_are_uniform) {
    enum { SEEDS = 24000, CELLS = 64 };
    int64_t orders[256] = {0}, places[CELLS] = {0}, found[24];
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct Design design = hypercube(2, 4, seed);
        size_t order = 0;
        for (size_t i = 0; i < 4; i++)
            order = 4 * order + (size_t)(4.0 * unit_at(&design, i, 1));
        orders[order]++;
        places[(size_t)(CELLS * unit_at(&design, 3, 0))]++;
        design_free(&design);
    }
    size_t count = 0;
    for (size_t order = 0; order < 256; order++)
        if (orders[order] > 0) {
            ck_assert_uint_lt(count, 24);
            found[count++] = orders[order];
        }
    ck_assert_uint_eq(count, 24);
    assert_equally_likely(found, 24, SEEDS);
    assert_equally_likely(places, CELLS, SEEDS);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, each_stratum_is_hit_once);
    tcase_add_test(cases, factors_are_not_correlated);
    tcase_add_test(cases, permutations_and_places_are_uniform);
}

int main(void) {
    return run_suite("latin_hypercube", add_tests);
}
