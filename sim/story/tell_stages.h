/* What happened in the stages of an episode and how it ended, in words. */
#ifndef TANDEM_TELL_STAGES_H
#define TANDEM_TELL_STAGES_H

#include "story/telling.h"

/* One step each, after the moment that it is about. */
void tell_alignment(struct Telling *self);
void tell_talks(struct Telling *self);
void tell_verdict(struct Telling *self);
void tell_review(struct Telling *self);
void tell_owners(struct Telling *self);
void tell_data(struct Telling *self);
void tell_work(struct Telling *self);
void tell_manager(struct Telling *self);
void tell_cause(struct Telling *self);
void tell_end(struct Telling *self);

#endif
