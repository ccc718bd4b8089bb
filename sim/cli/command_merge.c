/* tandem merge: shards of one study put together. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/options.h"
#include "cli/stored_study.h"
#include "cli/terminal.h"
#include "store/store_merge.h"
#include "store/store_read.h"

static enum Status conclude(const struct Options *options, struct Store *store, struct Error *error) {
    int64_t finished = 0, failed = 0;
    const char *target = options->arguments[0];
    enum Status status = store_count(store, &finished, &failed, error);
    if (status != STATUS_OK)
        return status;
    note(options->quiet,
         "%s: %" PRId64 " finished runs; the command that made the parts, with --out %s and without --shard, "
         "prints them, `tandem export %s` writes CSV",
         target, finished, target, target);
    return failed == 0
               ? STATUS_OK
               : error_set(error, STATUS_RUN_FAILED,
                           "%s: %" PRId64 " of %" PRId64 " runs failed; that command with --retry tries them "
                           "again",
                           target, failed, finished + failed);
}

enum Status command_merge(const struct Options *options, struct Error *error) {
    struct Store store;
    const char *target = options->arguments[0];
    char *const *parts = options->arguments + 1;
    int count = options->argument_count - 1;
    store_init(&store);
    enum Status status = store_merge_check(target, parts, count, error);
    if (status == STATUS_OK)
        status = store_open_like(&store, target, parts[0], error);
    for (int i = 0; i < count && status == STATUS_OK; i++)
        status = store_merge(&store, parts[i], error);
    if (status == STATUS_OK)
        status = stored_study_manifest(options, &store, error);
    if (status == STATUS_OK)
        status = conclude(options, &store, error);
    store_close(&store);
    return status;
}
