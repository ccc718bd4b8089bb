/* The manager of runs: workers run replicates, one writer stores them; what is stored already, finished or
 * failed, is not run again. */
#ifndef TANDEM_DRIVE_H
#define TANDEM_DRIVE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "store/identity.h"
#include "store/store.h"

enum { DRIVE_FIRST_LOOK = 8 }; /* precision is looked at after 8, 16, 32, 64, … replicates, never between */

/* Gives the widest half-width over the first `replicates` replicates; `store` holds them all. */
typedef enum Status (*DriveHalfWidth)(void *context, struct Store *store, int64_t replicates,
                                      double *half_width, struct Error *error);

/* Fills values[output_count], all NaN before, from the records of one run that has finished; `rows` has the
 * tables of the study and of observe_tables. Called by many threads at once: what `context` points to stays
 * constant. Any error makes the run a failed one. */
typedef enum Status (*DriveObserve)(void *context, const struct RunRows *rows, double values[],
                                    struct Error *error);

/* Packs what a run that has finished left into its summary (run_rows_set_summary); `rows` has all tables.
 * Called by many threads at once. Any error makes the run a failed one. */
typedef enum Status (*DriveSummarise)(int64_t weeks, struct RunRows *rows, struct Error *error);

/* Before round `round` (0, 1, …): writes into the plan's cell_replicates which runs are wanted so far; *more
 * false: there is no further round. `store` holds all runs of the rounds before. */
typedef enum Status (*DriveRound)(void *context, struct Store *store, int64_t round, bool *more,
                                  struct Error *error);

struct DrivePlan {
    struct Study study;
    DriveObserve observe; /* gives the outputs of the study; NULL if it has none */
    void *observe_context;
    unsigned observe_tables;  /* recorded for it, and dropped after it unless the study keeps them */
    DriveSummarise summarise; /* NULL: no summary is stored */
    int64_t first_replicate;  /* replicates first … first + replicates - 1 of every scenario and point */
    int64_t replicates;       /* with a precision: at most so many */
    const int64_t *cell_replicates; /* cell_replicates[scenario][point]: of each at most so many; NULL: no
                                       less than of the others */
    DriveRound next_round; /* NULL: all at once; else cells are said round by round, the most at first */
    void *round_context;
    double precision; /* 0: none; else stop once half_width is at most this */
    DriveHalfWidth half_width;
    void *half_width_context;
    int64_t threads;       /* 0: as many as the machine grants; more are cut to that, see drive_threads */
    bool oversubscribe;    /* take `threads` as it is */
    int64_t shard, shards; /* this process runs part shard (1 … shards); shards 0 or 1: everything */
    bool retry;            /* try runs again that failed before */
    bool quiet;            /* no progress on stderr */
    int64_t
        halt_milliseconds; /* so long a stop waits for ranks that do not answer; 0: RANK_HALT_MILLISECONDS */
    const atomic_bool *stop; /* NULL, or a flag that ends it early: see signals.h */
};

struct DriveOutcome {
    int64_t wanted, finished, failed; /* runs: asked for, finished now, failed now */
    int64_t reused, failed_before;    /* stored before and not run now; those of them that failed */
    int64_t again;                    /* stored before without rows that are asked for now, and run again */
    int64_t replicates; /* replicates that each scenario and point has now, as asked for or as precision
                           decided */
    int64_t threads;
    double half_width; /* at the last look; NaN without precision */
    double seconds;
};

/* Runs what is missing. Errors: STATUS_STOPPED (says how to resume), STATUS_RUN_FAILED (failed runs, now or
 * before, are stored with their causes, the others are done), STATUS_INPUT_OUTPUT, STATUS_CONFIGURATION (a
 * plan or network file that cannot be), STATUS_OUT_OF_MEMORY. Everything finished before is stored in any
 * case. `outcome` may be NULL. */
enum Status drive_run(const struct DrivePlan *plan, struct Store *store, struct DriveOutcome *outcome,
                      struct Error *error) MUST_CHECK;

#endif
