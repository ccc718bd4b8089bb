/* Status codes and the message that goes with them: one row per code, and a caller-owned list of messages. */
#ifndef TANDEM_ERROR_H
#define TANDEM_ERROR_H

#include <stdarg.h>
#include <stddef.h>

#include "base/translate.h"

/* One row a status: code, the program's exit status, what it means. */
#define STATUS_TABLE(ROW)                                                                                    \
    ROW(STATUS_OK, 0, N_("done"))                                                                            \
    ROW(STATUS_USAGE, 2, N_("the command line is wrong"))                                                    \
    ROW(STATUS_CONFIGURATION, 3, N_("a scenario, plan or parameter is wrong"))                               \
    ROW(STATUS_INPUT_OUTPUT, 4, N_("a file or directory could not be read or written"))                      \
    ROW(STATUS_RUN_FAILED, 5, N_("some runs failed"))                                                        \
    ROW(STATUS_STOPPED, 6, N_("stopped early and resumable"))                                                \
    ROW(STATUS_OUT_OF_MEMORY, 70, N_("memory ran out"))                                                      \
    ROW(STATUS_INTERNAL, 70, N_("internal error"))

#define STATUS_ENUM(code, exit_status, meaning) code,
enum Status { STATUS_TABLE(STATUS_ENUM) STATUS_COUNT };
#undef STATUS_ENUM

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

enum { ERROR_TEXT_SIZE = 8192 };

/* A list of messages, one a line; zero-initialise it. The first status set is kept. Owned by the caller,
 * allocates nothing that stays; of a message above 2 KB beginning and end are kept, messages past the buffer
 * are counted but not kept. They are in the language chosen: formats are translated here, so that callers
 * write them in English; without memory gettext gives the English text. */
struct Error {
    enum Status status;
    int count;   /* messages reported */
    int dropped; /* of these, messages that did not fit */
    char text[ERROR_TEXT_SIZE];
};

/* Adds one message and returns `status`, so that a function can `return error_set(…)`. */
enum Status error_set(struct Error *self, enum Status status, const char *format, ...) PRINTF_LIKE(3, 4);

/* As error_set, with "file:line: " before the message; a line of 0 or less leaves the number out. */
enum Status error_set_at(struct Error *self, enum Status status, const char *file, int line,
                         const char *format, ...) PRINTF_LIKE(5, 6);

/* The program's exit status for a code, and its one-line meaning in the language chosen. */
int status_exit(enum Status status);
const char *status_meaning(enum Status status);

#endif
