/* The table `outputs`: the numbers that a study keeps of each run, one column an output. There is none in the
 * store of a study without outputs. */
#ifndef TANDEM_OUTPUTS_H
#define TANDEM_OUTPUTS_H

#include "store/store.h"

enum { OUTPUTS_MOST = 1000 };

/* A name is UTF-8 of 1 to OUTPUT_NAME_SIZE - 1 bytes on one line without comma and double quote, so that a
 * column of the database and of a CSV file can be called so; names differ in more than small and capital
 * letters, and from those of the key. Errors: STATUS_CONFIGURATION. */
enum Status outputs_check(const struct Study *study, struct Error *error) MUST_CHECK;

/* Creates the table; `count` at least 1. */
enum Status outputs_create(struct sqlite3 *database, const char *const names[], size_t count,
                           struct Error *error) MUST_CHECK;

/* Creates it as `model` has it, if it has. */
enum Status outputs_create_like(struct Store *self, struct Store *model, struct Error *error) MUST_CHECK;

/* Compiles the statement that outputs_write uses. */
enum Status outputs_prepare(struct sqlite3 *database, size_t count, struct sqlite3_stmt **insert,
                            struct Error *error) MUST_CHECK;

/* Writes those of one run, in the transaction that is open. Errors: STATUS_INTERNAL for another number of
 * outputs than the study has; STATUS_INPUT_OUTPUT. */
enum Status outputs_write(struct Store *self, const struct RunRows *rows, struct Error *error) MUST_CHECK;

/* Reads values[count] of run `number` back from a row of all columns; false where one, whose place `fault`
 * then is, holds what is no number, or the number of another run. */
bool outputs_read(struct sqlite3_stmt *select, size_t count, int64_t number, double values[],
                  int *fault) MUST_CHECK;

/* How many outputs its study has; 0 for none. */
enum Status store_output_count(struct Store *self, size_t *count, struct Error *error) MUST_CHECK;

/* The name of output `index`. Errors: STATUS_INPUT_OUTPUT if there is none. */
enum { OUTPUT_NAME_SIZE = 128 };
enum Status store_output_name(struct Store *self, size_t index, char name[OUTPUT_NAME_SIZE],
                              struct Error *error) MUST_CHECK;

#endif
