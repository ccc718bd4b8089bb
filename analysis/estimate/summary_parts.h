/* The parts that summary_finish puts together; private to this room. Each fills its members of the summary
 * from the tallies. Errors: STATUS_OUT_OF_MEMORY. */
#ifndef TANDEM_SUMMARY_PARTS_H
#define TANDEM_SUMMARY_PARTS_H

#include "estimate/summary.h"

enum Status summary_fill_episodes(struct Summary *self, struct Error *error) MUST_CHECK;
enum Status summary_fill_services(struct Summary *self, struct Error *error) MUST_CHECK;
enum Status summary_fill_proposals(struct Summary *self, struct Error *error) MUST_CHECK;
enum Status summary_fill_weekly(struct Summary *self,
                                struct Error *error) MUST_CHECK; /* and sourcing, run columns */
enum Status summary_fill_adoption(struct Summary *self,
                                  struct Error *error) MUST_CHECK; /* after the weekly series */

/* The place of a column of TABLE_WEEKLY, which must have it, without counting the week. */
size_t summary_weekly_column(const char *name);

/* Room for `count` numbers of `size` bytes, at least one, zeroed; NULL with a message without memory. */
void *summary_room(size_t count, size_t size, struct Error *error);

#endif
