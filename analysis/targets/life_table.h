/* Lives in a life table, and the Weibull law that fits it. Real lives are known to the second and the model's
 * to the week; in a table whose edges are whole weeks neither grain matters. */
#ifndef TANDEM_LIFE_TABLE_H
#define TANDEM_LIFE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum { LIFE_BINS = 16 };

/* Edges of the bins in days; lives up to the first are not counted, each other one given that it passed it.
 */
extern const double life_edges[LIFE_BINS + 1];

/* How many passed the lower edge of a bin and could be followed to its upper one, and how many of them ended
 * in it. */
struct LifeTable {
    double at_risk[LIFE_BINS], ended[LIFE_BINS];
};

/* Adds a life of so many days, INFINITY if its end was not seen, of one who could be followed for `followed`
 * days. Whether a bin counts is settled by the follow-up alone, so that ends are not seen more readily than
 * lives that go on. Lives of whole weeks w are given as 7 w days: they ended within the w-th week. */
void life_table_add(struct LifeTable *self, double life, double followed);

/* S(t) = exp(-(t/scale)^shape) in days, and the covariance of (log shape, log scale): [0] of the first, [1]
 * of both, [2] of the second. `fitted` is false and all are NaN without ends in two bins or without
 * convergence. */
struct LifeFit {
    bool fitted;
    double shape, scale, covariance[3];
};

/* Maximum likelihood of grouped lives with left truncation at the first edge: in each bin the ended are
 * binomial of those at risk with probability 1 - exp(-(H(upper) - H(lower))) (Prentice & Gloeckler 1978).
 * Fisher's scoring. */
void life_table_fit(const struct LifeTable *self, struct LifeFit *fit);

/* The log-likelihood at a shape and scale. */
double life_table_likelihood(const struct LifeTable *self, double shape, double scale);

#endif
