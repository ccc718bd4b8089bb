/* Reads a scenario file (libconfig) into a scenario: its base first, then what the file itself says. The only
 * user of libconfig beside the reader of plans. Keys of the top level: base, title, description, the same in
 * Chinese as title_zh and description_zh, interventions, network.file and every group of the parameter table.
 * What a file does not say is its base's, but for the four texts: without a title it goes by its own name. */
#ifndef TANDEM_READER_H
#define TANDEM_READER_H

#include <stddef.h>

#include "params/scenario.h"

enum { READER_BASES = 16 };

/* Reads the file at `path` and the chain of its bases (at most READER_BASES) into `self`, which is
 * initialised; paths in a file are relative to it. The origin of each parameter set is recorded;
 * interventions are added to those already there. Every fault of every file of the chain is reported at once,
 * with file and line; after a failure `self` holds part of the scenario and can only be freed. What depends
 * on the whole scenario is left to scenario_check. Errors: STATUS_INPUT_OUTPUT (a file cannot be read),
 * STATUS_CONFIGURATION, STATUS_OUT_OF_MEMORY. */
enum Status scenario_read(struct Scenario *self, const char *path, struct Error *error) MUST_CHECK;

/* The same for text[length] in memory, which messages call `name`; paths in it are relative to `folder`
 * (NULL: it may name no other file). */
enum Status scenario_read_text(struct Scenario *self, const char *text, size_t length, const char *name,
                               const char *folder, struct Error *error) MUST_CHECK;

#endif
