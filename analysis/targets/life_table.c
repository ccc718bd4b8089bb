#include "targets/life_table.h"

#include <math.h>

const double life_edges[LIFE_BINS + 1] = {7,   14,  21,  28,  42,   63,   91,   140, 210,
                                          308, 455, 665, 910, 1120, 1330, 1540, 1736};

void life_table_add(struct LifeTable *self, double life, double followed) {
    for (size_t k = 0; k < LIFE_BINS && life > life_edges[k] && followed >= life_edges[k + 1]; k++) {
        self->at_risk[k] += 1.0;
        self->ended[k] += life <= life_edges[k + 1] ? 1.0 : 0.0;
    }
}

/* The rise of the cumulative hazard over a bin, and its derivatives by log shape and log scale. */
struct Rise {
    double hazard, slope[2];
};

static struct Rise rise_of(size_t bin, double shape, double scale) {
    struct Rise rise = {0};
    for (size_t side = 0; side < 2; side++) {
        double sign = side == 1 ? 1.0 : -1.0, z = shape * log(life_edges[bin + side] / scale);
        double hazard = sign * exp(z);
        rise.hazard += hazard;
        rise.slope[0] += hazard * z;
        rise.slope[1] -= hazard * shape;
    }
    return rise;
}

double life_table_likelihood(const struct LifeTable *self, double shape, double scale) {
    double sum = 0.0;
    for (size_t k = 0; k < LIFE_BINS; k++) {
        double hazard = rise_of(k, shape, scale).hazard;
        sum += self->ended[k] > 0.0 ? self->ended[k] * log(-expm1(-hazard)) : 0.0;
        sum -= (self->at_risk[k] - self->ended[k]) * hazard;
    }
    return sum;
}

/* Score and expected information at log shape and log scale. */
static void score_of(const struct LifeTable *self, const double p[2], double score[2],
                     double information[3]) {
    score[0] = score[1] = information[0] = information[1] = information[2] = 0.0;
    for (size_t k = 0; k < LIFE_BINS; k++) {
        struct Rise rise = rise_of(k, exp(p[0]), exp(p[1]));
        double odds = 1.0 / expm1(rise.hazard); /* of going on to ending */
        double pull = self->ended[k] * odds - (self->at_risk[k] - self->ended[k]);
        double weight = self->at_risk[k] * odds;
        for (size_t i = 0; i < 2; i++)
            score[i] += pull * rise.slope[i];
        information[0] += weight * rise.slope[0] * rise.slope[0];
        information[1] += weight * rise.slope[0] * rise.slope[1];
        information[2] += weight * rise.slope[1] * rise.slope[1];
    }
}

/* One step of scoring, halved until the likelihood does not fall; its length. */
static double step_of(const struct LifeTable *self, double p[2], double covariance[3]) {
    double score[2], information[3], before = life_table_likelihood(self, exp(p[0]), exp(p[1]));
    score_of(self, p, score, information);
    double determinant = information[0] * information[2] - information[1] * information[1];
    covariance[0] = information[2] / determinant;
    covariance[1] = -information[1] / determinant;
    covariance[2] = information[0] / determinant;
    double step[2] = {covariance[0] * score[0] + covariance[1] * score[1],
                      covariance[1] * score[0] + covariance[2] * score[1]};
    double length = hypot(step[0], step[1]), shrink = fmin(1.0, 2.0 / length);
    for (int halved = 0; halved < 40; halved++, shrink *= 0.5)
        if (life_table_likelihood(self, exp(p[0] + shrink * step[0]), exp(p[1] + shrink * step[1])) >= before)
            break;
    p[0] += shrink * step[0];
    p[1] += shrink * step[1];
    return shrink * length;
}

void life_table_fit(const struct LifeTable *self, struct LifeFit *fit) {
    *fit = (struct LifeFit){false, NAN, NAN, {NAN, NAN, NAN}};
    double bins = 0.0, at_risk = 0.0, ended = 0.0;
    for (size_t k = 0; k < LIFE_BINS; k++) {
        bins += self->ended[k] > 0.0 ? 1.0 : 0.0;
        at_risk += self->at_risk[k] * (life_edges[k + 1] - life_edges[k]);
        ended += self->ended[k];
    }
    if (bins < 2.0)
        return;
    double p[2] = {log(0.5), log(at_risk / ended)}, covariance[3];
    for (int step = 0; step < 200; step++) {
        double length = step_of(self, p, covariance);
        if (!isfinite(length) || fabs(p[0]) > 5.0)
            return;
        if (length < 1e-9) {
            *fit =
                (struct LifeFit){true, exp(p[0]), exp(p[1]), {covariance[0], covariance[1], covariance[2]}};
            return;
        }
    }
}
