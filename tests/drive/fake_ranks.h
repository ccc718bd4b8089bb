/* Stands in for MPI: ranks are processes that a test forks, joined by sockets. */
#ifndef TANDEM_FAKE_RANKS_H
#define TANDEM_FAKE_RANKS_H

#include <sys/types.h>

enum { FAKE_RANKS_MOST = 8 };

/* Makes this process the manager of `count` ranks. Each other one calls `worker` in a process of its own and
 * then ends. Before any parallel region. */
void fake_ranks_start(int count, void (*worker)(void *context), void *context);

/* The process of a rank; runs that it has delivered; tasks that it was sent. Any thread of the manager may
 * ask. */
pid_t fake_ranks_process(int rank);
int fake_ranks_runs(int rank);
int fake_ranks_tasks(int rank);

/* Waits until a thread of every rank has come here since the last meeting was called, as fake_ranks_start
 * does: whoever comes late finds the others waiting, however busy the machine is. Alone nobody waits. */
void fake_ranks_meet(void);
void fake_ranks_call_meeting(void);

/* Waits for all ranks to end and asserts that they ended well. There is one rank afterwards. */
void fake_ranks_finish(void);

#endif
