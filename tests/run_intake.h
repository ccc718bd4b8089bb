/* Records of hand-made runs that come one after the other, handed on run by run as tallies. Everything is
 * asserted to succeed. */
#ifndef TANDEM_TEST_RUN_INTAKE_H
#define TANDEM_TEST_RUN_INTAKE_H

#include <check.h>
#include <string.h>

#include "estimate/tally.h"

/* Where a run goes: summary_add, comparison_add, outcome_table_add, of any target. */
typedef enum Status (*TakeTally)(void *target, const struct RunKey *key, const struct Tally *tally,
                                 struct Error *error);

struct RunIntake {
    int64_t weeks;
    TakeTally take;
    void *target;
    struct RunKey key;
    struct Tally *open; /* NULL before the first record and after the last */
};

static inline void run_intake_close(struct RunIntake *self) {
    struct Error error = {0};
    if (self->open != NULL)
        ck_assert_int_eq(self->take(self->target, &self->key, self->open, &error), STATUS_OK);
    tally_free(self->open);
    self->open = NULL;
}

static inline void run_intake_add(struct RunIntake *self, const struct RunKey *key, enum RecordTable table,
                                  const void *record) {
    struct Error error = {0};
    if (memcmp(key, &self->key, sizeof *key) != 0)
        run_intake_close(self);
    self->key = *key;
    if (self->open == NULL)
        self->open = tally_new(self->weeks);
    ck_assert_ptr_nonnull(self->open);
    ck_assert_int_eq(tally_add(self->open, table, record, &error), STATUS_OK);
}

#endif
