/* How an idea found a team, in words. */
#ifndef TANDEM_TELL_TEAM_H
#define TANDEM_TELL_TEAM_H

#include "story/telling.h"

/* One step each, after the moment that it is about. */
void tell_choice(struct Telling *self);
void tell_proposal(struct Telling *self);
void tell_missing_data(struct Telling *self);
void tell_selection(struct Telling *self);
void tell_citizens(struct Telling *self);
void tell_staff(struct Telling *self);
void tell_start(struct Telling *self);

#endif
