/* Keyed draws and look-ups in a world. */
#ifndef TANDEM_DRAWS_H
#define TANDEM_DRAWS_H

#include "world/world.h"

/* Uniform and normal draws for a decision of the present week. */
double world_uniform(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
double world_normal(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
/* uniform[i] is the uniform of entity[i] with ordinal 0; all [count]. */
void world_uniforms(const struct World *self, enum Purpose purpose, const uint32_t entity[], size_t count,
                    double uniform[]);
/* The same for traits, which have no week. */
double world_trait(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);
double world_trait_normal(const struct World *self, enum Purpose purpose, uint64_t entity, uint64_t ordinal);

/* Value of a lever in an agency, 0 without interventions. */
double world_lever(const struct World *self, enum Lever lever, size_t agency);

/* An agency drawn in proportion to its administrators, or to its open datasets (there must be some), by
 * `uniform`. */
uint32_t world_agency_by_staff(const struct World *self, double uniform);
uint32_t world_agency_by_open_data(const struct World *self, double uniform);
uint64_t world_open_datasets(const struct World *self);

#endif
