/* Pairs over a design: the outputs of every run of several scenarios at every point of a design under common
 * random numbers. What differs between scenarios is taken within a point and replicate first, then over
 * replicates, then over points. A cell (scenario and point) may have fewer replicates than another. */
#ifndef TANDEM_PAIRED_DESIGN_H
#define TANDEM_PAIRED_DESIGN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "estimate/interval.h"

/* Zero-initialise or paired_design_init it. Arrays are owned. */
struct PairedDesign {
    size_t scenarios, points, outputs;
    size_t *begin;  /* begin[scenarios * points + 1]: where the runs of a cell begin, in runs */
    double *values; /* values[run][outputs], NaN: not there */
};

/* Room for replicates[scenarios][points] runs of each cell. Errors: STATUS_OUT_OF_MEMORY. */
enum Status paired_design_init(struct PairedDesign *self, size_t scenarios, size_t points, size_t outputs,
                               const int64_t replicates[], struct Error *error) MUST_CHECK;

/* Idempotent. */
void paired_design_free(struct PairedDesign *self);

/* The replicates that a cell has room for. */
size_t paired_design_replicates(const struct PairedDesign *self, size_t scenario, size_t point);

/* The outputs of a run, to be filled and to be read; NULL for one that there is no room for. */
double *paired_design_run(const struct PairedDesign *self, size_t scenario, size_t point, size_t replicate);

/* How `scenario` differs from scenario 0 in an output, unit by unit: at[points] are means over the replicates
 * that both have at a point; where there is one point alone, at[replicates]. NaN: not available. Returns how
 * many units. */
size_t paired_design_differences(const struct PairedDesign *self, size_t scenario, size_t output,
                                 double at[]);

/* The most units that any scenario has. */
size_t paired_design_units(const struct PairedDesign *self);

/* What pairs say: over[n] are the divisors of a ratio, NULL where there is none. */
struct PairedMean {
    struct Estimate effect;   /* count: units that it rests on; interval by Student's t */
    double standard_error, p; /* p: two-sided, of no effect */
};

/* The mean of above[n], or with `over` the ratio of the two means less 1, over n independent units; units
 * with a NaN are left out. The standard error of a ratio is that of its linearisation (Cochran 1977, Sampling
 * Techniques, section 6.4).
 */
struct PairedMean paired_mean(const double above[], const double over[], size_t n, double confidence);

#endif
