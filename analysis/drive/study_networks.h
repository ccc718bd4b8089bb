/* The networks that the scenarios of a study read from files. */
#ifndef TANDEM_STUDY_NETWORKS_H
#define TANDEM_STUDY_NETWORKS_H

#include "store/identity.h"
#include "world/network.h"

/* Reads them into *networks, one a scenario, without agencies where the network is generated. `notes`, which
 * may be NULL, gets what network_read notes of a file, once. Errors: those of network_read;
 * STATUS_OUT_OF_MEMORY. Free with study_networks_free, also after failure. */
enum Status study_networks_read(struct Network **networks, const struct Study *study, struct Error *notes,
                                struct Error *error) MUST_CHECK;

/* Idempotent. */
void study_networks_free(struct Network **networks, const struct Study *study);

#endif
