#include "mechanism/hazards.h"

#include <math.h>

double hazard_odds(const double log_odds[EXIT_COUNT]) {
    double sum = 0.0;
    for (int j = 0; j < EXIT_COUNT; j++)
        if (log_odds[j] != -INFINITY)
            sum += exp(log_odds[j]);
    return sum;
}

enum Exit hazard_cause(const double log_odds[EXIT_COUNT], double uniform) {
    double until[EXIT_COUNT], highest = -INFINITY, sum = 0.0;
    for (int j = 0; j < EXIT_COUNT; j++)
        highest = log_odds[j] > highest ? log_odds[j] : highest;
    for (int j = 0; j < EXIT_COUNT; j++)
        until[j] = sum += exp(log_odds[j] - highest);
    int cause = 0;
    while (cause < EXIT_COUNT - 1 && uniform * sum >= until[cause])
        cause++;
    return (enum Exit)cause;
}
