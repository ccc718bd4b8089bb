#define _POSIX_C_SOURCE 200809L /* stat */
#include "store/store_merge.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/fact.h"
#include "store/identity_compare.h"
#include "store/libm.h"
#include "store/store_read.h"
#include "store/store_runs.h"
#include "store/store_write.h"

static enum Status same_fact(struct Store *self, struct Store *other, const char *name, bool *same,
                             struct Error *error) {
    char here[HASH_TEXT_SIZE], there[HASH_TEXT_SIZE];
    *same = false;
    enum Status status = store_fact(self, name, here, sizeof here, error);
    if (status == STATUS_OK)
        status = store_fact(other, name, there, sizeof there, error);
    if (status == STATUS_OK)
        *same = strcmp(here, there) == 0;
    return status;
}

static enum Status compare_identities(struct Store *self, struct Store *other, struct Error *error) {
    char *here = NULL, *there = NULL;
    enum Status status = fact_read(self->database, "identity", &here, error);
    if (status == STATUS_OK)
        status = fact_read(other->database, "identity", &there, error);
    if (status == STATUS_OK)
        status = identity_compare(there, here, other->directory, error);
    free(here);
    free(there);
    return status;
}

static enum Status check_mergeable(struct Store *self, const char *directory, struct Error *error) {
    struct Store other;
    bool same = true;
    enum Status status = store_open_reading(&other, directory, error);
    if (status == STATUS_OK)
        status = compare_identities(self, &other, error);
    if (status == STATUS_OK)
        status = same_fact(self, &other, "libm_fingerprint", &same, error);
    store_close(&other);
    if (status == STATUS_OK && !same)
        status = error_set(
            error, STATUS_CONFIGURATION,
            "%s: was computed where the mathematical functions give other bits; it cannot be merged",
            directory);
    return status;
}

/* A run that has finished here stays, and gets rows that it lacks; the outputs are in the order of the
 * identity. */
static enum Status take_run(void *context, const struct RunRows *rows, const char *cause,
                            struct Error *error) {
    struct Store *self = context;
    return cause == NULL ? store_write(self, rows, error)
                         : store_write_failed(self, &rows->key, cause, error);
}

/* Runs are taken in the order in which they are stored where nothing else is: then they are appended. */
static enum Status find_order(struct Store *self, enum RunOrder *order, struct Error *error) {
    struct StoredRows rows;
    enum Status status = store_rows(self, &rows, error);
    bool small = (rows.tables & ~(1u << TABLE_RUNS)) == 0 && self->output_count > 0;
    *order = small ? ORDER_BY_NUMBER : ORDER_BY_KEY;
    return status;
}

static bool same_directory(const char *one, const char *other) {
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

enum Status store_merge_check(const char *target, char *const parts[], int count, struct Error *error) {
    struct Store first;
    for (int i = 0; i < count; i++) {
        if (same_directory(target, parts[i]))
            return error_set(error, STATUS_USAGE, "%s: is target and part", parts[i]);
        for (int k = 0; k < i; k++)
            if (same_directory(parts[k], parts[i]))
                return error_set(error, STATUS_USAGE, "%s: is named twice", parts[i]);
    }
    enum Status status = store_open_reading(&first, parts[0], error);
    for (int i = 1; i < count && status == STATUS_OK; i++)
        status = check_mergeable(&first, parts[i], error);
    store_close(&first);
    return status;
}

enum Status store_merge(struct Store *self, const char *directory, struct Error *error) {
    struct Store other;
    enum RunOrder order = ORDER_BY_KEY;
    store_init(&other);
    enum Status status = store_flush(self, error);
    if (status == STATUS_OK)
        status = check_mergeable(self, directory, error);
    if (status == STATUS_OK)
        status = store_open_reading(&other, directory, error);
    if (status == STATUS_OK)
        status = find_order(&other, &order, error);
    if (status == STATUS_OK)
        status = store_each_ordered(&other, (1u << RUN_PARTS) - 1, order, take_run, self, error);
    store_close(&other);
    return status == STATUS_OK ? store_flush(self, error) : status;
}
