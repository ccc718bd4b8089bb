/* What a result directory holds, as kinds of studies: for commands that make something of it again. */
#ifndef TANDEM_STORED_STUDY_H
#define TANDEM_STORED_STUDY_H

#include "cli/pipeline.h"

/* What a command makes of a job that was restored and read; `last`: the directory holds no further kind. */
typedef enum Status (*StoredStudyUse)(void *context, struct Job *job, struct Store *store, bool last,
                                      struct Error *error);

/* Hands every kind of study that the directory holds (of a plan those whose commands have run) to `use`.
 * Errors: those of the store, of restore, read and `use`; STATUS_CONFIGURATION for a plan whose store keeps
 * no command. */
enum Status stored_study_use(const struct Options *options, const char *directory, StoredStudyUse use,
                             void *context, struct Error *error) MUST_CHECK;

/* Writes the manifest of a store whose parts were made elsewhere, from what the store knows: where values
 * came from it does not. Errors: those of the store, of restore and of manifest_write; as above. */
enum Status stored_study_manifest(const struct Options *options, struct Store *store,
                                  struct Error *error) MUST_CHECK;

#endif
