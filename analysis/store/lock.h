/* One writer a directory: a lock on results.lock that the system takes back from a process that dies. */
#ifndef TANDEM_LOCK_H
#define TANDEM_LOCK_H

#include "base/error.h"

/* Takes the lock or says who holds it. `descriptor` is -1 on failure. Errors: STATUS_INPUT_OUTPUT. */
enum Status lock_take(const char *directory, int *descriptor, struct Error *error) MUST_CHECK;

/* Whether the directory is still where it was when the lock was taken. Errors: STATUS_INPUT_OUTPUT where it
 * was renamed or removed meanwhile. */
enum Status lock_check(const char *directory, int descriptor, struct Error *error) MUST_CHECK;

/* Gives the lock back and deletes its file; harmless with -1, which it leaves. */
void lock_release(const char *directory, int *descriptor);

#endif
