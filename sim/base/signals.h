/* Ctrl-C, SIGTERM, SIGHUP and SIGXCPU (the time that a machine grants is used up): the first asks for a clean
 * end at the next safe point, the second ends the process at once. */
#ifndef TANDEM_SIGNALS_H
#define TANDEM_SIGNALS_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/error.h"

/* Installs the handlers, but for signals that are ignored, and clears the flag that they set. Where no safe
 * point comes within a second (a file that does not answer, a long computation) the process ends by itself
 * with the status of STATUS_STOPPED: whatever was stored is stored. */
void signals_catch(void);

/* The flag; never set where nobody has called signals_catch. */
const atomic_bool *signals_stop(void);

/* A safe point: STATUS_STOPPED with a message once a signal has come. */
enum Status signals_check(struct Error *error) MUST_CHECK;

/* From true to false whoever works looks at the flag himself and ends in his own time. */
void signals_be_patient(bool patient);

#endif
