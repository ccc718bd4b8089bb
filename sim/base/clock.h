/* A clock for how long things take. */
#ifndef TANDEM_CLOCK_H
#define TANDEM_CLOCK_H

/* Seconds since some moment, by a clock that never goes back. */
double clock_seconds(void);

#endif
