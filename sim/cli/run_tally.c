#include "cli/run_tally.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/translate.h"
#include "estimate/tally_pack.h"

enum Status run_tally(struct Tally **self, int64_t weeks, const struct RunRows *rows, unsigned recorded,
                      struct Error *error) {
    enum Status status = STATUS_OK;
    struct Tally *tally = *self = tally_new(weeks);
    if (tally == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for what a run left");
    for (int table = 0; table < TABLE_COUNT; table++)
        for (size_t i = 0; i < rows->tables[table].count && status == STATUS_OK; i++)
            status = tally_add(tally, (enum RecordTable)table, run_rows_get(rows, (enum RecordTable)table, i),
                               error);
    tally->tables |= recorded; /* of a table that was recorded none is a count of 0 */
    if (status == STATUS_OK)
        return STATUS_OK;
    tally_free(tally);
    *self = NULL;
    return status;
}

static enum Status bad_summary(const struct Store *store, const struct RunKey *key, const char *what,
                               struct Error *error) {
    return error_set(error, STATUS_INPUT_OUTPUT,
                     "%s: run of scenario %" PRId64 ", point %" PRId64 ", replicate %" PRId64
                     " has %s; the command that made it, with --force, computes all again",
                     store->directory, key->scenario, key->point, key->replicate, what);
}

enum Status stored_tally(struct Tally **self, int64_t weeks, const struct Store *store,
                         const struct RunKey *key, const unsigned char *bytes, size_t size,
                         struct Error *error) {
    struct Error why = {0};
    *self = NULL;
    if (size == 0)
        return bad_summary(store, key, _("no summary"), error);
    enum Status status = tally_unpack(self, weeks, bytes, size, &why);
    if (status == STATUS_INPUT_OUTPUT)
        return bad_summary(store, key, why.text, error);
    return status == STATUS_OK ? STATUS_OK : error_set(error, status, "%s", why.text);
}

enum Status run_summarise(int64_t weeks, struct RunRows *rows, struct Error *error) {
    struct Tally *tally;
    struct Packing packing = {0};
    enum Status status = run_tally(&tally, weeks, rows, (1u << TABLE_COUNT) - 1, error);
    if (status == STATUS_OK)
        status = tally_pack(tally, &packing, error);
    if (status == STATUS_OK)
        status = run_rows_set_summary(rows, packing.bytes, packing.size, error);
    free(packing.bytes);
    tally_free(tally);
    return status;
}
