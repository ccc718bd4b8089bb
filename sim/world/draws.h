/* Keyed draws and look-ups in a world. */
#ifndef TANDEM_DRAWS_H
#define TANDEM_DRAWS_H

#include "world/world.h"

/* Uniform and normal draws for a decision of the present week. */
double world_uniform(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
double world_normal(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
/* Four uniforms of the same decision, of one block. */
void world_uniform4(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal,
                    double uniform[4]);
/* The same for traits, which have no week. */
double world_trait(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
void world_trait4(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal,
                  double uniform[4]);
double world_trait_normal(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
void world_trait_normal4(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal,
                         double normal[4]);

/* Exponential of mean 1, without a week: the cumulative hazard at which something happens to `entity` for the
 * time `ordinal`. One draw stands for all the weeks of waiting, and whoever has the higher hazard waits no
 * longer (Sellke 1983). */
double world_threshold(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);

/* The same threshold for one of a population with gamma frailties of mean 1 and `shape`, whose hazards are
 * those of a middling one times their frailty: P(more than h) = (1 + h/shape)^-shape, by one uniform (Vaupel,
 * Manton & Stallard 1979, the frailty integrated out). */
double frail_threshold(double uniform, double shape);

/* Whole weeks that a threshold survives under a constant hazard a week: geometric, P(k or more) = e^(-k
 * hazard). UINT32_MAX: longer than any run. */
uint32_t weeks_survived(double threshold, double hazard_per_week);

/* Value of a lever in an agency, 0 without interventions. */
double world_lever(const struct World *self, enum Lever lever, size_t agency);

/* An agency drawn in proportion to its administrators, or to its open datasets (there must be some), by
 * `uniform`. */
uint32_t world_agency_by_staff(const struct World *self, double uniform);
uint32_t world_agency_by_open_data(const struct World *self, double uniform);
uint64_t world_open_datasets(const struct World *self);

#endif
