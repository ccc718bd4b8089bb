#include "mechanism/hazards.h"

#include <math.h>

void hazard_probabilities(const double log_odds[EXIT_COUNT], double probability[EXIT_COUNT]) {
    double highest = 0.0; /* of staying */
    for (int j = 0; j < EXIT_COUNT; j++)
        highest = log_odds[j] > highest ? log_odds[j] : highest;
    double sum = exp(-highest);
    for (int j = 0; j < EXIT_COUNT; j++) {
        probability[j] = log_odds[j] == -INFINITY ? 0.0 : exp(log_odds[j] - highest);
        sum += probability[j];
    }
    for (int j = 0; j < EXIT_COUNT; j++)
        probability[j] /= sum;
}

enum Exit hazard_cause(const double probability[EXIT_COUNT], double uniform) {
    double sum = 0.0;
    for (int j = 0; j < EXIT_COUNT; j++) {
        sum += probability[j];
        if (uniform < sum)
            return (enum Exit)j;
    }
    return EXIT_COUNT;
}
