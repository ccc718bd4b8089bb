#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "cli/calibrate_study.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/input.h"
#include "cli/planned.h"
#include "cli/run_tally.h"
#include "cli/terminal.h"
#include "estimate/tally.h"

/* ---- Numbers. */

static struct CalibratedNumber *add_number(struct CalibrateStudy *self, struct CalibratedSource source,
                                           struct Observation observation) {
    struct Calibrated *found = &self->found;
    if (found->number_count == CALIBRATION_NUMBERS_MOST)
        return NULL;
    self->source[found->number_count] = source;
    self->observation[found->number_count] = observation;
    self->outputs[found->number_count] = found->number[found->number_count].name;
    return &found->number[found->number_count++];
}

static enum Status too_many(struct Error *error) {
    return error_set(error, STATUS_CONFIGURATION,
                     "targets: they have more than %d numbers, which is the most", CALIBRATION_NUMBERS_MOST);
}

static enum Status add_figures(struct CalibrateStudy *self, const char *id, struct Error *error) {
    for (size_t t = 0; t < target_count(); t++) {
        const struct Target *target = target_row(t);
        double figure[DIMENSIONS_MOST];
        if (strcmp(target->id, id) != 0)
            continue;
        target->figure(target, figure);
        for (size_t i = 0; i < target->dimensions; i++) {
            struct CalibratedNumber *number =
                add_number(self, (struct CalibratedSource){target, i, OUTCOME_COUNT},
                           (struct Observation){figure[i], 0.0, self->plan.calibration.discrepancy});
            if (number == NULL)
                return too_many(error);
            snprintf(number->name, sizeof number->name, "%s", target->numbers[i]);
            number->id = target->id;
            number->what = _(target->what);
            number->scale = target->scale[i];
        }
    }
    return self->weeks == VALIDATION_WEEKS
               ? STATUS_OK
               : error_set(
                     error, STATUS_CONFIGURATION,
                     "%s is of runs of %d weeks, from April 2013 to December 2018, and these have %" PRId64,
                     id, VALIDATION_WEEKS, self->weeks);
}

static enum Status add_outcome(struct CalibrateStudy *self, const struct PlanTarget *target,
                               struct Error *error) {
    struct CalibratedNumber *number =
        add_number(self, (struct CalibratedSource){NULL, 0, target->outcome},
                   (struct Observation){target->value, target->sd, target->discrepancy});
    const struct OutcomeRow *row = outcome_row(target->outcome);
    if (number == NULL)
        return too_many(error);
    outcome_name(target->outcome, number->name);
    number->id = "";
    number->what = outcome_title(target->outcome);
    number->scale = SCALE_PLAIN;
    return self->weeks >= row->least_weeks
               ? STATUS_OK
               : error_set(error, STATUS_CONFIGURATION,
                           "%s needs runs of at least %" PRId64 " weeks, and these have %" PRId64,
                           number->name, row->least_weeks, self->weeks);
}

/* Every fault of every target is told. */
static enum Status take_targets(struct CalibrateStudy *self, struct Error *error) {
    const struct PlanCalibration *plan = &self->plan.calibration;
    enum Status worst = STATUS_OK;
    for (size_t i = 0; i < plan->target_count; i++) {
        enum Status status = plan->targets[i].id != NULL ? add_figures(self, plan->targets[i].id, error)
                                                         : add_outcome(self, &plan->targets[i], error);
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}

static void take_factors(struct CalibrateStudy *self) {
    struct Calibrated *found = &self->found;
    found->factor_count = self->plan.factor_count;
    for (size_t f = 0; f < found->factor_count; f++) {
        const struct Factor *factor = &self->plan.factors[f];
        found->factor[f] =
            (struct CalibratedFactor){factor, scenario_field_unit(&self->plan.scenario, factor->field),
                                      scenario_field_get(&self->plan.scenario, factor->field)};
    }
}

/* ---- A run's numbers. */

static enum Status add_record(struct Recorder *recorder, const struct RunRows *rows, enum RecordTable table,
                              struct Error *error) {
    enum Status status = STATUS_OK;
    for (size_t i = 0; i < rows->tables[table].count && status == STATUS_OK; i++)
        status = recorder->record(recorder->context, table, run_rows_get(rows, table, i), error);
    return status;
}

/* The run's own record comes last, as it does while it runs. */
static enum Status measure(const struct RunRows *rows, struct Measured *measured, struct Error *error) {
    struct Watch *watch = watch_new(measured);
    if (watch == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the figures of a run");
    struct Recorder recorder = watch_recorder(watch);
    enum Status status = STATUS_OK;
    for (int table = 0; table < TABLE_COUNT && status == STATUS_OK; table++)
        if (table != TABLE_RUNS)
            status = add_record(&recorder, rows, (enum RecordTable)table, error);
    if (status == STATUS_OK)
        status = add_record(&recorder, rows, TABLE_RUNS, error);
    watch_close(watch);
    return status;
}

/* What its source saw in part is drawn anew for each run. */
static enum Status publish(const struct CalibrateStudy *self, const struct RunRows *rows, double values[],
                           struct Error *error) {
    struct Measured *measured = calloc(1, sizeof *measured);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    enum Status status =
        measured != NULL && rng != NULL
            ? measure(rows, measured, error)
            : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for the figures of a run");
    for (size_t k = 0; k < self->found.number_count && status == STATUS_OK; k++) {
        const struct CalibratedSource *source = &self->source[k];
        double published[DIMENSIONS_MOST];
        if (source->target == NULL || source->dimension != 0)
            continue;
        gsl_rng_set(rng, (unsigned long)(self->seed + study_stream(&self->simulator.drive->study,
                                                                   rows->key.point, rows->key.replicate)));
        target_publish(source->target, measured, rng, published);
        memcpy(values + k, published, source->target->dimensions * sizeof *values);
    }
    if (rng != NULL)
        gsl_rng_free(rng);
    free(measured);
    return status;
}

static enum Status observe(void *context, const struct RunRows *rows, double values[], struct Error *error) {
    const struct CalibrateStudy *self = context;
    struct Tally *tally;
    size_t figures = 0;
    enum Status status = run_tally(&tally, self->weeks, rows, 0, error);
    for (size_t k = 0; k < self->found.number_count && status == STATUS_OK; k++)
        if (self->source[k].target == NULL)
            values[k] = outcome_read(self->source[k].outcome, tally);
        else
            figures++;
    tally_free(tally);
    return status == STATUS_OK && figures > 0 ? publish(self, rows, values, error) : status;
}

static unsigned observed_tables(const struct CalibrateStudy *self) {
    unsigned tables = 0;
    for (size_t k = 0; k < self->found.number_count; k++)
        tables |= self->source[k].target != NULL ? (1u << TABLE_COUNT) - 1u
                                                 : 1u << outcome_row(self->source[k].outcome)->table;
    return tables;
}

/* ---- Preparing. */

static void decide_numbers(struct CalibrateStudy *self, const struct Options *options) {
    const struct Plan *plan = &self->plan;
    const struct PlanCalibration *c = &plan->calibration;
    bool figures = false;
    for (size_t i = 0; i < c->target_count; i++)
        figures = figures || c->targets[i].id != NULL;
    self->weeks = option_is_given(options, OPTION_WEEKS) ? options->weeks
                  : plan->weeks > 0                      ? plan->weeks
                  : figures                              ? VALIDATION_WEEKS
                                                         : options->weeks;
    self->seed = plan->has_seed && !option_is_given(options, OPTION_SEED) ? plan->seed : options->seed;
    bool said = option_is_given(options, OPTION_REPLICATES);
    self->calibration_plan =
        (struct CalibrationPlan){.waves = (size_t)c->waves,
                                 .points = (size_t)c->points,
                                 .replicates = (size_t)(said ? options->replicates : c->replicates),
                                 .cutoff = c->cutoff,
                                 .second = c->second_largest,
                                 .confirm = (size_t)c->confirm,
                                 .smc = {.particles = (size_t)c->particles,
                                         .replicates = (size_t)c->simulations,
                                         .generations = (size_t)c->generations,
                                         .keep = c->keep,
                                         .tolerance = c->tolerance,
                                         .least_accepted = c->least_accepted,
                                         .moved = c->moved}};
}

/* Everything that the points follow from beside the numbers of runs, in one line. */
static enum Status write_rule(struct CalibrateStudy *self, struct Error *error) {
    const struct CalibrationPlan *plan = &self->calibration_plan;
    const struct PlanCalibration *c = &self->plan.calibration;
    size_t size = 0;
    FILE *stream = open_memstream(&self->rule, &size);
    if (stream == NULL)
        return error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a calibration");
    fprintf(stream,
            "calibrate waves=%zu points=%zu replicates=%zu by=%s particles=%zu simulations=%zu "
            "generations=%zu confirm=%zu",
            plan->waves, plan->points, plan->replicates, plan->second ? "second_largest" : "largest",
            plan->smc.particles, plan->smc.replicates, plan->smc.generations, plan->confirm);
    const struct {
        const char *name;
        double value;
    } reals[] = {{"cutoff", c->cutoff},
                 {"keep", c->keep},
                 {"tolerance", c->tolerance},
                 {"least_accepted", c->least_accepted},
                 {"moved", c->moved}};
    char number[32], other[32], third[32];
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        text_from_number(number, sizeof number, reals[i].value);
        fprintf(stream, " %s=%s", reals[i].name, number);
    }
    for (size_t k = 0; k < self->found.number_count; k++) {
        text_from_number(number, sizeof number, self->observation[k].figure);
        text_from_number(other, sizeof other, self->observation[k].error);
        text_from_number(third, sizeof third, self->observation[k].discrepancy);
        fprintf(stream, " %s=%s±%s±%s", self->outputs[k], number, other, third);
    }
    for (size_t f = 0; f < self->plan.factor_count; f++) {
        const struct Factor *factor = &self->plan.factors[f];
        text_from_number(number, sizeof number, factor->low);
        text_from_number(other, sizeof other, factor->high);
        fprintf(stream, " %s=%s..%s%s", factor->key, number, other, factor->scale == SCALE_LOG ? "log" : "");
    }
    bool failed = ferror(stream) != 0;
    return fclose(stream) == 0 && !failed
               ? STATUS_OK
               : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for a calibration");
}

static void fill_drive(struct CalibrateStudy *self, struct DrivePlan *drive) {
    struct ScenarioPoints points = drive->study.points;
    drive->study = (struct Study){.scenarios = &self->plan.scenario,
                                  .scenario_count = 1,
                                  .points = points,
                                  .points_rule = self->rule,
                                  .weeks = self->weeks,
                                  .seed = self->seed,
                                  .tables = self->plan.tables,
                                  .outputs = self->outputs,
                                  .output_count = self->found.number_count,
                                  .own_streams = true};
    drive->observe = observe;
    drive->observe_context = self;
    drive->observe_tables = observed_tables(self);
}

/* The first batch: what it takes can be timed, and its points are checked before anything is written. */
static enum Status append_first(struct CalibrateStudy *self, struct Error *error) {
    size_t replicates, points = calibration_first(&self->calibration_plan, &replicates);
    double *unit = calloc(points * self->plan.factor_count + 1, sizeof *unit);
    enum Status status =
        unit != NULL ? calibration_first_points(&self->calibration_plan, self->plan.factor_count, unit, error)
                     : error_set(error, STATUS_OUT_OF_MEMORY, "memory ran out for points");
    if (status == STATUS_OK)
        status = model_simulator_append(&self->simulator, points, unit, replicates, error);
    free(unit);
    return status;
}

static enum Status take_plan(struct Job *job, struct Error *error) {
    struct CalibrateStudy *self = job->subject;
    decide_numbers(self, job->options);
    take_factors(self);
    enum Status status = take_targets(self, error);
    if (status == STATUS_OK)
        status = write_rule(self, error);
    if (status == STATUS_OK)
        status = model_simulator_init(&self->simulator, &self->plan, &job->drive, error);
    if (status != STATUS_OK)
        return status;
    self->calibration_plan.smc.seed = self->seed;
    fill_drive(self, &job->drive);
    model_simulator_begin(&self->simulator, NULL, false);
    return append_first(self, error);
}

enum Status calibrate_study_prepare(struct Job *job, char *const arguments[], int count, const char **name,
                                    struct Error *error) {
    struct CalibrateStudy *self = job->subject;
    const struct Options *options = job->options;
    (void)count; /* a plan is one argument */
    enum Status status = input_plan(&self->plan, arguments[0], &options->set, options->quiet, error);
    if (status == STATUS_OK && !self->plan.calibration.there)
        status = error_set(error, STATUS_CONFIGURATION,
                           "%s: a plan to calibrate needs a group calibrate = { targets = (\"N13\"); }",
                           self->plan.name);
    if (status == STATUS_OK && options->shard.parts > 1)
        status = error_set(error, STATUS_USAGE,
                           "a calibration has no parts: which points it runs follows from the runs before; "
                           "the ranks of one command share its runs (make MPI=1)");
    if (status == STATUS_OK)
        status = take_plan(job, error);
    if (status == STATUS_OK && options->dry_run)
        note(options->quiet, "told is the first batch; the whole calibration takes at most %zu runs",
             calibration_most(&self->calibration_plan));
    *name = self->plan.name;
    return status;
}

const struct Plan *calibrate_study_plan(const void *subject) {
    const struct CalibrateStudy *self = subject;
    return &self->plan;
}

enum Status calibrate_study_restore(struct Job *job, struct Store *store, struct Error *error) {
    struct CalibrateStudy *self = job->subject;
    enum Status status = planned_restore_plan(&self->plan, store, error);
    if (status != STATUS_OK)
        return status;
    self->plan.weeks = job->drive.study.weeks;
    self->plan.has_seed = true;
    self->plan.seed = job->drive.study.seed;
    return take_plan(job, error);
}

void calibrate_study_release(void *subject) {
    struct CalibrateStudy *self = subject;
    calibration_free(&self->calibration);
    model_simulator_free(&self->simulator);
    free(self->rule);
    plan_free(&self->plan);
}

/* ---- Running and reading. */

static void tell_progress(void *context, const struct History *history, const struct Smc *smc) {
    const struct Job *job = context;
    if (smc != NULL)
        note(job->options->quiet, "generation %zu: tolerance %.2f, %.0f %% of moves accepted, %.0f %% moved",
             smc->generations, smc->tolerance, 100.0 * smc->generation[smc->generations].accepted,
             100.0 * smc->generation[smc->generations].moved);
    else
        note(job->options->quiet, "wave %zu: %.3g %% of the ranges are not ruled out", history->wave_count,
             100.0 * history->wave[history->wave_count - 1].share);
}

static enum Status calibrate(struct Job *job, struct Store *store, bool reading, struct Error *error) {
    struct CalibrateStudy *self = job->subject;
    const struct Simulator simulator = {self->plan.factor_count, self->found.number_count,
                                        model_simulator_run, &self->simulator};
    model_simulator_begin(&self->simulator, store, reading);
    calibration_free(&self->calibration);
    enum Status status = calibration_run(&self->calibration, &simulator, self->observation,
                                         &self->calibration_plan, reading ? NULL : tell_progress, job, error);
    self->done = status == STATUS_OK;
    return status;
}

enum Status calibrate_study_run(struct Job *job, struct Store *store, struct DriveOutcome *outcome,
                                struct Error *error) {
    struct CalibrateStudy *self = job->subject;
    enum Status status = calibrate(job, store, false, error);
    *outcome = self->simulator.outcome;
    return status == STATUS_OK && self->simulator.worst != STATUS_OK
               ? error_set(error, self->simulator.worst, "%s", self->simulator.failures.text)
               : status;
}

enum Status calibrate_study_read(struct Job *job, struct Store *store, struct Error *error) {
    struct CalibrateStudy *self = job->subject;
    struct Error why = {0};
    enum Status status = self->done ? STATUS_OK : calibrate(job, store, true, &why);
    if (self->simulator.unfinished) {
        snprintf(job->lack, sizeof job->lack, "%s",
                 _("the calibration has not finished; `tandem calibrate` goes on"));
        return STATUS_OK;
    }
    if (status != STATUS_OK)
        return error_set(error, status, "%s", why.text);
    self->found.calibration = &self->calibration;
    self->found.title = plan_title(&self->plan);
    self->found.runs = 0;
    for (int64_t p = 0; p < job->drive.study.points.count; p++)
        self->found.runs += self->simulator.cells[p];
    job->replicates = job->drive.replicates;
    return STATUS_OK;
}
