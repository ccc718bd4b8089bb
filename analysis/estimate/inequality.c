#include "estimate/inequality.h"

#include <gsl/gsl_sort.h>
#include <math.h>

double inequality_gini(double amounts[], size_t n) {
    if (n == 0)
        return NAN;
    gsl_sort(amounts, 1, n);
    double total = 0.0, ranked = 0.0;
    for (size_t i = 0; i < n; i++) {
        total += amounts[i];
        ranked += (2.0 * (double)i + 1.0 - (double)n) * amounts[i];
    }
    return total > 0.0 ? ranked / ((double)n * total) : 0.0;
}
