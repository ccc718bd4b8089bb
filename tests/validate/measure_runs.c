#include "measure_runs.h"

static enum Status measure_run(const struct ReplicateInput *input, uint64_t replicate,
                               struct Measured *measured, struct Error *error) {
    struct Watch *self = watch_new(measured);
    if (self == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "no memory for the projects of a run");
    struct Recorder recorder = watch_recorder(self);
    enum Status status = replicate_run(input, replicate, &recorder, error);
    watch_close(self);
    return status;
}

enum Status measure_runs(const struct Scenario *scenario, uint64_t seed, size_t count,
                         struct Measured measured[], struct Error *error) {
    struct ReplicateInput input = {.scenario = scenario, .seed = seed, .weeks = VALIDATION_WEEKS};
    enum Status status = STATUS_OK;
#pragma omp parallel for schedule(dynamic)
    for (size_t r = 0; r < count; r++) {
        struct Error own = {0};
        enum Status one = measure_run(&input, r, &measured[r], &own);
#pragma omp critical
        if (one != STATUS_OK && status == STATUS_OK) {
            status = one;
            *error = own;
        }
    }
    return status;
}
