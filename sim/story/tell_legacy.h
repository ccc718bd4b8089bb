/* What an episode left behind, in words. */
#ifndef TANDEM_TELL_LEGACY_H
#define TANDEM_TELL_LEGACY_H

#include "story/telling.h"

/* One step each, after the moment that it is about. */
void tell_levels(struct Telling *self);
void tell_understanding(struct Telling *self);
void tell_service(struct Telling *self);
void tell_child(struct Telling *self);

#endif
