/* tandem check: whether scenarios and plans are right, and what they say. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "claims/claims_reader.h"
#include "cli/check_plan.h"
#include "cli/findings_study.h"
#include "cli/input.h"
#include "cli/study_kinds.h"
#include "cli/terminal.h"
#include "params/intervention.h"

enum { KEY_WIDTH = 32 };

static void print_parameter(const struct Scenario *scenario, size_t index) {
    static const char *const origins[] = {N_("default"), N_("base"), N_("scenario"), "--set"};
    const struct ParamRow *row = params_row(index);
    char value[32], usual[32], text[256];
    text_from_number(value, sizeof value, params_get(&scenario->params, index));
    text_from_number(usual, sizeof usual, row->value);
    snprintf(text, sizeof text, _("%s (%s) %s, %s"), value, usual, _(row->unit),
             _(origins[scenario->origin[index]]));
    int at = printf("    %-*s ", KEY_WIDTH, params_key(index));
    print_wrapped(stdout, at, KEY_WIDTH + 5, text);
}

static void print_parameters(const struct Scenario *scenario) {
    size_t changed = 0;
    for (size_t i = 0; i < params_count(); i++)
        changed += scenario->origin[i] != ORIGIN_DEFAULT;
    printf(_("  %zu of %zu parameters set: value (default) unit, where it is set\n"), changed,
           params_count());
    for (size_t i = 0; i < params_count(); i++)
        if (scenario->origin[i] != ORIGIN_DEFAULT)
            print_parameter(scenario, i);
}

static void print_interventions(const struct Scenario *scenario) {
    char text[512];
    translate_count(text, sizeof text, "%lld intervention", "%lld interventions",
                    (long long)scenario->intervention_count);
    printf("  %s\n", text);
    for (int64_t i = 0; i < scenario->intervention_count; i++) {
        const struct Intervention *it = &scenario->interventions[i];
        const struct InterventionRow *row = intervention_row(it->kind);
        char target[128];
        intervention_describe_target(it, target, sizeof target);
        snprintf(
            text, sizeof text,
            _("weeks %g to %g, ramp %g weeks, intensity %g (%s), %s, %g million NTD a unit, agency and week"),
            it->start_week, it->end_week, it->ramp_weeks, it->intensity, _(row->unit), target,
            intervention_cost(it));
        int at = printf("    %-18s ", row->name);
        print_wrapped(stdout, at, 23, text);
    }
}

static void explain(const char *path, const struct Scenario *scenario, const struct Options *options) {
    print_bold(path);
    printf("%s\n", _(": no fault found"));
    print_labelled("title", scenario_title(scenario));
    print_labelled("about", translate_choose(scenario->description, scenario->description_zh));
    if (summary_focus(&scenario->params) != GROUP_ALL)
        print_labelled("headline", summary_group_title(summary_focus(&scenario->params)));
    print_labelled("built on", scenario->bases);
    print_labelled("network", scenario->network_file[0] != '\0' ? scenario->network_file : _("generated"));
    print_parameters(scenario);
    print_interventions(scenario);
    print_text("  `tandem run %s` runs %s replicates of %lld weeks\n\n", path,
               option_row(OPTION_REPLICATES)->value, (long long)options->weeks);
}

static enum Status check_scenario(const struct Options *options, char *path, struct Error *error) {
    struct Job job;
    const char *name;
    enum Status status = pipeline_prepare(&job, &run_study, options, &path, 1, &name, error);
    if (status == STATUS_OK)
        explain(path, job.drive.study.scenarios, options);
    pipeline_release(&job, &run_study);
    return status;
}

static enum Status check_claims(const struct Options *options, char *path, struct Error *error) {
    struct Job job;
    const char *name;
    enum Status status = pipeline_prepare(&job, &findings_study, options, &path, 1, &name, error);
    const struct FindingsStudy *study = job.subject;
    if (status == STATUS_OK) {
        print_bold(path);
        printf("%s\n", _(": no fault found"));
        print_text("  %zu claims, %zu tests in %zu scenarios; `tandem findings %s` runs them\n\n",
                   study->claims.claim_count, study->claims.test_count, study->claims.arm_count, path);
    }
    pipeline_release(&job, &findings_study);
    return status;
}

static enum Status check_one(const struct Options *options, char *argument, struct Error *error) {
    char path[SCENARIO_PATH];
    if (strcmp(argument, INPUT_STANDARD) == 0)
        return check_scenario(options, argument, error);
    enum Status status = input_find(argument, INPUT_SCENARIO, true, path, error);
    if (status != STATUS_OK)
        return status;
    if (claims_is_claims(path))
        return check_claims(options, path, error);
    return plan_is_plan(path) ? check_plan(options, argument, path, error)
                              : check_scenario(options, argument, error);
}

enum Status command_check(const struct Options *options, struct Error *error) {
    enum Status worst = STATUS_OK;
    for (int i = 0; i < options->argument_count; i++) {
        enum Status status = check_one(options, options->arguments[i], error);
        worst = worst == STATUS_OK ? status : worst;
    }
    return worst;
}
