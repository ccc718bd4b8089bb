/* Particles moved to where they would be had their runs given the figures themselves: what a tolerance widens
 * is taken back as far as numbers go with factors linearly (Beaumont, Zhang & Balding 2002, equations 4 to
 * 6), on the logits of the cube so that no range is left (Blum & François 2010). Particles within a tolerance
 * weigh alike, as the sampler drew them. */
#ifndef TANDEM_ADJUST_H
#define TANDEM_ADJUST_H

#include "calibrate/smc.h"

/* Fills unit[particles][factors]; of the simulations of a particle the nearest counts. Residuals are widened
 * by what so many slopes take from so many particles. Returns false, with the particles as they are, where
 * there are fewer than five for each slope or the tolerance never fell. Errors: STATUS_OUT_OF_MEMORY. */
enum Status adjust_particles(const struct Smc *smc, double unit[], bool *adjusted,
                             struct Error *error) MUST_CHECK;

/* The centre of particles: centre[factors], the mean on the scale of logits. */
void adjust_centre(size_t particles, size_t factors, const double unit[], double centre[]);

#endif
