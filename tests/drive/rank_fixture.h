/* What the tests of the work over ranks share: what the manager and the other ranks do in them. */
#ifndef TANDEM_RANK_FIXTURE_H
#define TANDEM_RANK_FIXTURE_H

#include "drive/rank_protocol.h"
#include "drive_fixture.h"

/* What a command does on a worker's rank: it serves plan after plan, and ends. */
void ranks_serve_plans(const struct DrivePlan *plans, int count);

/* The same with the plan of a struct Fixture, for fake_ranks_start. */
void ranks_serve_fixture(void *fixture);

/* A worker played by hand: it answers BEGIN by a HELLO that `spoil` has changed, keeps its tasks, and at QUIT
 * runs them and ends. */
void ranks_play(const struct Fixture *fixture, void (*spoil)(struct RankHello *hello));

/* Runs into root/name as the manager and expects a status. */
struct DriveOutcome ranks_run(struct Fixture *fixture, const char *name, enum Status wanted);

/* Ends the other ranks; what follows runs alone. */
void ranks_finish(void);

#endif
