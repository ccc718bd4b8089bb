/* ro-crate-metadata.json: every file of a directory of results, and the command and program that made them.
 * RO-Crate 1.1 (Soiland-Reyes et al. 2022, doi:10.3233/DS-210053; w3id.org/ro/crate/1.1). */
#ifndef TANDEM_CRATE_H
#define TANDEM_CRATE_H

#include "cli/described.h"

/* Of the files in the directory, its figures/, and the figures/ of each scenario. Errors:
 * STATUS_INPUT_OUTPUT, STATUS_OUT_OF_MEMORY. */
enum Status crate_write(const struct Described *self, struct Error *error) MUST_CHECK;

#endif
