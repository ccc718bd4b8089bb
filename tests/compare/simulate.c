#include "simulate.h"

#include <check.h>

#include "base/random.h"

double simulated_normal(uint64_t simulation, uint64_t variable, uint64_t place) {
    const struct RandomKey key = {UINT64_C(20240229), simulation};
    return random_normal(&key, (struct DrawId){.entity = variable, .ordinal = place});
}

void coverage_add(struct Coverage *self, const struct Estimate *interval, double truth) {
    self->tried++;
    self->held += interval->low <= truth && truth <= interval->high ? 1 : 0;
}

void assert_coverage_of_95(const struct Coverage *self) {
    double share = (double)self->held / (double)self->tried;
    ck_assert_msg(share > 0.93 && share < 0.97, "%lld of %lld intervals hold the truth: %.4f",
                  (long long)self->held, (long long)self->tried, share);
}
