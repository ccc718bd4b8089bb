/* Citizens who take part are stored; the rest are keyed draws. */
#ifndef TANDEM_CITIZENS_H
#define TANDEM_CITIZENS_H

#include <stdbool.h>

struct World;

/* Builds the index of the citizens that are stored; false if memory ran out. */
bool citizens_index(struct World *self);

/* Frees the stored citizens and their index; idempotent. */
void citizens_free(struct World *self);

#endif
