/* Order statistics against sorting. */
#include <stdlib.h>

#include "base/order.h"
#include "base/random.h"
#include "tests/suite.h"

static const struct RandomKey KEY = {5, 6};

static int compare(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Of 1 to 40 values, of which many, few or none are equal, every rank. */
START_TEST(the_value_of_a_rank_is_that_of_the_sorted_values_and_parts_them) {
    enum { MOST = 40 };
    double values[MOST], sorted[MOST], given[MOST];
    for (int kinds = 2; kinds <= 1000; kinds = kinds * 3 + 1)
        for (size_t count = 1; count <= MOST; count++) {
            for (size_t i = 0; i < count; i++) {
                double uniform =
                    random_uniform(&KEY, (struct DrawId){PURPOSE_REUSE, i, (uint32_t)kinds, count});
                given[i] = sorted[i] = (double)(int)(uniform * kinds);
            }
            qsort(sorted, count, sizeof *sorted, compare);
            for (size_t rank = 0; rank < count; rank++) {
                for (size_t i = 0; i < count; i++)
                    values[i] = rank % 2 == 0 ? given[i] : sorted[i]; /* in order as well */
                ck_assert_double_eq(order_select(values, count, rank), sorted[rank]);
                for (size_t i = 0; i < count; i++)
                    ck_assert(i < rank ? values[i] <= values[rank] : values[i] >= values[rank]);
                qsort(values, count, sizeof *values, compare);
                ck_assert_mem_eq(values, sorted, count * sizeof *values);
            }
        }
}
END_TEST

static void add_tests(TCase *tests) {
    tcase_add_test(tests, the_value_of_a_rank_is_that_of_the_sorted_values_and_parts_them);
}

int main(void) {
    return run_suite("order", add_tests);
}
