/* Manager support of agencies: logistic of a latent, the sum of two. What managers are drawn to: known as of
 * the week in which it last changed, and from there L = m + phi^n (L - m) in closed form. Moods: a stationary
 * Ornstein-Uhlenbeck process, drawn ahead to the end of each quarter; between its ends weekly steps, each
 * drawn given the end that it has to reach, which makes them the bridge exactly, as far as somebody looks.
 * Looking changes nothing. ODD 7.3. */
#ifndef TANDEM_SUPPORT_H
#define TANDEM_SUPPORT_H

#include "world/world.h"

/* Sets reversion and stationary deviation of moods, before the first week. */
void support_start(struct World *world, double kept_per_week, double deviation);

/* The latent of an agency at the present week; its support, with the push of a probe. */
double support_latent(const struct World *world, size_t agency);
double agency_support(const struct World *world, size_t agency);

/* From the present week on the latent starts `jump` higher and is drawn to `mean`. */
void support_change(struct World *world, size_t agency, double jump, double mean);

/* Draws the moods of all agencies ahead to the end of the quarter that begins. */
void support_moods(struct World *world);

#endif
