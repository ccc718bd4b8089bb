#define _GNU_SOURCE /* nftw, wait4 */
#include "measure.h"

#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double cpu_seconds(void) {
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_seconds(void) {
    return seconds_of(CLOCK_MONOTONIC);
}

void sample_add(struct Sample *self, double value) {
    if (self->count < SAMPLE_MOST)
        self->value[self->count++] = value;
}

static int by_value(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

double sample_median(const struct Sample *self) {
    struct Sample sorted = *self;
    if (self->count == 0)
        return (double)NAN;
    qsort(sorted.value, sorted.count, sizeof *sorted.value, by_value);
    return 0.5 * (sorted.value[(sorted.count - 1) / 2] + sorted.value[sorted.count / 2]);
}

double sample_lowest(const struct Sample *self) {
    double lowest = self->value[0];
    for (size_t i = 1; i < self->count; i++)
        lowest = fmin(lowest, self->value[i]);
    return lowest;
}

double sample_highest(const struct Sample *self) {
    double highest = self->value[0];
    for (size_t i = 1; i < self->count; i++)
        highest = fmax(highest, self->value[i]);
    return highest;
}

double fitted_exponent(const double x[], const double y[], size_t n) {
    double mean_x = 0.0, mean_y = 0.0, products = 0.0, squares = 0.0;
    for (size_t i = 0; i < n; i++) {
        mean_x += log(x[i]) / (double)n;
        mean_y += log(y[i]) / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        products += (log(x[i]) - mean_x) * (log(y[i]) - mean_y);
        squares += (log(x[i]) - mean_x) * (log(x[i]) - mean_x);
    }
    return products / squares;
}

static void fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(EXIT_FAILURE);
}

void must(enum Status status, const struct Error *error) {
    if (status != STATUS_OK)
        fail(error->text[0] != '\0' ? error->text : status_meaning(status));
}

void baseline_init(struct Scenario *scenario) {
    struct Error error = {0};
    must(scenario_init(scenario, &error), &error);
}

static enum Status throw_away(void *context, enum RecordTable table, const void *record,
                              struct Error *error) {
    (void)context, (void)table, (void)record, (void)error;
    return STATUS_OK;
}

void replicate_only(const struct ReplicateInput *input, uint64_t replicate) {
    struct Error error = {0};
    struct Recorder recorder = {.record = throw_away, .wanted = (1u << TABLE_COUNT) - 1};
    must(replicate_run(input, replicate, &recorder, &error), &error);
}

const char *directory_folder(void) {
    const char *folder = getenv("TMPDIR");
    return folder != NULL ? folder : "/tmp";
}

void directory_make(const char *folder, char *path, size_t size) {
    snprintf(path, size, "%s/tandem-bench-XXXXXX", folder);
    if (mkdtemp(path) == NULL)
        fail("no temporary directory could be made");
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found, (void)kind, (void)place;
    return remove(path);
}

void directory_clear(const char *path) {
    nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

struct ChildReport {
    double cpu;
    double results[RESULTS_MOST];
};

struct Child {
    pid_t process;
    int go, said; /* ends of pipes: to it, from it */
};

static void read_or_fail(int from, void *bytes, size_t size) {
    if (read(from, bytes, size) != (ssize_t)size)
        fail("a child ended early");
}

static void write_or_fail(int to, const void *bytes, size_t size) {
    if (write(to, bytes, size) != (ssize_t)size)
        fail("a pipe is broken");
}

static void child_main(const struct ChildWork *work, int go, int say) {
    struct ChildReport report = {0};
    char byte = 0;
    if (work->prepare != NULL)
        work->prepare(work->context);
    write_or_fail(say, &byte, 1);
    read_or_fail(go, &byte, 1);
    double before = cpu_seconds();
    work->run(work->context, report.results);
    report.cpu = cpu_seconds() - before;
    write_or_fail(say, &report, sizeof report);
    _exit(0);
}

static struct Child child_start(const struct ChildWork *work) {
    int to_it[2], from_it[2];
    if (pipe(to_it) != 0 || pipe(from_it) != 0)
        fail("no pipe could be made");
    fflush(NULL);
    pid_t process = fork();
    if (process < 0)
        fail("no child could be started");
    if (process == 0)
        child_main(work, to_it[0], from_it[1]);
    close(to_it[0]);
    close(from_it[1]);
    return (struct Child){process, to_it[1], from_it[0]};
}

static double child_end(struct Child *self) {
    struct rusage usage;
    int result;
    close(self->go);
    close(self->said);
    if (wait4(self->process, &result, 0, &usage) != self->process || result != 0)
        fail("a child failed");
    return 1024.0 * (double)usage.ru_maxrss;
}

struct ChildCost children_run(const struct ChildWork work[], size_t count) {
    enum { CHILDREN_MOST = 16 };
    struct Child child[CHILDREN_MOST];
    struct ChildReport report[CHILDREN_MOST];
    struct ChildCost cost = {0};
    char byte = 0;
    if (count > CHILDREN_MOST)
        fail("too many children");
    for (size_t i = 0; i < count; i++)
        child[i] = child_start(&work[i]);
    for (size_t i = 0; i < count; i++)
        read_or_fail(child[i].said, &byte, 1);
    double began = wall_seconds();
    for (size_t i = 0; i < count; i++)
        write_or_fail(child[i].go, &byte, 1);
    for (size_t i = 0; i < count; i++)
        read_or_fail(child[i].said, &report[i], sizeof report[i]);
    cost.wall = wall_seconds() - began;
    for (size_t i = 0; i < count; i++) {
        cost.cpu += report[i].cpu;
        cost.memory = fmax(cost.memory, child_end(&child[i]));
    }
    memcpy(cost.results, report[0].results, sizeof cost.results);
    return cost;
}
