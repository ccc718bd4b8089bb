/* The designs without random numbers: point, factorial and one_at_a_time. */
#include <stdlib.h>

#include "made_design.h"
#include "tests/suite.h"

static const size_t LEVELS[] = {2, 5, 3};
static const double CENTRE[] = {0.1, 0.7, 1.0 / 3.0};

START_TEST(a_point_has_no_coordinates) {
    struct Design design = made_design((struct Design){.kind = DESIGN_POINT});
    ck_assert_int_eq(design.points, 1);
    ck_assert_uint_eq(design.factors, 0);
    design_free(&design);
}
END_TEST

START_TEST(a_factorial_has_every_combination_once) {
    struct Design design =
        made_design((struct Design){.kind = DESIGN_FACTORIAL, .factors = 3, .levels = LEVELS});
    ck_assert_int_eq(design.points, 30);
    size_t point = 0;
    for (size_t i = 0; i < LEVELS[0]; i++)
        for (size_t j = 0; j < LEVELS[1]; j++)
            for (size_t k = 0; k < LEVELS[2]; k++, point++) {
                ck_assert_double_eq(unit_at(&design, point, 0), (double)i / 1.0);
                ck_assert_double_eq(unit_at(&design, point, 1), (double)j / 4.0);
                ck_assert_double_eq(unit_at(&design, point, 2), (double)k / 2.0);
            }
    design_free(&design);
}
END_TEST

/* Where, and on which factor, point 1 + (levels before) + level stands. */
START_TEST(one_at_a_time_goes_through_each_factor) {
    struct Design design = made_design(
        (struct Design){.kind = DESIGN_ONE_AT_A_TIME, .factors = 3, .levels = LEVELS, .centre = CENTRE});
    ck_assert_int_eq(design.points, 1 + 2 + 5 + 3);
    ck_assert_mem_eq(design.unit, CENTRE, sizeof CENTRE);
    size_t point = 1;
    for (size_t moved = 0; moved < 3; moved++)
        for (size_t level = 0; level < LEVELS[moved]; level++, point++)
            for (size_t f = 0; f < 3; f++)
                ck_assert_double_eq(unit_at(&design, point, f),
                                    f == moved ? (double)level / (double)(LEVELS[f] - 1) : CENTRE[f]);
    design_free(&design);
}
END_TEST

START_TEST(grids_do_not_look_at_seed_and_size) {
    for (int kind = DESIGN_FACTORIAL; kind <= DESIGN_ONE_AT_A_TIME; kind++) {
        struct Design request = {
            .kind = (enum DesignKind)kind, .factors = 3, .levels = LEVELS, .centre = CENTRE};
        struct Design one = made_design(request);
        request.seed = 77;
        request.size = -5;
        struct Design other = made_design(request);
        ck_assert(same_points(&one, &other));
        design_free(&one);
        design_free(&other);
    }
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, a_point_has_no_coordinates);
    tcase_add_test(cases, a_factorial_has_every_combination_once);
    tcase_add_test(cases, one_at_a_time_goes_through_each_factor);
    tcase_add_test(cases, grids_do_not_look_at_seed_and_size);
}

int main(void) {
    return run_suite("grids", add_tests);
}
