#include "mechanism/hazards.h"

#include <math.h>

void hazard_probabilities(const double log_odds[EXIT_COUNT], double probability[EXIT_COUNT]) {
    double highest = 0.0; /* of staying */
    for (int j = 0; j < EXIT_COUNT; j++)
        highest = fmax(highest, log_odds[j]);
    double sum = exp(-highest);
    for (int j = 0; j < EXIT_COUNT; j++) {
        probability[j] = exp(log_odds[j] - highest);
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
