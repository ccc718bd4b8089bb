/* A run shown on a terminal while it runs, with keys. */
#ifndef TANDEM_SESSION_H
#define TANDEM_SESSION_H

#include "watch/watch.h"

/* Shows it on the terminal until its user quits. `speed` in weeks a second; `title` is that of the scenario.
 * `graphic`: characters beyond ASCII may be drawn. Errors: STATUS_STOPPED once a signal asked for it,
 * STATUS_INPUT_OUTPUT of the terminal, and those of replicate_run; the terminal is given back before. */
enum Status session_show(struct Watch *watch, const char *title, double speed, bool graphic,
                         struct Error *error) MUST_CHECK;

#endif
