/* What the machine grants this process: processor cores and memory. */
#ifndef TANDEM_RESOURCES_H
#define TANDEM_RESOURCES_H

#include <stdint.h>

/* Cores by affinity mask and the quotas of the control groups (version 2), at least 1. */
int64_t resources_cores(void);

/* What control groups grant a process, INT64_MAX without a limit: the strictest of its own group, which
 * <process>/cgroup names, and those above it in the folder `tree`; a share of a core counts as a whole one.
 */
int64_t resources_group_cores(const char *process, const char *tree);
int64_t resources_group_memory(const char *process, const char *tree);

/* How many threads can be started beside those that run, at most `wanted`: limits of processes count
 * (setrlimit(2), control groups). Starts and ends them. */
int resources_threads(int wanted);

/* Bytes that may still be taken, by the system and the control groups; INT64_MAX if unknown. */
int64_t resources_memory(void);

#endif
