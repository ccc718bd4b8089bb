#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "dry_run.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "drive_plan.h"
#include "network.h"
#include "replicate.h"
#include "terminal.h"

/* Bytes on disk a byte of record in memory, database and CSV together, as measured with the usual tables. */
static const double disk_per_byte = 2.2;

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static enum Status count_bytes(void *context, enum RecordTable table, const void *record,
                               struct Error *error) {
    (void)record, (void)error;
    *(double *)context += (double)record_table(table)->record_size;
    return STATUS_OK;
}

static enum Status time_replicate(const struct DrivePlan *plan, double *seconds, double *bytes,
                                  size_t *memory, struct Error *error) {
    const struct Scenario *scenario = plan->study.scenarios;
    struct Network network = {0};
    struct Recorder recorder = {bytes, count_bytes, plan->study.tables};
    enum Status status = STATUS_OK;
    if (scenario->network_file[0] != '\0')
        status =
            network_read(&network, scenario->network_file, (size_t)scenario->params.world_agencies, error);
    struct ReplicateInput input = {scenario, network.agencies > 0 ? &network : NULL, plan->study.seed,
                                   plan->study.weeks, plan->stop};
    double began = seconds_now();
    *bytes = 0.0;
    *memory = replicate_memory(&input);
    if (status == STATUS_OK)
        status = replicate_run(&input, (uint64_t)plan->first_replicate, &recorder, error);
    *seconds = seconds_now() - began;
    network_free(&network);
    return status;
}

/* Runs that the directory holds already; 0 if there is none, or it holds something else. */
static int64_t runs_stored(const char *directory) {
    struct Error ignored = {0};
    struct Store store;
    int64_t finished = 0, failed = 0;
    if (store_open_reading(&store, directory, &ignored) != STATUS_OK ||
        store_count(&store, &finished, &failed, &ignored) != STATUS_OK)
        finished = 0;
    store_close(&store);
    return finished;
}

static void print_time(double seconds) {
    if (seconds < 120)
        printf("about %.1f seconds", seconds);
    else if (seconds < 7200)
        printf("about %.0f minutes", seconds / 60);
    else
        printf("about %.1f hours", seconds / 3600);
}

enum Status dry_run(const struct DrivePlan *plan, const char *directory, struct Error *error) {
    double seconds, bytes;
    size_t memory;
    enum Status status = drive_plan_check(plan, error);
    if (status == STATUS_OK)
        status = time_replicate(plan, &seconds, &bytes, &memory, error);
    if (status != STATUS_OK)
        return status;
    int64_t runs = drive_run_count(plan), threads = drive_threads(plan), stored = runs_stored(directory);
    threads = threads < runs ? threads : runs;
    printf("%s\n  runs     %s%" PRId64, plan->study.scenarios->name, plan->precision > 0 ? "at most " : "",
           runs);
    if (stored > 0)
        printf(" (%s holds %" PRId64 ")", directory, stored);
    printf("\n  time     ");
    print_time(seconds * (double)runs / (double)threads);
    printf(" on %" PRId64 " thread%s, %.2f seconds a run\n", threads, threads == 1 ? "" : "s", seconds);
    printf("  memory   about %.0f MB\n", (double)memory * (double)threads / 1e6 + 20.0);
    printf("  disk     about %.1f MB in %s\n", bytes * disk_per_byte * (double)runs / 1e6, directory);
    return STATUS_OK;
}
