/* What is read off people and agencies: trust, quality of data, how the law is read. */
#ifndef TANDEM_PEOPLE_H
#define TANDEM_PEOPLE_H

#include "world/world.h"

/* A level with the push that a probe gives it, at most 1. */
double level_pushed(const struct World *self, double level, enum Lever push, size_t agency);

/* Ambiguity of the law as an agency reads it, and legal conservatism: scores. */
double agency_ambiguity(const struct World *self, size_t agency);
double agency_conservatism(const struct World *self, size_t agency);

/* Both, by one look at what is known of precedents. */
struct LegalReading {
    double conservatism, ambiguity;
};
struct LegalReading agency_legal_reading(const struct World *self, size_t agency);

/* Trust at the present week, mean of beta evidence: of an agency's staff in civic partners and of one of
 * them; of citizens in an agency (its standing with one of middling prior who was never there) and of one of
 * them.
 */
double agency_trust(const struct World *self, size_t agency);
double administrator_trust(const struct World *self, size_t agency,
                           const struct Administrator *administrator);
double agency_standing(const struct World *self, size_t agency);
double citizen_trust(const struct World *self, const struct Citizen *citizen, size_t agency);

/* Administrator number `person`, who belongs to `agency`, with traits, which are keyed draws. */
struct Administrator *world_administrator(struct World *self, uint32_t agency, uint32_t person);

#endif
