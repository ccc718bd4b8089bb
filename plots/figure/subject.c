#include "plots/figure/subject.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"

struct OutputFindings output_findings(enum Outcome outcome) {
    return (struct OutputFindings){.outcome = outcome, .wanted = {NAN, NAN, NAN, 0, 0, false}};
}

struct OutputTexts output_texts(enum Outcome outcome) {
    const struct OutcomeRow *row = outcome_row(outcome);
    const int group = (int)outcome - (int)row->first;
    struct OutputTexts self = {.factor = outcome_display(outcome, 1.0),
                               .unit = _(outcome_unit(outcome).shown),
                               .difference_unit = _(outcome_display_unit(outcome))};
    outcome_name(outcome, self.name);
    if (group == 0)
        snprintf(self.title, sizeof self.title, "%s", outcome_title(outcome));
    else
        snprintf(self.title, sizeof self.title, _("%s: %s"), outcome_title(outcome),
                 outcome_case_type_title(outcome));
    return self;
}

struct FigureSubject figure_subject_scenario(const struct Scenario *scenario, const struct Summary *summary) {
    return (struct FigureSubject){.kind = SUBJECT_SCENARIO,
                                  .confidence = summary->confidence,
                                  .replicates = (int64_t)summary->runs,
                                  .scenarios = scenario,
                                  .summaries = summary};
}

struct FigureSubject figure_subject_comparison(const struct Comparison *comparison,
                                               const struct Scenario *scenarios,
                                               const struct Summary *summaries) {
    return (struct FigureSubject){.kind = SUBJECT_COMPARISON,
                                  .confidence = summaries[0].confidence,
                                  .replicates = (int64_t)summaries[0].runs,
                                  .scenarios = scenarios,
                                  .summaries = summaries,
                                  .comparison = comparison};
}

struct FigureSubject figure_subject_output(const struct PlanSubject *plan,
                                           const struct OutputFindings *output) {
    return (struct FigureSubject){.kind = SUBJECT_OUTPUT,
                                  .confidence = plan->confidence,
                                  .replicates = plan->replicates,
                                  .plan = plan,
                                  .output = output};
}

struct FigureSubject figure_subject_claims(const struct Findings *findings, size_t group) {
    return (struct FigureSubject){
        .kind = SUBJECT_CLAIMS, .confidence = findings->confidence, .findings = findings, .group = group};
}

struct FigureSubject figure_subject_calibration(const struct Calibrated *calibration) {
    return (struct FigureSubject){.kind = SUBJECT_CALIBRATION,
                                  .title = calibration->title,
                                  .confidence = 0.9,
                                  .replicates = calibration->runs,
                                  .calibration = calibration};
}

struct FigureSubject figure_subject_decision(const struct DecisionView *view) {
    return (struct FigureSubject){.kind = SUBJECT_DECISION,
                                  .confidence = view->decision->question->confidence,
                                  .replicates = view->replicates,
                                  .decision = view};
}
