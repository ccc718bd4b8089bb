/* What the machine grants this process: processor cores and memory. */
#ifndef TANDEM_RESOURCES_H
#define TANDEM_RESOURCES_H

#include <stdint.h>

/* Cores by affinity mask and the quotas of the control groups (version 2), at least 1. */
int64_t resources_cores(void);

/* Bytes that may still be taken, by the system and the control groups; INT64_MAX if unknown. */
int64_t resources_memory(void);

#endif
