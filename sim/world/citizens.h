/* Citizens who take part are stored; the rest are keyed draws. */
#ifndef TANDEM_CITIZENS_H
#define TANDEM_CITIZENS_H

struct World;

/* Frees the stored citizens and their index; idempotent. */
void citizens_free(struct World *self);

#endif
