/* Agencies at the start of a replicate. */
#ifndef TANDEM_AGENCIES_H
#define TANDEM_AGENCIES_H

#include <stdbool.h>
#include <stddef.h>

struct Agencies;
struct World;

/* Makes the arrays of `count` agencies, all 0; false if memory ran out. Free with agencies_free, also then.
 */
bool agencies_allocate(struct Agencies *self, size_t count);

/* Idempotent. */
void agencies_free(struct Agencies *self);

/* Draws the traits of agencies and sets their first state. Needs world->governments. */
void agencies_start(struct World *world);

#endif
