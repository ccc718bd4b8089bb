#include "cli/dry_run.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/translate.h"
#include "cli/terminal.h"
#include "drive/drive_plan.h"
#include "drive/rank_mail.h"
#include "drive/study_networks.h"
#include "drive/study_point.h"
#include "run/replicate.h"
#include "store/store_read.h"

/* Bytes on disk a byte of record in memory, database and CSV together, as measured with the usual tables; and
 * what a page that is not full leaves empty beside a summary. */
static const double disk_per_byte = 2.2, page_bytes = 16384.0;

/* Bytes of keys that a run's rows take besides. */
static const double run_overhead = 60.0;

/* What one run takes: seconds; bytes on disk of every run, and of the rows of those whose rows are kept;
 * bytes of memory. */
struct RunCost {
    double seconds, bytes, rows;
    size_t memory;
};

static double table_bytes(const struct RunRows *rows, unsigned tables) {
    double bytes = 0.0;
    for (int table = 0; table < TABLE_COUNT; table++)
        if (tables & (1u << table))
            bytes += (double)(rows->tables[table].count * record_table((enum RecordTable)table)->record_size);
    return bytes;
}

static enum Status time_replicate(const struct DrivePlan *plan, int64_t point, const struct Network *network,
                                  struct RunCost *cost, struct Error *error) {
    struct Scenario scenario;
    struct RunRows rows;
    run_rows_init(&rows, &(struct RunKey){0, point, plan->first_replicate});
    unsigned all = plan->summarise != NULL ? (1u << TABLE_COUNT) - 1 : 0, own = 1u << TABLE_RUNS;
    struct Recorder recorder = run_rows_recorder(&rows, plan->study.tables | plan->observe_tables | all);
    enum Status status = study_point_scenario(&plan->study, 0, point, &scenario, error);
    struct ReplicateInput input = {.scenario = &scenario,
                                   .network = network->agencies > 0 ? network : NULL,
                                   .seed = plan->study.seed,
                                   .weeks = plan->study.weeks,
                                   .stop = plan->stop};
    double began = clock_seconds();
    if (status == STATUS_OK)
        status = replicate_run(&input, (uint64_t)plan->first_replicate, &recorder, error);
    if (status == STATUS_OK && plan->summarise != NULL)
        status = plan->summarise(plan->study.weeks, &rows, error);
    cost->seconds = clock_seconds() - began;
    cost->bytes = disk_per_byte * (table_bytes(&rows, own) + run_overhead +
                                   (double)(plan->study.output_count * sizeof(double))) +
                  page_bytes * ceil((double)rows.summary_size / page_bytes);
    cost->rows = disk_per_byte * table_bytes(&rows, plan->study.tables & ~own);
    cost->memory = status == STATUS_OK ? replicate_memory(&input) : 0;
    run_rows_free(&rows);
    return status;
}

enum { POINTS_TIMED = 5 };

/* The mean of some points spread over the design, of the memory the most: a design moves what a run costs. */
static enum Status time_points(const struct DrivePlan *plan, struct RunCost *mean, struct Error *error) {
    struct Network *networks;
    enum Status status = study_networks_read(&networks, &plan->study, NULL, error);
    int64_t points = study_points(&plan->study), timed = points < POINTS_TIMED ? points : POINTS_TIMED;
    *mean = (struct RunCost){0};
    for (int64_t i = 0; i < timed && status == STATUS_OK; i++) {
        struct RunCost cost;
        int64_t point = timed > 1 ? i * (points - 1) / (timed - 1) : 0;
        status = time_replicate(plan, point, &networks[0], &cost, error);
        mean->seconds += cost.seconds / (double)timed;
        mean->bytes += cost.bytes / (double)timed;
        mean->rows += cost.rows / (double)timed;
        mean->memory = cost.memory > mean->memory ? cost.memory : mean->memory;
    }
    study_networks_free(&networks, &plan->study);
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
        printf(_("about %.1f seconds"), seconds);
    else if (seconds < 7200)
        printf(_("about %.0f minutes"), seconds / 60);
    else
        printf(_("about %.1f hours"), seconds / 3600);
}

static void print_design(const struct DrivePlan *plan) {
    char parameters[64], replicates[64];
    translate_count(parameters, sizeof parameters, "%lld parameter", "%lld parameters",
                    (long long)plan->study.points.factors);
    translate_count(replicates, sizeof replicates, "%lld replicate", "%lld replicates", plan->replicates);
    printf(_("  design   %lld points of %s, %s each\n"), (long long)plan->study.points.count, parameters,
           replicates);
}

enum Status dry_run(const struct DrivePlan *plan, const char *directory, struct Error *error) {
    struct RunCost cost;
    enum Status status = time_points(plan, &cost, error);
    if (status != STATUS_OK)
        return status;
    int64_t runs = drive_run_count(plan), ranks = ranks_count(), stored = runs_stored(directory);
    int64_t threads = drive_threads(plan) * ranks; /* of ranks like this one */
    threads = threads < runs ? threads : runs;
    printf("%s\n", plan->study.scenarios->name);
    if (plan->study.points.count > 0)
        print_design(plan);
    printf(plan->precision > 0 || plan->next_round != NULL ? _("  runs     at most %lld")
                                                           : _("  runs     %lld"),
           (long long)runs);
    if (stored > 0)
        print_text(" (%s holds %lld)", directory, (long long)stored);
    printf("\n%s", _("  time     "));
    print_time(cost.seconds * (double)runs / (double)threads);
    printf(translate_plural(" on %lld thread, %.2f seconds a run\n", " on %lld threads, %.2f seconds a run\n",
                            threads),
           (long long)threads, cost.seconds);
    if (ranks > 1)
        printf(_("  ranks    %lld, which take some 0.3 seconds more to start\n"), (long long)ranks);
    printf(_("  memory   about %.0f MB\n"),
           (double)cost.memory * (double)threads / 1e6 + 20.0 * (double)ranks);
    int64_t kept =
        plan->study.rows > 0 && plan->study.rows < plan->replicates ? plan->study.rows : plan->replicates;
    double rows = cost.rows * (double)runs * (double)kept / (double)plan->replicates;
    print_text("  disk     about %.1f MB in %s\n", (cost.bytes * (double)runs + rows) / 1e6, directory);
    return STATUS_OK;
}
