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

/* The index of citizen `id`, stored from now on; its traits are keyed draws. SIZE_MAX if memory ran out. */
size_t world_touch_citizen(struct World *self, uint64_t id);
/* The traits of a citizen, stored or not. */
void world_citizen(const struct World *self, uint64_t id, struct Citizen *citizen);
/* The index of a stored citizen, SIZE_MAX if it is not stored. */
size_t world_find_citizen(const struct World *self, uint64_t id);

/* Builds the index of the citizens that are stored; false if memory ran out. */
bool citizens_index(struct World *self);

/* Frees the stored citizens and their index; idempotent. */
void citizens_free(struct World *self);

#endif
