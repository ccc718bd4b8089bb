/* What all designs have in common: the table, sizes, seeds, and requests that cannot be. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "design/sobol_sequence.h"
#include "made_design.h"
#include "tests/suite.h"

static const size_t LEVELS[] = {2, 3, 4};
static const double CENTRE[] = {0.5, 0.25, 1.0};

static struct Design request_of(int kind, int64_t size) {
    return (struct Design){.kind = (enum DesignKind)kind,
                           .factors = kind == DESIGN_POINT ? 0 : 3,
                           .levels = LEVELS,
                           .centre = CENTRE,
                           .size = size,
                           .grid = 4,
                           .seed = 1};
}

START_TEST(each_row_is_complete) {
    for (int kind = 0; kind < DESIGN_COUNT; kind++) {
        const struct DesignRow *row = design_row((enum DesignKind)kind);
        ck_assert_uint_gt(strlen(row->name), 0);
        ck_assert_uint_gt(strlen(row->sentence), 0);
        ck_assert((row->size[0] == '\0') == (row->least == 0));
        ck_assert(row->generate != NULL);
        for (int other = 0; other < kind; other++)
            ck_assert_str_ne(row->name, design_row((enum DesignKind)other)->name);
    }
    ck_assert_str_eq(design_row(DESIGN_SALTELLI)->size, "base_samples");
    ck_assert_str_eq(design_row(DESIGN_MORRIS)->size, "trajectories");
}
END_TEST

START_TEST(points_and_blocks_by_hand) {
    static const struct {
        int kind;
        bool second_order;
        int64_t points, block;
    } known[] = {{DESIGN_POINT, false, 1, 1},          {DESIGN_FACTORIAL, false, 24, 1},
                 {DESIGN_ONE_AT_A_TIME, false, 10, 1}, {DESIGN_LATIN_HYPERCUBE, false, 6, 1},
                 {DESIGN_SOBOL, false, 6, 1},          {DESIGN_MORRIS, false, 24, 4},
                 {DESIGN_SALTELLI, false, 30, 5},      {DESIGN_SALTELLI, true, 48, 8}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct Design request = request_of(known[i].kind, 6);
        request.second_order = known[i].second_order;
        struct Design design = made_design(request);
        ck_assert_int_eq(design.points, known[i].points);
        ck_assert_int_eq(design_block(&request), known[i].block);
        design_free(&design);
        ck_assert_ptr_null(design.unit);
    }
}
END_TEST

START_TEST(the_seed_decides) {
    for (int kind = DESIGN_LATIN_HYPERCUBE; kind <= DESIGN_SALTELLI; kind++) {
        struct Design request = request_of(kind, 9);
        struct Design one = made_design(request), again = made_design(request);
        request.seed = 2;
        struct Design other = made_design(request);
        ck_assert(same_points(&one, &again));
        ck_assert(!same_points(&one, &other));
        design_free(&one);
        design_free(&again);
        design_free(&other);
    }
}
END_TEST

/* The last point, written down once: a plan's design must not change under another compiler, machine or
 * version of the program. */
START_TEST(points_are_golden) {
    static const struct {
        int kind;
        double last[3];
    } golden[] = {
        {DESIGN_LATIN_HYPERCUBE, {0x1.cb7ddbcf2879cp-3, 0x1.42aec3dcc10c1p-2, 0x1.b78a5d9197fa1p-2}},
        {DESIGN_SOBOL, {0x1.46b2d9c5b77f2p-2, 0x1.9441775b68577p-1, 0x1.db4e8f2d0314p-1}},
        {DESIGN_MORRIS, {0x1.999999999999ap-3, 0x1.3333333333333p-1, 0x1p+0}},
        {DESIGN_SALTELLI, {0x1.46b2d9c5b77f2p-2, 0x1.9441775b68577p-1, 0x1.751df58e81e8cp-2}}};
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        struct Design request = request_of(golden[i].kind, 9);
        request.grid = 6;
        request.seed = UINT64_C(0x123456789abcdef);
        struct Design design = made_design(request);
        for (size_t f = 0; f < 3; f++)
            ck_assert_double_eq(unit_at(&design, (size_t)design.points - 1, f), golden[i].last[f]);
        design_free(&design);
    }
}
END_TEST

START_TEST(a_larger_size_begins_with_the_smaller) {
    for (int kind = DESIGN_SOBOL; kind <= DESIGN_SALTELLI; kind++)
        for (int64_t size = 2; size < 40; size += 5) {
            struct Design small = made_design(request_of(kind, size)),
                          large = made_design(request_of(kind, size + 13));
            assert_begins(&large, &small);
            design_free(&small);
            design_free(&large);
        }
}
END_TEST

/* A factor more leaves the points of the others as they are, where factors have draws of their own. */
START_TEST(factors_have_draws_of_their_own) {
    for (int kind = DESIGN_LATIN_HYPERCUBE; kind <= DESIGN_SOBOL; kind++) {
        struct Design request = request_of(kind, 16);
        struct Design three = made_design(request);
        request.factors = 4;
        struct Design four = made_design(request);
        for (size_t i = 0; i < 16; i++)
            ck_assert_mem_eq(three.unit + 3 * i, four.unit + 4 * i, 3 * sizeof(double));
        design_free(&three);
        design_free(&four);
    }
}
END_TEST

/* Asserts that a request is refused with this message, by both functions, and that nothing is made. */
static void refused(struct Design request, const char *message) {
    struct Error error = {0}, same = {0};
    struct Design design = request;
    int64_t points = -7;
    ck_assert_int_eq(design_points(&request, &points, &error), STATUS_CONFIGURATION);
    ck_assert_int_eq(points, -7);
    ck_assert_int_eq(error.count, 1);
    ck_assert_msg(strstr(error.text, message) != NULL, "\"%s\" is not in \"%s\"", message, error.text);
    ck_assert_int_eq(design_make(&design, &same), STATUS_CONFIGURATION);
    ck_assert_str_eq(error.text, same.text);
    ck_assert_ptr_null(design.unit);
    design_free(&design);
}

static struct Design with_factors(int kind, size_t factors) {
    struct Design request = request_of(kind, 8);
    request.factors = factors;
    return request;
}

START_TEST(factors_are_checked) {
    for (int kind = DESIGN_FACTORIAL; kind < DESIGN_COUNT; kind++)
        refused(with_factors(kind, 0), "needs at least one factor");
    refused(with_factors(DESIGN_POINT, 2), "point: takes no factors, and there are 2");
    refused(with_factors(DESIGN_SOBOL, SOBOL_DIMENSIONS + 1),
            "sobol: takes at most 1111 factors, and there are 1112; latin_hypercube and morris have no such");
    refused(with_factors(DESIGN_SALTELLI, SOBOL_DIMENSIONS / 2 + 1), "saltelli: takes at most 555 factors");
    refused(with_factors(DESIGN_LATIN_HYPERCUBE, 1000001),
            "takes at most 1000000 factors, and there are 1000001");
    refused(with_factors(DESIGN_MORRIS, SIZE_MAX), "takes at most 1000000 factors");
}
END_TEST

START_TEST(most_dimensions_are_made) {
    struct Design sobol = made_design(with_factors(DESIGN_SOBOL, SOBOL_DIMENSIONS)),
                  saltelli = made_design(with_factors(DESIGN_SALTELLI, SOBOL_DIMENSIONS / 2));
    for (size_t d = 0; d < SOBOL_DIMENSIONS; d++)
        assert_one_in_each_stratum(sobol.unit + d, 8, SOBOL_DIMENSIONS);
    ck_assert_int_eq(saltelli.points, 8 * 557);
    design_free(&sobol);
    design_free(&saltelli);
}
END_TEST

START_TEST(sizes_are_checked) {
    refused(request_of(DESIGN_LATIN_HYPERCUBE, 0), "latin_hypercube: points must be at least 1, not 0");
    refused(request_of(DESIGN_SOBOL, -3), "sobol: points must be at least 1, not -3");
    refused(request_of(DESIGN_MORRIS, 1), "morris: trajectories must be at least 2, not 1");
    refused(request_of(DESIGN_SALTELLI, 1), "saltelli: base_samples must be at least 2, not 1");
    refused(request_of(DESIGN_SOBOL, DESIGN_POINTS_MOST + 1),
            "sobol: points must be at most 100000000, not 100000001");
    refused(request_of(DESIGN_MORRIS, INT64_MAX), "morris: trajectories must be at most 25000000");
    refused(request_of(DESIGN_SALTELLI, 20000001),
            "at most 20000000, not 20000001: a design has at most 100000000");
    struct Design most = request_of(DESIGN_SALTELLI, 20000000);
    struct Error error = {0};
    int64_t points = 0;
    ck_assert_int_eq(design_points(&most, &points, &error), STATUS_OK);
    ck_assert_int_eq(points, DESIGN_POINTS_MOST);
}
END_TEST

START_TEST(grids_are_checked) {
    static const int64_t bad[] = {INT64_MIN, -4, 0, 1, 2, 3, 5, 7};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct Design request = request_of(DESIGN_MORRIS, 4);
        request.grid = bad[i];
        refused(request, "morris: grid must be an even number of levels, at least 4, not");
    }
    for (int kind = DESIGN_FACTORIAL; kind <= DESIGN_ONE_AT_A_TIME; kind++)
        for (size_t few = 0; few < 2; few++) {
            struct Design request = request_of(kind, 0);
            request.levels = (const size_t[]){2, few, 4};
            refused(request, "factor 2 needs at least 2 levels, not");
        }
}
END_TEST

START_TEST(products_of_levels_are_checked) {
    static const size_t many[][3] = {
        {10000, 10000, 2}, {SIZE_MAX, SIZE_MAX, SIZE_MAX}, {2, SIZE_MAX / 2 + 1, 2}, {100000000, 2, 2}};
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        struct Design request = request_of(DESIGN_FACTORIAL, 0);
        request.levels = many[i];
        refused(request, "factorial: the levels of 3 factors give more than 100000000 points");
        request.kind = DESIGN_ONE_AT_A_TIME;
        if (i > 0)
            refused(request, "one_at_a_time: the levels of 3 factors give more than 100000000 points");
    }
    struct Design wraps = with_factors(DESIGN_FACTORIAL, 4);
    wraps.levels = (const size_t[]){65536, 65536, 65536, 65536}; /* 2^64 */
    refused(wraps, "factorial: the levels of 4 factors give more than 100000000 points");
    struct Design most = request_of(DESIGN_FACTORIAL, 0);
    most.levels = (const size_t[]){10000, 5000, 2};
    struct Error error = {0};
    int64_t points = 0;
    ck_assert_int_eq(design_points(&most, &points, &error), STATUS_OK);
    ck_assert_int_eq(points, DESIGN_POINTS_MOST);
}
END_TEST

START_TEST(the_centre_is_in_the_cube) {
    static const double bad[] = {-0.01, 1.01, NAN, INFINITY};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct Design request = request_of(DESIGN_ONE_AT_A_TIME, 0);
        request.centre = (const double[]){0.5, 0.5, bad[i]};
        refused(request, "one_at_a_time: the scenario's own value of factor 3 is out of its range");
    }
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, each_row_is_complete);
    tcase_add_test(cases, points_and_blocks_by_hand);
    tcase_add_test(cases, the_seed_decides);
    tcase_add_test(cases, points_are_golden);
    tcase_add_test(cases, a_larger_size_begins_with_the_smaller);
    tcase_add_test(cases, factors_have_draws_of_their_own);
    tcase_add_test(cases, factors_are_checked);
    tcase_add_test(cases, most_dimensions_are_made);
    tcase_add_test(cases, sizes_are_checked);
    tcase_add_test(cases, grids_are_checked);
    tcase_add_test(cases, products_of_levels_are_checked);
    tcase_add_test(cases, the_centre_is_in_the_cube);
}

int main(void) {
    return run_suite("design", add_tests);
}
