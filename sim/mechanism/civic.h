/* Civic projects: most are pitched once, those that stay, stay. A mixture of movers and stayers (Blumen,
 * Kogan & McCarthy 1955) whose stayers are beta-geometric. ODD 7.17. */
#ifndef TANDEM_CIVIC_H
#define TANDEM_CIVIC_H

#include "world/world.h"

/* Whether what is pitched in this programme is a project that can be pitched again. */
bool civic_is_project(const struct World *world, enum Programme programme);

/* The probability that the project named `project`, by the key of its first pitch, is pitched again once a
 * pitch is over: the same for all its life, and 0 for most. */
double civic_continuation(const struct World *world, uint64_t project);

/* Whether it is pitched again after pitch number `pitch`, from 1 on. */
bool civic_pitched_again(const struct World *world, uint64_t project, uint32_t pitch);

/* Whether it registers its code. */
bool civic_registers(const struct World *world, uint64_t project);

#endif
