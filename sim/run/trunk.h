/* What scenarios that do not differ before the burn-in ends have in common. */
#ifndef TANDEM_TRUNK_H
#define TANDEM_TRUNK_H

#include "run/replicate.h"

/* The burn-in of one replicate, kept so that scenarios that do not differ before it ends start from a copy of
 * it. Used by one thread at a time. */
struct Trunk;
struct Trunk *trunk_new(void); /* NULL if memory ran out; owned by the caller */
void trunk_free(struct Trunk *self);

/* As replicate_run, with the same bytes; runs the burn-in only if the trunk does not hold it yet. The
 * scenario of `input` may be freed afterwards. */
enum Status trunk_run(struct Trunk *self, const struct ReplicateInput *input, uint64_t replicate,
                      const struct Recorder *recorder, struct Error *error) MUST_CHECK;

#endif
