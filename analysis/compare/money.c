#include "compare/money.h"

#include <math.h>
#include <stdbool.h>

enum Outcome money_outcome(enum MoneyPart part) {
    static const enum Outcome outcomes[MONEY_PARTS] = {[MONEY_INTERVENTIONS] = OUTCOME_INTERVENTION_COST,
                                                       [MONEY_COLLABORATIONS] = OUTCOME_COLLABORATION_COST,
                                                       [MONEY_PUBLICATION] = OUTCOME_PUBLICATION_COST};
    return outcomes[part];
}

struct Money money_spent(const struct Comparison *self, size_t scenario) {
    struct Money money = {.total = 0.0};
    for (int k = 0; k < MONEY_PARTS; k++) {
        enum Outcome outcome = money_outcome((enum MoneyPart)k);
        money.part[k] = outcome_display(outcome, self->effects[scenario][outcome].paired.scenario_mean);
        money.total += money.part[k];
    }
    return money;
}

struct Money money_further(const struct Comparison *self, size_t scenario) {
    struct Money money = {.total = 0.0};
    for (int k = 0; k < MONEY_PARTS; k++) {
        enum Outcome outcome = money_outcome((enum MoneyPart)k);
        money.part[k] = outcome_display(outcome, self->effects[scenario][outcome].paired.difference.value);
        money.total += money.part[k];
    }
    return money;
}

int money_digits(double largest) {
    double size = fabs(largest);
    return size >= 10.0 ? 1 : size >= 1.0 ? 2 : 3;
}

/* The part that is furthest below what it should be, in steps. */
static int most_short(const double exact[MONEY_PARTS], const double steps[MONEY_PARTS]) {
    int most = 0;
    for (int k = 1; k < MONEY_PARTS; k++)
        if (exact[k] - steps[k] > exact[most] - steps[most])
            most = k;
    return most;
}

struct Money money_rounded(const struct Money *self, int digits) {
    double scale = pow(10.0, digits), exact[MONEY_PARTS], steps[MONEY_PARTS],
           missing = round(self->total * scale);
    struct Money rounded = *self;
    if (isnan(self->total))
        return rounded;
    for (int k = 0; k < MONEY_PARTS; k++) {
        exact[k] = self->part[k] * scale;
        steps[k] = floor(exact[k]);
        missing -= steps[k];
    }
    for (; missing > 0.5; missing -= 1.0)
        steps[most_short(exact, steps)] += 1.0;
    rounded.total = 0.0;
    for (int k = 0; k < MONEY_PARTS; k++) {
        rounded.part[k] = steps[k] / scale;
        rounded.total += steps[k];
    }
    rounded.total /= scale;
    return rounded;
}
