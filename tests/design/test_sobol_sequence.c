/* The sequence itself: known points, the table of direction numbers, evenness. Known points come from another
 * implementation, scipy.stats.qmc.Sobol without scrambling (tests/long/test_sobol.c compares all dimensions).
 */
#include <stdbool.h>
#include <stdlib.h>

#include "design/sobol_sequence.h"

#include "tests/suite.h"

static const struct {
    size_t dimension; /* counted from 1 */
    uint32_t digits[32];
} FIRST_POINTS[] = {
    {1, {0, 16, 24, 8,  12, 28, 20, 4, 6, 22, 30, 14, 10, 26, 18, 2,
         3, 19, 27, 11, 15, 31, 23, 7, 5, 21, 29, 13, 9,  25, 17, 1}},
    {2, {0,  16, 8, 24, 12, 28, 4,  20, 10, 26, 2,  18, 6, 22, 14, 30,
         15, 31, 7, 23, 3,  19, 11, 27, 5,  21, 13, 29, 9, 25, 1,  17}},
    {3, {0,  16, 8, 24, 20, 4,  28, 12, 30, 14, 22, 6, 10, 26, 2,  18,
         15, 31, 7, 23, 27, 11, 19, 3,  17, 1,  25, 9, 5,  21, 13, 29}},
    {40, {0,  16, 8,  24, 28, 12, 20, 4,  18, 2,  26, 10, 14, 30, 6,  22,
          29, 13, 21, 5,  1,  17, 9,  25, 15, 31, 7,  23, 19, 3,  27, 11}},
    {41, {0,  16, 8, 24, 28, 12, 20, 4, 18, 2,  26, 10, 14, 30, 6,  22,
          13, 29, 5, 21, 17, 1,  25, 9, 31, 15, 23, 7,  3,  19, 11, 27}},
    {100, {0, 16, 24, 8, 28, 12, 4, 20, 30, 14, 6, 22, 2, 18, 26, 10,
           1, 17, 25, 9, 29, 13, 5, 21, 31, 15, 7, 23, 3, 19, 27, 11}},
    {200, {0,  16, 8,  24, 28, 12, 20, 4,  2,  18, 10, 26, 30, 14, 22, 6,
           27, 11, 19, 3,  7,  23, 15, 31, 25, 9,  17, 1,  5,  21, 13, 29}},
    {250, {0,  16, 8,  24, 12, 28, 4,  20, 6,  22, 14, 30, 10, 26, 2,  18,
           21, 5,  29, 13, 25, 9,  17, 1,  19, 3,  27, 11, 31, 15, 23, 7}},
    {1000, {0,  16, 24, 8,  4,  20, 28, 12, 30, 14, 6,  22, 26, 10, 2,  18,
            17, 1,  9,  25, 21, 5,  13, 29, 15, 31, 23, 7,  11, 27, 19, 3}},
};

static const size_t LATER_DIMENSIONS[] = {1, 2, 3, 40, 41, 100, 200, 250, 1000, 1111};
static const struct {
    uint32_t index, digits[10];
} LATER_POINTS[] = {
    {1000,
     {0x38400000, 0x18c00000, 0x84c00000, 0x7ac00000, 0xe9c00000, 0x2fc00000, 0xd7c00000, 0x68400000,
      0x33400000, 0x5ec00000}},
    {65535,
     {0x00010000, 0xffff0000, 0x90550000, 0x6f810000, 0x6a350000, 0x79070000, 0x0b750000, 0xb9eb0000,
      0xa6190000, 0x10070000}},
    {1060921,
     {0xa4141800, 0xa83c7800, 0x84f47800, 0xaabae800, 0x8a81e800, 0x4a03d800, 0x14580800, 0x022cb800,
      0xdc546800, 0x24dab800}},
    {16777992,
     {0x31400180, 0x10407f80, 0x7c952d80, 0xe7a62580, 0x980f7f80, 0xbb8a1180, 0x897ca380, 0x9c5f1980,
      0x71cbd180, 0xb27e0380}},
};

static uint32_t point(size_t dimension, uint32_t index) {
    uint32_t direction[SOBOL_DIGITS];
    sobol_directions(dimension, direction);
    return sobol_digits(direction, index);
}

START_TEST(first_points_are_known) {
    for (size_t d = 0; d < sizeof FIRST_POINTS / sizeof *FIRST_POINTS; d++)
        for (uint32_t i = 0; i < 32; i++)
            ck_assert_uint_eq(point(FIRST_POINTS[d].dimension - 1, i), FIRST_POINTS[d].digits[i] << 27);
}
END_TEST

START_TEST(later_points_are_known) {
    for (size_t i = 0; i < sizeof LATER_POINTS / sizeof *LATER_POINTS; i++)
        for (size_t d = 0; d < 10; d++)
            ck_assert_uint_eq(point(LATER_DIMENSIONS[d] - 1, LATER_POINTS[i].index),
                              LATER_POINTS[i].digits[d]);
}
END_TEST

/* Point 2^(k+1) - 1 is direction number k of each dimension. Sums of dimension times digits over all
 * dimensions, so that every number of the table counts. */
START_TEST(all_dimensions_have_the_known_sum) {
    static const uint64_t sums[] = {0x4b67a00000000, 0x4b1cb80000000, 0x4b2d940000000, 0x4a571c0000000,
                                    0x4bba960000000, 0x4ab7d90000000, 0x4b767a4000000, 0x4b3dcf8000000,
                                    0x4a7c5eb000000, 0x4bd3f2c800000, 0x4a7756f000000, 0x4d5228c400000,
                                    0x4d2ba0f300000, 0x4ca54b7a80000, 0x4b85471ac0000, 0x4bac060900000};
    for (size_t k = 0; k < sizeof sums / sizeof *sums; k++) {
        uint64_t sum = 0;
        for (size_t d = 0; d < SOBOL_DIMENSIONS; d++)
            sum += (d + 1) * point(d, (UINT32_C(2) << k) - 1);
        ck_assert_msg(sum == sums[k], "direction number %zu", k + 1);
    }
}
END_TEST

/* The table, read a second time. */
enum { DEGREE_MOST = 13, ROWS = SOBOL_DIMENSIONS - 1 };
#define DIRECTION(degree, polynomial, ...) {degree, polynomial, {__VA_ARGS__}},
static const struct {
    uint32_t degree, polynomial, first[DEGREE_MOST];
} TABLE[] = {
#include "design/sobol_directions.def"
};
#undef DIRECTION

/* The whole polynomial as a number, and the order of x modulo it. */
static uint32_t whole(size_t row) {
    return 1u << TABLE[row].degree | TABLE[row].polynomial << 1 | 1u;
}

static uint32_t order_of_x(uint32_t polynomial, uint32_t degree) {
    uint32_t power = 1, order = 0;
    do {
        power <<= 1;
        if (power >> degree & 1u)
            power ^= polynomial;
        order++;
    } while (power != 1 && order < 1u << degree);
    return order;
}

/* With these each dimension is evenly spread, and no two are alike: Sobol' 1967; Bratley & Fox 1988. */
START_TEST(polynomials_are_primitive_and_different) {
    ck_assert_uint_eq(sizeof TABLE / sizeof *TABLE, ROWS);
    bool seen[1u << (DEGREE_MOST + 1)] = {false};
    for (size_t row = 0; row < ROWS; row++) {
        uint32_t degree = TABLE[row].degree;
        ck_assert(degree >= 1 && degree <= DEGREE_MOST);
        ck_assert(row == 0 || degree >= TABLE[row - 1].degree);
        ck_assert_uint_lt(TABLE[row].polynomial, degree == 1 ? 1 : 1u << (degree - 1));
        ck_assert_uint_eq(order_of_x(whole(row), degree), (1u << degree) - 1);
        ck_assert_msg(!seen[whole(row)], "dimension %zu has the polynomial of another", row + 2);
        seen[whole(row)] = true;
        for (uint32_t i = 0; i < DEGREE_MOST; i++) {
            uint32_t m = TABLE[row].first[i];
            ck_assert_msg(i < degree ? m % 2 == 1 && m < 2u << i : m == 0, "dimension %zu: m_%u is %u",
                          row + 2, i + 1, m);
        }
    }
}
END_TEST

/* The first digit of direction number k of dimension d, at matrix[d][k]: by the recurrence of these digits
 * alone. */
static bool (*first_digits(void))[SOBOL_DIMENSIONS] {
    bool(*matrix)[SOBOL_DIMENSIONS] = calloc(SOBOL_DIMENSIONS, sizeof *matrix);
    ck_assert_ptr_nonnull(matrix);
    matrix[0][0] = true;
    for (size_t d = 1; d < SOBOL_DIMENSIONS; d++) {
        uint32_t degree = TABLE[d - 1].degree;
        for (size_t k = 0; k < SOBOL_DIMENSIONS; k++) {
            if (k < degree)
                matrix[d][k] = TABLE[d - 1].first[k] >> k & 1u;
            for (uint32_t back = 1; k >= degree && back <= degree; back++)
                matrix[d][k] ^= (whole(d - 1) >> (degree - back) & 1u) && matrix[d][k - back];
        }
    }
    return matrix;
}

/* Property A (Sobol' 1976): 2^d points from a multiple of 2^d on have one in each of the 2^d boxes that come
 * of halving d dimensions. It holds where the first digits of the first d direction numbers of d dimensions
 * are linearly independent: then elimination without exchange of columns meets a one at each step. */
START_TEST(property_a_holds_in_all_dimensions) {
    bool(*matrix)[SOBOL_DIMENSIONS] = first_digits();
    uint32_t direction[SOBOL_DIGITS];
    for (size_t d = 0; d < SOBOL_DIMENSIONS; d++) {
        sobol_directions(d, direction);
        for (size_t k = 0; k < SOBOL_DIGITS; k++)
            ck_assert_uint_eq(direction[k] >> 31, matrix[d][k]);
    }
    for (size_t d = 0; d < SOBOL_DIMENSIONS; d++) {
        for (size_t done = 0; done < d; done++)
            if (matrix[d][done])
                for (size_t k = done; k < SOBOL_DIMENSIONS; k++)
                    matrix[d][k] ^= matrix[done][k];
        ck_assert_msg(matrix[d][d], "property A ends before dimension %zu", d + 1);
    }
    free(matrix);
}
END_TEST

/* Any 2^m points from a multiple of 2^m on have one in each of 2^m intervals, in every dimension. */
START_TEST(each_dimension_is_a_net) {
    enum { M = 10, POINTS = 1 << M };
    static const uint32_t blocks[] = {0, 1, 5, 4097};
    for (size_t d = 0; d < SOBOL_DIMENSIONS; d++) {
        uint32_t direction[SOBOL_DIGITS];
        sobol_directions(d, direction);
        for (size_t block = 0; block < sizeof blocks / sizeof *blocks; block++) {
            bool seen[POINTS] = {false};
            size_t hit = 0;
            for (uint32_t i = 0; i < POINTS; i++) {
                uint32_t interval = sobol_digits(direction, blocks[block] * POINTS + i) >> (SOBOL_DIGITS - M);
                hit += !seen[interval];
                seen[interval] = true;
            }
            ck_assert_msg(hit == POINTS, "dimension %zu: %zu of %d intervals", d + 1, hit, POINTS);
        }
    }
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, first_points_are_known);
    tcase_add_test(cases, later_points_are_known);
    tcase_add_test(cases, all_dimensions_have_the_known_sum);
    tcase_add_test(cases, polynomials_are_primitive_and_different);
    tcase_add_test(cases, property_a_holds_in_all_dimensions);
    tcase_add_test(cases, each_dimension_is_a_net);
}

int main(void) {
    return run_suite("sobol_sequence", add_tests);
}
