/* Sets the scalars that public figures inform, by Gauss-Newton from the defaults on: prints each step and the
 * values to put into the table of parameters. Never looks at a claim. Usage: validate_calibration [STEPS
 * [REPLICATES [KEY=VALUE …]]] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "identify.h"
#include "informed.h"
#include "measure_runs.h"
#include "params/params_table.h"

enum { STEPS = 4, REPLICATES = 40, MOST = 1000, FIGURES_MOST = 64 };
static const uint64_t calibration_seed = 20130401; /* validation uses another */
/* A figure that the model cannot reach pulls no harder than one three standard deviations off, so that it
 * does not bend the rest; no scalar moves by more than a quarter of its range at once, or out of it. */
static const double pull_most = 3.0, step_most = 0.25, edge = 0.02;

struct Fit {
    struct Informed informed;
    double start[SCALARS_MOST]; /* places of the defaults: what no figure informs stays there */
    double pulls[FIGURES_MOST]; /* figures less the centre of their clouds, whitened */
};

/* Returns the sum of squares that is to be small. */
static double pulls_of(struct Fit *fit, const struct Scenario *scenario) {
    double sum = 0.0, *pull = fit->pulls;
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        const struct Cloud *cloud = &fit->informed.clouds[t];
        double length = 0.0;
        target->figure(target, pull);
        for (size_t i = 0; i < target->dimensions; i++)
            pull[i] -= cloud->centre[i];
        cloud_whiten(cloud, pull);
        for (size_t i = 0; i < target->dimensions; i++)
            length = hypot(length, pull[i]);
        printf("  %s %.2f", target->id, length);
        double shrink = length > pull_most ? pull_most / length : 1.0;
        for (size_t i = 0; i < target->dimensions; i++, pull++) {
            *pull *= shrink;
            sum += *pull * *pull;
        }
    }
    for (size_t s = 0; s < fit->informed.scalars; s++) {
        double off = informed_place(&fit->informed, s, scenario) - fit->start[s];
        sum += 12.0 * off * off;
    }
    return sum;
}

static enum Status move_on(const struct Fit *fit, struct Scenario *scenario, struct Error *error) {
    const struct Informed *informed = &fit->informed;
    double off[SCALARS_MOST], step[SCALARS_MOST], longest = 0.0;
    for (size_t s = 0; s < informed->scalars; s++)
        off[s] = informed_place(informed, s, scenario) - fit->start[s];
    enum Status status =
        identify_step(informed->figures, informed->scalars, informed->slopes, fit->pulls, off, step, error);
    for (size_t s = 0; s < informed->scalars && status == STATUS_OK; s++)
        longest = fmax(longest, fabs(step[s]));
    for (size_t s = 0; s < informed->scalars && status == STATUS_OK; s++) {
        double place = fit->start[s] + off[s] + step[s] * fmin(1.0, step_most / longest);
        informed_move(informed, s, fmax(edge, fmin(1.0 - edge, place)), scenario);
    }
    return status;
}

static void print_values(const struct Informed *informed, const struct Scenario *scenario) {
    for (size_t s = 0; s < informed->scalars; s++)
        printf("  %s=%.4g", params_key(informed->params[s]),
               *(const double *)((const char *)&scenario->params + params_row(informed->params[s])->offset));
    printf("\n");
}

static enum Status calibrate(struct Scenario *scenario, size_t steps, size_t count, struct Error *error) {
    struct Measured *measured = calloc(count, sizeof *measured);
    struct Fit fit = {0};
    enum Status status = measured != NULL
                             ? STATUS_OK
                             : error_set(error, STATUS_OUT_OF_MEMORY, "no memory for %zu runs", count);
    for (size_t i = 0; i <= steps && status == STATUS_OK; i++) {
        struct Runs runs = {0};
        status = measure_runs(scenario, calibration_seed, count, measured, error);
        if (status == STATUS_OK)
            status = runs_init(&runs, count, measured, error);
        if (status == STATUS_OK)
            status =
                informed_init(&fit.informed, scenario, &runs, calibration_seed, i < steps ? count : 0, error);
        for (size_t s = 0; s < fit.informed.scalars && i == 0; s++)
            fit.start[s] = informed_place(&fit.informed, s, scenario);
        if (status == STATUS_OK) {
            printf("step %zu, distances:", i);
            printf("  sum of squares %.2f\n", pulls_of(&fit, scenario));
            print_values(&fit.informed, scenario);
            fflush(stdout);
        }
        if (status == STATUS_OK && i < steps)
            status = move_on(&fit, scenario, error);
        informed_free(&fit.informed);
        runs_free(&runs);
    }
    free(measured);
    return status;
}

int main(int argc, char *argv[]) {
    struct Error error = {0};
    struct Scenario scenario;
    uint64_t numbers[] = {STEPS, REPLICATES};
    enum Status status = scenario_init(&scenario, &error);
    for (int i = 1; i < argc && i <= 2 && status == STATUS_OK; i++)
        if (!text_to_unsigned(argv[i], &numbers[i - 1]) || numbers[i - 1] < 1 || numbers[i - 1] > MOST)
            status = error_set(&error, STATUS_USAGE, "steps and replicates are 1 to %d", MOST);
    for (int i = 3; i < argc && status == STATUS_OK; i++)
        status = scenario_set(&scenario, argv[i], &error);
    if (status == STATUS_OK)
        status = calibrate(&scenario, (size_t)numbers[0], (size_t)numbers[1], &error);
    if (status != STATUS_OK)
        fprintf(stderr, "calibrate: %s\n", error.text);
    scenario_free(&scenario);
    return status_exit(status);
}
