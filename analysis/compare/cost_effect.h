/* Cost and effect: what one more completed collaboration, or one more adopting unit, costs, with its
 * uncertainty over replicates; where the effect could be nothing there is no ratio, only the plane. */
#ifndef TANDEM_COST_EFFECT_H
#define TANDEM_COST_EFFECT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "estimate/interval.h"

enum CostEffectKind {
    COST_EFFECT_NONE,     /* fewer than two pairs */
    COST_EFFECT_PLANE,    /* the interval of the effect contains 0: no ratio */
    COST_EFFECT_PER_GAIN, /* cost of one more */
    COST_EFFECT_PER_LOSS  /* the effect is negative: what is saved by one fewer */
};

/* Quadrants of the plane, effect across and cost upwards. A point on an axis lies with the larger side. */
enum {
    QUADRANT_MORE_COSTLIER,
    QUADRANT_MORE_CHEAPER,   /* dominates the baseline */
    QUADRANT_FEWER_COSTLIER, /* is dominated */
    QUADRANT_FEWER_CHEAPER,
    QUADRANT_COUNT
};

/* Zero-initialise it. */
struct CostEffect {
    enum CostEffectKind kind;
    struct Estimate cost, effect;      /* paired mean differences with t intervals */
    struct Estimate fieller;           /* ratio cost/effect with Fieller's interval; NaN without a ratio */
    struct Estimate bootstrap;         /* the same ratio with the percentile interval */
    size_t samples;                    /* bootstrap samples; 0 for COST_EFFECT_NONE */
    double *plane_cost, *plane_effect; /* [samples] means of the samples; owned */
    double quadrant[QUADRANT_COUNT];   /* shares of the samples */
};

/* cost[n] and effect[n]: differences to the baseline, replicate by replicate; pairs with a NaN are left out.
 * Ratio of means with Fieller's interval (Fieller 1954; for cost-effectiveness Willan & O'Brien 1996): the
 * roots of (ȳ² - t² s_yy) θ² - 2 (x̄ȳ - t² s_xy) θ + (x̄² - t² s_xx) = 0 with the (co)variances of the means
 * and Student's t, bounded exactly where the interval of ȳ excludes 0. Percentile interval: Efron &
 * Tibshirani 1993, chapter 13, and for the plane Black 1990. The caller frees, also after failure. Errors:
 * STATUS_OUT_OF_MEMORY. */
enum Status cost_effect_estimate(struct CostEffect *self, size_t n, const double cost[],
                                 const double effect[], double confidence, size_t samples, uint64_t seed,
                                 struct Error *error) MUST_CHECK;

/* Idempotent. */
void cost_effect_free(struct CostEffect *self);

#endif
