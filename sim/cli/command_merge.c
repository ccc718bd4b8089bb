/* tandem merge: shards of one study put together. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/options.h"
#include "cli/results.h"
#include "cli/terminal.h"

enum Status command_merge(const struct Options *options, struct Error *error) {
    struct Store store;
    int64_t finished = 0, failed = 0;
    const char *target = options->arguments[0];
    enum Status status = store_open_like(&store, target, options->arguments[1], error);
    for (int i = 1; i < options->argument_count && status == STATUS_OK; i++)
        status = store_merge(&store, options->arguments[i], error);
    if (status == STATUS_OK)
        status = store_count(&store, &finished, &failed, error);
    if (status == STATUS_OK)
        note(options->quiet,
             "%s: %" PRId64 " finished runs; the command that made the parts, with --out %s and without "
             "--shard, prints them, "
             "`tandem export %s` writes CSV",
             target, finished, target, target);
    store_close(&store);
    return status;
}
