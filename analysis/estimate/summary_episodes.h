/* How episodes end, what becomes of proposals, how long services live: members of a summary, filled
 * from its tallies; private to this room. Errors: STATUS_OUT_OF_MEMORY. */
#ifndef TANDEM_SUMMARY_EPISODES_H
#define TANDEM_SUMMARY_EPISODES_H

#include "estimate/summary.h"

enum Status summary_fill_episodes(struct Summary *self, struct Error *error) MUST_CHECK;
enum Status summary_fill_services(struct Summary *self, struct Error *error) MUST_CHECK;
enum Status summary_fill_proposals(struct Summary *self, struct Error *error) MUST_CHECK;

#endif
