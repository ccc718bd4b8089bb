/* The worker's side of the work over ranks: it runs what the manager hands out and sends back what came of
 * it. It has read the same command line and so has the same plan, but opens no store. */
#ifndef TANDEM_RANK_WORKER_H
#define TANDEM_RANK_WORKER_H

#include "drive/drive.h"

/* Serves the study of `plan` until the manager begins another or has no more (STATUS_STOPPED, without a
 * message). Runs on as many threads as drive_threads says. What has been finished is sent in any case.
 * Errors: those of identity_init and network_read; STATUS_OUT_OF_MEMORY. */
enum Status rank_worker_serve(const struct DrivePlan *plan, struct Error *error) MUST_CHECK;

#endif
