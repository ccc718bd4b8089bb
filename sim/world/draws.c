#include "world/draws.h"

#include <math.h>

double world_uniform(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal) {
    return random_uniform(&self->key, (struct DrawId){purpose, entity, self->week, ordinal});
}

double world_normal(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal) {
    return random_normal(&self->key, (struct DrawId){purpose, entity, self->week, ordinal});
}

void world_uniform4(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal,
                    double uniform[4]) {
    random_uniform4(&self->key, (struct DrawId){purpose, entity, self->week, ordinal}, uniform);
}

double world_trait(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal) {
    return random_uniform(&self->key, (struct DrawId){purpose, entity, 0, ordinal});
}

void world_trait4(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal,
                  double uniform[4]) {
    random_uniform4(&self->key, (struct DrawId){purpose, entity, 0, ordinal}, uniform);
}

double world_trait_normal(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal) {
    return random_normal(&self->key, (struct DrawId){purpose, entity, 0, ordinal});
}

void world_trait_normal4(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal,
                         double normal[4]) {
    random_normal4(&self->key, (struct DrawId){purpose, entity, 0, ordinal}, normal);
}

double world_threshold(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal) {
    return exponential_of_bits(random_bits(&self->key, purpose, entity, 0, ordinal));
}

double frail_threshold(double uniform, double shape) {
    return shape * expm1(-log1p(-uniform) / shape);
}

uint32_t weeks_survived(double threshold, double hazard_per_week) {
    double weeks = floor(threshold / hazard_per_week);
    return weeks < (double)UINT32_MAX ? (uint32_t)weeks : UINT32_MAX;
}

double world_lever(const struct World *self, enum Lever lever, size_t agency) {
    return self->lever[lever] == NULL ? 0.0 : self->lever[lever][agency];
}

/* First agency whose running total exceeds `target`. */
static uint32_t find_by_total(const uint64_t *until, size_t count, uint64_t target) {
    size_t low = 0, high = count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (until[middle] > target)
            high = middle;
        else
            low = middle + 1;
    }
    return (uint32_t)low;
}

static uint32_t draw_by_total(const uint64_t *until, size_t count, double uniform) {
    return find_by_total(until, count, (uint64_t)(uniform * (double)until[count - 1]));
}

uint32_t world_agency_by_staff(const struct World *self, double uniform) {
    return draw_by_total(self->staff_until, self->agencies.count, uniform);
}

uint32_t world_agency_by_open_data(const struct World *self, double uniform) {
    return draw_by_total(self->open_until, self->agencies.count, uniform);
}

uint64_t world_open_datasets(const struct World *self) {
    return self->open_until[self->agencies.count - 1];
}
