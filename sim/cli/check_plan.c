#include "cli/check_plan.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/calibrate_study.h"
#include "cli/planned.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "plan/plan_reader.h"

enum { KEY_WIDTH = 34, NUMBER_SIZE = 32, VALUES_MOST = 8 };

/* Range, own value, unit, and the values that it really takes where these are few. */
static void print_factor(const struct Experiment *experiment, size_t column, const struct Factor *factor) {
    const struct Scenario *scenario = &experiment->plan->scenario;
    char low[NUMBER_SIZE], high[NUMBER_SIZE], own[NUMBER_SIZE], text[512], key[SCENARIO_FIELD_KEY];
    double values[VALUES_MOST];
    size_t count = experiment_values(experiment, column, VALUES_MOST, values);
    text_from_number(low, sizeof low, factor->low);
    text_from_number(high, sizeof high, factor->high);
    text_from_number(own, sizeof own, scenario_field_get(scenario, factor->field));
    size_t used = (size_t)snprintf(text, sizeof text, _("%s to %s%s (%s) %s"), low, high,
                                   factor->scale == SCALE_LOG ? _(", log") : "", own,
                                   _(scenario_field_unit(scenario, factor->field)));
    bool ends_alone = count == 2 && values[0] == factor->low && values[1] == factor->high;
    for (size_t i = 0; i < count && count <= VALUES_MOST && !ends_alone && used < sizeof text; i++) {
        char value[NUMBER_SIZE];
        snprintf(value, sizeof value, "%.12g", values[i]); /* computed, so that the last digits are noise */
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%s%s", i == 0 ? _("; takes ") : ", ", value);
    }
    scenario_field_key(scenario, factor->field, key);
    int at = printf("    %-*s ", KEY_WIDTH, key);
    print_wrapped(stdout, at, KEY_WIDTH + 5, text);
}

static void print_outputs(const struct Experiment *experiment) {
    char text[4096];
    size_t used = 0;
    for (size_t i = 0; i < experiment->plan->output_count && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? ", " : "",
                                 experiment->output[i]);
    print_labelled("outputs", text);
}

static void print_decision(const struct Plan *plan) {
    const struct PlanDecision *decision = &plan->decision;
    char text[512] = "", options[64];
    for (size_t i = 0; i < decision->budget_count; i++) {
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%g", i > 0 ? ", " : "", decision->budgets[i]);
    }
    print_labelled("budgets", text);
    translate_count(options, sizeof options, "%lld option", "%lld options",
                    (long long)decision->option_count);
    snprintf(text, sizeof text, _("%s, at most %lld at once: %zu mixes within the largest budget%s"), options,
             (long long)decision->at_once, plan->other_count,
             decision->race ? _("; those that are clearly behind stop early, so that fewer runs are done")
                            : "");
    print_labelled("options", text);
}

static void print_factor_head(size_t count) {
    char factors[64];
    translate_count(factors, sizeof factors, "%lld factor", "%lld factors", (long long)count);
    printf(_("  %s: range (value in the scenario) unit\n"), factors);
}

static void explain(const char *path, const struct Planned *planned) {
    const struct Plan *plan = &planned->plan;
    const struct DesignRow *design = design_row(plan->design.kind);
    char text[512];
    print_bold(path);
    printf("%s\n", _(": no fault found"));
    print_labelled("title", plan_title(plan));
    print_labelled("about", translate_choose(plan->description, plan->description_zh));
    print_labelled("scenario", plan->scenario.name);
    snprintf(text, sizeof text, _("%s: %s"), design->name, _(design->sentence));
    print_labelled("design", text);
    int64_t points = planned->experiment.design.points;
    int64_t scenarios = (int64_t)planned->experiment.scenario_count;
    int64_t runs = scenarios * points * planned->replicates;
    char several[64] = "", of_points[64], of_replicates[64], of_runs[64];
    if (scenarios > 1)
        snprintf(several, sizeof several, _("%lld scenarios at "), (long long)scenarios);
    translate_count(of_points, sizeof of_points, "%lld point", "%lld points", points);
    translate_count(of_replicates, sizeof of_replicates, "%lld replicate", "%lld replicates",
                    planned->replicates);
    translate_count(of_runs, sizeof of_runs, "%lld run", "%lld runs", runs);
    snprintf(text, sizeof text, _("%s%s, %s each: %s of %lld weeks, seed %llu"), several, of_points,
             of_replicates, of_runs, (long long)planned->weeks, (unsigned long long)planned->seed);
    print_labelled("runs", text);
    print_outputs(&planned->experiment);
    if (plan->decision.given)
        print_decision(plan);
    print_factor_head(plan->factor_count);
    for (size_t f = 0; f < plan->factor_count; f++) {
        print_factor(&planned->experiment, f, &plan->factors[f]);
        for (size_t i = 0; i < plan->linked_count; i++)
            if (plan->linked[i].with == f)
                print_factor(&planned->experiment, plan->factor_count + i, &plan->linked[i]);
    }
    print_text("  `tandem %s %s --dry-run` says how long it takes\n\n",
               plan->decision.given ? "decide" : "sweep", path);
}

/* Ranges, targets, and the most that it runs: how far it goes, the runs decide. */
static void explain_calibration(const char *path, const struct CalibrateStudy *study) {
    const struct Calibrated *found = &study->found;
    const struct CalibrationPlan *plan = &study->calibration_plan;
    char text[4096];
    size_t used = 0;
    print_bold(path);
    printf("%s\n", _(": no fault found"));
    print_labelled("title", plan_title(&study->plan));
    print_labelled("about", translate_choose(study->plan.description, study->plan.description_zh));
    print_labelled("scenario", study->plan.scenario.name);
    for (size_t k = 0; k < found->number_count && used < sizeof text; k++)
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%s%s %.4g", k > 0 ? ", " : "",
                             found->number[k].name, calibrated_shown(found, k, study->observation[k].figure));
    print_labelled("targets", text);
    snprintf(text, sizeof text,
             _("%zu waves of %zu points, %zu replicates each; then %zu particles in at most %zu generations: "
               "at most %zu runs of %lld weeks, seed %llu"),
             plan->waves, plan->points, plan->replicates, plan->smc.particles, plan->smc.generations,
             calibration_most(plan), (long long)study->weeks, (unsigned long long)study->seed);
    print_labelled("runs", text);
    print_factor_head(found->factor_count);
    for (size_t f = 0; f < found->factor_count; f++)
        printf(_("    %-*s %.4g to %.4g%s (%.4g) %s\n"), KEY_WIDTH, found->factor[f].factor->key,
               found->factor[f].factor->low, found->factor[f].factor->high,
               found->factor[f].factor->scale == SCALE_LOG ? _(", log") : "", found->factor[f].own,
               _(found->factor[f].unit));
    print_text("  `tandem calibrate %s --dry-run` says how long its first wave takes\n\n", path);
}

static enum Status check_calibration(const struct Options *options, char *path, struct Error *error) {
    struct Job job;
    const char *name;
    enum Status status = pipeline_prepare(&job, &calibrate_study, options, &path, 1, &name, error);
    if (status == STATUS_OK)
        explain_calibration(path, job.subject);
    pipeline_release(&job, &calibrate_study);
    return status;
}

enum Status check_plan(const struct Options *options, char *argument, const char *path, struct Error *error) {
    struct Job job;
    const char *name;
    const struct StudyKind *kind = plan_is_decision(path) ? &decide_study : &sweep_study;
    if (plan_is_calibration(path))
        return check_calibration(options, argument, error);
    enum Status status = pipeline_prepare(&job, kind, options, &argument, 1, &name, error);
    if (status == STATUS_OK)
        explain(argument, job.subject);
    pipeline_release(&job, kind);
    return status;
}
