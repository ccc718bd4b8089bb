/* Saltelli 2002, 2010. */
#include <stdlib.h>
#include <string.h>

#include "made_design.h"
#include "tests/suite.h"

enum { FACTORS = 5, SAMPLES = 64, BOTH = 2 * FACTORS };

static struct Design matrices(bool second_order) {
    return made_design((struct Design){.kind = DESIGN_SALTELLI,
                                       .factors = FACTORS,
                                       .size = SAMPLES,
                                       .second_order = second_order,
                                       .seed = 12});
}

/* Every coordinate of a block: row 0 is A, row 1 is B, row 2 + i is A with column i from B, and with second
 * order row 2 + k + i is B with column i from A. */
static void check_blocks(const struct Design *design, size_t rows) {
    ck_assert_int_eq(design->points, (int64_t)(SAMPLES * rows));
    for (size_t j = 0; j < SAMPLES; j++)
        for (size_t row = 2; row < rows; row++)
            for (size_t f = 0; f < FACTORS; f++) {
                bool of_b = row < 2 + FACTORS ? f == row - 2 : f != row - 2 - FACTORS;
                ck_assert_double_eq(unit_at(design, j * rows + row, f),
                                    unit_at(design, j * rows + (of_b ? 1 : 0), f));
            }
}

START_TEST(blocks_cross_two_matrices) {
    struct Design first = matrices(false), second = matrices(true);
    check_blocks(&first, FACTORS + 2);
    check_blocks(&second, 2 * FACTORS + 2);
    for (size_t j = 0; j < SAMPLES; j++)
        ck_assert_mem_eq(first.unit + j * (FACTORS + 2) * FACTORS,
                         second.unit + j * (2 * FACTORS + 2) * FACTORS,
                         (FACTORS + 2) * FACTORS * sizeof(double));
    design_free(&first);
    design_free(&second);
}
END_TEST

START_TEST(matrices_are_halves_of_one_sequence) {
    struct Design crossed = matrices(false),
                  sequence = made_design(
                      (struct Design){.kind = DESIGN_SOBOL, .factors = BOTH, .size = SAMPLES, .seed = 12});
    for (size_t j = 0; j < SAMPLES; j++)
        ck_assert_mem_eq(crossed.unit + j * (FACTORS + 2) * FACTORS, sequence.unit + j * BOTH,
                         BOTH * sizeof(double));
    design_free(&crossed);
    design_free(&sequence);
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, blocks_cross_two_matrices);
    tcase_add_test(cases, matrices_are_halves_of_one_sequence);
}

int main(void) {
    return run_suite("saltelli", add_tests);
}
