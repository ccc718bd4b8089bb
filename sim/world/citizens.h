/* Citizens who take part are stored; the rest are keyed draws. */
#ifndef TANDEM_CITIZENS_H
#define TANDEM_CITIZENS_H

#include "world/world.h"

struct CitizenKindRow {
    const char *name;
    double share, time, one_shot;
    const char *sentence;
};
const struct CitizenKindRow *citizen_kind_row(enum CitizenKind kind);

/* The index of a stored citizen, SIZE_MAX if it is not stored. */
size_t world_find_citizen(const struct World *self, uint64_t id);

/* One of those stored, each with the same chance, found by a word that is drawn. There must be some. Worlds
 * in which nearly the same people are stored nearly always find the same one, in whatever order they came. */
const struct Citizen *world_familiar_citizen(const struct World *self, uint64_t word);

/* One who is not stored, in parts: what brings it to a team; then the rest, but for evidence, of which it has
 * none; then it is stored: its index, or SIZE_MAX if memory ran out. */
void citizen_motives(const struct World *self, uint64_t id, struct Citizen *citizen);
void citizen_traits(const struct World *self, struct Citizen *citizen);
size_t world_store_citizen(struct World *self, const struct Citizen *citizen);

/* Makes the index of the citizens that are stored anew, with slots for `most` of them, in which each lies
 * where it would if the index had grown one by one; false if memory ran out: it is as it was. */
bool citizens_index(struct World *self, size_t most);

/* Frees the stored citizens and their index; idempotent. */
void citizens_free(struct World *self);

#endif
