/* Sensitivity of an output to the factors of a design, from the design and the outputs of its runs:
 * elementary effects, Sobol indices, effects one at a time; each with its interval, and with the share of the
 * variance that is noise between replicates. */
#ifndef TANDEM_SENSITIVITY_H
#define TANDEM_SENSITIVITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "design/design.h"
#include "estimate/interval.h"
#include "estimate/summary.h" /* struct SummaryTableRow */

enum { SENSITIVITY_BOOTSTRAP = 1000, SENSITIVITY_LOOKS = 12 };

/* One output of all runs. values[points][replicates]; NaN: not available (a failed run, or an output that a
 * run does not have). What is analysed is a point's mean over the replicates that it has. Borrowed. */
struct SensitivityData {
    const struct DesignRequest *request;
    const struct Design *design; /* of the request */
    int64_t replicates;
    const double *values;
    double confidence; /* in (0, 1) */
    uint64_t seed;     /* of the bootstrap */
};

/* Where variance comes from. Replicates have the same random numbers at all points: what a replicate adds
 * everywhere is no noise in a difference between points. Two random effects, points and replicates, without
 * repetition; of saltelli A and B alone. NaN with fewer than two points or replicates, and where the output
 * is constant. Intervals by F (McGraw & Wong 1996), with fewer degrees of freedom where points have heavy
 * tails or, as those of a trajectory, resemble one another; too narrow where few points make most of the
 * variance. count: values that they rest on. */
struct NoiseShare {
    struct Estimate of_runs;  /* share of the variance of single runs that is replicate noise: replicates and
                                 interaction over all; one less ICC(A,1) */
    struct Estimate of_means; /* share of the variance of point means that is noise, which indices do not
                                 explain: (interaction / replicates) / variance of means */
    int64_t runs, missing;    /* values there, and not available, of all points */
};

/* Elementary effects of one factor, in units of the output over the whole range of the factor: mean, mean of
 * sizes and standard deviation. Morris 1991; Campolongo, Cariboni & Saltelli 2007. */
struct MorrisEffect {
    struct Estimate mu, mu_star, sigma; /* count: trajectories; mu by Student's t, the others by bootstrap
                                           over trajectories (BCa) */
};

/* Sobol indices of one factor, of outputs less their mean over A and B. First order by Saltelli et al. 2010
 * (their table 2, b), total by Jansen 1999; with second order the average of these and of the same with A and
 * B exchanged. Percentile intervals by bootstrap over base samples. NaN where the output is constant. */
struct SobolIndex {
    struct Estimate first, total; /* count: base samples */
};

/* The output at one point of a one-at-a-time design, as the paired difference to the centre. */
struct OneAtATimeEffect {
    size_t factor;
    double unit;                /* coordinate of the level */
    struct Estimate output;     /* mean over replicates, Student's t */
    struct Estimate difference; /* paired by replicate with the centre, Student's t; count: replicates */
};

/* The indices from the first `count` usable trajectories or base samples. */
struct SensitivityLook {
    int64_t count;
    struct Estimate *first;  /* first[factors]: mu of Morris, or the first-order index; owned */
    struct Estimate *second; /* second[factors]: mu* of Morris, or the total index; owned */
};

/* What is found. Members that do not belong to the design are NULL and 0, estimates not available. All arrays
 * are owned. */
struct Sensitivity {
    enum DesignKind kind;
    size_t factors;
    struct NoiseShare noise;
    struct Estimate mean; /* of the output over A and B or all points of trajectories, Student's t over base
                             samples or trajectories, which it counts; over the points of one_at_a_time, which
                             are no sample, without interval */
    double variance;      /* of the means of those points */
    struct MorrisEffect *morris;      /* [factors] */
    struct SobolIndex *sobol;         /* [factors] */
    struct Estimate *second_order;    /* [factors * factors], i < j at [i * factors + j], the others not
                                         available; Saltelli 2002; NULL without */
    struct Estimate interactions;     /* 1 - sum of first-order indices, bootstrap interval */
    struct OneAtATimeEffect *effects; /* [effect_count], in the order of points, without the centre */
    size_t effect_count;
    struct Estimate centre;                          /* output at the centre */
    struct SensitivityLook looks[SENSITIVITY_LOOKS]; /* powers of two, the last with all: convergence */
    size_t look_count;
    size_t negative; /* estimates of first or total indices below 0: see sensitivity_negative_sentence */
    size_t negative_pairs; /* of second-order indices */
};

/* Estimates everything that the design of `data` gives: morris, saltelli or one_at_a_time. A trajectory or
 * base sample with a point that has no value in any replicate is left out. A centre without values leaves all
 * differences not available. Errors: STATUS_CONFIGURATION for another design or fewer than 2 usable
 * trajectories or base samples, with what to do; STATUS_INTERNAL for points that are not of the request's
 * design; STATUS_OUT_OF_MEMORY. Free with sensitivity_free, also after failure. */
enum Status sensitivity_init(struct Sensitivity *self, const struct SensitivityData *data,
                             struct Error *error) MUST_CHECK;
void sensitivity_free(struct Sensitivity *self);

/* A plain explanation of what negative estimates mean here, how many there are and what to do, or NULL if
 * there is none. The text is in `buffer[size]`; 640 are enough. */
const char *sensitivity_negative_sentence(const struct Sensitivity *self, char *buffer, size_t size);

/* The columns of sensitivity.csv, and its rows for one output: output, design, factor, other_factor (second
 * order), level, measure (mu, mu_star, sigma, first_order, total_order, second_order, difference,
 * output_mean, noise_share_of_runs, noise_share_of_means, interactions), count, estimate, low, high, unit
 * (unit of the measure). Convergence rows repeat the measure at smaller counts. output_mean without a factor
 * is `mean`, of one_at_a_time `centre`. `level` gives the value of a factor at a coordinate. Errors:
 * STATUS_INPUT_OUTPUT. */
const struct SummaryTableRow *sensitivity_table(void);
struct SensitivityNames {
    const char *output, *unit;
    const char *const *factors; /* factors[k]: keys */
    double (*level)(void *context, size_t factor, double unit);
    void *context;
};
void sensitivity_write_header(FILE *stream);
enum Status sensitivity_write_csv(const struct Sensitivity *self, const struct SensitivityNames *names,
                                  FILE *stream, struct Error *error) MUST_CHECK;

#endif
