/* Occasions: when a unit may change, for hazards that anything may move. Those of a unit are the points of a
 * Poisson process on time and height, one a year and unit of height; a unit whose hazard a year is h changes
 * in the first week that has an occasion lower than h. Given the past the chance of none in a week is
 * e^(-h/52), whatever h depends on, so that nothing but the draws differs from a uniform a week (thinning,
 * Lewis & Shedler 1979), and a unit is looked at only at occasions below a ceiling of all hazards. They
 * depend on the unit alone, not on what happened: scenarios share them, and of two hazards the higher one
 * waits no longer. Heights come in bands [0, c), [c, 2 c), [2 c, 4 c), …, c = 1.25, each with occasions of
 * its own, so that a higher ceiling adds occasions and moves none. Time comes in spans: how many occasions of
 * a band a span holds is Poisson, where they lie is uniform (Kingman 1993), and they are drawn when it
 * begins. */
#ifndef TANDEM_OCCASIONS_H
#define TANDEM_OCCASIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "world/list.h"

/* Under 1.25 × 2^(OCCASION_BANDS - 1) a year; a higher hazard is survived for a week one time in 10^21. The
 * longest span, in weeks. */
enum { OCCASION_BANDS = 12, OCCASION_SPAN = 64 };

struct Occasion {
    uint32_t unit;
    float height;     /* a year */
    uint32_t uniform; /* below 2^30, for whatever else is left to chance */
};

/* The occasions of a week, in no order; their owner sets `count` to 0 when they have been looked at. */
struct OccasionWeek {
    struct Occasion *item;
    size_t count, room;
};

/* A calendar of the occasions of units that wait, from now to the end of the present span of each band. */
struct Occasions {
    enum Purpose purpose;
    struct RandomKey key;
    size_t units;
    uint32_t bands;              /* below the ceiling */
    uint32_t now;                /* the present week */
    double none[OCCASION_BANDS]; /* chance that a span of a band holds no occasion */
    uint16_t *waits; /* [units] bit b: in the present span of band b, and with it in the calendar */
    struct OccasionWeek week[OCCASION_SPAN]; /* by week modulo OCCASION_SPAN */
};

/* Nobody waits yet. False if memory ran out; free also then. */
bool occasions_init(struct Occasions *self, enum Purpose purpose, const struct RandomKey *key, size_t units);

/* Idempotent. */
void occasions_free(struct Occasions *self);

/* A calendar of its own for a copy; false if memory ran out. */
bool occasions_copy(struct Occasions *self, const struct Occasions *original);

/* How many bands hold all heights under a ceiling, at most OCCASION_BANDS. */
uint32_t occasion_bands(double ceiling);

/* Week `week` begins, week by week from 0 on. Where it begins a span, units that waited go on if bit s of
 * `waiting` is set for their state s, which is below 32; state [units]. False if memory ran out. */
bool occasions_renew(struct Occasions *self, uint32_t week, const uint8_t state[], unsigned waiting);

/* From week `from` on, the present or the next one, a unit waits for occasions of all bands below the
 * ceiling, if it does not already; false if memory ran out. */
bool occasions_await(struct Occasions *self, uint32_t unit, uint32_t from);

/* The occasions of the present week. */
struct OccasionWeek *occasions_now(struct Occasions *self);

static inline double occasion_uniform(const struct Occasion *self) {
    return self->uniform * 0x1p-30;
}

#endif
