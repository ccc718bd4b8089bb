/* A summary made by hand: three runs of 120 weeks with few episodes, services and proposals, every number
 * known. */
#ifndef TANDEM_TEST_SMALL_SUMMARY_H
#define TANDEM_TEST_SMALL_SUMMARY_H

#include "estimate/summary.h"
#include "run/unit_map.h"

/* Fills a summary of `runs` runs of `weeks` weeks. Type private_open has no episodes. Asserts success. */
void small_summary(struct Summary *summary, int64_t runs, int64_t weeks);

/* As above, without any record but the weeks' keys: nothing is known. */
void empty_summary(struct Summary *summary);

/* A map of twelve units of three governments, 7, 1 and 4, of which one more has tried at each time. Free with
 * unit_map_free. Asserts success. */
void small_map(struct UnitMap *map);

#endif
