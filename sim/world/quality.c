#include "world/quality.h"

#include <math.h>

#include "world/people.h"

double quality_score(const double level[QUALITY_DIMENSIONS]) {
    double product = 1.0;
    for (int d = 0; d < QUALITY_DIMENSIONS; d++)
        product *= level[d];
    return pow(product, 1.0 / QUALITY_DIMENSIONS);
}

/* How a level moves: towards `rest` by `rate` a week. */
struct Course {
    double rest, rate;
};

static double upkeep(double decay, double first, double effort) {
    return decay * first / (1.0 - first) * effort;
}

double quality_rest(double decay, double first, double effort) {
    double rate = upkeep(decay, first, effort);
    return rate / (rate + decay);
}

/* What is at rest stays there to the bit. */
static double course_level(const struct Course *self, double level, double weeks) {
    return level == self->rest ? level : self->rest + (level - self->rest) * exp(-self->rate * weeks);
}

/* Data that do not age stay as they are. */
static struct Course course(const struct World *world, double first, double effort, double level) {
    double decay = world->data_decay;
    if (decay <= 0.0)
        return (struct Course){level, 0.0};
    return (struct Course){quality_rest(decay, first, effort), upkeep(decay, first, effort) + decay};
}

void quality_first(const struct Agencies *agencies, size_t a, double level[QUALITY_DIMENSIONS]) {
    level[QUALITY_COMPLETENESS] = agencies->complete_first[a];
    level[QUALITY_TIMELINESS] = agencies->timely_first[a];
    level[QUALITY_GRANULARITY] = agencies->granular_first[a];
    level[QUALITY_MACHINE_READABLE] = agencies->machine_readable_first[a];
    level[QUALITY_CONSISTENCY] = agencies->consistent_first[a];
}

void quality_at_change(const struct Agencies *agencies, size_t a, double level[QUALITY_DIMENSIONS]) {
    level[QUALITY_COMPLETENESS] = agencies->complete[a];
    level[QUALITY_TIMELINESS] = agencies->timely[a];
    level[QUALITY_GRANULARITY] = agencies->granular[a];
    level[QUALITY_MACHINE_READABLE] = agencies->machine_readable[a];
    level[QUALITY_CONSISTENCY] = agencies->consistent[a];
}

void quality_advance(const struct World *world, size_t a, double effort, double weeks,
                     double level[QUALITY_DIMENSIONS]) {
    double first[QUALITY_DIMENSIONS];
    quality_first(&world->agencies, a, first);
    for (int d = 0; d < QUALITY_DIMENSIONS; d++) {
        struct Course path = course(world, first[d], effort, level[d]);
        level[d] = course_level(&path, level[d], weeks);
    }
}

static double weeks_since(const struct World *world, size_t a) {
    return (double)(world->week - world->agencies.quality_since[a]);
}

void quality_levels(const struct World *world, size_t a, double level[QUALITY_DIMENSIONS]) {
    quality_at_change(&world->agencies, a, level);
    quality_advance(world, a, world->agencies.effort[a], weeks_since(world, a), level);
}

double agency_quality(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    if (all->quality_seen[a] != world->week) {
        double level[QUALITY_DIMENSIONS];
        quality_levels(world, a, level);
        all->quality[a] = quality_score(level);
        all->quality_seen[a] = world->week;
    }
    return level_pushed(world, all->quality[a], LEVER_PUSH_DATA_QUALITY, a);
}

/* Of n weeks from the last change: n Q* + (Q - Q*)(1 - r^n)/(1 - r), r = exp(-(u + d)). */
double agency_timeliness_sum(const struct World *world, size_t a) {
    const struct Agencies *all = &world->agencies;
    struct Course path = course(world, all->timely_first[a], all->effort[a], all->timely[a]);
    double weeks = weeks_since(world, a), sum = all->timely_sum[a] + weeks * path.rest;
    if (all->timely[a] == path.rest)
        return sum;
    return sum + (all->timely[a] - path.rest) * expm1(-path.rate * weeks) / expm1(-path.rate);
}

void quality_change(struct World *world, size_t a, const double level[QUALITY_DIMENSIONS], double effort) {
    struct Agencies *all = &world->agencies;
    all->timely_sum[a] = agency_timeliness_sum(world, a);
    all->complete[a] = level[QUALITY_COMPLETENESS];
    all->timely[a] = level[QUALITY_TIMELINESS];
    all->granular[a] = level[QUALITY_GRANULARITY];
    all->machine_readable[a] = level[QUALITY_MACHINE_READABLE];
    all->consistent[a] = level[QUALITY_CONSISTENCY];
    all->effort[a] = effort;
    all->quality_since[a] = all->quality_seen[a] = world->week;
    all->quality[a] = quality_score(level);
}
