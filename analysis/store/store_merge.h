/* Parts of one study, of shards or of several machines, put together in one store. */
#ifndef TANDEM_STORE_MERGE_H
#define TANDEM_STORE_MERGE_H

#include "store/store.h"

/* Whether the directories parts[count] can be merged into `target`, before that is opened or created. Errors:
 * STATUS_USAGE for a part that is the target or is named twice; STATUS_CONFIGURATION if identity or libm
 * fingerprint differ; STATUS_INPUT_OUTPUT. */
enum Status store_merge_check(const char *target, char *const parts[], int count,
                              struct Error *error) MUST_CHECK;

/* Copies the runs of another result directory that are missing here. `self` is open for writing. Errors:
 * STATUS_CONFIGURATION if identity or libm fingerprint differ, STATUS_INPUT_OUTPUT. */
enum Status store_merge(struct Store *self, const char *directory, struct Error *error) MUST_CHECK;

#endif
