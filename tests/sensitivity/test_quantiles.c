#include "sensitivity/quantiles.h"
#include "tests/suite.h"

#include <math.h>
#include <stdlib.h>

/* R 4.2.2: qchisq and qf at 0.025 and 0.975. */
START_TEST(quantiles_of_r) {
    static const double chi_squared[][3] = {
        {1, 0.0009820691172, 5.023886187}, {999, 913.3009983, 1088.487068},
        {1000, 914.2571538, 1089.530913},  {10000, 9724.718377, 10279.07018},
        {100000, 99125.3733, 100878.4153}, {1e+06, 997230.0871, 1002773.701},
    };
    static const double f[][4] = {
        {5, 3, 0.1288063984, 14.88482292},         {39, 195, 0.5871777721, 1.570440129},
        {8191, 100, 0.7703542111, 1.349261128},    {8191, 1.3, 0.2240977449, 222.4040953},
        {1, 131071, 0.0009820728607, 5.024001636}, {2000, 3000, 0.9227846256, 1.082973065},
        {8191, 155629, 0.9688466129, 1.031690307},
    };
    for (size_t i = 0; i < sizeof chi_squared / sizeof chi_squared[0]; i++)
        for (size_t end = 0; end < 2; end++) {
            double expected = chi_squared[i][1 + end];
            double found = chi_squared_quantile(end == 0 ? 0.025 : 0.975, chi_squared[i][0]);
            ck_assert_double_eq_tol(found / expected, 1.0, 2e-6);
        }
    for (size_t i = 0; i < sizeof f / sizeof f[0]; i++)
        for (size_t end = 0; end < 2; end++) {
            double found = f_quantile(end == 0 ? 0.025 : 0.975, f[i][0], f[i][1]);
            ck_assert_double_eq_tol(found / f[i][2 + end], 1.0, 1e-5);
        }
}
END_TEST

static void add_tests(TCase *cases) {
    tcase_add_test(cases, quantiles_of_r);
}

int main(void) {
    return run_suite("quantiles", add_tests);
}
