/* The runs of a plan in the order in which they are run, and which of them are stored already, finished or
 * failed. Replicates are outermost, so that whatever is stored when a study stops early is balanced over
 * scenarios and points. */
#ifndef TANDEM_RUN_SET_H
#define TANDEM_RUN_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "drive/drive.h"

struct RunSet {
    const struct DrivePlan *plan;
    unsigned char *finished, *failed; /* one bit a run; owned */
};

/* Errors: STATUS_OUT_OF_MEMORY. Free with run_set_free, also after failure. */
enum Status run_set_init(struct RunSet *self, const struct DrivePlan *plan, struct Error *error) MUST_CHECK;
void run_set_free(struct RunSet *self);

/* Marks what has finished and failed in the store; a run of which rows that the study keeps are not stored
 * has not finished. */
enum Status run_set_look(struct RunSet *self, struct Store *store, struct Error *error) MUST_CHECK;

/* Runs of one replicate: scenarios times points. */
int64_t run_set_cells(const struct RunSet *self);

struct RunKey run_set_key(const struct RunSet *self, int64_t index);

/* Whether run `index` is this process's to run: neither finished, nor failed unless failed runs are tried
 * again.
 */
bool run_set_is_missing(const struct RunSet *self, int64_t index);

/* Runs of this process among begin … end - 1: all, those to run, and those that failed before and are not
 * tried again. */
int64_t run_set_wanted(const struct RunSet *self, int64_t begin, int64_t end);
int64_t run_set_missing(const struct RunSet *self, int64_t begin, int64_t end);
int64_t run_set_failed(const struct RunSet *self, int64_t begin, int64_t end);

/* Reports how many runs failed, the first of them with their causes, and how they are tried again. Returns
 * STATUS_RUN_FAILED or an error of the store. */
enum Status run_set_report(const struct RunSet *self, struct Store *store, int64_t failed,
                           struct Error *error) MUST_CHECK;

#endif
