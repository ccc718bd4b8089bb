/* Particles moved to where they would be had their runs given the figures themselves: what a tolerance widens
 * is taken back as far as numbers go with factors linearly (Beaumont, Zhang & Balding 2002, equations 4 to
 * 6), on the logits of the cube so that no range is left (Blum & François 2010). The slopes are those of all
 * runs within the tolerance that emulators proposed, taken as moves or not, each weighed by one over the
 * chance by which it was proposed, as if places had come at random; where there were no emulators those of
 * the particles, which weigh alike. */
#ifndef TANDEM_ADJUST_H
#define TANDEM_ADJUST_H

#include "calibrate/smc.h"

/* Fills unit[particles][factors]; of the simulations of a particle the nearest counts. `adjusted` is false,
 * and the particles are as they are, where there are fewer than five runs for each slope or the tolerance
 * never fell. Errors: STATUS_OUT_OF_MEMORY. */
enum Status adjust_particles(const struct Smc *smc, double unit[], bool *adjusted,
                             struct Error *error) MUST_CHECK;

/* The centre of particles: centre[factors], the mean on the scale of logits. */
void adjust_centre(size_t particles, size_t factors, const double unit[], double centre[]);

#endif
