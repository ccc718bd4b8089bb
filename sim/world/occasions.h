/* Occasions: when a unit may change, for hazards that anything may move. Those of a unit are the points of a
 * Poisson process on time and height, one a year and unit of height; a unit whose hazard a year is h changes
 * at the first of its occasions that is lower than h. Given the past the chance of none in a week is
 * e^(-h/52), whatever h depends on, so that nothing but the draws differs from a uniform a week (thinning,
 * Lewis & Shedler 1979), and a unit is looked at only at occasions below a ceiling of all hazards. They
 * depend on the unit alone, not on what happened: scenarios share them, and of two hazards the higher one
 * waits no longer. Heights come in bands [0, c), [c, 2 c), [2 c, 4 c), …, c = 1.25, each with occasions of
 * its own, so that a higher ceiling adds occasions and moves none. */
#ifndef TANDEM_OCCASIONS_H
#define TANDEM_OCCASIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "world/list.h"

/* Under 1.25 × 2^(OCCASION_BANDS - 1) a year; a higher hazard is survived for a week one time in 10^21. */
enum { OCCASION_BANDS = 12 };

/* An occasion of a unit: number 1, 2, … of its band. */
struct Occasion {
    double time; /* week, with fraction */
    uint32_t unit;
    uint32_t band : 8, number : 24;
};

/* What an occasion brings, and the one after it. */
struct OccasionLook {
    double height;  /* a year */
    double uniform; /* in [0, 1), for whatever else is left to chance */
    struct Occasion next;
};

/* A calendar of the next occasions of each unit that waits. */
struct Occasions {
    enum Purpose purpose;
    struct RandomKey key;
    size_t units;
    uint32_t weeks, bands; /* bands below the ceiling */
    uint16_t *awaited;     /* [units] bit b: the unit waits for its next occasion of band b */
    struct OccasionWeek {
        struct Occasion *item;
        size_t count, room;
    } * week; /* [weeks] in no order */
};

/* Nobody waits yet. False if memory ran out; free also then. */
bool occasions_init(struct Occasions *self, enum Purpose purpose, const struct RandomKey *key, size_t units,
                    uint32_t weeks);

/* Idempotent. */
void occasions_free(struct Occasions *self);

/* A calendar of its own for a copy; false if memory ran out. */
bool occasions_copy(struct Occasions *self, const struct Occasions *original);

/* How many bands hold all heights under a ceiling, at most OCCASION_BANDS. */
uint32_t occasion_bands(double ceiling);

/* From week `from` on, a unit waits for occasions of all bands below the ceiling, if it does not already;
 * false if memory ran out. */
bool occasions_await(struct Occasions *self, uint32_t unit, uint32_t from);

struct OccasionLook occasion_look(const struct Occasions *self, const struct Occasion *occasion);

/* After an occasion has been looked at: its unit waits for the next one of the band (false if memory ran
 * out), or for none. */
bool occasion_go_on(struct Occasions *self, const struct Occasion *next);
void occasion_give_up(struct Occasions *self, const struct Occasion *occasion);

/* Frees the occasions of a week that is over. */
void occasions_week_over(struct Occasions *self, uint32_t week);

#endif
