/* How a study was asked for, and by which program: kept in its store, so that it can be asked for again. */
#ifndef TANDEM_STORED_COMMAND_H
#define TANDEM_STORED_COMMAND_H

#include "cli/options.h"
#include "store/store.h"

enum { STORED_COMMAND_SIZE = 1 << 16, STORED_WORD_SIZE = 64, STORED_NAME_SIZE = 32 };

struct StoredCommand {
    char command[STORED_COMMAND_SIZE]; /* as a shell takes it */
    char version[STORED_WORD_SIZE], revision[STORED_WORD_SIZE], model[STORED_WORD_SIZE];
};

/* The names of the texts that keep the program. */
#define STORED_VERSION "program_version"
#define STORED_REVISION "program_revision"

/* The name of the text that keeps the command of a kind of study. */
void stored_command_name(const char *kind, char name[STORED_NAME_SIZE]);

/* Writes the command with all options that decide its results, but for the number of replicates, which grows;
 * of a plan only those that were given, for it has its own. Errors: STATUS_USAGE for one that is too long to
 * be kept.
 */
enum Status stored_command_write(char text[STORED_COMMAND_SIZE], const struct Options *options, bool plan,
                                 struct Error *error) MUST_CHECK;

/* Reads what the store says of a study of that kind that has so many replicates. Errors: STATUS_INPUT_OUTPUT;
 * STATUS_OUT_OF_MEMORY. */
enum Status stored_command_read(struct StoredCommand *self, struct Store *store, const char *kind,
                                int64_t replicates, struct Error *error) MUST_CHECK;

#endif
