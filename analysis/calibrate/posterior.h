/* What a calibration says of each factor: how much of the prior is left, and what is not identified. */
#ifndef TANDEM_POSTERIOR_H
#define TANDEM_POSTERIOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "calibrate/simulator.h"

/* A factor's margin, in the unit cube. */
struct Margin {
    double mean, sd, low, middle, high; /* low, middle, high: 5, 50, 95 % of the particles */
    double mode;                        /* of a kernel estimate (bandwidth: Silverman 1986, equation 3.31) */
    double kept;                        /* sd over that of the prior, which is uniform: 1/sqrt(12) */
    bool identified; /* kept is at most POSTERIOR_KEPT_MOST, and less than chance would leave */
};

/* Two factors that go together more strongly than POSTERIOR_STRONG. */
struct StrongPair {
    size_t one, other;
    double correlation; /* of ranks (Spearman) */
};

#define POSTERIOR_KEPT_MOST 0.9
#define POSTERIOR_STRONG 0.7
enum { STRONG_PAIRS_MOST = 105 };

struct Posterior {
    size_t factors, particles, distinct; /* distinct: particles of different places */
    struct Margin margin[CALIBRATION_FACTORS_MOST];
    double correlation[CALIBRATION_FACTORS_MOST][CALIBRATION_FACTORS_MOST]; /* of ranks */
    struct StrongPair strong[STRONG_PAIRS_MOST];
    size_t strong_count;
};

/* From unit[particles][factors] of equal weights. What so many different particles of the prior would keep by
 * chance, two standard errors below 1, is not called identified either: few particles know little. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status posterior_init(struct Posterior *self, size_t particles, size_t factors, const double unit[],
                           struct Error *error) MUST_CHECK;

/* Heights of the kernel estimate of a factor's density at height[places], the middles of equal parts of the
 * cube's side, reflected at both ends; the prior's is 1. */
void posterior_density(size_t particles, size_t factors, const double unit[], size_t factor, size_t places,
                       double height[]);

#endif
