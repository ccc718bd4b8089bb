/* What a scenario costs, in the one unit that people read: million NTD, by what it is spent on, a run. */
#ifndef TANDEM_MONEY_H
#define TANDEM_MONEY_H

#include <stddef.h>

#include "compare/comparison.h"

enum MoneyPart { MONEY_INTERVENTIONS, MONEY_COLLABORATIONS, MONEY_PUBLICATION, MONEY_PARTS };

/* Million NTD a run, mean over replicates; NaN: not available. The parts add up to the total. */
struct Money {
    double part[MONEY_PARTS], total;
};

/* The outcome that a part is. */
enum Outcome money_outcome(enum MoneyPart part);

/* What a scenario spends, and what it spends more than the baseline. A scenario without interventions spends
 * nothing on them: 0, and not unknown. */
struct Money money_spent(const struct Comparison *self, size_t scenario);
struct Money money_further(const struct Comparison *self, size_t scenario);

/* Digits after the point for amounts of which this is the largest. */
int money_digits(double largest);

/* The same amounts with so many digits after the point, so that the parts as shown add up to the total as
 * shown: the total is rounded, and what is left over goes to the parts that are nearest to the next step
 * (largest remainder; Balinski & Young 1982, "Fair representation"). No part moves by a whole step. */
struct Money money_rounded(const struct Money *self, int digits);

#endif
