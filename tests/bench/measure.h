/* What the benches share: clocks, samples, scenarios, work done in children. A bench measures and prints; it
 * asserts nothing about time. It stops with a message when the program that it measures fails. */
#ifndef TANDEM_BENCH_MEASURE_H
#define TANDEM_BENCH_MEASURE_H

#include <stddef.h>

#include "run/replicate.h"

/* Seconds of processor time of this process (all threads), and of the wall clock. */
double cpu_seconds(void);
double wall_seconds(void);

enum { SAMPLE_MOST = 64 };

struct Sample {
    size_t count;
    double value[SAMPLE_MOST];
};

void sample_add(struct Sample *self, double value);
double sample_median(const struct Sample *self); /* NaN of an empty one */
double sample_lowest(const struct Sample *self);
double sample_highest(const struct Sample *self);

/* Slope of the least-squares line of log y[n] on log x[n]: the exponent of a power law. */
double fitted_exponent(const double x[], const double y[], size_t n);

/* Ends the bench with the message of `error` unless `status` is STATUS_OK. */
void must(enum Status status, const struct Error *error);

/* The baseline; the caller frees with scenario_free. */
void baseline_init(struct Scenario *scenario);

/* Runs one replicate and throws its records away once they are made. */
void replicate_only(const struct ReplicateInput *input, uint64_t replicate);

/* The folder of temporary files; a new directory in a folder (path[size]); and away with all that is in it.
 */
const char *directory_folder(void);
void directory_make(const char *folder, char *path, size_t size);
void directory_clear(const char *path);

enum { RESULTS_MOST = 16 };

/* Work for a child: `prepare` (may be NULL) before the clock, `run` while it goes; `run` may leave results.
 */
struct ChildWork {
    void (*prepare)(void *context);
    void (*run)(void *context, double results[RESULTS_MOST]);
    void *context;
};

/* What children of one start used: wall seconds from the common start to the last one's end, processor
 * seconds of `run` together, largest peak of resident memory of one in bytes, results of the first. */
struct ChildCost {
    double wall, cpu, memory;
    double results[RESULTS_MOST];
};

/* Forks `count` children that prepare, wait for each other, and run. For a process without threads. */
struct ChildCost children_run(const struct ChildWork work[], size_t count);

#endif
