/* How a push of a construct fades once it is over. ODD 7.21. */
#ifndef TANDEM_PUSHES_H
#define TANDEM_PUSHES_H

#include "world/world.h"

/* The share of a lever that a week leaves: of a push, that of a departure of its construct; 0 of any other.
 */
double push_kept(const struct World *world, enum Lever lever, size_t agency);

#endif
