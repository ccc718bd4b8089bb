/* How a stored study was made: the command that gives it again, and the program that made it. */
#ifndef TANDEM_STORED_COMMAND_H
#define TANDEM_STORED_COMMAND_H

#include "params/scenario.h"
#include "store/store.h"

enum { STORED_COMMAND_SIZE = 8192, STORED_WORD_SIZE = 64 };

struct StoredCommand {
    char
        command[STORED_COMMAND_SIZE]; /* as a shell takes it; scenario files by name, without their folders */
    char version[STORED_WORD_SIZE], revision[STORED_WORD_SIZE], model[STORED_WORD_SIZE];
    uint64_t seed;
    int64_t weeks;
};

/* Reads what the store and, if there is one, manifest.json beside it say of scenarios[count], as the store
 * has them. Without a manifest the program is this one. Errors: STATUS_INPUT_OUTPUT. */
enum Status stored_command_read(struct StoredCommand *self, struct Store *store, size_t count,
                                const struct Scenario *scenarios, struct Error *error) MUST_CHECK;

/* Adds how many replicates were found to the command. */
void stored_command_replicates(struct StoredCommand *self, size_t replicates);

#endif
