/* The manager's side of the work over ranks: a thread that hands out runs to the other ranks and takes in
 * what comes back, while this rank runs its own share. It never waits for one rank: whoever is faster gets
 * more. Nothing is stored here: runs come from and go to where those of this process do, so that there is one
 * writer. When a rank dies the launcher ends the others: what the manager had received is stored, as after
 * any other stop, and the same command goes on with the rest. */
#ifndef TANDEM_RANK_MANAGER_H
#define TANDEM_RANK_MANAGER_H

#include <pthread.h>
#include <stdatomic.h>

#include "drive/rank_protocol.h"
#include "drive/workers.h"

enum {
    RANK_HALT_MILLISECONDS = 300
}; /* so long a halt waits for ranks that do not answer: Open MPI gives a second */

/* What the manager knows of one rank. */
struct RankHelper {
    bool ready, gone;      /* it serves the study; it says nothing more */
    int64_t threads, open; /* runs that it was given and has not given back */
};

struct RankManager {
    const struct DrivePlan *plan;
    const struct RunFlow *flow;
    int count;                  /* of ranks; 1: there is nobody to manage */
    struct RankMail *mail;      /* owned */
    struct RankHelper *helpers; /* helpers[count]; the manager's own place is not used; owned */
    struct RunKey *keys;        /* keys[scenario_count]; owned */
    char hash[HASH_TEXT_SIZE], fingerprint[HASH_TEXT_SIZE];
    enum Status status; /* why it ended early */
    struct Error error;
    atomic_bool ended;
    bool asked, exhausted, halting;
    double halting_since;
    pthread_t thread;
};

/* Errors: those of identity_init, STATUS_OUT_OF_MEMORY. Free with rank_manager_free, also after failure. */
enum Status rank_manager_init(struct RankManager *self, const struct DrivePlan *plan,
                              const struct RunFlow *flow, struct Error *error) MUST_CHECK;
void rank_manager_free(struct RankManager *self);

/* Threads of the other ranks that serve. For the manager's thread, or while it does not run. */
int64_t rank_manager_threads(const struct RankManager *self);

/* Asks the other ranks to serve the study, the first time, and starts the thread that hands out what
 * flow->take gives. Errors: STATUS_OUT_OF_MEMORY; then there is nothing to finish. */
enum Status rank_manager_start(struct RankManager *self, struct Error *error) MUST_CHECK;

/* Whether no further run should be started: a rank cannot take part, or was stopped. Any thread may ask. */
bool rank_manager_ended(const struct RankManager *self);

/* Waits until all that was handed out is back; if the flow does not go on, halts the other ranks and takes in
 * what they have finished. Errors: STATUS_CONFIGURATION for a rank with another study, program or
 * mathematical library; STATUS_STOPPED (without a message) if another rank was stopped; that with which
 * another rank failed; STATUS_OUT_OF_MEMORY. */
enum Status rank_manager_finish(struct RankManager *self, struct Error *error) MUST_CHECK;

#endif
