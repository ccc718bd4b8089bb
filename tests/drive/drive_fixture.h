/* What the tests of the drive share: temporary directories, a plan, and running it here or in a child. */
#ifndef TANDEM_DRIVE_FIXTURE_H
#define TANDEM_DRIVE_FIXTURE_H

#include <sys/types.h>

#include "drive/drive.h"

enum { FIXTURE_FACTORS = 2, FIXTURE_POINTS = 5, FIXTURE_OUTPUTS = 3 };

struct Fixture {
    char root[64];
    struct Scenario scenarios[2];
    struct DrivePlan plan; /* two scenarios, 12 replicates, quiet */
    struct ScenarioField field[FIXTURE_FACTORS];
    double value[FIXTURE_POINTS * FIXTURE_FACTORS];
    const char *outputs[FIXTURE_OUTPUTS];
    struct Error error;
};

void fixture_set_up(struct Fixture *self);
void fixture_tear_down(struct Fixture *self);

/* Makes the plan a sweep of scenario 0 over legal.ambiguity and the intensity of its one intervention: runs
 * and outputs are kept, weeks and episodes only looked at. */
void fixture_make_sweep(struct Fixture *self);

/* The outputs of that sweep: the sum of a weekly series, what episodes cost, and one that every third
 * replicate does not have. A replicate whose number is *context fails. */
enum Status fixture_observe(void *context, const struct RunRows *rows, double values[], struct Error *error);

/* Opens root/name, runs the plan, exports all tables there, and closes. A parallel region: no fork
 * afterwards. */
enum Status fixture_run(struct Fixture *self, const char *name, struct DriveOutcome *outcome);

/* The same in a child, which catches signals, begins to run `microseconds` before this returns, and exits
 * with its status. fixture_wait gives what waitpid does. */
pid_t fixture_start(struct Fixture *self, const char *name, unsigned microseconds);
int fixture_wait(pid_t child);

/* The CSV files of root/name in one text; the caller frees. */
char *fixture_tables(const struct Fixture *self, const char *name);

/* Asserts that two directories hold the same tables. */
void fixture_assert_same(const struct Fixture *self, const char *one, const char *other);

#endif
