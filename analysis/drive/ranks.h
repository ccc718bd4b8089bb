/* One command on many processes: with `make MPI=1` and a launcher ("mpirun -n 8 tandem run …") rank 0 is the
 * manager, which behaves as the program always does, and the others run for it. They read the same command
 * line, but open no store, write nothing and say nothing. Without either there is one process, the manager.
 *
 * When a rank dies, Open MPI ends the others by SIGTERM and a second later by SIGKILL. The manager takes the
 * SIGTERM for a wish to stop: it stores all that has come in and ends; only runs in progress are lost. When
 * the manager itself dies by SIGKILL, all that it had stored stays.
 * In both cases the same command goes on with the rest, on any number of ranks, to the same bytes. */
#ifndef TANDEM_RANKS_H
#define TANDEM_RANKS_H

#include <stdbool.h>

#include "drive/drive.h"

/* Connects the ranks: first of all in main. Standard output of a worker goes nowhere. Errors: STATUS_INTERNAL
 * if MPI allows no threads. */
enum Status ranks_begin(struct Error *error) MUST_CHECK;

/* Ends the work of all ranks and waits for them: last of all in main, with what came of the command. Returns
 * the status that the process should end with: a worker tells the manager what is wrong and ends well. */
enum Status ranks_end(enum Status status, const struct Error *error);

/* Whether another rank manages. Then a command that runs a plan calls ranks_serve in place of store_open,
 * drive_run and all that follows, and any other command does nothing. */
bool ranks_is_worker(void);

/* Runs for the manager until it has no more work for the study of `plan`. Returns STATUS_OK if the command
 * should go on to its next study, STATUS_STOPPED (without a message) if it should end. Errors: those of
 * drive_run before it runs. */
enum Status ranks_serve(const struct DrivePlan *plan, struct Error *error) MUST_CHECK;

#endif
