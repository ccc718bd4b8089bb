/* Reading whole runs: each is checked against its digest before anybody sees it. */
#ifndef TANDEM_STORE_RUNS_H
#define TANDEM_STORE_RUNS_H

#include "store/digest.h"
#include "store/store.h"

/* Receives a run during the call only: of a finished one (`cause` NULL) the parts that were asked for, of a
 * failed one the key. Anything but STATUS_OK ends with that status. */
typedef enum Status (*StoreVisitRows)(void *context, const struct RunRows *rows, const char *cause,
                                      struct Error *error);

/* Delivers every run in key order (scenario, point, replicate), tables in the order of insertion, exact:
 * doubles to the bit, missing values as RECORD_MISSING or NaN. `parts` is a bit mask of 1u << enum
 * RecordTable and 1u << RUN_PART_OUTPUTS; what is not stored of a run is empty, and not among rows->kept. One
 * run is in memory at a time. Errors: STATUS_INPUT_OUTPUT for a run that is damaged or of no study of this
 * store, for rows that belong to no run, and at the end where runs are missing that were stored;
 * STATUS_STOPPED after a signal; those of `visit`. */
enum Status store_each_rows(struct Store *self, unsigned parts, StoreVisitRows visit, void *context,
                            struct Error *error) MUST_CHECK;

/* Receives the packed summary of a finished run, bytes[size], during the call only; size 0: it has none.
 * Anything but STATUS_OK ends with that status. */
typedef enum Status (*StoreVisitSummary)(void *context, const struct RunKey *key, const unsigned char *bytes,
                                         size_t size, struct Error *error);
enum Status store_each_summary(struct Store *self, StoreVisitSummary visit, void *context,
                               struct Error *error) MUST_CHECK;

/* The same in another order; by number only of a study that keeps nothing but runs and outputs
 * (enum RunOrder). */
enum Status store_each_ordered(struct Store *self, unsigned parts, enum RunOrder order, StoreVisitRows visit,
                               void *context, struct Error *error) MUST_CHECK;

/* Receives each run in the order in which they are run (store_run_number): `cause` is NULL for a finished
 * one. */
typedef enum Status (*StoreVisitRun)(void *context, const struct RunKey *key, const char *cause,
                                     struct Error *error);
enum Status store_each_run(struct Store *self, StoreVisitRun visit, void *context,
                           struct Error *error) MUST_CHECK;

/* Receives values[store_output_count] of a run during the call only; anything but STATUS_OK ends with that
 * status. */
typedef enum Status (*StoreVisitOutputs)(void *context, const struct RunKey *key, const double values[],
                                         struct Error *error);

/* Delivers the outputs of finished runs in that order, doubles to the bit, NaN for what is not available;
 * nothing if the study has none. Errors: those of store_each_rows, or those of `visit`. */
enum Status store_each_output(struct Store *self, StoreVisitOutputs visit, void *context,
                              struct Error *error) MUST_CHECK;

#endif
