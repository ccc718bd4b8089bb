/* Ctrl-C and SIGTERM: the first asks for a clean end, the second ends the process at once. */
#ifndef TANDEM_SIGNALS_H
#define TANDEM_SIGNALS_H

#include <signal.h>
#include <stdatomic.h>

enum { SIGNALS_CAUGHT = 2 };

struct Signals {
    struct sigaction before[SIGNALS_CAUGHT];
    int installed;
};

/* Installs the handlers and returns the flag that they set, cleared: hand it to DrivePlan.stop. One user at a
 * time in a process. */
const atomic_bool *signals_catch(struct Signals *self);

/* Restores what was there before. Idempotent. */
void signals_release(struct Signals *self);

#endif
