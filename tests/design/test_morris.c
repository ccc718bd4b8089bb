/* Morris 1991. */
#include <math.h>
#include <stdlib.h>

#include "made_design.h"
#include "tests/suite.h"

static struct Design trajectories(size_t factors, int64_t count, int64_t grid, uint64_t seed) {
    return made_design((struct Design){
        .kind = DESIGN_MORRIS, .factors = factors, .size = count, .grid = grid, .seed = seed});
}

/* The level of a coordinate, which must be one of the grid. */
static int64_t level_of(double unit, int64_t grid) {
    int64_t level = llround(unit * (double)(grid - 1));
    ck_assert_double_eq(unit, (double)level / (double)(grid - 1));
    ck_assert(level >= 0 && level < grid);
    return level;
}

START_TEST(each_step_moves_one_factor_by_the_same) {
    static const int64_t grids[] = {4, 6, 8, 50};
    enum { FACTORS = 7, COUNT = 40 };
    for (size_t g = 0; g < sizeof grids / sizeof *grids; g++) {
        struct Design design = trajectories(FACTORS, COUNT, grids[g], 3);
        ck_assert_int_eq(design.points, COUNT * (FACTORS + 1));
        for (size_t t = 0; t < COUNT; t++) {
            bool moved[FACTORS] = {false};
            for (size_t step = 0; step < FACTORS; step++) {
                size_t point = t * (FACTORS + 1) + step, changes = 0;
                for (size_t f = 0; f < FACTORS; f++) {
                    int64_t before = level_of(unit_at(&design, point, f), grids[g]),
                            after = level_of(unit_at(&design, point + 1, f), grids[g]);
                    if (before == after)
                        continue;
                    ck_assert_int_eq(llabs(after - before), grids[g] / 2); /* p/(2(p-1)) in levels */
                    ck_assert_msg(!moved[f], "trajectory %zu moves factor %zu twice", t, f);
                    moved[f] = true;
                    changes++;
                }
                ck_assert_uint_eq(changes, 1);
            }
        }
        design_free(&design);
    }
}
END_TEST

START_TEST(starts_are_uniform_and_go_both_ways) {
    enum { FACTORS = 3, COUNT = 40000, GRID = 6 };
    struct Design design = trajectories(FACTORS, COUNT, GRID, 8);
    int64_t level[FACTORS][GRID] = {{0}}, together[GRID * GRID] = {0}, up[2] = {0};
    for (size_t t = 0; t < COUNT; t++) {
        size_t first = t * (FACTORS + 1);
        for (size_t f = 0; f < FACTORS; f++)
            level[f][level_of(unit_at(&design, first, f), GRID)]++;
        together[level_of(unit_at(&design, first, 0), GRID) * GRID +
                 level_of(unit_at(&design, first, 1), GRID)]++;
        up[unit_at(&design, first + FACTORS, 2) > unit_at(&design, first, 2)]++;
    }
    for (size_t f = 0; f < FACTORS; f++)
        assert_equally_likely(level[f], GRID, COUNT);
    assert_equally_likely(together, GRID * GRID, COUNT);
    assert_equally_likely(up, 2, COUNT);
    design_free(&design);
}
END_TEST

/* The factor that a step of a trajectory moves. */
static size_t moved(const struct Design *design, size_t point) {
    size_t factor = 0;
    while (unit_at(design, point, factor) == unit_at(design, point + 1, factor))
        factor++;
    return factor;
}

/* Each of the six orders of three factors equally often, whatever the start. */
START_TEST(orders_are_uniform) {
    enum { FACTORS = 3, COUNT = 40000, GRID = 4, PAIRS = FACTORS * FACTORS };
    struct Design design = trajectories(FACTORS, COUNT, GRID, 21);
    int64_t orders[PAIRS] = {0}, possible[6], with_start[FACTORS][GRID * FACTORS] = {{0}};
    for (size_t t = 0; t < COUNT; t++) {
        size_t point = t * (FACTORS + 1), first = moved(&design, point);
        orders[first * FACTORS + moved(&design, point + 1)]++;
        for (size_t f = 0; f < FACTORS; f++)
            with_start[f][(size_t)level_of(unit_at(&design, point, f), GRID) * FACTORS + first]++;
    }
    for (size_t pair = 0, count = 0; pair < PAIRS; pair++)
        if (pair % (FACTORS + 1) != 0) /* two factors that differ */
            possible[count++] = orders[pair];
    assert_equally_likely(possible, 6, COUNT);
    for (size_t f = 0; f < FACTORS; f++)
        assert_equally_likely(with_start[f], GRID * FACTORS, COUNT);
    design_free(&design);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, each_step_moves_one_factor_by_the_same);
    tcase_add_test(cases, starts_are_uniform_and_go_both_ways);
    tcase_add_test(cases, orders_are_uniform);
}

int main(void) {
    return run_suite("morris", add_tests);
}
